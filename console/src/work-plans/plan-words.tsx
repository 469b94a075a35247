import type { WorkPlan, WorkPlanItem } from '../api/types.ts';
import { useTexts, type Texts } from '../texts/index.ts';
import { StateTag } from '../ui/state-tag.tsx';
import { On } from '../ui/times.tsx';

export const PLANS = ['work-plans'];

const LOOKS = {
  draft: { tone: 'neutral', shape: '○' },
  in_review: { tone: 'blue', shape: '◐' },
  in_force: { tone: 'green', shape: '●' },
  closed: { tone: 'neutral', shape: '◌' },
} as const;

export function PlanTag({ state }: { state: WorkPlan['state'] }) {
  const t = useTexts();
  return <StateTag {...LOOKS[state]}>{t.workPlans.state[state]}</StateTag>;
}

/** When an item is due, in words; what its source says stands in the dialog. */
export function scheduleWords(schedule: WorkPlanItem['schedule'], t: Texts): string {
  const words = t.workPlans;
  if (schedule === null) return words.schedule.none;
  if (schedule.kind === 'every') return words.everyTimes(words.period[schedule.period], schedule.times);
  if (schedule.kind === 'after')
    return words.afterWords(schedule.what, schedule.amount, words.limitUnit[schedule.unit]);
  return schedule.by ?? words.endOfYear;
}

export function ScheduleView({ schedule }: { schedule: WorkPlanItem['schedule'] }) {
  const t = useTexts();
  return schedule?.kind === 'once' && schedule.by ? <On on={schedule.by} /> : <span>{scheduleWords(schedule, t)}</span>;
}

/** The units of an item with their parts; what nobody answers for is told, never left out. */
export function UnitsView({ parts }: { parts: WorkPlanItem['parts'] }) {
  const t = useTexts();
  const words = t.workPlans;
  if (parts.length === 0) return <span className="tag-warning">■ {words.nobody}</span>;
  return (
    <ul className="plain-list">
      {parts.map((part) => (
        <li key={part.id}>
          <span className="secondary">{words.role[part.role]}</span>{' '}
          <span lang="zh-CN">{part.organisationName || part.lowerTenantName || part.unitWords}</span>
          {part.isOrphan && (
            <span className="tag-warning"> ■ {part.organisationName ? words.closedUnit : words.nobody}</span>
          )}
          {part.lower && (
            <span className="secondary">
              {' '}
              · {words.exchange.heard} {words.percent(part.lower.percent)} · {words.cards.outlooks[part.lower.outlook]}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
