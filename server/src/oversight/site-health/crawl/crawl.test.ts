import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import { makeHealthWorld } from '../site-health.testing.ts';
import type { TargetRow } from '../targets.repo.ts';
import { startDripping, startPages, startServer, type TestServer } from './servers.testing.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeHealthWorld>>;
const servers: TestServer[] = [];
const keep = <T extends TestServer>(server: T): T => (servers.push(server), server);
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeHealthWorld(test.db);
});
beforeEach(() => {
  world.own.splice(3);
  world.network.fetch = world.fetcher;
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await test.close();
});

/** A whole walk through a target. */
async function walk(target: TargetRow, crawler = world.makeCrawl()): Promise<void> {
  await crawler.start(world.tenantId, target);
  for (let turn = 0; turn < 20; turn += 1) if ((await crawler.runDue(world.tenantId, 5000)) > 0) return;
  throw new Error('no end');
}
/** Only what a test starts is due. */
const watch = async (origin: string) => {
  const target = await world.watch({ origin });
  await test.db
    .updateTable('siteHealthTargets')
    .set({ nextCrawlAt: new Date('2099-01-01') })
    .execute();
  return target;
};
const last = async (target: TargetRow) =>
  test.db
    .selectFrom('siteHealthCrawls')
    .selectAll()
    .where('targetId', '=', target.id)
    .orderBy('startedAt', 'desc')
    .executeTakeFirstOrThrow();
const links = async (target: TargetRow) => (await world.open(target.id)).filter((key) => key.startsWith('link'));
const TAGS =
  '<meta name="SiteName" content="x"><meta name="SiteDomain" content="x"><meta name="SiteIDCode" content="x">';

describe('a walk through a site', () => {
  it('tells dead links inside and out with the page they stand on, closes them when they are mended', async () => {
    const other = keep(await startPages({ '/': 'there' }));
    const pages: Record<string, string> = {
      '/': `${TAGS}<a href="/a">甲</a><a href="/gone">旧文件</a><a href="http://">坏</a>`,
      '/a': `${TAGS}<a href="/">首页</a><a href="${other.origin}/">在</a><a href="${other.origin}/gone">不在</a><a href="/f.pdf">附件</a>`,
      '/f.pdf': 'file',
    };
    const site = keep(await startPages(pages));
    const target = await watch(site.origin);
    await walk(target);
    expect(await links(target)).toEqual([
      'link_inside broken:http://',
      `link_inside ${site.origin}/gone`,
      `link_outside ${other.origin}/gone`,
    ]);
    const { items } = await world.findings.list(world.admin, { target: target.id, kind: 'link_outside' });
    expect(items[0]).toMatchObject({ title: '不在', facts: { foundOn: `${site.origin}/a`, status: 404 } });
    expect(site.asked.filter((path) => path === '/gone')).toHaveLength(1);
    expect(site.asked[0]).toBe('/robots.txt');

    // One is mended by the other side, one by taking the link away.
    pages['/gone'] = TAGS;
    pages['/a'] = `${TAGS}<a href="/">首页</a>`;
    await walk(target);
    expect(await links(target)).toEqual(['link_inside broken:http://']);
    const mended = await world.findings.list(world.admin, { target: target.id, state: 'mended' });
    expect(mended.items.map(({ kind }) => kind).sort()).toEqual(['link_inside', 'link_outside']);
    const proofs = await test.db.selectFrom('evidenceEvents').select('type').execute();
    expect(proofs.map(({ type }) => type)).toEqual(['site_health.finding.mended', 'site_health.finding.mended']);
  });

  it('tells tags that pages lack, once for each tag', async () => {
    const site = keep(
      await startPages({
        '/': '<meta name="SiteName" content="x"><meta name="SiteDomain" content="x"><a href="/b">乙</a>',
        '/b': `${TAGS}<meta name="ArticleTitle" content="乙"><meta name="PubDate" content="2026-11-20 09:30">`,
      }),
    );
    const target = await watch(site.origin);
    await walk(target);
    expect(await world.open(target.id)).toEqual(['tag_missing article:ContentSource', 'tag_missing site:SiteIDCode']);
  });

  it('keeps away from what robots.txt names, and from outside pages it may not ask for', async () => {
    const site = keep(
      await startPages({
        '/robots.txt': 'User-agent: *\nDisallow: /no',
        '/': `${TAGS}<a href="/no">否</a><a href="/yes">是</a>`,
        '/yes': TAGS,
      }),
    );
    const target = await watch(site.origin);
    await walk(target);
    expect(site.asked).toEqual(['/robots.txt', '/', '/yes']);
    expect(await links(target)).toEqual([]);
  });

  it('never asks one host for two addresses at once', async () => {
    let [now, most] = [0, 0];
    const site = keep(
      await startServer((request, response) => {
        most = Math.max(most, (now += 1));
        setTimeout(() => {
          now -= 1;
          response.setHeader('content-type', 'text/html');
          response.end(request.url === '/' ? [...'abcdefgh'].map((x) => `<a href="/${x}">${x}</a>`).join('') : TAGS);
        }, 10);
      }),
    );
    await walk(await watch(site.origin));
    expect([most, site.asked.length]).toEqual([1, 10]);
  });

  it('ends on a site without end: pages by number, depth and count', async () => {
    let n = 0;
    const site = keep(
      await startServer((_, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(`${TAGS}<a href="/calendar?month=${(n += 1)}">下月</a><a href="/x${'y'.repeat(n)}">更多</a>`);
      }),
    );
    world.own.push(
      { code: 'crawl.maxPages', value: 12 },
      { code: 'crawl.alike', value: 3 },
      { code: 'crawl.maxDepth', value: 30 },
    );
    const target = await watch(site.origin);
    await walk(target);
    expect(await last(target)).toMatchObject({ state: 'done', isCut: true, pages: 12 });
    expect(site.asked.filter((path) => path.startsWith('/calendar')).length).toBeLessThanOrEqual(3);
  });

  it('says that a host is away and leaves what it knew as it was', async () => {
    const pages: Record<string, string> = { '/': `${TAGS}<a href="/gone">旧</a>` };
    const site = keep(await startPages(pages));
    const target = await watch(site.origin);
    await walk(target);
    const before = await links(target);
    expect(before).toHaveLength(1);
    world.network.fetch = async (address) => ({
      ...{ address, status: null, fault: 'refused', milliseconds: 1, contentType: '', isCut: false },
      bytes: new Uint8Array(),
    });
    await walk(target);
    expect(await last(target)).toMatchObject({ state: 'stopped', reason: 'host_away' });
    expect(await links(target)).toEqual(before);
    expect(await world.open(target.id)).toContain('host_away host');
  });

  it('asks a host that does not answer three times, not for each of its addresses', async () => {
    const slow = keep(await startDripping(50));
    const site = keep(
      await startPages({
        '/': TAGS + Array.from({ length: 40 }, (_, n) => `<a href="${slow.origin}/${n}">${n}</a>`).join(''),
      }),
    );
    let asked = 0;
    world.network.fetch = (address, limits) => {
      if (address.startsWith(slow.origin)) asked += 1;
      return world.fetcher(address, { ...limits, timeoutMs: address.startsWith(slow.origin) ? 50 : limits.timeoutMs });
    };
    const target = await watch(site.origin);
    await walk(target);
    expect(asked).toBe(3);
    expect(await links(target)).toHaveLength(40);
  });

  it('goes on where it was when the program was killed', async () => {
    const site = keep(
      await startPages({
        '*': TAGS,
        '/': TAGS + Array.from({ length: 30 }, (_, n) => `<a href="/p-${n}">${n}</a>`).join(''),
      }),
    );
    const target = await watch(site.origin);
    const killed = world.makeCrawl();
    await killed.start(world.tenantId, target);
    let left = 12;
    world.network.fetch = (address, limits) =>
      // From here on nothing of the first process comes to an end.
      (left -= 1) < 0 ? new Promise(() => undefined) : world.fetcher(address, limits);
    void killed.runDue(world.tenantId, 60_000);
    await expect.poll(() => left, { timeout: 10_000 }).toBeLessThan(0);
    const asked = site.asked.length;
    world.network.fetch = world.fetcher;
    const next = world.makeCrawl();
    expect(await next.runDue(world.tenantId, 500)).toBe(0); // the killed one still has its lease
    expect(site.asked.length).toBe(asked);
    await test.db
      .updateTable('siteHealthCrawls')
      .set({ leasedUntil: new Date(0) })
      .where('targetId', '=', target.id)
      .execute();
    for (let turn = 0; turn < 20 && (await next.runDue(world.tenantId, 5000)) === 0; turn += 1);
    expect(await last(target)).toMatchObject({ state: 'done', pages: 31 });
    // Nothing was read twice but robots.txt.
    const counts = new Map<string, number>();
    for (const path of site.asked) counts.set(path, (counts.get(path) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 1)).toEqual([['/robots.txt', 2]]);
  });

  it('runs once for a target, whoever asks twice', async () => {
    const site = keep(await startPages({ '/': TAGS }));
    const target = await watch(site.origin);
    const crawler = world.makeCrawl();
    const started = await Promise.all([crawler.start(world.tenantId, target), crawler.start(world.tenantId, target)]);
    expect(started.filter(Boolean)).toHaveLength(1);
    await crawler.runDue(world.tenantId, 5000);
  });
});
