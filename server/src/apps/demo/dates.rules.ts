/**
 * Working days for the demo's dates, 2022–2026. The demo must not depend on the calendar of the store it is loaded into,
 * so it keeps its own short list of holidays that fall on Monday–Friday and never uses a make-up Saturday or Sunday; a
 * test compares it with the official notices.
 */
const WEEKDAY_HOLIDAYS: Record<string, string> = {
  '2022': '01-03 01-31 02-01 02-02 02-03 02-04 04-04 04-05 05-02 05-03 05-04 06-03 09-12 10-03 10-04 10-05 10-06 10-07',
  '2023': '01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06',
  '2024':
    '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
  '2025': '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
  '2026':
    '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
};

const DAY = 86_400_000;
const toDay = (date: string) => Date.parse(`${date}T00:00:00Z`);
const toDate = (day: number) => new Date(day).toISOString().slice(0, 10);

/** Whether `date` (YYYY-MM-DD) is a Monday–Friday on which offices work. */
export function isOfficeDay(date: string): boolean {
  const weekday = new Date(toDay(date)).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !(WEEKDAY_HOLIDAYS[date.slice(0, 4)] ?? '').includes(date.slice(5));
}

/** `date` itself or the nearest office day after it; before it when `latest` would be passed. */
export function nearestOfficeDay(date: string, latest: string): string {
  let day = toDay(date > latest ? latest : date);
  while (!isOfficeDay(toDate(day))) day += DAY;
  if (toDate(day) <= latest) return toDate(day);
  day = toDay(latest);
  while (!isOfficeDay(toDate(day))) day -= DAY;
  return toDate(day);
}

/** The `count`-th office day after `date`, but never after `latest`. */
export function officeDaysAfter(date: string, count: number, latest: string): string {
  let result = date;
  for (let i = 0; i < count && result < latest; i++) {
    result = nearestOfficeDay(toDate(toDay(result) + DAY), latest);
  }
  return result;
}

/** First day of the month that begins at least 30 days after `date`: when a new rule starts to apply. */
export function effectiveAfter(date: string): string {
  const later = new Date(toDay(date) + 30 * DAY);
  return toDate(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 1));
}

/** The last day of a term of `years` that starts on `from`. */
export function endOfTerm(from: string, years: number): string {
  return toDate(toDay(`${Number(from.slice(0, 4)) + years}${from.slice(4)}`) - DAY);
}

/** Days since the first of January, 1–366. */
export function dayOfYear(date: string): number {
  return Math.round((toDay(date) - toDay(`${date.slice(0, 4)}-01-01`)) / DAY) + 1;
}
