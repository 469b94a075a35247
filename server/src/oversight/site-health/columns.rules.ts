import type { FindingFacts } from './findings.rules.ts';
import { daysBefore, monthsBefore, type Settings } from './settings.rules.ts';

/** How columns stand against their own rule and against the official ones. Pure. */

export interface ColumnStanding {
  id: string;
  code: string;
  name: string;
  category: string;
  /** 0 at the top. */
  depth: number;
  /** Where things are listed; only such a column can be out of date. */
  isList: boolean;
  organisationId: string | null;
  freshnessDays: number | null;
  /** The day of the newest thing that readers see; null: nothing. */
  lastOn: string | null;
  isEmpty: boolean;
}
export interface ColumnFault {
  kind: 'column_stale' | 'column_empty';
  column: ColumnStanding;
  facts: FindingFacts;
}

/** What the official rules call a column, by the words in its category or name: news, notices and policies, or neither. */
export function classOf({ name, category }: Pick<ColumnStanding, 'name' | 'category'>, settings: Settings) {
  const has = (words: readonly string[]) => words.some((word) => category.includes(word) || name.includes(word));
  if (has(settings['columns.newsWords'])) return 'news' as const;
  return has(settings['columns.noticeWords']) ? ('notice' as const) : null;
}

/** Columns that are empty or out of date on a day, with the rule that they break. The day of the limit is still in time. */
export function findColumnFaults(columns: readonly ColumnStanding[], today: string, settings: Settings): ColumnFault[] {
  return columns.flatMap((column): ColumnFault[] => {
    if (column.isEmpty) return [{ kind: 'column_empty', column, facts: {} }];
    if (!column.isList || column.lastOn === null) return [];
    const kind = classOf(column, settings);
    const isFirstLevel = column.depth < settings['columns.firstLevels'];
    const official =
      kind === 'news'
        ? daysBefore(today, settings['columns.newsDays'])
        : kind === 'notice'
          ? monthsBefore(today, settings['columns.noticeMonths'])
          : null;
    const own = column.freshnessDays === null ? null : daysBefore(today, column.freshnessDays);
    const breaksOfficial = official !== null && isFirstLevel && column.lastOn < official;
    const breaksOwn = own !== null && column.lastOn < own;
    if (!breaksOfficial && !breaksOwn) return [];
    const facts = {
      ...{ lastOn: column.lastOn, class: kind ?? '', isFirstLevel, breaksOfficial, breaksOwn },
      days: Math.round((Date.parse(today) - Date.parse(column.lastOn)) / 86_400_000),
    };
    return [{ kind: 'column_stale', column, facts }];
  });
}
