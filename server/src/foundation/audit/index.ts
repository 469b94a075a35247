export { systemActor, type Actor } from './actor.ts';
export { requirePermission, traceErrors, write, type Happening, type Write, type WriteNeeds } from './trace.ts';
