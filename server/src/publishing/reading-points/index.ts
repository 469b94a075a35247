export { registerReadingPointsApi } from './reading-points.api.ts';
export { registerReadingPointsPortal } from './reading-points.portal.tsx';
export { createReadingPointsService, type ReadingPointsService } from './reading-points.service.ts';
