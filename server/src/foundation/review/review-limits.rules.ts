import { chinaDate } from '../../kernel/time/index.ts';
import type { WorkdayCalendar } from '../calendar/index.ts';
import { dueFrom, formatReading, readClock, type ClockRule } from '../clocks/index.ts';
import type { ReviewRow } from './review.repo.ts';
import type { ReviewSettings, ReviewStep, StepClock } from './review.schema.ts';
import type { Turn } from './turns.repo.ts';

/** How long a step, and a review afterwards, may take: pure. */

/** What holds until a place sets its own; the clause is local practice, so it is a setting. */
export const DEFAULT_SETTINGS: ReviewSettings = {
  afterwardsDays: 2,
  afterwardsSource: '应急发布后及时补审；天数为系统缺省值，请按本地制度修改',
  version: 0,
};

const rule = (code: string, zh: string, en: string, amount: number, source: string): ClockRule => ({
  code,
  title: { zh, en },
  amount,
  unit: 'working_day',
  source,
  pauses: [],
  restarts: [],
  extension: null,
  light: { nearAt: amount > 3 ? 2 : amount > 1 ? 1 : 0 },
});

function clockOf(limit: ClockRule, from: Date, now: Date, calendar: WorkdayCalendar, locale: 'zh' | 'en'): StepClock {
  const clock = dueFrom(limit, chinaDate(from), calendar);
  const reading = readClock(limit, clock, chinaDate(now), calendar);
  const { dueOn } = clock;
  return { dueOn, light: reading.light ?? 'normal', words: formatReading(reading, locale), source: limit.source };
}

/**
 * The limit of an open step as it stands now, counted from the day after the one on which it came to it; for a review afterwards the limit
 * of the whole review, when that ends sooner. Null: no limit.
 */
export function clockOfTurn(
  review: Pick<ReviewRow, 'mode' | 'limitDays' | 'limitSource' | 'submittedAt'>,
  step: Pick<ReviewStep, 'limitDays' | 'limitSource'>,
  turn: Pick<Turn, 'openedAt'>,
  now: Date,
  calendar: WorkdayCalendar,
  locale: 'zh' | 'en',
): StepClock | null {
  const clocks: StepClock[] = [];
  if (step.limitDays)
    clocks.push(
      clockOf(
        rule('review.step', '审核环节', 'Step of a review', step.limitDays, step.limitSource || '—'),
        turn.openedAt,
        now,
        calendar,
        locale,
      ),
    );
  if (review.limitDays)
    clocks.push(
      clockOf(
        rule('review.afterwards', '应急发布补审', 'Review afterwards', review.limitDays, review.limitSource || '—'),
        review.submittedAt,
        now,
        calendar,
        locale,
      ),
    );
  return clocks.toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))[0] ?? null;
}
