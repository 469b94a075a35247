import { dates, type CalendarDay, type WorkdayCalendar } from '../calendar/index.ts';
import type { ClockPause, ClockRule } from './clocks.schema.ts';

const HOUR_MS = 3_600_000;

/** Not in the disclosure rules themselves but the general way of counting; a place that counts otherwise sets its own. */
export const DEFAULT_SETTINGS = {
  startsOn: { value: 'day_after', source: '《民法典》第二百零一条：开始的当日不计入' },
  rollToWorkday: {
    value: true,
    source: '《民法典》第二百零三条：最后一日是法定休假日的，以休假日结束的次日为最后一日',
  },
} as const;

/** One stretch of counting: from a start or a restart on. */
export interface Period {
  /** Day or, for hours, instant from which the period counts. */
  from: string;
  /** Units added by extensions. */
  extended: number;
  /** Working days up to the later day that the authority set. */
  delayed: number;
  pauses: ClockPause[];
}

/** A counted, skipped or rolled day of a period. */
export interface LimitDay {
  day: CalendarDay;
  kind: 'counted' | 'off' | 'paused' | 'rolled';
  n: number | null;
  pause: ClockPause | null;
}

export interface Limit {
  dueOn: string | null;
  dueAt: string | null;
  provisional: boolean;
  /** Units to be counted; natural days for months and years. */
  target: number;
  counted: number;
  days: LimitDay[];
}

/** When the period ends, and every day on the way. Clocks in hours have no days here. */
export function limitOf(rule: ClockRule, period: Period, calendar: WorkdayCalendar): Limit {
  return rule.unit === 'hour' ? limitInHours(rule, period) : limitInDays(rule, period, calendar);
}

/** The day before the first one that may count. */
function dayZero(rule: ClockRule, period: Period): string {
  const startsOn = rule.settings?.startsOn?.value ?? DEFAULT_SETTINGS.startsOn.value;
  return startsOn === 'same_day' ? dates.addDays(period.from, -1) : period.from;
}

function targetOf(rule: ClockRule, period: Period): number {
  const amount = rule.amount + period.extended + period.delayed;
  if (rule.unit !== 'month' && rule.unit !== 'year') return amount;
  // Months end on the corresponding day (民法典 article 202); as natural days, so that pauses can be left out one by one.
  const zero = dayZero(rule, period);
  return dates.daysBetween(zero, dates.addMonths(zero, rule.unit === 'year' ? amount * 12 : amount));
}

/*
 * A pause takes the days after the day it begins on, up to and including the day it ends on: (from, until]. 条例 article 33 says
 * that the time needed to hear others is not counted; the authority had the day on which it sent the letter, and the day on which
 * the answer comes in is, like every first day, not counted (民法典 article 201).
 */
const takes = (pause: ClockPause, on: string) => on > pause.from && (pause.until === null || on <= pause.until);

function limitInDays(rule: ClockRule, period: Period, calendar: WorkdayCalendar): Limit {
  const limit: Limit = {
    dueOn: null,
    dueAt: null,
    provisional: false,
    target: targetOf(rule, period),
    counted: 0,
    days: [],
  };
  for (const day of calendar.daysAfter(dayZero(rule, period))) {
    const pause = period.pauses.find((entry) => takes(entry, day.on)) ?? null;
    if (pause?.until === null) return limit;
    if (rule.unit === 'working_day') limit.provisional ||= day.provisional;
    if (pause) {
      limit.days.push({ day, kind: 'paused', n: null, pause });
    } else if (rule.unit === 'working_day' && !day.workday) {
      limit.days.push({ day, kind: 'off', n: null, pause: null });
    } else {
      limit.counted += 1;
      limit.days.push({ day, kind: 'counted', n: limit.counted, pause: null });
      if (limit.counted === limit.target) return close(rule, period, calendar, limit, day);
    }
  }
  return limit;
}

/** Moves the end past a pause that began on the last day, and to a working day where the rule says so. */
function close(rule: ClockRule, period: Period, calendar: WorkdayCalendar, limit: Limit, last: CalendarDay): Limit {
  const late = period.pauses.filter((pause) => pause.from >= last.on);
  if (late.some((pause) => pause.until === null)) return limit;
  const end = late.reduce((latest, pause) => (pause.until && pause.until > latest ? pause.until : latest), last.on);
  const roll =
    rule.unit === 'working_day' || (rule.settings?.rollToWorkday?.value ?? DEFAULT_SETTINGS.rollToWorkday.value);
  limit.dueOn = roll ? calendar.workdayFrom(end).on : end;
  if (roll) limit.provisional ||= last.provisional;
  for (const day of calendar.daysAfter(last.on)) {
    if (day.on > limit.dueOn) break;
    if (roll) limit.provisional ||= day.provisional;
    const pause = late.find((entry) => takes(entry, day.on)) ?? null;
    limit.days.push({ day, kind: pause ? 'paused' : 'rolled', n: null, pause });
  }
  return limit;
}

/** Hours run by the clock on the wall, on days off as well; a pause takes exactly the time between its two instants. */
function limitInHours(rule: ClockRule, period: Period): Limit {
  const target = rule.amount + period.extended;
  let at = Date.parse(period.from);
  let left = target * HOUR_MS;
  const limit = { dueOn: null, dueAt: null, provisional: false, target, days: [] };
  for (const pause of period.pauses) {
    const run = Math.min(left, Date.parse(pause.from) - at);
    left -= run;
    at += run;
    if (left === 0 && at < Date.parse(pause.from)) break;
    if (pause.until === null) return { ...limit, counted: target - left / HOUR_MS };
    at = Date.parse(pause.until);
  }
  const dueAt = dates.fromMilliseconds(at + left);
  return { ...limit, dueOn: dates.onInstant(dueAt), dueAt, counted: target };
}
