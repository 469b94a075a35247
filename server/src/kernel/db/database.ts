import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { AppError } from '../errors/index.ts';
import { dbErrors } from './db.errors.ts';
import { PreparingClient } from './preparing-client.ts';
import type { DB } from './tables.generated.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;
/** A query runs on either; writes take a Tx so that they cannot forget theirs. */
export type Queryable = Database | Tx;

// bigint fits a JavaScript number in every table here; a date stays the plain calendar date that it is.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export interface OpenDatabase {
  db: Database;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens a pool on a reachable PostgreSQL 15+ server. Throws db.unreachable or db.too_old with what to do. */
export async function openDatabase(url: string, options: { maxConnections?: number } = {}): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: options.maxConnections ?? 20,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server ends is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that is in use while nothing is being asked of it: whoever asks next hears of it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const { rows } = await pool.query<{ number: string; version: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
    );
    if (Number(rows[0]?.number) < 150_000) throw dbErrors.too_old({ version: rows[0]?.version ?? '?' });
  } catch (error) {
    await pool.end();
    if (error instanceof AppError) throw error;
    throw dbErrors.unreachable({ reason: reasonOf(error) }, { cause: error });
  }
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool, close: () => db.destroy() };
}

function reasonOf(error: unknown): string {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: Error[] };
  return [code, message || errors?.[0]?.message].filter(Boolean).join(' ');
}

/** Runs `work` in one transaction at read committed. A full disk becomes db.disk_full; everything else passes through. */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(work);
  } catch (error) {
    throw refusalOf(error);
  }
}

/** A full disk as db.disk_full; everything else as it is. */
export const refusalOf = (error: unknown): unknown =>
  isDiskFull(error) ? dbErrors.disk_full({}, { cause: error }) : error;

/** PostgreSQL's own words for a full disk (53100 and the file system's ENOSPC). */
function isDiskFull(error: unknown): boolean {
  const { code } = Object(error) as { code?: string };
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT';
}

const LOST_CODES = new Set(
  'ECONNREFUSED ECONNRESET ETIMEDOUT EHOSTUNREACH ENETUNREACH EPIPE 57P01 57P02 57P03 08000 08001 08003 08006'.split(
    ' ',
  ),
);
const LOST_WORDS = /^Connection terminated|timeout exceeded when trying to connect|not queryable/;

/** The database's own failures as errors that say what to do: a full disk, a lost connection. Null for everything else. */
export function failureOf(error: unknown): AppError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (isDiskFull(at)) return dbErrors.disk_full({}, { cause: error });
    if (LOST_CODES.has((at as { code?: string }).code ?? '') || LOST_WORDS.test(at.message))
      return dbErrors.connection_lost({ reason: reasonOf(at) }, { cause: error });
  }
  return null;
}

/** True when `error` is a unique violation, of the named constraint if one is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = error as { code?: string; constraint?: string };
  return code === '23505' && (constraint === undefined || violated === constraint);
}
