import { sql } from 'kysely';
import type { Queryable } from '../../../kernel/db/index.ts';
import { isShown } from '../shown.repo.ts';

/** How many requests one document brought to one authority. */
export interface Frequency {
  /** On the day, in the calendar month and in the year in which the case arrived, itself included. */
  day: number;
  month: number;
  year: number;
}

/** Counts what whoever asks here asked of this authority, by the keyed hash of his document; null when that was destroyed. */
export async function countFrequency(db: Queryable, tenantId: string, requestId: string): Promise<Frequency | null> {
  const { rows } = await sql<Frequency>`
    with mine as (
      select p.document_index, r.organisation_id, (r.arrived_at at time zone 'Asia/Shanghai')::date as on
      from requests r join request_people p on p.tenant_id = r.tenant_id and p.request_id = r.id and p.role = 'applicant'
      where r.tenant_id = ${tenantId} and r.id = ${requestId} and p.document_index <> ''
    ), theirs as (
      select (r.arrived_at at time zone 'Asia/Shanghai')::date as on, mine.on as day
      from mine join request_people p on p.tenant_id = ${tenantId} and p.document_index = mine.document_index and p.role = 'applicant'
      join requests r on r.tenant_id = p.tenant_id and r.id = p.request_id and r.organisation_id = mine.organisation_id
      where ${isShown(tenantId, 'r.id')}
    )
    select count(*) filter (where t.on = t.day)::int as day,
      count(*) filter (where date_trunc('month', t.on) = date_trunc('month', t.day))::int as month,
      count(*) filter (where date_trunc('year', t.on) = date_trunc('year', t.day))::int as year
    from theirs t having count(*) > 0`.execute(db);
  return rows[0] ?? null;
}
