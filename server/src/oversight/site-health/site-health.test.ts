import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createPageReader } from './crawl/page-reader.ts';
import { startDripping, startPages, type TestServer } from './crawl/servers.testing.ts';
import { makeHealthWorld } from './site-health.testing.ts';
import { createTargetsService, type TargetsService } from './targets.service.ts';
import { findTarget, type TargetRow } from './targets.repo.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeHealthWorld>>;
let targets: TargetsService;
const servers: TestServer[] = [];
const keep = <T extends TestServer>(server: T): T => (servers.push(server), server);
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeHealthWorld(test.db);
  targets = createTargetsService({
    ...{ db: test.db, organisations: world.organisations, sites: world.sites, samples: world.samples, now: world.now },
    originOf: () => 'https://www.anlan.example',
  });
});
beforeEach(() => {
  world.own.splice(3);
  world.reports.length = 0;
  world.clock.at = new Date('2026-11-22T04:00:00Z');
  world.network.fetch = world.fetcher;
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await test.close();
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const FOOT =
  '网站标识码：9901000001 云ICP备00000000号 公网安备1号 主办单位：办公室 联系电话：1 <a href="/m">网站地图</a><a href="//bszs.conac.cn/">党政机关</a>为政府网站找错';
let n = 0;
/** A target of the platform's own site on a server of the test. */
async function ownTarget(home: string): Promise<TargetRow> {
  const site = keep(await startPages({ '/': home }));
  return world.watch({ origin: site.origin, siteId: world.siteId });
}
const column = (more: object) =>
  world.columns.create(world.admin, {
    siteId: world.siteId,
    code: `c-${(n += 1)}`,
    name: `栏目${n}`,
    kind: 'list',
    ...more,
  });
const place = async (columnId: string, on: string) => {
  const { id } = await world.publish('文', on);
  await world.placements.change(world.admin, { documentIds: [id], add: [columnId], remove: [] });
};

describe('a check of a site', () => {
  it('tells columns past their rule and empty ones to their owners, and closes what is put right', async () => {
    const target = await ownTarget(`2026-11-20${FOOT}`);
    const stale = await column({ freshnessDays: 14, organisationId: world.education });
    const empty = await column({});
    const news = await column({ name: '安澜要闻' });
    const top = await column({ kind: 'group' });
    const below = await column({ parentId: top.id, category: '新闻' });
    await place(stale.id, '2026-11-07');
    await place(news.id, '2026-11-01');
    await place(below.id, '2026-11-01');
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toEqual(
      [`column_empty column:${empty.id}`, `column_stale column:${news.id}`, `column_stale column:${stale.id}`].sort(),
    );
    const { items } = await world.findings.list(world.admin, { target: target.id, unit: world.education });
    expect(items[0]).toMatchObject({ title: stale.name, facts: { days: 15, breaksOwn: true } });
    await place(stale.id, '2026-11-22');
    await world.columns.update(world.admin, empty.id, { version: 1, status: 'closed' });
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toEqual([`column_stale column:${news.id}`]);
    await world.columns.update(world.admin, news.id, { version: 1, status: 'closed' });
  });

  it.each([
    ['2026-11-22T15:59:00Z', []], // still the 22nd in China: the last day in time
    ['2026-11-22T16:00:00Z', ['column_stale']],
  ])('knows midnight in China at %s', async (at, expected) => {
    const target = await ownTarget(`2026-11-20${FOOT}`);
    const one = await column({ freshnessDays: 14 });
    await place(one.id, '2026-11-08');
    world.clock.at = new Date(at);
    await world.checks.check(world.admin, target);
    expect((await world.open(target.id)).map((key) => key.split(' ')[0])).toEqual(expected);
    await world.columns.update(world.admin, one.id, { version: 1, status: 'closed' });
  });

  it('looks at what is new on the home page and at its foot; a host that is away closes nothing', async () => {
    const target = await ownTarget('<span>[11-01]</span> 首页');
    await world.checks.check(world.admin, target);
    const before = await world.open(target.id);
    expect(before).toContain('home_idle home');
    expect(before.filter((key) => key.startsWith('footer'))).toHaveLength(8);
    world.network.fetch = async (address) => ({
      ...{ address, status: null, fault: 'no_such_host', milliseconds: 1, contentType: '', isCut: false },
      bytes: new Uint8Array(),
    });
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toEqual([...before, 'host_away host'].sort());
    world.network.fetch = async (address) => ({
      ...{ address, status: 200, fault: null, milliseconds: 1, contentType: '', isCut: false },
      bytes: new TextEncoder().encode(`2026年11月9日 ${FOOT}`),
    });
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toEqual([]);
  });

  it('tells messages past their day, and those that nobody answered for three months', async () => {
    const target = await ownTarget(`2026-11-20${FOOT}`);
    const report = (id: string, receivedOn: string, dueOn: string, state: 'open' | 'answered' = 'open') => ({
      ...{ id, documentId: id, organisationId: world.finance, organisationName: '财政局', state, dueOn, receivedOn },
      ...{ number: `JC-${id}`, answeredOn: null },
    });
    world.reports.push(report('1', '2026-11-20', '2026-11-22'), report('2', '2026-08-22', '2026-08-26'));
    world.reports.push(report('3', '2026-08-21', '2026-08-26'), report('4', '2026-08-01', '2026-08-06', 'answered'));
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toEqual([
      'error_open report:2',
      'error_open report:3',
      'message_late report:3',
    ]);
  });

  it('tells media accounts without anything new, and what IPv6 can say', async () => {
    const target = await ownTarget(`2026-11-20${FOOT}`);
    const account = { kind: 'wechat' as const, account: 'a', address: '', siteCode: '', openedOn: '2020-01-01' };
    const made = await world.registers.create(world.admin, { ...account, name: '发布', organisationId: world.finance });
    world.ipv6.answer = 'no_record';
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toEqual(['ipv6_missing ipv6', `media_idle account:${made.id}`]);
    await world.registers.read(world.admin, made.id, { newestOn: '2026-11-22', finding: '' });
    world.ipv6.answer = null; // this machine cannot say: what was found stays
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toEqual(['ipv6_missing ipv6']);
    world.ipv6.answer = 'reachable';
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toEqual([]);
  });

  it('opens a thing once when two check at the same moment, and opens it anew when it comes back', async () => {
    const target = await ownTarget('没有日期');
    await Promise.all([world.checks.check(world.admin, target), world.checks.check(world.admin, target)]);
    const open = await world.open(target.id);
    expect(new Set(open).size).toBe(open.length);
    expect(open).toContain('footer_missing icp');
  });
});

describe('a finding', () => {
  const first = async (target: TargetRow) => {
    const { items } = await world.findings.list(world.admin, { target: target.id, kind: 'footer_missing' });
    if (!items[0]) throw new Error('none');
    return items[0];
  };

  it('is planned and set aside by its unit, with reason, and told in the audit', async () => {
    const target = await ownTarget('');
    await world.checks.check(world.admin, target);
    const one = await first(target);
    expect(one.nextStep).toBe('在站点设置中补上');
    const planned = await world.findings.change(world.admin, one.id, {
      version: 1,
      plan: '改模板',
      planBy: '2026-12-01',
    });
    expect(planned).toMatchObject({ nextStep: '改模板', planBy: '2026-12-01', version: 2 });
    expect(await codeOf(world.findings.change(world.admin, one.id, { version: 1, plan: 'x' }))).toBe(
      'site_health.conflict',
    );
    await world.findings.change(world.admin, one.id, { version: 2, excuse: '由上级统一建设' });
    // A later check leaves what people entered.
    await world.checks.check(world.admin, target);
    const { items } = await world.findings.list(world.admin, { target: target.id, state: 'excused' });
    expect(items).toMatchObject([{ id: one.id, excuse: '由上级统一建设', plan: '改模板' }]);
    expect(await world.auditOf(one.id)).toEqual(['site_health.finding.planned', 'site_health.finding.set_aside']);
  });

  it('is seen and changed only by those who may', async () => {
    const target = await ownTarget('');
    await world.checks.check(world.admin, target);
    const one = await first(target);
    const other = world.only(['sites.finding.read', 'sites.finding.write'], [world.education]);
    expect((await world.findings.list(other, { target: target.id })).total).toBe(0);
    expect(await codeOf(world.findings.change(other, one.id, { version: 1, plan: 'x' }))).toBe(
      'site_health.finding_unknown',
    );
    const reader = world.only(['sites.finding.read']);
    expect(await codeOf(world.findings.change(reader, one.id, { version: 1, plan: 'x' }))).toBe('access.denied');
    expect(await codeOf(world.findings.list(world.only([]), {}))).toBe('access.denied');
  });
});

describe('visits', () => {
  it('are made once for each time, and say what did not open', async () => {
    const drip = keep(await startDripping(50));
    const target = await world.watch({ origin: drip.origin });
    await test.db
      .updateTable('siteHealthTargets')
      .set({ nextSampleAt: new Date('2099-01-01') })
      .where('id', '!=', target.id)
      .execute();
    await test.db
      .updateTable('siteHealthTargets')
      .set({ nextSampleAt: new Date('2026-11-20') })
      .where('id', '=', target.id)
      .execute();
    world.own.push({ code: 'availability.seconds', value: 1 });
    const taken = await Promise.all([world.samples.takeDue(world.tenantId), world.samples.takeDue(world.tenantId)]);
    expect(taken.toSorted()).toEqual([0, 1]);
    const rows = await test.db.selectFrom('siteHealthSamples').selectAll().where('targetId', '=', target.id).execute();
    expect(rows).toMatchObject([{ isOpen: false, fault: 'timeout', source: 'platform', sampledOn: '2026-11-22' }]);
    const again = await findTarget(test.db, world.tenantId, target.id);
    expect(again?.nextSampleAt.getTime()).toBeGreaterThan(world.clock.at.getTime());
  });

  it('are made of a target that was just added, whose times the database set', async () => {
    const site = keep(await startPages({ '/': 'here' }));
    const target = await world.watch({ origin: site.origin });
    // Those of other tests are not due, some of them would drip.
    await test.db
      .updateTable('siteHealthTargets')
      .set({ nextSampleAt: new Date('2099-01-01') })
      .where('id', '!=', target.id)
      .execute();
    world.clock.at = new Date(Date.now() + 1000);
    await world.samples.takeDue(world.tenantId);
    const rows = await test.db.selectFrom('siteHealthSamples').selectAll().where('targetId', '=', target.id).execute();
    expect(rows).toMatchObject([{ isOpen: true, status: 200 }]);
  });

  it('come from a checker with its word too, counted once, and veto from five per cent on', async () => {
    const target = await world.watch({ origin: 'http://elsewhere.example' });
    const { word } = await targets.setChecker(world.admin, target.id, { version: 1, isOn: true });
    const samples = Array.from({ length: 7 * 20 }, (_, i) => ({
      // Twenty a day for the seven whole days before the 22nd in China.
      sampledAt: new Date(
        Date.parse('2026-11-15T00:10:00+08:00') + Math.floor(i / 20) * 86_400_000 + (i % 20) * 3_600_000,
      ).toISOString(),
      isOpen: i % 20 !== 0 || i === 0,
      milliseconds: i === 0 ? 15_000 : 300,
    }));
    const send = (use = word, one = samples) =>
      world.samples.receive(world.tenantId, use, { source: 'probe-1', samples: one });
    expect(await send()).toEqual({ added: 140 });
    expect(await send()).toEqual({ added: 0 });
    const found = await world.samples.availability(world.tenantId, target.id, await world.settingsOf());
    expect(found).toMatchObject({ count: 140, failed: 7, percent: 5, isEnough: true, isVeto: true });
    expect(await codeOf(send('wrong'))).toBe('site_health.checker_unknown');
    expect(await codeOf(send(''))).toBe('site_health.checker_unknown');
    const late = [{ sampledAt: '2026-11-22T04:02:00Z', isOpen: true, milliseconds: 1 }];
    expect(await codeOf(send(word, late))).toBe('site_health.sample_time_wrong');
    await world.checks.check(world.admin, target);
    expect(await world.open(target.id)).toContain('site_down week');
    await targets.setChecker(world.admin, target.id, { version: 2, isOn: false });
    expect(await codeOf(send())).toBe('site_health.checker_unknown');
    expect(await world.auditOf(target.id)).toEqual(
      expect.arrayContaining([
        'site_health.checker.issued',
        'site_health.samples.received',
        'site_health.checker.removed',
      ]),
    );
  });
});

describe('what is watched', () => {
  const input = (more: object = {}) => ({
    name: '某局网站',
    organisationId: world.finance,
    origin: 'https://bureau.example',
    ...more,
  });

  it('is added, changed and looked at now', async () => {
    const { id } = await targets.create(world.admin, input({ hosts: ['Old.Example'] }));
    const view = (await targets.overview(world.admin)).targets.find((one) => one.id === id);
    expect(view).toMatchObject({ hosts: ['old.example'], hasChecker: false, version: 1 });
    expect(view?.areas.every(({ light }) => light === 'grey')).toBe(true);
    await targets.runNow(world.admin, id, 'crawl');
    await targets.update(world.admin, id, { version: 1, isWatched: false });
    expect(await codeOf(targets.runNow(world.admin, id, 'check'))).toBe('site_health.not_watched');
    expect(await world.auditOf(id)).toEqual([
      'site_health.target.added',
      'site_health.check.asked',
      'site_health.target.changed',
    ]);
  });

  it.each([
    [{ origin: 'https://bureau.example/path' }, 'site_health.address_wrong'],
    [{ origin: 'ftp://bureau.example' }, 'site_health.address_wrong'],
    [{ origin: 'https://user@bureau.example' }, 'site_health.address_wrong'],
    [{ hosts: ['a b'] }, 'site_health.host_wrong'],
    [{ origin: 'https://BUREAU.example/' }, 'site_health.address_taken'],
  ])('refuses %j', async (more, code) => {
    expect(await codeOf(targets.create(world.admin, input(more)))).toBe(code);
  });

  it('is for the office, and settings want a source', async () => {
    const reader = world.only(['sites.finding.read']);
    expect(await codeOf(targets.create(reader, input({ origin: 'https://x.example' })))).toBe('access.denied');
    expect(await codeOf(targets.setSetting(reader, 'score.pass', { value: 50, source: 'x' }))).toBe('access.denied');
    const set = (code: string, value: number | string[] | null, source = '省检查表') =>
      targets.setSetting(world.admin, code, { value, source });
    expect(await codeOf(set('score.pass', 50, ' '))).toBe('site_health.source_missing');
    expect(await codeOf(set('score.pass', 500))).toBe('site_health.value_wrong');
    expect(await codeOf(set('score.pass', ['x']))).toBe('site_health.value_wrong');
    expect(await codeOf(set('footer.elements', ['nothing']))).toBe('site_health.list_wrong');
    expect(await codeOf(set('absent', 1))).toBe('site_health.setting_unknown');
    const changed = (await set('cap.design', 20)).find(({ code }) => code === 'cap.design');
    expect(changed).toMatchObject({ value: 20, standard: 25, isOwn: true, isUncertain: false, source: '省检查表' });
    expect((await set('cap.design', null)).find(({ code }) => code === 'cap.design')).toMatchObject({
      value: 25,
      isOwn: false,
    });
    expect(await world.auditOf('cap.design')).toHaveLength(2);
  });
});

it('reads pages in a thread, and rubbish too', async () => {
  const reader = createPageReader();
  const bytes = Uint8Array.from([0x3c, 0xff, 0xfe, 0x00, 0x81, 0x40, 0xd6, 0xd0]);
  expect(await reader.read(bytes, 'http://w.example/', '2026-11-22')).toMatchObject({ links: [], newestOn: null });
  await reader.close();
});
