import { sql } from 'kysely';
import { newId, type Database } from '../../kernel/db/index.ts';

/**
 * A generated year of cases through the tables of the project: `size` requests around the year, with items, ends of every kind and proceedings,
 * by a small generator with a seed, so that each run sees the same. Made by the database itself; the words are placeholders.
 */
export async function generateYear(
  db: Database,
  tenantId: string,
  organisationId: string,
  { year, size, seed }: { year: number; size: number; seed: number },
): Promise<void> {
  const id = (kind: string) => sql`md5(${`${kind}${seed}-`} || n)::uuid`;
  /** 0 ≤ … < 1, the same for the same case and purpose. */
  const chance = (purpose: string) =>
    sql`(('x' || substr(md5(${`${purpose}${seed}-`} || n), 1, 8))::bit(32)::bigint / 4294967296.0)`;
  const among = (values: readonly string[], purpose: string) =>
    sql`(${[...values]}::text[])[1 + floor(${chance(purpose)} * ${values.length})::int]`;
  const numbers = sql`generate_series(1, ${size}) as n`;
  const [key, hash] = [`generated-${seed}`, '0'.repeat(64)];
  await sql`insert into workflow_definitions (tenant_id, key, hash, definition) values (${tenantId}, ${key}, ${hash}, '{}')`.execute(
    db,
  );
  await sql`insert into workflow_instances (tenant_id, id, subject_type, subject_id, definition_key, definition_hash, state, version, started_at, changed_at)
    select ${tenantId}, ${id('w')}, 'request', ${id('r')}, ${key}, ${hash}, 'archived', 1, now(), now() from ${numbers}`.execute(
    db,
  );
  // From September of the year before to January of the year after; a tenth is still open, a few were never registered.
  await sql`insert into requests (tenant_id, id, organisation_id, code, submission_key, channel, applicant_kind, content_sealed, delivery_form,
      delivery_way, state, workflow_id, registration_year, registration_number, arrived_at, received_on, closed_at, replied_on)
    select ${tenantId}, id, ${organisationId}, id::text, id::text, 'web', kind, '-', 'electronic', 'email', 'archived', workflow, yr, case when yr is not null then n end, arrived,
      case when yr is not null then received end, closed, case when how < 0.86 then (closed at time zone 'Asia/Shanghai')::date - late end
    from (
      select n, ${id('r')} as id, ${id('w')} as workflow, ${chance('how')} as how,
        ${among(['natural', 'natural', 'natural', 'business', 'research', 'charity', 'legal_service', 'other'], 'kind')} as kind,
        (make_date(${year - 1}, 9, 1) + floor(${chance('day')} * 510)::int) as received,
        (make_date(${year - 1}, 9, 1) + floor(${chance('day')} * 510)::int)::timestamptz as arrived,
        case when ${chance('unregistered')} >= 0.02 then ${year}::int end as yr,
        floor(${chance('late')} * 3)::int as late,
        -- 23:30 in China on the day, and sometimes half an hour into the next year's first day
        case when ${chance('open')} >= 0.1 then ((make_date(${year - 1}, 9, 1) + floor(${chance('day')} * 510)::int
          + 3 + floor(${chance('span')} * 60)::int)::timestamp + interval '23 hours 30 minutes') at time zone 'Asia/Shanghai' end as closed
      from ${numbers}) c`.execute(db);
  await sql`insert into workflow_steps (tenant_id, instance_id, version, transition, to_state, actor_kind, actor_id, actor_name, occurred_at)
    select ${tenantId}, ${id('w')}, 2, ${among(['lapse_correction', 'lapse_payment', 'withdraw', 'join'], 'end')}, 'archived', 'system', 't', 't', now()
    from ${numbers} where ${chance('how')} >= 0.86`.execute(db);
  const ANSWERS = [
    ...[
      'already_public',
      'provided',
      'provided',
      'provided',
      'partly',
      'state_secret',
      'forbidden_by_law',
      'endangers_safety',
    ],
    ...[
      'third_party',
      'internal_affairs',
      'deliberation',
      'enforcement_file',
      'registry_query',
      'not_found',
      'not_ours',
      'needs_making',
    ],
    ...['still_unclear', 'petition', 'repeated', 'publication', 'excessive', 'confirm_again', 'ended_otherwise'],
  ];
  for (const position of [1, 2, 3])
    await sql`insert into request_items (tenant_id, request_id, id, position, title_sealed, outcome)
      select ${tenantId}, ${id('r')}, ${id(`i${position}`)}, ${position}, '-', ${among(ANSWERS, `a${position}`)}
      from ${numbers} where ${chance(`has${position}`)} < ${[1, 0.25, 0.1][position - 1] ?? 0} and ${chance('how')} < 0.86`.execute(
      db,
    );
  await sql`insert into request_disputes (tenant_id, id, organisation_id, request_id, track, body, filed_on, result, ended_on, created_by)
    select ${tenantId}, ${id('d')}, ${organisationId}, ${id('r')}, track, '-', filed, case when ended is null then '' else res end, ended, 't'
    from (
      select n, ${among(['reconsideration', 'reconsideration', 'suit', 'suit_after'], 'track')} as track,
        ${among(['upheld', 'corrected', 'other'], 'res')} as res,
        make_date(${year - 1}, 6, 1) + floor(${chance('filed')} * 600)::int as filed,
        case when ${chance('ended')} < 0.8 then make_date(${year - 1}, 6, 1) + floor(${chance('filed')} * 600)::int
          + floor(${chance('length')} * 200)::int end as ended
      from ${numbers} where ${chance('disputed')} < 0.03) d`.execute(db);
  await sql`analyze`.execute(db);
}

/** A tenant with one unit, and nothing else. */
export async function bareUnit(db: Database): Promise<{ tenantId: string; organisationId: string }> {
  const [tenantId, organisationId] = [newId(), newId()];
  const code = `t${tenantId.slice(-8)}`;
  await db.insertInto('tenants').values({ id: tenantId, code, name: '测试市' }).execute();
  await db
    .insertInto('organisations')
    .values({ tenantId, id: organisationId, code: 'unit', name: '测试市人民政府' })
    .execute();
  return { tenantId, organisationId };
}
