import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createHttpServer, createPageCache, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { registerFeedsApi } from './feeds.api.ts';

let test: TestDatabase;
let app: HttpServer;
const tenantId = newId();
const organisationId = newId();
const cache = createPageCache({ maxBytes: 1 << 20, isCurrent: () => true });

async function publish(title: string) {
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
      ...{ editionId, organisationId, visibleFrom: new Date(Date.now() - 1000) },
    })
    .execute();
  return documentId;
}
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
  registerFeedsApi({ app, db: test.db, cache, siteOf: async () => site });
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
