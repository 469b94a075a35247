import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../kernel/db/testing.ts';
import { badFiles, goodFiles, noticeText, writeFiles } from './bad-files.testing.ts';
import {
  buildPrograms,
  makeWorkplace,
  runCli,
  startCli,
  within,
  type Settings,
  type Workplace,
} from './program.testing.ts';

/** The command line and files that cannot go in: a process of its own, and what it says, returns and leaves behind. */

let database: TestDatabase;
let place: Workplace;
const isRoot = process.getuid?.() === 0;
const STRANGER = 65533;
/** A process without any rights of root, on a machine where the tests have them. */
const asStranger = isRoot ? ['setpriv', `--reuid=${STRANGER}`, `--regid=${STRANGER}`, '--clear-groups'] : [];

beforeAll(async () => {
  buildPrograms();
  database = await createTestDatabase();
  place = makeWorkplace('bad-input');
});
afterAll(async () => {
  await database.close();
  await place.remove();
});

interface Line {
  file: string;
  ok: boolean;
  error: { code: string; message: string } | null;
  state: string;
  title: string;
  warnings: { code: string }[];
}
const run = (args: string[], settings: Settings = {}, before: readonly string[] = []) =>
  runCli(args, { dataDir: place.dataDir, settings: { DATABASE_URL: database.url, ...settings }, before });
const linesOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const count = async (sql: string) =>
  Number((await database.pool.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]?.n);

/** What no message for people may hold: traces, places in our code, and the words with which a runtime names its faults. */
const INTERNAL = /\n\s+at |node:|\/dist\/|\/node_modules\/|server\/src|TypeError|Error:|undefined|\bnull\b|\[object/;

describe('files that cannot go in', () => {
  let folder: string;
  beforeAll(() => {
    folder = join(place.folder, 'in');
    writeFiles(folder, [...badFiles(), ...goodFiles()]);
  });

  it.each(['zh', 'en'] as const)('are each told of in words that say what to do (%s)', async (locale) => {
    const { code, out, err } = await run(['import', '--dry-run', '--json', folder], { YG_LANG: locale });
    expect(code).toBe(1);
    const lines = new Map(linesOf(out).map((line) => [line.file.slice(folder.length + 1), line]));
    for (const bad of badFiles()) {
      const line = lines.get(bad.name);
      expect(line, bad.name).toMatchObject({ ok: false, state: 'failed', error: { code: bad.code } });
      expect(line?.error?.message).toMatch(bad[locale]);
      expect(line?.error?.message).not.toMatch(INTERNAL);
      expect(line?.error?.message).not.toContain(folder);
    }
    expect(err).not.toMatch(INTERNAL);
    expect([...lines.keys()].sort()).toEqual([...badFiles(), ...goodFiles()].map((file) => file.name).sort());
  });

  it('do not keep the others out, leave nothing half-written, and change nothing when they come again', async () => {
    const names = goodFiles().map((file) => file.name);
    const first = await run(['import', '--json', folder]);
    expect(first.code).toBe(1);
    const saved = linesOf(first.out).filter((line) => line.ok);
    expect(saved.map((line) => line.file.slice(folder.length + 1)).sort()).toEqual([...names].sort());
    expect(saved.every((line) => /^安澜市财政局关于做好第90\dd?项工作的通知$/.test(line.title))).toBe(true);
    const warned = new Map(saved.map((line) => [line.file.slice(folder.length + 1), line.warnings.map((w) => w.code)]));
    expect(warned.get('其实是PDF.docx')).toContain('wrong_extension');
    expect(warned.get('局部乱码.txt')).toContain('encoding_damaged');

    for (const [what, wanted] of [
      ['documents', names.length],
      ['document_editions', names.length],
      ['document_files', names.length],
      ['files', names.length],
      [`document_editions where plain_text ~ '[\\x01-\\x08\\x0e-\\x1f]'`, 0],
    ] as const)
      expect(await count(what), what).toBe(wanted);
    expect(readdirSync(join(place.dataDir, 'files', 'unfinished'))).toEqual([]);

    const again = await run(['import', folder]);
    expect(again.code).toBe(1);
    expect(again.out).toMatch(
      new RegExp(`共导入 0 份（发布 0，暂缓发布 0），已有 ${names.length} 份，失败 ${badFiles().length} 份`),
    );
    expect(await count('documents')).toBe(names.length);
  });

  it('are missing, are no files, or may not be read', async () => {
    const closed = join(place.folder, 'closed');
    mkdirSync(closed);
    writeFileSync(join(closed, 'a.txt'), noticeText(801));
    chmodSync(closed, 0o700);
    const dataDir = join(place.folder, 'strange', 'data');
    mkdirSync(dataDir, { recursive: true });
    if (isRoot) for (const path of [dataDir, join(dataDir, '..')]) chownSync(path, STRANGER, STRANGER);
    if (!isRoot) chmodSync(closed, 0);
    chmodSync(place.folder, 0o755);
    const other = await createTestDatabase();
    const args = ['import', '/dev/zero', join(place.folder, '没有.txt'), closed];
    const { code, err } = await runCli(args, { dataDir, settings: { DATABASE_URL: other.url }, before: asStranger });
    expect(code).toBe(1);
    expect(err).toMatch(/✗ \/dev\/zero: .*不是普通文件/);
    expect(err).toMatch(/✗ .*没有\.txt: 没有这个文件。请核对路径/);
    expect(err).toMatch(/✗ .*closed: 没有权限读取.*请检查文件权限/);
    expect(err).not.toMatch(INTERNAL);
    await other.close();
    chmodSync(closed, 0o700);

    const none = await run(['import', join(place.folder, 'strange')], { YG_LANG: 'en' });
    expect(none).toMatchObject({ code: 1 });
    expect(none.err).toMatch(/There is no such file or folder/);
  });

  it('have names that would move the cursor of a terminal', async () => {
    const name = '\u001b[2J清屏\n✓ 假的.txt';
    const named = join(place.folder, 'names');
    writeFiles(named, [{ name, bytes: '' }]);
    const { code, err, out } = await run(['import', join(named, name)]);
    expect(code).toBe(1);
    expect(err + out).not.toContain('\u001b');
    expect(err).toMatch(/^✗ .*\\x1b\[2J清屏\\xa✓ 假的\.txt: .*空的/);
  });
});

describe('a full disk', () => {
  /** A file store on a disk of its own with little space, or, where nothing may be mounted, a limit on what a process may write. */
  function makeFull(dataDir: string, kilobytes: number): { before: string[]; makeSpace: () => void } {
    const store = join(dataDir, 'files');
    mkdirSync(store, { recursive: true });
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', store]).status === 0;
    if (!mounted)
      return { before: ['sh', '-c', `ulimit -f ${kilobytes}; exec "$@"`, '--'], makeSpace: () => undefined };
    return {
      before: [],
      makeSpace: () => void spawnSync('mount', ['-o', 'remount,size=100m', store]),
    };
  }

  it('ends the import with words that say so; nothing is half-written, and a second run completes it', async () => {
    const own = makeWorkplace('full');
    const other = await createTestDatabase();
    const folder = join(own.folder, 'in');
    const total = 150;
    // Files that each fill a page of the small disk, and one above the limit of a process.
    writeFiles(
      folder,
      Array.from({ length: total }, (_, i) => ({
        name: `${String(i).padStart(3, '0')}.txt`,
        bytes: noticeText(i + 1) + (i === 100 ? `第${i}项工作的附件说明。`.repeat(40_000) : ''),
      })),
    );
    const { before, makeSpace } = makeFull(own.dataDir, 500);
    const settings = { DATABASE_URL: other.url };
    try {
      const first = await runCli(['import', folder], { dataDir: own.dataDir, settings, before });
      expect(first.code).toBe(1);
      expect(first.err).toMatch(/磁盘空间不足.*请清理磁盘或扩容后重新执行/);
      expect(first.err).not.toMatch(INTERNAL);
      const saved = Number((await other.pool.query('select count(*)::int as n from documents')).rows[0]?.n);
      expect(saved).toBeLessThan(total);
      expect(first.out.split('\n').filter((line) => line.startsWith('✓')).length).toBe(saved);
      expect(readdirSync(join(own.dataDir, 'files', 'unfinished'))).toEqual([]);
      const { rows } = await other.pool.query<{ sha256: string; size: string }>('select sha256, size from files');
      for (const { sha256, size } of rows)
        expect(readFileSync(join(own.dataDir, 'files', sha256.slice(0, 2), sha256)).length).toBe(Number(size));

      const english = await runCli(['import', folder], {
        dataDir: own.dataDir,
        settings: { ...settings, YG_LANG: 'en' },
        before,
      });
      expect(english.err).toMatch(/The disk is full.*Free some space and do it again/);

      makeSpace();
      const second = await runCli(['import', folder], { dataDir: own.dataDir, settings });
      expect({ code: second.code, err: second.err }).toEqual({ code: 0, err: '' });
      expect(Number((await other.pool.query('select count(*)::int as n from documents')).rows[0]?.n)).toBe(total);
    } finally {
      spawnSync('umount', [join(own.dataDir, 'files')]);
      await other.close();
      await own.remove();
    }
  });

  it.skipIf(!isRoot || spawnSync('mount', ['--version']).status !== 0)(
    'under the database ends the import as well, and nothing that was saved is lost',
    async () => {
      const own = makeWorkplace('full-database');
      mkdirSync(own.dataDir);
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=43m', 'tmpfs', own.dataDir]).status === 0;
      if (!mounted) return own.remove();
      const folder = join(own.folder, 'in');
      const total = 400;
      writeFiles(
        folder,
        Array.from({ length: total }, (_, i) => ({
          name: `${i}.txt`,
          bytes: noticeText(i + 1) + `\n第${i}项附件。`.repeat(300),
        })),
      );
      try {
        const first = await runCli(['import', folder], own);
        expect(first.code).toBe(1);
        expect(first.err).toMatch(/磁盘空间不足|与数据库的连接中断.*磁盘没有写满/);
        expect(first.err).not.toMatch(INTERNAL);
        spawnSync('mount', ['-o', 'remount,size=400m', own.dataDir]);
        const second = await runCli(['import', folder], own);
        expect(second).toMatchObject({ code: 0, err: '' });
        const reported = first.out.split('\n').filter((line) => line.startsWith('✓')).length;
        const [, saved = '', already = ''] = /共导入 (\d+) 份.*已有 (\d+) 份/.exec(second.out) ?? [];
        expect(Number(saved) + Number(already)).toBe(total);
        expect(Number(already)).toBeGreaterThanOrEqual(reported);
        expect(await runCli(['audit', 'verify'], own)).toMatchObject({ code: 0 });
      } finally {
        await runCli(['audit', 'verify'], own).catch(() => undefined);
        spawnSync('umount', [own.dataDir]);
        await own.remove();
      }
    },
  );
});

describe('an import that is stopped', () => {
  it('by Ctrl-C says that what was saved is there, ends with 130, and leaves no database running', async () => {
    const own = makeWorkplace('stopped');
    const folder = join(own.folder, 'in');
    writeFiles(
      folder,
      Array.from({ length: 600 }, (_, i) => ({ name: `${i}.txt`, bytes: noticeText(i + 1) })),
    );
    const running = startCli(['import', folder], own);
    while (!running.printed().includes('✓') && running.child.exitCode === null)
      await new Promise((r) => setTimeout(r, 5));
    running.child.kill('SIGINT');
    const ended = await within(running, 20_000, 'the stopped import');
    expect(ended).toMatchObject({ code: 130 });
    expect(ended.err).toBe('已按要求停止。此前保存的都在，重新执行会接着做。\n');
    expect(existsSync(join(own.dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    const whole = await runCli(['import', folder], own);
    expect(whole.out).toMatch(/共导入 \d+ 份.*失败 0 份/);
    rmSync(folder, { recursive: true });
    await own.remove();
  });
});

describe('wrong use of the command line', () => {
  it.each([
    [['import'], 1, /missing required argument/],
    [['import', 'x.txt', '--publish'], 1, /--as 指明账号/],
    [['import', 'x.txt', '--publish', '--as', 'nobody'], 1, /没有账号 nobody/],
    [['import', 'x.txt', '--unit', 'nothing'], 1, /没有代码为 nothing 的单位/],
    [['accounts', 'add', 'x y', '--role', 'editor'], 1, /\S/],
    [['accounts', 'add', 'somebody', '--role', 'king'], 1, /\S/],
    [['calendar', 'load', '/nowhere.json'], 1, /没有这个文件或目录/],
    [['nonsense'], 1, /unknown command/],
  ] as const)('%s is told of', async (args, code, words) => {
    const ended = await run([...args]);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(words);
    expect(ended.err).not.toMatch(/\n\s+at |node_modules/);
  });
});
