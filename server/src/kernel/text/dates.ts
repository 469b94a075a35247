import { foldWidth } from './width.ts';
import { parseChineseNumber } from './numerals.ts';

/** Calendar dates as documents write them, always read into `YYYY-MM-DD` (Asia/Shanghai, no time of day). */

export interface FoundDate {
  /** YYYY-MM-DD, a day that exists. */
  on: string;
  /** As written in the source. */
  words: string;
  /** Offsets in UTF-16 units. */
  start: number;
  end: number;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Number of days of a month, 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** `YYYY-MM-DD`, or null when there is no such day or the year is outside 1900–2199 (a slip, not a date). */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!(year >= 1900 && year <= 2199) || !(month >= 1 && month <= 12)) return null;
  if (!(day >= 1 && day <= daysInMonth(year, month))) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

const NUMERAL = '[〇○零一二三四五六七八九十廿卅]';
const DATE = new RegExp(
  [
    // 2016年4月20日, with spaces inside as typewritten text has them
    '(?<!\\d)(\\d{4}) {0,2}年 {0,2}(\\d{1,2}) {0,2}月 {0,2}(\\d{1,2}) {0,2}[日号]',
    // 二〇一六年四月二十日
    `([〇○零Oo一二三四五六七八九0]{4}) {0,2}年 {0,2}(${NUMERAL}{1,3}) {0,2}月 {0,2}(${NUMERAL}{1,4}) {0,2}[日号]`,
    // 2016-04-20, 2016/4/20, 2016.4.20
    '(?<![\\d.\\-/])(\\d{4})([-/.])(\\d{1,2})\\8(\\d{1,2})(?![\\d]|[-/.]\\d)',
  ].join('|'),
  'g',
);

/** All full dates (year, month and day) in a running text, in order; days that do not exist are left out. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  const folded = foldWidth(text);
  for (const match of folded.matchAll(DATE)) {
    const [words, y1, m1, d1, y2, m2, d2, y3, , m3, d3] = match;
    const on = y2
      ? isoDate(chineseYear(y2), parseChineseNumber(m2 ?? '') ?? 0, parseChineseNumber(d2 ?? '') ?? 0)
      : isoDate(Number(y1 ?? y3), Number(m1 ?? m3), Number(d1 ?? d3));
    const start = match.index;
    if (on) found.push({ on, words: text.slice(start, start + words.length), start, end: start + words.length });
  }
  return found;
}

function chineseYear(text: string): number {
  return parseChineseNumber(text.replace(/[0Oo]/g, '〇')) ?? 0;
}

/** The date in a value that is one date and nothing else but a time of day, brackets or spaces; null otherwise. */
export function parseDate(text: string): string | null {
  const folded = foldWidth(text).trim();
  if (folded.length > 60) return null;
  const [first, second] = findDates(folded);
  if (!first || second) {
    const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(folded);
    return compact ? isoDate(Number(compact[1]), Number(compact[2]), Number(compact[3])) : null;
  }
  const rest = folded.slice(0, first.start) + folded.slice(first.end);
  return /^[\s()[\]【】T]*(\d{1,2}[:时点]\d{1,2}([:分]\d{1,2})?(\.\d+)?秒?)?(Z|[+-]\d{2}:?\d{2})?[\s()[\]【】]*(星期[一二三四五六日天])?$/.test(
    rest,
  )
    ? first.on
    : null;
}
