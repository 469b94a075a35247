import type { Locale } from '../../kernel/errors/index.ts';
import { dateWords } from '../../kernel/time/index.ts';
import type { ItemSchedule } from './plans.schema.ts';

const PERIODS: Record<Extract<ItemSchedule, { kind: 'every' }>['period'], [string, string]> = {
  day: ['每天', 'every day'],
  week: ['每周', 'every week'],
  month: ['每月', 'every month'],
  quarter: ['每季度', 'every quarter'],
  half_year: ['每半年', 'every half-year'],
  year: ['每年', 'every year'],
};
const UNITS = {
  working_day: ['个工作日', 'working days'],
  natural_day: ['天', 'days'],
  hour: ['小时', 'hours'],
} as const;

/** When an item is due, in words; what events begin stays in the words of the plan. */
export function scheduleText(schedule: ItemSchedule | null, year: number, locale: Locale): string {
  const zh = locale === 'zh';
  const at = zh ? 0 : 1;
  if (schedule === null) return '';
  if (schedule.kind === 'once') return dateWords(locale, schedule.by ?? `${year}-12-31`);
  if (schedule.kind === 'after') {
    const limit = `${schedule.amount}${zh ? '' : ' '}${UNITS[schedule.unit][at]}`;
    return zh ? `${schedule.what}后${limit}内` : `within ${limit} after: ${schedule.what}`;
  }
  const period = PERIODS[schedule.period][at];
  if (schedule.times === 1) return zh ? `${period}一次` : `once ${period}`;
  return zh ? `${period}${schedule.times}次` : `${schedule.times} times ${period}`;
}
