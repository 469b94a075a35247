import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyzeGrown } from './statistics.ts';
import { createTestDatabase } from './testing.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
  for (const name of ['grown', 'known'])
    await sql`create table ${sql.table(name)} (id int primary key) with (autovacuum_enabled = off)`.execute(test.db);
});
afterAll(() => test.close());

const remembered = async (name: string) => {
  const { rows } = await sql<{
    count: number;
  }>`select reltuples as count from pg_class where relname = ${name}`.execute(test.db);
  return Number(rows[0]?.count);
};

it('has PostgreSQL look again at a table that grew many times over, and at no other', async () => {
  await sql`insert into known select generate_series(1, 100)`.execute(test.db);
  await sql`analyze known`.execute(test.db);
  await sql`insert into known select generate_series(101, 150)`.execute(test.db);
  await sql`insert into grown select generate_series(1, 50)`.execute(test.db);
  expect(await remembered('grown')).toBe(-1);
  await analyzeGrown(test.db, ['grown', 'known', 'absent'], 50);
  expect(await remembered('grown')).toBe(50);
  expect(await remembered('known')).toBe(100);
});
