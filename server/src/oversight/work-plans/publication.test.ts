import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFrame } from '../../portal/index.ts';
import { createPlanRecord, createPlanSurfaces } from './publication.service.ts';
import { renderPlan, renderPlanItem, renderPlanList } from './plans.pages.tsx';
import { codeOf, createPlansWorld, type PlansWorld } from './work-plans.testing.ts';

let world: PlansWorld;
let publisher: PlansWorld['office'];
beforeAll(async () => {
  world = await createPlansWorld();
  publisher = world.officer('publisher', ['plans.plan.read', 'plans.plan.publish']);
});
afterAll(() => world.close());
const frameOf = (path: string) =>
  pageFrame({ name: '测试市', nameEn: 'Test City', origin: 'https://example.gov.cn' }, path);

describe('the public pages of a plan', () => {
  it('show a picture of the day, without what is internal, and again after progress', async () => {
    const { publication, plans, cards, office, item, part, unit, tenant } = world;
    const plan = await world.inForce([
      item(),
      item({ title: '内部事项', visibility: 'internal', words: '不公开的话' }),
    ]);
    expect(await publication.list(tenant.id)).toEqual([]);
    expect(await codeOf(publication.publish(office, plan.id, plan.version))).toBe('work_plans.own_plan');
    expect(await codeOf(publication.publish(world.unitOfficer, plan.id, plan.version))).toBe('access.denied');
    expect(await codeOf(publication.publish(publisher, plan.id, 1))).toBe('work_plans.conflict');
    const published = await publication.publish(publisher, plan.id, plan.version);
    expect(published).toMatchObject({ isPublic: true, url: `/work-plans/${plan.id}` });
    const shown = await publication.find(tenant.id, plan.id);
    if (!('content' in shown)) throw new Error('not shown');
    expect(JSON.stringify(shown)).not.toContain('内部事项');
    // What is reported later waits for the next publication.
    const said = { quarter: 4, percent: 70, outlook: 'at_risk' as const, words: '平台改造延期', version: 0 };
    await cards.report(world.unitOfficer, plan.items[0]?.parts[0]?.id ?? '', said);
    expect(JSON.stringify(await publication.find(tenant.id, plan.id))).not.toContain('平台改造延期');
    await publication.publish(publisher, plan.id, (await plans.get(office, plan.id)).version);
    const [again] = await publication.list(tenant.id);
    if (!again) throw new Error('not listed');
    const one = again.content.items[0];
    if (!one) throw new Error('no item');
    expect(renderPlan(frameOf('/work-plans/x'), again)).toContain('70%');
    expect(renderPlanItem(frameOf('/en/work-plans/x'), again, one)).toContain('in difficulty');
    expect(renderPlanList(frameOf('/work-plans'), [again])).toContain(plan.title);
    expect((await publication.newest(tenant.id, 10)).entries[0]?.path).toBe(`/work-plans/${plan.id}`);
    expect(await world.trailOf(plan.id)).toContain('work_plans.plan.published');
    void [part, unit];
  });

  it('are refused before the plan is agreed, and held where a report names a person', async () => {
    const { publication, plans, office, head, item, cards } = world;
    const { id } = await plans.create(office, head);
    const draft = await plans.addItem(office, id, item());
    expect(await codeOf(publication.publish(publisher, id, draft.version))).toBe('work_plans.not_agreed');
    const plan = await world.inForce();
    const words = '联系人身份证号11010519491231002X';
    await cards.report(world.unitOfficer, plan.items[0]?.parts[0]?.id ?? '', {
      quarter: 4,
      percent: 1,
      outlook: 'on_track',
      words,
      version: 0,
    });
    expect(await codeOf(publication.publish(publisher, plan.id, plan.version))).toBe('gate.held');
    expect((await plans.get(office, plan.id)).isPublic).toBe(false);
  });

  it('end with a tombstone, and every surface says the same as the gate', async () => {
    const { publication, tenant, db } = world;
    const plan = await world.inForce();
    await publication.publish(publisher, plan.id, plan.version);
    const surfaces = createPlanSurfaces(db);
    const ask = () =>
      Promise.all(surfaces.map(async (one) => (await one.ask(tenant.id, [plan.id], true)).get(plan.id)));
    expect(await ask()).toEqual([
      { kind: 'shows', version: 1 },
      { kind: 'shows', version: 1 },
    ]);
    expect((await createPlanRecord(db).editionsOf(tenant.id, [plan.id])).size).toBe(1);
    expect(await codeOf(publication.withdraw(world.office, plan.id, '有误').then(() => undefined))).toBe('done');
    expect(await ask()).toEqual([{ kind: 'gone', version: 2 }, undefined]);
    expect((await createPlanRecord(db).editionsOf(tenant.id, [plan.id])).size).toBe(0);
    expect(await publication.find(tenant.id, plan.id)).toMatchObject({ reason: '有误' });
    expect(await codeOf(publication.withdraw(publisher, plan.id, '再撤'))).toBe('gate.not_public');
    expect(await codeOf(publication.find(tenant.id, tenant.id))).toBe('work_plans.not_found');
  });
});
