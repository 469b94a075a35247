import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvaluationRules, Group, Indicator, ScoredDuty } from './evaluation.schema.ts';
import { differenceOf, findTreeFaults, judgedPoints, rankScores, scoreOf } from './score.rules.ts';

const rules: EvaluationRules = { whenNothing: 'leave_out', judgesApart: 20, objectionDays: 5, objectionSource: '' };
const rate = (code: string, points: number, change: Partial<Indicator> = {}): Indicator => ({
  ...{ code, title: code, titleEn: '', points, source: '', isBonus: false },
  measure: {
    kind: 'duties',
    duties: { fields: [code] },
    formula: { kind: 'rate', worth: { met: 100, met_late: 50, overdue: 0 }, weighted: false },
  },
  ...change,
});
const tree = (...indicators: Indicator[]): Group[] => [{ code: 'A', title: 'A', titleEn: '', indicators }];
let serial = 0;
const duty = (field: string, state: ScoredDuty['state'], weight = 1): ScoredDuty => ({
  ...{ obligationId: `o${serial++}`, organisationId: 'u', responsibleId: 'u', period: '2026' },
  ...{ code: 'S0-001', field, pack: '', weight, state },
});
const total = (groups: Group[], duties: ScoredDuty[], how = rules) => scoreOf(groups, how, 'u', duties, []).total;

describe('a score', () => {
  it.each([
    // points, duties, hundredths by hand
    [10, ['met', 'met', 'met'], 1000],
    [10, ['met', 'met_late', 'overdue'], 500],
    [10, ['met', 'met', 'overdue'], 667], // 6.666… → 6.67
    [7, ['met_late', 'overdue', 'overdue'], 117], // 7 × 1/6 = 1.1666…
    [1, ['met_late', 'overdue', 'overdue', 'overdue'], 13], // 0.125 → 0.13, halves up
    [10, ['met', 'waived', 'not_applicable', 'closed', 'open'], 1000], // only what was kept or not counts
  ] as const)('of %d points for %j is %d hundredths', (points, states, expected) => {
    expect(
      total(
        tree(rate('PUB', points)),
        states.map((state) => duty('PUB', state)),
      ),
    ).toBe(expected);
  });

  it('weighs duties when asked to', () => {
    const weighted = rate('PUB', 10);
    if (weighted.measure.kind === 'duties' && weighted.measure.formula.kind === 'rate')
      weighted.measure.formula.weighted = true;
    expect(total(tree(weighted), [duty('PUB', 'met', 3), duty('PUB', 'overdue', 1)])).toBe(750);
  });

  it('takes off so much for each, never below nothing', () => {
    const deduct = rate('SITE', 10);
    deduct.measure = {
      ...{ kind: 'duties', duties: {} },
      formula: { kind: 'deduct', each: { met_late: 0.5, overdue: 3 } },
    };
    expect(total(tree(deduct), [duty('A', 'met_late'), duty('B', 'overdue')])).toBe(650);
    expect(
      total(
        tree(deduct),
        Array.from({ length: 5 }, () => duty('B', 'overdue')),
      ),
    ).toBe(0);
  });

  it('leaves out what a unit has nothing of and scales the rest, or gives it in full', () => {
    const both = tree(rate('PUB', 60), rate('REQ', 40));
    const duties = [duty('PUB', 'met'), duty('PUB', 'overdue')];
    expect(total(both, duties)).toBe(5000); // 30 of 60 → 50 of 100
    expect(total(both, duties, { ...rules, whenNothing: 'full' })).toBe(7000);
  });

  it('adds a bonus beyond the full score', () => {
    expect(
      total(tree(rate('PUB', 100), rate('INT', 5, { isBonus: true })), [duty('PUB', 'met'), duty('INT', 'met')]),
    ).toBe(10_500);
  });

  it('never rises by a duty missed, and a duty met instead never lowers it', () => {
    const states = ['met', 'met_late', 'overdue'] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 60 }), fc.nat(), (list, at) => {
        const duties = list.map((state) => duty('PUB', state));
        const groups = tree(rate('PUB', 37), rate('REQ', 13));
        const index = at % duties.length;
        const met = duties.map((one, i) => (i === index ? { ...one, state: 'met' as const } : one));
        const lost = duties.map((one, i) => (i === index ? { ...one, state: 'overdue' as const } : one));
        const now = total(groups, duties);
        expect(total(groups, met)).toBeGreaterThanOrEqual(now);
        expect(total(groups, lost)).toBeLessThanOrEqual(now);
        expect(total(groups, [...duties].reverse())).toBe(now);
        expect(now).toBeLessThanOrEqual(5000);
      }),
    );
  });
});

describe('marks of judges', () => {
  it.each([
    [[800], null],
    [[800, 900], 850],
    [[801, 900], 851], // 850.5 → 851
    [[500, 900], null], // 40 % apart: a third one is asked
    [[500, 900, 850], 875], // the two that are nearest
    [[500, 700, 900], 800], // both pairs as near: the higher one
  ])('%j of 1000 make %s', (marks, expected) => {
    expect(judgedPoints(marks, 1000, 20)).toBe(expected);
  });
});

describe('places and differences', () => {
  it('share the better place', () => {
    const of = (organisationId: string, sum: number) => ({ organisationId, total: sum });
    expect(
      rankScores([of('a', 1), of('b', 3), of('c', 3), of('d', 2)]).map(({ organisationId, rank }) => [
        organisationId,
        rank,
      ]),
    ).toEqual([
      ['b', 1],
      ['c', 1],
      ['d', 3],
      ['a', 4],
    ]);
  });

  it('name indicators and duties that changed, and nothing when none did', () => {
    const groups = tree(rate('PUB', 10));
    const duties = [duty('PUB', 'overdue'), duty('PUB', 'met')];
    const before = { score: scoreOf(groups, rules, 'u', duties, []), duties };
    expect(differenceOf(before, before)).toBeNull();
    const mended = duties.map((one) => ({ ...one, state: 'met' as const }));
    const change = differenceOf(before, { score: scoreOf(groups, rules, 'u', mended, []), duties: mended });
    expect(change?.indicators).toEqual([{ code: 'PUB', before: 500, after: 1000 }]);
    expect(change?.duties).toMatchObject([{ obligationId: duties[0]?.obligationId, before: 'overdue', after: 'met' }]);
  });

  it('a tree with a code twice or without points is refused', () => {
    expect(findTreeFaults(tree(rate('PUB', 10), rate('PUB', 5)))).toEqual([{ code: 'code_twice', at: 'PUB' }]);
    expect(findTreeFaults(tree(rate('PUB', 0)))).toContainEqual({ code: 'no_points', at: 'PUB' });
    expect(findTreeFaults(tree(rate('PUB', 10)))).toEqual([]);
  });
});
