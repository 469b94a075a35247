import { Agent, get as httpGet, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config/index.ts';
import { createLogger } from '../log/index.ts';
import { createHttpServer, createPageCache, metricsText, type HttpServer } from './index.ts';
import { readPlainGet } from './page-lane.ts';

const LONG = '阳光政务'.repeat(40_000);
let isCurrent = true;
let served = 0;
const cache = createPageCache({ maxBytes: 1 << 24, isCurrent: () => isCurrent });
let app: HttpServer;
let port = 0;

beforeAll(async () => {
  const config = readConfig({ RATE_LIMIT_PER_MINUTE: '10000' });
  app = await createHttpServer({
    config,
    log: createLogger('error', { write: () => undefined }),
    apiTitle: 'test',
    apiVersion: '1',
    jsonTwins: ['/page'],
    readyPages: (asked) => cache.ready(asked),
  });
  for (const [path, body] of [
    ['/page', '<p>one</p>'],
    ['/long', LONG],
  ] as const)
    app.get(path, (request, reply) => {
      served += 1;
      const page = async () => ({ contentType: 'text/html; charset=utf-8', body, tags: ['document:1'] });
      return cache.serve(request, reply, path, page);
    });
  app.get('/api/v1/page', async () => ({ twin: true }));
  app.post('/echo', async (request) => request.body);
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

/** A connection on which whole requests are written and everything that comes back is kept. */
async function open(): Promise<{ socket: Socket; ask(text: string, until: RegExp): Promise<string> }> {
  const socket = connect({ host: '127.0.0.1', port });
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString('latin1')));
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    socket,
    async ask(text, until) {
      received = '';
      socket.write(text);
      for (let i = 0; i < 400 && !until.test(received); i++) await sleep(5);
      expect(received).toMatch(until);
      return received;
    },
  };
}

const get = (path: string, fields: Record<string, string> = {}) =>
  `GET ${path} HTTP/1.1\r\n${Object.entries({ Host: `127.0.0.1:${port}`, ...fields })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
const PAGE = /<p>one<\/p>$/;
const isFromLane = (answer: string) => !/\r\nx-request-id:/i.test(answer);

/** One request on a connection of its own, which the reader would keep. */
function fresh(path: string, headers: Record<string, string> = {}) {
  const agent = new Agent({ keepAlive: true });
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    httpGet({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        agent.destroy();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    }).on('error', reject);
  });
}
const warm = (path = '/page') => fresh(path);

describe('the lane for ready pages', () => {
  it('answers like the server behind it, with the same headers and bytes', async () => {
    cache.invalidate(['*']);
    const slow = await fresh('/page');
    const before = served;
    const fast = await fresh('/page');
    expect([served, fast.body]).toEqual([before, slow.body]);
    const own = /^(date|connection|keep-alive|x-request-id|x-ratelimit-.*)$/;
    const headers = (answer: typeof slow) => Object.entries(answer.headers).filter(([name]) => !own.test(name));
    expect(Object.fromEntries(headers(fast))).toEqual(Object.fromEntries(headers(slow)));
    expect(Math.abs(Date.parse(fast.headers.date ?? '') - Date.now())).toBeLessThan(3000);
    const known = await fresh('/page', { 'if-none-match': fast.headers.etag ?? '' });
    expect([known.status, known.body, served]).toEqual([304, '', before]);
    expect((await metricsText()).body).toMatch(/http_ready_pages_total [1-9]/);
  });

  it('sends the encoding that the reader takes, several times on one connection', async () => {
    await warm();
    const { socket, ask } = await open();
    for (const accepted of ['br, gzip', 'gzip', 'identity', 'br']) {
      const answer = await ask(get('/page', { 'Accept-Encoding': accepted }), /\r\n\r\n./s);
      expect(isFromLane(answer)).toBe(true);
      const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
      const expected = /br/.test(accepted) ? 'br' : accepted;
      expect(/content-encoding: (\w+)/.exec(head)?.[1] ?? 'identity').toBe(expected);
      if (expected === 'br') expect(brotliDecompressSync(Buffer.from(body, 'latin1')).toString()).toBe('<p>one</p>');
    }
    socket.destroy();
  });

  it('gives a connection away with its first other request, which loses nothing', async () => {
    await warm();
    const { socket, ask } = await open();
    expect(isFromLane(await ask(get('/page'), PAGE))).toBe(true);
    const body = JSON.stringify({ words: 'x'.repeat(100_000) });
    const post = `POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    expect(await ask(post, /"\}$/)).toContain('x'.repeat(100_000));
    const before = served;
    expect(await ask(get('/page'), PAGE)).toMatch(/\r\nKeep-Alive: /);
    expect(served).toBe(before);
    expect(await ask(get('/nothing'), /not_found/)).toContain('404');
    socket.destroy();
  });

  it('waits for requests that come in pieces, and answers those that come together in order', async () => {
    await warm();
    const { socket, ask } = await open();
    const request = get('/page');
    socket.write(request.slice(0, 9));
    await sleep(20);
    socket.write(request.slice(9, 20));
    await sleep(20);
    await ask(request.slice(20), PAGE);
    socket.destroy();
    const other = await open();
    const both = await other.ask(get('/page') + get('/nothing'), /not_found[^]*$/);
    expect(both.indexOf('<p>one</p>')).toBeLessThan(both.indexOf('not_found'));
    other.socket.destroy();
  });

  it.each([
    ['a program that wants JSON', { Accept: 'application/json' }, /"twin":true/],
    ['a proxy that names another host', { 'X-Forwarded-Host': 'other.example' }, PAGE],
  ])('leaves %s to the server', async (_who, fields, until) => {
    await warm();
    const { socket, ask } = await open();
    expect(await ask(get('/page', fields), until)).toMatch(/\r\nx-request-id:/i);
    socket.destroy();
  });

  it('answers the last request of a connection and ends it', async () => {
    await warm();
    const { socket, ask } = await open();
    const ended = new Promise((resolve) => socket.once('end', () => resolve('ended')));
    expect(await ask(get('/page', { Connection: 'close' }), PAGE)).toMatch(/\r\nConnection: close\r\n/);
    expect(await ended).toBe('ended');
  });

  it('forgets with the cache, and answers nothing while news may be missing', async () => {
    await warm();
    const before = served;
    await warm();
    expect(served).toBe(before);
    isCurrent = false;
    await warm();
    expect(served).toBe(before + 1);
    isCurrent = true;
    cache.invalidate(['document:1']);
    await warm();
    expect(served).toBe(before + 2);
  });

  it('remembers a page under the last few spellings of its address only', async () => {
    cache.invalidate(['*']);
    const before = served;
    for (let round = 0; round < 2; round++)
      for (let spelling = 0; spelling < 20; spelling++) await warm(`/page?x=${spelling}`);
    expect(served - before).toBe(20 + 20);
    // Whoever asks under many spellings does not keep those out who ask under the true one.
    await warm();
    const settled = served;
    await warm();
    expect(served).toBe(settled);
  });

  it('makes a reader wait who asks without reading', async () => {
    await warm('/long');
    const { socket } = await open();
    socket.pause();
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 400; i++) {
      socket.write(get('/long'));
      await new Promise((resolve) => setImmediate(resolve));
    }
    // 400 answers would be 190 MB.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20e6);
    socket.destroy();
  });

  it('drops a reader who takes nothing, and one who says nothing', async () => {
    const own = await createHttpServer({
      config: readConfig({ RATE_LIMIT_PER_MINUTE: '10000' }),
      log: createLogger('error', { write: () => undefined }),
      apiTitle: 'test',
      apiVersion: '1',
      readyPages: (asked) => cache.ready(asked),
    });
    // The lane's own patience, and that of the server for connections that the lane gave away.
    own.server.keepAliveTimeout = 300;
    own.server.timeout = 300;
    own.get('/long', (request, reply) =>
      cache.serve(request, reply, 'own', async () => ({ contentType: 'text/html', body: LONG, tags: [] })),
    );
    await own.listen({ host: '127.0.0.1', port: 0 });
    const to = { host: '127.0.0.1', port: (own.server.address() as AddressInfo).port };
    await (await fetch(`http://127.0.0.1:${to.port}/long`, { headers: { connection: 'close' } })).text();
    const silent = connect(to);
    const deaf = connect(to).pause();
    deaf.on('error', () => undefined);
    await new Promise((resolve) => deaf.once('connect', resolve));
    for (let i = 0; i < 60; i++) {
      deaf.write(`GET /long HTTP/1.1\r\nHost: 127.0.0.1:${to.port}\r\n\r\n`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const connections = () => new Promise<number>((resolve) => own.server.getConnections((_, count) => resolve(count)));
    expect(await connections()).toBe(2);
    await expect.poll(connections, { timeout: 8000 }).toBe(0);
    silent.destroy();
    deaf.destroy();
    await own.close();
  });

  it('lets the server stop while readers hold connections open', async () => {
    const own = await createHttpServer({
      config: readConfig({}),
      log: createLogger('error', { write: () => undefined }),
      apiTitle: 'test',
      apiVersion: '1',
      readyPages: () => null,
    });
    await own.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect({ host: '127.0.0.1', port: (own.server.address() as AddressInfo).port });
    await new Promise((resolve) => socket.once('connect', resolve));
    await sleep(20);
    const closed = new Promise((resolve) => socket.once('close', () => resolve('closed')));
    socket.resume();
    await own.close();
    expect(await closed).toBe('closed');
  });
});

describe('a plain GET', () => {
  const read = (text: string) => readPlainGet(Buffer.from(text, 'latin1'));

  it('is read with its host, address, encodings and the version that the reader has', () => {
    const fields = 'Host: www.example.gov.cn\r\nAccept-Encoding: gzip, br\r\nIf-None-Match: "x"\r\nCookie: a=b\r\n';
    expect(read(`GET /a?b=1 HTTP/1.1\r\n${fields}\r\n`)).toEqual({
      address: 'www.example.gov.cn /a?b=1',
      encodings: ' gzip, br',
      etag: '"x"',
    });
  });

  it.each([
    'POST / HTTP/1.1\r\nHost: a\r\n\r\n',
    'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET / HTTP/1.0\r\nHost: a\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'GET /documents HTTP/1.1\r\nHost: a/en\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: \xa0a\r\n\r\n',
    'GET / HTTP/1.1\r\nHost:\r\n\r\n',
    'GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nX: 1\nContent-Length: 1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n folded: 1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nX\0: 1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\n',
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(9000)}\r\n\r\n`,
    '\x16\x03\x01\x02\x00',
  ])('is not %j', (text) => expect(read(text)).toBeNull());
});
