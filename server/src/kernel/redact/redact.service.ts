import { createWorkerPool, workerUrl, WorkerTaskError } from '../workers/index.ts';
import type { AppError } from '../errors/index.ts';
import { redactErrors } from './redact.errors.ts';
import {
  DEFAULT_LIMITS,
  type Mark,
  type Progress,
  type ReadFile,
  type RebuildOptions,
  type Rebuilt,
  type RedactLimits,
} from './redact.schema.ts';
import type { RedactAnswer, RedactTask } from './redact.worker.ts';

/** Opens PDF files for covering parts of them. All throw redact errors; nothing half made is ever given out. */
export interface Redactor {
  read(bytes: Uint8Array): Promise<ReadFile>;
  /** A page, from 1, as PNG of so many pixels across. */
  draw(bytes: Uint8Array, page: number, across: number): Promise<Uint8Array>;
  /** `onProgress` hears how far it is. */
  rebuild(
    bytes: Uint8Array,
    marks: readonly Mark[],
    options: RebuildOptions,
    onProgress?: (progress: Progress) => void,
  ): Promise<Rebuilt>;
  close(): Promise<void>;
}

const HEAP_MB = 1024;

/** A redactor with one thread for looking and one for rebuilding, so that nobody waits for another's long file to see his page. */
export function createRedactor(
  settings: { limits?: Partial<RedactLimits>; lookMs?: number; pageMs?: number; rebuildMs?: number } = {},
): Redactor {
  const limits: RedactLimits = { ...DEFAULT_LIMITS, ...settings.limits };
  const url = workerUrl(import.meta.url, 'redact.worker');
  const pool = (times: { timeoutMs: number; totalMs?: number }) =>
    createWorkerPool<RedactTask, RedactAnswer>({ url, size: 1, ...times, maxHeapMb: HEAP_MB, idleMs: 60_000 });
  const looking = pool({ timeoutMs: settings.lookMs ?? 120_000 });
  // A page that takes a minute was made to hurt; a thousand ordinary ones take ten.
  const rebuilding = pool({ timeoutMs: settings.pageMs ?? 60_000, totalMs: settings.rebuildMs ?? 1_800_000 });
  const run = async <T extends RedactAnswer>(
    on: typeof looking,
    task: RedactTask,
    onTold?: (told: unknown) => void,
  ): Promise<T> => {
    if (task.bytes.length > limits.maxBytes) throw redactErrors.too_large(LIMITS['bytes']);
    try {
      return (await on.run(task, [], onTold)) as T;
    } catch (error) {
      // The program is stopping: that is no fault of the file.
      throw error instanceof WorkerTaskError && error.code !== 'worker_closed' ? explain(error) : error;
    }
  };
  return {
    read: (bytes) => run<ReadFile>(looking, { kind: 'read', bytes, limits }),
    draw: (bytes, page, across) => run<Uint8Array>(looking, { kind: 'draw', bytes, limits, page, across }),
    rebuild: (bytes, marks, options, onProgress) =>
      run<Rebuilt>(rebuilding, { kind: 'rebuild', bytes, limits, marks, options }, (told) =>
        onProgress?.(told as Progress),
      ),
    close: async () => {
      await Promise.all([looking.close(), rebuilding.close()]);
    },
  };
}

const LIMITS: Record<string, { zh: string; en: string }> = {
  bytes: { zh: '超过 100 MB', en: 'more than 100 MB' },
  pages: { zh: '页数过多', en: 'too many pages' },
  characters: { zh: '一页文字过多', en: 'too much text on one page' },
  output: { zh: '遮盖后的文件超过 200 MB', en: 'the redacted file is larger than 200 MB' },
};

/** A fault of the file keeps its own text; a thread that ended was brought down by the file. */
function explain(error: WorkerTaskError): AppError {
  const { code, detail = '' } = error;
  if (code === 'not_pdf') return redactErrors.not_pdf({}, { cause: error });
  if (code === 'encrypted') return redactErrors.encrypted({}, { cause: error });
  if (code === 'too_large')
    return redactErrors.too_large(LIMITS[detail] ?? { zh: detail, en: detail }, { cause: error });
  if (code === 'no_such_page')
    return redactErrors.no_such_page(JSON.parse(detail) as { page: number; pages: number }, { cause: error });
  if (code === 'bad_mark') return redactErrors.bad_mark({ page: detail }, { cause: error });
  if (code === 'not_clean') return redactErrors.not_clean({ page: detail }, { cause: error });
  return redactErrors.too_heavy({}, { cause: error });
}
