import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import { createPrinter } from '../../../kernel/print/index.ts';
import { startPages, type TestServer } from '../crawl/servers.testing.ts';
import { makeHealthWorld } from '../site-health.testing.ts';
import { createTargetsService } from '../targets.service.ts';
import { INDICATORS } from './indicators.rules.ts';
import { createSelfCheckService, type SelfCheckService } from './self-check.service.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeHealthWorld>>;
let checks: SelfCheckService;
let server: TestServer;
let targetId: string;
const printer = createPrinter();
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeHealthWorld(test.db);
  const { db } = test;
  const { organisations, sites, samples, now } = world;
  const targets = createTargetsService({ db, organisations, sites, samples, now, originOf: () => 'http://x.example' });
  const reports = { listTimes: async () => world.reports };
  checks = createSelfCheckService({ db, targets, samples, reports, organisations, printer, now });
  server = await startPages({ '/': '没有日期' });
  const target = await world.watch({ origin: server.origin, siteId: world.siteId });
  targetId = target.id;
  await world.checks.check(world.admin, target);
});
afterAll(async () => {
  await printer.close();
  await server.close();
  await test.close();
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const begin = (month: string) => checks.create(world.admin, { targetId, month });
const MET = { verdict: 'met' as const, points: 0, evidence: '看过首页和栏目页' };

/** Judges every line that may be judged. */
async function judgeAll(id: string): Promise<void> {
  for (const { code } of INDICATORS) {
    const { version, lines } = await checks.get(world.admin, id);
    const line = lines.find((one) => one.code === code);
    if (line?.mayJudge && line.part !== 'bonus') await checks.judge(world.admin, id, code, { ...MET, version });
  }
}

describe('a self-check', () => {
  it('is begun once a month, judged, settled and frozen, and told as evidence', async () => {
    const { id } = await begin('2026-11');
    expect(await begin('2026-11')).toEqual({ id });
    expect((await checks.get(world.admin, id)).outcome).toBe('incomplete');
    expect(await codeOf(checks.settle(world.admin, id, 1))).toBe('site_health.lines_open');
    await judgeAll(id);
    const { version } = await checks.get(world.admin, id);
    const settled = await checks.settle(world.admin, id, version);
    const footer = settled.lines.find(({ code }) => code === 'footer');
    expect(footer).toMatchObject({ verdict: 'unmet', count: 8, points: 8 });
    expect(footer?.found[0]).toMatchObject({ unit: '财政局', since: '2026-11-22' });
    expect(settled).toMatchObject({ outcome: 'passed_with_bonus', score: 92, mayWrite: false });
    // What is mended later does not change it.
    await test.db.updateTable('siteHealthFindings').set({ mendedAt: new Date() }).execute();
    expect((await checks.get(world.admin, id)).score).toBe(92);
    expect(await codeOf(checks.judge(world.admin, id, 'search', { ...MET, version: version + 1 }))).toBe(
      'site_health.settled',
    );
    expect(await codeOf(checks.settle(world.admin, id, version + 1))).toBe('site_health.settled');
    const proofs = await test.db.selectFrom('evidenceEvents').selectAll().where('subjectId', '=', id).execute();
    expect(proofs).toMatchObject([{ type: 'site_health.self_check.settled', facts: { month: '2026-11', score: 92 } }]);
    const actions = await world.auditOf(id);
    expect(new Set(actions)).toEqual(
      new Set(['begun', 'opened', 'judged', 'settled'].map((verb) => `site_health.self_check.${verb}`)),
    );
  });

  it('comes as Excel, Word and PDF that begin as such files do', async () => {
    const { id } = await begin('2026-10');
    for (const [format, start] of [
      ['xlsx', 'PK'],
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ] as const) {
      const { bytes, fileName } = await checks.file(world.admin, id, format);
      expect(new TextDecoder('latin1').decode(bytes.subarray(0, start.length))).toBe(start);
      expect(fileName).toContain('（未定稿）');
    }
  });

  it('refuses what cannot be', async () => {
    const { id } = await begin('2026-09');
    const judge = (line: string, more: object = {}) =>
      codeOf(checks.judge(world.admin, id, line, { ...MET, version: 1, ...more }));
    expect(await judge('nothing')).toBe('site_health.line_unknown');
    expect(await judge('footer')).toBe('site_health.line_automatic');
    expect(await judge('search', { evidence: ' ' })).toBe('site_health.evidence_missing');
    expect(await judge('search', { verdict: 'unmet', points: 0 })).toBe('site_health.points_wrong');
    expect(await judge('search', { verdict: 'unmet', points: 26 })).toBe('site_health.points_wrong');
    expect(await judge('search', { version: 9 })).toBe('site_health.conflict');
    expect(await codeOf(begin('2026-12'))).toBe('site_health.month_wrong');
  });

  it('is settled by one of two, and only by those who may', async () => {
    const { id } = await begin('2026-08');
    await judgeAll(id);
    const { version } = await checks.get(world.admin, id);
    const both = await Promise.all([1, 2].map(() => codeOf(checks.settle(world.admin, id, version))));
    expect(both.toSorted()).toEqual(['done', expect.stringMatching(/conflict|settled/)]);
    const reader = world.only(['sites.finding.read']);
    const { id: open } = await begin('2026-07');
    expect(await codeOf(checks.judge(reader, open, 'search', { ...MET, version: 1 }))).toBe('access.denied');
    expect(await codeOf(checks.settle(reader, open, 1))).toBe('access.denied');
    expect(await codeOf(checks.get(world.only(['sites.finding.read'], [world.education]), open))).toBe(
      'site_health.self_check_unknown',
    );
  });

  it('is begun for the month before when a month begins in China', async () => {
    await test.db.updateTable('siteHealthTargets').set({ isWatched: true }).execute();
    world.clock.at = new Date('2027-01-31T15:59:59Z');
    expect(await checks.beginDue(world.tenantId)).toBe(1); // December
    expect(await checks.beginDue(world.tenantId)).toBe(0);
    world.clock.at = new Date('2027-01-31T16:00:00Z'); // the first of February in China
    expect(await checks.beginDue(world.tenantId)).toBe(1);
    const months = (await checks.list(world.admin)).map(({ month }) => month);
    expect(months.slice(0, 2)).toEqual(['2027-01', '2026-12']);
  });
});
