import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
const NOW = new Date('2026-11-22T04:00:00Z');
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db, () => NOW);
});
afterAll(() => test.close());

let count = 0;
const add = (more: Partial<Parameters<typeof world.columns.create>[1]> = {}) => {
  count += 1;
  return world.columns.create(world.admin, {
    ...{ siteId: world.siteId, code: `c${count}`, name: `栏目${count}`, kind: 'list' },
    ...more,
  });
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('the tree of columns', () => {
  it('is made, changed, closed and listed, each audited; a closed column closes what is under it', async () => {
    const top = await add({ kind: 'group', name: ' 民生 ' });
    const inner = await add({ parentId: top.id, organisationId: world.finance, freshnessDays: 14 });
    expect(top.name).toBe('民生');
    const changed = await world.columns.update(world.admin, top.id, { version: top.version, nameEn: 'Life' });
    await world.columns.update(world.admin, top.id, { version: changed.version, status: 'closed' });
    const open = await world.columns.listOpen(world.tenantId, world.siteId);
    expect(open.map(({ id }) => id)).not.toContain(inner.id);
    const all = await world.columns.list(world.admin, world.siteId);
    expect(all.find(({ id }) => id === inner.id)).toMatchObject({ depth: 1, freshness: { state: 'empty' } });
    expect(await world.auditOf(top.id)).toEqual([
      'columns.column.created',
      'columns.column.updated',
      'columns.column.closed',
    ]);
  });

  it('refuses a code twice, an old version, a dangerous link, a parent elsewhere', async () => {
    const one = await add();
    expect(await codeOf(add({ code: one.code }))).toBe('columns.code_taken');
    expect(await codeOf(world.columns.update(world.admin, one.id, { version: 9, name: 'x' }))).toBe('columns.conflict');
    for (const link of ['javascript:alert(1)', '//evil.cn', 'data:text/html,x', ''])
      expect(await codeOf(add({ kind: 'link', link }))).toBe('columns.link_wrong');
    expect(await codeOf(add({ parentId: world.finance }))).toBe('columns.parent_not_found');
    expect(await codeOf(add({ siteId: world.finance }))).toBe('columns.site_unknown');
  });

  it('is changed by those who may: the owner of a column, and for the whole site who answers for all units', async () => {
    const own = await add({ organisationId: world.finance });
    const whole = await add();
    const finance = world.only(['columns.column.write'], [world.finance]);
    const rename = (id: string) => world.columns.update(finance, id, { version: 1, name: '改' });
    expect(await codeOf(rename(own.id))).toBe('done');
    expect(await codeOf(rename(whole.id))).toBe('columns.whole_site');
    const other = world.only(['columns.column.write'], [world.education]);
    const moved = world.columns.move(other, own.id, { version: 2, parentId: null, beforeId: null });
    expect(await codeOf(moved)).toBe('access.denied');
    expect(
      await codeOf(world.columns.create(world.only([]), { siteId: world.siteId, code: 'zz', name: 'x', kind: 'list' })),
    ).toBe('access.denied');
  });

  it('moves with all under it, never under itself, and keeps the order it was given', async () => {
    const [a, b, c] = [await add({ kind: 'group' }), await add(), await add()];
    await world.columns.move(world.admin, c.id, { version: 1, parentId: a.id, beforeId: null });
    const moved = await world.columns.move(world.admin, b.id, { version: 1, parentId: a.id, beforeId: c.id });
    const names = (await world.columns.list(world.admin, world.siteId)).filter(({ parentId }) => parentId === a.id);
    expect(names.map(({ id }) => id)).toEqual([b.id, c.id]);
    for (const parentId of [a.id, b.id])
      expect(await codeOf(world.columns.move(world.admin, a.id, { version: 1, parentId, beforeId: null }))).toBe(
        'columns.under_itself',
      );
    expect(await world.auditOf(b.id)).toContain('columns.column.moved');
    expect(moved.version).toBe(2);
  });

  it('lets two people who move two columns under each other at once not make a circle', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await add({ kind: 'group' }), await add({ kind: 'group' })];
      const moves = await Promise.allSettled([
        world.columns.move(world.admin, a.id, { version: 1, parentId: b.id, beforeId: null }),
        world.columns.move(world.admin, b.id, { version: 1, parentId: a.id, beforeId: null }),
      ]);
      expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('a disclosure platform', () => {
  it('has the prescribed columns under the prescribed names, once, and they cannot be renamed or moved', async () => {
    const input = { siteId: world.siteId, organisationId: world.finance, level: 'county' as const };
    const first = await world.columns.setUpPlatform(world.admin, input);
    expect(first.made).toBe(1 + 5 + 15 + 7);
    expect((await world.columns.setUpPlatform(world.admin, input)).made).toBe(0);
    const all = await world.columns.list(world.admin, world.siteId);
    const root = all.find(({ code }) => code === first.code);
    expect(all.filter(({ parentId }) => parentId === root?.id).map(({ name }) => name)).toEqual([
      ...['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开'],
    ]);
    const guide = all.find(({ role }) => role === 'guide');
    expect(await codeOf(world.columns.update(world.admin, guide?.id ?? '', { version: 1, name: '指南' }))).toBe(
      'columns.prescribed',
    );
    expect(
      await codeOf(world.columns.move(world.admin, guide?.id ?? '', { version: 1, parentId: null, beforeId: null })),
    ).toBe('columns.prescribed');
    expect(await world.auditOf(world.finance)).toContain('columns.platform.set_up');
    const other = world.only(['columns.column.write'], [world.education]);
    expect(await codeOf(world.columns.setUpPlatform(other, input))).toBe('access.denied');
  });
});

describe('documents in columns', () => {
  const idsOf = async (columnId: string, filter = {}) =>
    (await world.placements.page(world.tenantId, columnId, filter, 2)).items.map(({ title }) => title);

  it('stand in several columns, newest first, and page both ways without a jump', async () => {
    const [a, b] = [await add(), await add()];
    const made = [];
    for (const [title, on] of [
      ['一', '2024-01-01'],
      ['二', '2025-05-05'],
      ['三', '2025-05-05'],
      ['四', '2026-02-02'],
      ['五', '2026-03-03'],
    ] as const)
      made.push(await world.publish(title, on));
    const documentIds = made.map(({ id }) => id);
    expect(await world.placements.change(world.admin, { documentIds, add: [a.id, b.id], remove: [] })).toEqual({
      added: 10,
      removed: 0,
    });
    const first = await world.placements.page(world.tenantId, a.id, {}, 2);
    expect(first.items.map(({ title }) => title)).toEqual(['五', '四']);
    expect(first.items[0]?.excerpt).toBe('五的正文');
    const { readPlace } = await import('./columns.rules.ts');
    const second = await world.placements.page(world.tenantId, a.id, { before: readPlace(first.before) }, 2);
    expect(second.items.map(({ title }) => title)).toEqual(['三', '二']);
    const last = await world.placements.page(world.tenantId, a.id, { before: readPlace(second.before) }, 2);
    expect([last.items.map(({ title }) => title), last.before]).toEqual([['一'], null]);
    const back = await world.placements.page(world.tenantId, a.id, { after: readPlace(last.after) }, 2);
    expect(back.items.map(({ title }) => title)).toEqual(['三', '二']);
    const start = await world.placements.page(world.tenantId, a.id, { after: readPlace(back.after) }, 2);
    expect([start.items.map(({ title }) => title), start.after]).toEqual([['五', '四'], null]);
    expect(await world.placements.years(world.tenantId, a.id)).toEqual(['2026', '2025', '2024']);
    expect(await idsOf(a.id, { year: '2025' })).toEqual(['三', '二']);
    expect(await world.placements.count(world.tenantId, a.id)).toEqual({ value: 5, kind: 'exact' });
    await world.placements.change(world.admin, { documentIds, add: [], remove: [a.id] });
    expect([await idsOf(a.id), (await idsOf(b.id)).length]).toEqual([[], 2]);
    expect(await world.auditOf(documentIds[0] ?? '')).toEqual([
      'columns.placement.changed',
      'columns.placement.changed',
    ]);
  });

  it('show nothing that is not public, and follow publishing and withdrawing', async () => {
    const column = await add();
    const draft = await world.publish('未公开', null);
    await world.placements.change(world.admin, { documentIds: [draft.id], add: [column.id], remove: [] });
    expect(await idsOf(column.id)).toEqual([]);
    await test.db
      .updateTable('documentEditions')
      .set({ state: 'live', publishedOn: '2026-01-01' })
      .where('id', '=', draft.editionId)
      .execute();
    await world.show(draft.id, draft.editionId);
    expect(await idsOf(column.id)).toEqual(['未公开']);
    await world.setState(draft.id, 'withdrawn');
    expect(await idsOf(column.id)).toEqual([]);
    expect((await world.placements.count(world.tenantId, column.id)).value).toBe(0);
    // Even where the list's own memory is wrong, the gate decides.
    await test.db.updateTable('columnPlacements').set({ isPublic: true }).where('columnId', '=', column.id).execute();
    expect(await idsOf(column.id)).toEqual([]);
  });

  it('are placed by who writes for their unit, in lists that are open, all or nothing', async () => {
    const [list, group] = [await add(), await add({ kind: 'group' })];
    const [mine, theirs] = [
      await world.publish('甲', '2026-01-01'),
      await world.publish('乙', '2026-01-01', world.education),
    ];
    const finance = world.only(['columns.placement.write'], [world.finance]);
    const place = (documentIds: string[], add: string[], actor = finance) =>
      codeOf(world.placements.change(actor, { documentIds, add, remove: [] }));
    expect(await place([mine.id, theirs.id], [list.id])).toBe('access.denied');
    expect(await place([mine.id], [list.id, group.id])).toBe('columns.takes_no_documents');
    expect(await place([mine.id, world.finance], [list.id])).toBe('columns.document_unknown');
    expect(await place([mine.id], [world.finance])).toBe('columns.not_found');
    expect(await idsOf(list.id)).toEqual([]);
    expect(await place([mine.id], [list.id])).toBe('done');
    const item = (await world.columns.list(world.admin, world.siteId)).find(({ clause }) => clause === '20-7');
    expect(await place([theirs.id], [item?.id ?? ''], world.only(['columns.placement.write'], [world.education]))).toBe(
      'access.denied',
    );
    await world.columns.update(world.admin, list.id, { version: list.version, status: 'closed' });
    expect(await place([mine.id], [list.id])).toBe('columns.column_closed');
  });

  it('tell how fresh their column is', async () => {
    const states = [];
    for (const [days, on] of [
      [14, '2026-11-21'],
      [14, '2026-11-09'],
      [14, '2026-11-07'],
    ] as const) {
      const column = await add({ freshnessDays: days });
      const { id } = await world.publish('新', on);
      await world.placements.change(world.admin, { documentIds: [id], add: [column.id], remove: [] });
      states.push(
        (await world.columns.listStandings(world.tenantId, world.siteId)).find((one) => one.column.id === column.id)
          ?.freshness,
      );
    }
    expect(states).toEqual([
      { state: 'fresh', lastOn: '2026-11-21', dueOn: '2026-12-05' },
      { state: 'due', lastOn: '2026-11-09', dueOn: '2026-11-23' },
      { state: 'overdue', lastOn: '2026-11-07', dueOn: '2026-11-21' },
    ]);
  });
});
