import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import type { DutyState } from './duties.schema.ts';
import { stateOnSql } from './reading.repo.ts';

/** A duty as it counts in a figure: whose, of what obligation, in what state. */
export interface CountedDutyRow {
  obligationId: string;
  organisationId: string;
  responsibleId: string;
  period: string;
  code: string;
  field: string;
  pack: string;
  weight: number;
  state: DutyState;
}

/**
 * Duties that fall due in these days (both included) of units that answer for them, with their states at the end of the day `on`: met, met late
 * and overdue only. In the order of their keys.
 */
export async function listCounted(
  db: Queryable,
  tenantId: string,
  of: { responsibleIds: readonly string[]; dueFrom: string; dueUntil: string; on: string },
): Promise<CountedDutyRow[]> {
  // What fell due on the day of the count itself is over at its end: the states are those of the next morning, without what was done then.
  const { rows } = await sql<CountedDutyRow>`
    select d.obligation_id, d.organisation_id, d.responsible_id, d.period, o.code, o.field, o.pack,
           coalesce((v.body->>'weight')::float8, 1) as weight, d.state
    from (select d.*, case when d.settled_on is null or d.settled_on > ${of.on}::date
                           then case when ${stateOnSql(of.on)} = any('{open,near,not_yet}') and d.due_on <= ${of.on}::date then 'overdue'
                                     else ${stateOnSql(of.on)} end
                           else ${stateOnSql(of.on)} end as state
          from duties d
          where d.tenant_id = ${tenantId} and d.responsible_id = any(${[...of.responsibleIds]}::uuid[])
            and d.due_on between ${of.dueFrom}::date and ${of.dueUntil}::date) d
    join obligations o on o.tenant_id = ${tenantId} and o.id = d.obligation_id
    left join obligation_versions v on v.tenant_id = ${tenantId} and v.obligation_id = d.obligation_id and v.number = d.rule
    where d.state in ('met', 'met_late', 'overdue')
    order by d.obligation_id, d.organisation_id, d.period`.execute(db);
  return rows;
}
