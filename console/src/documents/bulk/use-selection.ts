import { useState } from 'react';
import type { BulkItem } from './bulk.ts';

/** Chosen rows of a list, by key. Rows that have left the list are no longer chosen. */
export function useSelection(items: readonly BulkItem[]) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter(({ key }) => keys.has(key));
  return {
    chosen,
    keys: new Set(chosen.map(({ key }) => key)) as ReadonlySet<string>,
    set: (next: Iterable<string>) => setKeys(new Set(next)),
    clear: () => setKeys(new Set()),
    drop: (done: readonly string[]) => setKeys((before) => new Set([...before].filter((key) => !done.includes(key)))),
  };
}
