import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { useWorkdays } from '../time/calendar-query.ts';
import { dateWords, dayOf, instantWords } from '../time/dates.ts';
import { daysBetween } from '../time/workdays.ts';

const SOON_WORKDAYS = 3;

/**
 * A day by which something is to be done: how long is left in working days, with a light that is also a word and a shape. A day that has
 * passed is only said to have passed: whether the thing was done in time is not known here.
 */
export function Due({ on }: { on: string }) {
  const t = useTexts();
  const locale = useLocale();
  const workdays = useWorkdays();
  const today = dayOf(new Date());
  const day = dateWords(locale, on, today);
  const days = daysBetween(today, on);
  const left = workdays.between(today, on);
  if (days < 0) {
    return (
      <time dateTime={on} className="secondary">
        {t.common.time.past(day)}
      </time>
    );
  }
  const words =
    days === 0
      ? t.common.time.dueToday(day)
      : left === null
        ? t.common.time.daysLeft(days, day)
        : t.common.time.workdaysLeft(left, day);
  const light = (left ?? days) <= SOON_WORKDAYS ? 'yellow' : 'green';
  return (
    <span className={`due due-${light}`}>
      <span aria-hidden="true">{{ green: '●', yellow: '▲' }[light]}</span>{' '}
      <span className="visually-hidden">{t.common.time.light[light]}</span> <time dateTime={on}>{words}</time>
    </span>
  );
}

/** How long something has been waiting, in working days. */
export function WaitingSince({ at }: { at: string }) {
  const t = useTexts();
  const locale = useLocale();
  const workdays = useWorkdays();
  const today = dayOf(new Date());
  const on = dayOf(at);
  const count = workdays.between(on, today);
  const days = daysBetween(on, today);
  const day = dateWords(locale, on, today);
  const words =
    days <= 0
      ? t.common.time.waitedToday(instantWords(locale, at, today).replace(`${day} `, ''))
      : count === null
        ? t.common.time.waitedDays(days, day)
        : t.common.time.waitedWorkdays(count, day);
  return <time dateTime={at}>{words}</time>;
}

/** An instant in words, in Asia/Shanghai. */
export function At({ at }: { at: string }) {
  const locale = useLocale();
  return <time dateTime={at}>{instantWords(locale, at, dayOf(new Date()))}</time>;
}

/** A function that writes instants, for texts that contain one. */
export function useInstantWords(): (at: string) => string {
  const locale = useLocale();
  return (at) => instantWords(locale, at, dayOf(new Date()));
}

/** A calendar date in words, with its year. */
export function On({ on }: { on: string }) {
  const locale = useLocale();
  return <time dateTime={on}>{dateWords(locale, on)}</time>;
}
