import { firstDayOf, lastDayOf } from './fields.rules.ts';
import type { Light } from './ledgers.schema.ts';

/** Settings with their source; a place may set them differently. */
export const PROGRESS_SETTINGS = {
  /** Local practice: a quarter is reported by the 15th of the month after it (原则上每季度1次, notice S3-062, names no day). */
  reportDays: 15,
  /** Local practice: so many points behind an even course are a warning. */
  behindPoints: 25,
} as const;

export interface ProgressPoint {
  quarter: string;
  percent: number;
  paid: number | null;
}
export interface ItemDays {
  setOn: string;
  dueOn: string;
}

const DAY_MS = 86_400_000;
const dayOf = (on: string) => Date.parse(`${on}T00:00:00Z`) / DAY_MS;
const plus = (on: string, days: number) => new Date((dayOf(on) + days) * DAY_MS).toISOString().slice(0, 10);

/** The progress that stands: that of the latest quarter. Null when none was reported. */
export function latestOf(points: readonly ProgressPoint[]): ProgressPoint | null {
  return points.reduce<ProgressPoint | null>((last, one) => (last && last.quarter >= one.quarter ? last : one), null);
}

/** The last quarter whose report is overdue on a day, `2026-Q3`; null when none is. */
export function quarterDue(
  { setOn }: ItemDays,
  today: string,
  settings: { reportDays: number } = PROGRESS_SETTINGS,
): string | null {
  const year = Number(today.slice(0, 4));
  const ended = [year - 1, year]
    .flatMap((one) => [1, 2, 3, 4].map((number) => `${one}-Q${number}`))
    .filter((quarter) => plus(lastDayOf(quarter) ?? '9999-12-31', settings.reportDays) < today);
  const last = ended.at(-1);
  return last && setOn <= (lastDayOf(last) ?? '') ? last : null;
}

/** How an item stands on a day: done, past its end, without the report of the last quarter, behind an even course, or on time. Pure. */
export function lightOf(
  item: ItemDays,
  points: readonly ProgressPoint[],
  today: string,
  settings: { reportDays: number; behindPoints: number } = PROGRESS_SETTINGS,
): Light {
  const latest = latestOf(points);
  if (latest && latest.percent >= 100) return 'done';
  if (today > item.dueOn) return 'late';
  const due = quarterDue(item, today, settings);
  if (due && (!latest || latest.quarter < due)) return 'silent';
  // Compared where the report speaks of: the end of its quarter, or today when that is not over.
  const until = latest ? [lastDayOf(latest.quarter) ?? today, today].sort()[0] : today;
  const length = Math.max(1, dayOf(item.dueOn) - dayOf(item.setOn));
  const even = (Math.max(0, dayOf(until ?? today) - dayOf(item.setOn)) / length) * 100;
  return even - (latest?.percent ?? 0) > settings.behindPoints ? 'behind' : 'on_time';
}

/** True when a quarter lies within the life of an item, with the quarters of both ends. */
export function isWithin(quarter: string, setOn: string): boolean {
  const last = lastDayOf(quarter);
  return firstDayOf(quarter) !== null && last !== null && last >= setOn;
}
