import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { inspectFile } from '../../../kernel/extract/inspect/index.ts';
import { openDiskStore, type FileStore } from '../../../kernel/files/index.ts';
import { serveTasks } from '../../../kernel/workers/index.ts';
import { check, type CheckOptions } from './checks.rules.ts';
import type { CheckFinding } from './checks.schema.ts';
import { checkSubject, type GateSubject } from './subject.rules.ts';

/** Checks files in a thread of its own: a hostile file costs its thread and nothing else. */

export interface FileTask {
  /** A file on disk, or the hash of one in the store. */
  path?: string;
  sha256?: string;
  bytes?: Uint8Array;
  storeFolder?: string;
  fileName: string;
  maxBytes: number;
  options: CheckOptions;
}

export type CheckTask = { file: FileTask } | { subject: GateSubject };

let store: FileStore | null = null;

async function bytesOf(task: FileTask): Promise<Uint8Array | null> {
  if (task.bytes) return task.bytes.length > task.maxBytes ? null : task.bytes;
  if (task.sha256) {
    store ??= await openDiskStore(task.storeFolder ?? '');
    return store.read(task.sha256);
  }
  const path = task.path ?? '';
  const found = await stat(path);
  if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  // Asked before reading: a file of many gigabytes must not be brought into memory to be refused.
  return found.size > task.maxBytes ? null : readFile(path);
}

async function checkFile(task: FileTask): Promise<CheckFinding[]> {
  const bytes = await bytesOf(task);
  const fileName = basename(task.fileName);
  const inspection = bytes
    ? await inspectFile(bytes, fileName, { maxBytes: task.maxBytes })
    : { parts: [], traces: [], links: [], unchecked: [{ code: 'file_too_large' as const, where: '' }] };
  return check(inspection, task.options);
}

serveTasks(async (task: CheckTask) => ('file' in task ? checkFile(task.file) : checkSubject(task.subject)));
