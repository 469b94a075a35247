import type { Database } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { DUTIES_CONSUMER } from '../../foundation/evidence/index.ts';
import { insertDecision, listDecisions, updateDecision, type StoredDecision } from './decisions.repo.ts';
import { dutyErrors } from './duties.errors.ts';
import { listDuties, type DutyKey } from './duties.repo.ts';
import { OBLIGATION_CHANGED } from './settling.service.ts';

const PROPOSE = 'duties.duty.propose';
const DECIDE = 'duties.duty.decide';

export type DecisionsService = ReturnType<typeof createDecisionsService>;

/** Duties that need not be done: proposed with a reason by one person, decided by another. */
export function createDecisionsService({ db, now }: { db: Database; now: () => Date }) {
  const get = async (tenantId: string, id: string): Promise<StoredDecision> => {
    const [found] = await listDecisions(db, tenantId, { id });
    if (!found) throw dutyErrors.decision_not_found();
    return found;
  };

  return {
    /** Those that wait, or all of some duties. */
    async list(actor: Actor, filter: { states?: StoredDecision['state'][] } = {}): Promise<StoredDecision[]> {
      requirePermission(actor, 'duties.obligation.read');
      const scope = actor.scopeOf('duties.obligation.read');
      return listDecisions(db, actor.tenantId, { ...filter, ...(scope !== 'all' && { unitIds: scope }) });
    },

    /** Throws duty_not_found, reason_needed, decision_stands. */
    async propose(
      actor: Actor,
      duty: DutyKey,
      { kind, reason }: Pick<StoredDecision, 'kind' | 'reason'>,
    ): Promise<StoredDecision> {
      if (reason.trim() === '') throw dutyErrors.reason_needed();
      const { obligationId, organisationId, period } = duty;
      const of = { unitIds: [organisationId], obligationIds: [obligationId] };
      const stored = (await listDuties(db, actor.tenantId, of)).find((one) => one.period === period);
      if (!stored) throw dutyErrors.duty_not_found();
      const needs = { permission: PROPOSE, organisationId: stored.responsibleId };
      const id = await write(db, actor, needs, async ({ tx, record }) => {
        const made = await insertDecision(tx, actor.tenantId, {
          ...{ obligationId, organisationId, period, kind, reason },
          ...{ proposedBy: actor.id, proposedByName: actor.name, proposedAt: now() },
        });
        if (made === null) throw dutyErrors.decision_stands();
        record({
          action: 'duties.duty.proposed',
          subjectType: 'duty_decision',
          subjectId: made,
          after: { ...duty, kind, reason },
        });
        return made;
      });
      return get(actor.tenantId, id);
    },

    /** Approves or refuses a proposal, or revokes what was approved. Throws own_proposal, decision_over, conflict, reason_needed. */
    async decide(
      actor: Actor,
      id: string,
      { version, state, reason }: { version: number; state: 'approved' | 'refused' | 'revoked'; reason: string },
    ): Promise<StoredDecision> {
      const before = await get(actor.tenantId, id);
      if (before.state !== (state === 'revoked' ? 'approved' : 'proposed')) throw dutyErrors.decision_over();
      if (state !== 'approved' && reason.trim() === '') throw dutyErrors.reason_needed();
      const needs = { permission: DECIDE, organisationId: before.organisationId };
      await write(db, actor, needs, async ({ tx, record, emit }) => {
        if (before.proposedBy === actor.id) throw dutyErrors.own_proposal();
        const by = { decidedBy: actor.id, decidedByName: actor.name, decidedAt: now(), decisionReason: reason };
        if (!(await updateDecision(tx, actor.tenantId, id, version, { ...by, state }))) throw dutyErrors.conflict();
        record({
          action: `duties.duty.${state}`,
          subjectType: 'duty_decision',
          subjectId: id,
          before: { state: before.state },
          after: { state, reason },
        });
        emit({ consumer: DUTIES_CONSUMER, topic: OBLIGATION_CHANGED, payload: { obligationId: before.obligationId } });
      });
      return get(actor.tenantId, id);
    },
  };
}
