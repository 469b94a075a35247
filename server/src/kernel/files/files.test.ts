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

  it('stores bytes as they come under the same name, and nothing when their source fails', async () => {
    const long = Buffer.from('甲'.repeat(100_000));
    const inPieces = async function* (failsAfter = Infinity) {
      for (let at = 0; at < long.length; at += 7777) {
        if (at > failsAfter) throw new Error('cut off');
        yield long.subarray(at, at + 7777);
      }
    };
    const sha256 = await store.putStream(inPieces());
    expect(sha256).toBe(createHash('sha256').update(long).digest('hex'));
    expect((await store.read(sha256)).equals(long)).toBe(true);
    expect(await store.putStream(inPieces())).toBe(sha256);
    await expect(store.putStream(inPieces(100_000))).rejects.toThrow('cut off');
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });

  it('tells a full disk, and leaves nothing half-written', () => {
    // A limit on what a process may write stands for the disk; the signal that comes with it is ignored, as on a disk.
    const script = `
      process.on('SIGXFSZ', () => undefined);
      const { openDiskStore } = await import(${JSON.stringify(new URL('./files.ts', import.meta.url).href)});
      const store = await openDiskStore(process.argv[1]);
      const body = async function* () { for (let n = 0; n < 64; n++) yield Buffer.alloc(65536, n); };
      const code = await store.putStream(body()).then(() => 'done', (error) => error.code);
      console.log(code);`;
    const limited = ['-c', 'ulimit -f 1024; exec "$0" --input-type=module -e "$1" "$2"', process.execPath, script];
    const { stdout } = spawnSync('bash', [...limited, folder], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('files.disk_full');
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
