import type { ItemInput, ItemSchedule, PartInput } from './plans.schema.ts';

/** Settings with their source; a place may set them differently. */
export const PLAN_SETTINGS = {
  /** So many natural days before the end of a quarter units are reminded to say how far they are. A rule of this project. */
  remindDays: 10,
  /** So many natural days before its date the office is reminded of the yearly summary. A rule of this project. */
  summaryRemindDays: 30,
} as const;

const two = (n: number) => String(n).padStart(2, '0');
const MONTH_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const;

/** First and last day of a quarter (1–4) of a year. Pure. */
export const quarterOf = (year: number, quarter: number): { from: string; to: string } => ({
  from: `${year}-${two(quarter * 3 - 2)}-01`,
  to: `${year}-${MONTH_ENDS[quarter - 1] ?? '12-31'}`,
});

/** The quarters of the plan's year that have begun on a day: 0 before the year, 4 at its end and after it. */
export function quartersBegun(year: number, today: string): number {
  if (today < `${year}-01-01`) return 0;
  return today > `${year}-12-31` ? 4 : Math.ceil(Number(today.slice(5, 7)) / 3);
}

/** Quarters for which nothing was said although they are over or end within `remindDays`, the first first. */
export function quartersMissing(
  year: number,
  today: string,
  { said, since, dueOn }: { said: readonly number[]; since: string; dueOn: string | null },
  settings: { remindDays: number } = PLAN_SETTINGS,
): number[] {
  return [1, 2, 3, 4].filter((quarter) => {
    const { from, to } = quarterOf(year, quarter);
    // Not before the plan was in force, nor after the part was due.
    if (to < since || (dueOn !== null && from > dueOn)) return false;
    return !said.includes(quarter) && addDays(today, settings.remindDays) >= to && today >= from;
  });
}

/** A calendar date some natural days later. */
export const addDays = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The last day of an item in its year; null for what follows events. */
export function lastDayOf(schedule: ItemSchedule | null, year: number): string | null {
  if (schedule === null || schedule.kind === 'after') return null;
  return schedule.kind === 'once' ? (schedule.by ?? `${year}-12-31`) : `${year}-12-31`;
}

/** How far an item is, 0–100: each part as it last said, weighed by its share, or alike where shares do not make up 100. */
export function percentOf(
  parts: readonly { id: string; parentId: string | null; share: number | null; percent: number | null }[],
): number {
  const at = (parent: string | null): number => {
    const own = parts.filter(({ parentId }) => parentId === parent);
    if (own.length === 0) return 0;
    const total = own.reduce((sum, { share }) => sum + (share ?? 0), 0);
    const weighed = total === 100;
    const sum = own.reduce((done, part) => {
      const below = parts.some(({ parentId }) => parentId === part.id) ? at(part.id) : 0;
      // What a unit says of its part goes before what is added up from below.
      return done + (part.percent ?? below) * (weighed ? (part.share ?? 0) / 100 : 1 / own.length);
    }, 0);
    return sum;
  };
  return Math.round(at(null));
}

export type ItemFault =
  | { code: 'unit_twice'; name: string }
  | { code: 'shares_over'; total: number }
  | { code: 'due_outside'; on: string }
  | { code: 'two_owners' };

/** What is wrong with an item of a plan of this year, the first fault; null when nothing is. */
export function findItemFault(item: Pick<ItemInput, 'schedule' | 'parts'>, year: number): ItemFault | null {
  const { schedule, parts } = item;
  const keys = parts.map(
    ({ organisationId, lowerTenantId, unitWords }) => organisationId ?? lowerTenantId ?? unitWords,
  );
  const twice = parts.find((_, n) => keys.indexOf(keys[n] ?? '') < n);
  if (twice) return { code: 'unit_twice', name: twice.unitWords };
  if (parts.some(({ organisationId, lowerTenantId }) => organisationId !== null && lowerTenantId !== null))
    return { code: 'two_owners' };
  const total = parts.reduce((sum, { share }) => sum + (share ?? 0), 0);
  if (total > 100) return { code: 'shares_over', total };
  const days = [...parts.map(({ dueOn }) => dueOn), schedule?.kind === 'once' ? schedule.by : null];
  // Results of a year may be told in the year after it (次年1月底前), not later.
  const outside = days.find((on) => on !== null && (on < `${year}-01-01` || on > `${year + 1}-12-31`));
  return outside ? { code: 'due_outside', on: outside } : null;
}

/** Nobody answers for it: a name that is no unit here, or no part at all. */
export const isOwnerless = (parts: readonly Pick<PartInput, 'organisationId' | 'lowerTenantId'>[]): boolean =>
  parts.length === 0 ||
  parts.some(({ organisationId, lowerTenantId }) => organisationId === null && lowerTenantId === null);
