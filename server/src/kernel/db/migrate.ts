import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { dbErrors } from './db.errors.ts';

const MIGRATION_LOCK = 7_204_002;

/** Applies every new file of `folder` in name order, each in its own transaction; safe when several processes start at once. Returns the names applied. */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const files = readdirSync(folder)
    .filter((name) => /^\d{8}T\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort();
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the query that is running reports it
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migrations',
    );
    const done = new Map(rows.map((row) => [row.name, row.checksum]));
    for (const name of done.keys()) if (!files.includes(name)) throw dbErrors.schema_newer({ name });
    for (const name of files) {
      const sql = readFileSync(join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const before = done.get(name);
      if (before === checksum) continue;
      if (before) throw dbErrors.migration_changed({ name });
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error });
      }
      applied.push(name);
    }
  } finally {
    await client.end();
  }
  return applied;
}
