import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';

let world: RequestsWorld;
let count = 0;
beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(() => world.close());

const submit = (change = {}) => world.submit(`OFTEN-${String((count += 1)).padStart(10, '0')}`, change);
const view = (id: string) => world.cases.get(world.officer, id);
async function handling(id: string): Promise<string> {
  for (const [step, more] of [
    ['confirm_receipt', { on: '2026-03-02' }],
    ['register', {}],
    ['accept', { unitId: world.budget.id }],
  ] as const)
    await world.steps.step(world.officer, id, { version: (await view(id)).version, step, ...more });
  return id;
}
const decide = async (id: string, answer: string) => {
  const { version, items } = await view(id);
  const particulars = { explained: '已要求说明理由', reason: '没有正当理由' };
  return world.work.decide(world.officer, id, items[0]?.id ?? '', { version, answer, grounds: [], particulars });
};

describe('unusually many requests of one applicant (article 35)', () => {
  it('are counted by day, month and year, to one authority, and told at intake and on the case', async () => {
    const first = await submit();
    for (let at = 0; at < 9; at++) await submit();
    expect((await view(first.id)).frequency).toMatchObject({ day: 10, month: 10, year: 10, isUnusual: false });
    // Another authority, another person, another month: none of them counts here.
    await submit({ organisationId: world.water.id });
    const { applicant } = world.form();
    await submit({ applicant: { ...applicant, documentType: 'other', documentNumber: 'QT-12345' } });
    const counter = {
      ...{ ...world.form(), channel: 'counter' as const, isOral: false, confirmedOn: null },
      submissionKey: 'COUNTER-0000000001',
    };
    const before = await world.intake.takeIn(world.officer, { ...counter, arrivedOn: '2026-02-10' });
    expect(before.often).toBeNull();
    const eleventh = await world.intake.takeIn(world.officer, {
      ...{ ...counter, submissionKey: 'COUNTER-0000000002', arrivedOn: '2026-03-02' },
      // The same paper, typed otherwise.
      applicant: { ...applicant, documentNumber: ` ${PLANTED.documentNumber.toLowerCase()}` },
    });
    expect(eleventh.often).toBe(11);
    expect((await view(first.id)).frequency).toMatchObject({ day: 11, month: 11, year: 12, most: 10, isUnusual: true });
  });

  it(
    'may be five hundred in a day: each is a case, and the officer is told the number',
    { timeout: 60_000 },
    async () => {
      const { applicant } = world.form();
      const many = { applicant: { ...applicant, documentType: 'other' as const, documentNumber: 'MANY-500' } };
      const made: string[] = [];
      for (let at = 0; at < 10; at++)
        made.push(...(await Promise.all(Array.from({ length: 50 }, () => submit(many)))).map(({ id }) => id));
      expect(new Set(made).size).toBe(500);
      expect((await view(made[499] ?? '')).frequency).toMatchObject({ day: 500, month: 500, isUnusual: true });
    },
  );

  it('are not refused for the number: reasons are asked for first, and waited for', async () => {
    const id = await handling((await submit()).id);
    expect(await world.codeOf(decide(id, 'excessive'))).toBe('requests.reasons_first');
    const ask = async (actor = world.officer) =>
      world.work.issueLetter(actor, id, { kind: 'explain', dueOn: '2026-03-10', version: (await view(id)).version });
    expect(await world.codeOf(ask(world.lawyer))).toBe('access.denied');
    await ask();
    expect((await view(id)).frequency?.reasons).toEqual({
      ...{ askedOn: '2026-03-02', until: '2026-03-10', isExplained: false },
    });
    expect(await world.codeOf(decide(id, 'excessive'))).toBe('requests.reasons_awaited');
    await world.work.addRecord(world.officer, id, {
      ...{ version: (await view(id)).version, kind: 'explanation', words: '用于研究' },
    });
    expect((await view(id)).frequency?.reasons?.isExplained).toBe(true);
    expect(await world.codeOf(decide(id, 'excessive'))).toBe('done');
    expect((await world.trailOf(id)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['requests.letter.asked_for', 'requests.record.added', 'requests.item.decided']),
    );
  });

  it('can be decided when the time for reasons is over without any', async () => {
    const id = await handling((await submit()).id);
    await world.work.issueLetter(world.officer, id, {
      ...{ kind: 'explain', dueOn: '2026-03-10', version: (await view(id)).version },
    });
    world.clock.at = new Date('2026-03-10T15:59:59Z');
    expect(await world.codeOf(decide(id, 'excessive'))).toBe('requests.reasons_awaited');
    world.clock.at = new Date('2026-03-10T16:00:01Z');
    expect(await world.codeOf(decide(id, 'excessive'))).toBe('done');
  });
});
