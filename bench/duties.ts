/**
 * Speed of duties. `node_modules/.bin/node bench/duties.ts [--small] [--units 1000] [--obligations 1000]`
 * So many units with so many obligations for a year, some evidence for each: everything computed again from nothing, one event settled, the counts of
 * a dashboard. The reference of the computation is a plain copy of the same rows by the database. Exit code 1 when a target is missed.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { runnerImport } from 'vite';
import { migrate, newId, openDatabase, openEmbedded, type Database } from '../server/src/kernel/db/index.ts';
import { systemActor } from '../server/src/foundation/audit/index.ts';
import { createCalendarService } from '../server/src/foundation/calendar/index.ts';
import { defineEvidence } from '../server/src/foundation/evidence/index.ts';
import { inTemporaryFolder, quantile, report, seconds, warnWhenBusy, whole, type Figure } from './measure.ts';

const { values } = parseArgs({
  options: { small: { type: 'boolean', default: false }, units: { type: 'string' }, obligations: { type: 'string' } },
});
const { small } = values;
const units = Number(values.units ?? (small ? 50 : 1000));
const rules = Number(values.obligations ?? (small ? 200 : 1000));
const EVENTS_OF_UNIT = 200;
const TYPES = 30;
const NOW = new Date('2026-11-20T02:00:00Z');
const RUNS = small ? 40 : 200;
/** Computing is more than copying rows; in the small form only the ratio is asked for. */
const SMALL_RATIO = 200;

const timed = async (work: () => Promise<unknown>) => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

async function fill(db: Database): Promise<string> {
  const tenantId = newId();
  await sql`insert into tenants (id, code, name) values (${tenantId}, 'bench', '测试市')`.execute(db);
  await sql`
    insert into organisations (tenant_id, id, code, name, kind)
    select ${tenantId}::uuid, gen_random_uuid(), 'u' || n, '单位' || n, 'department' from generate_series(1, ${units}::int) n`.execute(
    db,
  );
  await sql`
    insert into obligations (tenant_id, id, code, field, created_by)
    select ${tenantId}::uuid, gen_random_uuid(), 'O-' || n, 'PUB', 'bench' from generate_series(1, ${rules}::int) n`.execute(
    db,
  );
  const body = {
    ...{
      source: { document: '要点', clause: '一', words: '' },
      action: '公开',
      leadUnits: [],
      threshold: '',
      weight: 1,
    },
    ...{ responsible: { kind: 'all', of: ['department'] }, visibility: 'public', validUntil: '2026-12-31' },
  };
  await sql`
    insert into obligation_versions (tenant_id, obligation_id, number, valid_from, changed_by, body)
    select tenant_id, id, 1, '2026-01-01', 'bench', ${JSON.stringify(body)}::jsonb || jsonb_build_object(
      'schedule', case when n % 2 = 0 then jsonb_build_object('kind', 'once', 'by', '2026-' || lpad((1 + n % 12)::text, 2, '0') || '-28')
        else '{"kind":"every","period":"year","times":1,"due":{}}'::jsonb end,
      'evidence', jsonb_build_object('filter', jsonb_build_object('types', jsonb_build_array('bench.thing.done_' || chr(97 + n % ${TYPES}::int % 26)),
        'words', jsonb_build_array(jsonb_build_array('第' || (n % 50) || '类'))), 'byHand', false, 'count', 1))
    from (select *, row_number() over (order by code)::int as n from obligations where tenant_id = ${tenantId}) o`.execute(
    db,
  );
  await sql`
    insert into evidence_events (tenant_id, id, key, kind, type, organisation_id, subject_type, subject_id, occurred_on, recorded_by, title)
    select ${tenantId}::uuid, gen_random_uuid(), o.code || ':' || n, 'happened', 'bench.thing.done_' || chr(97 + n % ${TYPES}::int % 26), o.id, 'thing',
      o.code || ':' || n, '2026-01-01'::date + (n * 7) % 320, 'bench', '关于第' || (n * 13 % 50) || '类事项的公开'
    from organisations o, generate_series(1, ${EVENTS_OF_UNIT}::int) n where o.tenant_id = ${tenantId}`.execute(db);
  await sql`analyze`.execute(db);
  return tenantId;
}

async function measure(db: Database): Promise<Figure[]> {
  console.log(`filling ${whole(units)} units × ${whole(rules)} obligations…`);
  const tenantId = await fill(db);
  // The module stands on modules with pages in them, which Node does not read as they are.
  const { module } = await runnerImport<typeof import('../server/src/oversight/duties/index.ts')>(
    join(import.meta.dirname, '../server/src/oversight/duties/index.ts'),
    { logLevel: 'error' },
  );
  const now = () => NOW;
  const calendar = createCalendarService({ db, now });
  const duties = module.createDutiesServices({ db, calendar, evidenceTypes: defineEvidence([]), packs: [], now });
  let count = 0;
  const computed = await timed(async () => (count = (await duties.settling.recompute(tenantId)).duties));
  console.log(`${whole(count)} duties from nothing: ${seconds(computed)}`);
  let differences = 0;
  const again = await timed(async () => (differences = (await duties.settling.recompute(tenantId)).differences));
  if (differences > 0) throw new Error(`${differences} duties differ when they are computed again`);
  const copied = await timed(() => sql`create table duties_copy as select * from duties`.execute(db));
  await sql`vacuum analyze duties, duty_tallies`.execute(db);

  const events: { id: string }[] = (
    await sql<{ id: string }>`select id from evidence_events order by md5(id::text) limit ${RUNS + 20}`.execute(db)
  ).rows;
  const settled: number[] = [];
  for (const [at, { id }] of events.entries()) {
    const told = { id, attempts: 0, tenantId, consumer: 'duties', topic: 'evidence.told', payload: { ids: [id] } };
    // Half of them are taken back, so that there is something to write.
    if (at % 2 === 0)
      await sql`
        insert into evidence_events (tenant_id, id, key, kind, type, organisation_id, subject_type, subject_id, occurred_on, recorded_by)
        select tenant_id, gen_random_uuid(), key, 'retracted', type, organisation_id, subject_type, subject_id, occurred_on, 'bench'
        from evidence_events where id = ${id}`.execute(db);
    const ms = await timed(() => duties.settling.consumer.consume([told]));
    if (at >= 20) settled.push(ms);
  }
  const actor = systemActor(tenantId, 'bench');
  const looks: number[] = [];
  for (let run = 0; run < 20; run += 1)
    for (const by of ['unit', 'field', 'month'] as const)
      looks.push(await timed(() => duties.reading.tallies(actor, by)));
  const [one, look] = [quantile(settled, 0.95), quantile(looks, 0.95)];
  const reference = `the database copies the rows: ${seconds(copied)}`;
  const figure = (name: string, ms: number, target: number): Figure => ({
    ...{ name, measured: ms < 1000 ? `${ms.toFixed(1)} ms` : seconds(ms), reference: '' },
    ...{ target: small ? 'printed' : `≤ ${whole(target)} ms`, isMet: small || ms <= target },
  });
  return [
    {
      ...{ name: `${whole(count)} duties computed from nothing`, measured: seconds(computed), reference },
      ...{ ratio: computed / copied, target: small ? `ratio ≤ ${SMALL_RATIO}` : '≤ 60 s' },
      isMet: small ? computed / copied <= SMALL_RATIO : computed <= 60_000,
    },
    figure('duties computed again, nothing differs', again, 60_000),
    figure('one event settles its duties, p95', one, 5),
    figure('counts of a dashboard, p95', look, 100),
  ];
}

warnWhenBusy();
await inTemporaryFolder(async (folder) => {
  const embedded = await openEmbedded(folder);
  await migrate(embedded.url, join(import.meta.dirname, '../migrations'));
  const { db, close } = await openDatabase(embedded.url);
  try {
    report(await measure(db));
  } finally {
    await close();
    await embedded.release();
  }
});
