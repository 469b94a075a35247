/** The writer worker: holds the folder's lock and the only writing connection, and merges segments while nothing else is to do. */
import { workerData } from 'node:worker_threads';
import { serveCalls } from './channel.ts';
import type { IndexChange } from './index.port.ts';
import { IndexWriter } from './writer.repo.ts';

/** Milliseconds without a change before merging begins. */
const IDLE = 500;

const writer = IndexWriter.open((workerData as { folder: string }).folder);
let timer: NodeJS.Timeout | undefined;

const open = (): IndexWriter => {
  if (!writer) throw new Error('the index is written by another process');
  return writer;
};

function tidyLater(wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    try {
      if (open().tidy()) tidyLater(1);
      else open().settle();
    } catch {
      // Merging is only for speed; damage met here shows again in the next write or search, where somebody waits for the answer.
    }
  }, wait);
}

serveCalls({
  open: () => (writer ? { emptied: writer.emptied } : null),
  begin: () => {
    clearTimeout(timer);
    open().begin();
  },
  put: (changes) => open().put(changes as IndexChange[]),
  commit: (checkpoint) => {
    open().commit(checkpoint as string | undefined);
    tidyLater(IDLE);
  },
  rollback: () => open().rollback(),
  reset: () => open().reset(),
  abandon: () => open().abandon(),
  close: () => {
    clearTimeout(timer);
    writer?.close();
  },
});
