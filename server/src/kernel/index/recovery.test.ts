import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndexItem, SearchIndex } from './index.port.ts';
import { openSearchIndex, type SearchIndexOptions } from './index.service.ts';

let folder: string;
let opened: SearchIndex[] = [];
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangguang-index-'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(opened.map((index) => index.close()));
  [opened, children] = [[], []];
  rmSync(folder, { recursive: true, force: true });
});

const open = async (over: Partial<SearchIndexOptions> = {}) => {
  const index = await openSearchIndex({ folder, readers: 1, ...over });
  opened.push(index);
  return index;
};
const item = (id: string, over: Partial<IndexItem> = {}): IndexItem => ({
  tenantId: 'anlan',
  kind: 'document',
  id,
  version: 1,
  title: '节水通知',
  documentNumber: '',
  indexNumber: '',
  body: '正文',
  organisationId: 'u',
  topic: '',
  validity: '',
  publishedOn: '2026-01-01',
  madeOn: '',
  ...over,
});
const search = (index: SearchIndex, text: string, limit = 100) =>
  index.search({ tenantId: 'anlan', text, sort: 'relevance', limit, offset: 0, facets: true });

/** Starts the fixture and resolves when a line of its output passes. */
async function startWriter(mode: 'apply' | 'hold', passes: (line: string) => boolean) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.fixture.ts'), folder, mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines: string[] = [];
  let errors = '';
  child.stderr!.on('data', (data: Buffer) => (errors += data));
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (data: Buffer) => {
      lines.push(...data.toString().split('\n').filter(Boolean));
      if (lines.some(passes)) resolve();
    });
    child.on('exit', () => reject(new Error(`the writer ended: ${errors}`)));
  });
  const kill = () =>
    new Promise<void>((resolve) => {
      child.removeAllListeners('exit').once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  return { lines, kill };
}

describe('a killed writer', () => {
  it('leaves what it had confirmed, whole batches only, and the next one goes on', async () => {
    let confirmed = 0;
    for (let round = 0; round < 6; round++) {
      const writer = await startWriter('apply', (line) => line === `done ${confirmed + 3 + round}`);
      await sleep(Math.random() * 60);
      await writer.kill();
      confirmed = Math.max(confirmed, ...writer.lines.map((line) => Number(/^done (\d+)$/.exec(line)?.[1] ?? 0)));
      const index = await open();
      expect(index.isWriter).toBe(true);
      expect(index.emptied).toBeNull();
      const checkpoint = Number(await index.checkpoint());
      expect(checkpoint).toBeGreaterThanOrEqual(confirmed);
      expect(await index.count()).toBe(checkpoint * 20);
      const all = await search(index, '共同的话');
      expect([all.total, (await search(index, '')).total]).toEqual([checkpoint * 20, checkpoint * 20]);
      expect(all.facets.organisationId.reduce((sum, { count }) => sum + count, 0)).toBe(checkpoint * 20);
      expect((await search(index, '替换')).total).toBe(checkpoint - 1);
      expect((await search(index, `第${checkpoint * 20 - 1}号`, 1)).hits[0]?.id).toBe(`d${checkpoint * 20 - 1}`);
      await index.close();
      confirmed = checkpoint;
    }
  });
});

describe('two processes', () => {
  it('share a folder: one writes, the other searches, and takes over when the first is killed', async () => {
    const holder = await startWriter('hold', (line) => line === 'writer');
    const index = await open();
    expect(index.isWriter).toBe(false);
    await expect(index.apply([item('a')])).rejects.toMatchObject({ code: 'index.not_writer' });
    await expect(index.reset()).rejects.toMatchObject({ code: 'index.not_writer' });
    expect(await index.tryBecomeWriter()).toBe(false);
    await holder.kill();
    expect(await index.tryBecomeWriter()).toBe(true);
    expect(index.isWriter).toBe(true);
    await index.apply([item('a')], 'one');
    expect((await search(index, '节水')).total).toBe(1);
  });

  it('see what the other writes, and a rebuild, without opening again', async () => {
    const writer = await open();
    const reader = await open();
    expect([writer.isWriter, reader.isWriter]).toEqual([true, false]);
    await writer.apply([item('a')], 'one');
    expect((await search(reader, '节水')).total).toBe(1);
    expect([await reader.checkpoint(), await reader.count()]).toEqual(['one', 1]);
    await writer.reset();
    await writer.apply([item('b'), item('c')], 'two');
    await sleep(1100); // a reader looks for a new file once a second
    expect((await search(reader, '节水')).hits.map((hit) => hit.id).sort()).toEqual(['b', 'c']);
    await writer.close();
    expect(await reader.tryBecomeWriter()).toBe(true);
    await reader.apply([item('d')]);
    expect((await search(reader, '节水')).total).toBe(3);
  });
});

describe('a damaged or foreign index', () => {
  const file = () =>
    join(
      folder,
      readdirSync(folder).find((name) => /^search-\d+\.db$/.test(name))!,
    );
  beforeEach(async () => {
    const index = await open();
    expect(index.emptied).toBe('new');
    for (let i = 0; i < 200; i += 50) {
      await index.apply(
        Array.from({ length: 50 }, (_, k) =>
          item(`n${i + k}`, { body: `第${i + k}条 ${'各级人民政府应当加强领导。'.repeat(30)}` }),
        ),
        'x',
      );
    }
    await index.close();
  });

  const overwrite = (at: number, bytes: Buffer) => {
    const handle = openSync(file(), 'r+');
    writeSync(handle, bytes, 0, bytes.length, at);
  };
  it.each<[string, () => void]>([
    ['overwritten', () => writeFileSync(file(), 'not a database, '.repeat(5000))],
    ['emptied', () => truncateSync(file(), 0)],
    ['cut off', () => truncateSync(file(), Math.floor(statSync(file()).size / 2 / 8192) * 8192)],
    ['with a broken header', () => overwrite(0, Buffer.alloc(100, 7))],
    ['with a broken first page', () => overwrite(100, Buffer.alloc(4000, 0xff))],
    [
      'replaced by another database',
      () => {
        rmSync(file());
        const name = join(folder, 'search-1.db');
        const db = new DatabaseSync(name);
        db.exec('CREATE TABLE other (x)');
        db.close();
      },
    ],
  ])('%s, is moved aside and begins empty', async (_, damage) => {
    damage();
    const index = await open();
    expect([index.isWriter, index.emptied]).toEqual([true, 'corrupt']);
    expect([await index.checkpoint(), await index.count(), (await search(index, '节水')).total]).toEqual([null, 0, 0]);
    expect(readdirSync(folder).some((name) => name.startsWith('broken-'))).toBe(true);
    await index.apply([item('a')], 'again');
    await index.close();
    const next = await open();
    expect([next.emptied, await next.checkpoint(), (await search(next, '节水')).total]).toEqual([null, 'again', 1]);
  });

  it('of another version is removed and begins empty', async () => {
    const db = new DatabaseSync(file());
    db.exec('PRAGMA user_version = 999');
    db.close();
    const index = await open();
    expect([index.emptied, await index.checkpoint()]).toEqual(['schema', null]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual(['search-2.db']);
  });

  it('whose folder is gone begins empty', async () => {
    rmSync(folder, { recursive: true });
    const index = await open();
    expect([index.emptied, await index.count()]).toEqual(['new', 0]);
  });

  it('with leftovers of an interrupted start begins as usual', async () => {
    writeFileSync(join(folder, 'draft.db'), 'half written');
    appendFileSync(join(folder, 'writer.lock'), 'somebody wrote here'.repeat(100));
    mkdirSync(join(folder, 'search-x.db'));
    const index = await open();
    expect([index.isWriter, index.emptied, await index.count()]).toEqual([true, null, 200]);
  });

  it('damaged while in use says so once and begins empty', async () => {
    const reasons: string[] = [];
    const index = await open({ onEmptied: (reason) => reasons.push(reason) });
    const size = statSync(file()).size;
    overwrite(8192, Buffer.alloc(size - 8192, 0xa5));
    expect((await search(index, '各级人民政府应当加强领导')).total).toBe(0);
    expect([reasons, index.emptied, await index.checkpoint()]).toEqual([['corrupt'], 'corrupt', null]);
    await index.apply([item('a')], 'again');
    expect((await search(index, '节水')).total).toBe(1);
  });

  it('is not touched by a second process while another writes', async () => {
    const writer = await open();
    const reader = await open();
    expect((await search(reader, '节水')).total).toBe(200);
    await reader.close();
    expect((await search(writer, '节水')).total).toBe(200);
  });
});

it('says which folder cannot be opened', async () => {
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '');
  await expect(openSearchIndex({ folder: join(blocked, 'index') })).rejects.toMatchObject({ code: 'index.not_opened' });
  mkdirSync(join(folder, 'writer.lock'));
  await expect(openSearchIndex({ folder })).rejects.toMatchObject({ code: 'index.not_opened' });
});
