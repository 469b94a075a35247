/**
 * A city's requests for the benchmark of requests: units, open and closed cases with all that stands beside them. The database makes the rows in
 * a few statements, with ids, days and states as the product writes them; foreign keys and triggers are not looked at while it does. What is
 * encrypted is encrypted by the product's own key ring, but of two thousand people and titles only, which the cases share.
 */
import pg from 'pg';
import { openDatabase } from '../server/src/kernel/db/index.ts';
import { openKeyRing } from '../server/src/kernel/keys/index.ts';
import { createRequestVault } from '../server/src/participation/requests/request-vault.ts';
import { requestFlow } from '../server/src/participation/requests/request-flow.rules.ts';
import { freezeDefinition } from '../server/src/foundation/workflow/workflow-frozen.ts';

export const BUREAUS = 30;
const DIVISIONS = 3;
const PEOPLE = 2000;

export const applicantOf = (n: number) => ({
  ...{ kind: 'natural' as const, name: `测试${n}`, documentType: 'passport' as const, documentNumber: `E${1e7 + n}` },
  ...{ representative: '', contactName: '', phone: `1390000${1000 + (n % 9000)}`, email: `a${n}@example.com` },
  ...{ address: '安澜市滨江路1号', postcode: '' },
});

/** Fills the installation; returns the tenant and how many rows there are in all. */
export async function fillRequests(
  url: string,
  dataDir: string,
  size: { open: number; closed: number },
): Promise<{ tenantId: string; rows: number }> {
  const { db, close } = await openDatabase(url, { maxConnections: 2 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let rows = 0;
  const run = async (text: string, values: unknown[] = []) => {
    const from = performance.now();
    rows += (await client.query(text, values)).rowCount ?? 0;
    const took = performance.now() - from;
    if (took > 5000) console.log(`  ${text.trim().split('\n')[0]} … ${Math.round(took / 1000)} s`);
  };
  try {
    const tenantId = String((await client.query('select id from tenants limit 1')).rows[0]?.id);
    const vault = createRequestVault(await openKeyRing(db, `${dataDir}.key`));
    await client.query(`set session_replication_role = replica`);
    await client.query('begin');
    await fillUnits(run, tenantId);
    await run(
      `create unlogged table bench_words (i integer primary key, identity text, contact text, title text, item text)`,
    );
    const words = [];
    for (let i = 0; i < PEOPLE; i += 1) {
      const { identitySealed: identity, contactSealed: contact } = await vault.sealPerson('', applicantOf(i));
      const item = { title: `关于第${i}项工作的预算批复文件`, number: '', description: '含附表和绩效目标表' };
      words.push({ i, identity, contact, title: await vault.seal(item.title), item: await vault.sealItem(item) });
    }
    await run(
      `insert into bench_words select * from jsonb_to_recordset($1::jsonb) as w(i integer, identity text, contact text, title text, item text)`,
      [JSON.stringify(words)],
    );
    await fillCases(run, tenantId, size);
    await client.query(`drop table bench_cases, bench_words`);
    await client.query('commit');
    await client.query(`vacuum analyze`);
    return { tenantId, rows };
  } finally {
    await client.end();
    await close();
  }
}

type Run = (text: string, values?: unknown[]) => Promise<void>;

/** A city with bureaus, each with divisions. */
async function fillUnits(run: Run, tenantId: string): Promise<void> {
  const uuid = (name: string) => `md5(${name})::uuid`;
  await run(
    `insert into organisations (tenant_id, id, code, name) values ($1, ${uuid(`'bench'`)}, 'bench', '测试市')`,
    [tenantId],
  );
  await run(
    `insert into organisations (tenant_id, id, parent_id, code, name)
     select $1::uuid, ${uuid(`'b' || k`)}, ${uuid(`'bench'`)}, 'b' || k, '第' || k || '局' from generate_series(1, ${BUREAUS}) k`,
    [tenantId],
  );
  await run(
    `insert into organisations (tenant_id, id, parent_id, code, name)
     select $1::uuid, ${uuid(`'b' || k || 'd' || d`)}, ${uuid(`'b' || k`)}, 'b' || k || 'd' || d, '第' || k || '局第' || d || '处'
     from generate_series(1, ${BUREAUS}) k, generate_series(1, ${DIVISIONS}) d`,
    [tenantId],
  );
}

/**
 * Closed cases lie in ten years, open ones in the last four weeks; the first bureau has nearly a fifth of all, the last one hardly a sixtieth.
 * Seven of ten have a division in charge, one of ten a unit of another bureau beside it; of the open ones a tenth waits for a third party.
 */
async function fillCases(run: Run, tenantId: string, size: { open: number; closed: number }): Promise<void> {
  const total = size.open + size.closed;
  const { hash } = freezeDefinition(requestFlow);
  await run(
    `insert into workflow_definitions (tenant_id, key, hash, definition) values ($1, $2, $3, $4) on conflict do nothing`,
    [tenantId, requestFlow.key, hash, JSON.stringify(requestFlow)],
  );
  const chance = (purpose: string) => `(hashint8extended(n, ${purpose}) & 1048575) / 1048576.0`;
  // As the product makes them: the time in front, so that neighbours in time are neighbours on the disk.
  const id = (kind: string) =>
    `(lpad(to_hex((extract(epoch from arrived) * 1000)::bigint), 12, '0') || '7' || substr(md5('${kind}' || n), 1, 3) || '8' || substr(md5('${kind}' || n), 5, 15))::uuid`;
  await run(
    `create unlogged table bench_cases as
     select c.*, ${id('r')} as id, ${id('w')} as workflow, md5('b' || k)::uuid as unit,
       md5('b' || k || 'd' || (1 + n % ${DIVISIONS}))::uuid as division, md5('b' || (1 + k % ${BUREAUS}))::uuid as other,
       (arrived at time zone 'Asia/Shanghai')::date as day, (arrived at time zone 'Asia/Shanghai')::date + 3 + (n % 25)::int as ended_on
     from (select n, n > ${size.closed} as is_open, 1 + floor(${BUREAUS} * power(${chance('1')}, 2))::int as k,
       case when n > ${size.closed} then now() - interval '28 days' + ((n - ${size.closed})::float8 / ${size.open}) * interval '27 days'
         else now() - interval '3700 days' + (n::float8 / ${size.closed}) * interval '3600 days' end as arrived,
       ${chance('2')} as led, ${chance('3')} as helped, ${chance('4')} as waits from generate_series(1, ${total}::bigint) n) c`,
  );
  await run(
    `insert into workflow_instances (tenant_id, id, subject_type, subject_id, definition_key, definition_hash, state, version, started_at, changed_at, ended_at)
     select $1::uuid, workflow, 'request', id, $2, $3, case when is_open then 'handling' else 'archived' end, case when is_open then 4 else 9 end, arrived, arrived,
       case when is_open then null else arrived + interval '30 days' end from bench_cases order by n`,
    [tenantId, requestFlow.key, hash],
  );
  await run(
    `insert into workflow_steps (tenant_id, instance_id, version, transition, from_state, to_state, actor_kind, actor_id, actor_name, occurred_at)
     select $1::uuid, workflow, s.version, s.step, s.was, s.became, 'account', 'officer', 'officer', arrived + s.version * interval '1 hour'
     from bench_cases cross join (values (1, 'start', null, 'received'), (2, 'confirm_receipt', 'received', 'received'), (3, 'register', 'received', 'registered'),
       (4, 'accept', 'registered', 'handling'), (5, 'draft', 'handling', 'drafted'), (6, 'check', 'drafted', 'checked'), (7, 'sign', 'checked', 'signed'),
       (8, 'deliver', 'signed', 'delivered'), (9, 'archive', 'delivered', 'archived')) s(version, step, was, became)
     where not is_open or s.version <= 4 order by n, s.version`,
    [tenantId],
  );
  await run(
    `insert into requests (tenant_id, id, organisation_id, code, submission_key, channel, applicant_kind, content_sealed, delivery_form, delivery_way,
       state, version, workflow_id, registration_year, registration_number, arrived_at, received_on, registered_at, clock_state, closed_at, archived_at, replied_on, outcome)
     select $1::uuid, id, unit, upper(substr(md5('c' || n), 1, 16)), encode(sha256(('s' || n)::bytea), 'hex'), 'counter', 'natural', title, 'electronic', 'email',
       case when is_open then case when waits < 0.1 then 'consulting' else 'handling' end else 'archived' end, 5, workflow, extract(year from day),
       row_number() over (partition by unit, extract(year from day) order by n), arrived, day, arrived + interval '3 hours',
       case when not is_open then 'stopped' when waits < 0.1 then 'paused' else 'running' end,
       case when not is_open then (ended_on + time '15:00') at time zone 'Asia/Shanghai' end, case when not is_open then (ended_on + time '16:00') at time zone 'Asia/Shanghai' end,
       case when not is_open then ended_on end, case when not is_open then 'granted' else '' end
     from bench_cases join bench_words on i = n % ${PEOPLE} order by n`,
    [tenantId],
  );
  await run(
    `insert into request_people (tenant_id, request_id, id, role, identity_sealed, contact_sealed, document_index, phone_tail_index, document_tail_index)
     select $1::uuid, id, id, 'applicant', identity, contact, encode(sha256(('p' || n % 300000)::bytea), 'hex'), encode(sha256(('t' || n)::bytea), 'hex'),
       encode(sha256(('d' || n)::bytea), 'hex') from bench_cases join bench_words on i = n % ${PEOPLE} order by n`,
    [tenantId],
  );
  await run(
    `insert into request_items (tenant_id, request_id, id, position, title_sealed, outcome, decided_by_name)
     select $1::uuid, id, id, 1, item, case when is_open then '' else 'provided' end, case when is_open then '' else 'officer' end
     from bench_cases join bench_words on i = n % ${PEOPLE} order by n`,
    [tenantId],
  );
  await run(
    `insert into request_units (tenant_id, request_id, organisation_id, role, since, arrived_at, is_open)
     select $1::uuid, id, case when led < 0.7 then division else unit end, 'lead', arrived, arrived, is_open from bench_cases
     union all select $1::uuid, id, other, 'co', arrived, arrived, is_open from bench_cases where helped < 0.1`,
    [tenantId],
  );
  await run(
    `insert into request_clock_events (tenant_id, request_id, id, kind, occurred_on, event, recorded_at, recorded_by_name)
     select $1::uuid, id, ${id('e')}, 'start', day, jsonb_build_object('id', 'start', 'kind', 'start', 'on', day), arrived, 'officer' from bench_cases
     union all select $1::uuid, id, ${id('f')}, 'stop', ended_on, jsonb_build_object('id', 'stop', 'kind', 'stop', 'on', ended_on), arrived + interval '30 days', 'officer'
       from bench_cases where not is_open
     union all select $1::uuid, id, ${id('g')}, 'pause', least(day + 3, current_date), jsonb_build_object('id', 'pause', 'kind', 'pause', 'cause', 'third_party', 'on', least(day + 3, current_date)),
       arrived + interval '3 days', 'officer' from bench_cases where is_open and waits < 0.15
     union all select $1::uuid, id, ${id('h')}, 'resume', least(day + 9, current_date), jsonb_build_object('id', 'resume', 'kind', 'resume', 'on', least(day + 9, current_date)),
       arrived + interval '9 days', 'officer' from bench_cases where is_open and waits between 0.1 and 0.15`,
    [tenantId],
  );
  await run(
    `insert into request_records (tenant_id, request_id, id, kind, occurred_on, words_sealed, recorded_at, recorded_by, recorded_by_name)
     select $1::uuid, id, md5(s.kind || n)::uuid, s.kind, day, '', arrived, 'officer', 'officer' from bench_cases
     cross join (values ('confirmed', true), ('draft', false), ('delivery', false)) s(kind, always) where always or not is_open order by n`,
    [tenantId],
  );
}
