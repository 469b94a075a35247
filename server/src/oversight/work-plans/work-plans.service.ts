import { createAmendmentsService, type AmendmentsDeps } from './amendments.service.ts';
import { createCardsService } from './cards.service.ts';
import { createPlansService, type PlansDeps } from './plans.service.ts';
import { createPublicationService } from './publication.service.ts';

export type WorkPlans = ReturnType<typeof createWorkPlans>;

/** All services of work plans, tied to each other. */
export function createWorkPlans(deps: Omit<PlansDeps, 'onForce' | 'onEnd' | 'isSummarySent' | 'listPublic'>) {
  const isSummarySent = (tenantId: string, planId: string) => amendments.isSummarySent(tenantId, planId);
  const listPublic = (tenantId: string) => publication.listPublic(tenantId);
  const plans = createPlansService({ ...deps, isSummarySent, listPublic });
  const { get: getPlan, requireSound } = plans;
  const amending: AmendmentsDeps = { ...deps, getPlan, requireSound };
  const amendments = createAmendmentsService(amending);
  const publication = createPublicationService({ ...deps, getPlan, getSummary: amendments.summary });
  return { plans, cards: createCardsService(deps), amendments, publication };
}
