import type { Database } from '../../../kernel/db/index.ts';
import { systemActor, write } from '../../../foundation/audit/index.ts';
import type { CalendarService } from '../../../foundation/calendar/index.ts';
import { dueFrom } from '../../../foundation/clocks/index.ts';
import { listOpenDisputes, moveDisputeLimit } from '../disputes/disputes.repo.ts';
import { answerRule } from '../disputes/disputes.rules.ts';
import { requestClocks } from '../request-clocks.rules.ts';
import { listOpenConsultations, moveConsultationLimit } from './consultations.repo.ts';

/** To whom articles 32 and 34 give fifteen working days. */
const RULES: Record<string, 'request.third_party' | 'request.co_producer'> = {
  third_party: 'request.third_party',
  co_producer: 'request.co_producer',
};

/** Last days beside the reply's own, computed again after a change of the calendar: of who is heard, and of the authority in disputes. */
export function createLimitsService({ db, calendar }: { db: Database; calendar: Pick<CalendarService, 'forTenant'> }) {
  return {
    /** Returns how many days moved; each is recorded. What was answered or ended meanwhile keeps the day it had. */
    async recalculate(tenantId: string): Promise<number> {
      const days = await calendar.forTenant(tenantId);
      const [heard, disputes] = await Promise.all([
        listOpenConsultations(db, tenantId),
        listOpenDisputes(db, tenantId),
      ]);
      const consultations = heard.flatMap((one) => {
        const rule = RULES[one.kind];
        const dueOn = rule ? dueFrom(requestClocks.get(rule), one.receivedOn, days).dueOn : one.dueOn;
        return dueOn === one.dueOn ? [] : [{ ...one, before: one.dueOn, dueOn }];
      });
      const proceedings = disputes.flatMap(({ track, procedure, servedOn, ...one }) => {
        const { dueOn, provisional } = dueFrom(answerRule(track, procedure), servedOn, days);
        const isSame = dueOn === one.answerDueOn && provisional === one.answerProvisional;
        return isSame ? [] : [{ id: one.id, before: one.answerDueOn, dueOn, provisional }];
      });
      if (consultations.length + proceedings.length === 0) return 0;
      const actor = systemActor(tenantId, 'job:request-clocks');
      return write(db, actor, { permission: 'requests.clock.write' }, async (w) => {
        let moved = 0;
        for (const { requestId, id, before, dueOn } of consultations) {
          if (!(await moveConsultationLimit(w.tx, tenantId, { requestId, id, before, dueOn }))) continue;
          moved += 1;
          w.record({
            ...{ action: 'requests.consultation.due_moved', subjectType: 'request', subjectId: requestId },
            ...{ before: { consultation: id, dueOn: before }, after: { consultation: id, dueOn } },
          });
        }
        for (const one of proceedings) {
          if (!(await moveDisputeLimit(w.tx, tenantId, one))) continue;
          moved += 1;
          w.record({
            ...{ action: 'requests.dispute.due_moved', subjectType: 'dispute', subjectId: one.id },
            ...{ before: { dueOn: one.before }, after: { dueOn: one.dueOn } },
          });
        }
        if (moved === 0) w.record({ action: 'requests.clocks.unchanged', subjectType: 'tenant', subjectId: tenantId });
        return moved;
      });
    },
  };
}
