import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileStore } from '../../../kernel/files/index.ts';
import type { Printer } from '../../../kernel/print/index.ts';
import type { ReadFile, Redactor } from '../../../kernel/redact/index.ts';
import { decodeText } from '../../../kernel/text/index.ts';
import type { RequestVault } from '../request-vault.ts';
import { redactionErrors } from './redaction.errors.ts';

/** So many files stay open, and so many readings, for whoever turns their pages. */
const OPEN = 3;
const MAX_TEXT = 400_000;

export type RedactionFiles = ReturnType<typeof createRedactionFiles>;
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Files of redactions: encrypted in the store, opened for looking, never handed on from here. */
export function createRedactionFiles(deps: {
  files: FileStore;
  vault: RequestVault;
  redactor: Redactor;
  printer: Printer;
}) {
  const { files, vault, redactor, printer } = deps;
  const bytes = new Map<string, Promise<Buffer>>();
  const readings = new Map<string, Promise<ReadFile>>();
  const kept = <T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const known = cache.get(key);
    cache.delete(key);
    const value = known ?? make();
    cache.set(key, value);
    value.catch(() => cache.delete(key));
    for (const oldest of cache.keys()) {
      if (cache.size <= OPEN) break;
      cache.delete(oldest);
    }
    return value;
  };
  const open = (sha256: string): Promise<Buffer> =>
    kept(bytes, sha256, async () => vault.openFile(await files.read(sha256)));

  return {
    open,
    /** Stores bytes encrypted; returns where they lie. */
    seal: async (content: Uint8Array): Promise<string> => files.putStream(vault.sealFile(Readable.from([content]))),
    read: (sha256: string): Promise<ReadFile> =>
      kept(readings, sha256, async () => redactor.read(Uint8Array.from(await open(sha256)))),
    draw: async (sha256: string, page: number, across: number): Promise<Uint8Array> =>
      redactor.draw(Uint8Array.from(await open(sha256)), page, across),

    /** The file as a PDF that can be redacted: as it came, or a plain text printed. Throws redaction.file_type and redact errors. */
    async asPdf(content: Uint8Array, name: string, producedAt: string): Promise<Uint8Array> {
      if (Buffer.from(content.subarray(0, 1024)).includes('%PDF-')) return content;
      if (!/\.txt$/i.test(name) || content.length > MAX_TEXT || content.includes(0))
        throw redactionErrors.file_type({ name });
      const { text } = decodeText(content);
      const blocks = text
        .split(/\r\n?|\n/)
        .map((line) => ({ kind: 'paragraph' as const, text: line, align: 'left' as const, flush: true }));
      return (await printer.print('pdf', { title: name.replace(/\.txt$/i, ''), blocks, producedAt })).bytes;
    },
  };
}
