import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { extractFile, ExtractionError, mediaTypeOf } from '../../kernel/extract/index.ts';
import { cleanImage } from '../../kernel/images/index.ts';
import { openDiskStore, type FileStore } from '../../kernel/files/index.ts';
import { serveTasks } from '../../kernel/workers/index.ts';
import { checkRead, type CheckedContent } from '../../foundation/gate/checks/index.ts';
import {
  extractionOf,
  gateSubject,
  linkedFiles,
  keepCorrections,
  plainTextOf,
  textKey,
  withImages,
} from './documents.rules.ts';
import type { EditorBlock } from './documents.schema.ts';
import type { BodyBlock, DocumentReading, Task } from './reading.schema.ts';
import {
  openSavedPage,
  withAttachments,
  type Attachment,
  type PageSources,
  type SavedPage,
} from './saved-page.reading.ts';
import { readDocument } from './reading/index.ts';

/** Reads files and edited texts in a thread of its own: a hostile file costs its thread, and reading never holds up whoever else is served. */

export interface ReadFileTask {
  /** A file on disk, or the hash of one that is in the store already (an upload). */
  path?: string;
  sha256?: string;
  fileName: string;
  storeFolder: string;
  maxBytes: number;
  /** False for a dry run: nothing is stored. */
  keep: boolean;
  /** Have it checked for the gate as well, because it is to go out at once. */
  check?: boolean;
  /** The page of an older site, with what lies beside it. */
  page?: SavedPage;
}

export interface ReadFileResult {
  reading: DocumentReading;
  plainText: string;
  /** The key under which the same text is known again. */
  textKey: string;
  original: { sha256: string; size: number; mediaType: string };
  images: { sha256: string; size: number; mediaType: string; width?: number; height?: number }[];
  /** Files that a saved page offers; absent for everything else. */
  attachments?: Attachment[];
  sources?: PageSources;
  /** What the checks found in text, file, pictures and attachments, by hash; only when asked for. */
  checks?: CheckedContent[];
}

/** A text as the editor sent it, or, without `blocks`, one that stays as it is under another title. */
export interface ReadTextTask {
  blocks?: readonly EditorBlock[];
  title: string;
  madeOn: string | null;
  /** The edition as it is stored, text and tasks as JSON: neither is unpacked where people are served. */
  stored: { body: string; tasks: string; plainText: string };
}

export interface ReadTextResult {
  /** What to store of a text that is another one now, as JSON, and the files it shows and offers; absent when the text is what it was. */
  changed?: { body: string; tasks: string; warnings: string; files: string[] };
  plainText: string;
  /** The key under which the same text is known again, and that of the text before. */
  textKey: string;
  textKeyBefore: string;
}

export type ReadTask = { file: ReadFileTask } | { text: ReadTextTask };

let store: FileStore | null = null;

async function readOne(task: ReadFileTask, rest: () => void): Promise<ReadFileResult> {
  store ??= await openDiskStore(task.storeFolder, { inOwnThread: true });
  const bytes = task.sha256 ? await store.read(task.sha256) : readPath(task);
  const fileName = basename(task.fileName);
  const page = task.page ? openSavedPage(task.page, task.maxBytes) : null;
  const extraction = await extractFile(bytes, fileName, { maxBytes: task.maxBytes }, page?.beside);
  const sources = page?.sources(extraction);
  const offered: { hash: string; content: Buffer; fileName: string }[] = [];
  const attachments = await page?.rewrite(extraction, async (content, name) => {
    const hash = task.keep && store ? await store.put(content) : hashOf(content);
    if (task.check) offered.push({ hash, content, fileName: name });
    return hash;
  });
  const reading = readDocument(extraction, { fileName });
  // Without what cameras and programs wrote into them, as the editor takes pictures in. The original file stays as it is, and the gate looks into
  // it; so it does into a picture of a kind that cannot be cleaned.
  for (const image of extraction.images)
    image.bytes =
      cleanImage(Buffer.from(image.bytes.buffer, image.bytes.byteOffset, image.bytes.length))?.bytes ?? image.bytes;
  const images = extraction.images.map(({ bytes: content, mediaType, width, height }) => ({
    ...{ sha256: hashOf(content), size: content.length, mediaType },
    ...(width && height ? { width, height } : {}),
  }));
  const body = withAttachments(withImages(reading.body, images), attachments ?? []);
  // What the reader of the format noticed (hidden text, tracked changes, undecodable characters) is for the same eyes as what reading could not tell.
  const noticed = extraction.findings.map(({ code, detail }) => ({ code, ...(detail ? { words: detail } : {}) }));
  const plainText = plainTextOf(reading.fields.title.value, body);
  const warnings = [...reading.warnings, ...noticed];
  const sha256 = task.sha256 ?? hashOf(bytes);
  const original = { sha256, size: bytes.length, mediaType: mediaTypeOf(extraction.format) };
  const subject = gateSubject({ title: reading.fields.title.value, plainText, warnings }, []);
  const pictures = extraction.images.map(({ bytes: content }, i) => ({ hash: images[i]?.sha256 ?? '', content }));
  const result: ReadFileResult = {
    ...(task.check
      ? { checks: await checkRead(subject, [{ hash: sha256, content: bytes, fileName }, ...offered], pictures) }
      : {}),
    reading: { ...reading, body, warnings },
    plainText,
    textKey: textKey(plainText),
    original,
    images,
    ...(attachments ? { attachments } : {}),
    ...(sources ? { sources } : {}),
  };
  if (task.keep) {
    // The rest is the disk's: while it writes, the thread reads the next file.
    rest();
    for (const { bytes: content } of extraction.images) await store.put(content);
    if (!task.sha256) await store.put(bytes);
  }
  return result;
}

const hashOf = (content: Uint8Array) => hash('sha256', content);

function readText({ blocks, title, madeOn, stored }: ReadTextTask): ReadTextResult {
  const body = JSON.parse(stored.body) as BodyBlock[];
  const read = blocks && readBlocks(blocks, title, madeOn);
  // Compared as they are stored: the database gives the keys of an object back in an order of its own.
  const text = read && !isDeepStrictEqual(JSON.parse(JSON.stringify(read.body)), body) ? read : undefined;
  const plainText = plainTextOf(title, text?.body ?? body);
  const keys = { textKey: textKey(plainText), textKeyBefore: textKey(stored.plainText) };
  if (!text) return { plainText, ...keys };
  const tasks = keepCorrections(text.tasks, JSON.parse(stored.tasks) as Task[], plainText);
  const changed = {
    body: JSON.stringify(text.body),
    tasks: JSON.stringify(tasks.map((task, position) => ({ position, ...task }))),
    warnings: JSON.stringify(text.warnings),
    files: [
      ...text.body.flatMap((block) => (block.kind === 'image' ? [block.file] : [])),
      ...linkedFiles(text.body).map(({ sha256 }) => sha256),
    ],
  };
  return { changed, plainText, ...keys };
}

function readBlocks(blocks: readonly EditorBlock[], title: string, madeOn: string | null) {
  const { extraction, images } = extractionOf(blocks);
  // The form's title and date stand for the labels of a file, so that years and annexes are read as the officer means them.
  const labels = [
    { label: '标题', value: title, origin: 'table' as const },
    ...(madeOn ? [{ label: '成文日期', value: madeOn, origin: 'table' as const }] : []),
  ];
  const { body, tasks, warnings } = readDocument({ ...extraction, labels });
  return { body: withImages(body, images), tasks, warnings: warnings.filter(({ field }) => field === undefined) };
}

/** Waits for the disk: this thread has nothing else to do, and a trip to another one for each step costs more than a small file. */
function readPath({ path = '', maxBytes }: ReadFileTask): Buffer {
  const found = statSync(path);
  // A device or a pipe has no end; the system's own word for "not a file" is told.
  if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  const { size } = found;
  // Asked before reading: a file of many gigabytes must not be brought into memory to be refused.
  if (size > maxBytes) throw new ExtractionError('file_too_large', `${Math.ceil(size / 1048576)} MB`);
  return readFileSync(path);
}

serveTasks(async (task: ReadTask, rest) => ('file' in task ? readOne(task.file, rest) : readText(task.text)));
