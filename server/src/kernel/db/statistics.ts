import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Has PostgreSQL look at those of the tables that grew many times over since it last did; `added` is how many rows the caller knows of.
 * It looks by itself about once a minute. Until then it plans for the empty table it remembers: a foreign key may be checked by
 * reading the whole table, so that the time of a first import grows with the square of its size.
 */
export async function analyzeGrown(db: Database, tables: readonly string[], added: number): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select t.name from unnest(${tables}::text[]) as t(name)
    join pg_class c on c.oid = to_regclass(t.name)
    where c.reltuples < ${added}::float / 4`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
}
