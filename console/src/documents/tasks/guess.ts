/** First values for words that an officer marked himself; he sees and corrects them before they are saved. */

const pad = (number: number) => String(number).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The last day that some words allow: 12月5日前, 8月底前, 年底前, 2027年3月1日. Empty when the words name no day. */
export function guessDate(words: string, year: number): string {
  const text = words.replace(/\s/g, '');
  const own = /(\d{4})年/.exec(text)?.[1];
  const inYear = own ? Number(own) : /次年|明年/.test(text) ? year + 1 : year;
  const day = /(\d{1,2})月(\d{1,2})[日号]/.exec(text);
  if (day) return valid(inYear, Number(day[1]), Number(day[2]));
  const end = /(\d{1,2})月(?:底|末)/.exec(text);
  if (end) return valid(inYear, Number(end[1]), lastDay(inYear, Number(end[1])));
  const middle = /(\d{1,2})月中旬/.exec(text);
  if (middle) return valid(inYear, Number(middle[1]), 20);
  if (/年底|年末|年内/.test(text)) return valid(inYear, 12, 31);
  return '';
}

function valid(year: number, month: number, day: number): string {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
    ? `${year}-${pad(month)}-${pad(day)}`
    : '';
}

const FREQUENCIES: readonly [RegExp, string][] = [
  [/每半年|半年一次/, 'half_yearly'],
  [/每半个?月/, 'half_monthly'],
  [/每季|按季/, 'quarterly'],
  [/每月|按月|逐月/, 'monthly'],
  [/每周|按周/, 'weekly'],
  [/每日|每天|逐日/, 'daily'],
  [/每年|按年|年度/, 'yearly'],
];

/** How often: quarterly, monthly …; empty when the words do not say. */
export const guessFrequency = (words: string): string =>
  FREQUENCIES.find(([pattern]) => pattern.test(words))?.[1] ?? '';

const LIMIT_UNITS: readonly [RegExp, string][] = [
  [/工作日/, 'working_days'],
  [/小时/, 'hours'],
  [/个?月/, 'months'],
  [/周/, 'weeks'],
  [/[日天]/, 'days'],
];

/** A time limit: `3 working_days`; empty without a number. */
export function guessLimit(words: string): string {
  const match = /(\d+)\s*(个?工作日|个?小时|个?月|周|[日天])/.exec(words);
  if (!match) return '';
  const unit = LIMIT_UNITS.find(([pattern]) => pattern.test(match[2] ?? ''))?.[1] ?? 'days';
  return `${match[1]} ${unit}`;
}

/** An amount: `>= 3 times`, `>= 4 percent`; empty without a number. */
export function guessThreshold(words: string): string {
  const match = /(\d+(?:\.\d+)?)\s*(%|％|次|项|人|[\u4e00-\u9fff]{1,2})?/.exec(words);
  if (!match) return '';
  const comparison = /不(?:超过|高于|多于|得超过)|以内|以下/.test(words)
    ? '<='
    : /超过|多于|高于/.test(words) && !/不/.test(words)
      ? '>'
      : '>=';
  const units: Record<string, string> = { '%': 'percent', '％': 'percent', 次: 'times', 项: 'items', 人: 'people' };
  const unit = match[2] ? (units[match[2]] ?? match[2]) : '';
  return [comparison, match[1], unit].filter(Boolean).join(' ');
}
