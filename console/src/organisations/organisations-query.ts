import { useQuery } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { Organisation } from '../api/types.ts';

export const ORGANISATIONS = ['organisations'];

/** All units of the tenant, parents before children. */
export const useOrganisations = () =>
  useQuery({
    queryKey: ORGANISATIONS,
    staleTime: 60_000,
    queryFn: async (): Promise<Organisation[]> => (await answer(http.GET('/api/v1/organisations'))).items,
  });

export interface UnitNode {
  unit: Organisation;
  children: UnitNode[];
}

/** The units as a tree in their own order; a unit whose parent is not listed stands at the top. */
export function treeOf(units: readonly Organisation[]): UnitNode[] {
  const nodes = new Map(units.map((unit) => [unit.id, { unit, children: [] } as UnitNode]));
  const top: UnitNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.unit.parentId ? nodes.get(node.unit.parentId) : undefined;
    (parent?.children ?? top).push(node);
  }
  const sort = (list: UnitNode[]) => {
    list.sort((a, b) => a.unit.sortOrder - b.unit.sortOrder);
    for (const node of list) sort(node.children);
  };
  sort(top);
  return top;
}
