import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';

/**
 * Tables 3 and 4 counted a second time, by the database alone. It shares nothing with tables.rules.ts or outcomes.rules.ts: what answer belongs to
 * which row stands here once more, so that a slip in either is seen as a difference. Keys: `row column` and `track result`; zeros are left out.
 */
export async function countAgain(
  db: Queryable,
  tenantId: string,
  organisationIds: readonly string[],
  year: number,
): Promise<{ table3: Record<string, number>; table4: Record<string, number> }> {
  const units = sql`any(${[...organisationIds]}::uuid[])`;
  const table3 = await sql<{ key: string; n: number }>`
    with leaf (answer, row, place, shows) as (values
      ('already_public', 'granted', 1, true), ('provided', 'granted', 1, true), ('partly', 'partly', 2, true),
      ('state_secret', 'state_secret', 3, false), ('forbidden_by_law', 'forbidden_by_law', 4, false),
      ('endangers_safety', 'endangers_safety', 5, false), ('third_party', 'third_party', 6, false),
      ('internal_affairs', 'internal_affairs', 7, false), ('deliberation', 'deliberation', 8, false),
      ('enforcement_file', 'enforcement_file', 9, false), ('registry_query', 'registry_query', 10, false),
      ('not_found', 'not_held', 11, false), ('not_ours', 'not_held', 11, false), ('needs_making', 'needs_making', 12, false),
      ('still_unclear', 'still_unclear', 13, false), ('petition', 'petition', 14, false), ('repeated', 'repeated', 15, false),
      ('publication', 'publication', 16, false), ('excessive', 'excessive', 17, false), ('confirm_again', 'confirm_again', 18, false),
      ('not_corrected', 'not_corrected', 19, false), ('fee_unpaid', 'fee_unpaid', 20, false),
      ('withdrawn', 'other', 21, false), ('ended_otherwise', 'other', 21, false)),
    mine as (
      select id, applicant_kind, workflow_id, replied_on, received_on::text as came,
        coalesce(replied_on::text, to_char(closed_at + interval '8 hours', 'YYYY-MM-DD')) as went
      from (select id, applicant_kind, workflow_id, replied_on, received_on, closed_at at time zone 'UTC' as closed_at
        from requests where tenant_id = ${tenantId} and organisation_id = ${units} and registration_year is not null
          and (closed_at is null or closed_at > make_date(${year}, 1, 1)::timestamp - interval '1 day')) r),
    lapses as (
      select distinct on (instance_id) instance_id, case transition when 'lapse_correction' then 'not_corrected'
        when 'lapse_payment' then 'fee_unpaid' when 'withdraw' then 'withdrawn' when 'join' then 'ended_otherwise' end as answer
      from mine join workflow_steps on tenant_id = ${tenantId} and instance_id = workflow_id
      where replied_on is null and transition in ('lapse_correction', 'lapse_payment', 'withdraw', 'join')
      order by instance_id, version desc),
    given as (
      select m.id, l.answer from mine m join lapses l on l.instance_id = m.workflow_id where m.replied_on is null
      union all
      select m.id, i.outcome from mine m join request_items i on i.tenant_id = ${tenantId} and i.request_id = m.id and i.outcome <> ''
      where m.replied_on is not null or not exists (select from lapses l where l.instance_id = m.workflow_id)),
    judged as (
      select g.id, case when count(distinct leaf.row) > 1 and bool_or(leaf.shows) then 'partly'
        else (array_agg(leaf.row order by leaf.place))[1] end as row
      from given g left join leaf using (answer) group by g.id having count(*) = count(leaf.row)),
    said as (
      select id, applicant_kind, 'new' as row from mine where left(came, 4) = ${String(year)}
      union all
      select id, applicant_kind, 'carried_in' from mine
        where came < ${`${year}`} and (went is null or went >= ${`${year}`})
      union all
      select id, applicant_kind, 'carried_out' from mine
        where came < ${`${year + 1}`} and (went is null or went >= ${`${year + 1}`})
      union all
      select m.id, m.applicant_kind, j.row from mine m join judged j using (id) where left(m.went, 4) = ${String(year)}
      union all
      select m.id, m.applicant_kind, 'done' from mine m join judged j using (id) where left(m.went, 4) = ${String(year)})
    select row || ' ' || coalesce(applicant_kind, 'total') as key, count(*)::int as n
    from said group by grouping sets ((row, applicant_kind), (row)) order by 1`.execute(db);
  const table4 = await sql<{ key: string; n: number }>`
    select track || ' ' || coalesce(how, 'total') as key, count(*)::int as n
    from (
      select track, case when ended_on < make_date(${year + 1}, 1, 1) then result else 'pending' end as how
      from request_disputes
      where tenant_id = ${tenantId} and organisation_id = ${units} and extract(year from filed_on) <= ${year}
        and (ended_on is null or extract(year from ended_on) >= ${year})) d
    group by grouping sets ((track, how), (track)) order by 1`.execute(db);
  const keyed = (rows: { key: string; n: number }[]) => Object.fromEntries(rows.map(({ key, n }) => [key, n]));
  return { table3: keyed(table3.rows), table4: keyed(table4.rows) };
}
