import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createReadingPointsService, type ReadingPointsService } from './index.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let points: ReadingPointsService;
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
  // Already the 23rd in China.
  const now = () => new Date('2026-11-22T16:30:00Z');
  points = createReadingPointsService({ db: test.db, organisations: world.organisations, now });
});
afterAll(() => test.close());

const point = (change: object = {}) => ({
  ...{
    organisationId: world.finance,
    name: '市档案馆一楼阅览室',
    kind: 'archive' as const,
    address: '安澜市江滨路1号',
  },
  ...{ hours: '工作日 9:00–17:00', phone: '', stock: '历年政府公报、规范性文件汇编', stockCheckedOn: '2026-11-23' },
  ...change,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('reading points', () => {
  it('are opened, changed, shown, and closed from a day on', async () => {
    const made = await points.create(world.admin, point());
    expect(made).toMatchObject({ ...point(), organisationName: '财政局', version: 1, closedOn: null });
    const changed = await points.update(world.admin, made.id, { version: 1, hours: '每天 9:00–20:00' });
    expect(changed.hours).toBe('每天 9:00–20:00');
    await points.update(world.admin, made.id, { version: 2, closedOn: '2026-11-24' });
    expect(await points.listOpen(world.tenantId)).toHaveLength(1);
    await points.update(world.admin, made.id, { version: 3, closedOn: '2026-11-23' });
    expect(await points.listOpen(world.tenantId)).toEqual([]);
    expect(await points.list(world.admin)).toHaveLength(1);
    const updated = 'reading_points.point.updated';
    expect(await world.auditOf(made.id)).toEqual(['reading_points.point.opened', updated, updated, updated]);
  });

  it('refuse what cannot be', async () => {
    const make = (change: object) => codeOf(points.create(world.admin, point(change)));
    expect(await make({ name: ' ' })).toBe('reading_points.empty');
    expect(await make({ address: '　' })).toBe('reading_points.empty');
    expect(await make({ stockCheckedOn: '2026-11-24' })).toBe('reading_points.in_future');
    expect(await make({ organisationId: world.siteId })).toBe('reading_points.unit_unknown');
    const made = await points.create(world.admin, point());
    expect(await codeOf(points.update(world.admin, made.id, { version: 9, phone: '1' }))).toBe(
      'reading_points.conflict',
    );
    expect(await codeOf(points.update(world.admin, world.siteId, { version: 1 }))).toBe('reading_points.not_found');
  });

  it('are kept by those who write for the unit', async () => {
    const made = await points.create(world.admin, point());
    const other = world.only(['registers.account.write'], [world.education]);
    expect(await codeOf(points.create(other, point()))).toBe('access.denied');
    const take = points.update(other, made.id, { version: 1, organisationId: world.education });
    expect(await codeOf(take)).toBe('access.denied');
    expect(await codeOf(points.list(world.only([])))).toBe('access.denied');
  });
});
