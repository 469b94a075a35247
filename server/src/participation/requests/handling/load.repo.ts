import { sql } from 'kysely';
import type { Queryable } from '../../../kernel/db/index.ts';
import { isShown } from '../shown.repo.ts';

/** What lies on the desks of units and officers, and what they closed in a year, each in one statement. */

export interface LoadCounts {
  open: number;
  near: number;
  overdue: number;
  closed: number;
  answered: number;
  /** Working days from the day after receipt to the answer; null when nothing was answered. */
  medianDays: number | null;
}
export interface LoadAsked {
  /** The units that may be seen. */
  units: readonly string[];
  today: string;
  nearUntil: string;
  /** The first instant of the year, and of the next. */
  from: Date;
  until: Date;
  /** How many working days lie before the end of each day from `countedFrom` on, one number a day. */
  countedFrom: string;
  workdaysBy: readonly number[];
}

const counted = ({ today, nearUntil, countedFrom, workdaysBy }: LoadAsked) => sql`
  count(*) filter (where r.closed_at is null)::int as open,
  count(*) filter (where r.closed_at is null and r.clock_state = 'running' and r.due_on between ${today}::date and ${nearUntil}::date)::int as near,
  count(*) filter (where r.closed_at is null and r.clock_state = 'running' and r.due_on < ${today}::date)::int as overdue,
  count(*) filter (where r.closed_at is not null)::int as closed,
  count(*) filter (where r.closed_at is not null and r.replied_on is not null and r.received_on is not null)::int as answered,
  percentile_cont(0.5) within group (order by
    (${[...workdaysBy]}::int[])[r.replied_on - ${countedFrom}::date + 1]
    - (${[...workdaysBy]}::int[])[greatest(r.received_on, ${countedFrom}::date) - ${countedFrom}::date + 1])
    filter (where r.closed_at is not null) as median_days`;

/** Open cases and those closed in the year. */
const ofInterest = (tenantId: string, { from, until }: LoadAsked) =>
  sql`(r.closed_at is null or (r.closed_at >= ${from} and r.closed_at < ${until})) and ${isShown(tenantId, 'r.id')}`;

/** Of each unit: what it answers itself or works on for others, each case once a unit; units with nothing are left out. */
export async function countLoadOfUnits(
  db: Queryable,
  tenantId: string,
  asked: LoadAsked,
): Promise<(LoadCounts & { unitId: string })[]> {
  const units = [...asked.units];
  const { rows } = await sql<LoadCounts & { unitId: string }>`
    with part as (
      select r.organisation_id as unit_id, r.id from requests r
      where r.tenant_id = ${tenantId} and r.organisation_id = any(${units}::uuid[]) and ${ofInterest(tenantId, asked)}
      union
      select u.organisation_id, u.request_id from requests r
      join request_units u on u.tenant_id = r.tenant_id and u.request_id = r.id and u.organisation_id = any(${units}::uuid[])
      where r.tenant_id = ${tenantId} and ${ofInterest(tenantId, asked)}
    )
    select part.unit_id, ${counted(asked)}
    from part join requests r on r.tenant_id = ${tenantId} and r.id = part.id
    group by part.unit_id`.execute(db);
  return rows;
}

/** Of each officer, over the cases of these units; null stands for cases that nobody has on his desk. */
export async function countLoadOfOfficers(
  db: Queryable,
  tenantId: string,
  asked: LoadAsked,
): Promise<(LoadCounts & { officerId: string | null })[]> {
  const units = [...asked.units];
  const { rows } = await sql<LoadCounts & { officerId: string | null }>`
    select r.officer_id, ${counted(asked)}
    from requests r
    where r.tenant_id = ${tenantId} and ${ofInterest(tenantId, asked)}
      and (r.organisation_id = any(${units}::uuid[]) or exists (select 1 from request_units u
        where u.tenant_id = r.tenant_id and u.request_id = r.id and u.organisation_id = any(${units}::uuid[])))
    group by r.officer_id`.execute(db);
  return rows;
}
