/** The files of an index. Each generation has its own name, so that a reader of another process that still holds the old one harms nothing. */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const GENERATION = /^search-(\d{1,9})\.db$/;
/** SQLite keeps its log and its shared memory beside the file. */
const COMPANIONS = ['', '-wal', '-shm'];

export const lockPath = (folder: string) => join(folder, 'writer.lock');
export const generationPath = (folder: string, generation: number) => join(folder, `search-${generation}.db`);

/** Where a new file is made before it gets its name. */
export const draftPath = (folder: string) => join(folder, 'draft.db');

/** Generations present, newest first; none when the folder is missing. */
export function listGenerations(folder: string): number[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .map((name) => Number(GENERATION.exec(name)?.[1] ?? -1))
    .filter((generation) => generation >= 0)
    .sort((a, b) => b - a);
}

export function ensureFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}

/** Keeps a broken generation for a look at it, under a name no reader opens; only the newest broken one is kept. */
export function moveAside(folder: string, generation: number): void {
  for (const name of readdirSync(folder))
    if (name.startsWith('broken-')) rmSync(join(folder, name), { force: true, recursive: true });
  for (const companion of COMPANIONS) {
    try {
      renameSync(generationPath(folder, generation) + companion, join(folder, `broken-${generation}.db${companion}`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** Removes a generation; on systems that refuse while somebody reads it, the next start tries again. */
export function removeGeneration(folder: string, generation: number): void {
  for (const companion of COMPANIONS) {
    try {
      rmSync(generationPath(folder, generation) + companion, { force: true });
    } catch {
      return;
    }
  }
}

/** Gives a finished new file its name, which is the moment readers may open it. */
export function publishGeneration(folder: string, generation: number): void {
  renameSync(draftPath(folder), generationPath(folder, generation));
}
