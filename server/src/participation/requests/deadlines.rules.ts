import { due, dueFrom, type ClockDue, type ClockEvent } from '../../foundation/clocks/index.ts';
import { dates, type WorkdayCalendar } from '../../foundation/calendar/index.ts';
import { requestClocks } from './request-clocks.rules.ts';
import { requestErrors } from './requests.errors.ts';

/** The answer of `yg deadline` and of the public calculator. */
export interface Deadline {
  rule: string;
  from: string;
  /** Null while a pause is open. */
  dueOn: string | null;
  /** A year that decided on the date has no published calendar yet. */
  provisional: boolean;
  days: ClockDue['days'];
}

/**
 * The deadline of a rule counted from a date (YYYY-MM-DD), with every day explained; `events` come on top, and may hold the start itself.
 * Throws clocks.unknown_rule, requests.bad_date and, when an event is not allowed where it stands, requests.bad_events naming all of them.
 */
export function computeDeadline(
  code: string,
  from: string,
  calendar: WorkdayCalendar,
  events: readonly ClockEvent[] = [],
): Deadline {
  const rule = requestClocks.get(code);
  if (!dates.isDate(from)) throw requestErrors.bad_date({ value: from });
  const hasStart = events.some(({ kind }) => kind === 'start');
  const clock = hasStart ? due(rule, events, calendar) : dueFrom(rule, from, calendar, events);
  if (clock.startedOn !== null && clock.startedOn !== from) {
    throw requestErrors.start_differs({ from, start: clock.startedOn });
  }
  if (clock.issues.length > 0) {
    const [zh, en] = (['zh', 'en'] as const).map((locale) => clock.issues.map(({ text }) => text[locale]).join(' '));
    throw requestErrors.bad_events({ zh: zh ?? '', en: en ?? '' });
  }
  return { rule: code, from, dueOn: clock.dueOn, provisional: clock.provisional, days: clock.days };
}
