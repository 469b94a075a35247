import type { WorkdayCalendar } from '../calendar/index.ts';
import { issueOf, orderEvents, type DatedEvent } from './clock-events.rules.ts';
import { limitOf, type Limit, type Period } from './clock-limit.rules.ts';
import type { ClockEvent, ClockIssue, ClockRule } from './clocks.schema.ts';

/** A period with what happened in it. A restart opens a new one and counts everything anew, extensions included. */
export interface PlayedPeriod extends Period {
  timesExtended: number;
  /** In order, beginning with the start or restart. */
  events: DatedEvent[];
}

export interface ClockState {
  periods: PlayedPeriod[];
  /** Day or instant of the stop. */
  stopped: DatedEvent | null;
  issues: ClockIssue[];
}

/** Plays the events in order of occurrence. An event that is not allowed where it stands changes nothing and becomes an issue. */
export function playEvents(rule: ClockRule, events: readonly ClockEvent[], calendar: WorkdayCalendar): ClockState {
  const { groups, issues } = orderEvents(rule, events);
  const state: ClockState = { periods: [], stopped: null, issues: [...issues] };
  const hours = rule.unit === 'hour';
  for (const group of groups) {
    const open = [...group];
    while (open.length > 0) {
      const index = open.findIndex((event) => refusalOf(rule, state, event, calendar) === null);
      if (index < 0) break;
      const [event] = open.splice(index, 1);
      if (event) apply(rule, state, event, momentOf(event, hours), calendar);
    }
    for (const event of open) {
      const issue = refusalOf(rule, state, event, calendar);
      if (issue) state.issues.push(issue);
    }
  }
  return state;
}

const momentOf = (event: DatedEvent, hours: boolean) => (hours ? new Date(event.ms ?? 0).toISOString() : event.on);
const openPause = (period: Period) => period.pauses.find((pause) => pause.until === null) ?? null;

function apply(rule: ClockRule, state: ClockState, event: DatedEvent, at: string, calendar: WorkdayCalendar): void {
  const period = state.periods.at(-1);
  const pause = period ? openPause(period) : null;
  if (event.kind === 'start' || event.kind === 'restart') {
    if (pause) pause.until = at;
    state.periods.push({ from: at, extended: 0, delayed: 0, timesExtended: 0, pauses: [], events: [event] });
    return;
  }
  if (!period) return;
  period.events.push(event);
  if (event.kind === 'pause') period.pauses.push({ cause: event.cause, from: at, until: null });
  if (event.kind === 'resume' && pause) pause.until = at;
  if (event.kind === 'extend') {
    period.extended += event.amount;
    period.timesExtended += 1;
  }
  // Counted in working days, so that a pause within the delay moves the end like any other.
  if (event.kind === 'delay') {
    const { dueOn } = limitOf(rule, period, calendar);
    if (dueOn !== null) period.delayed += calendar.countWorkdays(dueOn, event.until).count;
  }
  if (event.kind === 'stop') state.stopped = event;
}

/** Why the event cannot be applied in this state, or null. */
function refusalOf(
  rule: ClockRule,
  state: ClockState,
  event: DatedEvent,
  calendar: WorkdayCalendar,
): ClockIssue | null {
  const on = rule.unit === 'hour' ? (event.at ?? event.on) : event.on;
  const refuse = (code: string, details: Record<string, string | number> = {}) =>
    issueOf(event, code, { on, ...details });
  const period = state.periods.at(-1);
  if (event.kind === 'start') return period ? refuse('already_started', { since: period.from }) : null;
  if (!period) return refuse('not_started');
  if (state.stopped) return refuse('after_stop', { since: state.stopped.on });
  const pause = openPause(period);
  if (event.kind === 'stop') return null;
  if (event.kind === 'resume') return pause ? null : refuse('resume_without_pause');
  if (event.kind === 'pause' && pause) return refuse('already_paused', { since: pause.from });
  if (event.kind === 'pause' || event.kind === 'restart') {
    const known = event.kind === 'pause' ? rule.pauses : rule.restarts;
    if (!known.some((entry) => entry.cause === event.cause)) return refuse('cause_not_allowed', { cause: event.cause });
  }
  if (event.kind === 'extend') {
    const refusal = extensionRefusal(rule, period, event.amount);
    if (refusal) return refuse(refusal[0], refusal[1]);
  }
  if (event.kind === 'delay' && !rule.delay) return refuse('delay_not_allowed');
  // What has run out cannot be saved afterwards: neither a pause nor an extension nor a restart may hide that it was late.
  const limit = limitOf(rule, period, calendar);
  if (isOver(limit, event)) return refuse('after_due', { due: limit.dueAt ?? limit.dueOn ?? '' });
  if (event.kind !== 'delay') return null;
  if (limit.dueOn === null) return refuse('delay_while_paused');
  const isLater = calendar.countWorkdays(limit.dueOn, event.until).count > 0;
  return isLater ? null : refuse('delay_too_early', { until: event.until, due: limit.dueOn });
}

function extensionRefusal(
  rule: ClockRule,
  period: PlayedPeriod,
  amount: number,
): [code: string, details: Record<string, number>] | null {
  if (!rule.extension) return ['extension_not_allowed', {}];
  const { amount: limit, times } = rule.extension;
  if (period.timesExtended >= times) return ['extended_too_often', { limit: times }];
  if (period.extended + amount > limit) return ['extension_too_long', { limit, used: period.extended, amount }];
  return null;
}

function isOver(limit: Limit, event: DatedEvent): boolean {
  if (limit.dueAt !== null) return (event.ms ?? 0) > Date.parse(limit.dueAt);
  return limit.dueOn !== null && event.on > limit.dueOn;
}
