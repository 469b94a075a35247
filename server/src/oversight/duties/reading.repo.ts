import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import type { Duty, DutyState } from './duties.schema.ts';

export interface DutyFilter {
  /** Units that answer for it. */
  responsibleIds?: readonly string[];
  /** Also what arose for these units, whoever answers for it now. */
  organisationIds?: readonly string[];
  obligationIds?: readonly string[];
  states?: readonly DutyState[];
  dueFrom?: string;
  dueUntil?: string;
}

/** The table of states.rules.ts on a day, as SQL: they are compared in duties.test.ts. */
export const stateOnSql = (on: string): RawBuilder<DutyState> => sql<DutyState>`
  case when d.decision <> '' then d.decision
       when d.settled_on <= ${on}::date then case when d.is_late then 'met_late' else 'met' end
       when d.closed_on < ${on}::date then 'closed'
       when d.due_on < ${on}::date then 'overdue'
       when d.opens_on > ${on}::date then 'not_yet'
       when d.near_on <= ${on}::date then 'near'
       else 'open' end`;

export interface StatedDuty extends Duty {
  state: DutyState;
}

const where = (tenantId: string, filter: DutyFilter, on: string): RawBuilder<boolean> => {
  const parts: RawBuilder<unknown>[] = [sql`d.tenant_id = ${tenantId}`];
  const { responsibleIds, organisationIds, obligationIds, states, dueFrom, dueUntil } = filter;
  if (responsibleIds && organisationIds)
    parts.push(
      sql`(d.responsible_id = any(${[...responsibleIds]}::uuid[]) or d.organisation_id = any(${[...organisationIds]}::uuid[]))`,
    );
  else if (responsibleIds) parts.push(sql`d.responsible_id = any(${[...responsibleIds]}::uuid[])`);
  else if (organisationIds) parts.push(sql`d.organisation_id = any(${[...organisationIds]}::uuid[])`);
  if (obligationIds) parts.push(sql`d.obligation_id = any(${[...obligationIds]}::uuid[])`);
  if (dueFrom) parts.push(sql`d.due_on >= ${dueFrom}::date`);
  if (dueUntil) parts.push(sql`d.due_on <= ${dueUntil}::date`);
  // The states that only open duties have: found by the index of those.
  if (states?.every((state) => state === 'overdue' || state === 'near'))
    parts.push(sql`d.settled_on is null and d.closed_on is null and d.decision = ''`);
  if (states?.length === 1 && states[0] === 'overdue') parts.push(sql`d.due_on < ${on}::date`);
  if (states) parts.push(sql`(${stateOnSql(on)}) = any(${[...states]}::text[])`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
};

/** Duties with their state on a day, the earliest due first. */
export async function listStated(
  db: Queryable,
  tenantId: string,
  filter: DutyFilter,
  on: string,
  page: { limit: number; offset: number },
): Promise<StatedDuty[]> {
  const { rows } = await sql<Omit<StatedDuty, 'dueAt' | 'settledAt'> & { dueAt: Date | null; settledAt: Date | null }>`
    select d.*, ${stateOnSql(on)} as state from duties d where ${where(tenantId, filter, on)}
    order by d.due_on, d.obligation_id, d.organisation_id, d.period limit ${page.limit} offset ${page.offset}`.execute(
    db,
  );
  return rows.map(({ dueAt, settledAt, ...row }) => ({
    ...row,
    dueAt: dueAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
  })) as StatedDuty[];
}

/** How many there are, up to `most`; one more than that means more. */
export async function countStated(
  db: Queryable,
  tenantId: string,
  filter: DutyFilter,
  on: string,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from duties d where ${where(tenantId, filter, on)} limit ${most + 1}) one`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Duties by keys. */
export async function findStated(
  db: Queryable,
  tenantId: string,
  key: { organisationId: string; obligationId: string; period: string },
  on: string,
): Promise<StatedDuty | null> {
  const filter = { organisationIds: [key.organisationId], obligationIds: [key.obligationId] };
  const all = await listStated(db, tenantId, filter, on, { limit: 2000, offset: 0 });
  return all.find(({ period }) => period === key.period) ?? null;
}

export interface TallyRow {
  /** The unit, the obligation, or `2026-05`. */
  id: string;
  state: DutyState;
  count: number;
}

/** Counts by state on a day (today or later), from the counts that the database keeps. By month: the month in which they are due. */
export async function listTallies(
  db: Queryable,
  tenantId: string,
  by: 'unit' | 'obligation' | 'month',
  on: string,
  filter: { ids?: readonly string[]; dueFrom?: string; dueUntil?: string } = {},
): Promise<TallyRow[]> {
  const kind = by === 'unit' ? 'unit' : 'obligation';
  const parts: RawBuilder<unknown>[] = [sql`t.tenant_id = ${tenantId} and t.kind = ${kind} and t.count <> 0`];
  if (filter.ids) parts.push(sql`t.id = any(${[...filter.ids]}::uuid[])`);
  if (filter.dueFrom) parts.push(sql`t.due_on >= ${filter.dueFrom}::date`);
  if (filter.dueUntil) parts.push(sql`t.due_on <= ${filter.dueUntil}::date`);
  const id = by === 'month' ? sql`to_char(t.due_on, 'YYYY-MM')` : sql`t.id::text`;
  const { rows } = await sql<TallyRow>`
    select ${id} as id,
           case when t.outcome <> 'open' then t.outcome
                when t.closed_on < ${on}::date then 'closed'
                when t.due_on < ${on}::date then 'overdue'
                when t.opens_on > ${on}::date then 'not_yet'
                when t.near_on <= ${on}::date then 'near'
                else 'open' end as state,
           sum(t.count)::int as count
    from duty_tallies t where ${sql.join(parts, sql` and `)} group by 1, 2`.execute(db);
  return rows;
}
