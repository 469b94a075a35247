import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import { isShown } from './shown.repo.ts';
import type { CaseFact, DisputeFact } from './yearly.schema.ts';

/**
 * Registered requests of units that a year has to do with: received by its end, and not done before it began. A request that was never
 * registered (handed to another authority at once) is none of this authority's.
 */
async function listCaseFacts(
  db: Queryable,
  tenantId: string,
  organisationIds: readonly string[],
  year: number,
): Promise<CaseFact[]> {
  const { rows } = await sql<CaseFact>`
    select r.id, r.applicant_kind as kind, r.received_on,
      coalesce(r.replied_on, (r.closed_at at time zone 'Asia/Shanghai')::date) as done_on,
      case when e.answer is not null then array[e.answer] else coalesce(i.answers, '{}') end as answers
    from requests r
    left join lateral (
      select array_agg(outcome order by position) as answers from request_items
      where tenant_id = r.tenant_id and request_id = r.id and outcome <> ''
    ) i on r.closed_at is not null
    left join lateral (
      select case s.transition when 'lapse_correction' then 'not_corrected' when 'lapse_payment' then 'fee_unpaid'
        when 'withdraw' then 'withdrawn' else 'ended_otherwise' end as answer
      from workflow_steps s
      where s.tenant_id = r.tenant_id and s.instance_id = r.workflow_id
        and s.transition in ('lapse_correction', 'lapse_payment', 'withdraw', 'join')
      order by s.version desc limit 1
    ) e on r.closed_at is not null and r.replied_on is null
    where r.tenant_id = ${tenantId} and r.organisation_id = any(${[...organisationIds]}::uuid[])
      and r.registration_number is not null and r.received_on <= make_date(${year}, 12, 31)
      -- What was answered in a year may have been closed later, never earlier.
      and (r.closed_at is null or r.closed_at >= make_date(${year}, 1, 1)::timestamp at time zone 'Asia/Shanghai')
      and coalesce(r.replied_on, (r.closed_at at time zone 'Asia/Shanghai')::date, 'infinity') >= make_date(${year}, 1, 1)
    order by r.id`.execute(db);
  return rows;
}

/** What names a case in a list: its registration number, never its applicant; hidden cases are counted, not named. */
async function listCaseNumbers(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; number: string; receivedOn: string; organisationId: string }[]> {
  const { rows } = await sql<{ id: string; number: string; receivedOn: string; organisationId: string }>`
    select id, organisation_id, received_on, '〔' || registration_year || '〕' || registration_number || '号' as number
    from requests where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[]) and ${isShown(tenantId, 'requests.id')}
    order by registration_year, registration_number, id`.execute(db);
  return rows;
}

/** Reconsiderations and suits of units that a year has to do with. */
async function listDisputeFacts(
  db: Queryable,
  tenantId: string,
  organisationIds: readonly string[],
  year: number,
): Promise<DisputeFact[]> {
  const { rows } = await sql<DisputeFact>`
    select id, track, filed_on, ended_on, result from request_disputes
    where tenant_id = ${tenantId} and organisation_id = any(${[...organisationIds]}::uuid[])
      and filed_on <= make_date(${year}, 12, 31) and coalesce(ended_on, 'infinity') >= make_date(${year}, 1, 1)
    order by id`.execute(db);
  return rows;
}

/** What other tiers may read of cases to count a year. */
export const yearly = { listCaseFacts, listCaseNumbers, listDisputeFacts };
