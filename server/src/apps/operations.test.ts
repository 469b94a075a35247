import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, readConfig } from '../kernel/config/index.ts';
import { createTestDatabase } from '../kernel/db/testing.ts';
import { noticeText } from './bad-files.testing.ts';
import {
  buildPrograms,
  makeWorkplace,
  runCli,
  serve,
  startServerProgram,
  stopServing,
  within,
  type Workplace,
} from './program.testing.ts';

/** What docs/operations.md, the READMEs and the guides promise, done as they say. */

const root = projectRoot(import.meta.url);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const operations = read('docs/operations.md');
let place: Workplace;
beforeAll(() => {
  buildPrograms();
  place = makeWorkplace('operations');
});
afterAll(() => place.remove());

describe('the table of settings', () => {
  const rows = [...operations.matchAll(/^\| `([A-Z_]+)`\s*\|[^|]*\|\s*(?:`([^`]*)`)?/gm)].map(([, name, value]) => ({
    name: name ?? '',
    value: value ?? '',
  }));

  it('names every setting that is read, and no other', () => {
    const source = read('server/src/kernel/config/config.ts');
    const inSource = new Set(
      [...source.matchAll(/(?:text|integer|oneOf)\('([A-Z_]+)'|env\['([A-Z_]+)'\]/g)].map((m) => m[1] ?? m[2]),
    );
    expect(inSource.size).toBeGreaterThan(10);
    expect(rows.map(({ name }) => name).sort()).toEqual([...inSource].sort());
  });

  it('gives the defaults that hold', () => {
    const byDefault = readConfig({}, '/srv');
    for (const { name, value } of rows.filter(({ value }) => value !== '' && !/HOST|DATA_DIR/.test(value))) {
      const named = readConfig({ [name]: value }, '/srv');
      // One is left to identity, which has the same number.
      expect(name === 'ONE_TIME_PASSWORD_HOURS' ? named.oneTimePasswordHours : named, name).toEqual(
        name === 'ONE_TIME_PASSWORD_HOURS' ? 72 : byDefault,
      );
    }
  });
});

describe('the commands named in the documents', () => {
  it('are there, with the options that are named', async () => {
    const texts = [
      'docs/operations.md',
      'docs/user-guide.md',
      'docs/user-guide.zh-CN.md',
      'README.md',
      'README.zh-CN.md',
    ];
    const named = new Map<string, Set<string>>();
    for (const text of texts.map(read)) {
      for (const [, words = ''] of text.matchAll(/(?:`yg|npm run -s yg --) ([^`\n#]+)/g)) {
        const path = /^[a-z]+(?: [a-z][a-z-]*)?/.exec(words)?.[0] ?? '';
        if (path === '') continue;
        const options = named.get(path) ?? new Set<string>();
        for (const [option] of words.matchAll(/--[a-z-]+/g)) options.add(option);
        named.set(path, options);
      }
    }
    expect(named.size).toBeGreaterThan(8);
    for (const [path, options] of named) {
      const { code, out } = await runCli([...path.split(' '), '--help'], { dataDir: place.dataDir });
      expect(code, `yg ${path}`).toBe(0);
      const usage = /^Usage: (yg[^\n]*)/.exec(out)?.[1] ?? '';
      expect(usage.startsWith(`yg ${path}`), `yg ${path}: ${usage}`).toBe(true);
      for (const option of options) expect(out, `yg ${path} ${option}`).toContain(option);
    }
  });
});

describe('accounts on the command line', () => {
  it('get a password that is printed alone, with its end beside it, and a new one when it is over', async () => {
    const database = await createTestDatabase();
    const settings = { DATABASE_URL: database.url, ONE_TIME_PASSWORD_HOURS: '1' };
    const launch = { dataDir: join(place.folder, 'accounts'), settings };
    const made = await runCli(['accounts', 'add', 'clerk', '--role', 'editor'], launch);
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}\n$/) });
    expect(made.err).toMatch(/一次性密码.*\d{4}-\d\d-\d\d \d\d:\d\d 前有效.*yg accounts reset/);
    const server = await serve(launch);
    const signIn = async (password: string, language: string) => {
      const headers = { 'content-type': 'application/json', 'accept-language': language };
      const body = JSON.stringify({ name: 'clerk', password });
      const answer = await fetch(`${server.url}/api/v1/session`, { method: 'POST', headers, body });
      return { status: answer.status, ...((await answer.json()) as { code?: string; message?: string }) };
    };
    expect(await signIn(made.out.trim(), 'zh')).toMatchObject({ status: 200 });
    await database.db
      .updateTable('accounts')
      .set({ oneTimeUntil: new Date(Date.now() - 1000) })
      .where('name', '=', 'clerk')
      .execute();
    expect(await signIn(made.out.trim(), 'zh')).toMatchObject({
      status: 401,
      code: 'identity.one_time_password_over',
      message: expect.stringMatching(/已于 .* 失效（有效期 1 小时）/),
    });
    const english = { ...launch, settings: { ...settings, YG_LANG: 'en' } };
    const reset = await runCli(['accounts', 'reset', 'clerk'], english);
    expect(reset).toMatchObject({ code: 0, err: expect.stringMatching(/good until \d{4}-.*China time/) });
    expect(await signIn(reset.out.trim(), 'en')).toMatchObject({ status: 200 });
    const unknown = await runCli(['accounts', 'reset', 'nobody'], english);
    expect(unknown).toMatchObject({ code: 1, out: '', err: 'There is no account nobody.\n' });
    const wrong = await runCli(['accounts', 'reset', 'clerk'], {
      ...launch,
      settings: { ...settings, ONE_TIME_PASSWORD_HOURS: 'x' },
    });
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('ONE_TIME_PASSWORD_HOURS=x') });
    await stopServing(server);
    await database.close();
  });
});

describe('listening everywhere', () => {
  it.each([
    ['0.0.0.0', {}, true],
    ['::', {}, true],
    ['0.0.0.0', { PUBLIC_URL: 'https://www.example.gov.cn' }, false],
    ['127.0.0.1', {}, false],
  ])('on %s with %j is warned of: %s', async (host, more, isWarned) => {
    const database = await createTestDatabase();
    const dataDir = join(place.folder, `everywhere-${Math.random().toString(36).slice(2)}`);
    const running = startServerProgram({
      dataDir,
      settings: { DATABASE_URL: database.url, HOST: host, PORT: '0', ...more },
    });
    await expect.poll(() => running.printed(), { timeout: 30_000 }).toMatch(/Yangguang is running/);
    running.child.kill('SIGTERM');
    const { code, err } = await within(running, 30_000, 'the server');
    expect([code, err.includes('PUBLIC_URL')]).toEqual([0, isWarned]);
    if (isWarned) {
      expect(err).toMatch(/没有设置 PUBLIC_URL，.*http:\/\/127\.0\.0\.1:\d+/);
      expect(err).toMatch(/PUBLIC_URL is not set, so links in feeds/);
    }
    await database.close();
  });
});

describe('a backup', () => {
  it('brings back everything in another place, with the key, and nothing without it', async () => {
    const file = join(place.folder, '通知.txt');
    writeFileSync(file, noticeText(78));
    const launch = { dataDir: place.dataDir };
    await runCli(['accounts', 'add', 'stock', '--role', 'bulk_publisher'], launch);
    expect(await runCli(['import', file, '--publish', '--as', 'stock'], launch)).toMatchObject({ code: 0 });
    const before = await serve(launch);
    const { items } = (await (await fetch(`${before.url}/api/v1/documents`)).json()) as { items: { id: string }[] };
    expect(items).toHaveLength(1);
    expect(await stopServing(before)).toMatchObject({ code: 0 });
    expect(existsSync(join(place.dataDir, 'postgres/postmaster.pid'))).toBe(false);

    const restored = join(place.folder, 'restored');
    const key = join(place.folder, 'elsewhere', 'the.key');
    mkdirSync(join(place.folder, 'elsewhere'));
    cpSync(place.dataDir, restored, { recursive: true, preserveTimestamps: true });
    rmSync(join(restored, 'search'), { recursive: true, force: true });
    const withoutKey = await runCli(['audit', 'verify'], { dataDir: restored });
    expect(withoutKey).toMatchObject({ code: 1, err: expect.stringMatching(/找不到主密钥文件/) });
    cpSync(`${place.dataDir}.key`, key);
    expect(statSync(`${place.dataDir}.key`).mode & 0o077).toBe(0);
    const again = { dataDir: restored, settings: { MASTER_KEY_FILE: key } };
    expect(await runCli(['audit', 'verify'], again)).toMatchObject({ code: 0 });
    const verified = await runCli(['publish', 'verify'], again);
    expect(verified, verified.out + verified.err).toMatchObject({ code: 0 });
    const server = await serve(again);
    expect(await (await fetch(`${server.url}/api/v1/documents`)).json()).toMatchObject({ items });
    expect(await stopServing(server)).toMatchObject({ code: 0 });
  }, 120_000);
});
