import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, createPlansWorld, type PlansWorld } from './work-plans.testing.ts';

let world: PlansWorld;
beforeAll(async () => {
  world = await createPlansWorld();
});
afterAll(() => world.close());
const said = { quarter: 4, percent: 40, outlook: 'on_track' as const, words: '正在梳理。', version: 0 };
const cardOf = async (planId: string, actor = world.unitOfficer) =>
  (await world.cards.list(actor)).find((card) => card.planId === planId);

describe('a task card', () => {
  it('is seen by its unit, with what is missing, and reported on by quarter', async () => {
    const { cards, unitOfficer, otherOfficer, part, item, unit, other } = world;
    const parts = [
      part(unit.id, { share: 60, words: '公布清单' }),
      part(other.id, { role: 'responsible', share: 40, dueOn: '2026-11-30' }),
    ];
    const plan = await world.inForce([item({ parts })]);
    // In force since 20 November; the quarter ends in more than ten days.
    expect(await cardOf(plan.id)).toMatchObject({
      missing: [],
      dueOn: '2026-12-10',
      partWords: '公布清单',
      quartersBegun: 4,
    });
    expect(await cardOf(plan.id, otherOfficer)).toMatchObject({ dueOn: '2026-11-30', leadName: '测试市财政局' });
    world.clock.at = new Date('2026-12-20T16:30:00Z'); // the 21st in China: ten days before the end
    expect((await cardOf(plan.id))?.missing).toEqual([4]);
    const { partId = '' } = (await cardOf(plan.id)) ?? {};
    await cards.report(unitOfficer, partId, said);
    expect((await cardOf(plan.id))?.progress).toMatchObject([{ quarter: 4, percent: 40, version: 1 }]);
    expect((await cardOf(plan.id))?.missing).toEqual([]);
    expect((await world.plans.get(world.office, plan.id)).items[0]?.percent).toBe(24);
    expect(await codeOf(cards.report(otherOfficer, partId, said))).toBe('access.denied');
    expect(await codeOf(cards.report(unitOfficer, partId, said))).toBe('work_plans.progress_conflict');
    const again = [50, 60].map((percent) =>
      codeOf(cards.report(unitOfficer, partId, { ...said, percent, version: 1 })),
    );
    expect((await Promise.all(again)).toSorted()).toEqual(['done', 'work_plans.progress_conflict']);
    expect(await codeOf(cards.report(unitOfficer, partId, { ...said, outlook: 'done', version: 2 }))).toBe(
      'work_plans.done_is_whole',
    );
    expect(await world.trailOf(partId)).toEqual(['work_plans.progress.reported', 'work_plans.progress.reported']);
    world.clock.at = new Date('2026-11-20T03:00:00Z');
  });

  it('tells its day to the calendar until it is done', async () => {
    const plan = await world.inForce([world.item({ title: '日历里的任务' })]);
    const days = async (actor = world.unitOfficer) =>
      (await world.cards.listDays(actor)).filter(({ summary }) => summary.includes('日历里的任务'));
    expect(await days()).toMatchObject([{ on: '2026-12-10', summary: '工作要点：日历里的任务' }]);
    expect(await days(world.otherOfficer)).toEqual([]);
    expect(await days({ ...world.unitOfficer, can: () => false })).toEqual([]);
    const { partId = '' } = (await cardOf(plan.id)) ?? {};
    await world.cards.report(world.unitOfficer, partId, { ...said, percent: 100, outlook: 'done' });
    expect(await days()).toEqual([]);
  });

  it('says nothing of a quarter before it begins', async () => {
    const { id } = await world.plans.create(world.office, { ...world.head, year: 2027, summaryDueOn: null });
    await world.plans.addItem(world.office, id, world.item({ schedule: { kind: 'once', by: '2027-06-30' } }));
    for (const [actor, step] of [
      [world.office, 'submit'],
      [world.chief, 'approve'],
    ] as const)
      await world.plans.step(actor, id, { version: (await world.plans.get(actor, id)).version, step, note: '' });
    const { partId = '' } = (await cardOf(id)) ?? {};
    expect(await codeOf(world.cards.report(world.unitOfficer, partId, { ...said, quarter: 1 }))).toBe(
      'work_plans.quarter_ahead',
    );
  });

  it('belongs to plans in force only', async () => {
    const { id } = await world.plans.create(world.office, world.head);
    const draft = await world.plans.addItem(world.office, id, world.item());
    expect(await cardOf(id)).toBeUndefined();
    const partId = draft.items[0]?.parts[0]?.id ?? '';
    expect(await codeOf(world.cards.report(world.unitOfficer, partId, said))).toBe('work_plans.not_in_force');
    expect(await codeOf(world.cards.report(world.unitOfficer, id, said))).toBe('work_plans.part_unknown');
  });
});

describe('asking for another date', () => {
  it('is answered by somebody else, and the date holds from then on', async () => {
    const { cards, unitOfficer, office } = world;
    const plan = await world.inForce();
    const { partId = '' } = (await cardOf(plan.id)) ?? {};
    const wish = { kind: 'date' as const, words: '等待上级文件', wantedOn: '2027-01-15' };
    expect(await codeOf(cards.ask(unitOfficer, partId, { ...wish, wantedOn: null }))).toBe('work_plans.date_missing');
    expect(await codeOf(cards.ask(unitOfficer, partId, { ...wish, wantedOn: '2026-11-19' }))).toBe(
      'work_plans.date_past',
    );
    expect(await codeOf(cards.ask(unitOfficer, partId, { ...wish, wantedOn: '2026-12-10' }))).toBe(
      'work_plans.date_same',
    );
    expect(await codeOf(cards.ask(world.otherOfficer, partId, wish))).toBe('access.denied');
    await cards.ask(unitOfficer, partId, wish);
    expect(await codeOf(cards.ask(unitOfficer, partId, wish))).toBe('work_plans.ask_open');
    const [ask] = await cards.listAsks(office, plan.id);
    expect(ask).toMatchObject({ state: 'open', mayDecide: true });
    const answer = { granted: true, answer: '同意' };
    expect(await codeOf(cards.decide(unitOfficer, ask?.id ?? '', answer))).toBe('access.denied');
    const both = await Promise.all([1, 2].map(() => codeOf(cards.decide(office, ask?.id ?? '', answer))));
    expect(both.toSorted()).toEqual(['done', 'work_plans.ask_decided']);
    expect((await cardOf(plan.id))?.dueOn).toBe('2027-01-15');
    expect(await world.trailOf(partId)).toEqual(['work_plans.ask.made', 'work_plans.ask.decided']);
  });

  it('is never answered by who asked', async () => {
    const both = { ...world.office, can: () => true };
    const plan = await world.inForce();
    const { partId = '' } = (await cardOf(plan.id)) ?? {};
    await world.cards.ask(both, partId, { kind: 'help', words: '缺人手', wantedOn: null });
    const [ask] = await world.cards.listAsks(both, plan.id);
    expect(ask?.mayDecide).toBe(false);
    expect(await codeOf(world.cards.decide(both, ask?.id ?? '', { granted: true, answer: '好' }))).toBe(
      'work_plans.own_ask',
    );
  });
});
