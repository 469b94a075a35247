import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createFetcher, faultOf, type FetchLimits } from './fetch.ts';
import { isPublicAddress, type Resolve } from './guard.ts';
import { startDripping, startPages, startSelfSigned, startServer, type TestServer } from './servers.testing.ts';

const LIMITS: FetchLimits = { timeoutMs: 5000, maxBytes: 10_000, redirects: 3, body: true };
const servers: TestServer[] = [];
const keep = <T extends TestServer>(server: T): T => (servers.push(server), server);
afterAll(() => Promise.all(servers.map((server) => server.close())));

describe('opening an address', () => {
  it('gives status, type and text, and where redirects ended', async () => {
    const site = keep(
      await startPages({
        '/': '<title>首页</title>',
        '/old': (_, response) => void response.writeHead(301, { location: '/' }).end(),
      }),
    );
    const fetch = createFetcher({ privateHosts: [site.host] });
    const found = await fetch(`${site.origin}/old`, LIMITS);
    expect(found).toMatchObject({ address: `${site.origin}/`, status: 200, fault: null, isCut: false });
    expect(new TextDecoder().decode(found.bytes)).toContain('首页');
    expect(await fetch(`${site.origin}/absent`, LIMITS)).toMatchObject({ status: 404, fault: null });
  });

  it('ends redirects that have no end', async () => {
    let n = 0;
    const site = keep(
      await startServer((_, response) => void response.writeHead(302, { location: `/${(n += 1)}` }).end()),
    );
    const found = await createFetcher({ privateHosts: [site.host] })(`${site.origin}/`, LIMITS);
    expect(found.fault).toBe('too_many_redirects');
    expect(n).toBe(4);
  });

  it('does not wait for a server that drips', async () => {
    const site = keep(await startDripping(20));
    const found = await createFetcher({ privateHosts: [site.host] })(`${site.origin}/`, { ...LIMITS, timeoutMs: 300 });
    expect(found).toMatchObject({ status: null, fault: 'timeout' });
  });

  it('opens only the ordinary port of a name without one, so that a link cannot look at what else runs there', async () => {
    const site = keep(await startPages({ '/': 'inside' }));
    const found = await createFetcher({ privateHosts: ['127.0.0.1'] })(`${site.origin}/`, LIMITS);
    expect(found).toMatchObject({ status: null, fault: 'wrong_port' });
  });

  it('ends a page without end, and stops reading a gigantic one, packed or not', async () => {
    const endless = keep(
      await startServer((request, response) => {
        const timer = setInterval(() => response.write('x'.repeat(10)), 10);
        request.on('close', () => clearInterval(timer));
      }),
    );
    const fetch = createFetcher({ privateHosts: ['127.0.0.1:*'] });
    expect((await fetch(`${endless.origin}/`, { ...LIMITS, timeoutMs: 300 })).fault).toBe('timeout');
    const gigantic = keep(
      await startPages({
        '/plain': 'x'.repeat(5_000_000),
        '/packed': (_, response) =>
          void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000, 'a'))),
        '/rubbish': (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed'),
      }),
    );
    for (const path of ['/plain', '/packed']) {
      const found = await fetch(`${gigantic.origin}${path}`, LIMITS);
      expect([found.status, found.bytes.length, found.isCut]).toEqual([200, 10_000, true]);
    }
    expect((await fetch(`${gigantic.origin}/rubbish`, LIMITS)).fault).toBe('broken_off');
  });

  it('tells a certificate nobody vouches for, a closed port and a name that does not exist', async () => {
    const site = keep(await startSelfSigned());
    const fetch = createFetcher({ privateHosts: ['127.0.0.1:*'] });
    expect((await fetch(`${site.origin}/`, LIMITS)).fault).toBe('certificate');
    const gone = await startPages({});
    await gone.close();
    expect((await fetch(`${gone.origin}/`, LIMITS)).fault).toBe('refused');
    const nowhere: Resolve = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    expect((await createFetcher({ resolve: nowhere })('http://absent.example/', LIMITS)).fault).toBe('no_such_host');
    expect(faultOf({ code: 'CERT_HAS_EXPIRED' })).toBe('certificate');
  });
});

describe('where it may not go', () => {
  it.each([
    ['http://127.0.0.1/', 'this machine'],
    ['http://2130706433/', 'this machine as a number'],
    ['http://0x7f.1/', 'this machine in hexadecimal'],
    ['http://[::1]/', 'this machine, version 6'],
    ['http://[::ffff:10.0.0.1]/', 'a private one inside a version 6 address'],
    ['http://169.254.169.254/latest/meta-data/', 'where clouds keep their secrets'],
  ])('%s (%s) is not visited', async (address) => {
    expect((await createFetcher()(address, LIMITS)).fault).toBe('private_address');
  });

  it('a name that leads to a private machine, alone or beside a public one, nor a redirect to one', async () => {
    const secret = keep(await startPages({ '/': 'secret' }));
    const to =
      (...addresses: string[]): Resolve =>
      async () =>
        addresses.map((address) => ({ address, family: 4 }));
    for (const resolve of [to('127.0.0.1'), to('8.8.8.8', '10.0.0.1')])
      expect((await createFetcher({ resolve })('http://inner.example/', LIMITS)).fault).toBe('private_address');
    const site = keep(
      await startServer((_, response) => void response.writeHead(302, { location: `${secret.origin}/` }).end()),
    );
    const found = await createFetcher({ privateHosts: [site.host] })(`${site.origin}/`, LIMITS);
    expect(found.fault).toMatch(/private_address|wrong_port/);
    expect(secret.asked).toEqual([]);
  });

  it('ports that no web server uses', async () => {
    const resolve: Resolve = async () => [{ address: '8.8.8.8', family: 4 }];
    expect((await createFetcher({ resolve })('http://www.example.com:25/', LIMITS)).fault).toBe('wrong_port');
  });

  it('knows public addresses from the others', () => {
    for (const address of ['8.8.8.8', '2400:da00::666', '223.5.5.5'])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    for (const address of [
      '100.64.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '0.0.0.0',
      'fe80::1',
      'fd00::1',
      '2002:7f00:1::',
      '::',
      '64:ff9b::7f00:1',
      'x',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });
});
