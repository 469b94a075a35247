import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyRing } from '../../kernel/keys/index.ts';
import { headText, type Head, type HeadLine } from './chain.rules.ts';

/** Signed heads of the chains, one append-only file a tenant: what the database held, told by something outside the database. */
export interface Heads {
  /** Base64 of the Ed25519 public key (SPKI, DER): whoever keeps a copy of a head file can check it without the master key. */
  publicKey: string;
  file(tenantId: string): string;
  /** The last complete line; null when there is none. An unfinished line, left by a crash, does not count. */
  findLast(tenantId: string): Promise<Head | null>;
  /** Signs and appends a head and flushes it to the disk. The caller holds the chain's lock. */
  append(tenantId: string, head: Omit<Head, 'signature'>): Promise<void>;
  /** Bytes of complete lines now; read before the snapshot that the lines are compared with. Null without a file. */
  measure(tenantId: string): Promise<number | null>;
  /** The lines within the first `bytes` bytes, one at a time. */
  read(tenantId: string, bytes: number): AsyncGenerator<HeadLine>;
}

/** The frame of an Ed25519 private key (PKCS 8, RFC 8410) around its 32 bytes. */
const ED25519_FRAME = Buffer.from('302e020100300506032b657004220420', 'hex');
const TAIL_BYTES = 4096;

export function createHeads(keys: KeyRing, folder: string): Heads {
  const privateKey = createPrivateKey({
    key: Buffer.concat([ED25519_FRAME, keys.derive('audit heads')]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const file = (tenantId: string) => join(folder, `${tenantId}.jsonl`);

  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    file,
    async findLast(tenantId) {
      const tail = await readTail(file(tenantId));
      const line = tail?.text.slice(0, tail.complete).trimEnd().split('\n').at(-1);
      return line ? parseHead(line) : null;
    },
    async append(tenantId, head) {
      await mkdir(folder, { recursive: true });
      const tail = await readTail(file(tenantId));
      const handle = await open(file(tenantId), 'a', 0o640);
      try {
        // A crash in the middle of a line would glue the next one to it.
        if (tail && tail.complete < tail.text.length)
          await handle.truncate(tail.size - tail.text.length + tail.complete);
        const signature = sign(null, Buffer.from(headText(tenantId, head)), privateKey).toString('base64');
        await handle.appendFile(`${JSON.stringify({ ...head, signature })}\n`);
        await handle.datasync();
      } finally {
        await handle.close();
      }
    },
    async measure(tenantId) {
      const tail = await readTail(file(tenantId));
      return tail && tail.size - tail.text.length + tail.complete;
    },
    async *read(tenantId, bytes) {
      let line = 0;
      for await (const text of linesOf(file(tenantId), bytes)) {
        line += 1;
        const head = parseHead(text);
        yield { line, head, signed: head !== null && isSigned(tenantId, head, publicKey) };
      }
    },
  };
}

function isSigned(tenantId: string, head: Head, key: KeyObject): boolean {
  return verify(null, Buffer.from(headText(tenantId, head)), key, Buffer.from(head.signature, 'base64'));
}

function parseHead(line: string): Head | null {
  try {
    const { seq, hash, at, signature } = JSON.parse(line) as Record<string, unknown>;
    if (!Number.isSafeInteger(seq) || typeof hash !== 'string' || typeof at !== 'string') return null;
    return typeof signature === 'string' ? { seq: seq as number, hash, at, signature } : null;
  } catch {
    return null;
  }
}

/** The end of a file that holds only ASCII; `complete` is where its last whole line ends within `text`. */
async function readTail(path: string): Promise<{ size: number; text: string; complete: number } | null> {
  const handle = await openIfThere(path);
  if (!handle) return null;
  try {
    const { size } = await stat(path);
    const length = Math.min(size, TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const text = buffer.toString('latin1', 0, bytesRead);
    return { size, text, complete: text.lastIndexOf('\n') + 1 };
  } finally {
    await handle.close();
  }
}

async function* linesOf(path: string, bytes: number): AsyncGenerator<string> {
  const handle = await openIfThere(path);
  if (!handle || bytes === 0) {
    await handle?.close();
    return;
  }
  let rest = '';
  for await (const chunk of handle.createReadStream({ start: 0, end: bytes - 1, encoding: 'latin1' })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}
