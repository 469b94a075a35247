import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { drainAll } from '../../kernel/jobs/index.ts';
import { write, type Actor } from '../../foundation/audit/index.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { defineEvidence, prove, retract, type Evidence } from '../../foundation/evidence/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createDutiesServices, type DutiesServices, type NewObligation } from './index.ts';
import { listStated } from './reading.repo.ts';
import { stateOn } from './states.rules.ts';
import type { NewSuccession } from './successions.service.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let duties: DutiesServices;
let today = new Date('2026-05-20T02:00:00Z');
const types = defineEvidence([
  { code: 'thing.done', title: { zh: '办理', en: 'a thing done' }, facts: {} },
  { code: 'document.published', title: { zh: '文件发布', en: 'a document' }, facts: {} },
  { code: 'ledgers.training.confirmed', title: { zh: '培训', en: 'a training' }, facts: {} },
]);
beforeAll(async () => {
  test = await createTestDatabase();
  const now = () => today;
  world = await makeColumnsWorld(test.db, now);
  const calendar = createCalendarService({ db: test.db, now });
  duties = createDutiesServices({ db: test.db, calendar, evidenceTypes: types, packs: [PACK], now });
});
afterAll(() => test.close());

const PACK = {
  ...{ code: 'test', version: '1', title: { zh: '测试', en: 'test' }, source: '条例', validFrom: '2026-01-01' },
  validUntil: null,
  obligations: [
    {
      ...{ code: 'T-1', field: 'PUB', action: '公开', leadUnits: [], threshold: '', weight: 1 },
      ...{ visibility: 'public' as const, validUntil: null, source: { document: '条例', clause: '二十', words: '' } },
      schedule: { kind: 'every' as const, period: 'quarter' as const, times: 1, due: {} },
      evidence: { filter: { types: ['thing.done'] }, byHand: false, count: 1 },
      responsible: { kind: 'names' as const, names: ['财政局', '没有的局'] },
      choices: [
        { code: 'quarter', title: { zh: '每季度', en: 'quarterly' }, source: '甲' },
        {
          ...{ code: 'half', title: { zh: '每半年', en: 'half-yearly' }, source: '乙' },
          schedule: { kind: 'every' as const, period: 'half_year' as const, times: 1, due: {} },
        },
      ],
    },
  ],
};

const obligation = (code: string, change: Partial<NewObligation> = {}): NewObligation => ({
  ...{
    code,
    field: 'PUB',
    validFrom: '2026-01-01',
    validUntil: null,
    action: `公开${code}`,
    leadUnits: [],
    threshold: '',
  },
  ...{ source: { document: '要点', clause: '一', words: '每季度公开' }, weight: 1, visibility: 'public' },
  responsible: { kind: 'named', unitIds: [world.finance] },
  schedule: { kind: 'every', period: 'quarter', times: 1, due: {} },
  evidence: { filter: { types: ['thing.done'], words: [[code]] }, byHand: true, count: 1 },
  ...change,
});
const told = (code: string, on: string, change: Partial<Evidence> = {}): Evidence => ({
  ...{ key: `${code}:${on}`, type: 'thing.done', organisationId: world.finance, subjectType: 'thing' },
  ...{ subjectId: `${code}:${on}`, occurredOn: on, title: `关于${code}的公开` },
  ...change,
});
const tellIn = (work: Parameters<typeof write>[3]) =>
  write(test.db, world.admin, { permission: 'x' }, async (w) => {
    w.record({ action: 'test.thing.done', subjectType: 'test', subjectId: '1' });
    await work(w);
  });
const settle = () => drainAll(test.db, duties.settling.consumer);
const listed = async (id: string, on = '2026-05-20') =>
  (await duties.reading.list(world.admin, { obligationIds: [id], on })).items;
const states = async (id: string, on?: string) =>
  (await listed(id, on)).map(({ period, state }) => `${period} ${state}`);
const isSame = async () => {
  const { differences, digest } = await duties.settling.recompute(world.tenantId, { check: true });
  expect(differences).toBe(0);
  return digest;
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const as = (id: string, permissions: string[], scope?: string[]): Actor => ({
  ...world.only(permissions, scope ?? 'all'),
  ...{ id, name: id },
});

describe('duties in the database', () => {
  it('settle with evidence, open again when it is taken back, and are the same computed anew', async () => {
    const { id } = await duties.obligations.create(world.admin, obligation('甲'));
    await settle();
    expect(await states(id)).toEqual(['2026-Q1 overdue', '2026-Q2 open', '2026-Q3 not_yet', '2026-Q4 not_yet']);
    await tellIn((w) => prove(w, world.admin, [told('甲', '2026-02-01'), told('乙', '2026-04-02')]));
    await settle();
    expect(await states(id)).toEqual(['2026-Q1 met', '2026-Q2 open', '2026-Q3 not_yet', '2026-Q4 not_yet']);
    const [first] = await listed(id);
    expect(first).toMatchObject({ light: 'green', responsibleName: '财政局', hasOwner: true });
    expect(first?.explanation.zh).toContain('2026-02-01 完成');
    expect(first?.explanation.zh).toContain('《关于甲的公开》');
    const digest = await isSame();
    await tellIn((w) => retract(w, world.admin, ['甲:2026-02-01'], '撤回'));
    await settle();
    expect((await states(id))[0]).toBe('2026-Q1 overdue');
    expect(await isSame()).not.toBe(digest);
  });

  it('an event told twice, in another order or before its obligation makes no difference', async () => {
    await tellIn((w) => prove(w, world.admin, told('丙', '2026-04-10')));
    await settle();
    const { id } = await duties.obligations.create(world.admin, obligation('丙'));
    await settle();
    expect((await states(id))[1]).toBe('2026-Q2 met');
    const events = await test.db.selectFrom('evidenceEvents').select('id').execute();
    const stored = {
      ...{ id: world.tenantId, attempts: 0, tenantId: world.tenantId, consumer: 'duties', topic: 'evidence.told' },
      payload: { ids: events.map((event) => event.id).reverse() },
    };
    await duties.settling.consumer.consume([stored, stored]);
    await isSame();
  });

  it('recomputation mends what was damaged, and the check finds it', async () => {
    await sql`update duties set counted = 7 where period = '2026-Q2'`.execute(test.db);
    const check = await duties.settling.recompute(world.tenantId, { check: true });
    expect(check.differences).toBeGreaterThan(0);
    expect(check.examples[0]?.stored?.counted).toBe(7);
    expect((await duties.settling.recompute(world.tenantId)).differences).toBe(check.differences);
    await isSame();
  });

  it('states in SQL are those of the rules, and the counts are those of the duties', async () => {
    for (const on of [
      '2026-01-01',
      '2026-03-24',
      '2026-03-31',
      '2026-04-01',
      '2026-06-25',
      '2026-12-31',
      '2027-01-01',
    ]) {
      const all = await listStated(test.db, world.tenantId, {}, on, { limit: 1000, offset: 0 });
      expect(all.length).toBeGreaterThan(4);
      for (const duty of all) expect(duty.state).toBe(stateOn(duty, on));
    }
    const on = '2026-05-20';
    const all = await listStated(test.db, world.tenantId, {}, on, { limit: 1000, offset: 0 });
    for (const by of ['unit', 'obligation', 'field', 'month'] as const) {
      const rows = await duties.reading.tallies(world.admin, by, { on });
      expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(all.length);
      const overdue = rows.reduce((sum, { tally }) => sum + (tally.overdue ?? 0), 0);
      expect(overdue).toBe(all.filter(({ state }) => state === 'overdue').length);
    }
  });
});

describe('obligations', () => {
  it('change from a day on, and end with their open duties shown', async () => {
    const made = await duties.obligations.create(world.admin, obligation('丁'));
    await settle();
    const half = { kind: 'every', period: 'half_year', times: 1, due: {} } as const;
    const change = { version: 1, validFrom: '2026-07-01', reason: '要点调整', schedule: half };
    const changed = await duties.obligations.change(world.admin, made.id, change);
    expect(changed.versions.map(({ number, validFrom }) => [number, validFrom])).toEqual([
      [1, '2026-01-01'],
      [2, '2026-07-01'],
    ]);
    await settle();
    expect((await listed(made.id)).map(({ period, rule }) => `${period}/${rule}`)).toEqual([
      ...['2026-Q1/1', '2026-Q2/1', '2026-H2/2'],
    ]);
    expect(await codeOf(duties.obligations.change(world.admin, made.id, change))).toBe('duties.before_version');
    const later = { ...change, validFrom: '2026-08-01' };
    expect(await codeOf(duties.obligations.change(world.admin, made.id, later))).toBe('duties.conflict');
    await duties.obligations.delete(world.admin, made.id, { version: 2, reason: '重复登记' });
    await settle();
    expect(await states(made.id, '2026-05-21')).toEqual(['2026-Q1 overdue', '2026-Q2 closed']);
    expect((await duties.obligations.list(world.admin)).some(({ id }) => id === made.id)).toBe(false);
    expect((await duties.obligations.list(world.admin, { withDeleted: true })).some(({ id }) => id === made.id)).toBe(
      true,
    );
    expect(await world.auditOf(made.id)).toEqual([
      ...['duties.obligation.created', 'duties.obligation.changed', 'duties.obligation.deleted'],
    ]);
    await isSame();
  });

  it('refuse what cannot be, write nothing then, and are made by those who may', async () => {
    const make = (change: Partial<NewObligation>, actor = world.admin) =>
      codeOf(duties.obligations.create(actor, obligation('戊', change)));
    expect(await make({ code: '甲' })).toBe('duties.code_taken');
    expect(await make({ responsible: { kind: 'named', unitIds: [world.siteId] } })).toBe('duties.unit_unknown');
    const evidence = { filter: { types: ['no.such'] }, byHand: true, count: 1 };
    expect(await make({ evidence })).toBe('duties.type_unknown');
    expect(await make({ evidence: { filter: null, byHand: false, count: 1 } })).toBe('duties.nothing_proves_it');
    expect(await make({ validUntil: '2025-12-31' })).toBe('duties.ends_before_it_begins');
    expect(await make({}, world.only(['duties.obligation.read']))).toBe('access.denied');
    expect(await codeOf(duties.obligations.list(world.only([])))).toBe('access.denied');
    expect((await duties.obligations.list(world.admin)).some(({ code }) => code === '戊')).toBe(false);
  });

  it('without a unit, or of a closed one, are shown', async () => {
    const made = await duties.obligations.create(
      world.admin,
      obligation('己', { responsible: { kind: 'named', unitIds: [] } }),
    );
    const gaps = await duties.reading.gaps(world.admin);
    expect(gaps.withoutUnits.map(({ id }) => id)).toContain(made.id);
    await test.db.updateTable('organisations').set({ status: 'closed' }).where('id', '=', world.finance).execute();
    expect((await duties.reading.gaps(world.admin)).closedUnits.map(({ name }) => name)).toEqual(['财政局']);
    await test.db.updateTable('organisations').set({ status: 'active' }).where('id', '=', world.finance).execute();
  });

  it('come from packs with what the place chose; what was not found is marked', async () => {
    const result = await duties.packs.install(world.admin, 'test', { choices: { 'T-1': 'half' } });
    expect(result).toEqual({ created: 1, changed: 0, unchanged: 0, kept: 0, ended: 0, withoutUnits: [] });
    const made = (await duties.obligations.list(world.admin)).find(({ code }) => code === 'T-1');
    expect(made?.versions[0]).toMatchObject({ schedule: { period: 'half_year' }, unrecognised: ['responsible'] });
    expect(made?.versions[0]?.responsible).toEqual({ kind: 'named', unitIds: [world.finance] });
    const again = await duties.packs.install(world.admin, 'test', { choices: { 'T-1': 'half' } });
    expect(again).toMatchObject({ created: 0, unchanged: 1 });
    expect(await codeOf(duties.packs.install(world.admin, 'none'))).toBe('duties.pack_not_found');
    expect(await codeOf(duties.packs.install(world.admin, 'test', { choices: { 'T-1': 'x' } }))).toBe(
      'duties.choice_unknown',
    );
    expect((await duties.packs.list(world.admin))[0]).toMatchObject({ installed: '1', installedCount: 1 });
  });
});

describe('decisions', () => {
  it('one proposes with a reason, another decides, and it can be revoked', async () => {
    const { id } = await duties.obligations.create(world.admin, obligation('庚'));
    await settle();
    const key = { organisationId: world.finance, obligationId: id, period: '2026-Q1' };
    const officer = as(
      'officer',
      ['duties.duty.propose', 'duties.duty.decide', 'duties.obligation.read'],
      [world.finance],
    );
    const office = as('office', ['duties.duty.decide']);
    const waive = { kind: 'waived', reason: '当季无此类事项' } as const;
    expect(await codeOf(duties.decisions.propose(officer, { ...key, period: '2020' }, waive))).toBe(
      'duties.duty_not_found',
    );
    expect(await codeOf(duties.decisions.propose(officer, key, { ...waive, reason: ' ' }))).toBe(
      'duties.reason_needed',
    );
    const elsewhere = as('other', ['duties.duty.propose'], [world.education]);
    expect(await codeOf(duties.decisions.propose(elsewhere, key, waive))).toBe('access.denied');
    const proposal = await duties.decisions.propose(officer, key, waive);
    expect(await codeOf(duties.decisions.propose(officer, key, waive))).toBe('duties.decision_stands');
    await settle();
    expect((await states(id))[0]).toBe('2026-Q1 overdue');
    const approve = { version: 1, state: 'approved', reason: '' } as const;
    expect(await codeOf(duties.decisions.decide(officer, proposal.id, approve))).toBe('duties.own_proposal');
    await duties.decisions.decide(office, proposal.id, approve);
    expect(await codeOf(duties.decisions.decide(office, proposal.id, approve))).toBe('duties.decision_over');
    await settle();
    const [waived] = await listed(id);
    expect(waived).toMatchObject({ state: 'waived', light: 'grey' });
    expect(waived?.explanation.zh).toContain('当季无此类事项（officer提出，office批准）');
    await isSame();
    await duties.decisions.decide(office, proposal.id, { version: 2, state: 'revoked', reason: '有新情况' });
    await settle();
    expect((await states(id))[0]).toBe('2026-Q1 overdue');
    expect(await world.auditOf(proposal.id)).toEqual([
      ...['duties.duty.proposed', 'duties.duty.approved', 'duties.duty.revoked'],
    ]);
  });
});

describe('units and days', () => {
  it('a merger moves what is open, and taking it back brings the same bytes', async () => {
    const before = await isSame();
    const merger: NewSuccession = {
      kind: 'merged',
      fromId: world.finance,
      toIds: [world.education],
      on: '2026-05-01',
      source: '机构改革方案',
    };
    await duties.successions.record(world.admin, merger);
    expect(await codeOf(duties.successions.record(world.admin, merger))).toBe('duties.succession_stands');
    const back = { ...merger, fromId: world.education, toIds: [world.finance] };
    expect(await codeOf(duties.successions.record(world.admin, back))).toBe('duties.succession_circle');
    await settle();
    const seen = await duties.reading.list(world.admin, { unitIds: [world.education], on: '2026-05-20' });
    expect(
      seen.items.some(
        ({ organisationName, responsibleName }) => organisationName === '财政局' && responsibleName === '教育局',
      ),
    ).toBe(true);
    expect(seen.items.some(({ explanation }) => explanation.zh.includes('由教育局承接'))).toBe(true);
    await isSame();
    const [one] = await duties.successions.list(world.admin);
    expect(await codeOf(duties.successions.reverse(world.only([]), one?.id ?? '', '有误'))).toBe('access.denied');
    await duties.successions.reverse(world.admin, one?.id ?? '', '方案未获批准');
    await settle();
    expect(await isSame()).toBe(before);
    expect(await world.auditOf(one?.id ?? '')).toEqual(['duties.succession.recorded', 'duties.succession.reversed']);
  });

  it('new periods open at midnight in China, and a new calendar is followed', async () => {
    await duties.settling.keep(world.tenantId);
    expect(await duties.settling.keep(world.tenantId)).toBe(0);
    // The last second of 30 September in China, and the first of October.
    today = new Date('2026-09-30T15:59:59Z');
    expect(await duties.settling.keep(world.tenantId)).toBe(0);
    today = new Date('2026-09-30T16:00:00Z');
    expect(await duties.settling.keep(world.tenantId)).toBeGreaterThan(0);
    const next = await duties.reading.list(world.admin, { dueFrom: '2027-01-01', on: '2026-10-01' });
    expect(next.total).toBeGreaterThan(0);
    const work = duties.dueWork(world.tenantId);
    expect((await work.next())?.toISOString()).toBe('2026-10-01T16:00:00.000Z');
    const after = obligation('辛', {
      schedule: { kind: 'every', period: 'quarter', times: 1, due: { plus: { amount: 3, unit: 'working_day' } } },
    });
    const { id } = await duties.obligations.create(world.admin, after);
    await settle();
    expect((await listed(id)).at(-1)).toMatchObject({ period: '2027-Q4', provisional: true });
    const calendar = createCalendarService({ db: test.db, now: () => today });
    const notices = [{ title: '国务院办公厅关于2027年部分节假日安排的通知' }];
    const off = ['2027-01-01', '2027-01-04'];
    await calendar.setYear(world.admin, 2027, { version: 0, notices, off, work: [] });
    expect(await duties.settling.keep(world.tenantId)).toBeGreaterThan(0);
    expect((await listed(id)).find(({ period }) => period === '2026-Q4')).toMatchObject({
      dueOn: '2027-01-07',
      provisional: false,
    });
    await isSame();
  });
});
