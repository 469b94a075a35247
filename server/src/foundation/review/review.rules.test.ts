import { describe, expect, it } from 'vitest';
import { applyTransition } from '../workflow/index.ts';
import { chooseChain, findChainFault, findGaps, unitsUpward } from './chains.rules.ts';
import {
  backTargets,
  DEFAULT_STEPS,
  openPlaces,
  reviewWorkflow,
  stageOfResubmission,
  stagesOf,
} from './review.rules.ts';
import type { ReviewStep } from './review.schema.ts';

const step = (key: string, more: Partial<ReviewStep> = {}): ReviewStep => ({
  ...{ key, nameZh: key, nameEn: key, permission: 'review.step.first' },
  ...more,
});
const secrecy = (more: Partial<ReviewStep> = {}) => step('secrecy', { permission: 'review.step.secrecy', ...more });
/** 初审 → 合法性审查、保密审查 → 签发 */
const BESIDE = [step('first'), step('legal'), secrecy({ parallel: true }), step('final')];

describe('steps side by side', () => {
  const table = reviewWorkflow(BESIDE);
  const go = (state: string, name: string) => {
    const context = { may: () => true, predicates: {}, guards: { not_author: true, not_decided_before: true } };
    const result = applyTransition(table, state, name, context);
    return result.ok ? result.to : result.refusals[0]?.code;
  };

  it('are one stage', () => {
    expect(stagesOf(BESIDE)).toEqual([[0], [1, 2], [3]]);
    expect(stagesOf([step('a', { parallel: true }), step('b')])).toEqual([[0], [1]]);
  });

  it.each([
    ['at_first', 'approve_first', 'open_6'],
    ['open_6', 'approve_legal', 'open_4'],
    ['open_6', 'approve_secrecy', 'open_2'],
    ['open_4', 'approve_secrecy', 'at_final'],
    ['open_2', 'approve_legal', 'at_final'],
    ['open_4', 'approve_legal', 'workflow.not_from_state'],
    ['open_6', 'return_secrecy', 'returned'],
    ['open_4', 'back_secrecy_to_0', 'at_first'],
    ['at_final', 'back_final_to_1', 'open_6'],
    ['at_final', 'approve_final', 'approved'],
    ['open_2', 'approve_final', 'workflow.not_from_state'],
  ])('%s, %s: %s', (state, name, to) => expect(go(state, name)).toBe(to));

  it('are read back from the state, in reviews of older releases as well', () => {
    expect(openPlaces(BESIDE, 'open_6')).toEqual([1, 2]);
    expect(openPlaces(BESIDE, 'at_first')).toEqual([0]);
    expect(openPlaces(BESIDE, 'approved')).toEqual([]);
    expect(openPlaces(DEFAULT_STEPS, 'at_secrecy')).toEqual([2]);
  });

  it('make a table of every chain that is allowed, from every stage', () => {
    const four = ['a', 'b', 'c', 'd'].map((key, at) => step(key, { parallel: at > 0 }));
    expect(Object.keys(reviewWorkflow(four).states)).toHaveLength(15 + 3);
    for (const startAt of [0, 1, 2]) expect(reviewWorkflow(BESIDE, { startAt }).initial).toMatch(/^(at|open)_/);
  });

  it('may be sent back to earlier stages only', () => {
    expect(backTargets(BESIDE, 'first')).toEqual([]);
    expect(backTargets(BESIDE, 'secrecy').map(({ key }) => key)).toEqual(['first']);
    expect(backTargets(BESIDE, 'final').map(({ key }) => key)).toEqual(['first', 'legal']);
  });
});

describe('a text that comes in again', () => {
  it.each([
    ['first', 0],
    ['legal', 1],
    // Behind the secrecy review: the text may have changed, so it passes that one again.
    ['final', 1],
    ['unknown', 0],
  ])('returned by %s begins at stage %i', (key, stage) => expect(stageOfResubmission(BESIDE, key)).toBe(stage));
});

describe('chains', () => {
  it.each([
    [[], 'no_steps'],
    [[step('a'), step('a')], 'key_twice'],
    [[secrecy({ nameZh: ' ' })], 'name_missing'],
    [[step('a'), ...['b', 'c', 'd', 'e'].map((key) => step(key, { parallel: true })), secrecy()], 'too_many_parallel'],
    [[secrecy({ limitDays: 3 })], 'limit_without_source'],
    [[step('a')], 'no_secrecy_step'],
    [BESIDE, null],
    [DEFAULT_STEPS, null],
  ] as const)('%#: %s', (steps, fault) => expect(findChainFault(steps)).toBe(fault));

  const parents = new Map<string, string | null>([
    ['bureau', 'city'],
    ['office', 'bureau'],
    ['city', null],
  ]);
  const chain = (organisationId: string | null, kind = '') => ({ organisationId, kind });
  it.each([
    [[chain(null)], 'office', '', chain(null)],
    [[chain(null), chain('bureau')], 'office', '', chain('bureau')],
    [[chain(null), chain('bureau'), chain('bureau', '办法')], 'office', '办法', chain('bureau', '办法')],
    [[chain(null, '办法'), chain('city')], 'office', '办法', chain('city')],
    [[chain(null), chain(null, '办法')], 'bureau', '办法', chain(null, '办法')],
    [[chain('office', '办法')], 'office', '通知', null],
    [[chain('office')], 'bureau', '', null],
  ])('%#: the nearest one holds', (chains, unit, kind, chosen) =>
    expect(chooseChain(chains, parents, unit, kind)).toEqual(chosen),
  );

  it('a circle of units ends the walk upward', () => {
    const circle = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(unitsUpward(circle, 'a')).toEqual(['a', 'b']);
  });

  it('say which steps nobody could decide, and where', () => {
    const units = ['u', 'v'].map((id) => ({ id, name: `单位${id}`, parentId: null }));
    const holders = [{ permission: 'review.step.secrecy', organisationId: 'u' }];
    expect(findGaps([secrecy()], units, holders)).toMatchObject([{ stepKey: 'secrecy', units: ['单位v'] }]);
    expect(findGaps([secrecy()], units.slice(0, 1), holders)).toEqual([]);
  });
});
