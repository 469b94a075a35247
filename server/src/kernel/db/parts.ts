import { sql, type Insertable, type Kysely, type RawBuilder } from 'kysely';
import { refusalOf, type Queryable } from './database.ts';
import { PREPARED } from './preparing-client.ts';
import type { DB } from './tables.generated.ts';

/** Rows to write that ask for nothing back: parts of several modules go to the server as one statement. */
export type Part = RawBuilder<unknown>;

/**
 * Rows of one table as a part. Their values travel as one JSON, so that the text of the statement is the same for any number of rows;
 * JSON columns take the value itself, columns of bytes cannot be written so. All rows name the columns that the first one names. No rows, no part.
 */
function rowsOf<T extends keyof DB>(
  table: T,
  rows: readonly Insertable<DB[T]>[],
  ifThere: '' | 'on conflict do nothing' = '',
): Part[] {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first).map(snake);
  const values = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value])));
  const [name, list] = [snake(table), columns.join(', ')];
  const into = sql.raw(`insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, `);
  return [sql`${into}${JSON.stringify(values)}::jsonb) ${sql.raw(ifThere)}`];
}

/** As a name in the database: `dueOn` → `due_on`. */
function snake(name: string): string {
  const known = names.get(name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  names.set(name, known);
  return known;
}
// Columns and tables are few and stand in the source.
const names = new Map<string, string>();

/**
 * Sends parts as one statement; foreign keys between them are checked when all are written. Outside of a transaction it is one of its
 * own: all of them are on the disk, or none. Failures as of inTransaction.
 */
async function runParts(db: Queryable, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  const named = parts.map((part, at) => sql`${sql.raw(`part${at}`)} as (${part})`);
  try {
    await sql`${sql.raw(PREPARED)}with ${sql.join(named)} select`.execute(db as Kysely<DB>);
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Rows as parts, and parts sent as one statement. */
export const batch = { rows: rowsOf, run: runParts };
