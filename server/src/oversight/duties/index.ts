/** What must be done by whom and when, and what proves that it was: obligations, the duties that follow, and their states. */
export { scheduleWords, STATE_WORDS } from './explain.rules.ts';
export { lightOf, stateOn } from './states.rules.ts';
export {
  DUTY_STATES,
  type Duty,
  type DutyState,
  type NewObligation,
  type Obligation,
  type RulePack,
} from './duties.schema.ts';
export { coverageOf, type Coverage } from './packs/coverage.rules.ts';
export { RULE_PACKS } from './packs/packs.data.ts';
export { listCounted, type CountedDutyRow } from './counted.repo.ts';
export { createDutiesServices, type DutiesServices } from './duties.service.ts';
export { registerDutiesApi } from './duties.api.ts';
export { createEvidenceSurfaces } from './published.service.ts';
export { PUBLISHED_EVIDENCE } from './published.rules.ts';
