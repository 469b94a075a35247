/** Trees kept as rows that name their parent: units, columns. Pure. */

/** Anything that stands under another of its kind. */
export interface Member {
  id: string;
  /** Null at the top. */
  parentId: string | null;
}
type Node = Member & { sortOrder: number; code: string };

/** Parents before children, siblings by sort order and code, with their depth (0 at the top). */
export function orderTree<T extends Node>(nodes: readonly T[]): (T & { depth: number })[] {
  const children = new Map<string | null, T[]>();
  const known = new Set(nodes.map((node) => node.id));
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const ordered: (T & { depth: number })[] = [];
  const visit = (parent: string | null, depth: number) => {
    const siblings = children.get(parent) ?? [];
    siblings.sort((a, b) => a.sortOrder - b.sortOrder || (a.code < b.code ? -1 : 1));
    for (const node of siblings) {
      ordered.push({ ...node, depth });
      visit(node.id, depth + 1);
    }
  };
  visit(null, 0);
  return ordered;
}

/** A member and everything under it. */
export function subtreeOf(nodes: readonly Member[], id: string): Set<string> {
  const children = new Map<string, string[]>();
  for (const node of nodes) {
    if (node.parentId === null) continue;
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node.id);
    else children.set(node.parentId, [node.id]);
  }
  const inside = new Set([id]);
  for (const member of inside) for (const child of children.get(member) ?? []) inside.add(child);
  return inside;
}

/** As deep as lists can show. */
export const MAX_DEPTH = 12;

export type MoveFault = 'under_itself' | 'too_deep';

/** Why `id` may not stand under `parentId`: never below itself or one of its own, and not deeper than the lists can show. */
export function findMoveFault(nodes: readonly Member[], id: string, parentId: string | null): MoveFault | null {
  const inside = subtreeOf(nodes, id);
  if (parentId !== null && inside.has(parentId)) return 'under_itself';
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const levelsAbove = (from: string | null, stopAt: string | null) => {
    let levels = 0;
    for (let at = from; at !== null && at !== stopAt; at = parents.get(at) ?? null) levels += 1;
    return levels;
  };
  const height = Math.max(...[...inside].map((member) => levelsAbove(member, id)));
  return levelsAbove(parentId, null) + 1 + height > MAX_DEPTH ? 'too_deep' : null;
}
