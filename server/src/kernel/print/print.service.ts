import { createWorkerPool, workerUrl, WorkerTaskError, type WorkerPool } from '../workers/index.ts';
import { lengthOf } from './clean.rules.ts';
import { MAX_CHARACTERS } from './page-form.ts';
import { printErrors } from './print.errors.ts';
import type { PrintDocument, Printed, PrintFormat, PrintTask } from './print.schema.ts';

export interface Printer {
  /** Throws print.too_large and, when the thread fails, print.failed. The same document gives the same bytes. */
  print(format: PrintFormat, document: PrintDocument): Promise<Printed>;
  close(): Promise<void>;
}

/** A printer with `size` threads; they start with the first document and end after ten minutes without one. */
export function createPrinter({ size = 1, timeoutMs = 120_000 }: { size?: number; timeoutMs?: number } = {}): Printer {
  const pool: WorkerPool<PrintTask, Printed> = createWorkerPool({
    ...{ url: workerUrl(import.meta.url, 'print.worker'), size, timeoutMs, maxHeapMb: 1024, idleMs: 600_000 },
  });
  return {
    async print(format, document) {
      const length = lengthOf(document);
      if (length > MAX_CHARACTERS) throw printErrors.too_large({ length, limit: MAX_CHARACTERS });
      try {
        return await pool.run({ format, document });
      } catch (error) {
        if (error instanceof WorkerTaskError) throw printErrors.failed({}, { cause: error });
        throw error;
      }
    },
    close: () => pool.close(),
  };
}
