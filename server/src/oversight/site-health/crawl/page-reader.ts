import { createWorkerPool, workerUrl } from '../../../kernel/workers/index.ts';
import type { PageReader } from '../checks.service.ts';
import type { PageFacts } from './page.rules.ts';

/** A page that takes longer, or more memory, is none that a reader could use. */
const LIMITS = { timeoutMs: 5000, maxHeapMb: 256, idleMs: 60_000 };

/** Reads pages in a thread of their own. */
export function createPageReader(): { read: PageReader; close(): Promise<void> } {
  const pool = createWorkerPool<{ bytes: Uint8Array; base: string; today: string }, PageFacts>({
    ...{ url: workerUrl(import.meta.url, 'site-page.worker'), size: 1, ...LIMITS },
  });
  return { read: (bytes, base, today) => pool.run({ bytes, base, today }), close: () => pool.close() };
}
