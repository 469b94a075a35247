import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { batch, newId, openDatabase } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
const tenantId = newId();
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.insertInto('tenants').values({ id: tenantId, code: 'parts', name: '安澜' }).execute();
});
afterAll(() => database.close());

const definition = (key: string, value: { [name: string]: string }) =>
  batch.rows('workflowDefinitions', [{ tenantId, key, hash: 'a'.repeat(64), definition: value }]);
const instance = (id: string, key: string) =>
  batch.rows('workflowInstances', [
    {
      ...{ tenantId, id, subjectType: 'test', subjectId: newId(), definitionKey: key, definitionHash: 'a'.repeat(64) },
      ...{
        state: '起',
        version: 1,
        startedAt: new Date('2026-03-01T16:00:00.123Z'),
        changedAt: new Date(),
        endedAt: null,
      },
    },
  ]);
const keys = async () => {
  const { rows } = await sql<{ key: string }>`select key from workflow_definitions order by key`.execute(database.db);
  return rows.map(({ key }) => key);
};

it('are written together, also where one refers to another, with what a value is made of', async () => {
  const id = newId();
  // The row that is referred to comes last: references are looked at when all are written.
  await batch.run(database.db, [...instance(id, 'one'), ...definition('one', { 名: `'";\\ $1 \u{20000}` })]);
  const row = await database.db.selectFrom('workflowInstances').selectAll().where('id', '=', id).executeTakeFirst();
  expect(row).toMatchObject({ state: '起', endedAt: null, startedAt: new Date('2026-03-01T16:00:00.123Z') });
  const kept = await database.db.selectFrom('workflowDefinitions').select('definition').executeTakeFirst();
  expect(kept?.definition).toEqual({ 名: `'";\\ $1 \u{20000}` });
});

it('are not written at all when one of them is refused', async () => {
  const before = await keys();
  await expect(batch.run(database.db, [...definition('two', {}), ...definition('one', {})])).rejects.toMatchObject({
    constraint: 'workflow_definitions_pkey',
  });
  expect(await keys()).toEqual(before);
  await batch.run(database.db, [
    ...definition('two', {}),
    ...batch.rows(
      'workflowDefinitions',
      [{ tenantId, key: 'one', hash: 'a'.repeat(64), definition: { 新: '词' } }],
      'on conflict do nothing',
    ),
  ]);
  expect(await keys()).toEqual([...before, 'two']);
});

it('are read and planned once on a connection however many rows they have', async () => {
  const { db, close } = await openDatabase(database.url, { maxConnections: 1 });
  for (const count of [1, 3, 2])
    await batch.run(
      db,
      batch.rows(
        'auditUnsealed',
        Array.from({ length: count }, () => ({ tenantId, entryId: newId() })),
      ),
    );
  expect(batch.rows('auditUnsealed', [])).toEqual([]);
  await batch.run(db, []);
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_prepared_statements`.execute(db);
  expect(rows[0]?.count).toBe(1);
  await close();
});
