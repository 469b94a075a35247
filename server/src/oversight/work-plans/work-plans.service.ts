import { createAmendmentsService } from './amendments.service.ts';
import { createCardsService } from './cards.service.ts';
import { createExchangeService } from './exchange.service.ts';
import { createPlanDuties } from './plan-duties.service.ts';
import { createPlansService, type PlansDeps } from './plans.service.ts';
import { createPublicationService } from './publication.service.ts';
import { createSheetsService } from './sheets.service.ts';
import { createPlanTodos } from './todos.service.ts';
import type { DutiesServices } from '../duties/index.ts';

export type WorkPlans = ReturnType<typeof createWorkPlans>;
type Outside = Pick<PlansDeps, 'db' | 'organisations' | 'workflows' | 'documents' | 'now'> & {
  duties: Pick<DutiesServices, 'obligations' | 'reading'>;
};

/** All services of work plans, tied to each other and to the duties that plans make. */
export function createWorkPlans(outside: Outside) {
  const { onEnd, onDate, statesOf, ...making } = createPlanDuties(outside);
  const exchange = createExchangeService(outside);
  const plans = createPlansService({
    ...{ ...outside, onEnd, statesOf, heardOf: exchange.heardOf },
    async onForce(w, actor, planId) {
      await making.onForce(w, actor, planId);
      await exchange.onForce(w, actor, planId);
    },
    isSummarySent: (tenantId, planId) => amendments.isSummarySent(tenantId, planId),
    listPublic: (tenantId) => publication.listPublic(tenantId),
  });
  const { get: getPlan, requireSound } = plans;
  const amendments = createAmendmentsService({
    ...{ ...outside, getPlan, requireSound, onSummary: exchange.onSummary },
    async onAmended(w, actor, planId, change) {
      await making.onAmended(w, actor, planId, change);
      await exchange.onForce(w, actor, planId, change.begun);
    },
  });
  const publication = createPublicationService({ ...outside, getPlan, getSummary: amendments.summary });
  const cards = createCardsService({ ...outside, onDate, statesOf, onProgress: exchange.onProgress });
  const todos = createPlanTodos({ ...outside, cards });
  return {
    todos,
    plans,
    cards,
    amendments,
    publication,
    exchange,
    sheets: createSheetsService({ ...outside, getPlan }),
  };
}
