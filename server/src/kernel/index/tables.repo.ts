/** Tables of the embedded index and how a file is made, opened and checked. */
import { DatabaseSync } from 'node:sqlite';
import { existsSync, rmSync, statSync } from 'node:fs';
import {
  draftPath,
  generationPath,
  listGenerations,
  lockPath,
  moveAside,
  publishGeneration,
  removeGeneration,
} from './folder.ts';
import { BUSY, isCorruption, sqliteCode } from './sqlite-codes.ts';
import type { EmptyReason } from './index.port.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './index.schema.ts';
import { BREAK_TOKEN } from './text.rules.ts';

// `items` also keeps removals: their version is the tombstone. A changed item gets a new row, because the full-text tables are
// quick only while rows grow; `gone` tells readers which rows to forget. Text itself is not stored: a run of pairs is exact.
const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('seq', 0), ('next_row', 1);
CREATE TABLE tenants (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE terms (id INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (tenant, field, value));
CREATE TABLE items (
  row INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, kind INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
  removed INTEGER NOT NULL, seq INTEGER NOT NULL,
  organisation INTEGER NOT NULL DEFAULT 0, topic INTEGER NOT NULL DEFAULT 0, topic_top INTEGER NOT NULL DEFAULT 0,
  validity INTEGER NOT NULL DEFAULT 0, year INTEGER NOT NULL DEFAULT 0, places INTEGER NOT NULL DEFAULT 0, dated INTEGER NOT NULL DEFAULT 0,
  title_length INTEGER NOT NULL DEFAULT 0, demoted INTEGER NOT NULL DEFAULT 0,
  title_key TEXT, number_key TEXT, index_key TEXT,
  UNIQUE (tenant, kind, id)
);
CREATE INDEX items_by_seq ON items (seq);
CREATE INDEX items_by_title_key ON items (tenant, title_key) WHERE title_key IS NOT NULL;
CREATE INDEX items_by_number_key ON items (tenant, number_key) WHERE number_key IS NOT NULL;
CREATE INDEX items_by_index_key ON items (tenant, index_key) WHERE index_key IS NOT NULL;
CREATE TABLE gone (row INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
CREATE INDEX gone_by_seq ON gone (seq);
`;

/** The three full-text tables of a tenant: its own, so that no query can reach another tenant's rows. */
export const FULL_TEXT = ['texts', 'titles', 'about'] as const;

/** Makes a tenant's full-text tables; `about` needs no positions, which makes it small. */
export function createTenantTables(db: DatabaseSync, tenant: number): void {
  const options = `content='', contentless_delete=1, tokenize='ascii'`;
  for (const name of FULL_TEXT) {
    const detail = name === 'about' ? 'none' : 'full';
    db.exec(`CREATE VIRTUAL TABLE ${name}_${tenant} USING fts5(x, ${options}, detail=${detail})`);
    // Merging later than the default (4) lets imports run a sixth faster; idle time makes up for it. Pending words stay in memory
    // up to this size before they become a segment.
    for (const setting of [`'automerge', 8`, `'hashsize', ${name === 'texts' ? 16 : 2}000000`]) {
      db.exec(`INSERT INTO ${name}_${tenant} (${name}_${tenant}, rank) VALUES (${setting})`);
    }
  }
}

/** Takes the folder's writer lock, which the system releases when the process ends in any way; null when another holds it. */
export function takeWriterLock(folder: string): DatabaseSync | null {
  for (let attempt = 0; ; attempt++) {
    const lock = new DatabaseSync(lockPath(folder), { timeout: 0 });
    try {
      lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock.close();
      if (sqliteCode(error) === BUSY) return null;
      // Somebody wrote into the lock file: nobody can hold a lock on such a file, so it is replaced.
      if (!isCorruption(error) || attempt > 0) throw error;
      rmSync(lockPath(folder), { force: true });
    }
  }
}

/** Opens the newest generation for writing, or begins an empty one and says why. Only for the holder of the writer lock. */
export function openForWriting(folder: string): { db: DatabaseSync; generation: number; emptied: EmptyReason | null } {
  const [newest, ...older] = listGenerations(folder);
  for (const generation of older) removeGeneration(folder, generation);
  if (newest === undefined) return { ...createGeneration(folder, 1), emptied: 'new' };
  let db: DatabaseSync | undefined;
  let emptied: EmptyReason;
  try {
    db = openFile(generationPath(folder, newest));
    const found = checkFile(db, generationPath(folder, newest));
    if (found === 'ok') return { db, generation: newest, emptied: null };
    emptied = found;
  } catch (error) {
    if (!isCorruption(error) && sqliteCode(error) !== 1) throw error;
    emptied = 'corrupt';
  }
  db?.close();
  if (emptied === 'corrupt') moveAside(folder, newest);
  const created = createGeneration(folder, newest + 1);
  removeGeneration(folder, newest);
  return { ...created, emptied };
}

/** Begins an empty generation beside the present one; readers move to it when they next look. */
export function createGeneration(folder: string, generation: number): { db: DatabaseSync; generation: number } {
  const draft = draftPath(folder);
  for (const companion of ['', '-wal', '-shm', '-journal']) rmSync(draft + companion, { force: true });
  const db = new DatabaseSync(draft);
  try {
    db.exec(
      `PRAGMA page_size = 8192; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`,
    );
    db.exec(`BEGIN; ${TABLES} COMMIT; PRAGMA journal_mode = WAL`);
  } finally {
    db.close();
  }
  publishGeneration(folder, generation);
  return { db: openFile(generationPath(folder, generation)), generation };
}

function openFile(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5000 });
  try {
    // NORMAL: a power cut may lose the last commits, together with their checkpoint, and the caller repeats them; a killed process loses none.
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 2000',
    );
    db.exec('PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Reads what tells a broken or foreign file early; damage elsewhere shows when the page is read and is dealt with then. */
function checkFile(db: DatabaseSync, path: string): 'ok' | 'corrupt' | 'schema' {
  if (pragma(db, 'application_id') !== APPLICATION_ID) return 'corrupt';
  if (pragma(db, 'user_version') !== SCHEMA_VERSION) return 'schema';
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  if (existsSync(path) && statSync(path).size < pragma(db, 'page_count') * pragma(db, 'page_size')) return 'corrupt';
  db.prepare(`SELECT value FROM meta WHERE key = 'next_row'`).get();
  db.prepare('SELECT max(row), max(seq) FROM items').get();
  for (const { id } of db.prepare('SELECT id FROM tenants').all() as { id: number }[]) {
    for (const name of FULL_TEXT) {
      db.prepare(`SELECT rowid FROM ${name}_${id} WHERE ${name}_${id} MATCH '${BREAK_TOKEN}' LIMIT 1`).get();
    }
  }
  return 'ok';
}

const pragma = (db: DatabaseSync, name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0] as number;

/** Opens a generation for reading; null when it is of another version or not (yet) an index. */
export function openForReading(folder: string, generation: number): DatabaseSync | null {
  const path = generationPath(folder, generation);
  if (!existsSync(path)) return null;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    if (pragma(db, 'application_id') === APPLICATION_ID && pragma(db, 'user_version') === SCHEMA_VERSION) {
      db.exec('PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY');
      return db;
    }
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  return null;
}
