import { createWorkerPool, workerUrl, type WorkerPool, type WorkerTaskError } from '../../../kernel/workers/index.ts';
import type { CheckOptions } from './checks.rules.ts';
import type { CheckFinding } from './checks.schema.ts';
import type { CheckTask } from './checks.worker.ts';
import type { GateSubject } from './subject.rules.ts';
import { findUncheckable } from './traces.rules.ts';

const TIMEOUT_MS = 60_000;
const HEAP_MB = 1_536;
const MAX_BYTES = 200 * 1024 * 1024;

export interface FileChecks {
  /** Findings of a file on disk, of bytes, or, by hash, of a file in the store. Rejects with the system's code when it is not there or not a file. */
  check(
    source: { path: string } | { sha256: string } | { bytes: Uint8Array },
    fileName: string,
    options?: CheckOptions,
  ): Promise<CheckFinding[]>;
  /** Findings of a text with its title. */
  checkText(subject: GateSubject): Promise<CheckFinding[]>;
  close(): Promise<void>;
}

/** Checks files in threads with bounds on time, memory and size; a file that passes a bound is not checkable, and so held. */
export function createFileChecks(settings: {
  threads: number;
  storeFolder?: string;
  maxBytes?: number;
  timeoutMs?: number;
}): FileChecks {
  let pool: WorkerPool<CheckTask, CheckFinding[]> | null = null;
  const run = async (task: CheckTask): Promise<CheckFinding[]> => {
    pool ??= createWorkerPool({
      url: workerUrl(import.meta.url, 'checks.worker'),
      size: settings.threads,
      timeoutMs: settings.timeoutMs ?? TIMEOUT_MS,
      maxHeapMb: HEAP_MB,
    });
    try {
      return await pool.run(task);
    } catch (error) {
      const { code } = error as WorkerTaskError;
      // The thread's end says that this cannot be checked; a missing file and a closing program say nothing of it.
      if (code !== 'worker_timeout' && code !== 'worker_out_of_memory' && code !== 'worker_crashed') throw error;
      return findUncheckable({ parts: [], traces: [], links: [], unchecked: [{ code, where: '' }] });
    }
  };
  return {
    async check(source, fileName, options = {}) {
      const { storeFolder, maxBytes = MAX_BYTES } = settings;
      return run({ file: { ...source, fileName, maxBytes, options, ...(storeFolder ? { storeFolder } : {}) } });
    },
    checkText: (subject) => run({ subject }),
    async close() {
      await pool?.close();
      pool = null;
    },
  };
}
