import { isStanding } from './plan-view.ts';
import type { ItemSchedule, PlanDetail, Summary } from './plans.schema.ts';

/** What readers see of a plan: a picture of it on a day. Internal items and what nobody may read are not in it. */
export interface PublicPlan {
  title: string;
  year: number;
  organisationId: string;
  organisationName: string;
  documentId: string | null;
  documentWords: string;
  summaryDueOn: string | null;
  revision: number;
  percent: number;
  items: PublicItem[];
  summary: { words: string; sentOn: string } | null;
}
export interface PublicItem {
  id: string;
  number: string;
  title: string;
  words: string;
  threshold: string;
  schedule: ItemSchedule | null;
  dueOn: string | null;
  percent: number;
  isDone: boolean;
  units: { name: string; role: 'lead' | 'responsible'; words: string; dueOn: string | null; said: PublicSaid[] }[];
}
export interface PublicSaid {
  quarter: number;
  percent: number;
  outlook: 'on_track' | 'at_risk' | 'done';
  words: string;
}

/** The public picture of a plan on a day; parts that units gave on to units below them stay inside. */
export function publicPlanOf(plan: PlanDetail, summary: Pick<Summary, 'words' | 'sentOn'>, today: string): PublicPlan {
  const items = plan.items
    .filter((item) => item.visibility === 'public' && isStanding(item, today))
    .map((item): PublicItem => {
      const parts = item.parts.filter(({ parentId }) => parentId === null);
      return {
        ...{ id: item.id, number: item.number, title: item.title, words: item.words, threshold: item.threshold },
        ...{ schedule: item.schedule, dueOn: item.dueOn, percent: item.percent },
        isDone: parts.length > 0 && parts.every(({ progress }) => progress.at(-1)?.outlook === 'done'),
        units: parts.map((part) => ({
          ...{ name: part.organisationName || part.lowerTenantName || part.unitWords, role: part.role },
          ...{ words: part.words, dueOn: part.dueOn },
          said: part.progress.map(({ quarter, percent, outlook, words }) => ({ quarter, percent, outlook, words })),
        })),
      };
    });
  const { title, year, organisationId, organisationName, documentId, documentWords, summaryDueOn, revision } = plan;
  const total = items.reduce((sum, { percent }) => sum + percent, 0);
  return {
    ...{ title, year, organisationId, organisationName, documentId, documentWords, summaryDueOn, revision, items },
    percent: items.length === 0 ? 0 : Math.round(total / items.length),
    summary: summary.sentOn === null ? null : { words: summary.words, sentOn: summary.sentOn },
  };
}

/** Everything that readers would read, for the gate's checks. */
export const textOf = (plan: PublicPlan): string =>
  [
    ...[plan.title, plan.documentWords, plan.organisationName, plan.summary?.words ?? ''],
    ...plan.items.flatMap(({ number, title, words, threshold, schedule, units }) => [
      ...[number, title, words, threshold, schedule?.kind === 'after' ? schedule.what : ''],
      ...units.flatMap((unit) => [unit.name, unit.words, ...unit.said.map((said) => said.words)]),
    ]),
  ]
    .filter((line) => line !== '')
    .join('\n');
