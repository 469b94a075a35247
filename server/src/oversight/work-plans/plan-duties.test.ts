import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainAll } from '../../kernel/jobs/index.ts';
import { systemActor, write } from '../../foundation/audit/index.ts';
import { prove, retract } from '../../foundation/evidence/index.ts';
import { createPlansWorld, type PlansWorld } from './work-plans.testing.ts';

let world: PlansWorld;
beforeAll(async () => {
  world = await createPlansWorld();
});
afterAll(() => world.close());
const settle = () => drainAll(world.db, world.duties.settling.consumer);
const dutiesOf = async (planId: string) => {
  await settle();
  const { items } = await world.plans.get(world.office, planId);
  return items.flatMap(({ parts }) => parts.flatMap((part) => part.duties));
};

describe('the parts of a plan in force', () => {
  it('have duties from the day on which it was agreed, settled and reopened by evidence', async () => {
    const { item, part, unit, db, tenant } = world;
    const plan = await world.inForce([item()]);
    expect(await dutiesOf(plan.id)).toMatchObject([{ dueOn: '2026-12-10', state: 'open', opensOn: '2026-11-20' }]);
    const { obligationId = '' } = (await world.plans.get(world.office, plan.id)).items[0]?.parts[0] ?? {};
    const actor = systemActor(tenant.id, 'test');
    const needs = { permission: 'x.y.z' };
    const note = { action: 'test.proof.told', subjectType: 'x', subjectId: 'x' };
    const proof = {
      ...{ key: `proof:${plan.id}`, type: 'ledgers.proof.confirmed', organisationId: unit.id, subjectType: 'entry' },
      ...{ subjectId: 'e', about: { subjectType: 'obligation', subjectId: obligationId ?? '' } },
      ...{ occurredOn: '2026-11-20', title: '已公布' },
    };
    await write(db, actor, needs, async (w) => {
      w.record(note);
      await prove(w, actor, proof);
    });
    expect(await dutiesOf(plan.id)).toMatchObject([{ state: 'met', lastEvidence: { title: '已公布' } }]);
    await write(db, actor, needs, async (w) => {
      w.record(note);
      await retract(w, actor, [proof.key], '有误');
    });
    expect(await dutiesOf(plan.id)).toMatchObject([{ state: 'open' }]);
    void part;
  });

  it('follow another date, an amendment and the end of the plan; what fell due before stays', async () => {
    const { item, cards, amendments, office, chief, unitOfficer } = world;
    const plan = await world.inForce([item()]);
    await settle();
    const { partId = '' } = (await cards.list(unitOfficer)).find(({ planId }) => planId === plan.id) ?? {};
    await cards.ask(unitOfficer, partId, { kind: 'date', words: '等待', wantedOn: '2026-12-20' });
    await cards.decide(office, (await cards.listAsks(office, plan.id))[0]?.id ?? '', { granted: true, answer: '同意' });
    expect((await dutiesOf(plan.id)).map(({ dueOn, state }) => [dueOn, state])).toEqual([['2026-12-20', 'open']]);
    // The day passes; only then the plan is amended: the missed duty stays.
    world.clock.at = new Date('2026-12-21T03:00:00Z');
    const itemId = plan.items[0]?.id ?? '';
    const changes = [
      { kind: 'replace' as const, itemId, item: item({ title: '新', schedule: { kind: 'once', by: '2026-12-31' } }) },
    ];
    await amendments.propose(office, plan.id, { effectiveOn: '2026-12-22', reason: '调整', changes });
    await amendments.decide(chief, (await amendments.list(chief, plan.id))[0]?.id ?? '', { agreed: true, note: '' });
    world.clock.at = new Date('2026-12-22T03:00:00Z');
    await world.duties.settling.keep(world.tenant.id);
    expect((await dutiesOf(plan.id)).map(({ dueOn, state }) => [dueOn, state])).toEqual([
      ['2026-12-20', 'overdue'],
      ['2026-12-31', expect.stringMatching(/open|near/)],
    ]);
    world.clock.at = new Date('2026-11-20T03:00:00Z');
  });

  it('have one for each period, and none where nothing is fixed or nobody answers', async () => {
    const { item, part, unit } = world;
    const { id: document } = unit;
    const every = { kind: 'every' as const, period: 'month' as const, times: 1, due: {} };
    const after = { kind: 'after' as const, what: '收到', amount: 3, unit: 'working_day' as const };
    const plan = await world.inForce([
      item({ title: '每月', schedule: every, parts: [part(document)] }),
      item({ title: '随时', schedule: after }),
    ]);
    world.clock.at = new Date('2026-12-02T03:00:00Z');
    await settle();
    await world.duties.settling.keep(world.tenant.id);
    const { items } = await world.plans.get(world.office, plan.id);
    expect(items[0]?.parts[0]?.duties.map(({ dueOn }) => dueOn)).toEqual(['2026-11-30', '2026-12-31']);
    expect(items[1]?.parts[0]?.duties).toEqual([]);
    world.clock.at = new Date('2026-11-20T03:00:00Z');
  });
});
