import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { openKeyRing, type KeyRing } from './keys.ts';

let database: TestDatabase;
let keys: KeyRing;
const folder = mkdtempSync(join(tmpdir(), 'yangguang-keys-'));
const file = join(folder, 'master.key');
beforeAll(async () => {
  database = await createTestDatabase();
  keys = await openKeyRing(database.db, file);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the key ring', () => {
  it('opens what it sealed, in another process as well, and never seals alike twice', async () => {
    const sealed = await keys.seal('requests.identity', '王某 110105');
    expect(sealed).not.toBe(await keys.seal('requests.identity', '王某 110105'));
    expect(sealed).toMatch(/^A256GCM\./);
    const other = await openKeyRing(database.db, file);
    expect(await other.open('requests.identity', sealed)).toBe('王某 110105');
  });
  it('refuses a value that was changed or that belongs to another purpose', async () => {
    const sealed = await keys.seal('a', 'text');
    await expect(keys.open('b', sealed)).rejects.toMatchObject({ code: 'keys.value_damaged' });
    const damaged = sealed.slice(0, -4) + (sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    await expect(keys.open('a', damaged)).rejects.toMatchObject({ code: 'keys.value_damaged' });
  });
  it.each([0, 1, 65_535, 65_536, 65_537, 200_000])('opens %i bytes that were sealed as they came', async (length) => {
    const bytes = Buffer.alloc(length, '公文');
    const source = (async function* () {
      for (let at = 0; at < length; at += 10_007) yield bytes.subarray(at, at + 10_007);
    })();
    const sealed = await buffer(keys.sealStream('files', source));
    expect((await keys.openBytes('files', sealed)).equals(bytes)).toBe(true);
    await expect(keys.openBytes('other', sealed)).rejects.toMatchObject({ code: 'keys.value_damaged' });
    // Cut at the end, cut after whole segments, with a byte changed, with segments changed about.
    const [start, segment] = [sealed.length - (length + 16 * Math.max(1, Math.ceil(length / 65_536))), 65_552];
    const other = Buffer.from(sealed);
    other[sealed.length - 1] = (other.at(-1) ?? 0) ^ 1;
    const moved = Buffer.concat([
      ...[sealed.subarray(0, start), sealed.subarray(start + segment, start + 2 * segment)],
      ...[sealed.subarray(start, start + segment), sealed.subarray(start + 2 * segment)],
    ]);
    const bad = [sealed.subarray(0, -1), sealed.subarray(0, start + segment), sealed.subarray(0, start), other, moved];
    for (const damaged of bad.filter((one) => !one.equals(sealed)))
      await expect(keys.openBytes('files', damaged)).rejects.toMatchObject({ code: 'keys.value_damaged' });
  });
  it('changes what is sealed for its own purpose, and says when nothing changed', async () => {
    const sealed = await keys.seal('a', '王某的地址');
    const revised = await keys.revise(sealed, (text) => text.replace('王某', '〔已销毁〕'));
    expect(await keys.open('a', revised ?? '')).toBe('〔已销毁〕的地址');
    expect(await keys.revise(sealed, (text) => text)).toBeNull();
    await expect(keys.revise('A256GCM.none.x', (text) => text)).rejects.toThrow();
  });
  it('finds without opening: the same text gives the same blind index within a purpose only', () => {
    expect(keys.blindIndex('id', '110105')).toBe(keys.blindIndex('id', '１１０１０５'));
    expect(keys.blindIndex('id', '110105')).not.toBe(keys.blindIndex('phone', '110105'));
  });
  it('keeps the master key readable by its owner only', () => expect(statSync(file).mode & 0o077).toBe(0));
  it('says so when the master key is missing or is another one', async () => {
    await expect(openKeyRing(database.db, join(folder, 'gone.key'))).rejects.toMatchObject({
      code: 'keys.master_missing',
    });
    const wrong = join(folder, 'wrong.key');
    writeFileSync(wrong, readFileSync(file, 'utf8').split('').reverse().join('').trim());
    await expect(openKeyRing(database.db, wrong)).rejects.toMatchObject({ code: 'keys.master_wrong' });
  });
  it('never takes half a key for a key, and says so when it may not write one', async () => {
    const half = join(folder, 'half.key');
    writeFileSync(half, '');
    await expect(openKeyRing(database.db, half)).rejects.toMatchObject({ code: 'keys.master_damaged' });
    const other = await createTestDatabase();
    const blocked = join(file, 'below-a-file', 'master.key');
    await expect(openKeyRing(other.db, blocked)).rejects.toMatchObject({ code: 'keys.master_refused' });
    const [one, two] = await Promise.all([1, 2].map(() => openKeyRing(other.db, join(folder, 'fresh.key'))));
    expect(one?.masterKeyId).toBe(two?.masterKeyId);
    await other.close();
  });
});
