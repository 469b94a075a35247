import { useQuery } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';

export type Site = Answer<'/api/v1/sites'>['items'][number];
export type SiteColumn = Answer<'/api/v1/console/columns'>['items'][number];

export const SITES = ['sites'];
export const COLUMNS = ['columns'];

/** The sites of the tenant, the oldest first. */
export const useSites = () =>
  useQuery({
    queryKey: SITES,
    staleTime: 60_000,
    queryFn: async () => (await answer(http.GET('/api/v1/sites'))).items,
  });

/** All columns of a site, parents before children. */
export const useColumns = (siteId: string | undefined) =>
  useQuery({
    queryKey: [...COLUMNS, siteId],
    enabled: siteId !== undefined,
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/columns', { params: { query: { site: siteId ?? '' } } }))).items,
  });

/** Everything under a column: it cannot be moved there. */
export function below(id: string, columns: readonly SiteColumn[]): Set<string> {
  const found = new Set<string>();
  for (const { id: own, parentId } of columns) if (parentId && (parentId === id || found.has(parentId))) found.add(own);
  return found;
}

export interface ColumnChoice {
  value: string;
  key: string;
  title: string;
  selectable: boolean;
  children: ColumnChoice[];
}

/** The columns as a tree; those that do not `fit` are shown for their place only. */
export function choicesOf(columns: readonly SiteColumn[], fits: (column: SiteColumn) => boolean): ColumnChoice[] {
  const nodes = new Map<string, ColumnChoice>();
  const top: ColumnChoice[] = [];
  for (const column of columns) {
    const node = { value: column.id, key: column.id, title: column.name, selectable: fits(column), children: [] };
    nodes.set(column.id, node);
    (nodes.get(column.parentId ?? '')?.children ?? top).push(node);
  }
  return top;
}
