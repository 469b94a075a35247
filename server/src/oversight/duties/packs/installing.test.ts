import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import { createCalendarService } from '../../../foundation/calendar/index.ts';
import { defineEvidence } from '../../../foundation/evidence/index.ts';
import { makeColumnsWorld } from '../../../testing/columns-world.testing.ts';
import type { EvidenceFilter, PackObligation, RulePack } from '../duties.schema.ts';
import { createDutiesServices, RULE_PACKS } from '../index.ts';
import { coverageOf } from './coverage.rules.ts';
import { unitsNamed } from './unit-words.rules.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let today = new Date('2026-05-20T02:00:00Z');
const now = () => today;
const asked = RULE_PACKS.flatMap(({ obligations }) => obligations).flatMap(
  ({ evidence, schedule }): EvidenceFilter[] => [
    ...(evidence.filter ? [evidence.filter] : []),
    ...(schedule.kind === 'on_event' ? [schedule.trigger] : []),
  ],
);
const types = defineEvidence(
  [...new Set([...asked.flatMap((filter) => filter.types), 'thing.done'])].map((code) => ({
    ...{ code, title: { zh: code, en: code }, facts: {} },
  })),
);
const open = (packs: readonly RulePack[]) =>
  createDutiesServices({
    ...{ db: test.db, calendar: createCalendarService({ db: test.db, now }), evidenceTypes: types, packs, now },
  });
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db, now);
});
afterAll(() => test.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const quarterly = { kind: 'every' as const, period: 'quarter' as const, times: 1, due: {} };
const halfYearly = { kind: 'every' as const, period: 'half_year' as const, times: 1, due: {} };
const rule = (code: string, change: Partial<PackObligation> = {}): PackObligation => ({
  ...{ code, field: 'PUB', action: `公开${code}`, leadUnits: [], threshold: '', weight: 1, visibility: 'public' },
  ...{ validUntil: null, source: { document: '条例', clause: '二十', words: '' }, schedule: quarterly },
  evidence: { filter: { types: ['thing.done'] }, byHand: false, count: 1 },
  responsible: { kind: 'names', names: ['财政局'] },
  choices: [
    { code: 'quarter', title: { zh: '每季度', en: 'quarterly' }, source: '甲', schedule: quarterly },
    { code: 'half', title: { zh: '每半年', en: 'half-yearly' }, source: '乙', schedule: halfYearly },
  ],
  ...change,
});
const pack = (version: string, ...obligations: PackObligation[]): RulePack => ({
  ...{ code: 'local', version, title: { zh: '本地', en: 'local' }, source: '条例', validFrom: null, validUntil: null },
  obligations,
});

describe('a rule pack', () => {
  it('shows what a newer version changes, then does it and leaves alone what was changed here', async () => {
    const first = open([pack('1', rule('L-1'), rule('L-2'), rule('L-3'))]).packs;
    const made = await first.install(world.admin, 'local', { choices: { 'L-1': 'half' }, validFrom: '2026-01-01' });
    expect(made).toMatchObject({ created: 3, withoutUnits: [] });
    const { obligations } = open([]);
    const before = await obligations.list(world.admin);
    const own = before.find(({ code }) => code === 'L-2');
    if (!own) throw new Error('no L-2');
    await obligations.change(world.admin, own.id, {
      ...{ version: own.version, validFrom: '2026-02-01', reason: '本市另有规定', threshold: '不少于 5 条' },
    });

    const second = open([pack('2', rule('L-1', { weight: 3 }), rule('L-2', { weight: 3 }), rule('L-4'))]).packs;
    const { steps } = await second.preview(world.admin, 'local');
    expect(steps.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
      'L-1 changed',
      'L-2 kept',
      'L-4 new',
      'L-3 ended',
    ]);
    expect(await obligations.list(world.admin)).toHaveLength(before.length);

    today = new Date('2026-06-01T02:00:00Z');
    expect(await second.install(world.admin, 'local')).toMatchObject({ created: 1, changed: 1, kept: 1, ended: 1 });
    const after = new Map((await obligations.list(world.admin)).map((one) => [one.code, one]));
    // What was chosen holds on, and what ended before 1 June keeps the old rule.
    expect(after.get('L-1')?.versions.map(({ weight, validFrom, schedule }) => [weight, validFrom, schedule])).toEqual([
      [1, '2026-01-01', halfYearly],
      [3, '2026-06-01', halfYearly],
    ]);
    expect(after.get('L-2')?.versions.at(-1)).toMatchObject({ threshold: '不少于 5 条', weight: 1 });
    expect(after.get('L-3')).toMatchObject({ endedOn: '2026-06-01', isDeleted: false });
    expect(await second.install(world.admin, 'local')).toMatchObject({ created: 0, changed: 0, unchanged: 2, kept: 1 });
  });

  it('ends with what it made; history stays, and it comes back with it', async () => {
    const { packs, obligations } = open([
      pack('2', rule('L-1', { weight: 3 }), rule('L-2', { weight: 3 }), rule('L-4')),
    ]);
    expect(await codeOf(packs.uninstall(world.admin, 'local', ' '))).toBe('duties.reason_needed');
    expect(await packs.uninstall(world.admin, 'local', '试用结束')).toEqual({ ended: 3 });
    expect(await codeOf(packs.uninstall(world.admin, 'local', '试用结束'))).toBe('duties.pack_not_installed');
    const [listed] = await packs.list(world.admin);
    expect(listed).toMatchObject({ installed: null, installedCount: 0, uninstalledOn: '2026-06-01' });
    expect((await obligations.list(world.admin)).filter(({ pack: of }) => of === 'local')).toHaveLength(4);
    today = new Date('2026-06-10T02:00:00Z');
    expect(await packs.install(world.admin, 'local')).toMatchObject({ created: 3 });
    const back = (await obligations.list(world.admin)).find(({ code }) => code === 'L-1');
    expect(back).toMatchObject({ endedOn: null });
    expect(back?.versions.at(-1)).toMatchObject({ validFrom: '2026-06-10', schedule: halfYearly });
  });

  it('is refused without permission and for what does not exist, and stands in the audit', async () => {
    const { packs } = open([pack('2', rule('L-1'))]);
    expect(await codeOf(packs.list(world.only([])))).toBe('access.denied');
    expect(await codeOf(packs.preview(world.only([]), 'local'))).toBe('access.denied');
    expect(await codeOf(packs.install(world.only(['duties.obligation.read']), 'local'))).toBe('access.denied');
    expect(await codeOf(packs.uninstall(world.only(['duties.obligation.read']), 'local', '不用'))).toBe(
      'access.denied',
    );
    expect(await codeOf(packs.install(world.admin, 'none'))).toBe('duties.pack_not_found');
    expect(await codeOf(packs.install(world.admin, 'local', { choices: { 'L-1': 'never' } }))).toBe(
      'duties.choice_unknown',
    );
    const rows = await test.db
      .selectFrom('auditEntries')
      .select(['action', 'subjectId'])
      .where('subjectType', '=', 'rule_pack')
      .execute();
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['duties.pack.installed', 'duties.pack.uninstalled']),
    );
  });

  it('of a notice holds for the year that is chosen', async () => {
    const { packs, obligations } = open(RULE_PACKS);
    const made = await packs.install(world.admin, 'jilin-province-2016', { year: 2026 });
    expect(made.created).toBe(115);
    const all = new Map((await obligations.list(world.admin)).map((one) => [one.code, one]));
    expect(all.get('S0-110')?.versions[0]).toMatchObject({
      ...{ validFrom: '2026-01-01', validUntil: '2026-12-31', schedule: { kind: 'once', by: '2026-12-05' } },
    });
    // 省财政厅 is the 财政局 here, and somebody is asked to look at it.
    const budget = all.get('S0-009')?.versions[0];
    expect(budget?.responsible).toEqual({ kind: 'named', unitIds: [world.finance] });
    expect(budget?.unrecognised).toEqual(['responsible']);
    expect(made.withoutUnits).toContain('S0-012');
  }, 60_000);

  it.each(RULE_PACKS.map(({ code }) => code))('%s can be previewed whole', async (code) => {
    const shipped = RULE_PACKS.find((one) => one.code === code);
    const { steps } = await open(RULE_PACKS).packs.preview(world.admin, code);
    expect(steps).toHaveLength(shipped?.obligations.length ?? 0);
    for (const { english, after } of steps) expect([english === '', after === null]).toEqual([false, false]);
  });

  it('covers each id once', () => {
    const ids = coverageOf(RULE_PACKS, types).map(({ id }) => id);
    expect(new Set(ids).size).toBe(449);
  });
});

describe('a name of a source', () => {
  const unit = (id: string, name: string, shortName = '') => ({ id, name, shortName });
  const units = [
    unit('fin', '安岚市财政局', '市财政局'),
    unit('ndrc', '安岚市发展和改革委员会', '市发展改革委'),
    unit('env', '安岚市生态环境局'),
    unit('gov', '安岚市人民政府办公室', '市政府办公室'),
    unit('market', '安岚市市场监督管理局'),
    unit('a', '甲区教育局'),
    unit('b', '乙区教育局'),
  ];
  it.each([
    ['市财政局', 'fin', false],
    ['省财政厅', 'fin', true],
    ['省发展改革委', 'ndrc', true],
    ['市环保局', 'env', true],
    ['市工商局', 'market', true],
    ['市食品药品监管局', 'market', true],
  ])('%s is %s', (name, id, likely) => {
    expect(unitsNamed(name, units)).toEqual({ found: units.filter((one) => one.id === id), likely });
  });
  it.each(['市教育局', '市审计局', '省金融办'])('%s is nobody for sure', (name) => {
    expect(unitsNamed(name, units).found).toEqual([]);
  });
});
