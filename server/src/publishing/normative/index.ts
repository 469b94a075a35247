export { createCleanupsService } from './cleanups.service.ts';
export { registerNormativeApi } from './normative.api.ts';
export { settleNormative } from './normative.jobs.ts';
export { createNormativeBeside, registerNormativePortal } from './normative.portal.tsx';
export { createNormativeWork } from './normative.workbench.ts';
export { createNormativeService, type NormativeService } from './normative.service.ts';
export { createCleanupSurface, createNormativeSurface } from './surfaces.service.ts';
export { listLifetimes } from './lifetimes.service.ts';
