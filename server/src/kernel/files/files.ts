import { createHash, hash, randomBytes } from 'node:crypto';
import { closeSync, createReadStream, fsync, openSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { defineErrors } from '../errors/index.ts';

export const fileErrors = defineErrors('files', {
  not_found: {
    status: 404,
    zh: '没有找到这个文件。它可能已被撤下，或地址有误。',
    en: 'This file was not found. It may have been withdrawn, or the address is wrong.',
  },
  disk_full: {
    status: 507,
    zh: '磁盘空间不足（或超出写入限额），文件没有保存，此前保存的都在。请清理磁盘或扩容后重新执行。',
    en: 'The disk is full (or a limit on writing is reached); the file was not stored, everything before it was. Free some space and do it again.',
  },
});

/** Stores bytes under the sha256 of their content: the same bytes once, a name that cannot be guessed, nothing ever overwritten. */
export interface FileStore {
  /** Stores bytes durably and returns their sha256 in hex. Storing the same bytes again changes nothing. Throws files.disk_full. */
  put(bytes: Uint8Array): Promise<string>;
  /** The same for bytes as they come, whatever their length; when their source fails nothing is stored and its error passes through. */
  putStream(source: AsyncIterable<Uint8Array>): Promise<string>;
  /** Throws files.not_found. */
  read(sha256: string): Promise<Buffer>;
  /** Throws files.not_found. */
  stream(sha256: string): Promise<{ body: Readable; size: number }>;
  /** Size of the stored bytes; null when they are not there. */
  sizeOf(sha256: string): Promise<number | null>;
  /** Removes bytes that nobody stored within the last `ageMs`; false when somebody did, also in this very moment. */
  removeIfOlder(sha256: string, ageMs: number): Promise<boolean>;
  /** Every stored hash with the time it was last stored; for the sweep of files that no row names. */
  list(): AsyncIterable<{ sha256: string; storedAt: Date }>;
  /** Removes unfinished files older than `ageMs`, and those of processes of this machine that are dead. Returns how many. */
  removeUnfinished(ageMs: number): Promise<number>;
  /** Removes what threads of this process left when they were stopped in the middle of writing. For the end, when none of them writes any more. */
  close(): Promise<void>;
}

/** No space, no quota, or more than this process may write. */
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const synced = promisify(fsync);
const HASH = /^[0-9a-f]{64}$/;
/** Names the machine in the names of unfinished files: a process id says nothing about one of another machine or container. */
const MACHINE = hash('sha256', hostname()).slice(0, 8);

/**
 * A file store on one disk: `aa/<sha256>`, written to a temporary name first and renamed when complete. `inOwnThread` is for threads that
 * serve nobody else meanwhile: they write without going to the runtime's own threads and back at every step, which costs most of a
 * small file; only for the disk itself they wait aside.
 */
export async function openDiskStore(folder: string, options: { inOwnThread?: boolean } = {}): Promise<FileStore> {
  const unfinished = join(folder, 'unfinished');
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await removeUnfinished(unfinished, isOfDeadProcess);
  const made = new Set<string>();
  const pathOf = (sha256: string) => {
    if (!HASH.test(sha256)) throw fileErrors.not_found();
    return join(folder, sha256.slice(0, 2), sha256);
  };

  const makeParent = async (target: string) => {
    const parent = join(target, '..');
    if (made.has(parent)) return;
    await mkdir(parent, { recursive: true, mode: 0o700 });
    made.add(parent);
  };

  return {
    async put(bytes) {
      const sha256 = hash('sha256', bytes);
      const target = pathOf(sha256);
      // Stored anew counts as stored now: the sweep leaves young files alone, because their rows may not be committed yet.
      if (await touch(target)) return sha256;
      const temporary = temporaryName(unfinished, sha256);
      try {
        await makeParent(target);
        await (options.inOwnThread ? storeInThread : store)(bytes, temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw refusalOf(error);
      }
      return sha256;
    },
    async putStream(source) {
      const temporary = temporaryName(unfinished, 'stream');
      try {
        const sha256 = await storeStream(source, temporary);
        const target = pathOf(sha256);
        if (await touch(target)) {
          await rm(temporary, { force: true });
          return sha256;
        }
        await makeParent(target);
        await rename(temporary, target);
        return sha256;
      } catch (error) {
        await rm(temporary, { force: true });
        throw refusalOf(error);
      }
    },
    async read(sha256) {
      return readFile(pathOf(sha256)).catch((cause) => {
        throw fileErrors.not_found({}, { cause });
      });
    },
    async stream(sha256) {
      const path = pathOf(sha256);
      const found = await stat(path).catch((cause) => {
        throw fileErrors.not_found({}, { cause });
      });
      return { body: createReadStream(path), size: found.size };
    },
    sizeOf: (sha256) =>
      stat(pathOf(sha256)).then(
        (found) => found.size,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null;
          throw error;
        },
      ),
    async removeIfOlder(sha256, ageMs) {
      const target = pathOf(sha256);
      const isYoung = async (path: string) =>
        stat(path).then(
          (found) => Date.now() - found.mtimeMs < ageMs,
          () => false,
        );
      if (await isYoung(target)) return false;
      // Out of the way first, then looked at again: who stores the same bytes meanwhile has touched this file, or writes a new one.
      const aside = temporaryName(unfinished, sha256);
      await rename(target, aside).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
      if (await isYoung(aside)) {
        await rename(aside, target);
        return false;
      }
      await rm(aside, { force: true });
      return true;
    },
    async *list() {
      for (const a of (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
        for (const sha256 of await readdir(join(folder, a))) {
          const found = await stat(join(folder, a, sha256)).catch(() => null);
          if (found && HASH.test(sha256)) yield { sha256, storedAt: found.mtime };
        }
      }
    },
    removeUnfinished: (ageMs) => removeUnfinished(unfinished, (name, age) => age >= ageMs || isOfDeadProcess(name)),
    async close() {
      await removeUnfinished(unfinished, isOfThisProcess);
    },
  };
}

/** Content before name: after a power cut a name in the store always has its whole content. */
async function store(bytes: Uint8Array, temporary: string, target: string): Promise<void> {
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, target);
}

/** Writes what comes and returns its hash; on the disk when it returns. */
async function storeStream(source: AsyncIterable<Uint8Array>, temporary: string): Promise<string> {
  const digest = createHash('sha256');
  const file = await open(temporary, 'w', 0o600);
  try {
    for await (const chunk of source) {
      digest.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return digest.digest('hex');
}

/** The same with the thread waiting itself, except for the disk. */
async function storeInThread(bytes: Uint8Array, temporary: string, target: string): Promise<void> {
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(file, bytes);
    await synced(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, target);
}

const refusalOf = (error: unknown): unknown =>
  DISK_FULL.has((error as NodeJS.ErrnoException).code ?? '') ? fileErrors.disk_full({}, { cause: error }) : error;

const temporaryName = (folder: string, sha256: string) =>
  join(folder, `${sha256}.${MACHINE}.${process.pid}.${randomBytes(4).toString('hex')}`);

/** Sets a file's time to now; false when there is none. */
async function touch(path: string): Promise<boolean> {
  // Mostly there is none: asked this way it costs a tenth of a failed change of its time.
  if (!statSync(path, { throwIfNoEntry: false })) return false;
  const at = new Date();
  return utimes(path, at, at).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function removeUnfinished(folder: string, isLeft: (name: string, ageMs: number) => boolean): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (!found || !isLeft(name, Date.now() - found.mtimeMs)) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

function isOfThisProcess(name: string): boolean {
  const [, machine, pid] = name.split('.');
  return machine === MACHINE && Number(pid) === process.pid;
}

function isOfDeadProcess(name: string): boolean {
  const [, machine, pid] = name.split('.');
  if (machine !== MACHINE || !pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
