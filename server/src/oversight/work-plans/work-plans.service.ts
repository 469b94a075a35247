import { createCardsService, type CardsDeps } from './cards.service.ts';
import { createPlansService, type PlansDeps } from './plans.service.ts';

export type WorkPlans = ReturnType<typeof createWorkPlans>;

/** All services of work plans, tied to each other. */
export function createWorkPlans(deps: Omit<PlansDeps, 'onForce' | 'onEnd'> & Pick<CardsDeps, 'now'>) {
  return { plans: createPlansService(deps), cards: createCardsService(deps) };
}
