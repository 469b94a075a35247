import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { write } from '../audit/index.ts';
import { closeWords } from './evidence.repo.ts';
import { defineEvidence, DUTIES_CONSUMER, prove, readEvidence, retract, type Evidence } from './index.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
});
afterAll(() => test.close());

const report = (change: Partial<Evidence> = {}): Evidence => ({
  ...{ key: 'report:1', type: 'reports.annual.settled', organisationId: world.finance },
  ...{ subjectType: 'report', subjectId: '1', occurredOn: '2026-01-30', title: '2025年度报告', facts: { year: 2025 } },
  ...change,
});
const tellIn = (work: Parameters<typeof write>[3]) =>
  write(test.db, world.admin, { permission: 'registers.account.write' }, async (w) => {
    w.record({ action: 'test.thing.done', subjectType: 'test', subjectId: '1' });
    await work(w);
  });
const told = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from outbox_events where consumer = ${DUTIES_CONSUMER}`.execute(
      test.db,
    )
  ).rows[0]?.n;

describe('evidence', () => {
  it('told twice stands once, and is told to the duties once', async () => {
    await tellIn((w) => prove(w, world.admin, report()));
    await tellIn((w) => prove(w, world.admin, [report({ occurredOn: '2026-02-01' }), report({ key: 'report:2' })]));
    const all = await readEvidence(test.db, world.tenantId, { types: ['reports.annual.settled'] });
    expect(all.map(({ key, occurredOn }) => [key, occurredOn])).toEqual([
      ['report:1', '2026-01-30'],
      ['report:2', '2026-01-30'],
    ]);
    expect(all[0]?.facts).toEqual({ year: 2025 });
    await tellIn((w) => prove(w, world.admin, report()));
    expect(await told()).toBe(2);
  });

  it('taken back no longer counts, but did at the time', async () => {
    const before = new Date();
    await tellIn((w) => retract(w, world.admin, ['report:1', 'never'], '数据有误'));
    const now = await readEvidence(test.db, world.tenantId, { subject: { subjectType: 'report', subjectIds: ['1'] } });
    expect(now.map(({ key }) => key)).toEqual(['report:2']);
    const then = await readEvidence(test.db, world.tenantId, { keys: ['report:1'], recordedBy: before });
    expect(then).toHaveLength(1);
    const [gone] = await readEvidence(test.db, world.tenantId, { keys: ['report:1'], withRetracted: true });
    expect(gone?.retractionReason).toBe('数据有误');
    await tellIn((w) => prove(w, world.admin, report()));
    expect(await readEvidence(test.db, world.tenantId, { keys: ['report:1'] })).toEqual([]);
  });

  it('is never changed, but loses its words when they were closed', async () => {
    await expect(sql`update evidence_events set occurred_on = '2026-01-01'`.execute(test.db)).rejects.toThrow(
      'append-only',
    );
    await expect(sql`delete from evidence_events`.execute(test.db)).rejects.toThrow('append-only');
    await test.db.transaction().execute((tx) => closeWords(tx, world.tenantId, 'report', ['1']));
    const [left] = await readEvidence(test.db, world.tenantId, { keys: ['report:2'] });
    expect(left).toMatchObject({ title: '', facts: {}, occurredOn: '2026-01-30' });
  });

  it('is of declared types, each declared once', () => {
    const type = { code: 'reports.annual.settled', title: { zh: '年报', en: 'Annual report' }, facts: {} };
    expect(defineEvidence([type]).find(type.code)).toBe(type);
    expect(() => defineEvidence([type, type])).toThrow('twice');
    expect(() => defineEvidence([{ ...type, code: 'Reports' }])).toThrow('dotted');
  });
});
