export { computeDeadline } from './deadlines.rules.ts';
export { registerDeadlinePortal } from './deadlines.portal.tsx';
export { createLettersService, type LettersService } from './letters/letters.service.ts';
export { createRequestsServices, type RequestsServices } from './requests.services.ts';
export { registerIntakePortal } from './intake/intake.portal.tsx';
export { registerRequestsApi } from './requests.api.ts';
export { findAnswer, OUTCOMES, outcomeOf } from './outcomes.rules.ts';
export { yearly } from './yearly.repo.ts';
export { APPLICANT_KINDS, type CaseFact, type DisputeFact } from './yearly.schema.ts';
