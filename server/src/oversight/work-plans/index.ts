/** Yearly work plans: from a notice or by hand, cut into parts of units, agreed, reported on by quarter. */
export { registerPlansApi } from './plans.api.ts';
export { createWorkPlans, type WorkPlans } from './work-plans.service.ts';
export { registerPlansPortal } from './plans.portal.tsx';
export { createPlanRecord, createPlanSurfaces } from './publication.service.ts';
export { PLAN_EVIDENCE } from './plan-evidence.rules.ts';
