import type { Locale } from '../errors/index.ts';
import { daysInMonth } from '../text/index.ts';

/** Instants as clocks in China show them, and calendar dates in words: the only place that knows the zone and the forms. */

/** China keeps one zone, UTC+8, and has had no summer time since 1991; instants before 1992 do not occur here. */
export const CHINA_OFFSET_MS = 8 * 3_600_000;

const wallClock = (at: Date | string) => new Date(new Date(at).getTime() + CHINA_OFFSET_MS).toISOString();

/** The calendar date YYYY-MM-DD in Asia/Shanghai at an instant. Throws RangeError for what is no instant. */
export const chinaDate = (at: Date | string): string => wallClock(at).slice(0, 10);

/** HH:MM in Asia/Shanghai at an instant. Throws RangeError for what is no instant. */
export const chinaTime = (at: Date | string): string => wallClock(at).slice(11, 16);

/** `YYYY-MM-DD HH:MM` in Asia/Shanghai at an instant. Throws RangeError for what is no instant. */
export const chinaMinute = (at: Date | string): string => `${chinaDate(at)} ${chinaTime(at)}`;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * A calendar date YYYY-MM-DD in words, 2026年4月6日 / 6 April 2026; anything else is returned as it is. `month: 'short'` for 6 Apr;
 * with `today` the year stands only where it is another one.
 */
export function dateWords(
  locale: Locale,
  on: string,
  { month: form = 'long', today = '' }: { month?: 'long' | 'short'; today?: string } = {},
): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on);
  if (!match) return on;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const name = MONTHS[month - 1];
  if (!name || day < 1 || day > daysInMonth(year, month)) return on;
  const isOther = on.slice(0, 4) !== today.slice(0, 4);
  if (locale === 'zh') return `${isOther ? `${year}年` : ''}${month}月${day}日`;
  return `${day} ${form === 'short' ? name.slice(0, 3) : name}${isOther ? ` ${year}` : ''}`;
}
