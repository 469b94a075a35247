import { dates } from '../calendar/index.ts';
import { timeOf } from './clock-days.rules.ts';
import type { ClockReading } from './clocks.schema.ts';

type Locale = 'zh' | 'en';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as people say it, with its year only where it is not the year of `today`: 12月5日 / 5 Dec, 2027年1月5日 / 5 Jan 2027. */
export function formatDate(on: string, locale: Locale, today: string): string {
  const [year, month, day] = [dates.yearOf(on), dates.monthOf(on), dates.dayOfMonth(on)];
  const other = year !== dates.yearOf(today);
  if (locale === 'zh') return `${other ? `${year}年` : ''}${month}月${day}日`;
  return `${day} ${MONTHS[month - 1]}${other ? ` ${year}` : ''}`;
}

function formatAmount(amount: number, unit: ClockReading['remainingUnit'], locale: Locale): string {
  if (unit === 'hour') {
    const minutes = Math.floor(amount * 60);
    const [value, zh, en] = minutes < 60 ? [minutes, '分钟', 'minute'] : [Math.floor(minutes / 60), '小时', 'hour'];
    return locale === 'zh' ? `${value} ${zh}` : `${value} ${en}${value === 1 ? '' : 's'}`;
  }
  if (locale === 'zh') return unit === 'working_day' ? `${amount} 个工作日` : `${amount} 天`;
  return `${amount} ${unit === 'working_day' ? 'working day' : 'day'}${amount === 1 ? '' : 's'}`;
}

/** One line for lists and notices: “还剩 3 个工作日（12月5日）” / “3 working days left (5 Dec)”; a provisional date says so. */
export function formatReading(reading: ClockReading, locale: Locale): string {
  const zh = locale === 'zh';
  const { state, remaining, remainingUnit: unit, dueOn, dueAt, on } = reading;
  const time = dueAt && unit === 'hour' ? ` ${timeOf(dueAt)}` : '';
  const date = dueOn ? formatDate(dueOn, locale, on) + time : '';
  const amount = formatAmount(Math.abs(remaining ?? 0), unit, locale);
  const mark = reading.provisional && state !== 'stopped' ? (zh ? '，暂定' : ', provisional') : '';
  switch (state) {
    case 'not_started':
      return zh ? '尚未起算' : 'not started';
    case 'stopped': {
      const stopped = formatDate(reading.stoppedOn ?? on, locale, on);
      if (reading.kept === false)
        return zh ? `逾期办结（${stopped}，应于${date}前）` : `done late (${stopped}, was due ${date})`;
      return zh ? `已办结（${stopped}）` : `done (${stopped})`;
    }
    case 'paused':
      return zh ? `已暂停，恢复后还剩 ${amount}` : `paused, ${amount} left afterwards`;
    case 'overdue':
      return overdueText(remaining, amount, `${date}${mark}`, zh);
    case 'running':
      if (remaining === 0 && dueOn === on) return zh ? `今天到期（${date}${mark}）` : `due today (${date}${mark})`;
      // No date while a pause lies ahead whose end is not known.
      if (!date) return zh ? `还剩 ${amount}` : `${amount} left`;
      return zh ? `还剩 ${amount}（${date}${mark}）` : `${amount} left (${date}${mark})`;
  }
}

function overdueText(remaining: number | null, amount: string, date: string, zh: boolean): string {
  // The weekend after the last day: late already, though no working day has passed.
  if (remaining === 0) return zh ? `已超期（${date}到期）` : `overdue (was due ${date})`;
  return zh ? `已超期 ${amount}（${date}到期）` : `${amount} overdue (was due ${date})`;
}
