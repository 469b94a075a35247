import { dates, type WorkdayCalendar } from '../calendar/index.ts';
import { explain } from './clock-days.rules.ts';
import { limitOf } from './clock-limit.rules.ts';
import { playEvents } from './clock-state.rules.ts';
import { clockErrors } from './clocks.errors.ts';
import type { ClockDue, ClockEvent, ClockPause, ClockReading, ClockRule } from './clocks.schema.ts';

const HOUR_MS = 3_600_000;

/**
 * The deadline of `rule` under `events` by `calendar`, with every day explained. Pure: the same input gives the same answer whenever
 * it is computed. Events may come in any order and more than once; those that are not allowed are left out and stand in `issues`.
 */
export function due(rule: ClockRule, events: readonly ClockEvent[], calendar: WorkdayCalendar): ClockDue {
  const state = playEvents(rule, events, calendar);
  const [first, period] = [state.periods[0], state.periods.at(-1)];
  const clock: ClockDue = {
    rule: rule.code,
    startedOn: first?.events[0]?.on ?? null,
    startedAt: first?.events[0]?.at ?? null,
    countedFrom: period?.events[0]?.on ?? null,
    dueOn: null,
    dueAt: null,
    provisional: false,
    target: rule.amount,
    leftInPause: 0,
    pauses: period?.pauses ?? [],
    stoppedOn: state.stopped?.on ?? null,
    stoppedAt: state.stopped?.at ?? null,
    kept: null,
    days: explain(rule, state, calendar),
    issues: state.issues,
  };
  if (!period) return clock;
  const limit = limitOf(rule, period, calendar);
  clock.dueOn = limit.dueOn;
  clock.dueAt = limit.dueAt;
  clock.provisional = limit.provisional;
  clock.target = limit.target;
  clock.leftInPause = limit.dueOn === null ? limit.target - limit.counted : 0;
  if (state.stopped) {
    const { on, ms } = state.stopped;
    clock.kept = limit.dueAt ? (ms ?? 0) <= Date.parse(limit.dueAt) : limit.dueOn === null || on <= limit.dueOn;
  }
  return clock;
}

/** What the answer to a request for one deadline is: due, plain start on a date, further events on top. */
export function dueFrom(
  rule: ClockRule,
  from: string,
  calendar: WorkdayCalendar,
  events: readonly ClockEvent[] = [],
): ClockDue {
  const start = { id: 'start', kind: 'start', ...(dates.isDate(from) ? { on: from } : { at: from }) } as const;
  return due(rule, [start, ...events], calendar);
}

/**
 * The clock as it stands at `now`: a date, or an instant (needed for clocks in hours, else clocks.needs_instant is thrown).
 * `clock` must come from the same rule and calendar.
 */
export function readClock(rule: ClockRule, clock: ClockDue, now: string, calendar: WorkdayCalendar): ClockReading {
  const on = dates.isDate(now) ? now : dates.onInstant(now);
  if (rule.unit === 'hour' && !dates.isInstant(now)) throw clockErrors.needs_instant();
  const moment = rule.unit === 'hour' ? dates.fromMilliseconds(dates.toMilliseconds(now)) : on;
  const { dueOn, dueAt, stoppedOn, kept } = clock;
  const state = stateAt(rule, clock, moment);
  const left = state === 'not_started' || state === 'stopped' ? null : leftAt(rule, clock, state, on, moment, calendar);
  const remaining = left?.remaining ?? null;
  return {
    on,
    state,
    light: lightOf(rule, state, remaining, kept),
    remaining,
    remainingUnit: rule.unit === 'month' || rule.unit === 'year' ? 'natural_day' : rule.unit,
    remainingWorkdays: left?.workdays ?? null,
    dueOn,
    dueAt,
    stoppedOn,
    kept,
    provisional: clock.provisional || (left?.provisional ?? false),
  };
}

/** Instants in one form, so that they compare as text. */
const momentOf = (at: string | null) => (at === null ? null : dates.fromMilliseconds(dates.toMilliseconds(at)));

function stateAt(rule: ClockRule, clock: ClockDue, moment: string): ClockReading['state'] {
  const hours = rule.unit === 'hour';
  const [startedOn, stoppedOn] = hours
    ? [momentOf(clock.startedAt), momentOf(clock.stoppedAt)]
    : [clock.startedOn, clock.stoppedOn];
  if (startedOn === null || moment < startedOn) return 'not_started';
  if (stoppedOn !== null && stoppedOn <= moment) return 'stopped';
  const isIn = (pause: ClockPause) => pause.from <= moment && (pause.until === null || moment < pause.until);
  if (clock.pauses.some(isIn)) return 'paused';
  const limit = hours ? clock.dueAt : clock.dueOn;
  return limit !== null && moment > limit ? 'overdue' : 'running';
}

function lightOf(
  rule: ClockRule,
  state: ClockReading['state'],
  remaining: number | null,
  kept: boolean | null,
): ClockReading['light'] {
  if (state === 'not_started') return null;
  if (state === 'overdue' || (state === 'stopped' && kept === false)) return 'overdue';
  return remaining !== null && remaining <= rule.light.nearAt ? 'near' : 'normal';
}

interface Left {
  remaining: number;
  workdays: number | null;
  provisional: boolean;
}

function leftAt(
  rule: ClockRule,
  clock: ClockDue,
  state: ClockReading['state'],
  on: string,
  moment: string,
  calendar: WorkdayCalendar,
): Left {
  if (rule.unit === 'hour') return { remaining: hoursLeft(clock, moment), workdays: null, provisional: false };
  if (clock.dueOn === null) {
    const { leftInPause } = clock;
    // An open pause that lies ahead: the days up to it are still counted.
    const ahead = clock.days.filter((day) => day.n !== null && day.date > on).length;
    const remaining = leftInPause + ahead;
    return { remaining, workdays: rule.unit === 'working_day' ? remaining : null, provisional: false };
  }
  if (on > clock.dueOn) {
    const late = calendar.countWorkdays(on, clock.dueOn);
    const natural = dates.daysBetween(on, clock.dueOn);
    return {
      remaining: rule.unit === 'working_day' ? late.count : natural,
      workdays: late.count,
      provisional: late.provisional,
    };
  }
  const left: Left = { remaining: 0, workdays: 0, provisional: false };
  let workdays = 0;
  for (const day of calendar.daysAfter(on)) {
    if (day.on > clock.dueOn) break;
    if (clock.pauses.some((pause) => day.on > pause.from && (pause.until === null || day.on <= pause.until))) continue;
    left.provisional ||= day.provisional;
    if (day.workday) workdays++;
    if (rule.unit !== 'working_day' || day.workday) left.remaining++;
  }
  return { ...left, workdays: state === 'paused' && rule.unit !== 'working_day' ? null : workdays };
}

function hoursLeft(clock: ClockDue, moment: string): number {
  if (clock.dueAt === null) {
    const open = clock.pauses.find((pause) => pause.until === null);
    const ahead = open && open.from > moment ? Date.parse(open.from) - Date.parse(moment) : 0;
    return clock.leftInPause + ahead / HOUR_MS;
  }
  const [now, end] = [Date.parse(moment), Date.parse(clock.dueAt)];
  const paused = clock.pauses.reduce((sum, pause) => {
    const until = pause.until === null ? end : Date.parse(pause.until);
    return sum + Math.max(0, Math.min(end, until) - Math.max(now, Date.parse(pause.from)));
  }, 0);
  return (end - now - (now < end ? paused : 0)) / HOUR_MS;
}

/** Computes clocks again under a newer calendar and says for each whether its deadline moved. Lazy, so that memory does not grow. */
export function* recalculate<
  C extends { rule: ClockRule; events: readonly ClockEvent[]; dueOn: string | null; provisional: boolean },
>(clocks: Iterable<C>, calendar: WorkdayCalendar): Generator<{ clock: C; due: ClockDue; changed: boolean }> {
  for (const clock of clocks) {
    const now = due(clock.rule, clock.events, calendar);
    yield { clock, due: now, changed: now.dueOn !== clock.dueOn || now.provisional !== clock.provisional };
  }
}
