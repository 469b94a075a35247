import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../kernel/config/index.ts';
import { openPortal, type Officer, type PortalWorld } from './portal.testing.ts';
import { makeWorkplace, serve, stopServing } from './program.testing.ts';
import { expectGuarded, headersOf, sendRaw, statuses } from './security.testing.ts';

/** The whole HTTP face of the built product, as somebody sees it who looks for a way in. */

let portal: PortalWorld;
let admin: Officer;
let documentId = '';
const TITLE = '测试市财政局关于公开展示工作的通知';

interface Operation {
  method: string;
  path: string;
  isOpen: boolean;
}
let operations: Operation[] = [];
const isWriting = ({ method }: Operation) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

beforeAll(async () => {
  portal = await openPortal();
  admin = await portal.signIn('walker', ['editor']);
  const text = `${TITLE}\n测财〔2026〕901号\n各县区财政局：\n一、做好公开展示。（市财政局负责）\n测试市财政局\n2026年3月2日\n`;
  const outcome = await portal.importText(portal.system, text, { publish: true });
  if (outcome.state !== 'saved' || !outcome.published) throw new Error(JSON.stringify(outcome));
  ({ documentId } = outcome);
  await vi.waitFor(async () => expect((await portal.get(`/documents/${documentId}`)).status).toBe(200), 20_000);
  const { paths } = (await (await portal.get('/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security?: unknown }>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{\w+\}/g, '0199c0de-0000-7000-8000-000000000001'),
      isOpen: !security,
    })),
  );
  expect(operations.filter(isWriting).length).toBeGreaterThan(15);
}, 240_000);
afterAll(() => portal.close());

const raw = (bytes: string | readonly string[], answers?: number) => sendRaw(portal.server.port, bytes, answers);
const host = () => `Host: 127.0.0.1:${portal.server.port}\r\n`;

describe('another site', () => {
  it('can write nowhere, signed in or not', async () => {
    const { port } = portal.server;
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${port}.evil.example` },
      { origin: `http://127.0.0.1:${port + 1}` },
      { origin: `http://evil.example#127.0.0.1:${port}` },
      { origin: '' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    let refused = 0;
    for (const { method, path } of operations.filter(isWriting)) {
      for (const headers of foreign) {
        for (const cookie of [admin.cookie, '']) {
          const type = { 'content-type': 'text/plain' };
          const answer = await portal.get(path, { ...headers, ...type, ...(cookie ? { cookie } : {}) }, method);
          const { code } = (await answer.json()) as { code: string };
          expect([answer.status, code], `${method} ${path} ${JSON.stringify(headers)}`).toEqual([
            403,
            'http.wrong_origin',
          ]);
          refused += 1;
        }
      }
    }
    expect(refused).toBeGreaterThan(15 * 8 * 2);
    // Addresses that are none are no way round it.
    expect((await portal.get('/documents', { origin: 'https://evil.example' }, 'POST')).status).toBe(403);
  });

  it('is not let in to read either: nothing is said to other origins', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST', cookie: admin.cookie };
      const answer = await portal.get('/api/v1/session', headers, method);
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('is told from this one, whose requests go on to be judged', async () => {
    for (const { method, path } of operations.filter(isWriting)) {
      const answer = await portal.get(path, { origin: portal.url }, method);
      expect((await answer.text()).includes('wrong_origin'), `${method} ${path}`).toBe(false);
    }
  });
});

describe('whoever is not signed in', () => {
  it('is stopped before anything else is looked at, on every route that asks for a session', async () => {
    const closed = operations.filter(({ isOpen }) => !isOpen);
    expect(closed.length).toBeGreaterThan(30);
    for (const { method, path } of closed) {
      for (const cookie of ['', 'yg_session=', `yg_session=${'A'.repeat(43)}`, 'yg_session=%00', 'yg_session=..%2f']) {
        const answer = await portal.get(path, cookie ? { cookie } : {}, method);
        // With a session that is none, a request without its body may be told so first.
        expect(cookie.length > 'yg_session='.length ? [401, 400, 415] : [401], `${method} ${path} ${cookie}`).toContain(
          answer.status,
        );
        if (answer.status !== 401) expect(await answer.text()).not.toMatch(/"items"|"id"/);
      }
    }
  });

  it('gets a cookie that scripts, other sites and other paths cannot use', async () => {
    const officer = await portal.signIn('cookie-looker', ['editor']);
    const answer = await officer.send('DELETE', '/api/v1/session');
    const cleared = answer.headers.get('set-cookie') ?? '';
    expect(answer.status).toBe(204);
    expect(cleared).toMatch(/^yg_session=;/);
    const bad = await portal.get('/api/v1/session', { 'content-type': 'application/json' }, 'POST');
    expect(bad.headers.get('set-cookie')).toBeNull();
    expect(officer.setCookie).toMatch(/^yg_session=[\w-]{43};/);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Expires='])
      expect(officer.setCookie).toContain(attribute);
    expect(officer.setCookie).not.toMatch(/Domain/i);
  });
});

describe('every kind of answer', () => {
  it('carries the strict headers', async () => {
    const page = await portal.get('/documents');
    const hash = createHash('sha256').update('x').digest('hex');
    const asset = /\/assets\/[\w./-]+\.css/.exec(await page.text())?.[0] ?? /href="([^"]+\.css)"/.exec('')?.[1] ?? '';
    const console = await portal.get('/console/');
    const script = /\/console\/assets\/[\w.-]+\.js/.exec(await console.text())?.[0] ?? '';
    expect(script).not.toBe('');
    const json = { 'content-type': 'application/json' };
    const asked: [string, number, string, Record<string, string>?, string?][] = [
      ['page', 200, `/documents/${documentId}`],
      ['English page', 200, `/en/documents/${documentId}`],
      ['known page', 304, '/documents', { 'if-none-match': page.headers.get('etag') ?? '' }],
      ['search', 200, '/search?q=公开'],
      ['API', 200, '/api/v1/documents'],
      ['feed', 200, '/feeds/documents.atom'],
      ['sitemap', 200, '/sitemap.xml'],
      ['robots', 200, '/robots.txt'],
      ['API description', 200, '/openapi.json'],
      ['health', 200, '/healthz'],
      ['asset of the portal', asset ? 200 : 404, asset || '/assets/none.css'],
      ['asset of the console', 200, script],
      ['redirect', 302, '/console'],
      ['moved', 301, '/en/'],
      ['missing page', 404, '/nothing-here'],
      ['missing document', 404, `/documents/${documentId.replace(/.$/, 'x')}`],
      ['missing API', 404, '/api/v1/nothing'],
      ['missing file', 404, `/files/${hash}/x.txt`],
      ['malformed address', 400, '/%zz'],
      ['malformed query', 400, '/api/v1/search?limit=abc'],
      ['not signed in', 401, '/api/v1/accounts'],
      ['wrong method', 405, '/documents', {}, 'DELETE'],
      ['options', 204, '/documents', {}, 'OPTIONS'],
      ['wrong origin', 403, '/api/v1/session', { origin: 'https://evil.example' }, 'POST'],
      ['wrong type', 415, '/api/v1/session', { 'content-type': 'text/xml' }, 'POST'],
      ['no body', 400, '/api/v1/session', json, 'POST'],
      ['head', 200, '/documents', {}, 'HEAD'],
      ['long name', 414, `/files/${hash}/${'x'.repeat(400)}`],
    ];
    for (const [what, status, path, headers = {}, method = 'GET'] of asked) {
      const answer = await portal.get(path, headers, method);
      await answer.arrayBuffer();
      expect(answer.status, `${what}: ${method} ${path.slice(0, 100)}`).toBe(status);
      expectGuarded(what, answer.headers);
      if (status >= 400) expect(answer.headers.get('cache-control'), what).toBe('no-store');
    }
    // Announced only: who still writes when the answer comes may not hear it.
    const big = (
      await raw(
        `POST /api/v1/session HTTP/1.1\r\n${host()}Content-Type: application/json\r\nContent-Length: 6000000\r\n\r\n`,
      )
    ).text;
    expect(statuses(big)).toEqual([413]);
    expect(big).toMatch(/超过 5 MB 的上限/);
    expectGuarded('too large', headersOf(big));
    const nonce = /'nonce-([\w+/=]+)'/.exec(console.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(nonce).toHaveLength(24);
    const again = (await portal.get('/console/')).headers.get('content-security-policy') ?? '';
    expect(again).not.toContain(nonce);
    expectGuarded('console', console.headers);
  });

  it('carries them for bytes that are no request too', async () => {
    for (const [bytes, status] of [
      ['NONSENSE\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\n${host()}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${host()}\r\n`, 431],
      ['GET / HTTP/1.1\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\n${host()}Host: other\r\n\r\n`, 400],
      [`FOO / HTTP/1.1\r\n${host()}\r\n`, 400],
    ] as const) {
      const { text } = await raw(bytes);
      expect(statuses(text), bytes.slice(0, 40)).toEqual([status]);
      expectGuarded(bytes.slice(0, 40), headersOf(text));
      expect(text).toMatch(/[一-鿿].*/s);
    }
  });

  it('says too many requests in the language of who asks, and when to come back', async () => {
    const place = makeWorkplace('flood');
    const server = await serve({ dataDir: place.dataDir, settings: { RATE_LIMIT_PER_MINUTE: '30' } });
    const flood = async (path: string, headers: Record<string, string>) => {
      for (let i = 0; ; i++) {
        const answer = await fetch(server.url + path, { headers });
        if (answer.status === 429 || i > 100) return { answer, body: await answer.text() };
        await answer.arrayBuffer();
      }
    };
    const asked: [string, Record<string, string>, RegExp][] = [
      ['/api/v1/documents', { 'accept-language': 'zh-CN' }, /访问过于频繁，请在 \d+ 秒后重试/],
      ['/api/v1/units', { 'accept-language': 'en-GB' }, /Too many requests\. Please try again in \d+ seconds/],
      ['/search?q=a', { accept: 'text/html' }, /<html lang="zh.*访问过于频繁，请在 \d+ 秒后重试/s],
      ['/en/search?q=a', { accept: 'text/html' }, /<html lang="en.*Too many requests/s],
      ['/nothing-here', { accept: 'text/html' }, /访问过于频繁/],
    ];
    for (const [path, headers, words] of asked) {
      const { answer, body } = await flood(path, headers);
      expect(answer.status, path).toBe(429);
      expect(body, path).toMatch(words);
      expectGuarded(`429 of ${path}`, answer.headers);
      const seconds = Number(answer.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await stopServing(server);
    await place.remove();
  });
});

describe('a body made to harm', () => {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
  it('is refused on every writing route without a fault and without holding up others', async () => {
    const bombs: [string, string][] = [
      ['deep array', nested(100_000, '[', ']')],
      ['deep object', nested(50_000, '{"a":', '}').replace('{"a":}', '{}')],
      ['deep fields', `{"name":${nested(50_000, '{"name":[', ']}').replace('[]', '[1]')},"version":1}`],
      ['prototype', '{"__proto__":{"admin":true},"name":"x","password":"y","version":1}'],
      ['constructor', '{"constructor":{"prototype":{"admin":true}},"name":"x","password":"y"}'],
      ['many names', `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":1`).join(',')}}`],
      ['not a number', '{"version":1e400}'],
      ['half', '{"name":"x'],
      ['null', 'null'],
      ['not UTF-8', '{"name":"\xff\xfe"}'],
      ['zero', '{"name":"a\\u0000b","password":"c","displayName":"\\u0000"}'],
      ['lone surrogate', '{"name":"\\ud800","password":"c","displayName":"\\udfff"}'],
    ];
    const officers = [admin, await portal.signIn('sys', ['system_admin'])];
    for (const { method, path } of operations.filter(isWriting)) {
      // The own session is needed until the end.
      if (method === 'DELETE' && path === '/api/v1/session') continue;
      for (const [what, body] of bombs) {
        for (const officer of officers) {
          const started = performance.now();
          const answer = await fetch(portal.url + path, {
            method,
            headers: { 'content-type': 'application/json', cookie: officer.cookie },
            body: Buffer.from(body, 'latin1'),
          });
          const text = await answer.text();
          expect(answer.status, `${what}: ${method} ${path}: ${text.slice(0, 200)}`).toBeLessThan(500);
          expect(text).not.toMatch(/at \w+ \(|node_modules/);
          expect(performance.now() - started).toBeLessThan(5000);
        }
      }
    }
    expect((await fetch(`${portal.url}/healthz`)).status).toBe(200);
    expect((await admin.send('GET', '/api/v1/session')).status).toBe(200);
  }, 120_000);

  it('that names a prototype changes nothing', async () => {
    const answer = await admin.send(
      'POST',
      '/api/v1/session',
      JSON.parse('{"__proto__":{"name":"walker"},"password":"x"}'),
    );
    expect(answer.status).toBe(400);
    for (const query of ['__proto__[limit]=9', 'constructor.prototype.limit=9', '__proto__=9', 'q=a&q=b', 'limit[]=5'])
      expect((await portal.get(`/api/v1/search?${query}`)).status, query).toBeLessThan(500);
    expect(await (await portal.get('/api/v1/documents?limit=1')).json()).not.toHaveProperty('admin');
  });
});

describe('an address made to harm', () => {
  it('leads to nothing outside, however the way up is written', async () => {
    const secret = readFileSync(join(projectRoot(import.meta.url), 'package.json'), 'utf8').slice(0, 60);
    const ups = [
      '../',
      '..%2f',
      '%2e%2e/',
      '%2e%2e%2f',
      '..%5c',
      '..\\',
      '%252e%252e%252f',
      '....//',
      '.%00./',
      '..;/',
    ];
    const targets = ['package.json', 'dist/server/server.js', 'etc/passwd', 'index.html'];
    for (const base of [
      '/files/',
      `/files/${'a'.repeat(64)}/`,
      '/console/assets/',
      '/console/',
      '/assets/',
      '/',
      '/documents/',
    ]) {
      for (const up of ups) {
        for (const target of targets) {
          const { text } = await raw(
            `GET ${base}${up.repeat(6)}${target} HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`,
          );
          const [status = 0] = statuses(text);
          // The console answers its own page for every address below it.
          const isConsole = /<title>[^<]*<\/title>/.test(text) && status === 200 && base.startsWith('/console/');
          expect(isConsole || [400, 404, 414].includes(status), `${base}${up}${target}: ${status}`).toBe(true);
          expect(text).not.toContain(secret);
          expect(text).not.toMatch(/root:x:|import\s*\{/);
        }
      }
    }
    for (const name of ['index.html', '.stamp', 'x.js%00.css', 'nothing.js'])
      expect((await portal.get(`/console/assets/${name}`)).status, name).toBe(404);
  }, 60_000);

  it('is answered with 405 and what there is, for methods that it does not know', async () => {
    for (const [path, allow] of [
      ['/', 'GET, HEAD'],
      [`/documents/${documentId}`, 'GET, HEAD'],
      ['/api/v1/search', 'GET, HEAD'],
      ['/api/v1/session', 'DELETE, GET, HEAD, POST'],
      ['/feeds/documents.atom?x=1', 'GET, HEAD'],
      ['/console/x/y', 'GET, HEAD'],
      ['/healthz', 'GET, HEAD'],
    ] as const) {
      for (const method of ['PUT', 'PATCH', 'PROPFIND', 'TRACE', 'SEARCH', 'PURGE']) {
        const { text } = await raw(
          `${method} ${path} HTTP/1.1\r\n${host()}Content-Length: 0\r\nConnection: close\r\n\r\n`,
        );
        expect(statuses(text), `${method} ${path}`).toEqual([405]);
        expect(headersOf(text).get('allow')).toBe(allow);
        expectGuarded(`${method} ${path}`, headersOf(text));
      }
      const options = await portal.get(path, {}, 'OPTIONS');
      expect([options.status, options.headers.get('allow')]).toEqual([204, allow]);
    }
    for (const method of ['PUT', 'OPTIONS', 'PROPFIND'])
      expect((await portal.get('/nothing', {}, method)).status, method).toBe(404);
    const connectTo = await raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n', 0);
    expect(statuses(connectTo.text).filter((status) => status < 400)).toEqual([]);
  });

  it('answers HEAD like GET, without the body', async () => {
    for (const path of [
      '/',
      `/documents/${documentId}`,
      '/api/v1/documents',
      '/sitemap.xml',
      '/openapi.json',
      '/nothing',
    ]) {
      const [head, full] = [await portal.get(path, {}, 'HEAD'), await portal.get(path)];
      expect(await head.text()).toBe('');
      // The number of a request and what is left of the limit belong to the request.
      const own =
        /^(date|x-request-id|x-ratelimit-.*|content-length|content-type|connection|keep-alive|transfer-encoding)$/;
      const kept = ({ headers }: Response) => [...headers].filter(([name]) => !own.test(name));
      expect([head.status, kept(head)], path).toEqual([full.status, kept(full)]);
      await full.arrayBuffer();
    }
  });
});
