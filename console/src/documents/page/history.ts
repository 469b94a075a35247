import type { HistoryEntry } from '../../api/types.ts';

interface Happened extends HistoryEntry {
  /** How many times in a row the same person did the same. */
  times: number;
}

/** Newest first; steps of the machinery are left out, and the same thing done again and again is one entry. */
export function summarise(history: readonly HistoryEntry[]): Happened[] {
  const entries: Happened[] = [];
  for (const entry of history.toReversed()) {
    if (entry.action.startsWith('workflow.')) continue;
    const last = entries.at(-1);
    const again = last?.action === entry.action && last.actorName === entry.actorName && !entry.reason && !last.reason;
    if (again) last.times += 1;
    else entries.push({ ...entry, times: 1 });
  }
  return entries;
}

const SINCE = ['documents.draft.submitted', 'documents.draft.recalled', 'documents.document.published'];

/** The return that a draft still has to answer: none when it was sent in, taken back or published since. */
export function returnOf(history: readonly HistoryEntry[]): HistoryEntry | null {
  const last = history.findLast(({ action }) => action === 'review.review.returned' || SINCE.includes(action));
  return last?.action === 'review.review.returned' ? last : null;
}
