import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { CalendarNotice, CalendarYear } from './calendar.schema.ts';

export interface LoadedYear extends CalendarYear {
  version: number;
}

/** Which years a tenant has loaded, in which version: enough to know whether a calendar in memory is still the right one. */
export async function listVersions(db: Queryable, tenantId: string): Promise<{ year: number; version: number }[]> {
  return db
    .selectFrom('calendarYears')
    .select(['year', 'version'])
    .where('tenantId', '=', tenantId)
    .orderBy('year')
    .execute();
}

export async function listLoadedYears(db: Queryable, tenantId: string): Promise<LoadedYear[]> {
  const rows = await db
    .selectFrom('calendarYears')
    .select(['year', 'version', 'notices', 'offDays', 'workDays'])
    .where('tenantId', '=', tenantId)
    .orderBy('year')
    .execute();
  return rows.map(({ year, version, notices, offDays, workDays }) => ({
    year,
    version,
    notices: notices as CalendarNotice[],
    off: offDays as string[],
    work: workDays as string[],
  }));
}

/** Keeps other writers of this tenant's calendar out until the transaction ends. */
export async function lockCalendar(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar ${tenantId}`}, 0))`.execute(tx);
}

/** Writes a year over whatever was there. */
export async function upsertYear(
  tx: Tx,
  tenantId: string,
  entry: CalendarYear,
  loaded: { by: string; at: Date },
): Promise<void> {
  const values = {
    notices: JSON.stringify(entry.notices),
    offDays: JSON.stringify(entry.off),
    workDays: JSON.stringify(entry.work),
    loadedBy: loaded.by,
    loadedAt: loaded.at,
  };
  await tx
    .insertInto('calendarYears')
    .values({ tenantId, year: entry.year, ...values })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'year']).doUpdateSet((eb) => ({
        ...values,
        version: eb('calendarYears.version', '+', 1),
      })),
    )
    .execute();
}
