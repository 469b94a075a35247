export { computeDeadline } from './deadlines.rules.ts';
export { registerDeadlinePortal } from './deadlines.portal.tsx';
export { createLettersService, type LettersService } from './letters/letters.service.ts';
export { registerLettersApi } from './letters/letters.api.ts';
export { createRequestsServices, type RequestsServices } from './requests.services.ts';
export { registerIntakePortal } from './intake/intake.portal.tsx';
export { registerRequestsApi } from './requests.api.ts';
