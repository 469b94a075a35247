import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdSessionLock, listenTo, migrate, newId, notify, openDatabase, openEmbedded } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'yangguang-db-'));
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('ids', () => {
  it('are version 7, sortable by time, and strictly increasing within a process', () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('migrations', () => {
  it('are applied once, and a changed or unknown one stops the start', async () => {
    const scripts = mkdtempSync(join(folder, 'scripts-'));
    const other = await createTestDatabase();
    await other.pool.query('drop table schema_migrations');
    const write = (name: string, sql: string) => writeFileSync(join(scripts, name), sql);
    write('20260101T0000_one.sql', 'create table one (id int);');
    expect(await migrate(other.url, scripts)).toEqual(['20260101T0000_one.sql']);
    expect(await migrate(other.url, scripts)).toEqual([]);
    write('20260102T0000_bad.sql', 'create table two (id int); select 1/0;');
    await expect(migrate(other.url, scripts)).rejects.toThrow(/20260102T0000_bad/);
    expect((await other.pool.query(`select to_regclass('two') as two`)).rows[0]).toEqual({ two: null });
    rmSync(join(scripts, '20260102T0000_bad.sql'));
    write('20260101T0000_one.sql', 'create table one (id bigint);');
    await expect(migrate(other.url, scripts)).rejects.toMatchObject({ code: 'db.migration_changed' });
    rmSync(join(scripts, '20260101T0000_one.sql'));
    await expect(migrate(other.url, scripts)).rejects.toMatchObject({ code: 'db.schema_newer' });
    await other.close();
  });
});

describe('an unreachable database', () => {
  it('is told with what to check', async () => {
    await expect(openDatabase('postgres://u:secret@127.0.0.1:1/x')).rejects.toMatchObject({ code: 'db.unreachable' });
    await expect(openDatabase('postgres://u:secret@127.0.0.1:1/x')).rejects.not.toThrow(/secret/);
  });
});

describe('notifications', () => {
  it('arrive in order, and the listener knows when it cannot be sure of them', async () => {
    const heard: string[] = [];
    const listener = listenTo(database.url, { test_channel: (payload) => heard.push(payload) });
    await expect.poll(() => listener.isCurrent(), { timeout: 5000 }).toBe(true);
    for (const n of ['1', '2', '3']) await notify(database.db, 'test_channel', n);
    await expect.poll(() => heard, { timeout: 5000 }).toEqual(['1', '2', '3']);
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_notify%' and pid <> pg_backend_pid()`,
    );
    await expect.poll(() => listener.isCurrent(), { timeout: 5000, interval: 20 }).toBe(false);
    await expect.poll(() => listener.isCurrent(), { timeout: 8000 }).toBe(true);
    await listener.stop();
    expect(listener.isCurrent()).toBe(false);
  });
});

describe('a listener', () => {
  it.each([0, 5, 20, 60])('stops %i ms after it was started', async (ms) => {
    const listener = listenTo(database.url, { test_channel: () => undefined });
    await sleep(ms);
    await listener.stop();
    expect(listener.isCurrent()).toBe(false);
  });
});

describe('session locks', () => {
  it('are held by one at a time', async () => {
    const first = await holdSessionLock(database.url, 42);
    expect(await holdSessionLock(database.url, 42)).toBeNull();
    await first?.release();
    const second = await holdSessionLock(database.url, 42);
    expect(second).not.toBeNull();
    await second?.release();
  });
});

describe('the embedded server', () => {
  it('is shared, and stopped by the last who leaves; what was written stays', async () => {
    const dataDir = join(folder, 'data');
    const [one, two] = await Promise.all([openEmbedded(dataDir), openEmbedded(dataDir)]);
    expect(one.url).toBe(two.url);
    const before = await openDatabase(one.url);
    await before.pool.query('create table kept (n int); insert into kept values (1)');
    await before.close();
    await one.release();
    const still = await openDatabase(two.url);
    expect((await still.pool.query('select n from kept')).rows).toEqual([{ n: 1 }]);
    await still.close();
    await two.release();
    await sleep(100);
    await expect(openDatabase(two.url)).rejects.toMatchObject({ code: 'db.unreachable' });
    const again = await openEmbedded(dataDir);
    const reopened = await openDatabase(again.url);
    expect((await reopened.pool.query('select n from kept')).rows).toEqual([{ n: 1 }]);
    await reopened.close();
    await again.release();
  });
});
