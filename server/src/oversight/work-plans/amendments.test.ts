import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../../foundation/evidence/index.ts';
import { codeOf, createPlansWorld, type PlansWorld } from './work-plans.testing.ts';

let world: PlansWorld;
beforeAll(async () => {
  world = await createPlansWorld();
});
afterAll(() => world.close());
const agreed = { agreed: true, note: '同意' };

describe('an amendment', () => {
  it('takes effect from its day when somebody else agrees; what was before stays', async () => {
    const { plans, amendments, cards, office, chief, item, part, unit, other } = world;
    const plan = await world.inForce([item(), item({ title: '二', parts: [part(other.id)] })]);
    const [first, second] = plan.items;
    const partId = first?.parts[0]?.id ?? '';
    await cards.report(world.unitOfficer, partId, {
      quarter: 4,
      percent: 30,
      outlook: 'on_track',
      words: '做',
      version: 0,
    });
    const changes = [
      {
        kind: 'replace' as const,
        itemId: first?.id ?? '',
        item: item({ title: '公布两份清单', parts: [part(unit.id)] }),
      },
      { kind: 'end' as const, itemId: second?.id ?? '' },
      { kind: 'add' as const, item: item({ title: '三' }) },
    ];
    const input = { effectiveOn: '2026-12-01', reason: '上级通知调整', changes };
    expect(await codeOf(amendments.propose(world.unitOfficer, plan.id, input))).toBe('access.denied');
    expect(await codeOf(amendments.propose(office, plan.id, { ...input, effectiveOn: '2026-11-19' }))).toBe(
      'work_plans.effective_past',
    );
    await amendments.propose(office, plan.id, input);
    const [proposed] = await amendments.list(office, plan.id);
    expect(proposed).toMatchObject({ number: 1, state: 'proposed', mayDecide: false });
    expect(proposed?.changes[0]).toMatchObject({ before: '公布清单', after: '公布两份清单' });
    expect((await plans.get(office, plan.id)).revision).toBe(1);
    expect(await codeOf(amendments.decide(office, proposed?.id ?? '', agreed))).toBe('work_plans.own_amendment');
    expect(await codeOf(amendments.decide(world.unitOfficer, proposed?.id ?? '', agreed))).toBe('access.denied');
    const both = await Promise.all([1, 2].map(() => codeOf(amendments.decide(chief, proposed?.id ?? '', agreed))));
    expect(both.toSorted()).toEqual(['done', 'work_plans.amendment_decided']);
    const after = await plans.get(office, plan.id);
    expect(after.revision).toBe(2);
    expect(after.items.map(({ title, validFrom, validUntil }) => [title, validFrom, validUntil])).toEqual([
      ['公布清单', null, '2026-11-30'],
      ['公布两份清单', '2026-12-01', null],
      ['二', null, '2026-11-30'],
      ['三', '2026-12-01', null],
    ]);
    // The old card stays until the day, then the new one takes its place with what was said.
    const titles = async () =>
      (await cards.list(world.unitOfficer)).filter(({ planId }) => planId === plan.id).map(({ title }) => title);
    expect(await titles()).toEqual(['公布清单']);
    world.clock.at = new Date('2026-11-30T16:00:00Z'); // midnight in China
    expect((await titles()).toSorted()).toEqual(['三', '公布两份清单']);
    const carried = (await cards.list(world.unitOfficer)).find(({ title }) => title === '公布两份清单');
    expect(carried?.progress).toMatchObject([{ quarter: 4, percent: 30 }]);
    world.clock.at = new Date('2026-11-20T03:00:00Z');
    expect((await world.trailOf(plan.id)).slice(-2)).toEqual([
      'work_plans.amendment.proposed',
      'work_plans.amendment.agreed',
    ]);
  });

  it('cannot change an item that another one ended, and begins today when it is agreed late', async () => {
    const { amendments, office, chief, item } = world;
    const plan = await world.inForce();
    const end = { kind: 'end' as const, itemId: plan.items[0]?.id ?? '' };
    const propose = (reason: string, change: object) =>
      amendments.propose(office, plan.id, { effectiveOn: '2026-11-20', reason, changes: [change as typeof end] });
    await propose('一', end);
    await propose('二', end);
    await propose('三', { kind: 'add', item: item({ title: '新' }) });
    const [third, second, first] = await amendments.list(chief, plan.id);
    await amendments.decide(chief, first?.id ?? '', agreed);
    expect(await codeOf(amendments.decide(chief, second?.id ?? '', agreed))).toBe('work_plans.item_ended');
    expect((await amendments.list(chief, plan.id))[1]?.state).toBe('proposed');
    await amendments.decide(chief, second?.id ?? '', { agreed: false, note: '已终止' });
    world.clock.at = new Date('2026-11-25T03:00:00Z');
    await amendments.decide(chief, third?.id ?? '', agreed);
    expect((await world.plans.get(chief, plan.id)).items.at(-1)).toMatchObject({
      title: '新',
      validFrom: '2026-11-25',
    });
    world.clock.at = new Date('2026-11-20T03:00:00Z');
    const wrong = [{ kind: 'end' as const, itemId: plan.id }];
    const missing = amendments.propose(office, plan.id, { effectiveOn: '2026-11-20', reason: 'x', changes: wrong });
    expect(await codeOf(missing)).toBe('work_plans.item_unknown');
  });
});

describe('the yearly summary', () => {
  it('is written, sent once with the figures of its day, and proves it; then the plan can be closed', async () => {
    const { amendments, plans, office, cards, db, tenant } = world;
    const plan = await world.inForce([world.item(), world.item({ title: '二', parts: [world.part(world.other.id)] })]);
    await expect(plans.step(office, plan.id, { version: plan.version, step: 'close', note: '' })).rejects.toMatchObject(
      {
        code: 'workflow.refused',
      },
    );
    expect(await codeOf(amendments.sendSummary(office, plan.id, 1))).toBe('work_plans.summary_empty');
    expect(await codeOf(amendments.writeSummary(world.unitOfficer, plan.id, { words: 'x', version: 0 }))).toBe(
      'access.denied',
    );
    const { version } = await amendments.writeSummary(office, plan.id, { words: '全年完成。', version: 0 });
    expect(await codeOf(amendments.writeSummary(office, plan.id, { words: '乙', version: 0 }))).toBe(
      'work_plans.conflict',
    );
    const partId = plan.items[0]?.parts[0]?.id ?? '';
    await cards.report(world.unitOfficer, partId, {
      quarter: 4,
      percent: 100,
      outlook: 'done',
      words: '完成',
      version: 0,
    });
    const sent = await amendments.sendSummary(office, plan.id, version);
    expect(sent.figures).toEqual({ items: 2, done: 1, atRisk: 0, silent: 1, percent: 50 });
    const more = { quarter: 4, percent: 10, outlook: 'at_risk' as const, words: '难', version: 0 };
    await cards.report(world.otherOfficer, plan.items[1]?.parts[0]?.id ?? '', more);
    expect((await amendments.summary(office, plan.id)).figures.atRisk).toBe(0);
    expect(await codeOf(amendments.sendSummary(office, plan.id, sent.version))).toBe('work_plans.summary_sent');
    expect(await readEvidence(db, tenant.id, { keys: [`work_plan_summary:${plan.id}`] })).toMatchObject([
      { type: 'work_plans.summary.sent', occurredOn: '2026-11-20' },
    ]);
    const now = await plans.get(office, plan.id);
    expect((await plans.step(office, plan.id, { version: now.version, step: 'close', note: '' })).state).toBe('closed');
    expect((await world.trailOf(plan.id)).slice(-4)).toEqual([
      ...['work_plans.summary.written', 'work_plans.summary.sent', 'workflow.instance.moved', 'work_plans.plan.closed'],
    ]);
  });
});
