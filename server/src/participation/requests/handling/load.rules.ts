import { dates, type WorkdayCalendar } from '../../../foundation/calendar/index.ts';

/** The instants at which a year begins in China and at which it is over. */
export const yearSpan = (year: number): { from: Date; until: Date } => ({
  from: new Date(dates.startOfDay(`${year}-01-01`)),
  until: new Date(dates.startOfDay(`${year + 1}-01-01`)),
});

/**
 * Working days up to and with each day from `from` to `until`, one number a day: the difference of two of them is what a clock counts between
 * the day of receipt (which is not counted) and the day of the answer, pauses included.
 */
export function runningWorkdays(days: Pick<WorkdayCalendar, 'isWorkday'>, from: string, until: string): number[] {
  let count = 0;
  return Array.from({ length: dates.daysBetween(from, until) + 1 }, (_, at) => {
    if (days.isWorkday(dates.addDays(from, at))) count += 1;
    return count;
  });
}
