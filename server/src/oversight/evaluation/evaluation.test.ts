import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { drainAll } from '../../kernel/jobs/index.ts';
import { digestOfLots, drawLots } from '../../kernel/lots/index.ts';
import { write, type Actor } from '../../foundation/audit/index.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { defineEvidence, prove, retract } from '../../foundation/evidence/index.ts';
import { createWorkflowService } from '../../foundation/workflow/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createDutiesServices, type DutiesServices, type NewObligation } from '../duties/index.ts';
import type { NewEvaluation } from './evaluation.schema.ts';
import { createAppealsService, createEvaluationService, type AppealsService, type EvaluationService } from './index.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let duties: DutiesServices;
let evaluations: EvaluationService;
let appeals: AppealsService;
let today = new Date('2027-01-10T02:00:00Z');
const homes = new Map<string, string>();

const ALL = ['read', 'write', 'publish'].map((what) => `evaluation.evaluation.${what}`);
const person = (id: string, permissions: string[], scope: 'all' | string[] = 'all'): Actor => ({
  ...world.only(permissions, scope),
  id,
  name: id,
});
let office: Actor, chief: Actor, finance: Actor, judges: Actor[], assessor: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  const now = () => today;
  world = await makeColumnsWorld(test.db, now);
  const calendar = createCalendarService({ db: test.db, now });
  const evidenceTypes = defineEvidence([{ code: 'thing.done', title: { zh: '办理', en: 'done' }, facts: {} }]);
  duties = createDutiesServices({ db: test.db, calendar, evidenceTypes, packs: [], now });
  const personOf = async ({ id }: Actor) => ({ name: id, organisationId: homes.get(id) ?? null });
  const deps = { db: test.db, organisations: world.organisations, workflows: createWorkflowService({ now }), calendar };
  evaluations = createEvaluationService({ ...deps, personOf, now });
  appeals = createAppealsService({ db: test.db, personOf, evaluations, now });
  office = person('office', ALL);
  chief = person('chief', ALL);
  finance = person('finance', ['evaluation.evaluation.read', 'evaluation.objection.file'], [world.finance]);
  judges = ['j1', 'j2', 'j3'].map((id) => person(id, ['evaluation.evaluation.read', 'evaluation.mark.sign']));
  homes.set('j3', world.education);
  assessor = person('assessor', ['evaluation.evaluation.read', 'evaluation.sample.assess']);
  // Both units owe something every quarter; finance keeps three of four, education one and one too late.
  await duties.obligations.create(world.admin, quarterly());
  await told(world.finance, '2026-02-01', '2026-05-01', '2026-08-01');
  await told(world.education, '2026-02-01');
});
afterAll(() => test.close());

const quarterly = (): NewObligation => ({
  ...{
    code: 'Q-1',
    field: 'PUB',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    action: '每季度公开',
    leadUnits: [],
  },
  ...{ threshold: '', source: { document: '要点', clause: '一', words: '' }, weight: 1, visibility: 'public' },
  responsible: { kind: 'named', unitIds: [world.finance, world.education] },
  schedule: { kind: 'every', period: 'quarter', times: 1, due: {} },
  evidence: { filter: { types: ['thing.done'] }, byHand: true, count: 1 },
});
const writeAs = (work: Parameters<typeof write>[3]) =>
  write(test.db, world.admin, { permission: 'x' }, async (w) => {
    w.record({ action: 'test.thing.done', subjectType: 'test', subjectId: '1' });
    await work(w);
  }).then(() => drainAll(test.db, duties.settling.consumer));
const told = (organisationId: string, ...days: string[]) =>
  writeAs((w) =>
    prove(
      w,
      world.admin,
      days.map((on) => ({
        ...{ key: `${organisationId}:${on}`, type: 'thing.done', organisationId, subjectType: 'thing' },
        ...{ subjectId: `${organisationId}:${on}`, occurredOn: on, title: '公开' },
      })),
    ),
  );
const plan = (change: Partial<NewEvaluation> = {}): NewEvaluation => ({
  ...{ title: '2026年度政务公开考核', fromOn: '2026-01-01', untilOn: '2026-12-31', cutOn: '2026-12-31' },
  unitIds: [world.finance, world.education],
  tree: [
    {
      ...{ code: 'A', title: '主动公开', titleEn: '' },
      indicators: [
        {
          ...{ code: 'A1', title: '按时公开', titleEn: '', points: 80, source: '', isBonus: false },
          measure: {
            kind: 'duties',
            duties: { fields: ['PUB'] },
            formula: { kind: 'rate', worth: { met: 100, met_late: 50, overdue: 0 }, weighted: false },
          },
        },
        {
          ...{ code: 'A2', title: '公开质量', titleEn: '', points: 20, source: '', isBonus: false },
          measure: { kind: 'judged', criteria: '内容是否完整、好懂' },
        },
      ],
    },
  ],
  rules: { whenNothing: 'leave_out', judgesApart: 20, objectionDays: 5, objectionSource: '' },
  ...{ overallShare: 4, shareSource: '要点六' },
  ...change,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const step = async (actor: Actor, id: string, name: 'open' | 'tell' | 'publish' | 'reopen' | 'redraw') =>
  evaluations.step(actor, id, { version: (await evaluations.get(actor, id)).row.version, step: name, note: '' });
const totals = async (actor: Actor, id: string) =>
  new Map((await evaluations.scores(actor, id)).map(({ organisationId, total }) => [organisationId, total]));
const trailOf = async (id: string) =>
  (
    await sql<{
      action: string;
    }>`select action from audit_entries where subject_id = ${id} and action like 'evaluation.%' order by id`.execute(
      test.db,
    )
  ).rows.map(({ action }) => action.replace('evaluation.', ''));
/** Opened, judged by two, told, and published after the time for objections. */
async function published() {
  today = new Date('2027-01-10T02:00:00Z');
  const id = await evaluations.create(office, plan());
  await step(office, id, 'open');
  for (const [judge, points] of [
    [judges[0], 18],
    [judges[1], 16],
  ] as const)
    for (const organisationId of [world.finance, world.education])
      if (judge) await evaluations.sign(judge, id, { organisationId, indicator: 'A2', points, reason: '完整' });
  await step(office, id, 'tell');
  today = new Date('2027-01-20T02:00:00Z');
  await step(chief, id, 'publish');
  return id;
}

describe('an evaluation', () => {
  it('is drawn up, judged by two, told, objected to, published by another, and audited', async () => {
    const id = await evaluations.create(office, plan());
    expect(await codeOf(step(finance, id, 'open'))).toBe('access.denied');
    await step(office, id, 'open');
    expect(await codeOf(evaluations.update(office, id, { ...plan(), version: 2 }))).toBe('evaluation.not_draft');
    const mark = { organisationId: world.education, indicator: 'A2', points: 18, reason: '完整' };
    const [first, second, third] = judges as [Actor, Actor, Actor];
    expect(await codeOf(evaluations.sign(third, id, mark))).toBe('evaluation.own_unit');
    expect(await codeOf(evaluations.sign(first, id, { ...mark, points: 20.01 }))).toBe('evaluation.too_many_points');
    expect(await codeOf(evaluations.sign(first, id, { ...mark, indicator: 'A1' }))).toBe(
      'evaluation.indicator_unknown',
    );
    await evaluations.sign(first, id, mark);
    await evaluations.sign(first, id, { ...mark, points: 4 });
    expect((await evaluations.marks(second, id)).length).toBe(0);
    await evaluations.sign(second, id, mark);
    // While judges are at work no score tells one of them the mark of the other; the office sees it.
    const judged = async (actor: Actor) =>
      (await evaluations.scores(actor, id)).flatMap(({ indicators }) => indicators.filter(({ code }) => code === 'A2'));
    for (const judge of [first, second])
      expect((await judged(judge)).every(({ points }) => points === null)).toBe(true);
    // 4 and 18 of 20 are too far apart: a third judge is asked, and no fourth.
    expect(await codeOf(step(office, id, 'tell'))).toBe('workflow.refused');
    for (const judge of [first, second]) await evaluations.sign(judge, id, { ...mark, organisationId: world.finance });
    expect(await codeOf(evaluations.sign(third, id, { ...mark, organisationId: world.finance }))).toBe(
      'evaluation.enough_judges',
    );
    await evaluations.sign({ ...third, id: 'j4' }, id, { ...mark, points: 16 });
    await step(office, id, 'tell');
    // finance: 3 of 4 quarters, 60 of 80, and 18; education: 1 of 4, 20, and (18 + 16) / 2.
    expect(await totals(office, id)).toEqual(
      new Map([
        [world.finance, 7800],
        [world.education, 3700],
      ]),
    );
    expect([...(await totals(finance, id)).keys()]).toEqual([world.finance]);
    expect(new Set((await evaluations.marks(finance, id)).map(({ organisationId }) => organisationId))).toEqual(
      new Set([world.finance]),
    );
    const objection = { organisationId: world.finance, indicator: 'A1', words: '第四季度已公开' };
    expect(await codeOf(appeals.object(finance, id, { ...objection, organisationId: world.education }))).toBe(
      'access.denied',
    );
    await appeals.object(finance, id, objection);
    expect(await codeOf(appeals.object(finance, id, objection))).toBe('evaluation.objection_open');
    today = new Date('2027-01-15T15:59:00Z');
    expect(await codeOf(step(chief, id, 'publish'))).toBe('workflow.refused');
    const [filed] = await appeals.objections(office, id);
    const answer = { version: 1, upheld: false, answer: '未见证据' };
    await appeals.answer(office, id, filed?.id ?? '', answer);
    expect(await codeOf(appeals.answer(office, id, filed?.id ?? '', answer))).toBe('evaluation.objection_unknown');
    // Told on Sunday 10 January: five working days end on Friday 15th, 24:00 in China.
    expect(await codeOf(step(chief, id, 'publish'))).toBe('workflow.refused');
    today = new Date('2027-01-15T16:01:00Z');
    expect(await codeOf(appeals.object(finance, id, objection))).toBe('evaluation.not_told');
    expect(await codeOf(step(office, id, 'publish'))).toBe('workflow.refused');
    await step(chief, id, 'publish');
    const { row } = await evaluations.get(office, id);
    expect(row.state).toBe('published');
    expect(row.digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await trailOf(id)).filter((action) => action !== 'mark.signed')).toEqual([
      ...['evaluation.created', 'evaluation.opened', 'evaluation.told', 'objection.filed', 'objection.answered'],
      'evaluation.published',
    ]);
  });

  it('refuses what cannot be', async () => {
    expect(await codeOf(evaluations.create(finance, plan()))).toBe('access.denied');
    // The office of one unit does not draw up the evaluation of all.
    expect(await codeOf(evaluations.create(person('own', ALL, [world.finance]), plan()))).toBe('access.denied');
    expect(await codeOf(evaluations.create(office, plan({ cutOn: '2026-12-30' })))).toBe('evaluation.days_wrong');
    expect(await codeOf(evaluations.create(office, plan({ unitIds: [world.siteId] })))).toBe('evaluation.unit_unknown');
    const [group] = plan().tree;
    if (group)
      expect(await codeOf(evaluations.create(office, plan({ tree: [group, group] })))).toBe('evaluation.tree_wrong');
    const id = await evaluations.create(office, plan({ cutOn: '2027-12-31', untilOn: '2027-12-31' }));
    expect(await codeOf(evaluations.step(office, id, { version: 7, step: 'open', note: '' }))).toBe(
      'evaluation.conflict',
    );
    await step(office, id, 'open');
    expect(await codeOf(step(office, id, 'tell'))).toBe('workflow.refused');
  });

  it('says what a duty met would change', async () => {
    const id = await evaluations.create(office, plan());
    const missed = (await evaluations.duties(office, id, world.finance)).filter(({ state }) => state === 'overdue');
    expect(missed.map(({ period }) => period)).toEqual(['2026-Q4']);
    const { before, after } = await evaluations.whatIf(finance, id, world.finance, missed);
    expect([before.total, after.total]).toEqual([6000, 8000]);
    expect(await codeOf(evaluations.whatIf(finance, id, world.education, []))).toBe('access.denied');
    const unknown = [{ obligationId: world.siteId, organisationId: world.finance, period: '2026' }];
    expect(await codeOf(evaluations.whatIf(finance, id, world.finance, unknown))).toBe('evaluation.duty_unknown');
  });
});

describe('a published score', () => {
  it('survives late evidence, which appears as a correction that another person publishes', async () => {
    const id = await published();
    const before = await evaluations.scores(office, id);
    const { digest } = (await evaluations.get(office, id)).row;
    expect(await appeals.differences(office, id)).toEqual([]);
    expect(await codeOf(appeals.proposeCorrection(office, id, world.finance, '迟到的证据'))).toBe(
      'evaluation.no_difference',
    );
    // Done in October, told to the platform only now.
    await told(world.finance, '2026-10-20');
    expect(await evaluations.scores(office, id)).toEqual(before);
    expect((await evaluations.get(office, id)).row.digest).toBe(digest);
    const [difference, ...others] = await appeals.differences(office, id);
    expect(others).toEqual([]);
    expect([difference?.organisationId, difference?.before, difference?.after]).toEqual([world.finance, 7700, 9700]);
    expect(difference?.change.duties).toMatchObject([{ period: '2026-Q4', before: 'overdue', after: 'met' }]);
    await appeals.proposeCorrection(office, id, world.finance, '迟到的证据');
    expect(await codeOf(appeals.proposeCorrection(office, id, world.finance, '再来'))).toBe(
      'evaluation.correction_open',
    );
    const [correction] = await appeals.corrections(office, id);
    const decision = { version: 1, publish: true };
    expect(await codeOf(appeals.decideCorrection(office, id, correction?.id ?? '', decision))).toBe(
      'evaluation.same_person',
    );
    await appeals.decideCorrection(chief, id, correction?.id ?? '', decision);
    expect(await codeOf(appeals.decideCorrection(chief, id, correction?.id ?? '', decision))).toBe(
      'evaluation.correction_unknown',
    );
    expect(await appeals.corrections(office, id)).toMatchObject([
      { state: 'published', beforeTotal: 7700, afterTotal: 9700 },
    ]);
    expect(await codeOf(appeals.proposeCorrection(office, id, world.finance, '再来'))).toBe('evaluation.no_difference');
    expect(await evaluations.scores(office, id)).toEqual(before);
    // Taken back again: the published score still stands, and the way back is a correction of its own.
    await writeAs((w) => retract(w, world.admin, [`${world.finance}:2026-10-20`], '证据不实'));
    expect(await appeals.differences(office, id)).toMatchObject([{ before: 9700, after: 7700 }]);
    await appeals.proposeCorrection(office, id, world.finance, '证据撤回');
    const back = (await appeals.corrections(office, id)).at(-1);
    await appeals.decideCorrection(chief, id, back?.id ?? '', decision);
    expect(await appeals.differences(office, id)).toEqual([]);
    expect(await evaluations.scores(office, id)).toEqual(before);
  });

  it('cannot be changed in the database either', async () => {
    const id = await published();
    const change = sql`update evaluation_results set total = 10000 where evaluation_id = ${id} and stage = 'published'`;
    await expect(change.execute(test.db)).rejects.toThrow('never changed');
    const away = sql`delete from evaluation_results where evaluation_id = ${id} and stage = 'published'`;
    await expect(away.execute(test.db)).rejects.toThrow('never changed');
  });
});

describe('the sample of a third party', () => {
  it('is drawn by lot, can be drawn again by anybody, and each draw stays', async () => {
    const id = await evaluations.create(office, plan());
    expect(await codeOf(appeals.draw(office, id, 3))).toBe('access.denied');
    await appeals.draw(assessor, id, 3);
    await appeals.draw(assessor, id, 3);
    const samples = await appeals.samples(assessor, id);
    expect(samples).toHaveLength(2);
    const all = (
      await Promise.all([world.finance, world.education].map((unit) => evaluations.duties(office, id, unit)))
    ).flat();
    const keys = all.map((duty) => `${duty.obligationId}/${duty.organisationId}/${duty.period}`);
    for (const { seed, items, populationDigest, population } of samples) {
      expect(items.map((one) => `${one.obligationId}/${one.organisationId}/${one.period}`)).toEqual(
        drawLots(seed, keys, 3),
      );
      expect([populationDigest, population]).toEqual([digestOfLots(keys), 8]);
    }
    const [sample] = samples;
    const own = (await appeals.samples(finance, id)).flatMap(({ items }) => items);
    expect(own.every(({ organisationId }) => organisationId === world.finance)).toBe(true);
    const finding = { version: 1, index: 0, finding: 'not_sound' as const, note: '链接打不开' };
    await appeals.assess(assessor, id, sample?.id ?? '', finding);
    expect(await codeOf(appeals.assess(assessor, id, sample?.id ?? '', finding))).toBe('evaluation.conflict');
    expect((await appeals.samples(assessor, id))[0]?.items[0]).toMatchObject({
      finding: 'not_sound',
      note: '链接打不开',
    });
  });
});
