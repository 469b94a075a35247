/** The reference of the import benchmark: the least that a store must do to keep files and their text for good. */
import { createHash } from 'node:crypto';
import { readdirSync, rmSync, type Dirent } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../server/src/kernel/db/index.ts';

const BATCH = 64;

/**
 * Reads every file below `folder`, writes its bytes under their hash with an fsync and its text into one table, 64 a transaction, in one
 * thread; nothing is read out of it, checked or audited. Returns files a second, start of the database not counted.
 */
export async function storeBare(scratch: string, folder: string): Promise<number> {
  await mkdir(join(scratch, 'files'), { recursive: true });
  const embedded = await openEmbedded(scratch);
  try {
    const client = new pg.Client({ connectionString: embedded.url });
    await client.connect();
    await client.query('create table bare (id text primary key, name text not null, body text not null)');
    const isFile = (entry: Dirent) => entry.isFile();
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(isFile)
      .map((entry) => join(entry.parentPath, entry.name));
    const startedAt = performance.now();
    for (let from = 0; from < paths.length; from += BATCH) {
      const rows = await Promise.all(paths.slice(from, from + BATCH).map((path) => keep(scratch, path)));
      await client.query(
        'insert into bare select r.id, r.name, r.body from jsonb_to_recordset($1::jsonb) as r(id text, name text, body text)',
        [JSON.stringify(rows)],
      );
    }
    const perSecond = (paths.length / (performance.now() - startedAt)) * 1000;
    await client.end();
    return perSecond;
  } finally {
    await embedded.release();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function keep(scratch: string, path: string): Promise<{ id: string; name: string; body: string }> {
  const bytes = await readFile(path);
  const id = createHash('sha256').update(bytes).digest('hex');
  const file = await open(join(scratch, 'files', id), 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  return { id, name: path, body: bytes.toString('utf8') };
}
