import type { Locale } from '../../kernel/errors/index.ts';
import { chinaTime, dateWords } from '../../kernel/time/index.ts';
import type { ClockReading } from './clocks.schema.ts';

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
  const time = dueAt && unit === 'hour' ? ` ${chinaTime(dueAt)}` : '';
  const date = dueOn ? dateWords(locale, dueOn, { month: 'short', today: on }) + time : '';
  const amount = formatAmount(Math.abs(remaining ?? 0), unit, locale);
  const mark = reading.provisional && state !== 'stopped' ? (zh ? '，暂定' : ', provisional') : '';
  switch (state) {
    case 'not_started':
      return zh ? '尚未起算' : 'not started';
    case 'stopped': {
      const stopped = dateWords(locale, reading.stoppedOn ?? on, { month: 'short', today: on });
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
