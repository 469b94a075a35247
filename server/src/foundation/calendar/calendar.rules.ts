import { calendarErrors } from './calendar.errors.ts';
import { checkYears, faultDetails } from './calendar-file.rules.ts';
import type { CalendarDay, CalendarYear, DayKind } from './calendar.schema.ts';
import { fromDayNumber, toDayNumber, weekdayOfNumber } from './dates.rules.ts';

/** Longest run counted in one call, in days: over 270 years, far beyond any duty, and still quick to refuse a mistyped amount. */
const LONGEST_RUN = 100_000;

/** A date and whether it rests on a year whose calendar is not published yet. */
export interface DatedAnswer {
  on: string;
  provisional: boolean;
}

export interface CountedAnswer {
  count: number;
  provisional: boolean;
}

/** Working days of the published years; every other year knows weekends only and marks what it answers as provisional. */
export interface WorkdayCalendar {
  /** The published years in ascending order. */
  readonly years: readonly number[];
  published(year: number): boolean;
  /** The published year as loaded, or null. */
  find(year: number): CalendarYear | null;
  /** What kind of day `on` is, and whether that is provisional. */
  dayOn(on: string): CalendarDay;
  /** Short form of `dayOn(on).workday`; ask `published` or `dayOn` where the reader must learn that the answer is provisional. */
  isWorkday(on: string): boolean;
  /** The days after `on`, one by one, up to the end of the year 9999. */
  daysAfter(on: string): Generator<CalendarDay>;
  /** The `amount`-th working day after `on` (`on` itself is never counted); before `on` when negative; `on` itself for 0. */
  addWorkdays(on: string, amount: number): DatedAnswer;
  /** `on` if it is a working day, else the next one (民法典 article 203: a period whose last day is a holiday ends on the day after it). */
  workdayFrom(on: string): DatedAnswer;
  /** Working days in (after, until]; negative, over (until, after], when `until` is earlier. */
  countWorkdays(after: string, until: string): CountedAnswer;
  /** Working days in the whole year. */
  workdaysIn(year: number): CountedAnswer;
}

/** Builds a calendar from published years. Throws calendar.invalid_years naming every fault. */
export function calendarOf(years: readonly CalendarYear[]): WorkdayCalendar {
  const faults = checkYears(years).filter((entry) => entry.severity === 'fault');
  if (faults.length > 0) throw calendarErrors.invalid_years(faultDetails(faults));
  const byYear = new Map(years.map((entry) => [entry.year, entry]));
  const special = new Map<number, DayKind>();
  for (const { off, work } of years) {
    for (const on of off) special.set(toDayNumber(on), 'holiday');
    for (const on of work) special.set(toDayNumber(on), 'makeup_workday');
  }

  function dayAt(number: number): CalendarDay {
    const on = fromDayNumber(number);
    const weekday = weekdayOfNumber(number);
    const kind = special.get(number) ?? (weekday === 0 || weekday === 6 ? 'weekend' : 'workday');
    const workday = kind === 'workday' || kind === 'makeup_workday';
    return { on, kind, workday, provisional: !byYear.has(Number(on.slice(0, 4))) };
  }

  function step(start: number, amount: number): DatedAnswer {
    let number = start;
    let provisional = false;
    for (let left = Math.abs(amount); left > 0;) {
      number += Math.sign(amount);
      const day = dayAt(number);
      provisional ||= day.provisional;
      if (day.workday) left--;
    }
    return { on: fromDayNumber(number), provisional };
  }

  function count(after: number, until: number): CountedAnswer {
    if (until - after > LONGEST_RUN) throw calendarErrors.bad_amount({ value: until - after, limit: LONGEST_RUN });
    const answer = { count: 0, provisional: false };
    for (let number = after + 1; number <= until; number++) {
      const day = dayAt(number);
      answer.provisional ||= day.provisional;
      if (day.workday) answer.count++;
    }
    return answer;
  }

  return {
    years: [...byYear.keys()].sort((a, b) => a - b),
    published: (year) => byYear.has(year),
    find: (year) => byYear.get(year) ?? null,
    dayOn: (on) => dayAt(toDayNumber(on)),
    isWorkday: (on) => dayAt(toDayNumber(on)).workday,
    *daysAfter(on) {
      for (let number = toDayNumber(on) + 1; ; number++) yield dayAt(number);
    },
    addWorkdays(on, amount) {
      if (!Number.isInteger(amount) || Math.abs(amount) > LONGEST_RUN) {
        throw calendarErrors.bad_amount({ value: amount, limit: LONGEST_RUN });
      }
      return step(toDayNumber(on), amount);
    },
    workdayFrom(on) {
      const day = dayAt(toDayNumber(on));
      if (day.workday) return { on, provisional: day.provisional };
      const next = step(toDayNumber(on), 1);
      return { on: next.on, provisional: next.provisional || day.provisional };
    },
    countWorkdays(after, until) {
      const [from, to] = [toDayNumber(after), toDayNumber(until)];
      if (to >= from) return count(from, to);
      const back = count(to, from);
      return { count: 0 - back.count, provisional: back.provisional };
    },
    workdaysIn(year) {
      const name = String(year).padStart(4, '0');
      return count(toDayNumber(`${name}-01-01`) - 1, toDayNumber(`${name}-12-31`));
    },
  };
}

/** `base` with the years of `newer` put in place of the same years: a notice that changes a year replaces it whole. */
export function mergeYears(base: readonly CalendarYear[], newer: readonly CalendarYear[]): CalendarYear[] {
  const byYear = new Map([...base, ...newer].map((entry) => [entry.year, entry]));
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}
