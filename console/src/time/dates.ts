import type { Locale } from '../api/locale.ts';

/** Calendar dates are YYYY-MM-DD in Asia/Shanghai, whatever zone the browser is in. */

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;

const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** The calendar date in Asia/Shanghai of an instant. */
export const dayOf = (instant: Date | string): string => isoDay.format(new Date(instant));

/** The date `days` natural days later. */
export function addDays(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026年12月5日 / 5 Dec 2026; with `today` the year is left out when it is the same one. */
export function dateWords(locale: Locale, on: string, today?: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on);
  if (!match) return on;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const sameYear = today?.slice(0, 4) === match[1];
  if (locale === 'en') return `${day} ${MONTHS[month - 1] ?? month}${sameYear ? '' : ` ${year}`}`;
  return `${sameYear ? '' : `${year}年`}${month}月${day}日`;
}

/** 11月20日 14:05 / 20 Nov 14:05, in Asia/Shanghai. */
export function instantWords(locale: Locale, at: string, today?: string): string {
  if (Number.isNaN(Date.parse(at))) return at;
  return `${dateWords(locale, dayOf(at), today)} ${clock.format(new Date(at))}`;
}

/** File size in the largest unit that keeps it readable; `bytes` in bytes. */
export function sizeWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = Math.max(0, bytes);
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : Math.round(size * 10) / 10} ${units[unit]}`;
}
