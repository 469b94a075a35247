import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import {
  failureOf,
  holdSessionLock,
  inTransaction,
  listenTo,
  migrate,
  newId,
  notify,
  openDatabase,
  openEmbedded,
} from './index.ts';
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

describe('a connection that the server ends', () => {
  it('in the middle of a transaction fails that transaction, not the process, and the pool goes on', async () => {
    const { db, pool } = database;
    const work = inTransaction(db, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await sleep(200); // nobody asks anything of the connection when the server says goodbye
      await sql`select 1`.execute(tx);
    });
    const error = await work.catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toMatchObject({ code: 'db.connection_lost' });
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('notifications', () => {
  it('arrive in order, and the listener knows when it cannot be sure of them', async () => {
    const heard: string[] = [];
    const listener = listenTo(database.url, { test_channel: (payload) => heard.push(payload) });
    await expect.poll(() => listener.isCurrent(), { timeout: 5000 }).toBe(true);
    for (const n of ['1', '2', '3']) await notify(database.db, 'test_channel', n);
    await listener.caughtUp();
    expect(heard).toEqual(['1', '2', '3']);
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_notify%' and pid <> pg_backend_pid()`,
    );
    await expect.poll(() => listener.isCurrent(), { timeout: 5000, interval: 20 }).toBe(false);
    await expect.poll(() => listener.isCurrent(), { timeout: 8000 }).toBe(true);
    await listener.stop();
    await listener.caughtUp(); // nothing will come any more, so nobody waits for it
    expect(listener.isCurrent()).toBe(false);
  });
});

describe('a listener', () => {
  it.each([0, 5, 20, 60])('stops %i ms after it was started', async (ms) => {
    const listener = listenTo(database.url, { test_channel: () => undefined });
    await sleep(ms);
    await listener.stop();
    await listener.caughtUp(); // nothing will come any more, so nobody waits for it
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

describe('a session lock whose connection broke', () => {
  const breakConnections = () =>
    database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_try_advisory_lock($1%' and pid <> pg_backend_pid() and datname = current_database()`,
    );

  it('is taken again, and its holder hears when another was faster', async () => {
    let lost = 0;
    const first = await holdSessionLock(database.url, 43, () => (lost += 1));
    await breakConnections();
    await sleep(1500);
    expect(await holdSessionLock(database.url, 43)).toBeNull();
    expect(lost).toBe(0);
    await breakConnections();
    let faster = null;
    while (!faster) faster = await holdSessionLock(database.url, 43); // free as soon as the server has ended the first
    await expect.poll(() => lost, { timeout: 10_000 }).toBe(1);
    await first?.release();
    await faster.release();
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

  it('comes back under the same address when it was killed while in use, and still stops with the last user', async () => {
    const dataDir = join(folder, 'killed');
    const embedded = await openEmbedded(dataDir);
    const { pool, close } = await openDatabase(embedded.url);
    await pool.query('create table kept (n int); insert into kept values (1)');
    const pid = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const killed = pid();
    process.kill(killed, 'SIGKILL');
    await expect
      .poll(() => existsSync(join(dataDir, 'postgres', 'postmaster.pid')) && pid(), { timeout: 30_000 })
      .not.toBe(killed);
    const count = async () => (await pool.query('select count(*)::int as n from kept')).rows[0]?.n as number;
    await expect.poll(() => count().catch(() => 'away'), { timeout: 30_000 }).toBe(1);
    await close();
    await embedded.release();
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});
