/** Evaluations (考核): computed and judged indicators, results that are frozen, corrections that appear beside them. */
export { registerEvaluationApi } from './evaluation.api.ts';
export { createAppealsService, type AppealsService } from './appeals.service.ts';
export { createEvaluationService, type EvaluationService } from './evaluation.service.ts';
