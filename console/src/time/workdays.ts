import { addDays } from './dates.ts';

/** The days of a year that differ from Monday–Friday, as the server publishes them. */
export interface DaysOfYear {
  off: readonly string[];
  work: readonly string[];
}

/** Working days for display; deadlines themselves are computed by the server. */
export class Workdays {
  readonly #off: ReadonlySet<string>;
  readonly #work: ReadonlySet<string>;
  readonly #years: ReadonlySet<string>;

  constructor(years: ReadonlyMap<number, DaysOfYear>) {
    this.#years = new Set([...years.keys()].map(String));
    this.#off = new Set([...years.values()].flatMap(({ off }) => off));
    this.#work = new Set([...years.values()].flatMap(({ work }) => work));
  }

  isWorkday(on: string): boolean {
    if (this.#off.has(on)) return false;
    if (this.#work.has(on)) return true;
    const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6;
  }

  /** Working days after `from` up to and including `to`; negative when `to` lies before `from`. Null when a year on the way is not known. */
  between(from: string, to: string): number | null {
    if (from > to) {
      const back = this.between(to, from);
      return back === null ? null : -back;
    }
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      if (!this.#years.has(String(year))) return null;
    }
    let count = 0;
    for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (this.isWorkday(on)) count += 1;
    return count;
  }
}

/** Natural days from one date to another; negative when `to` lies before `from`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
