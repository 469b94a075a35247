import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import { runningWorkdays, yearSpan } from './load.rules.ts';

let world: RequestsWorld;
let count = 0;
beforeAll(async () => {
  world = await createRequestsWorld();
  await caseOf('2026-03-02', '2026-03-04');
  await caseOf('2026-03-02', '2026-03-17');
  await caseOf('2026-03-03', null);
  await caseOf('2026-03-20', null);
  await world.submit('LOAD-UNCONFIRMED');
  world.clock.at = new Date('2026-04-15T02:00:00Z');
});
afterAll(() => world.close());

/** A case of the finance bureau that its budget division works on and the water bureau helps with; withdrawn on the second day. */
async function caseOf(on: string, withdrawnOn: string | null): Promise<string> {
  world.clock.at = new Date(`${on}T02:00:00Z`);
  const { id } = await world.submit(`LOAD-${String((count += 1)).padStart(12, '0')}`);
  const step = async (step: string, more = {}) => {
    const { version } = await world.cases.get(world.officer, id);
    await world.steps.step(world.officer, id, { version, step, ...more });
  };
  await step('confirm_receipt', { on });
  await step('register');
  await step('accept', { unitId: world.budget.id, coUnitIds: [world.water.id] });
  if (count % 2)
    await world.db.updateTable('requests').set({ officerId: world.officer.id }).where('id', '=', id).execute();
  if (withdrawnOn) {
    world.clock.at = new Date(`${withdrawnOn}T02:00:00Z`);
    await step('withdraw', { agreed: true, words: '申请人撤回' });
    // As the step of the reply writes it; the way there has its own tests.
    await world.db.updateTable('requests').set({ repliedOn: withdrawnOn }).where('id', '=', id).execute();
  }
  return id;
}

describe('the load of units and officers', () => {
  it('counts open, near, late and closed cases, and the median of working days', async () => {
    const load = await world.loads.load(world.officer);
    expect(load).toMatchObject({ year: 2026, thisYear: 2026, nearDays: 5 });
    const worked = { open: 2, near: 1, overdue: 1, closed: 2, answered: 2 };
    // 2 and 11 working days; the median lies between.
    expect(load.units).toEqual([
      { id: world.finance.id, name: '安澜市财政局', ...worked, open: 3, medianDays: 6.5 },
      { id: world.budget.id, name: '安澜市预算处', ...worked, medianDays: 6.5 },
    ]);
    expect((await world.loads.load(world.waterOfficer)).units).toMatchObject([{ id: world.water.id, ...worked }]);
  });

  it('gives figures that the list behind them shows, for units and officers', async () => {
    const { units, officers, year } = await world.loads.load(world.officer);
    const total = async (asked: object) =>
      (await world.cases.list(world.officer, { view: 'open', page: 1, ...asked })).total;
    for (const { id: unit, ...counts } of units) {
      for (const view of ['open', 'near', 'overdue'] as const) expect(await total({ view, unit })).toBe(counts[view]);
      expect(await total({ view: 'closed', unit, year })).toBe(counts.closed);
      expect(await total({ view: 'closed', unit, year: year - 1 })).toBe(0);
    }
    expect(officers.map(({ id }) => id).toSorted()).toEqual([world.officer.id, null]);
    for (const { id, ...counts } of officers) {
      const officer = id ?? 'none';
      for (const view of ['open', 'near', 'overdue'] as const)
        expect(await total({ view, officer })).toBe(counts[view]);
      const closed = await world.cases.list(world.officer, { view: 'closed', page: 1, officer, year });
      expect([closed.total, closed.items.length]).toEqual([counts.closed, counts.closed]);
    }
  });

  it('counts a year that is over by the days of China', async () => {
    expect((await world.loads.load(world.officer, 2025)).units.map(({ closed }) => closed)).toEqual([0, 0]);
    expect(yearSpan(2026).from.toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect(yearSpan(2026).until.toISOString()).toBe('2026-12-31T16:00:00.000Z');
  });

  it('shows nobody what he may not read', async () => {
    expect(await world.codeOf(world.loads.load(world.editor))).toBe('access.denied');
    expect(await world.codeOf(world.cases.exportList(world.editor, { view: 'open' }))).toBe('access.denied');
    const { units } = await world.loads.load(world.divisionOfficer);
    expect(units.map(({ id }) => id)).toEqual([world.budget.id]);
    const other = await world.cases.list(world.waterOfficer, { view: 'open', page: 1, unit: world.finance.id });
    expect(other.total).toBe(0);
  });

  it('runs over working days as the calendar has them', () => {
    const isWorkday = (on: string) => !['2026-03-07', '2026-03-08'].includes(on);
    expect(runningWorkdays({ isWorkday }, '2026-03-06', '2026-03-09')).toEqual([1, 1, 1, 2]);
  });
});

describe('the list as a workbook', () => {
  const textOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const rowsOf = (bytes: Uint8Array) => textOf(bytes).split('<row').length - 2;

  it('holds what the list shows with the same filter, and no name', async () => {
    const { bytes, fileName } = await world.cases.exportList(world.officer, { view: 'closed', year: 2026 });
    expect(fileName).toBe('依申请公开-2026-04-15.xlsx');
    expect(rowsOf(bytes)).toBe(2);
    expect(textOf(bytes)).toContain('2025年市级决算');
    expect(textOf(bytes)).toContain('2026-03-17');
    expect(textOf(bytes)).not.toContain('提交答复送审');
    const open = textOf((await world.cases.exportList(world.officer, { view: 'open' })).bytes);
    for (const words of ['提交答复送审', '确认收到']) expect(open).toContain(words);
    for (const word of Object.values(PLANTED)) expect(textOf(bytes)).not.toContain(word);
    expect(rowsOf((await world.cases.exportList(world.officer, { view: 'closed', year: 2025 })).bytes)).toBe(0);
    expect(rowsOf((await world.cases.exportList(world.officer, { view: 'overdue' })).bytes)).toBe(1);
    expect(rowsOf((await world.cases.exportList(world.officer, { view: 'open', find: '没有' })).bytes)).toBe(0);
  });

  it('is recorded with what was asked for', async () => {
    await world.cases.exportList(world.officer, { view: 'near', unit: world.budget.id });
    const trail = await world.trailOf('near');
    expect(trail).toMatchObject([{ action: 'requests.list.exported', actorName: 'officer' }]);
    expect(trail[0]?.after).toMatchObject({ unit: world.budget.id, cases: 1, found: false });
  });
});
