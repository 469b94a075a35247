export { systemActor, type Actor } from './actor.ts';
export { recordDenial, requirePermission, traceErrors, write, type Happening, type Write } from './trace.ts';
export { createAuditService, type AuditService } from './audit.service.ts';
export { registerAuditApi } from './audit.api.ts';
export { findingText } from './chain.rules.ts';
