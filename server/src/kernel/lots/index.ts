import { createHash } from 'node:crypto';

const digestOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Draws by lot so that anybody can draw again: each id gets the SHA-256 of seed, a line break and the id, and those with the smallest digests are
 * drawn. Returns at most `size` ids in the order in which they were drawn; the order of the input and doubles make no difference.
 */
export function drawLots(seed: string, ids: readonly string[], size: number): string[] {
  const lots = [...new Set(ids)].map((id) => ({ id, lot: digestOf(`${seed}\n${id}`) }));
  lots.sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : a.id < b.id ? -1 : 1));
  return lots.slice(0, Math.max(0, size)).map(({ id }) => id);
}

/** SHA-256 of what was drawn from: the sorted ids, one a line. Kept beside the draw, it proves that nothing was added or left out. */
export const digestOfLots = (ids: readonly string[]): string => digestOf([...new Set(ids)].sort().join('\n'));
