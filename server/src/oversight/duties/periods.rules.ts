import { dates, type WorkdayCalendar } from '../../foundation/calendar/index.ts';
import { dueFrom } from '../../foundation/clocks/index.ts';
import type { ClockRule } from '../../foundation/clocks/index.ts';
import type { ScheduleOf } from './duties.schema.ts';

type Every = ScheduleOf<'every'>;

/** A stretch of time in which something is asked for. */
export interface Period {
  key: string;
  /** First and last day. */
  from: string;
  until: string;
}

const MONTHS = { month: 1, quarter: 3, half_year: 6, year: 12 } as const;
const two = (value: number) => String(value).padStart(2, '0');

/** Monday of the week of a day. */
const mondayOf = (on: string) => dates.addDays(on, -((dates.weekday(on) + 6) % 7));

function weekKey(monday: string): string {
  // ISO 8601: a week belongs to the year of its Thursday.
  const thursday = dates.addDays(monday, 3);
  const year = dates.yearOf(thursday);
  return `${year}-W${two(Math.floor(dates.daysBetween(`${year}-01-01`, thursday) / 7) + 1)}`;
}

/** The period that holds a day. */
export function periodOf(kind: Every['period'], on: string): Period {
  if (kind === 'day') return { key: on, from: on, until: on };
  if (kind === 'week') {
    const from = mondayOf(on);
    return { key: weekKey(from), from, until: dates.addDays(from, 6) };
  }
  const months = MONTHS[kind];
  const year = dates.yearOf(on);
  const index = Math.floor((dates.monthOf(on) - 1) / months);
  const from = `${year}-${two(index * months + 1)}-01`;
  const until = dates.addDays(dates.addMonths(from, months), -1);
  const name = { month: `-${two(index + 1)}`, quarter: `-Q${index + 1}`, half_year: `-H${index + 1}`, year: '' }[kind];
  return { key: `${year}${name}`, from, until };
}

/** Periods in order whose last day lies in [from, until] and whose first day is not after `horizon`. */
export function* periodsOf(kind: Every['period'], from: string, until: string, horizon: string): Generator<Period> {
  for (let period = periodOf(kind, from); period.until <= until && period.from <= horizon;) {
    yield period;
    period = periodOf(kind, dates.addDays(period.until, 1));
  }
}

export interface DueDay {
  on: string;
  at: string | null;
  provisional: boolean;
}

/** Limits as clocks, each computed once: the same limit from the same day is the same for every unit. */
export function createLimits(calendar: WorkdayCalendar) {
  const known = new Map<string, DueDay>();
  const nears = new Map<string, string>();

  /** The last day (for hours: instant) of `amount` from a day or instant on, counted from the day after (民法典 articles 201–203). */
  function after(amount: number, unit: ClockRule['unit'], on: string, at: string | null, rolls = true): DueDay {
    if (amount === 0) return { on, at: unit === 'hour' ? at : null, provisional: false };
    if (unit === 'hour' && at === null) {
      // The hour at which it began is not known: the day in which the hours surely end.
      return { on: dates.addDays(on, Math.ceil(amount / 24)), at: null, provisional: false };
    }
    const start = unit === 'hour' ? (at ?? on) : on;
    const key = `${amount} ${unit} ${start} ${rolls}`;
    const before = known.get(key);
    if (before) return before;
    const due = dueFrom(clockOf(amount, unit, rolls), start, calendar);
    const day = { on: due.dueOn ?? on, at: due.dueAt, provisional: due.provisional };
    known.set(key, day);
    return day;
  }

  return {
    after,

    /** When what is asked for in a period is due. */
    ofPeriod({ period: kind, due }: Every, period: Period): DueDay {
      if (due.plus) return after(due.plus.amount, due.plus.unit, period.until, null);
      if (due.months === undefined && due.day === undefined) return { on: period.until, at: null, provisional: false };
      const day = due.day ?? 'last';
      if (kind === 'week' || kind === 'day') {
        const on = day === 'last' ? period.until : dates.addDays(period.from, Math.min(day, 7) - 1);
        return { on: kind === 'day' ? period.until : on, at: null, provisional: false };
      }
      const first = dates.addMonths(`${period.until.slice(0, 7)}-01`, due.months ?? 0);
      const last = dates.addDays(dates.addMonths(first, 1), -1);
      const on = day === 'last' ? last : dates.addDays(first, Math.min(day, dates.dayOfMonth(last)) - 1);
      return { on, at: null, provisional: false };
    },

    /** The first day on which the light is yellow. */
    near(opensOn: string, dueOn: string, nearDays: number | undefined): string {
      const days = nearDays ?? (dates.daysBetween(opensOn, dueOn) >= 20 ? 5 : 1);
      const key = `${dueOn} ${days}`;
      let on = nears.get(key);
      if (on === undefined) nears.set(key, (on = calendar.addWorkdays(dueOn, -days).on));
      return on > opensOn ? on : opensOn;
    },
  };
}

export type Limits = ReturnType<typeof createLimits>;

/** A limit of an obligation in the form of a clock; its source is that of the obligation. */
function clockOf(amount: number, unit: ClockRule['unit'], rolls: boolean): ClockRule {
  const rollable = unit !== 'hour' && unit !== 'working_day';
  return {
    ...{ code: 'duties.limit', title: { zh: '履职时限', en: 'limit of a duty' }, amount, unit },
    source: '以义务来源条款为准',
    // A limit in natural days ends on a working day; the age of a column does not wait for Monday.
    ...(rollable ? { settings: { rollToWorkday: { value: rolls, source: '《民法典》第二百零三条' } } } : {}),
    ...{ pauses: [], restarts: [], extension: null, light: { nearAt: 0 } },
  };
}
