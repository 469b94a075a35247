import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, createPlansWorld, NOTICE, type PlansWorld } from './work-plans.testing.ts';

let world: PlansWorld;
beforeAll(async () => {
  world = await createPlansWorld();
});
afterAll(() => world.close());
const step = async (
  actor: PlansWorld['office'],
  id: string,
  name: 'submit' | 'recall' | 'return' | 'approve' | 'close',
) => world.plans.step(actor, id, { version: (await world.plans.get(actor, id)).version, step: name, note: '' });

describe('a plan from a notice', () => {
  it('has an item for each recognised task and marks what was not recognised', async () => {
    const documentId = await world.importNotice(NOTICE);
    const plan = await world.plans.create(world.office, { ...world.head, documentId });
    expect(plan.items.map(({ title }) => title)).toEqual([
      '公布惠企政策清单',
      '更新补贴指南',
      '公布抽查结果',
      '开展培训',
    ]);
    const [list, guide, check, training] = plan.items;
    expect(list).toMatchObject({
      schedule: { kind: 'once', by: '2026-06-30' },
      unsure: ['units'],
      dueOn: '2026-06-30',
    });
    expect(guide?.schedule).toEqual({ kind: 'every', period: 'quarter', times: 1, due: {} });
    expect(check).toMatchObject({ schedule: { kind: 'after', amount: 7, unit: 'working_day' } });
    expect(check?.unsure).toEqual(expect.arrayContaining(['units', 'schedule']));
    expect(check?.parts[0]).toMatchObject({ organisationId: null, unitWords: '市幻想局', isOrphan: true });
    expect(training?.schedule).toEqual({ kind: 'every', period: 'year', times: 2, due: {} });
    expect(plan.documentWords).toContain('测政办发〔2026〕3号');
    // What is open keeps it from being sent; every reason is told.
    await expect(step(world.office, plan.id, 'submit')).rejects.toMatchObject({ code: 'workflow.refused' });
    expect((await world.plans.list(world.office))[0]).toMatchObject({ itemCount: 4, unsureCount: 4, orphanCount: 4 });
  });

  it('is refused without tasks or without the document', async () => {
    const documentId = await world.importNotice('关于放假的通知\n今天放假。', 'b.txt');
    const from = (id: string) => codeOf(world.plans.create(world.office, { ...world.head, documentId: id }));
    expect(await from(documentId)).toBe('work_plans.document_without_tasks');
    expect(await from(world.tenant.id)).toBe('work_plans.document_unknown');
  });
});

describe('drawing up', () => {
  it('is done by those who may, and never from an old page', async () => {
    const { plans, office, head, item, unitOfficer } = world;
    expect(await codeOf(plans.create(unitOfficer, head))).toBe('access.denied');
    expect(await codeOf(plans.list({ ...unitOfficer, can: () => false }))).toBe('access.denied');
    expect(await codeOf(plans.create(office, { ...head, organisationId: world.tenant.id }))).toBe(
      'work_plans.unit_unknown',
    );
    const { id } = await plans.create(office, head);
    const added = await plans.addItem(office, id, item());
    const [one] = added.items;
    const change = (version: number, title: string) =>
      plans.saveItem(office, id, one?.id ?? '', version, item({ title }));
    const both = await Promise.all([codeOf(change(1, '甲')), codeOf(change(1, '乙'))]);
    expect(both.toSorted()).toEqual(['done', 'work_plans.conflict']);
    expect(await codeOf(plans.updateHead(office, id, { ...head, version: 1 }))).toBe('work_plans.conflict');
    expect(await codeOf(plans.removeItem(unitOfficer, id, one?.id ?? '', 2))).toBe('access.denied');
    expect((await plans.removeItem(office, id, one?.id ?? '', 2)).items).toEqual([]);
    expect(await world.trailOf(id)).toEqual([
      ...['workflow.instance.started', 'work_plans.plan.created', 'work_plans.item.added', 'work_plans.item.changed'],
      'work_plans.item.removed',
    ]);
  });

  it.each([
    ['the same unit twice', { parts: 2 }, 'work_plans.unit_twice'],
    ['shares over 100', { share: 60 }, 'work_plans.shares_over'],
    ['a day in another year', { by: '2028-01-01' }, 'work_plans.due_outside'],
    ['an unknown lower tenant', { lower: '00000000-0000-7000-8000-000000000000' }, 'work_plans.tenant_unknown'],
    ['itself as lower tenant', { lower: 'self' }, 'work_plans.tenant_unknown'],
  ])('refuses %s', async (_name, wrong: { parts?: number; share?: number; by?: string; lower?: string }, code) => {
    const { part, item, unit, other, office, head, plans, tenant } = world;
    const { id } = await plans.create(office, head);
    const lowerTenantId = wrong.lower === 'self' ? tenant.id : (wrong.lower ?? null);
    const parts = wrong.parts
      ? [part(unit.id), part(unit.id)]
      : wrong.share
        ? [part(unit.id, { share: 60 }), part(other.id, { share: 60 })]
        : [part(lowerTenantId ? null : unit.id, { lowerTenantId })];
    const schedule = { kind: 'once' as const, by: wrong.by ?? null };
    expect(await codeOf(plans.addItem(office, id, item({ parts, schedule })))).toBe(code);
    expect((await plans.get(office, id)).items).toEqual([]);
  });

  it('shows a unit without an owner when it is closed meanwhile', async () => {
    const { organisation } = await world.organisations.create(world.system, { code: 'gone', name: '测试市撤并局' });
    const plan = await world.inForce([
      world.item({ parts: [world.part(organisation.id), world.part(world.other.id)] }),
    ]);
    expect(plan.orphanCount).toBe(0);
    await world.organisations.update(world.system, organisation.id, { status: 'closed', version: 1 });
    const after = await world.plans.get(world.office, plan.id);
    expect(after.orphanCount).toBe(1);
    expect(after.items[0]?.parts.map(({ isOrphan }) => isOrphan)).toEqual([true, false]);
    expect(after.items[0]?.parts[0]?.organisationName).toBe('测试市撤并局');
  });
});

describe('the life of a plan', () => {
  it('is agreed to by another, and not changed directly afterwards', async () => {
    const { plans, office, chief, head, item } = world;
    const { id } = await plans.create(office, head);
    await expect(step(office, id, 'submit')).rejects.toMatchObject({ code: 'workflow.refused' });
    await plans.addItem(office, id, item());
    await step(office, id, 'submit');
    expect(await codeOf(plans.addItem(office, id, item({ title: '二' })))).toBe('work_plans.not_draft');
    await expect(step(office, id, 'approve')).rejects.toMatchObject({ code: 'workflow.refused' });
    expect(await codeOf(step(world.unitOfficer, id, 'approve'))).toBe('access.denied');
    await step(chief, id, 'return');
    await step(office, id, 'submit');
    const before = await plans.get(chief, id);
    const both = await Promise.all(
      [1, 2].map(() => codeOf(plans.step(chief, id, { version: before.version, step: 'approve', note: '' }))),
    );
    expect(both.toSorted()).toEqual(['done', 'work_plans.conflict']);
    const plan = await plans.get(office, id);
    expect(plan).toMatchObject({ state: 'in_force', inForceOn: '2026-11-20', revision: 1 });
    expect(plan.options.map(({ step: name }) => name)).toContain('close');
    expect(await codeOf(plans.saveItem(office, id, plan.items[0]?.id ?? '', 1, item()))).toBe('work_plans.not_draft');
    expect((await world.trailOf(id)).filter((action) => action.startsWith('work_plans.plan'))).toEqual([
      ...['created', 'submitted', 'returned', 'submitted', 'approved'].map((verb) => `work_plans.plan.${verb}`),
    ]);
  });

  it('is another tenant’s business only there', async () => {
    const plan = await world.inForce();
    const stranger = { ...world.office, tenantId: '00000000-0000-7000-8000-000000000001' };
    expect(await codeOf(world.plans.get(stranger, plan.id))).toBe('work_plans.not_found');
  });
});
