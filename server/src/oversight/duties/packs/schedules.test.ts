import { describe, expect, it } from 'vitest';
import type { Duty } from '../duties.schema.ts';
import { calendar, happened } from '../duties.testing.ts';
import { dutiesOf, indexEvidence } from '../engine.rules.ts';
import type { Happened } from '../filter.rules.ts';
import { createLimits } from '../periods.rules.ts';
import { entriesOf } from '../units.rules.ts';
import { RULE_PACKS } from './packs.data.ts';

/*
 * When the rules of the packs are due. Every date here was written by hand from the rule and the printed calendar of the year (the State Council's
 * notices on days off), never copied from what the program said.
 */

const limits = createLimits(calendar);
const rules = new Map(RULE_PACKS.flatMap(({ obligations }) => obligations).map((one) => [one.code, one]));
const [unit] = entriesOf({ kind: 'named', unitIds: ['a'] }, [], []);

interface Asked {
  from: string;
  to: string;
  choice?: string;
  /** Day or, where hours count, instant of what starts the limit. */
  trigger?: string;
  /** Days on which something of the right kind was published. */
  news?: readonly string[];
}

function duties(code: string, { from, to, choice, trigger, news = [] }: Asked): Duty[] {
  const rule = rules.get(code);
  if (!rule || !unit) throw new Error(`no rule ${code}`);
  const chosen = choice === undefined ? undefined : rule.choices?.find((one) => one.code === choice);
  if (choice !== undefined && !chosen) throw new Error(`${code} has no choice ${choice}`);
  const schedule = chosen?.schedule ?? rule.schedule;
  const { code: _code, field: _field, responsible: _responsible, ...body } = rule;
  const evidence: Happened[] = news.map((on) => happened('thing.done', on));
  if (schedule.kind === 'on_event' && trigger !== undefined) {
    const facts = Object.entries(schedule.trigger.facts ?? {}).map(([name, wanted]) => [
      name,
      [wanted].flat()[0] ?? '',
    ]);
    const at = trigger.includes('T') ? new Date(trigger).toISOString() : null;
    const what = { occurredAt: at, facts: Object.fromEntries(facts) as Happened['facts'] };
    evidence.push(happened(schedule.trigger.types[0] ?? '', trigger.slice(0, 10), what));
  }
  const proven = { evidence: { ...body.evidence, filter: { types: ['thing.done'] } } };
  const responsible = { kind: 'named' as const, unitIds: ['a'] };
  const version = { number: 1, ...body, ...proven, schedule, responsible, validFrom: from, validUntil: null };
  return dutiesOf({ id: 'o', versions: [version], endedOn: null }, unit, indexEvidence(evidence), limits, to);
}

const dueOn = (code: string, asked: Asked) => duties(code, asked).map((duty) => duty.dueOn);
const yearOf = (year: number): Asked => ({ from: `${year}-01-01`, to: `${year}-12-31` });

describe('once', () => {
  it.each([
    ['S0-110', 2016, '2016-12-05'],
    ['S1-088', 2016, '2016-10-31'],
    ['S1-097', 2016, '2016-11-30'],
    ['S4-019', 2018, '2018-12-31'],
    ['S4-064', 2018, '2018-12-31'],
    ['S4-074', 2018, '2018-12-31'],
    ['S4-077', 2018, '2018-08-31'],
    ['S4-078', 2018, '2018-09-30'],
    // From 2017 on: later than the year of the notice.
    ['S1-093', 2016, '2017-12-31'],
    ['S3-097', 2016, '2017-12-31'],
    // No day in the source: the last of the year.
    ['S0-002', 2016, '2016-12-31'],
    ['S0-060', 2016, '2016-12-31'],
    ['S0-108', 2016, '2016-12-31'],
    ['S1-087', 2016, '2016-12-31'],
    ['S2-006', 2011, '2011-12-31'],
    ['S3-020', 2016, '2016-12-31'],
  ])('%s of %i is due on %s', (code, year, day) => {
    expect(dueOn(code, yearOf(year))).toEqual([day]);
  });
});

describe('in each period', () => {
  const QUARTERS = ['2016-03-31', '2016-06-30', '2016-09-30', '2016-12-31'];
  const HALVES = ['2016-06-30', '2016-12-31'];
  it.each<[string, Asked, string[]]>([
    ['S4-060', { from: '2018-02-26', to: '2018-03-01' }, ['2018-02-26', '2018-02-27', '2018-02-28', '2018-03-01']],
    ['S0-050', { from: '2016-02-28', to: '2016-03-01' }, ['2016-02-28', '2016-02-29', '2016-03-01']],
    ['S3-044', { from: '2016-12-30', to: '2017-01-01' }, ['2016-12-30', '2016-12-31', '2017-01-01']],
    // 1 January 2016 is a Friday: the first week ends on Sunday the 3rd.
    ['S3-055', { from: '2016-01-01', to: '2016-01-24' }, ['2016-01-03', '2016-01-10', '2016-01-17', '2016-01-24']],
    ['S3-055', { from: '2016-02-22', to: '2016-03-01' }, ['2016-02-28', '2016-03-06']],
    ['S0-094', { from: '2016-01-01', to: '2016-04-30' }, ['2016-01-31', '2016-02-29', '2016-03-31', '2016-04-30']],
    ['S0-094', { from: '2026-01-01', to: '2026-03-31' }, ['2026-01-31', '2026-02-28', '2026-03-31']],
    ['S2-037', { from: '2011-01-01', to: '2011-02-28' }, ['2011-01-31', '2011-02-28']],
    ['R-25-archive', { from: '2024-02-01', to: '2024-02-29' }, ['2024-02-29']],
    ['S0-041', { from: '2016-11-01', to: '2016-12-31' }, ['2016-11-30', '2016-12-31']],
    // Made in the middle of a month: that month is asked for as well.
    ['S4-031', { from: '2018-06-15', to: '2018-07-31' }, ['2018-06-30', '2018-07-31']],
    ['S0-051', yearOf(2016), QUARTERS],
    ['S3-046', yearOf(2016), QUARTERS],
    ['S1-030', { from: '2016-08-25', to: '2016-12-31' }, ['2016-09-30', '2016-12-31']],
    ['S3-031', { from: '2016-07-12', to: '2016-12-31' }, ['2016-09-30', '2016-12-31']],
    ['S3-062', { from: '2016-07-12', to: '2016-12-31' }, ['2016-09-30', '2016-12-31']],
    ['S1-072', { from: '2016-10-01', to: '2016-12-31' }, ['2016-12-31']],
    ['S0-062', yearOf(2024), ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31']],
    ['S3-033', yearOf(2016), HALVES],
    ['S3-035', yearOf(2016), HALVES],
    ['S1-090', yearOf(2016), HALVES],
    ['S0-043', yearOf(2016), HALVES],
    ['S3-034', { from: '2016-07-12', to: '2016-12-31' }, ['2016-12-31']],
    ['S3-031', { ...yearOf(2016), choice: 'half-yearly' }, HALVES],
    ['S0-046', { ...yearOf(2016), choice: 'half-yearly' }, HALVES],
    ['S3-033', { ...yearOf(2016), choice: 'quarterly' }, QUARTERS],
    ['S0-088', yearOf(2016), ['2016-12-31']],
    ['S0-044', yearOf(2016), ['2016-12-31']],
    ['S0-044', { ...yearOf(2016), choice: '31-march' }, ['2016-03-31']],
    ['S1-056', { ...yearOf(2016), choice: '31-march' }, ['2016-03-31']],
    ['S0-056', yearOf(2016), ['2016-06-30']],
    ['S0-056', { ...yearOf(2016), choice: '31-august' }, ['2016-08-31']],
    ['S1-058', { ...yearOf(2016), choice: '30-april' }, ['2016-04-30']],
    ['S4-080', yearOf(2018), ['2018-01-31']],
    ['R-49-unit', { from: '2026-01-01', to: '2027-12-31' }, ['2026-01-31', '2027-01-31']],
    ['R-49-government', yearOf(2026), ['2026-03-31']],
    ['W-R1', yearOf(2024), ['2024-01-31']],
  ])('%s from %o is due on %j', (code, asked, days) => {
    expect(dueOn(code, asked)).toEqual(days);
  });

  it.each([
    ['S0-073', 3],
    ['S3-072', 3],
    ['S1-068', 1],
    ['S1-079', 2],
    ['S2-023', 9],
    ['S3-022', 3],
    ['S4-024', 2],
  ])('%s asks for %i a year', (code, times) => {
    expect(duties(code, yearOf(2016)).map(({ needed, dueOn: on }) => [needed, on])).toEqual([[times, '2016-12-31']]);
  });
});

describe('kept fresh', () => {
  it.each<[string, Asked, string[]]>([
    ['S4-069', { from: '2018-01-01', to: '2018-01-20' }, ['2018-01-15']],
    ['S4-069', { from: '2018-01-01', to: '2018-01-20', news: ['2018-01-10'] }, ['2018-01-15', '2018-01-24']],
    // The age of a page does not wait for the end of a holiday: 17 February 2026 lies in the Spring Festival.
    ['W-V3', { from: '2026-02-03', to: '2026-02-20' }, ['2026-02-17']],
    ['S0-001', { from: '2016-01-01', to: '2016-06-30' }, ['2016-07-01']],
    ['S0-001', { from: '2016-08-31', to: '2016-12-31' }, ['2017-02-28']],
    ['S0-001', { from: '2015-11-30', to: '2016-02-01', choice: '3-month' }, ['2016-02-29']],
    ['S0-009', { from: '2016-02-29', to: '2016-12-31' }, ['2017-02-28']],
    ['S0-009', { from: '2016-02-29', to: '2016-08-01', choice: '6-month' }, ['2016-08-29']],
    ['W-D3', { from: '2025-12-31', to: '2026-01-31' }, ['2026-02-28']],
    ['S3-093', { from: '2016-07-12', to: '2016-12-31' }, ['2018-07-12']],
    ['S0-006', { from: '2016-01-31', to: '2016-02-10' }, ['2016-02-29']],
    ['S1-021', { from: '2016-08-25', to: '2016-11-01' }, ['2016-11-25']],
  ])('%s from %o is due on %j', (code, asked, days) => {
    expect(dueOn(code, asked)).toEqual(days);
  });
});

describe('within days of a happening', () => {
  it.each([
    // Over Mid-Autumn and National Day 2016: 18 September, 8 and 9 October are worked.
    ['S0-010', '2016-09-14', '2016-10-18'],
    // Over the Spring Festival of a leap year: 6 and 14 February are worked.
    ['S0-022', '2016-01-29', '2016-03-02'],
    ['S1-041', '2016-04-26', '2016-05-25'],
    // Into the next year: 2 January 2017 is off.
    ['S3-023', '2016-12-13', '2017-01-11'],
    ['S4-034', '2018-02-09', '2018-03-14'],
    ['R-26', '2026-02-10', '2026-03-16'],
    ['R-26', '2024-09-13', '2024-10-17'],
    ['S0-071', '2016-04-26', '2016-04-29'],
    ['S0-071', '2016-09-14', '2016-09-20'],
    ['S3-070', '2016-09-30', '2016-10-10'],
    ['S4-038', '2018-09-28', '2018-10-08'],
    ['S4-039', '2018-02-14', '2018-02-24'],
    // Saturday, 29 December 2018 is worked; the three days after it are not.
    ['S4-027', '2018-12-28', '2018-12-29'],
    ['S4-027', '2018-12-29', '2019-01-02'],
    ['C-licence', '2024-09-13', '2024-09-25'],
    ['C-licence', '2026-02-13', '2026-03-02'],
    ['C-recall', '2026-04-30', '2026-05-08'],
    ['W-E1', '2026-09-30', '2026-10-10'],
    ['W-E2', '2026-06-18', '2026-06-26'],
    ['R-30', '2026-04-03', '2026-04-15'],
    ['R-33', '2026-11-20', '2026-12-18'],
    ['S0-102', '2016-05-20', '2016-06-20'],
    ['B-contract', '2026-10-09', '2026-10-12'],
    // Natural days that end in a holiday end on the first working day after it.
    ['B-government', '2026-01-27', '2026-02-24'],
    ['S0-066', '2016-01-20', '2016-02-14'],
    ['S3-065', '2016-03-01', '2016-03-21'],
    ['C-random', '2026-04-11', '2026-05-06'],
    // The same day, also where it is none on which people work.
    ['S1-065', '2016-10-01', '2016-10-01'],
  ])('%s after %s is due on %s', (code, trigger, day) => {
    expect(dueOn(code, { from: '2011-01-01', to: '2026-12-31', trigger })).toEqual([day]);
  });

  it.each([
    ['S0-071', 'together', '2016-09-30', '2016-09-30'],
    ['S1-065', 'three-working-days', '2016-10-01', '2016-10-10'],
    ['C-licence', '20-working-days', '2016-01-29', '2016-03-02'],
    ['W-E1', '5-working-days', '2026-09-30', '2026-10-13'],
  ])('%s with %s after %s is due on %s', (code, choice, trigger, day) => {
    expect(dueOn(code, { from: '2011-01-01', to: '2026-12-31', trigger, choice })).toEqual([day]);
  });

  it('says that a day is provisional where the year has no calendar yet', () => {
    const [late] = duties('R-26', { from: '2026-01-01', to: '2026-12-31', trigger: '2026-12-25' });
    expect([late?.provisional, late?.dueOn.slice(0, 4)]).toEqual([true, '2027']);
    const [early] = duties('R-26', { from: '2026-01-01', to: '2026-12-31', trigger: '2026-11-25' });
    expect(early?.provisional).toBe(false);
  });
});

describe('within hours of a happening', () => {
  it.each([
    // Six hours over midnight in China.
    ['S3-078', undefined, '2016-07-20T22:30+08:00', '2016-07-21', '2016-07-21T04:30+08:00'],
    ['S3-078', '5-hours', '2016-07-20T18:59+08:00', '2016-07-20', '2016-07-20T23:59+08:00'],
    ['S3-078', '24-hours', '2016-07-20T22:30+08:00', '2016-07-21', '2016-07-21T22:30+08:00'],
    ['S3-079', undefined, '2016-12-31T20:00+08:00', '2017-01-01', '2017-01-01T20:00+08:00'],
    ['S0-079', undefined, '2016-02-28T12:00+08:00', '2016-02-29', '2016-02-29T12:00+08:00'],
    // Holidays do not stop hours.
    ['S1-076', undefined, '2016-10-01T01:00+08:00', '2016-10-02', '2016-10-02T01:00+08:00'],
    ['S0-077', '5-hours', '2016-05-01T20:00+08:00', '2016-05-02', '2016-05-02T01:00+08:00'],
    ['S3-075', undefined, '2016-08-01T09:00+08:00', '2016-08-03', '2016-08-03T09:00+08:00'],
    ['S3-075', '24-hours', '2016-08-01T09:00+08:00', '2016-08-02', '2016-08-02T09:00+08:00'],
    // At once: before it is published, before it is decided.
    ['S0-099', undefined, '2016-08-01T09:00+08:00', '2016-08-01', '2016-08-01T09:00+08:00'],
  ])('%s (%s) after %s is due on %s at %s', (code, choice, trigger, day, at) => {
    const asked = { from: '2016-01-01', to: '2017-12-31', trigger, ...(choice === undefined ? {} : { choice }) };
    const [duty, ...more] = duties(code, asked);
    expect(more).toEqual([]);
    expect([duty?.dueOn, Date.parse(duty?.dueAt ?? '')]).toEqual([day, Date.parse(at)]);
  });

  it('counts days where the hour is not known', () => {
    expect(dueOn('S0-079', { from: '2016-01-01', to: '2016-12-31', trigger: '2016-12-30' })).toEqual(['2016-12-31']);
  });
});
