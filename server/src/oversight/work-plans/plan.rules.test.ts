import { describe, expect, it } from 'vitest';
import { itemsFromTasks, titleOf, type RecognisedTask } from './from-tasks.rules.ts';
import { lastDayOf, percentOf, quartersBegun, quartersMissing } from './plan.rules.ts';

describe('quarters', () => {
  it.each([
    ['2025-12-31', 0],
    ['2026-01-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 2],
    ['2026-12-31', 4],
    ['2027-01-01', 4],
  ])('on %s %i have begun', (on, expected) => expect(quartersBegun(2026, on)).toBe(expected));

  it.each([
    ['2026-03-20', [], []],
    ['2026-03-21', [], [1]],
    ['2026-07-01', [1], [2]],
    ['2026-12-31', [2], [1, 3, 4]],
  ])('on %s, said of %j, these wait: %j', (on, said, expected) => {
    expect(quartersMissing(2026, on, { said, since: '2026-01-01', dueOn: null })).toEqual(expected);
  });
  it('do not wait before the plan was in force, nor after the part was due', () => {
    const on = '2026-12-31';
    expect(quartersMissing(2026, on, { said: [], since: '2026-04-01', dueOn: '2026-06-30' })).toEqual([2]);
  });
});

describe('how far an item is', () => {
  const part = (id: string, percent: number | null, share: number | null = null, parentId: string | null = null) => ({
    ...{ id, parentId, share, percent },
  });
  it.each([
    ['alike without shares', [part('a', 100), part('b', 0)], 50],
    ['by shares that make up 100', [part('a', 100, 80), part('b', 0, 20)], 80],
    ['alike when shares do not', [part('a', 100, 80), part('b', 0, null)], 50],
    [
      'from below when the part says nothing',
      [part('a', null), part('b', 60, null, 'a'), part('c', 20, null, 'a')],
      40,
    ],
    ['as the part says before what is below', [part('a', 10), part('b', 60, null, 'a')], 10],
    ['nothing without parts', [], 0],
  ])('%s', (_name, parts, expected) => expect(percentOf(parts)).toBe(expected));
});

describe('tasks of a notice', () => {
  const task = (more: Partial<RecognisedTask>): RecognisedTask => ({
    ...{ path: '一', anchor: 'a', text: '做一件事。', lead: ['财政局'], responsible: [], dueOn: null },
    ...{ dates: [], frequencies: [], limits: [], thresholds: [], ...more },
  });
  const units = [{ id: 'u', names: ['测试市财政局', '财政局'] }];
  const read = (more: Partial<RecognisedTask>) => itemsFromTasks([task(more)], [], units)[0];
  it.each([
    [{}, { kind: 'once', by: null }, []],
    [{ dates: [{ on: '2026-06-30', words: '6月底' }] }, { kind: 'once', by: '2026-06-30' }, []],
    [
      {
        dates: [
          { on: '2026-06-30', words: '6月底' },
          { on: '2026-12-31', words: '12月底' },
        ],
      },
      { kind: 'once', by: '2026-12-31' },
      ['schedule'],
    ],
    [{ frequencies: [{ value: 'monthly', words: '每月' }] }, { kind: 'every', period: 'month', times: 1, due: {} }, []],
    [{ frequencies: [{ value: 'every 2 years', words: '每两年' }] }, null, ['schedule']],
    [
      { thresholds: [{ value: '>= 3 times', words: '不少于3次' }] },
      { kind: 'every', period: 'year', times: 3, due: {} },
      [],
    ],
    [
      { limits: [{ value: '24 hours', words: '24小时内' }] },
      { kind: 'after', what: '（起算事项待填）', amount: 24, unit: 'hour' },
      ['schedule'],
    ],
    [{ lead: ['没有的局'] }, { kind: 'once', by: null }, ['units']],
    [{ lead: [] }, { kind: 'once', by: null }, ['units']],
  ])('%j is due %j, to be looked at: %j', (more, schedule, unsure) => {
    expect(read(more)).toMatchObject({ schedule, unsure });
  });
  it('carry the doubts of the reading', () => {
    const doubt = (code: string) => itemsFromTasks([task({})], [{ code, path: '一' }], units)[0]?.unsure;
    expect(doubt('task_unit_unclear')).toEqual(['units']);
    expect(doubt('task_date_without_year')).toEqual(['schedule']);
    expect(doubt('task_threshold_unproven')).toEqual(['threshold']);
    expect(itemsFromTasks([task({})], [{ code: 'task_unit_unclear', path: '二' }], units)[0]?.unsure).toEqual([]);
  });
  it('are headed by their first sentence', () => {
    expect(titleOf('公布清单。其他。')).toBe('公布清单');
    expect(titleOf('长'.repeat(99))).toHaveLength(60);
  });
  it('end with the year when no day is named', () => {
    expect(lastDayOf({ kind: 'once', by: null }, 2026)).toBe('2026-12-31');
    expect(lastDayOf({ kind: 'after', what: 'x', amount: 1, unit: 'hour' }, 2026)).toBeNull();
  });
});
