import type { Organisation } from './organisations.schema.ts';

/** GB 32100-2015: 31 characters without I, O, S, V and Z; the place of a character is its value. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type CreditCodeFault = 'length' | 'alphabet' | 'checksum';

/** A typed code in its written form: half width, upper case, without spaces and hyphens. */
export const normaliseCreditCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase();

/** The first fault of a normalised unified credit code (统一社会信用代码), null when it is right. An empty code is no code and no fault. */
export function findCreditCodeFault(code: string): CreditCodeFault | null {
  if (code === '') return null;
  if (code.length !== 18) return 'length';
  const values = [...code].map((character) => CODE_ALPHABET.indexOf(character));
  if (values.includes(-1)) return 'alphabet';
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17] ? null : 'checksum';
}

type Node = Pick<Organisation, 'id' | 'parentId' | 'sortOrder' | 'code'>;

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

/** An organisation and everything under it. */
export function subtreeOf(nodes: readonly Pick<Organisation, 'id' | 'parentId'>[], id: string): Set<string> {
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

export const MAX_DEPTH = 12;

export type MoveFault = 'under_itself' | 'too_deep';

/** Why `id` may not stand under `parentId`: never below itself or one of its own, and not deeper than the lists can show. */
export function findMoveFault(
  nodes: readonly Pick<Organisation, 'id' | 'parentId'>[],
  id: string,
  parentId: string | null,
): MoveFault | null {
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

export interface OrganisationAlias {
  /** Full or short name. */
  name: string;
  /** The organisation it stands for. */
  id: string;
}

/** Names by which documents call an organisation, longest first; one alias may stand for several organisations. */
export function aliasesOf(
  organisations: readonly Pick<Organisation, 'id' | 'name' | 'shortName'>[],
): OrganisationAlias[] {
  const aliases = organisations.flatMap(({ id, name, shortName }) =>
    [...new Set([name, shortName])].filter((alias) => alias.length > 1).map((alias) => ({ name: alias, id })),
  );
  return aliases.sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
}

/** A Host header as a key: lower case, without port and trailing dot. */
export const normaliseHost = (host: string): string =>
  host.trim().toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
