import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
});
