import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from '@rowanmanning/feed-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, createPageCache, type HttpServer } from '../../kernel/http/index.ts';
import { openSearchIndex, type SearchIndex } from '../../kernel/index/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createSearchService, rebuildIndex } from '../search/index.ts';
import { registerFeedsApi } from './feeds.api.ts';
import { createHubNotifier } from './hub.service.ts';
import { createFollowedLists } from './lists.service.ts';

let test: TestDatabase;
let app: HttpServer;
let index: SearchIndex;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
const folder = mkdtempSync(join(tmpdir(), 'feeds-'));
const log = createLogger('fatal');
const ids: Record<string, string> = {};

beforeAll(async () => {
  test = await createTestDatabase();
  const { db } = test;
  world = await makeColumnsWorld(db);
  const { columns, placements, organisations, admin, siteId, tenantId } = world;
  const column = await columns.create(admin, {
    siteId,
    parentId: null,
    code: 'notices',
    name: '通知公告',
    kind: 'list',
  } as never);
  ids['notice'] = (await world.publish('停车收费通知', '2026-03-01')).id;
  ids['other'] = (await world.publish('学校招生简章', '2026-03-02', world.education)).id;
  ids['gone'] = (await world.publish('停车收费旧通知', '2026-03-03')).id;
  ids['draft'] = (await world.publish('停车收费草稿', null)).id;
  await placements.change(admin, {
    documentIds: [ids['notice'], ids['gone'], ids['draft']],
    add: [column.id],
    remove: [],
  });
  index = await openSearchIndex({ folder, readers: 1 });
  await rebuildIndex({ db, index });
  await world.setState(ids['gone'], 'withdrawn');
  const search = createSearchService({ db, index, organisations });
  app = await createHttpServer({ config: readConfig({}), log, apiTitle: 'x', apiVersion: '0' });
  registerFeedsApi({
    ...{ app, db, cache: createPageCache({ maxBytes: 1 << 20, isCurrent: () => true }) },
    lists: createFollowedLists({ db, organisations, columns, placements, search }),
    siteOf: async () => ({ tenantId, siteId, name: '安澜市', origin: 'https://x.cn' }),
  });
});
afterAll(async () => {
  await app.close();
  await index.close();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('every list has its feed in three formats', () => {
  it.each(['atom', 'rss', 'json'])('%s, with what is public and nothing else', async (format) => {
    const read = async (path: string) => {
      const answer = await app.inject({ url: path });
      expect(answer.statusCode, answer.body).toBe(200);
      // The outside reader reads XML; JSON is read by what its standard names.
      const json = format === 'json' && (JSON.parse(answer.body) as { feed_url: string; items: { url: string }[] });
      const feed = json ? { self: json.feed_url, items: json.items } : parseFeed(answer.body);
      expect(feed.self).toBe(`https://x.cn${path}`);
      return feed.items.map(({ url }) => url?.split('/').at(-1));
    };
    const { notice, other } = ids;
    expect(await read(`/feeds/columns/notices.${format}`)).toEqual([notice]);
    expect((await read(`/feeds/documents.${format}`)).sort()).toEqual([notice, other].sort());
    expect(await read(`/feeds/documents.${format}?organisation=${world.education}`)).toEqual([other]);
    expect(await read(`/feeds/search.${format}?${new URLSearchParams({ q: '停车收费' })}`)).toEqual([notice]);
    expect(await read(`/feeds/search.${format}?${new URLSearchParams({ q: '没有这样的词' })}`)).toEqual([]);
    const byUnit = new URLSearchParams({ q: '停车收费', organisation: world.education });
    expect(await read(`/feeds/search.${format}?${byUnit}`)).toEqual([]);
  });

  it('refuses what is no list', async () => {
    const status = async (url: string) => (await app.inject({ url })).statusCode;
    expect(await status('/feeds/columns/none.rss')).toBe(404);
    expect(await status('/feeds/columns/notices.xml')).toBe(404);
    expect(await status('/feeds/search.atom')).toBe(400);
    expect(await status('/feeds/search.atom?q=')).toBe(400);
    expect(await status('/feeds/search.atom?q=a&organisation=1')).toBe(400);
    expect(await status('/feeds/search.atom?q=%20')).toBe(404);
  });
});

describe('the hub', () => {
  it('is told which feeds changed, again when it fails, and holds nothing up', async () => {
    const asked: string[] = [];
    let failures = 1;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        asked.push(body);
        response.writeHead(failures-- > 0 ? 500 : 204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const hub = createHubNotifier({
      ...{ db: test.db, sites: world.sites, columns: world.columns, placements: world.placements, log },
      hubUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`,
      originOf: () => 'https://x.cn',
      pauses: [10, 10],
    });
    const seen: unknown[] = [];
    const consumer = hub.after({ name: 'x', batchSize: 10, consume: async (events) => void seen.push(...events) });
    const payload = { subjectType: 'document', subjectId: ids['notice'] };
    await consumer.consume([{ tenantId: world.tenantId, id: 'e', attempts: 0, consumer: 'x', topic: 't', payload }]);
    expect(seen).toHaveLength(1);
    await expect.poll(() => asked.length).toBe(2);
    await hub.stop();
    server.close();
    expect(asked[0]).toBe(asked[1]);
    const told = new URLSearchParams(asked[1]);
    expect(told.get('hub.mode')).toBe('publish');
    const paths = told.getAll('hub.url').map((url) => url.replace('https://x.cn', ''));
    const lists = [
      '/feeds/documents.atom',
      `/feeds/documents.rss?organisation=${world.finance}`,
      '/feeds/columns/notices.json',
    ];
    expect(paths).toEqual(expect.arrayContaining(lists));
    expect(paths).not.toContain(`/feeds/documents.atom?organisation=${world.education}`);
  });
});
