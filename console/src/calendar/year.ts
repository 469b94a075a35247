import { addDays } from '../time/dates.ts';
import type { DaysOfYear } from '../time/workdays.ts';

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeup_workday';

const isWeekend = (on: string) => [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());

/** What a day is by the calendar of its year. */
export function kindOf(on: string, { off, work }: DaysOfYear): DayKind {
  if (off.includes(on)) return 'holiday';
  if (work.includes(on)) return 'makeup_workday';
  return isWeekend(on) ? 'weekend' : 'workday';
}

/** The days of a month, with empty places before the first so that weeks begin on Monday. */
export function monthDays(year: number, month: number): (string | null)[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: weekday }, () => null);
  for (let on = first; on.startsWith(first.slice(0, 8)); on = addDays(on, 1)) days.push(on);
  return days;
}

/** The calendar with one day switched: default → the other kind → … A weekday is off or not; a weekend day is a holiday, worked, or plain. */
export function switched(days: DaysOfYear, on: string): DaysOfYear {
  const without = (list: readonly string[]) => list.filter((day) => day !== on);
  const plain = { off: without(days.off), work: without(days.work) };
  const withOff = { ...plain, off: [...plain.off, on].sort() };
  const withWork = { ...plain, work: [...plain.work, on].sort() };
  switch (kindOf(on, days)) {
    case 'workday':
      return withOff;
    case 'weekend':
      return withWork;
    case 'makeup_workday':
      return withOff;
    case 'holiday':
      return plain;
  }
}

/** Working days and other days of a year. */
export function countDays(year: number, days: DaysOfYear): { work: number; off: number } {
  let work = 0;
  let off = 0;
  for (let on = `${year}-01-01`; on.startsWith(`${year}-`); on = addDays(on, 1)) {
    const kind = kindOf(on, days);
    if (kind === 'workday' || kind === 'makeup_workday') work += 1;
    else off += 1;
  }
  return { work, off };
}

/** Runs of days one after the other, as from and to. */
export function runsOf(days: readonly string[]): { from: string; to: string }[] {
  const runs: { from: string; to: string }[] = [];
  for (const on of [...days].sort()) {
    const last = runs.at(-1);
    if (last && addDays(last.to, 1) === on) last.to = on;
    else runs.push({ from: on, to: on });
  }
  return runs;
}
