export { systemActor, type Actor } from './actor.ts';
export {
  recordDenial,
  requireEverywhere,
  requirePermission,
  traceErrors,
  write,
  writeAtOnce,
  type Happening,
  type Write,
  type WriteAtOnce,
} from './trace.ts';
export { createAuditService, type AuditService } from './audit.service.ts';
export { registerAuditApi } from './audit.api.ts';
export { findingText } from './chain.rules.ts';
