import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../kernel/db/testing.ts';
import { drainAll } from '../kernel/jobs/index.ts';
import { systemActor, write, type Actor } from '../foundation/audit/index.ts';
import { createCalendarService, listShippedYears } from '../foundation/calendar/index.ts';
import { defineEvidence, prove, retract, type Evidence } from '../foundation/evidence/index.ts';
import { createOrganisationsService } from '../foundation/organisations/index.ts';
import { createWorkflowService } from '../foundation/workflow/index.ts';
import { createDutiesServices, type DutiesServices, type NewObligation } from '../oversight/duties/index.ts';
import { createEvaluationService, type EvaluationService } from '../oversight/evaluation/index.ts';
import { demoOrganisations } from './demo/index.ts';

/**
 * A year of the demo city with known faults: what is missing, late, done by the wrong unit, taken back, told twice and in any order. Duties, red
 * lights and scores must be those of a second calculation in SQL alone, which reads nothing but evidence, units and the list of days off.
 */

let test: TestDatabase;
let duties: DutiesServices;
let evaluations: EvaluationService;
let actor: Actor;
let units: string[] = [];
const now = () => new Date('2027-01-05T02:00:00Z');
const [FROM, UNTIL] = ['2026-01-01', '2026-12-31'];

let state = 20_260_101;
/** The same year in every run. */
const chance = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const dayAfter = (on: string, days: number) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const anyDay = (from: string, until: string) =>
  dayAfter(from, Math.floor(chance() * ((Date.parse(until) - Date.parse(from)) / 86_400_000 + 1)));

const SCHEDULES: Record<string, [field: string, weight: number, schedule: NewObligation['schedule'], count: number]> = {
  A: ['PUB', 1, { kind: 'every', period: 'month', times: 1, due: {} }, 1],
  B: ['PUB', 1, { kind: 'every', period: 'quarter', times: 1, due: { plus: { amount: 10, unit: 'working_day' } } }, 1],
  C: ['PUB', 1, { kind: 'every', period: 'half_year', times: 2, due: {} }, 1],
  D: ['INT', 2, { kind: 'once', by: '2026-06-30' }, 1],
  E: ['INT', 1.5, onEvent('E', 3, 'working_day'), 1],
  F: ['PUB', 1, { kind: 'fresh', maxAge: { amount: 30, unit: 'natural_day' } }, 1],
  G: ['REQ', 1, onEvent('G', 15, 'natural_day'), 1],
};
function onEvent(code: string, amount: number, unit: 'working_day' | 'natural_day'): NewObligation['schedule'] {
  const trigger = { types: ['thing.started'], facts: { code } };
  return { kind: 'on_event', trigger, limit: { amount, unit }, match: 'about' };
}

beforeAll(async () => {
  test = await createTestDatabase();
  const { db } = test;
  const organisations = createOrganisationsService({ db });
  const tenant = await organisations.ensureTenant({ code: 'anlan', name: '安澜市' });
  actor = systemActor(tenant.id, 'test');
  units = [];
  for (const { code, name } of demoOrganisations())
    units.push((await organisations.create(actor, { code, name })).organisation.id);
  const fact = { code: { zh: '义务', en: 'obligation' } };
  const evidenceTypes = defineEvidence(
    ['thing.done', 'thing.started'].map((code) => ({ code, title: { zh: code, en: code }, facts: fact })),
  );
  const calendar = createCalendarService({ db, now });
  duties = createDutiesServices({ db, calendar, evidenceTypes, packs: [], now });
  const personOf = async ({ id }: Actor) => ({ name: id, organisationId: null });
  const workflows = createWorkflowService({ now });
  evaluations = createEvaluationService({ db, organisations, workflows, calendar, personOf, now });
  for (const [code, [field, weight, schedule, count]] of Object.entries(SCHEDULES))
    await duties.obligations.create(actor, {
      ...{ code, field, weight, schedule, action: `义务${code}`, leadUnits: [], threshold: '', visibility: 'internal' },
      ...{ validFrom: FROM, validUntil: UNTIL, source: { document: '要点', clause: code, words: '' } },
      responsible: { kind: 'named', unitIds: units },
      evidence: { filter: { types: ['thing.done'], facts: { code } }, byHand: false, count },
    });
  await tellYear();
}, 120_000);
afterAll(() => test.close());

/** Everything that happens in the year, told in a random order, some of it twice, some taken back. */
async function tellYear(): Promise<void> {
  const all: Evidence[] = [];
  let serial = 0;
  const tell = (type: string, code: string, organisationId: string, occurredOn: string, about?: string): string => {
    const subjectId = `${code}-${(serial += 1)}`;
    if (occurredOn <= UNTIL)
      all.push({
        ...{
          key: `thing:${subjectId}`,
          type,
          organisationId,
          subjectType: 'thing',
          subjectId,
          occurredOn,
          title: code,
        },
        ...{ facts: { code }, ...(about && { about: { subjectType: 'thing', subjectId: about } }) },
      });
    return subjectId;
  };
  for (const unit of units) {
    const diligence = 0.55 + chance() * 0.4;
    const other = units[Math.floor(chance() * units.length)] ?? unit;
    // Now and then the deed is another unit's, and does not count for this one.
    const whose = () => (chance() < 0.05 ? other : unit);
    for (let month = 1; month <= 12; month++) {
      const first = `2026-${String(month).padStart(2, '0')}-01`;
      if (chance() < diligence) tell('thing.done', 'A', whose(), anyDay(first, dayAfter(first, 27)));
      for (let times = chance() < 0.4 ? 2 : 1; times > 0; times--)
        if (chance() < diligence) tell('thing.done', 'F', unit, anyDay(first, dayAfter(first, 27)));
      for (const code of ['E', 'G'])
        if (chance() < 0.5) {
          const on = anyDay(first, dayAfter(first, 27));
          const started = tell('thing.started', code, unit, on);
          if (chance() < diligence)
            tell('thing.done', code, whose(), dayAfter(on, Math.floor(chance() * 25) - 1), started);
        }
    }
    for (let quarter = 0; quarter < 4; quarter++) {
      const first = `2026-${String(quarter * 3 + 1).padStart(2, '0')}-01`;
      if (chance() < diligence) tell('thing.done', 'B', whose(), anyDay(first, dayAfter(first, 40)));
      if (chance() < diligence) tell('thing.done', 'C', whose(), anyDay(first, dayAfter(first, 88)));
    }
    if (chance() < diligence) tell('thing.done', 'D', unit, anyDay('2026-04-01', '2026-08-31'));
  }
  const shuffled = [...all, ...all.filter(() => chance() < 0.2)]
    .map((one) => [chance(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
  for (let at = 0; at < shuffled.length; at += 50) await tellBatch((w) => prove(w, actor, shuffled.slice(at, at + 50)));
  const gone = all.filter(() => chance() < 0.06).map(({ key }) => key);
  await tellBatch((w) => retract(w, actor, gone, '证据不实'));
}
const tellBatch = (work: Parameters<typeof write>[3]) =>
  write(test.db, actor, { permission: 'x' }, async (w) => {
    w.record({ action: 'test.thing.done', subjectType: 'test', subjectId: '1' });
    await work(w);
  }).then(() => drainAll(test.db, duties.settling.consumer));

/** The second calculation: each schedule written down again, as SQL. One row a duty that falls due in the year. */
const expectedSql = () => {
  const [year] = listShippedYears().filter((one) => one.year === 2026);
  const { off = [], work = [] } = year ?? {};
  return sql`
  with recursive
  days as (select d::date as day, (extract(isodow from d) < 6 and d::date <> all(${[...off]}::date[])) or d::date = any(${[...work]}::date[]) as works
           from generate_series('2026-01-01'::date, '2026-12-31', '1 day') d),
  live as (select e.organisation_id as unit, e.type, e.subject_id, e.about_id, e.occurred_on as day, e.facts->>'code' as code
           from evidence_events e where e.kind = 'happened'
             and not exists (select 1 from evidence_events r where r.key = e.key and r.kind = 'retracted')),
  done as (select * from live where type = 'thing.done'),
  started as (select * from live where type = 'thing.started'),
  units as (select unnest(${units}::uuid[]) as unit),
  a as (select unit, 'A' as code, (m + interval '1 month' - interval '1 day')::date as due,
               (select min(day) from done where done.unit = units.unit and code = 'A' and date_trunc('month', day) = m) as settled
        from units, generate_series('2026-01-01'::date, '2026-12-01', '1 month') m),
  b as (select unit, 'B' as code,
               (select day from (select day, row_number() over (order by day) n from days where works and day >= q + interval '3 months') w where n = 10) as due,
               (select min(day) from done where done.unit = units.unit and code = 'B'
                  and day >= q + interval '3 months' and day < q + interval '6 months') as settled
        from units, generate_series('2026-01-01'::date, '2026-07-01', '3 months') q),
  c as (select unit, 'C' as code, (h + interval '6 months' - interval '1 day')::date as due,
               (select day from done where done.unit = units.unit and code = 'C' and day >= h and day < h + interval '6 months'
                order by day offset 1 limit 1) as settled
        from units, generate_series('2026-01-01'::date, '2026-07-01', '6 months') h),
  d as (select unit, 'D' as code, '2026-06-30'::date as due,
               (select min(day) from done where done.unit = units.unit and code = 'D') as settled from units),
  e as (select unit, 'E' as code,
               (select w.day from (select days.day, row_number() over (order by days.day) n from days where works and days.day > started.day) w where n = 3) as due,
               (select min(day) from done where code = 'E' and about_id = started.subject_id) as settled
        from started where code = 'E'),
  g as (select unit, 'G' as code, (select min(days.day) from days where works and days.day >= started.day + 15) as due,
               (select min(day) from done where code = 'G' and about_id = started.subject_id) as settled
        from started where code = 'G'),
  f as (select unit, 'F' as code, '2026-01-01'::date + 30 as due,
               coalesce((select max(day) from done where done.unit = units.unit and code = 'F' and day > '2026-01-01' and day <= '2026-01-01'::date + 30),
                        (select min(day) from done where done.unit = units.unit and code = 'F' and day > '2026-01-01')) as settled
        from units
        union all
        select unit, code, settled + 30,
               coalesce((select max(day) from done where done.unit = f.unit and code = 'F' and day > f.settled and day <= f.settled + 30),
                        (select min(day) from done where done.unit = f.unit and code = 'F' and day > f.settled))
        from f where settled is not null),
  everything as (select * from a union all select * from b union all select * from c union all select * from d
                 union all select * from e union all select * from f union all select * from g)
  select unit::text, code, due::text, settled::text,
         case when settled is null then 'overdue' when settled > due then 'met_late' else 'met' end as state
  from everything where due between '2026-01-01' and '2026-12-31'`;
};

interface Row {
  unit: string;
  code: string;
  due: string;
  state: string;
}
const lineOf = ({ unit, code, due, state: is }: Row) => `${unit} ${code} ${due} ${is}`;
const expected = async () => (await sql<Row>`${expectedSql()}`.execute(test.db)).rows;

describe('a simulated year of the demo city', () => {
  it('has every fault that it should have', async () => {
    const rows = await expected();
    expect(rows.length).toBeGreaterThan(800);
    for (const code of Object.keys(SCHEDULES))
      for (const is of code === 'A' || code === 'C' ? ['met', 'overdue'] : ['met', 'met_late', 'overdue'])
        expect(rows.filter((row) => row.code === code && row.state === is).length, `${code} ${is}`).toBeGreaterThan(3);
  });

  it('gives the duties and red lights of the second calculation', async () => {
    const rows = await expected();
    const { rows: stored } = await sql<Row>`
      select d.organisation_id::text as unit, o.code, d.due_on::text as due,
             case when d.settled_on is null then 'overdue' when d.is_late then 'met_late' else 'met' end as state
      from duties d join obligations o on o.tenant_id = d.tenant_id and o.id = d.obligation_id
      where d.due_on between ${FROM} and ${UNTIL}`.execute(test.db);
    expect(stored.map(lineOf).sort()).toEqual(rows.map(lineOf).sort());
    const red = (of: string, is: string) => rows.filter(({ unit, state: has }) => unit === of && has === is).length;
    const tallies = await duties.reading.tallies(actor, 'unit', { dueFrom: FROM, dueUntil: UNTIL, on: '2027-01-01' });
    expect(tallies.map(({ id, tally }) => [id, tally.overdue ?? 0, tally.met_late ?? 0]).sort()).toEqual(
      units.map((unit) => [unit, red(unit, 'overdue'), red(unit, 'met_late')]).sort(),
    );
    const { differences } = await duties.settling.recompute(actor.tenantId, { check: true });
    expect(differences).toBe(0);
  });

  it('gives the scores of the second calculation', async () => {
    const rate = (fields: string[], weighted: boolean) => ({
      ...{ kind: 'duties' as const, duties: { fields } },
      formula: { kind: 'rate' as const, worth: { met: 100, met_late: 50, overdue: 0 }, weighted },
    });
    const indicator = (code: string, points: number, measure: ReturnType<typeof rate> | Deduct) => ({
      ...{ code, title: code, titleEn: '', points, source: '', isBonus: false, measure },
    });
    type Deduct = {
      kind: 'duties';
      duties: { fields: string[] };
      formula: { kind: 'deduct'; each: { met_late: number; overdue: number } };
    };
    const deduct: Deduct = {
      ...{ kind: 'duties', duties: { fields: ['REQ'] } },
      formula: { kind: 'deduct', each: { met_late: 0.5, overdue: 3 } },
    };
    const id = await evaluations.create(actor, {
      ...{
        title: '2026',
        fromOn: FROM,
        untilOn: UNTIL,
        cutOn: UNTIL,
        unitIds: units,
        overallShare: 4,
        shareSource: '',
      },
      tree: [
        {
          ...{ code: 'T', title: 'T', titleEn: '' },
          indicators: [
            indicator('PUB', 60, rate(['PUB'], false)),
            indicator('INT', 25, rate(['INT'], true)),
            indicator('REQ', 15, deduct),
          ],
        },
      ],
      rules: { whenNothing: 'leave_out', judgesApart: 20, objectionDays: 5, objectionSource: '' },
    });
    const { rows } = await sql<{ unit: string; total: number }>`
      with duty as (${expectedSql()}),
      worth as (select unit, case code when 'D' then 'INT' when 'E' then 'INT' when 'G' then 'REQ' else 'PUB' end as field,
                       case code when 'D' then 2.0 when 'E' then 1.5 else 1.0 end as weight,
                       case state when 'met' then 1.0 when 'met_late' then 0.5 else 0.0 end as worth, state from duty),
      points as (select unit, field, case field
                   when 'PUB' then round(6000 * sum(worth) / count(*))
                   when 'INT' then round(2500 * sum(worth * weight) / sum(weight))
                   else greatest(0, 1500 - 50 * count(*) filter (where state = 'met_late') - 300 * count(*) filter (where state = 'overdue')) end as got,
                   case field when 'PUB' then 6000 when 'INT' then 2500 else 1500 end as most
                 from worth group by unit, field)
      select unit, round(sum(got) * 10000 / sum(most))::int as total from points group by unit`.execute(test.db);
    const scores = await evaluations.scores(actor, id);
    expect(scores.map(({ organisationId, total }) => [organisationId, total]).sort()).toEqual(
      rows.map(({ unit, total }) => [unit, total]).sort(),
    );
    expect(new Set(scores.map(({ total }) => total)).size).toBeGreaterThan(10);
  });
});
