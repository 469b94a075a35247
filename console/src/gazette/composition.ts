/** The documents of an issue in their order, as they are composed. */
export interface Composed {
  documentId: string;
  title: string;
  section: string;
  isPublic: boolean;
}

/** The list with one entry moved up or down; the same list when it cannot go further. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const next = [...list];
  if (from < 0 || from >= list.length || to < 0 || to >= list.length) return next;
  const [entry] = next.splice(from, 1);
  if (entry !== undefined) next.splice(to, 0, entry);
  return next;
}

/** Adds a document once, at the end of its section's run or at the end. */
export function added(list: readonly Composed[], entry: Composed): Composed[] {
  if (list.some(({ documentId }) => documentId === entry.documentId)) return [...list];
  const last = list.findLastIndex(({ section }) => section === entry.section);
  return last < 0 ? [...list, entry] : [...list.slice(0, last + 1), entry, ...list.slice(last + 1)];
}
