import { newId, type Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { write, type Actor } from '../../foundation/audit/index.ts';
import { dates, type CalendarService } from '../../foundation/calendar/index.ts';
import { dueFrom } from '../../foundation/clocks/index.ts';
import { WITHHOLDING_CLAUSES } from './disclosure.data.ts';
import {
  findDisclosure,
  insertDecision,
  listDecisions,
  listReviewsDue,
  lockDisclosure,
  type ReviewDue,
} from './disclosure.repo.ts';
import { listDisplayNames } from '../../foundation/identity/index.ts';
import { decisionFault, decisionKind, reviewRule } from './disclosure.rules.ts';
import type { DisclosureInput, DisclosureView } from './disclosure.schema.ts';
import { documentErrors } from './documents.errors.ts';
import type { StepListener } from './steps.service.ts';

export interface DisclosureDeps {
  db: Database;
  calendar: CalendarService;
  now: () => Date;
  /** Months after which what is withheld has to be looked at again. */
  reviewMonths: number;
}
export type DisclosureService = ReturnType<typeof createDisclosureService>;

/** Days before the day on which a review falls due, from when on it stands on the work bench. */
const AHEAD_DAYS = 30;

/** Deciding what is made public, given on request or withheld, and looking again at what is withheld. */
export function createDisclosureService({ db, calendar, now, reviewMonths }: DisclosureDeps) {
  const rule = reviewRule(reviewMonths);
  const nextReview = async (tenantId: string) => dueFrom(rule, chinaDate(now()), await calendar.forTenant(tenantId));

  return {
    async get(actor: Actor, id: string): Promise<DisclosureView> {
      const row = await findDisclosure(db, actor.tenantId, id);
      if (!row || !actor.can('documents.document.read', row.organisationId)) throw documentErrors.not_found();
      const { disclosure, clause, reason, reviewDueOn, organisationId } = row;
      const decisions = await listDecisions(db, actor.tenantId, id);
      const names = await listDisplayNames(
        db,
        actor.tenantId,
        decisions.map(({ decidedBy }) => decidedBy),
      );
      return {
        ...{ disclosure, clause, reason, reviewDueOn },
        // Years ahead have no published calendar yet: the day may still move.
        isProvisional: reviewDueOn !== null && (await nextReview(actor.tenantId)).provisional,
        mayDecide: actor.can('documents.document.write', organisationId),
        clauses: WITHHOLDING_CLAUSES.map(({ code, source, force, ...words }) => ({
          code,
          source,
          force,
          text: words[actor.locale],
        })),
        decisions: decisions.map(({ kind, decidedBy, decidedByName, decidedAt, ...decision }) => ({
          ...{ kind, disclosure: decision.disclosure, clause: decision.clause, reason: decision.reason },
          ...{
            byName: names.get(decidedBy) ?? decidedByName,
            at: decidedAt.toISOString(),
            reviewDueOn: decision.reviewDueOn,
          },
        })),
      };
    },

    /**
     * Decides, converts with a reason when things changed, or keeps what is withheld after its review. What is public has to be withdrawn before
     * it can be withheld.
     */
    async decide(actor: Actor, id: string, input: DisclosureInput): Promise<{ reviewDueOn: string | null }> {
      const seen = await findDisclosure(db, actor.tenantId, id);
      if (!seen || !actor.can('documents.document.read', seen.organisationId)) throw documentErrors.not_found();
      const { organisationId } = seen;
      const reviewDueOn = input.disclosure === 'withheld' ? (await nextReview(actor.tenantId)).dueOn : null;
      return write(db, actor, { permission: 'documents.document.write', organisationId }, async (w) => {
        const before = await lockDisclosure(w.tx, actor.tenantId, id);
        if (!before) throw documentErrors.not_found();
        const fault = decisionFault(before, input);
        if (fault) throw documentErrors[`disclosure_${fault}`]();
        const kind = decisionKind(before.disclosure, input.disclosure);
        await insertDecision(w.tx, actor.tenantId, {
          ...{ id: newId(), documentId: id, kind, ...input, reason: input.reason.trim(), reviewDueOn },
          ...{ decidedBy: actor.id, decidedByName: actor.name, decidedAt: now() },
        });
        const { disclosure, clause, reason } = before;
        w.record({
          action: `documents.disclosure.${kind}`,
          ...{ subjectType: 'document', subjectId: id },
          before: { disclosure, clause, reason },
          after: { ...input, reviewDueOn },
        });
        return { reviewDueOn };
      });
    },

    /** What is withheld in the officer's units and has to be looked at again, soon or since long. */
    async listDue(actor: Actor): Promise<ReviewDue[]> {
      const until = dates.addDays(chinaDate(now()), AHEAD_DAYS);
      return listReviewsDue(db, actor.tenantId, actor.scopeOf('documents.document.write'), until);
    },
  };
}

/** Only what is to be made public goes into review and out. */
export const disclosureGate: StepListener = {
  async before(_step, w, actor, { id }) {
    // Locked, so that nobody withholds it while it goes out.
    const found = await lockDisclosure(w.tx, actor.tenantId, id);
    if (found?.disclosure === 'proactive') return;
    if (!found || found.disclosure === '') throw documentErrors.disclosure_undecided();
    throw documentErrors.disclosure_not_proactive();
  },
};
