import type { Database } from '../../kernel/db/index.ts';
import { systemActor, write } from '../audit/index.ts';
import type { CalendarService } from '../calendar/index.ts';
import { openTurn } from './review-views.rules.ts';
import { clockOfTurn } from './review-limits.rules.ts';
import { listWaitingWithLimit } from './review.repo.ts';
import { openSteps } from './review.rules.ts';
import { listTurns, markTold } from './turns.repo.ts';

/** Looks at the limits of all open steps: who waits is reminded when a limit is near, who oversees is told when it has passed. */
export function createSweep({ db, now, calendar }: { db: Database; now: () => Date; calendar: CalendarService }) {
  return {
    /**
     * Reminds and escalates what is due. Everything is read from the rows and the calendar of the day, so that a lost run is made good by
     * the next one, and a run twice tells nobody twice. Returns how many steps were told of.
     */
    async sweepLimits(tenantId: string): Promise<{ reminded: number; escalated: number }> {
      const actor = systemActor(tenantId, 'job:review-limits');
      const rows = await listWaitingWithLimit(db, tenantId);
      const days = await calendar.forTenant(tenantId);
      const turns = Map.groupBy(
        await listTurns(
          db,
          tenantId,
          rows.map(({ id }) => id),
        ),
        (turn) => turn.reviewId,
      );
      const told = { reminded: 0, escalated: 0 };
      for (const review of rows) {
        for (const step of openSteps(review)) {
          const turn = openTurn(turns.get(review.id) ?? [], step.key);
          const clock = turn ? clockOfTurn(review, step, turn, now(), days, 'zh') : null;
          if (!turn || !clock || clock.light === 'normal') continue;
          const isLate = clock.light === 'overdue';
          if (isLate ? turn.escalatedAt : turn.remindedAt) continue;
          const at = now();
          const isNew = await write(db, actor, { permission: 'review.review.oversee' }, async (w) => {
            const marked = await markTold(w.tx, tenantId, turn, isLate ? 'escalatedAt' : 'remindedAt', at);
            const happened = isLate ? 'review.step.escalated' : 'review.step.reminded';
            w.record({
              action: marked ? happened : 'review.step.looked_at',
              subjectType: review.subjectType,
              subjectId: review.subjectId,
              after: { review: review.id, step: step.key, dueOn: clock.dueOn, source: clock.source },
            });
            return marked;
          });
          if (isNew) told[isLate ? 'escalated' : 'reminded'] += 1;
        }
      }
      return told;
    },
  };
}
