/** What proves that a duty was done: told by every module, settled by oversight/duties. */
export { defineEvidence, type EvidenceTypes } from './evidence.rules.ts';
export {
  DUTIES_CONSUMER,
  EVIDENCE_TOLD,
  keepInLine,
  prove,
  readEvidence,
  readTold,
  retract,
} from './evidence.service.ts';
export type { Evidence, EvidenceType, Fact, StoredEvidence } from './evidence.schema.ts';
