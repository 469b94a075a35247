import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/db/index.ts';
import { createRequestsWorld, type RequestsWorld } from '../requests.testing.ts';
import { countRequests, listRequests, updateDueDays, type ListFilter } from './handling.repo.ts';

let world: RequestsWorld;
let count = 0;
beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(() => world.close());

/** A case of the finance bureau that its budget division works on, taken in on this day; withdrawn when it is to be closed. */
async function caseOf(day: number, { isClosed }: { isClosed: boolean }): Promise<string> {
  world.clock.at = new Date(`2026-03-${String(day).padStart(2, '0')}T02:00:00Z`);
  const { id } = await world.submit(`LIST-${String((count += 1)).padStart(12, '0')}`);
  const step = async (step: string, more = {}) => {
    const { version } = await world.cases.get(world.officer, id);
    await world.steps.step(world.officer, id, { version, step, ...more });
  };
  await step('confirm_receipt', { on: `2026-03-${String(day).padStart(2, '0')}` });
  await step('register');
  await step('accept', { unitId: world.budget.id, coUnitIds: [world.water.id] });
  if (isClosed) await step('withdraw', { agreed: true, words: '申请人撤回' });
  return id;
}
const filter = (view: ListFilter['view'], limit = 50, offset = 0): ListFilter => ({
  ...{ view, actorId: newId(), today: '2026-03-20', nearUntil: '2026-03-27', limit, offset },
});

describe('lists over many cases', () => {
  let closed: string[];
  let open: string[];
  beforeAll(async () => {
    closed = [];
    open = [];
    for (const day of [2, 3, 4, 5]) closed.unshift(await caseOf(day, { isClosed: true }));
    for (const day of [9, 10]) open.push(await caseOf(day, { isClosed: false }));
  });
  const idsOf = async (scope: 'all' | readonly string[], asked: ListFilter) =>
    (await listRequests(world.db, world.tenant.id, scope, asked)).map(({ id }) => id);
  /** So many units that the cases of each are not merged any more. */
  const many = () => [...Array.from({ length: 40 }, () => newId()), world.water.id];

  it.each([
    ['everybody', () => 'all' as const],
    ['the authority', () => [world.finance.id]],
    ['the authority and its division', () => [world.finance.id, world.budget.id]],
    ['the division in charge', () => [world.budget.id]],
    ['who only helps', () => [world.water.id]],
    ['who helps, among many units', () => many()],
  ])('show %s each case once, closed ones with the newest first', async (_who, scope) => {
    expect(await idsOf(scope(), filter('closed'))).toEqual(closed);
    expect(await idsOf(scope(), filter('closed', 2, 1))).toEqual(closed.slice(1, 3));
    expect(await idsOf(scope(), filter('open'))).toEqual(open);
    const counts = await countRequests(world.db, world.tenant.id, scope(), filter('closed'));
    expect(counts).toMatchObject({ total: 4, normal: 2 });
    expect(await countRequests(world.db, world.tenant.id, scope(), filter('open'))).toMatchObject({ total: 2 });
  });

  it('show nothing to units that have nothing to do with them', async () => {
    for (const view of ['open', 'closed'] as const) {
      expect(await idsOf([world.city.id], filter(view))).toEqual([]);
      expect(await idsOf([], filter(view))).toEqual([]);
    }
  });

  it('keep what an officer did while all clocks were computed again', async () => {
    const [id = ''] = open;
    const { dueOn } = await world.cases.get(world.officer, id);
    const moved = { id, dueOn: '2026-12-31', dueProvisional: false, wasProvisional: false };
    const write = (before: string | null) =>
      world.db.transaction().execute((tx) => updateDueDays(tx, world.tenant.id, [{ ...moved, before }]));
    // Computed from what stood before a step of somebody set another day.
    expect([...(await write('2026-01-01'))]).toEqual([]);
    expect((await world.cases.get(world.officer, id)).dueOn).toBe(dueOn);
    expect([...(await write(dueOn))]).toEqual([id]);
    expect((await world.cases.get(world.officer, id)).dueOn).toBe('2026-12-31');
  });

  it('a unit that only helps works on the case, but neither answers for it nor sees who asks', async () => {
    const [, id = ''] = open;
    const { version } = await world.cases.get(world.waterOfficer, id);
    const note = { version, kind: 'note' as const, words: '已核对水利台账' };
    expect(await world.codeOf(world.work.addRecord(world.waterOfficer, id, note))).toBe('done');
    const seen = await world.cases.get(world.waterOfficer, id);
    expect(seen).toMatchObject({ mayWork: true, mayReveal: false, mayRegister: false });
    const look = world.work.reveal(world.waterOfficer, id, { reason: 'contact', words: '' });
    expect(await world.codeOf(look)).toBe('access.denied');
    // Somebody who signs at the unit that helps signs nothing of the authority.
    const signer = world.person('signer', [world.water.id], 'request_reviewer', 'legal_reviewer', 'request_officer');
    const step = (name: string) => world.steps.step(signer, id, { version: version + 1, step: name, document: '1号' });
    for (const name of ['extend', 'sign', 'check', 'join']) expect(await world.codeOf(step(name))).not.toBe('done');
    expect(await world.codeOf(step('sign'))).toBe('access.denied');
    expect(await world.codeOf(step('extend'))).toBe('access.denied');
  });

  it('two officers who decide in one moment: one does, the other is told by whom', async () => {
    const [, id = ''] = open;
    const { version, items } = await world.cases.get(world.officer, id);
    const decide = (by: typeof world.officer, answer: string) =>
      world.codeOf(
        world.work.decide(by, id, items[0]?.id ?? '', {
          ...{ version, answer, grounds: [] },
          ...{ particulars: { way: '邮寄', search: '检索三个系统' } },
        }),
      );
    const said = await Promise.all([decide(world.officer, 'provided'), decide(world.colleague, 'not_found')]);
    expect(said.toSorted()).toEqual(['done', 'requests.conflict']);
    const after = await world.cases.get(world.officer, id);
    expect(after.items[0]?.answer).toBe(said[0] === 'done' ? 'provided' : 'not_found');
    expect(after.version).toBe(version + 1);
  });
});
