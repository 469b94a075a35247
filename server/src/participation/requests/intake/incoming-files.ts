import { AppError } from '../../../kernel/errors/index.ts';
import { fileTypeOf, type FileStore } from '../../../kernel/files/index.ts';
import type { VirusScanner } from '../../../kernel/scan/index.ts';
import type { FileChecks } from '../../../foundation/gate/checks/index.ts';
import type { RequestVault } from '../request-vault.ts';
import { requestErrors } from '../requests.errors.ts';
import type { RequestSettings } from '../requests.settings.ts';
import type { IncomingFile, StoredFile } from './intake.schema.ts';

export interface IncomingFilesDeps {
  vault: RequestVault;
  files: FileStore;
  settings: RequestSettings;
  scanner: VirusScanner;
  /** Reads files as the gate does; left out, nothing is known of them but their type. */
  checks?: Pick<FileChecks, 'check'>;
}

/** What applicants may send. */
const TAKEN = ['pdf', 'png', 'jpg', 'docx', 'doc'] as const;
/** Archives that unpack to far more than they are, or that ended the thread that read them. */
const UNSAFE = new Set([
  'archive_too_large',
  'archive_unsafe_path',
  'worker_timeout',
  'worker_out_of_memory',
  'worker_crashed',
]);
const SCANNED = new Set(['no_text_scanned', 'page_scanned']);
/** Bytes by which a file shows what it is. */
const SIGNATURE = 8;
/** So many files are whole in memory at once, to be looked at; all others wait in the store. */
const LOOKED_AT_ONCE = 2;

/** Takes files of applicants into the store, encrypted as they come: however large they are, little of them is in memory. */
export function createIncomingFiles(deps: IncomingFilesDeps) {
  const { vault, files, settings, scanner, checks } = deps;
  let looking = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (looking >= LOOKED_AT_ONCE) await new Promise<void>((resolve) => void waiting.push(resolve));
    else looking += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else looking -= 1;
    }
  }

  /** Why the text of a file could not be read, as codes; read in a thread with bounds on time and memory. */
  async function readingFaults(name: string, bytes: Buffer): Promise<string[]> {
    const findings = (await checks?.check({ bytes }, name)) ?? [];
    return findings.flatMap(({ kind, excerpt }) => (kind === 'not_checkable' ? [excerpt] : []));
  }

  /** Each of these was sealed with random bytes of its own, so nobody else can have stored the same. */
  async function discard(stored: readonly Pick<StoredFile, 'sha256'>[]): Promise<void> {
    // What cannot be removed now is found by the sweep.
    for (const { sha256 } of stored) await files.removeIfOlder(sha256, 0).catch(() => false);
  }

  return {
    /**
     * Encrypts and stores one file. Throws requests.file_type, file_too_large, file_empty, file_unsafe or store_full, and leaves nothing
     * then; what a scanner finds is kept and not opened.
     */
    async store({ kind, name, body }: IncomingFile): Promise<StoredFile> {
      let [size, mediaType] = [0, null as string | null];
      async function* accepted() {
        let head: Buffer | null = Buffer.alloc(0);
        for await (const chunk of body) {
          size += chunk.length;
          if (size > settings.maxFileBytes) throw tooLarge(name, settings.maxFileBytes);
          if (!head) {
            yield chunk;
            continue;
          }
          head = Buffer.concat([head, chunk]);
          if (head.length < SIGNATURE) continue;
          mediaType = fileTypeOf(name, head, TAKEN);
          if (!mediaType) throw requestErrors.file_type({ name });
          yield head;
          head = null;
        }
        if (size === 0) throw requestErrors.file_empty({ name });
        if (head) throw requestErrors.file_type({ name });
      }
      const sha256 = await files.putStream(vault.sealFile(accepted())).catch((error: unknown) => {
        const isFull = error instanceof AppError && error.code === 'files.disk_full';
        throw isFull ? requestErrors.store_full({}, { cause: error }) : error;
      });
      try {
        const [guard, faults] = await inTurn(async () => {
          const bytes = await vault.openFile(await files.read(sha256));
          return Promise.all([scanner.scan(bytes), readingFaults(name, bytes)]);
        });
        if (faults.some((code) => UNSAFE.has(code))) throw requestErrors.file_unsafe({ name });
        const isScan = faults.some((code) => SCANNED.has(code));
        return { kind, name, mediaType: mediaType ?? '', size, sha256, guard, isScan };
      } catch (error) {
        await discard([{ sha256 }]);
        throw error;
      }
    },

    /** Takes files back that were stored for a form which was not kept in the end. */
    discard,
  };
}

export const tooLarge = (name: string, most: number) =>
  requestErrors.file_too_large({ name, limit: `${Math.round(most / 1_048_576)} MB` });
