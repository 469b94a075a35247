import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../kernel/config/index.ts';
import { AppError } from '../kernel/errors/index.ts';
import { createHttpServer, createPageCache, type HttpServer } from '../kernel/http/index.ts';
import { createLogger } from '../kernel/log/index.ts';
import { createPublicSite } from './site.ts';

let app: HttpServer;
let rendered: string[] = [];
const logged: string[] = [];
const cache = createPageCache({ maxBytes: 1 << 20, isCurrent: () => true });

beforeAll(async () => {
  const log = createLogger('fatal');
  const keep = log.child({}, { level: 'error' });
  keep.error = ((fields: { req?: string }, message: string) => void logged.push(`${fields.req} ${message}`)) as never;
  log.child = (() => keep) as never;
  app = await createHttpServer({ config: readConfig({}), log, apiTitle: 'x', apiVersion: '0' });
  const view = { name: '测试', origin: 'http://x.cn' };
  const site = createPublicSite({ app, cache, siteOf: async () => ({ tenantId: 't', siteId: 's', view }) });
  const show = async ({
    frame,
    query,
    params,
  }: {
    frame: { path: string; view: string };
    query: URLSearchParams;
    params: object;
  }) => {
    const body = `${frame.path} ${frame.view} ${query} ${JSON.stringify(params)}`;
    rendered.push(body);
    return { body, tags: [] };
  };
  site.page('/', show);
  site.page('/list', show, { params: ['topic', 'page'] });
  site.page('/one/:id', show);
  site.page('/broken', async () => {
    throw new Error('a secret of the inside');
  });
  site.page('/data', async () => {
    throw Object.assign(new Error('invalid byte sequence'), { code: '22021' });
  });
  site.page('/known', async () => {
    throw new AppError('http.not_found');
  });
});
beforeEach(() => {
  rendered = [];
  logged.length = 0;
});
afterAll(() => app.close());

const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });

describe('a page of the public site', () => {
  it('is one page whatever was added to its address, in whatever order', async () => {
    const urls = ['/', '/?z=1', '/?z=2&view=unknown', '/?page=3'];
    const bodies = [];
    for (const url of urls) bodies.push((await get(url)).body);
    expect(new Set(bodies)).toEqual(new Set(['/   {}']));
    expect(rendered.length).toBe(1);
    for (const url of ['/list?page=2&topic=a', '/list?z=9&topic=a&page=2&topic=b', '/list?topic=a&page=2'])
      expect((await get(url)).body).toBe('/list?topic=a&page=2  topic=a&page=2 {}');
    for (const url of ['/one/abc', '/one/%61bc']) expect((await get(url)).body).toBe('/one/abc   {"id":"abc"}');
    expect(rendered.length).toBe(3);
  });

  it('differs by what it knows, by view and by language', async () => {
    for (const url of ['/list?topic=c', '/list?topic=d', '/list?topic=d&view=large', '/en/list?topic=d', '/en'])
      expect((await get(url)).statusCode).toBe(200);
    expect(rendered.length).toBe(5);
    expect(rendered[2]).toBe('/list?topic=d large topic=d&view=large {}');
  });

  it('answers errors as pages, and logs those that nobody foresaw under the number that it tells', async () => {
    const broken = await get('/broken');
    expect(broken.statusCode).toBe(500);
    expect(broken.body).not.toContain('secret');
    const reference = String(broken.headers['x-request-id']);
    expect(broken.body).toContain(reference);
    expect(logged).toEqual([`${reference} http.failed`]);
    expect((await get('/data')).statusCode).toBe(400);
    expect((await get('/known')).statusCode).toBe(404);
    expect(logged.length).toBe(2);
  });
});
