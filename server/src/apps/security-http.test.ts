import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPortal, type PortalWorld } from './portal.testing.ts';
import { isFromLane, sendRaw, statuses, headersOf } from './security.testing.ts';

/** The built product below HTTP: hosts made up, requests that two programs would read differently, and the lane of ready pages. */

let portal: PortalWorld;
let documentId = '';

beforeAll(async () => {
  portal = await openPortal();
  const text = `测试市财政局关于公开展示工作的通知\n测财〔2026〕901号\n各县区财政局：\n一、做好公开展示。（市财政局负责）\n测试市财政局\n2026年3月2日\n`;
  const outcome = await portal.importText(portal.system, text, { publish: true });
  if (outcome.state !== 'saved' || !outcome.published) throw new Error(JSON.stringify(outcome));
  ({ documentId } = outcome);
  await vi.waitFor(async () => expect((await portal.get(`/documents/${documentId}`)).status).toBe(200), 20_000);
}, 240_000);
afterAll(() => portal.close());

const raw = (bytes: string | readonly string[], answers?: number) => sendRaw(portal.server.port, bytes, answers);
const host = () => `Host: 127.0.0.1:${portal.server.port}\r\n`;

describe('a host made up', () => {
  const PATHS = ['/', '/documents', '/en', '/feeds/documents.atom', '/sitemap.xml', '/robots.txt', '/console', '/en/'];
  it('stands on no page, in no link, feed, redirect or later answer', async () => {
    for (const path of PATHS) {
      const honest = (await raw(`GET ${path} HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`)).text;
      for (const fields of [
        'Host: evil.example\r\n',
        `${host()}X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: gopher\r\nX-Forwarded-For: 1.2.3.4\r\n`,
        `${host()}Forwarded: host=evil.example;proto=gopher\r\n`,
        `${host()}X-Original-URL: /evil.example\r\nX-Rewrite-URL: /evil.example\r\nX-HTTP-Method-Override: DELETE\r\n`,
      ]) {
        const { text } = await raw(`GET ${path} HTTP/1.1\r\n${fields}Connection: close\r\n\r\n`);
        expect(text, `${path} ${fields}`).not.toMatch(/evil\.example|gopher/);
        expect(statuses(text)).toEqual(statuses(honest));
      }
      const later = (await raw(`GET ${path} HTTP/1.1\r\n${host()}\r\n`)).text;
      expect(later).not.toMatch(/evil\.example|gopher/);
    }
  });

  it('that is none is refused, also where it would be read as part of an address', async () => {
    const { port } = portal.server;
    for (const name of [
      '',
      ' ',
      'a b',
      'a/en',
      `127.0.0.1:${port}/en`,
      'a?x=',
      'a#',
      'user@a',
      'a\\b',
      'a,b',
      'a\xa0',
      '<b>',
    ]) {
      const { text } = await raw(`GET /documents HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
      expect(statuses(text), JSON.stringify(name)).toEqual([400]);
    }
  });

  it('cannot put the page of one address in the place of another', async () => {
    const { port } = portal.server;
    const page = `/documents/${documentId}`;
    // In the language of the address, whoever asked before and in what spelling.
    await raw(`GET ${page} HTTP/1.1\r\nHost: 127.0.0.1:${port}/en\r\n\r\n`);
    await raw(`GET http://127.0.0.1:${port}/en${page} HTTP/1.1\r\nHost: 127.0.0.1:${port}/en\r\n\r\n`);
    for (let i = 0; i < 3; i++) {
      const english = (await raw(`GET /en${page} HTTP/1.1\r\n${host()}\r\n`)).text;
      expect(english).toContain('<html lang="en');
      const chinese = (await raw(`GET ${page} HTTP/1.1\r\n${host()}\r\n`)).text;
      expect(chinese).toContain('<html lang="zh');
      expect(i === 0 || (isFromLane(english) && isFromLane(chinese))).toBe(true);
    }
  });

  it('may ask for an absolute address and gets the page of this site', async () => {
    for (const address of ['http://evil.example/documents', 'https://127.0.0.1/documents', 'gopher://x/documents']) {
      const { text } = await raw(`GET ${address} HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`);
      expect([200, 400, 404], address).toContain(statuses(text)[0]);
      expect(text).not.toContain('evil.example');
    }
    const { text } = await raw(`GET /documents HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`);
    expect(text).not.toContain('evil.example');
  });

  it('need not be named by HTTP/1.0', async () => {
    for (const path of ['/', '/documents', '/api/v1/documents', '/sitemap.xml']) {
      const { text, isEnded } = await raw(`GET ${path} HTTP/1.0\r\n\r\n`);
      expect([statuses(text), isEnded], path).toEqual([[200], true]);
    }
    const posted = await raw(
      'POST /api/v1/session HTTP/1.0\r\nOrigin: http://evil.example\r\nContent-Length: 2\r\n\r\n{}',
    );
    expect(statuses(posted.text)).toEqual([403]);
  });
});

describe('requests that two programs would read differently', () => {
  const SMUGGLED = 'GET /api/v1/smuggled HTTP/1.1\r\nHost: a\r\n\r\n';
  const post = (fields: string, body: string) =>
    `POST /api/v1/session HTTP/1.1\r\n${host()}Content-Type: application/json\r\n${fields}\r\n${body}`;
  const get = (fields: string) => `GET /documents HTTP/1.1\r\n${host()}${fields}\r\n`;
  const chunked = `0\r\n\r\n${SMUGGLED}`;

  it.each<[string, () => string]>([
    ['both lengths', () => post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', chunked)],
    ['both lengths, turned', () => post('Transfer-Encoding: chunked\r\nContent-Length: 4\r\n', chunked)],
    ['two lengths', () => post('Content-Length: 0\r\nContent-Length: 44\r\n', SMUGGLED)],
    ['a list of lengths', () => post('Content-Length: 0, 44\r\n', SMUGGLED)],
    ['a signed length', () => post('Content-Length: +0\r\n', SMUGGLED)],
    ['a length in hex', () => post('Content-Length: 0x0\r\n', SMUGGLED)],
    ['a negative length', () => post('Content-Length: -1\r\n', SMUGGLED)],
    ['an empty length', () => post('Content-Length: \r\n', SMUGGLED)],
    ['an unknown coding', () => post('Transfer-Encoding: xchunked\r\n', chunked)],
    ['chunked not last', () => post('Transfer-Encoding: chunked, identity\r\n', chunked)],
    ['chunked twice', () => post('Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n', chunked)],
    ['a blank before the colon', () => post('Transfer-Encoding : chunked\r\n', chunked)],
    ['a folded coding', () => post('Transfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n', chunked)],
    ['a bare line feed', () => post('Content-Length: 4\nTransfer-Encoding: chunked\r\n', chunked)],
    ['a bare carriage return', () => post('X: 1\rTransfer-Encoding: chunked\r\nContent-Length: 4\r\n', chunked)],
    ['a zero byte', () => post('X: a\0b\r\nContent-Length: 4\r\n', chunked)],
    ['a chunk size with a sign', () => post('Transfer-Encoding: chunked\r\n', `+2\r\n{}\r\n${chunked}`)],
    ['a chunk size with 0x', () => post('Transfer-Encoding: chunked\r\n', `0x2\r\n{}\r\n${chunked}`)],
    ['a chunk size too large', () => post('Transfer-Encoding: chunked\r\n', `fffffffffffffffff\r\n{}\r\n${chunked}`)],
    ['a chunk that is longer than said', () => post('Transfer-Encoding: chunked\r\n', `1\r\n{}\r\n${chunked}`)],
    ['a GET with both lengths', () => get('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n') + chunked],
    ['a GET with two lengths', () => get('Content-Length: 0\r\nContent-Length: 44\r\n') + SMUGGLED],
    ['a GET with a folded field', () => get('X: 1\r\n Content-Length: 44\r\nContent-Length: 0\r\nX\r\n') + SMUGGLED],
    ['a GET with a name that is none', () => get('Content Length: 44\r\n') + SMUGGLED],
  ])('%s: nothing behind them is taken for a request', async (_what, bytes) => {
    await portal.get('/documents');
    for (const lead of ['', get('')]) {
      const { text, isEnded } = await raw(lead + bytes(), lead ? 2 : 1);
      const answers = statuses(text).slice(lead ? 1 : 0);
      // One answer that says no, and the connection is over.
      expect(answers.length).toBeLessThanOrEqual(1);
      expect(answers[0] ?? 400).toBeGreaterThanOrEqual(400);
      expect(text).not.toMatch(/smuggled/);
      expect(isEnded).toBe(true);
    }
  });

  it('a body that was announced is a body, also of a GET for a ready page', async () => {
    await portal.get('/documents');
    const { text } = await raw(get(`Content-Length: ${SMUGGLED.length}\r\n`) + SMUGGLED);
    expect(statuses(text)).toEqual([200]);
    const split = await raw([get(`Content-Length: ${SMUGGLED.length}\r\n`), SMUGGLED]);
    expect(statuses(split.text)).toEqual([200]);
  });

  it('are answered each once and in order, however they are cut and joined', async () => {
    await portal.get('/documents');
    const wanted = [200, 404, 200, 200, 404];
    const all = [
      get(''),
      `GET /nothing HTTP/1.1\r\n${host()}\r\n`,
      get('Accept-Encoding: gzip\r\n'),
      `HEAD /documents HTTP/1.1\r\n${host()}\r\n`,
      `GET /api/v1/nothing HTTP/1.1\r\n${host()}\r\n`,
    ].join('');
    expect(statuses((await raw(all, wanted.length)).text)).toEqual(wanted);
    for (const size of [1, 7, 64]) {
      const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
      // One byte at a time without waiting in between, larger pieces with.
      const { text } = await raw(
        size === 1 ? [all.slice(0, 30), ...parts.slice(30, 60), all.slice(60)] : parts,
        wanted.length,
      );
      expect(statuses(text), `pieces of ${size}`).toEqual(wanted);
    }
    const many = await raw(get('').repeat(200), 200);
    expect(statuses(many.text)).toEqual(Array(200).fill(200));
    const separate = await raw(Array(20).fill(get('')), 20);
    expect(statuses(separate.text)).toEqual(Array(20).fill(200));
  });
});

describe('the lane of ready pages', () => {
  it('serves what the long way serves, for every way of asking', async () => {
    const page = `/documents/${documentId}`;
    await portal.get(page);
    const own = /^(date|connection|keep-alive|x-request-id|x-ratelimit-.*)$/;
    for (const fields of [
      '',
      'Accept: text/html\r\n',
      'Accept: */*\r\n',
      'Accept: image/png\r\n',
      'Accept: application/json\r\n',
      'Accept-Encoding: br\r\n',
      'Accept-Encoding: gzip\r\n',
      'Accept-Encoding: br;q=0\r\n',
      'Accept-Language: en\r\n',
      'Cookie: yg_session=x\r\n',
      'Range: bytes=0-9\r\n',
      'If-None-Match: *\r\n',
      'Cache-Control: no-cache\r\n',
      'X-Forwarded-Proto: https\r\n',
      'Accept: text/html\r\nAccept: application/json\r\n',
    ]) {
      const ask = `GET ${page} HTTP/1.1\r\n${host()}${fields}`;
      const fast = (await raw(`${ask}\r\n`)).text;
      const long = (await raw(`${ask}Connection: close\r\n\r\n`)).text;
      const kept = (text: string) => [...headersOf(text)].filter(([name]) => !own.test(name));
      expect([statuses(fast), kept(fast)], fields).toEqual([statuses(long), kept(long)]);
      const body = (text: string) => text.slice(text.indexOf('\r\n\r\n'));
      expect(body(fast), fields).toBe(body(long));
    }
  });

  it('serves nothing any more once a withdrawal was answered', async () => {
    const { documents, publisher } = portal;
    const text =
      '测试市财政局关于即将撤下工作的通知\n测财〔2026〕902号\n各县区财政局：\n一、做好撤下。（市财政局负责）\n测试市财政局\n2026年3月2日\n';
    const outcome = await portal.importText(portal.system, text, { publish: true });
    if (outcome.state !== 'saved') throw new Error('not saved');
    const request = `GET /documents/${outcome.documentId} HTTP/1.1\r\n${host()}\r\n`;
    // The news of its publication may still end the life of a page in the cache.
    await vi.waitFor(async () => {
      await raw(request);
      const ready = await raw(request);
      expect([statuses(ready.text), isFromLane(ready.text)]).toEqual([[200], true]);
    }, 10_000);
    await documents.withdraw(publisher, outcome.documentId, { reason: '内容有误' });
    await vi.waitFor(async () => expect(statuses((await raw(request)).text)).toEqual([410]), { timeout: 5000 });
    for (let i = 0; i < 5; i++) {
      const { text: told } = await raw([request, request], 2);
      expect(statuses(told)).toEqual([410, 410]);
      expect(told).not.toContain('即将撤下');
    }
  });

  it('stays open to others while thousands of connections say nothing, half a thing or listen to nothing', async () => {
    const sockets: Socket[] = [];
    const open = (bytes: string) =>
      new Promise<void>((resolve) => {
        const socket = connect({ host: '127.0.0.1', port: portal.server.port }, () => {
          socket.pause();
          if (bytes) socket.write(bytes);
          resolve();
        });
        socket.on('error', () => resolve());
        sockets.push(socket);
      });
    const kinds = [
      '',
      'GET /docu',
      `GET /documents HTTP/1.1\r\n${host()}X: `,
      `GET /documents HTTP/1.1\r\n${host()}\r\n`.repeat(20),
    ];
    for (let i = 0; i < 2000; i += 100)
      await Promise.all(Array.from({ length: 100 }, (_, k) => open(kinds[k % 4] ?? '')));
    const started = performance.now();
    for (const path of ['/documents', '/api/v1/documents', '/healthz', '/console/'])
      expect((await portal.get(path)).status, path).toBe(200);
    expect(performance.now() - started).toBeLessThan(5000);
    for (const socket of sockets) socket.destroy();
    expect((await portal.get('/documents')).status).toBe(200);
  }, 60_000);
});
