import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config/index.ts';
import { createLogger } from '../log/index.ts';
import { CalendarDate, Line } from '../fields/index.ts';
import { createHttpServer, createPageCache, httpErrors, isLocal, type HttpServer } from './index.ts';

let app: HttpServer;
let isCurrent = true;
let renders = 0;
const cache = createPageCache({ maxBytes: 1 << 20, isCurrent: () => isCurrent });

beforeAll(async () => {
  const config = readConfig({ RATE_LIMIT_PER_MINUTE: '300', PUBLIC_URL: 'https://www.example.gov.cn' });
  const log = createLogger('error', { write: () => undefined });
  app = await createHttpServer({
    config,
    log,
    apiTitle: 'test',
    apiVersion: '1',
    errorPage: ({ error }) => `<h1>${error.text('zh')}</h1>`,
  });
  app.get('/page', async (request, reply) =>
    cache.serve(request, reply, 'page', async () => ({
      contentType: 'text/html',
      body: `<p>${++renders}</p>`,
      tags: ['document:1'],
    })),
  );
  const Shown = Type.Object({ name: Type.String(), limit: Type.Integer() });
  const query = Type.Object({ limit: Type.Integer({ default: 5, minimum: 1, maximum: 9 }) });
  app.get('/api/v1/thing', { schema: { querystring: query, response: { 200: Shown } } }, async (request) => ({
    name: 'x',
    limit: request.query.limit,
    secret: 1,
  }));
  app.post('/api/v1/thing', async () => ({ ok: true }));
  const Form = Type.Object({
    title: Line({ minLength: 1, maxLength: 20 }),
    text: Type.Optional(Type.String()),
    madeOn: Type.Optional(Type.Union([CalendarDate, Type.Null()])),
    rows: Type.Optional(Type.Array(Type.Object({ on: CalendarDate }))),
  });
  app.post('/api/v1/form', { schema: { body: Form } }, async () => ({ ok: true }));
  app.get('/api/v1/fails', async () => {
    throw new Error('inner words');
  });
  app.get('/api/v1/local', async (request) => ({ local: isLocal(request) }));
  app.get('/api/v1/bad-data', async () => {
    throw Object.assign(new Error('invalid byte sequence for encoding "UTF8": 0x00'), { code: '22021' });
  });
  app.get('/api/v1/refuses', async () => {
    throw httpErrors.too_large({ limit: '5 MB' });
  });
});
afterAll(() => app.close());

describe('what people fill in', () => {
  const send = async (body: object, language = 'zh') => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/form',
      headers: { 'accept-language': language },
      payload: body,
    });
    const { code = '', message = '' } = answer.json<{ code?: string; message?: string }>();
    return { status: answer.statusCode, code, message };
  };

  it.each([
    { title: '关于供热的通知', text: '第一段\n\t第二段\r\n', madeOn: '2024-02-29' },
    { title: '𠮷野家 😀', madeOn: null, rows: [{ on: '2026-12-31' }] },
  ])('is taken as it is when it can be kept: %j', async (body) => expect((await send(body)).status).toBe(200));

  it.each([
    ['http.invalid_date', 'madeOn', { title: 'x', madeOn: '2026-02-30' }],
    ['http.invalid_date', 'madeOn', { title: 'x', madeOn: '2025-02-29' }],
    ['http.invalid_date', 'madeOn', { title: 'x', madeOn: '2026-13-01' }],
    ['http.invalid_date', 'madeOn', { title: 'x', madeOn: '20260301' }],
    ['http.invalid_date', 'rows.1.on', { title: 'x', rows: [{ on: '2026-04-30' }, { on: '2026-04-31' }] }],
    ['http.invalid_line', 'title', { title: '两行\n标题' }],
    ['http.invalid_line', 'title', { title: '制表\t符' }],
    ['http.invalid_text', 'title', { title: '零\u0000字节' }],
    ['http.invalid_text', 'text', { title: 'x', text: '响铃\u0007' }],
    ['http.invalid_text', 'text', { title: 'x', text: '半个\ud83d字符' }],
  ])('is refused as %s, naming %s', async (code, field, body) => {
    const zh = await send(body);
    expect(zh).toMatchObject({ status: 400, code, message: expect.stringMatching(/[\u4e00-\u9fff]/) });
    expect(zh.message).toContain(`“${field}”`);
    const en = await send(body, 'en');
    expect(en.message).toContain(`“${field}”`);
    expect(en.message.replace(/“.*”/, '')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('is looked at in addresses too', async () => {
    expect((await app.inject('/api/v1/thing?limit=5&q=%00')).json()).toMatchObject({ code: 'http.invalid_text' });
    expect((await app.inject('/page?q=%00')).statusCode).toBe(200);
  });
});

describe('the HTTP server', () => {
  it('puts the security headers on every kind of answer', async () => {
    for (const url of ['/page', '/api/v1/thing', '/api/v1/fails', '/nothing']) {
      const { headers } = await app.inject(url);
      expect(headers['content-security-policy']).toMatch(
        /default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/,
      );
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    }
  });
  it('fills in defaults and drops what is not declared', async () => {
    expect((await app.inject('/api/v1/thing')).json()).toEqual({ name: 'x', limit: 5 });
    expect((await app.inject('/api/v1/thing?limit=99')).json()).toMatchObject({ code: 'http.invalid_request' });
  });
  it('takes data that the database cannot read for a bad request', async () => {
    const answer = await app.inject('/api/v1/bad-data');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'http.invalid_request', details: { reason: '22021' } });
  });
  it('knows the machine itself from everybody else, also behind a proxy on it', async () => {
    const asked = async (remoteAddress: string, headers = {}) =>
      (await app.inject({ url: '/api/v1/local', remoteAddress, headers })).json().local;
    for (const address of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])
      expect(await asked(address)).toBe(true);
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '::12', '1.127.0.1'])
      expect(await asked(address)).toBe(false);
    expect(await asked('127.0.0.1', { 'x-forwarded-for': '1.2.3.4' })).toBe(false);
    expect(await asked('127.0.0.1', { forwarded: 'for=1.2.3.4' })).toBe(false);
  });
  it('says the inside of a fault to nobody', async () => {
    const answer = await app.inject('/api/v1/fails');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('inner words');
  });
  it('speaks the language that was asked for', async () => {
    const english = await app.inject({ url: '/api/v1/refuses', headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect([english.statusCode, english.json().message]).toEqual([
      413,
      expect.stringContaining('larger than the limit of 5 MB'),
    ]);
    expect((await app.inject('/api/v1/refuses')).json().message).toContain('超过 5 MB');
  });
  it('answers people with a page and programs with JSON', async () => {
    expect((await app.inject({ url: '/nothing', headers: { accept: 'text/html' } })).body).toMatch(/^<h1>没有找到/);
    expect((await app.inject('/api/v1/nothing')).json()).toMatchObject({ code: 'http.not_found' });
  });
  it.each([
    [{}, 200],
    [{ origin: 'http://localhost:80' }, 200],
    [{ origin: 'https://www.example.gov.cn' }, 200],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
  ])('takes an unsafe request with %j as %i', async (headers, status) => {
    expect((await app.inject({ method: 'POST', url: '/api/v1/thing', headers })).statusCode).toBe(status);
  });
  it('ends a flood with 429 and when to come back', async () => {
    let last = await app.inject('/api/v1/thing');
    for (let i = 0; i < 320 && last.statusCode !== 429; i++)
      last = await app.inject({ url: '/api/v1/thing', remoteAddress: '192.0.2.7' });
    expect(last.statusCode).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('the page cache', () => {
  it('renders once, answers 304, and forgets by tag', async () => {
    cache.invalidate(['*']);
    const before = renders;
    const [one, two] = await Promise.all([app.inject('/page'), app.inject('/page')]);
    expect([one.body, two.body]).toEqual([`<p>${before + 1}</p>`, `<p>${before + 1}</p>`]);
    const again = await app.inject({ url: '/page', headers: { 'if-none-match': String(one.headers.etag) } });
    expect(again.statusCode).toBe(304);
    cache.invalidate(['document:2']);
    expect((await app.inject('/page')).body).toBe(`<p>${before + 1}</p>`);
    cache.invalidate(['document:1']);
    expect((await app.inject('/page')).body).toBe(`<p>${before + 2}</p>`);
  });
  it('shows an aged page once more while it is made anew, and never one that was forgotten', async () => {
    cache.invalidate(['*']);
    const before = renders;
    const get = async () => (await app.inject('/page')).body;
    expect(await get()).toBe(`<p>${before + 1}</p>`);
    cache.invalidate(['~document:2']);
    expect([await get(), renders]).toEqual([`<p>${before + 1}</p>`, before + 1]);
    cache.invalidate(['~*']);
    expect(await get()).toBe(`<p>${before + 1}</p>`);
    await expect.poll(get).toBe(`<p>${before + 2}</p>`);
    expect(renders).toBe(before + 2);
    cache.invalidate(['~document:1']);
    cache.invalidate(['document:1']);
    expect(await get()).toBe(`<p>${before + 3}</p>`);
  });
  it('answers nothing from memory while news may be missing', async () => {
    const before = renders;
    isCurrent = false;
    await app.inject('/page');
    expect(renders).toBe(before + 1);
    isCurrent = true;
  });
  it('does not keep a page that was overtaken while it was rendered', async () => {
    const own = createPageCache({ maxBytes: 1 << 20, isCurrent: () => true });
    let n = 0;
    const reply = {
      headers: () => reply,
      code: () => reply,
      header: () => reply,
      send: (body: Buffer) => body,
    } as never;
    const request = { headers: {} } as never;
    const render = async () => {
      n += 1;
      if (n === 1) own.invalidate(['document:1']);
      return { contentType: 'text/html', body: String(n), tags: ['document:1'] };
    };
    await own.serve(request, reply, 'k', render);
    expect(String(await own.serve(request, reply, 'k', render))).toBe('2');
  });
});
