import type { WorkPlanDetail } from '../api/types.ts';

export interface DueRow {
  key: string;
  itemId: string;
  title: string;
  unit: string;
  opensOn: string;
  dueOn: string;
  /** Of the duty; null while the plan is a draft. */
  state: string | null;
  light: 'none' | 'green' | 'yellow' | 'red' | 'grey';
  explanation: string;
}

/** What falls due when: the duties of all parts, or, where there are none, the days that items and parts name. */
export function dueRows(plan: Pick<WorkPlanDetail, 'items' | 'year' | 'inForceOn'>): DueRow[] {
  const rows = plan.items.flatMap((item) =>
    item.parts.flatMap((part): DueRow[] => {
      const own = {
        ...{ itemId: item.id, title: item.title },
        unit: part.organisationName || part.lowerTenantName || part.unitWords,
      };
      if (part.duties.length > 0)
        return part.duties.map((duty) => ({ ...own, key: `${part.id} ${duty.period}`, ...duty }));
      const dueOn = part.dueOn ?? (item.schedule?.kind === 'once' ? (item.schedule.by ?? `${plan.year}-12-31`) : null);
      if (dueOn === null || item.validUntil !== null) return [];
      const opensOn = item.validFrom ?? plan.inForceOn ?? `${plan.year}-01-01`;
      return [{ ...own, key: part.id, opensOn, dueOn, state: null, light: 'none', explanation: '' }];
    }),
  );
  return rows.toSorted((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1));
}

/** Where a span of days stands in a year, in percent of it; what lies outside is cut off, and a bar is never thinner than a hair. */
export function spanOf(year: number, from: string, to: string): { left: number; width: number } {
  const [start, end] = [Date.parse(`${year}-01-01T00:00:00Z`), Date.parse(`${year + 1}-01-01T00:00:00Z`)];
  const at = (day: string, plus = 0) =>
    Math.min(1, Math.max(0, (Date.parse(`${day}T00:00:00Z`) + plus - start) / (end - start)));
  const [a, b] = [at(from), at(to, 86_400_000)];
  const left = Math.min(a, b);
  return { left: Math.min(left * 100, 99), width: Math.max((b - left) * 100, 1) };
}

/** The weeks of a month, Monday first: days of the month, 0 for cells before and after. */
export function weeksOf(year: number, month: number): number[][] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const cells = [...Array<number>(before).fill(0), ...Array.from({ length: days }, (_, n) => n + 1)];
  while (cells.length % 7 !== 0) cells.push(0);
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7));
}
