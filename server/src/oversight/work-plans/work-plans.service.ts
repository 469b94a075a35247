import { createAmendmentsService } from './amendments.service.ts';
import { createCardsService } from './cards.service.ts';
import { createPlanDuties } from './plan-duties.service.ts';
import { createPlansService, type PlansDeps } from './plans.service.ts';
import { createPublicationService } from './publication.service.ts';
import { createSheetsService } from './sheets.service.ts';
import type { DutiesServices } from '../duties/index.ts';

export type WorkPlans = ReturnType<typeof createWorkPlans>;
type Outside = Pick<PlansDeps, 'db' | 'organisations' | 'workflows' | 'documents' | 'now'> & {
  duties: Pick<DutiesServices, 'obligations' | 'reading'>;
};

/** All services of work plans, tied to each other and to the duties that plans make. */
export function createWorkPlans(outside: Outside) {
  const { onForce, onEnd, onAmended, onDate, statesOf } = createPlanDuties(outside);
  const plans = createPlansService({
    ...{ ...outside, onForce, onEnd, statesOf },
    isSummarySent: (tenantId, planId) => amendments.isSummarySent(tenantId, planId),
    listPublic: (tenantId) => publication.listPublic(tenantId),
  });
  const { get: getPlan, requireSound } = plans;
  const amendments = createAmendmentsService({ ...outside, getPlan, requireSound, onAmended });
  const publication = createPublicationService({ ...outside, getPlan, getSummary: amendments.summary });
  const cards = createCardsService({ ...outside, onDate, statesOf });
  return { plans, cards, amendments, publication, sheets: createSheetsService({ ...outside, getPlan }) };
}
