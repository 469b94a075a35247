export { registerInterpretationApi } from './interpretation.api.ts';
export { createInterpretationBeside, registerInterpretationPortal } from './interpretation.portal.tsx';
export { createInterpretationService, type InterpretationService } from './interpretation.service.ts';
export { genreOf } from './interpretation.rules.ts';
export { createInterpretationPool } from './pool.service.ts';
export type { LeaderCount, PublishedInterpretation } from './interpretation.schema.ts';
export { createInterpretationSurface } from './surfaces.service.ts';
export { createStockJudge } from './stock.service.ts';
