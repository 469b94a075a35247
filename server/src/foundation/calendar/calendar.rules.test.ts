import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listShippedYears } from './calendar.data.ts';
import { calendarOf, mergeYears } from './calendar.rules.ts';
import type { CalendarYear } from './calendar.schema.ts';
import { dates } from './dates.rules.ts';

const calendar = calendarOf(listShippedYears());
const SHARED = new URL('../../../../../shared/data/cn-workdays-2011-2026.json', import.meta.url);

afterEach(() => vi.unstubAllEnvs());

/** Counted independently of this code from the notices of the State Council. */
const WORKDAYS = {
  2011: 250,
  2012: 249,
  2013: 250,
  2014: 250,
  2015: 249,
  2016: 250,
  2017: 249,
  2018: 250,
  2019: 250,
  2020: 249,
  2021: 250,
  2022: 249,
  2023: 249,
  2024: 251,
  2025: 248,
  2026: 248,
};

/** Start (not counted), working days to add, result. */
const VECTORS: [string, number, string][] = [
  ['2024-09-13', 7, '2024-09-25'],
  ['2024-09-13', 20, '2024-10-17'],
  ['2025-01-22', 20, '2025-02-25'],
  ['2025-09-26', 20, '2025-10-30'],
  ['2026-02-10', 20, '2026-03-16'],
  ['2026-02-13', 7, '2026-03-02'],
  ['2026-09-18', 20, '2026-10-22'],
  ['2020-01-20', 20, '2020-02-25'],
  ['2019-04-26', 7, '2019-05-08'],
  ['2016-04-26', 3, '2016-04-29'],
  ['2016-09-14', 3, '2016-09-20'],
  ['2026-04-30', 3, '2026-05-08'],
  ['2026-09-30', 1, '2026-10-08'],
  ['2015-09-02', 3, '2015-09-08'],
  ['2023-12-29', 20, '2024-01-29'],
  ['2024-12-31', 20, '2025-02-05'],
  ['2026-11-20', 20, '2026-12-18'],
];

describe('working days', () => {
  it.each(Object.entries(WORKDAYS))('the year %s has %i', (year, expected) => {
    expect(calendar.workdaysIn(Number(year))).toEqual({ count: expected, provisional: false });
  });

  it.each(VECTORS)('%s plus %i is %s', (on, amount, expected) => {
    expect(calendar.addWorkdays(on, amount)).toEqual({ on: expected, provisional: false });
    expect(calendar.countWorkdays(on, expected)).toEqual({ count: amount, provisional: false });
  });

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Shanghai', 'UTC'])(
    'all vectors hold on a machine in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(VECTORS.map(([on, amount]) => calendar.addWorkdays(on, amount).on)).toEqual(VECTORS.map((row) => row[2]));
    },
  );

  it.each([
    ['2026-11-20', 'workday', true],
    ['2026-11-22', 'weekend', false],
    ['2026-10-10', 'makeup_workday', true],
    ['2026-10-01', 'holiday', false],
    ['2026-10-03', 'holiday', false],
    ['2020-02-01', 'holiday', false],
    ['2020-02-03', 'workday', true],
    ['2015-09-04', 'holiday', false],
    ['2018-12-31', 'holiday', false],
  ])('%s is a %s', (on, kind, workday) => {
    expect(calendar.dayOn(on)).toEqual({ on, kind, workday, provisional: false });
    expect(calendar.isWorkday(on)).toBe(workday);
  });

  it('marks every answer that rests on a year without a published calendar', () => {
    expect(calendar.published(2027)).toBe(false);
    expect(calendar.dayOn('2027-01-01')).toEqual({
      on: '2027-01-01',
      kind: 'workday',
      workday: true,
      provisional: true,
    });
    expect(calendar.dayOn('2027-01-02')).toMatchObject({ kind: 'weekend', provisional: true });
    expect(calendar.addWorkdays('2026-12-30', 1)).toEqual({ on: '2026-12-31', provisional: false });
    expect(calendar.addWorkdays('2026-12-30', 2)).toEqual({ on: '2027-01-01', provisional: true });
    expect(calendar.addWorkdays('2027-01-04', -1)).toEqual({ on: '2027-01-01', provisional: true });
    expect(calendar.workdaysIn(2027)).toEqual({ count: 261, provisional: true });
    expect(calendar.countWorkdays('2026-12-31', '2026-12-31')).toEqual({ count: 0, provisional: false });
    expect(calendar.workdayFrom('2027-01-02')).toEqual({ on: '2027-01-04', provisional: true });
    // The day asked about lies in a published year but the answer is in the next one.
    const until2025 = calendarOf(listShippedYears().filter((entry) => entry.year <= 2022));
    expect(until2025.workdayFrom('2022-12-31')).toEqual({ on: '2023-01-02', provisional: true });
  });

  it('counts back and answers the day itself for nothing', () => {
    expect(calendar.addWorkdays('2026-10-08', -1)).toEqual({ on: '2026-09-30', provisional: false });
    expect(calendar.addWorkdays('2026-10-03', 0)).toEqual({ on: '2026-10-03', provisional: false });
    expect(calendar.countWorkdays('2026-10-08', '2026-09-29')).toEqual({ count: -2, provisional: false });
    expect(calendar.workdayFrom('2026-10-01').on).toBe('2026-10-08');
    expect(calendar.workdayFrom('2026-10-10').on).toBe('2026-10-10');
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_001])('refuses %s days', (amount) => {
    expect(() => calendar.addWorkdays('2026-01-01', amount)).toThrow(
      expect.objectContaining({ code: 'calendar.bad_amount' }),
    );
  });

  it('adding and counting are each other’s inverse', () => {
    const day = fc.integer({ min: 0, max: 5800 }).map((days) => dates.addDays('2011-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 300 }), (on, amount) => {
        const { on: later } = calendar.addWorkdays(on, amount);
        expect(calendar.isWorkday(later)).toBe(true);
        expect(calendar.countWorkdays(on, later).count).toBe(amount);
        expect(calendar.countWorkdays(later, on).count).toBe(-amount);
        expect(calendar.addWorkdays(dates.addDays(on, 1), amount).on >= later).toBe(true);
      }),
    );
  });
});

describe('years', () => {
  const year2027: CalendarYear = {
    year: 2027,
    notices: [{ title: '通知' }],
    off: ['2027-01-01'],
    work: ['2027-01-03'],
  };

  it('takes a new year without touching the others and replaces a changed one whole', () => {
    const newer = calendarOf(mergeYears(listShippedYears(), [year2027]));
    expect(newer.published(2027)).toBe(true);
    expect(newer.addWorkdays('2026-12-31', 1)).toEqual({ on: '2027-01-03', provisional: false });
    expect(newer.workdaysIn(2026)).toEqual(calendar.workdaysIn(2026));
    const changed = calendarOf(mergeYears([year2027], [{ ...year2027, work: [] }]));
    expect(changed.addWorkdays('2026-12-31', 1)).toMatchObject({ on: '2027-01-04' });
    expect(calendar.years).toEqual(Object.keys(WORKDAYS).map(Number));
    expect(calendar.find(2026)?.notices[0]?.number).toBe('国办发明电〔2025〕7号');
    expect(calendar.find(2027)).toBeNull();
  });

  it('refuses faulty years, naming each fault', () => {
    expect(() => calendarOf([{ ...year2027, work: ['2027-01-04', '2026-12-27'] }])).toThrow(
      expect.objectContaining({ code: 'calendar.invalid_years', details: expect.objectContaining({ count: 2 }) }),
    );
    expect(() => calendarOf([year2027, year2027])).toThrow(expect.objectContaining({ code: 'calendar.invalid_years' }));
  });

  it.skipIf(!existsSync(SHARED))('gives the same days as the checked source, every day from 2011 to 2026', () => {
    const source = JSON.parse(readFileSync(SHARED, 'utf8')) as Record<string, { off: string[]; work: string[] }>;
    let compared = 0;
    for (let on = '2011-01-01'; on <= '2026-12-31'; on = dates.addDays(on, 1)) {
      const { off, work } = source[on.slice(0, 4)]!;
      const weekend = dates.weekday(on) === 0 || dates.weekday(on) === 6;
      expect(calendar.isWorkday(on), on).toBe(work.includes(on) || (!weekend && !off.includes(on)));
      compared++;
    }
    expect(compared).toBe(5844);
  });
});
