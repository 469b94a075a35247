import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, createPageCache, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { createOrganisationsService } from '../../foundation/organisations/index.ts';
import { registerFeedsApi } from './feeds.api.ts';
import { createFollowedLists } from './lists.service.ts';

let test: TestDatabase;
let app: HttpServer;
const tenantId = newId();
const organisationId = newId();
const cache = createPageCache({ maxBytes: 1 << 20, isCurrent: () => true });

async function publish(title: string) {
  const at = new Date(Date.now() - 1000);
  const [documentId, editionId] = [newId(), newId()];
  const { db } = test;
  await db
    .insertInto('documents')
    .values({ tenantId, id: documentId, organisationId, createdBy: 'x', source: 'import' })
    .execute();
  await db
    .insertInto('documentEditions')
    .values({
      ...{ tenantId, id: editionId, documentId, number: 1, state: 'live', title, topic: '财政\\预算' },
      ...{ plainText: `${title}的正文`, body: '[]' },
    })
    .execute();
  await db
    .insertInto('publications')
    .values({
      ...{ tenantId, subjectType: 'document', subjectId: documentId, version: 1, state: 'published' },
      ...{ editionId, organisationId, visibleFrom: at, lastPublishedAt: at },
    })
    .execute();
  return documentId;
}
const NO_FACETS = { organisation: [], topic: [], year: [], validity: [] };
const get = (url: string, headers = {}) => app.inject({ url, headers });

beforeAll(async () => {
  test = await createTestDatabase();
  await test.db.insertInto('tenants').values({ id: tenantId, code: 'test', name: '测试市' }).execute();
  await test.db
    .insertInto('organisations')
    .values({ tenantId, id: organisationId, code: 'f', name: '财政局' })
    .execute();
  const log = createLogger('fatal');
  app = await createHttpServer({ config: readConfig({}), log, apiTitle: 'x', apiVersion: '0' });
  const site = { tenantId, siteId: 's', name: '测试', origin: 'https://x.cn' };
  const { db } = test;
  const placements = {
    page: async () => {
      throw new Error('not asked for');
    },
  };
  const lists = createFollowedLists({
    ...{ db, placements, columns: { listOpen: async () => [] } },
    organisations: createOrganisationsService({ db }),
    search: { search: async () => ({ items: [], total: 0, totalIsExact: true, relaxed: false, facets: NO_FACETS }) },
  });
  registerFeedsApi({ app, db, cache, lists, siteOf: async () => site, sitemapLength: 2 });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

describe('feed and sitemap', () => {
  it('name what is public with its first words, and stay as they are until something changes', async () => {
    const id = await publish('第一份通知');
    const feed = await get('/feeds/documents.atom');
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(feed.body).toContain('<summary>第一份通知的正文</summary>');
    expect((await get('/sitemap.xml')).body).toContain(`<loc>https://x.cn/documents/${id}</loc>`);
    const second = await publish('第二份通知');
    expect((await get('/feeds/documents.atom?z=1')).body).toBe(feed.body);
    expect((await get('/feeds/documents.atom', { 'if-none-match': feed.headers.etag })).statusCode).toBe(304);
    cache.invalidate([`tenant:${tenantId}`]);
    const titles = [...(await get('/feeds/documents.atom')).body.matchAll(/<title>(第.*?)<\/title>/g)].map((m) => m[1]);
    expect(titles).toEqual(['第二份通知', '第一份通知']);
    expect((await get('/sitemap.xml')).body).toContain(second);
  });

  it('take a unit and a topic, and refuse what can be neither', async () => {
    expect((await get(`/feeds/documents.atom?organisation=${organisationId}&topic=财政`)).body).toContain('第一份通知');
    expect((await get(`/feeds/documents.atom?organisation=${newId()}`)).body).not.toContain('<entry>');
    for (const query of ['organisation=x', 'topic=%00', `topic=${'a'.repeat(201)}`])
      expect((await get(`/feeds/documents.atom?${query}`)).statusCode).toBe(400);
  });
});

describe('a new edition', () => {
  const entryOf = (xml: string, id: string) =>
    new RegExp(`<entry>\\s*<id>urn:uuid:${id}</id>[^]*?</entry>`).exec(xml)?.[0] ?? '';

  it('is the newest entry: published when the document was, updated when the edition was, in the feed and the sitemap', async () => {
    const id = await publish('旧文件');
    const last = await publish('新文件');
    const first = new Date('2020-01-01T00:00:00.000Z');
    await test.db.updateTable('publications').set({ visibleFrom: first }).where('subjectId', '=', id).execute();
    const again = new Date();
    await test.db.updateTable('publications').set({ lastPublishedAt: again }).where('subjectId', '=', id).execute();
    cache.invalidate([`tenant:${tenantId}`]);
    const { body } = await get('/feeds/documents.atom');
    const entry = entryOf(body, id);
    expect(entry).toContain(`<published>${first.toISOString()}</published>`);
    expect(entry).toContain(`<updated>${again.toISOString()}</updated>`);
    expect(body.indexOf(id)).toBeLessThan(body.indexOf(last));
    expect(body).toContain(`<updated>${again.toISOString()}</updated>\n  <link rel="self"`);
    const maps = await Promise.all([1, 2].map(async (part) => (await get(`/sitemap.xml?part=${part}`)).body));
    expect(maps.join('')).toContain(`${id}</loc><lastmod>${again.toISOString()}</lastmod>`);
  });

  it('and a sitemap that is too long becomes an index of lists that name every document once', async () => {
    cache.invalidate([`tenant:${tenantId}`]);
    const index = (await get('/sitemap.xml')).body;
    const parts = [...index.matchAll(/<loc>https:\/\/x\.cn(\/sitemap\.xml\?part=\d)<\/loc>/g)].map(
      ([, path]) => path ?? '',
    );
    expect(parts).toHaveLength(2);
    const maps = await Promise.all(parts.map(async (path) => (await get(path)).body));
    const named = maps.flatMap((map) => [...map.matchAll(/documents\/([0-9a-f-]{36})/g)].map(([, id]) => id));
    const rows = await test.db.selectFrom('publications').select('subjectId').execute();
    expect(named.sort()).toEqual(rows.map(({ subjectId }) => subjectId).sort());
    expect((await get('/sitemap.xml?part=3')).statusCode).toBe(404);
    for (const part of ['0', 'x', '99999']) expect((await get(`/sitemap.xml?part=${part}`)).statusCode).toBe(400);
  });
});
