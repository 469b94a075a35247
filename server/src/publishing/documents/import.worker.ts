import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { extractFile, ExtractionError, mediaTypeOf } from '../../kernel/extract/index.ts';
import { openDiskStore, type FileStore } from '../../kernel/files/index.ts';
import { serveTasks } from '../../kernel/workers/index.ts';
import { plainTextOf, withImages } from './documents.rules.ts';
import type { DocumentReading } from './reading.schema.ts';
import { readDocument } from './reading/index.ts';

/** Reads one file in a thread of its own: a hostile file costs its thread, and reading keeps both cores busy. */

export interface ReadFileTask {
  /** A file on disk, or the hash of one that is in the store already (an upload). */
  path?: string;
  sha256?: string;
  fileName: string;
  storeFolder: string;
  maxBytes: number;
  /** False for a dry run: nothing is stored. */
  keep: boolean;
}

export interface ReadFileResult {
  reading: DocumentReading;
  plainText: string;
  original: { sha256: string; size: number; mediaType: string };
  images: { sha256: string; size: number; mediaType: string; width?: number; height?: number }[];
}

let store: FileStore | null = null;

async function readOne(task: ReadFileTask): Promise<ReadFileResult> {
  store ??= await openDiskStore(task.storeFolder);
  const bytes = task.sha256 ? await store.read(task.sha256) : await readPath(task);
  const fileName = basename(task.fileName);
  const extraction = await extractFile(bytes, fileName, { maxBytes: task.maxBytes });
  const reading = readDocument(extraction, { fileName });
  const keep = async (content: Uint8Array) =>
    task.keep && store ? store.put(content) : createHash('sha256').update(content).digest('hex');
  const images = [];
  for (const { bytes: content, mediaType, width, height } of extraction.images) {
    images.push({
      sha256: await keep(content),
      size: content.length,
      mediaType,
      ...(width && height ? { width, height } : {}),
    });
  }
  const body = withImages(reading.body, images);
  // What the reader of the format noticed (hidden text, tracked changes, undecodable characters) is for the same eyes as what reading could not tell.
  const noticed = extraction.findings.map(({ code, detail }) => ({ code, ...(detail ? { words: detail } : {}) }));
  return {
    reading: { ...reading, body, warnings: [...reading.warnings, ...noticed] },
    plainText: plainTextOf(reading.fields.title.value, body),
    original: {
      sha256: task.sha256 ?? (await keep(bytes)),
      size: bytes.length,
      mediaType: mediaTypeOf(extraction.format),
    },
    images,
  };
}

async function readPath({ path = '', maxBytes }: ReadFileTask): Promise<Buffer> {
  const found = await stat(path);
  // A device or a pipe has no end; the system's own word for "not a file" is told.
  if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  const { size } = found;
  // Asked before reading: a file of many gigabytes must not be brought into memory to be refused.
  if (size > maxBytes) throw new ExtractionError('file_too_large', `${Math.ceil(size / 1048576)} MB`);
  return readFile(path);
}

serveTasks((task: ReadFileTask) => readOne(task));
