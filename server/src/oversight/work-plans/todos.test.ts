import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPlansWorld, type PlansWorld } from './work-plans.testing.ts';

let world: PlansWorld;
beforeAll(async () => {
  world = await createPlansWorld();
});
afterAll(() => world.close());

it('puts on the work bench what waits for whom', async () => {
  const { todos, office, chief, unitOfficer, otherOfficer, cards, amendments, item } = world;
  const plan = await world.inForce();
  expect(await todos(unitOfficer)).toEqual([]);
  // Twenty-five days before the day of the summary.
  expect(await todos(office)).toMatchObject([{ kind: 'work_plan', id: plan.id, step: '年度总结 2026-12-15 前报送' }]);
  await amendments.propose(office, plan.id, {
    ...{ effectiveOn: '2026-11-20', reason: '补充', changes: [{ kind: 'add', item: item({ title: '新' }) }] },
  });
  const partId = plan.items[0]?.parts[0]?.id ?? '';
  await cards.ask(unitOfficer, partId, { kind: 'help', words: '缺人手', wantedOn: null });
  expect((await todos(chief))[0]?.step).toBe('1 条申请待答复；1 项调整待审定；年度总结 2026-12-15 前报送');
  // Nobody is asked to decide on what he proposed himself.
  expect((await todos(office))[0]?.step).toBe('1 条申请待答复；年度总结 2026-12-15 前报送');
  world.clock.at = new Date('2026-12-21T03:00:00Z');
  expect(await todos(unitOfficer)).toMatchObject([{ kind: 'work_plan_report', id: partId, step: '第4季度进展待填报' }]);
  expect(await todos(otherOfficer)).toEqual([]);
  expect(await todos({ ...office, can: () => false })).toEqual([]);
});
