import { defineErrors } from '../../kernel/errors/index.ts';

export const calendarErrors = defineErrors('calendar', {
  bad_date: {
    status: 400,
    zh: '“{value}”不是有效日期。请写成 YYYY-MM-DD，例如 2026-12-05。',
    en: '“{value}” is not a valid date. Write YYYY-MM-DD, for example 2026-12-05.',
  },
  bad_instant: {
    status: 400,
    zh: '“{value}”不是有效时刻。请写成带时区的时间，例如 2026-12-05T09:30:00+08:00。',
    en: '“{value}” is not a valid instant. Write a time with its offset, for example 2026-12-05T09:30:00+08:00.',
  },
  bad_amount: {
    status: 400,
    zh: '天数“{value}”无效，应为不超过 {limit} 的整数。',
    en: 'The number of days “{value}” is not valid; it must be a whole number of at most {limit}.',
  },
  out_of_range: {
    status: 400,
    zh: '日期计算超出了 0001 年至 9999 年的范围。',
    en: 'The date falls outside the years 0001 to 9999.',
  },
  invalid_years: {
    status: 422,
    zh: '工作日历有 {count} 处错误，没有保存任何内容：{faultsZh}',
    en: 'The working-day calendar has {count} faults; nothing was saved: {faultsEn}',
  },
  conflict: {
    status: 409,
    zh: '{year} 年的工作日历刚被他人更改过，请刷新后再保存。',
    en: 'The calendar of {year} has just been changed by somebody else. Reload it and save again.',
  },
});
