import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/db/index.ts';
import type { RequestForm } from '../intake/intake.schema.ts';
import { createRequestsWorld, type RequestsWorld } from '../requests.testing.ts';

let world: RequestsWorld;
let count = 0;
let [ofBudget, ofWater] = ['', ''];
beforeAll(async () => {
  world = await createRequestsWorld();
  world.clock.at = new Date('2026-03-02T10:00:00+08:00');
  ofBudget = await account('budget.officer', '预算处承办员', world.budget.id);
  ofWater = await account('water.officer', '水利局承办员', world.water.id);
});
afterAll(() => world.close());

/** Somebody who can sign in and may work on requests of a unit. */
async function account(name: string, displayName: string, organisationId: string): Promise<string> {
  const id = newId();
  const tenantId = world.tenant.id;
  await world.db
    .insertInto('accounts')
    .values({ tenantId, id, name, displayName, passwordHash: 'none', mustChangePassword: false })
    .execute();
  await world.db
    .insertInto('accountRoles')
    .values({ tenantId, id: newId(), accountId: id, role: 'request_officer', organisationId })
    .execute();
  return id;
}
const view = (id: string) => world.cases.get(world.officer, id);
async function step(id: string, name: string, input: object = {}) {
  const { version } = await view(id);
  return world.steps.step(world.officer, id, { version, step: name, ...input });
}
async function registered(change: Partial<RequestForm> = {}): Promise<string> {
  const { id } = await world.submit(`DISPATCH-${(count += 1)}-00000000`, change);
  await step(id, 'confirm_receipt', { on: '2026-03-02' });
  await step(id, 'register');
  return id;
}
const items = (...titles: string[]) => titles.map((title) => ({ title, number: '', description: '' }));

describe('dispatching', () => {
  it('names the unit in charge, its helpers and an officer, and changes them later with a reason', async () => {
    const id = await registered();
    await step(id, 'accept', { unitId: world.budget.id, coUnitIds: [world.water.id], officerId: ofBudget });
    expect(await view(id)).toMatchObject({
      officerId: ofBudget,
      officerName: '预算处承办员',
      leadUnitName: '安澜市预算处',
    });
    const { version, dueOn } = await view(id);
    const choice = { version, unitId: world.water.id, coUnitIds: [], officerId: ofWater, words: '属于水利局职责' };
    await world.dispatch.dispatch(world.officer, id, choice);
    const after = await view(id);
    expect(after).toMatchObject({ officerId: ofWater, leadUnitName: '安澜市水利局', dueOn, version: version + 1 });
    expect(after.records.at(-1)).toMatchObject({ kind: 'dispatched', words: '属于水利局职责' });
    const trail = await world.trailOf(id);
    expect(trail.at(-1)).toMatchObject({ action: 'requests.request.dispatched', actorName: 'officer' });
    expect(JSON.stringify(trail)).not.toContain('属于水利局职责');
    expect(await world.codeOf(world.dispatch.dispatch(world.officer, id, choice))).toBe('requests.conflict');
  });

  it('lists who may work for a unit, the least busy first', async () => {
    const before = await world.dispatch.listOfficers(world.officer, world.water.id);
    expect(before.map(({ id }) => id)).toEqual([ofWater]);
    expect(before[0]).toMatchObject({ name: '水利局承办员', open: 1, overdue: 0 });
    expect(await world.codeOf(world.dispatch.listOfficers(world.editor, world.water.id))).toBe('access.denied');
  });

  it('refuses an officer who may not, a unit that is not there, and a case that was not dispatched', async () => {
    const id = await registered();
    const { version } = await view(id);
    const wrong = { unitId: world.budget.id, officerId: ofWater };
    expect(await world.codeOf(step(id, 'accept', wrong))).toBe('requests.officer_unknown');
    expect(await world.codeOf(step(id, 'accept', { unitId: newId() }))).toBe('requests.unknown_target');
    const choice = { version, unitId: world.budget.id, coUnitIds: [], officerId: null, words: '' };
    expect(await world.codeOf(world.dispatch.dispatch(world.officer, id, choice))).toBe('requests.not_dispatched');
    expect(await world.codeOf(world.dispatch.assign(world.officer, id, { version, officerId: newId() }))).toBe(
      'requests.officer_unknown',
    );
    expect(await world.codeOf(world.dispatch.dispatch(world.reviewer, id, choice))).toBe('access.denied');
    expect((await view(id)).version).toBe(version);
  });
});

describe('what is asked', () => {
  it('is written anew; a decision stays with the words it was made on, and lists show the first item', async () => {
    const id = await registered({ items: items('决算', '预算') });
    await step(id, 'accept', { unitId: world.budget.id });
    const one = await view(id);
    const [first, second] = one.items;
    for (const [at, item] of one.items.entries())
      await world.work.decide(world.officer, id, item.id, {
        ...{ version: one.version + at, answer: 'provided', grounds: [], particulars: { way: '电子邮件' } },
      });
    const { version } = await view(id);
    const changed = [
      { id: second?.id ?? null, title: '预算', number: '', description: '' },
      { id: first?.id ?? null, title: '2025年决算', number: '', description: '' },
      { id: null, title: '绩效报告', number: '', description: '' },
    ];
    await world.work.setItems(world.officer, id, { version, items: changed });
    const after = await view(id);
    expect(after.items.map(({ title, answer }) => [title, answer])).toEqual([
      ['预算', 'provided'],
      ['2025年决算', ''],
      ['绩效报告', ''],
    ]);
    expect(after.title).toBe('预算');
    expect(after.items[0]?.decidedByName).toBe('officer');
  });

  it('of two cases becomes one: decisions stay, and whoever has the other one open is told', async () => {
    const [id, other] = [await registered({ items: items('甲') }), await registered({ items: items('乙') })];
    await step(id, 'accept', { unitId: world.budget.id });
    const seen = await view(id);
    await world.work.decide(world.officer, id, seen.items[0]?.id ?? '', {
      ...{ version: seen.version, answer: 'provided', grounds: [], particulars: { way: '电子邮件' } },
    });
    await step(other, 'join', { targetId: id });
    const joined = await view(id);
    expect(joined.items.map(({ title, answer }) => [title, answer])).toEqual([
      ['甲', 'provided'],
      ['乙', ''],
    ]);
    expect(joined.version).toBe(seen.version + 2);
    expect((await view(other)).state).toBe('joined');
    // Closed by now: nothing more can be joined into it.
    expect(await world.codeOf(step(await registered(), 'join', { targetId: other }))).toBe('workflow.refused');
  });
});

it('keeps of a search who did it, where, with which words and what was found, on its day', async () => {
  const id = await registered();
  const { version } = await view(id);
  const search = {
    kind: 'search' as const,
    by: '档案室 管理员',
    place: '档案系统',
    terms: '决算',
    found: '无',
    words: '',
  };
  await world.work.addRecord(world.officer, id, { version, ...search, on: '2026-03-01' });
  expect((await view(id)).records.at(-1)).toMatchObject({
    kind: 'search',
    on: '2026-03-01',
    words: '检索人：档案室 管理员\n范围：档案系统\n关键词：决算\n结果：无',
  });
  const later = { version: version + 1, ...search, on: '2026-03-03' };
  expect(await world.codeOf(world.work.addRecord(world.officer, id, later))).toBe('requests.day_ahead');
});

it('finds a case by its number or code, within the units of who looks, and lists by unit and officer', async () => {
  const id = await registered();
  await step(id, 'accept', { unitId: world.budget.id, officerId: ofBudget });
  const { number, code } = await view(id);
  const list = (asked: object, actor = world.officer) => world.cases.list(actor, { view: 'open', page: 1, ...asked });
  const idsOf = async (asked: object, actor = world.officer) => (await list(asked, actor)).items.map((one) => one.id);
  for (const find of [number, number.replace(/\D/g, ' ').trim(), code.toLowerCase(), /(\d+)号/.exec(number)?.[1]])
    expect([find, await idsOf({ find })]).toEqual([find, [id]]);
  expect(await idsOf({ find: '没有数字' })).toEqual([]);
  expect(await idsOf({ find: number }, world.waterOfficer)).toEqual([]);
  expect(await idsOf({ officer: ofBudget, unit: world.finance.id })).toContain(id);
  expect(await idsOf({ officer: ofWater, unit: world.finance.id })).not.toContain(id);
  expect(await idsOf({ unit: world.water.id })).toEqual([]);
});
