import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestsWorld, type RequestsWorld } from '../requests.testing.ts';
import { lacksConsultation } from './consultation.rules.ts';

let world: RequestsWorld;
let count = 0;
beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(() => world.close());

const view = (id: string) => world.cases.get(world.officer, id);
async function step(id: string, name: string, more: object = {}) {
  await world.steps.step(world.officer, id, { version: (await view(id)).version, step: name, ...more });
}
async function handling(): Promise<string> {
  const { id } = await world.submit(`LIMIT-${String((count += 1)).padStart(10, '0')}`);
  await step(id, 'confirm_receipt', { on: '2026-03-02' });
  await step(id, 'register');
  await step(id, 'accept', { unitId: world.budget.id });
  return id;
}
const asked = (name: string) => ({
  ...{ kind: 'third_party' as const, organisationId: null, name, contact: '', words: '是否同意公开' },
  ...{ receivedOn: '2026-03-02', dueOn: null },
});
const dispute = (change = {}) => ({
  ...{ track: 'reconsideration' as const, number: '', body: '安澜市人民政府', procedure: 'ordinary' as const },
  ...{ requestId: null, filedOn: '2026-03-02', servedOn: '2026-03-02', answeredOn: null, result: '' as const },
  ...{ endedOn: null, version: 0, ...change },
});

describe('a change of the calendar', () => {
  it('moves the last day of who is heard and of the authority in disputes, recorded, once; not what is answered', async () => {
    const id = await handling();
    await step(id, 'consult', { consultation: asked('甲公司') });
    await step(id, 'consult', { consultation: asked('乙公司') });
    const [, second] = (await view(id)).consultations;
    await world.work.answerConsultation(world.officer, id, second?.id ?? '', {
      ...{ version: (await view(id)).version, answer: 'agrees', answeredOn: '2026-03-02' },
    });
    const open = await world.disputes.create(world.officer, world.finance.id, dispute());
    const answered = await world.disputes.create(
      world.officer,
      world.finance.id,
      dispute({ answeredOn: '2026-03-02' }),
    );
    const days = async () => ({
      heard: (await view(id)).consultations.map(({ dueOn }) => dueOn),
      disputes: (await world.disputes.list(world.officer)).map((one) => [one.id, one.answerDueOn]).toSorted(),
    });
    const before = await days();
    expect(before.heard).toEqual(['2026-03-23', '2026-03-23']);
    expect(open.answerDueOn).toBe('2026-03-16');
    expect(await world.recalculate(world.tenant.id)).toBe(0);

    const year = await world.calendar.getYear(world.tenant.id, 2026);
    await world.calendar.setYear(world.system, 2026, {
      ...{ version: year.version, notices: year.notices, work: year.work, off: [...year.off, '2026-03-10'] },
    });
    // One who is heard and one proceeding; the reply's own clock stands still while others are heard.
    expect(await world.recalculate(world.tenant.id)).toBe(2);
    expect((await days()).heard).toEqual(['2026-03-24', '2026-03-23']);
    expect((await days()).disputes).toEqual(
      [
        [open.id, '2026-03-17'],
        [answered.id, answered.answerDueOn],
      ].toSorted(),
    );
    expect(await world.recalculate(world.tenant.id)).toBe(0);
    const trail = await world.trailOf(id);
    expect(trail.find(({ action }) => action === 'requests.consultation.due_moved')).toMatchObject({
      ...{ actorName: 'job:request-clocks', before: { dueOn: '2026-03-23' }, after: { dueOn: '2026-03-24' } },
    });
    expect((await world.trailOf(open.id)).map(({ action }) => action)).toContain('requests.dispute.due_moved');
    // A form that was open meanwhile is still taken.
    await world.disputes.change(world.officer, open.id, { ...dispute(), number: '1', version: open.version });
  });
});

describe('withholding for the rights of a third party (articles 15 and 32)', () => {
  const harm = { reason: '商业秘密', harm: '经营数据', publicInterest: '没有重大影响' };
  const decide = async (id: string, more: object = {}) => {
    const { version, items } = await view(id);
    const decision = { version, answer: 'third_party', grounds: [], particulars: harm, ...more };
    return world.work.decide(world.officer, id, items[0]?.id ?? '', decision);
  };

  it('asks whether it is meant when none was heard, and keeps the answer', async () => {
    const id = await handling();
    expect(await world.codeOf(decide(id))).toBe('requests.not_consulted');
    expect(await world.codeOf(decide(id, { notConsulted: '  ' }))).toBe('requests.not_consulted');
    expect(await world.codeOf(decide(id, { isUnfinished: true }))).toBe('requests.not_consulted');
    expect((await view(id)).items[0]?.answer).toBe('');
    await decide(id, { notConsulted: '企业已注销，没有权利承受人' });
    expect((await view(id)).records.at(-1)).toMatchObject({
      ...{ kind: 'not_consulted', words: '企业已注销，没有权利承受人' },
    });
    // Said once: a change of the reasons does not ask again.
    await decide(id, { particulars: { ...harm, reason: '商业秘密，已采取保密措施' } });
    expect((await view(id)).records.filter(({ kind }) => kind === 'not_consulted')).toHaveLength(1);
  });

  it('goes on without a word where somebody was asked', async () => {
    const id = await handling();
    await step(id, 'consult', { consultation: asked('丙公司') });
    expect(await world.codeOf(decide(id))).toBe('done');
  });

  it.each([
    ['third_party', [], [], true],
    ['partly', ['third_party'], [], true],
    ['partly', ['deliberation'], [], false],
    ['provided', ['third_party'], [], false],
    ['third_party', [], [{ kind: 'unit' }], true],
    ['third_party', [], [{ kind: 'third_party' }], false],
  ] as const)('%s %j %j: %s', (answer, grounds, consultations, lacks) =>
    expect(lacksConsultation({ answer, grounds: [...grounds] }, consultations, [])).toBe(lacks),
  );
});
