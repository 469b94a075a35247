import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDiskStore } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the file store', async () => {
  const store = await openDiskStore(folder);
  const bytes = Buffer.from('公文正文');

  it('stores the same bytes once, also when many store them in the same moment', async () => {
    const hashes = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)));
    expect(new Set(hashes).size).toBe(1);
    const listed = [];
    for await (const file of store.list()) listed.push(file.sha256);
    expect(listed).toEqual([hashes[0]]);
    expect((await store.read(hashes[0] ?? '')).equals(bytes)).toBe(true);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });

  it.each(['../../etc/passwd', 'A'.repeat(64), '', 'ab'])('knows no file called %s', async (name) => {
    await expect(store.read(name)).rejects.toMatchObject({ code: 'files.not_found' });
    await expect(store.stream(name)).rejects.toMatchObject({ code: 'files.not_found' });
  });

  it('removes what a cut-off upload left, but not one that is under way', async () => {
    writeFileSync(join(folder, 'unfinished', 'x.1'), 'half');
    expect(await store.removeUnfinished(60_000)).toBe(0);
    expect(await store.removeUnfinished(0)).toBe(1);
  });

  it('removes at the next start what a killed process of this machine left, and nothing of others', async () => {
    const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    const dead = spawnSync('true').pid;
    const [left, own, elsewhere] = [`x.${machine}.${dead}.1`, `x.${machine}.${process.pid}.2`, `x.00000000.${dead}.3`];
    for (const name of [left, own, elsewhere]) writeFileSync(join(folder, 'unfinished', name), 'half');
    await openDiskStore(folder);
    expect(readdirSync(join(folder, 'unfinished')).sort()).toEqual([elsewhere, own].sort());
    // At the end of this process: its own, which a stopped thread left.
    await store.close();
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([elsewhere]);
    await store.removeUnfinished(0);
  });

  it('keeps an old file that is being stored again at the moment when the sweep removes it', async () => {
    const old = Buffer.from('无人引用的旧文件');
    const sha256 = await store.put(old);
    const path = join(folder, sha256.slice(0, 2), sha256);
    for (let round = 0; round < 50; round++) {
      const longAgo = new Date(Date.now() - 7_200_000);
      utimesSync(path, longAgo, longAgo);
      await Promise.all([store.removeIfOlder(sha256, 3_600_000), store.put(old)]);
      expect((await store.read(sha256)).equals(old)).toBe(true);
    }
    expect(await store.removeIfOlder(sha256, 3_600_000)).toBe(false);
    expect(await store.removeIfOlder(sha256, 0)).toBe(true);
    await expect(store.read(sha256)).rejects.toMatchObject({ code: 'files.not_found' });
  });
});
