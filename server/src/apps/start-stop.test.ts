import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../kernel/db/testing.ts';
import { noticeText } from './bad-files.testing.ts';
import {
  buildPrograms,
  databasePid,
  freePort,
  isAlive,
  makeWorkplace,
  runCli,
  serve,
  startServerProgram,
  stopServing,
  within,
  type Launch,
  type ServingProgram,
  type Workplace,
} from './program.testing.ts';

/** The server as an operator meets it: what keeps it from starting, what it survives, and how it stops. */

let database: TestDatabase;
let place: Workplace;
const isRoot = process.getuid?.() === 0;
const STRANGER = 65533;
const asStranger = isRoot ? ['setpriv', `--reuid=${STRANGER}`, `--regid=${STRANGER}`, '--clear-groups'] : [];

beforeAll(async () => {
  buildPrograms();
  database = await createTestDatabase();
  place = makeWorkplace('start');
});
afterAll(async () => {
  await database.close();
  await place.remove();
});

/** A server that is expected to end by itself, with its exit code and words; both streams, because nothing of a fault may stand in either. */
async function failing(launch: Launch): Promise<{ code: number | null; said: string }> {
  const { code, out, err } = await within(startServerProgram(launch), 60_000, 'the server');
  expect(err + out).not.toMatch(/\n\s+at |node_modules|\/dist\/|Error:/);
  return { code, said: err };
}
const withDatabase = (settings: Record<string, string> = {}): Launch => ({
  dataDir: place.dataDir,
  settings: { DATABASE_URL: database.url, PORT: '0', ...settings },
});

describe('a server that cannot start says why and what to do', () => {
  let other: Server;
  let port = 0;
  beforeAll(async () => {
    port = await freePort();
    other = createServer().listen(port, '127.0.0.1');
  });
  afterAll(() => void other.close());

  it.each([
    ['zh', /端口 \d+ 已被其他程序占用。.*PORT=8081 npm start/],
    ['en', /Port \d+ is used by another program.*PORT=8081 npm start/],
  ])('when its port is in use (%s)', async (locale, words) => {
    const { code, said } = await failing(withDatabase({ PORT: String(port), YG_LANG: locale }));
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(said).toContain(String(port));
  });

  it.each([
    ['zh', /连不上数据库（.*ECONNREFUSED.*）。请检查 DATABASE_URL 的主机/],
    ['en', /The database cannot be reached \(.*\)\. Check host, port/],
  ])('when the database cannot be reached (%s)', async (locale, words) => {
    const url = 'postgres://officer:not-for-the-log@127.0.0.1:1/yangguang';
    const { code, said } = await failing(withDatabase({ DATABASE_URL: url, YG_LANG: locale }));
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(said).not.toContain('not-for-the-log');
    const cli = await runCli(['audit', 'verify'], withDatabase({ DATABASE_URL: url, YG_LANG: locale }));
    expect(cli.code).toBe(1);
    expect(cli.err).toMatch(words);
  });

  it.each([
    ['the password is wrong', (url: URL) => (url.password = 'wrong-password'), /password authentication failed/],
    ['the database does not exist', (url: URL) => (url.pathname = '/nowhere'), /database "nowhere" does not exist/],
    ['the host has no name', (url: URL) => (url.hostname = 'nowhere.invalid'), /ENOTFOUND|EAI_AGAIN/],
  ])('when %s', async (_what, change, reason) => {
    const url = new URL(database.url);
    change(url);
    const { code, said } = await failing(withDatabase({ DATABASE_URL: url.href }));
    expect(code).toBe(1);
    expect(said).toMatch(reason);
    expect(said).toMatch(/连不上数据库.*请检查 DATABASE_URL/);
    expect(said).not.toContain('wrong-password');
  });

  it('when several settings are wrong, all at once and with exit code 2', async () => {
    const wrong = { PORT: 'eight', DATABASE_URL: 'mysql://x', YG_LANG: 'en', UPLOAD_MAX_MB: '0' };
    const { code, said } = await failing(withDatabase(wrong));
    expect(code).toBe(2);
    for (const name of ['PORT=eight', 'DATABASE_URL', 'UPLOAD_MAX_MB=0']) expect(said).toContain(name);
    expect(said).not.toMatch(/应为/);
  });

  it('when the machine has no such address, or the data folder cannot be written', async () => {
    const { code, said } = await failing(withDatabase({ HOST: '203.0.113.9' }));
    expect(code).toBe(1);
    expect(said).toMatch(/本机没有地址 203\.0\.113\.9。请检查 HOST/);

    const locked = join(place.folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    chmodSync(place.folder, 0o755);
    for (const dataDir of [locked, join(locked, 'deeper', 'data')]) {
      const refused = await failing({ dataDir, settings: { PORT: '0' }, before: asStranger });
      expect(refused.code).toBe(1);
      expect(refused.said).toMatch(/不能写入数据目录 .*locked.*（EACCES）。请检查目录权限/);
      const cli = await runCli(['search', 'x'], { dataDir, settings: { YG_LANG: 'en' }, before: asStranger });
      expect(cli.code).toBe(1);
      expect(cli.err).toMatch(/The data folder .*locked.* cannot be written \(EACCES\)/);
    }
    const file = join(place.folder, 'a-file');
    writeFileSync(file, '');
    expect((await failing({ dataDir: file, settings: { PORT: '0' } })).said).toMatch(/不能写入数据目录 .*a-file/);
  });

  it('when the master key is missing, is another one, or may not be written', async () => {
    const own = makeWorkplace('key');
    const fresh = await createTestDatabase();
    const launch: Launch = { dataDir: own.dataDir, settings: { DATABASE_URL: fresh.url, PORT: '0' } };
    const key = `${own.dataDir}.key`;
    expect(await runCli(['audit', 'verify'], launch)).toMatchObject({ code: 0 });
    renameSync(key, `${key}.aside`);
    const missing = await failing(launch);
    expect(missing).toMatchObject({
      code: 1,
      said: expect.stringMatching(/找不到主密钥文件 .*data\.key.*请恢复这个文件/),
    });
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, `${Buffer.alloc(32, 7).toString('base64url')}\n`);
    expect((await failing(launch)).said).toMatch(/与数据库不匹配。请换回原来的/);
    writeFileSync(key, '');
    expect((await failing(launch)).said).toMatch(/不完整。请从备份恢复/);
    renameSync(`${key}.aside`, key);
    expect(await runCli(['audit', 'verify'], launch)).toMatchObject({ code: 0 });
    await fresh.close();
    await own.remove();
  });
});

describe('one data folder', () => {
  it.each(['embedded', 'external'])(
    'is served by one server at a time (%s database); the second says so and the first goes on',
    async (kind) => {
      const own = makeWorkplace('second');
      const fresh = await createTestDatabase();
      const settings: Record<string, string> = kind === 'external' ? { DATABASE_URL: fresh.url } : {};
      const first = await serve({ dataDir: own.dataDir, settings });
      const { code, said } = await failing({ dataDir: own.dataDir, settings: { ...settings, PORT: '0' } });
      expect(code).toBe(1);
      expect(said).toMatch(/数据目录 .*data 已有一个正在运行的实例。请先停止它，或用 DATA_DIR/);
      const english = await failing({ dataDir: own.dataDir, settings: { ...settings, PORT: '0', YG_LANG: 'en' } });
      expect(english.said).toMatch(/Another instance is running on the data folder/);
      expect((await fetch(first.url)).status).toBe(200);
      // A command may work beside the server, and does not end the database under it.
      expect(await runCli(['audit', 'verify'], { dataDir: own.dataDir, settings })).toMatchObject({ code: 0 });
      expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
      expect(await stopServing(first)).toMatchObject({ code: 0 });
      expect(databasePid(own.dataDir)).toBeNull();
      await fresh.close();
      await own.remove();
    },
  );

  it.skipIf(!isRoot)('is served without root as well', async () => {
    const own = makeWorkplace('stranger');
    mkdirSync(own.dataDir);
    // The database programs want a user that the system knows by name.
    const nobody = 65534;
    for (const folder of [own.folder, own.dataDir]) chownSync(folder, nobody, nobody);
    const before = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
    const server = await serve({ dataDir: own.dataDir, before });
    expect((await fetch(server.url)).status).toBe(200);
    expect(await stopServing(server)).toMatchObject({ code: 0 });
    await own.remove();
  });
});

describe('a server that was killed', () => {
  it('starts again on what was there, also when its database was killed with it', async () => {
    const own = makeWorkplace('killed');
    const file = join(own.folder, '通知.txt');
    writeFileSync(file, noticeText(77));
    const launch: Launch = { dataDir: own.dataDir };
    await runCli(['accounts', 'add', 'stock', '--role', 'bulk_publisher'], launch);
    expect(await runCli(['import', file, '--publish', '--as', 'stock'], launch)).toMatchObject({ code: 0 });
    const look = async (server: ServingProgram) => {
      const page = await (await fetch(`${server.url}/documents`)).text();
      expect(page).toContain('安澜市财政局关于做好第77项工作的通知');
      const search = (await (
        await fetch(`${server.url}/api/v1/search?q=${encodeURIComponent('第77项工作')}`)
      ).json()) as {
        total: number;
      };
      expect(search.total).toBe(1);
    };
    const first = await serve(launch);
    await look(first);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await serve(launch);
    await look(second);
    const pid = databasePid(own.dataDir) ?? 0;
    second.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await second.ended;
    const third = await serve(launch);
    await look(third);

    // The database alone: readers see it for moments at most, nobody has to restart anything.
    process.kill(databasePid(own.dataDir) ?? 0, 'SIGKILL');
    await expect
      .poll(async () => (await fetch(`${third.url}/readyz`)).status, { timeout: 30_000, interval: 200 })
      .toBe(200);
    await expect
      .poll(async () => (await fetch(`${third.url}/documents`)).status, { timeout: 30_000, interval: 200 })
      .toBe(200);
    await look(third);
    expect((await failing({ dataDir: own.dataDir, settings: { PORT: '0' } })).said).toMatch(/已有一个正在运行的实例/);
    expect(await stopServing(third)).toMatchObject({ code: 0 });
    await own.remove();
  });
});

describe('a stop', () => {
  const LIMIT_MS = 10_000;

  it('ends with 0 within ten seconds, whatever connections are open, and leaves nothing running', async () => {
    const own = makeWorkplace('stop');
    const server = await serve({ dataDir: own.dataDir });
    const pid = databasePid(own.dataDir) ?? 0;
    const open = (bytes: string) =>
      new Promise<Socket>((resolve, reject) => {
        const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes, () => resolve(socket)));
        socket.on('error', () => undefined).once('error', reject);
      });
    const host = `Host: 127.0.0.1:${server.port}\r\n`;
    const sockets = [
      await open(`GET / HTTP/1.1\r\n${host}Connection: keep-alive\r\n\r\n`),
      await open(`GET /documents HTTP/1.1\r\n${host}`), // half a request
      await open(''), // nothing at all
      await open(
        `POST /api/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{`,
      ),
    ];
    await sleep(300);
    const asked = performance.now();
    const ended = await stopServing(server);
    expect(performance.now() - asked).toBeLessThan(LIMIT_MS);
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(isAlive(pid)).toBe(false);
    for (const socket of sockets) socket.destroy();
    await own.remove();
  });

  it('that is asked for during the first start waits for its end and leaves no database running', async () => {
    const own = makeWorkplace('early-stop');
    for (const milliseconds of [400, 1200, 2000]) {
      const running = startServerProgram({ dataDir: own.dataDir, settings: { PORT: '0' } });
      await sleep(milliseconds);
      running.child.kill('SIGTERM');
      const ended = await within(running, 60_000, 'the early stop');
      // Before the first line of the program runs, nothing is there that could be left behind.
      expect([0, null]).toContain(ended.code);
      if (ended.code === 0) expect(databasePid(own.dataDir)).toBeNull();
    }
    const log = join(own.dataDir, 'postgres.log');
    if (existsSync(log)) expect(readFileSync(log, 'utf8')).not.toMatch(/PANIC/);
    rmSync(own.dataDir, { recursive: true, force: true });
    await own.remove();
  });
});
