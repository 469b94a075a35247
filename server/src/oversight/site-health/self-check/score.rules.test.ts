import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityOf } from '../availability.rules.ts';
import { FINDING_KINDS, type FindingKind } from '../findings.rules.ts';
import { settingsWith } from '../settings.rules.ts';
import { INDICATORS } from './indicators.rules.ts';
import { fillTable, type Counted, type Judgement, type TableFacts } from './score.rules.ts';

const settings = settingsWith([]);
const today = '2026-11-22';
const days = (failed: number) =>
  Array.from({ length: 7 }, (_, n) => ({ on: `2026-11-${15 + n}`, count: 20, failed: n === 0 ? failed : 0 }));
const judged = (line: string, more: Partial<Judgement> = {}): Judgement => ({
  ...{ line, verdict: 'met', points: 0, evidence: '看过', judgedBy: '张', judgedOn: today, ...more },
});
const ALL = INDICATORS.filter(({ automatic, part }) => !automatic && part !== 'bonus').map(({ code }) => judged(code));
const some = (kind: FindingKind, count: number, facts: Counted['facts'] = {}): Counted[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: `${kind}-${n}`, kind, title: `${n}`, address: '', organisationName: '', since: today, facts },
  }));
const fill = (more: Partial<TableFacts> = {}) =>
  fillTable(
    {
      ...{ today, month: '2026-11', hasServices: true, findings: [], lateAnswers: [], judgements: ALL },
      checkedOn: new Map(FINDING_KINDS.map((kind) => [kind, today])),
      availability: availabilityOf(days(0), today, settings),
      ...more,
    },
    settings,
  );
const line = (table: ReturnType<typeof fill>, code: string) => table.lines.find((one) => one.code === code);

describe('the table of indicators', () => {
  it('gives a hundred points to a site without faults', () => {
    expect(fill()).toMatchObject({ outcome: 'passed_with_bonus', score: 100, vetoes: [], open: [], media: 'passed' });
  });

  it.each([
    ['availability', { availability: availabilityOf(days(7), today, settings) }],
    ['home', { findings: some('home_idle', 1) }],
    ['columns', { findings: some('column_empty', 5) }],
    ['columns', { findings: some('column_stale', 10) }],
    ['columns', { findings: some('column_stale', 5, { breaksOfficial: true }) }],
    ['messages', { findings: some('message_late', 1) }],
    [
      'security',
      { judgements: [...ALL.filter((one) => one.line !== 'security'), judged('security', { verdict: 'unmet' })] },
    ],
  ] as const)('fails without a score by %s', (code, facts) => {
    expect(fill(facts as Partial<TableFacts>)).toMatchObject({ outcome: 'vetoed', score: null, vetoes: [code] });
  });

  it.each([
    { availability: availabilityOf(days(6), today, settings) },
    { findings: some('column_empty', 4) },
    { findings: some('column_stale', 9) },
    { findings: some('column_stale', 4, { breaksOfficial: true }) },
  ])('does not fail one below the number: case %#', (facts) => expect(fill(facts).vetoes).toEqual([]));

  it('takes from a group at most what it has', () => {
    const table = fill({ findings: some('link_inside', 500) });
    expect(line(table, 'dead_inside')).toMatchObject({ points: 500, count: 500 });
    expect(table).toMatchObject({ score: 75, outcome: 'passed' });
    expect(table.groups.find(({ group }) => group === 'design')).toMatchObject({ cap: 25, deducted: 25 });
  });

  it('passes from sixty on, gives extra points only above eighty, and never more than their cap', () => {
    const minus = (points: number) => [
      ...ALL.filter((one) => !['interpretation', 'guides'].includes(one.line)),
      judged('interpretation', { verdict: 'unmet', points: Math.min(30, points) }),
      judged('guides', { verdict: 'unmet', points: Math.max(0, points - 30) }),
      judged('bonus', { points: 99 }),
    ];
    expect(fill({ judgements: minus(40) })).toMatchObject({ score: 60, outcome: 'passed', bonus: 0 });
    expect(fill({ judgements: minus(40.5) })).toMatchObject({ score: 59.5, outcome: 'failed' });
    expect(fill({ judgements: minus(20) })).toMatchObject({ score: 80, outcome: 'passed', bonus: 0 });
    expect(fill({ judgements: minus(19.5) })).toMatchObject({ score: 110.5, outcome: 'passed_with_bonus', bonus: 30 });
  });

  it('stretches the other groups where there are no services', () => {
    const table = fill({ hasServices: false, findings: some('column_empty', 3) });
    expect(table.score).toBe(92); // (75 − 6) × 4/3
    expect(line(table, 'services')?.verdict).toBe('not_applicable');
  });

  it('says nothing of what nobody looked at, or too long ago; a person may', () => {
    const checkedOn = new Map(FINDING_KINDS.map((kind) => [kind, kind === 'home_idle' ? '2026-10-17' : today]));
    expect(fill({ checkedOn })).toMatchObject({ outcome: 'incomplete', score: null, open: ['home'] });
    checkedOn.set('home_idle', '2026-10-18');
    expect(fill({ checkedOn }).open).toEqual([]);
    const few = availabilityOf(days(0).slice(1), today, settings);
    expect(fill({ availability: few }).open).toEqual(['availability']);
    checkedOn.delete('home_idle');
    const table = fill({ checkedOn, judgements: [...ALL, judged('home')] });
    expect(line(table, 'home')).toMatchObject({ verdict: 'met', judgedBy: '张' });
  });

  it('judges media accounts apart from the site', () => {
    expect(fill({ findings: some('media_idle', 2) })).toMatchObject({ media: 'vetoed', outcome: 'passed_with_bonus' });
  });

  it('stays within its bounds and never gains by faults, whatever is found', () => {
    const kinds = fc.array(fc.constantFrom<FindingKind>('link_inside', 'tag_missing', 'error_open', 'column_stale'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(kinds, kinds, (first, more) => {
        const scoreOf = (list: FindingKind[]) => {
          const table = fill({
            findings: list.flatMap((kind, n) => some(kind, 1).map((one) => ({ ...one, id: `${n}` }))),
          });
          return table.outcome === 'vetoed' ? -1 : (table.score ?? -1);
        };
        const [before, after] = [scoreOf(first), scoreOf([...first, ...more])];
        expect(after).toBeLessThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(100);
      }),
      { numRuns: 100 },
    );
  });
});
