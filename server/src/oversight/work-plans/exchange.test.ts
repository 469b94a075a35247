import { afterAll, beforeAll, expect, it } from 'vitest';
import { drainAll } from '../../kernel/jobs/index.ts';
import { newId } from '../../kernel/db/index.ts';
import { codeOf, createPlansWorld, type PlansWorld } from './work-plans.testing.ts';

let world: PlansWorld;
beforeAll(async () => {
  world = await createPlansWorld();
});
afterAll(() => world.close());

it('gives a task to the level below and hears progress and state of it, and no words', async () => {
  const { db, plans, exchange, cards, amendments, office, chief, item, part, tenant, organisations } = world;
  const lowerTenantId = newId();
  await db.insertInto('tenants').values({ id: lowerTenantId, code: 'lower', name: '测试县' }).execute();
  const unitId = newId();
  await db
    .insertInto('organisations')
    .values({ tenantId: lowerTenantId, id: unitId, code: 'u', name: '测试县财政局' })
    .execute();
  organisations.forgetCaches();
  const below = (actor: typeof office) => ({ ...actor, tenantId: lowerTenantId });
  const deliver = () => drainAll(db, exchange.consumer);

  const upper = await world.inForce([item({ parts: [part(null, { lowerTenantId, words: '在全县公布清单' })] })]);
  expect(upper.orphanCount).toBe(0);
  expect((await exchange.list(below(office))).messages).toEqual([]);
  await deliver();
  await exchange.consumer.consume([
    { tenantId: tenant.id, payload: { id: (await exchange.list(office)).messages[0]?.id } } as never,
  ]);
  const [task, ...more] = (await exchange.list(below(office))).messages;
  expect(more).toEqual([]);
  expect(task).toMatchObject({
    kind: 'task',
    otherName: '测试市',
    words: '在全县公布清单',
    dueOn: '2026-12-10',
    itemId: null,
  });

  const lower = await plans.create(below(office), { ...world.head, organisationId: unitId, title: '县要点' });
  expect(await codeOf(exchange.take(below(world.unitOfficer), task?.id ?? '', lower.id))).toBe('access.denied');
  expect(await codeOf(exchange.take(office, task?.id ?? '', upper.id))).toBe('work_plans.not_draft');
  const both = await Promise.all([1, 2].map(() => codeOf(exchange.take(below(office), task?.id ?? '', lower.id))));
  expect(both.toSorted()).toEqual(['done', 'work_plans.message_taken']);
  const [own] = (await plans.get(below(office), lower.id)).items;
  expect(own).toMatchObject({ upperWords: upper.title, unsure: ['units'] });
  const { title, words } = own ?? { title: '', words: '' };
  await plans.saveItem(below(office), lower.id, own?.id ?? '', 1, item({ title, words, parts: [part(unitId)] }));
  for (const [actor, step] of [
    [office, 'submit'],
    [chief, 'approve'],
  ] as const) {
    const { version } = await plans.get(below(actor), lower.id);
    await plans.step(below(actor), lower.id, { version, step, note: '' });
  }
  const partId = (await plans.get(below(office), lower.id)).items[0]?.parts[0]?.id ?? '';
  const officer = { ...below(world.unitOfficer), can: () => true };
  await cards.report(officer, partId, { quarter: 4, percent: 80, outlook: 'at_risk', words: '内部说明', version: 0 });
  await deliver();
  const after = (await plans.get(office, upper.id)).items[0];
  expect(after?.percent).toBe(80);
  expect(after?.parts[0]?.lower).toMatchObject({ percent: 80, outlook: 'at_risk', quarter: 4, on: '2026-11-20' });
  const heard = (await exchange.list(office)).messages;
  expect(JSON.stringify(heard)).not.toContain('内部说明');
  await amendments.writeSummary(below(office), lower.id, { words: '县里全年完成。', version: 0 });
  await amendments.sendSummary(below(office), lower.id, 1);
  await deliver();
  expect((await exchange.list(office)).messages[0]).toMatchObject({
    kind: 'summary',
    words: '县里全年完成。',
    direction: 'in',
  });
});
