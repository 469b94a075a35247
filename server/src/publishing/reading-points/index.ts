export { registerReadingPointsApi } from './reading-points.api.ts';
export { registerReadingPointsPortal } from './reading-points.portal.tsx';
export { createReadingPointsService, type ReadingPointsService } from './reading-points.service.ts';
export { READING_POINT_EVIDENCE } from './evidence.rules.ts';
