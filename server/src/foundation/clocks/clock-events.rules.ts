import { errorText } from '../../kernel/errors/index.ts';
import { dates } from '../calendar/index.ts';
import './clocks.errors.ts';
import type { Bilingual, ClockEvent, ClockIssue, ClockRule } from './clocks.schema.ts';

/** An event whose place in time is certain. `ms` is null where only the date is known. */
export type DatedEvent = ClockEvent & { on: string; ms: number | null };

export const ACTIONS: Record<ClockEvent['kind'], Bilingual> = {
  start: { zh: '起算', en: 'start' },
  resume: { zh: '恢复计时', en: 'resume' },
  restart: { zh: '重新计算', en: 'restart' },
  extend: { zh: '延长', en: 'be extended' },
  delay: { zh: '延迟答复', en: 'be delayed' },
  pause: { zh: '暂停', en: 'pause' },
  stop: { zh: '终止', en: 'stop' },
};

/** The order that makes sense when several events of one day have no time of day. */
const ORDER = Object.keys(ACTIONS);

/** An issue with its texts in both languages, taken from the error table. */
export function issueOf(event: ClockEvent, code: string, details: Record<string, string | number> = {}): ClockIssue {
  const action = ACTIONS[event.kind] ?? { zh: event.kind, en: event.kind };
  const all = { id: event.id, actionZh: action.zh, actionEn: action.en, ...details };
  const full = `clocks.${code}`;
  return {
    eventId: event.id,
    code: full,
    details: all,
    text: { zh: errorText(full, 'zh', all), en: errorText(full, 'en', all) },
  };
}

/** A year outside is a slip of the pen, and would make a clock walk through centuries. */
const FIRST_YEAR = 1949;
const LAST_YEAR = 2999;

function wrongField(event: ClockEvent, unit: ClockRule['unit']): [field: string, value: string] | null {
  if (!event.id) return ['id', ''];
  if (!(event.kind in ACTIONS)) return ['kind', String(event.kind)];
  if (event.at !== undefined && !dates.isInstant(event.at)) return ['at', String(event.at)];
  if (event.on !== undefined && !dates.isDate(event.on)) return ['on', String(event.on)];
  if (event.on === undefined && event.at === undefined) return ['on', ''];
  const year = dates.yearOf(event.on ?? dates.onInstant(event.at ?? ''));
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return [event.on === undefined ? 'at' : 'on', String(event.on ?? event.at)];
  if (unit === 'hour' && event.at === undefined) return ['at', ''];
  if (event.kind !== 'extend' && event.kind !== 'delay') return null;
  if (event.kind === 'extend' && (!Number.isInteger(event.amount) || event.amount < 1))
    return ['amount', String(event.amount)];
  if (event.kind === 'delay' && !(dates.isDate(event.until) && dates.yearOf(event.until) <= LAST_YEAR))
    return ['until', String(event.until)];
  if (!event.approver?.trim()) return ['approver', ''];
  if (!event.document?.trim()) return ['document', ''];
  return null;
}

const contentOf = (event: ClockEvent) => JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)));
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Puts events into groups in order of occurrence, whatever the order they were given in. An id told twice counts once; an event
 * that cannot be read becomes an issue. Within a group time gives no order, so the caller takes what makes sense first.
 */
export function orderEvents(
  rule: ClockRule,
  events: readonly ClockEvent[],
): { groups: DatedEvent[][]; issues: ClockIssue[] } {
  const issues: ClockIssue[] = [];
  const dated: DatedEvent[] = [];
  for (const event of events) {
    const wrong = wrongField(event, rule.unit);
    if (wrong) {
      issues.push(issueOf(event, 'bad_event', { field: wrong[0], value: wrong[1] }));
      continue;
    }
    const on = event.on ?? dates.onInstant(event.at ?? '');
    if (event.at !== undefined && dates.onInstant(event.at) !== on) {
      issues.push(issueOf(event, 'date_mismatch', { on, at: event.at }));
      continue;
    }
    dated.push({ ...event, on, ms: event.at === undefined ? null : dates.toMilliseconds(event.at) });
  }
  // A total order over the content, so that the same set of events gives the same answer in any order.
  dated.sort(
    (a, b) =>
      compare(a.on, b.on) ||
      (a.ms ?? 0) - (b.ms ?? 0) ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      compare(a.id, b.id) ||
      compare(contentOf(a), contentOf(b)),
  );
  const byId = new Map<string, DatedEvent>();
  for (const event of dated) {
    const earlier = byId.get(event.id);
    if (!earlier) byId.set(event.id, event);
    else if (contentOf(earlier) !== contentOf(event)) issues.push(issueOf(event, 'duplicate_differs'));
  }
  return { groups: groupByMoment([...byId.values()]), issues: issues.sort((a, b) => compare(keyOf(a), keyOf(b))) };
}

const keyOf = (issue: ClockIssue) => `${issue.eventId} ${issue.code} ${JSON.stringify(issue.details)}`;

/** Times decide the order within a day only if all events of the day have one. */
function groupByMoment(events: readonly DatedEvent[]): DatedEvent[][] {
  const groups: DatedEvent[][] = [];
  for (const day of Map.groupBy(events, (event) => event.on).values()) {
    const timed = day.every((event) => event.ms !== null);
    const byTime = Map.groupBy(day, (event) => (timed ? event.ms : 0));
    for (const group of byTime.values()) {
      const rank = rankIn(group);
      groups.push(group.sort((a, b) => rank(a) - rank(b) || compare(a.id, b.id)));
    }
  }
  return groups;
}

/** A pause stands before the restart that it waited for: what was asked for in the morning and came at noon does not wait for ever. */
function rankIn(group: readonly DatedEvent[]): (event: DatedEvent) => number {
  const restarted = new Set(group.flatMap((event) => (event.kind === 'restart' ? [event.cause] : [])));
  return (event) =>
    event.kind === 'pause' && restarted.has(event.cause) ? ORDER.indexOf('restart') - 0.5 : ORDER.indexOf(event.kind);
}
