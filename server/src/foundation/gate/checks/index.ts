/** What the gate looks for in texts and files before they may become public. */
export { check, CHECKS_VERSION, isHeld } from './checks.rules.ts';
export { FindingSchema, type CheckFinding } from './checks.schema.ts';
export { listHeldInPublic, listUnchecked, type CheckedContent } from './checks.repo.ts';
export { createFileChecks, type FileChecks } from './file-checks.ts';
export {
  assess,
  holding,
  keepChecks,
  keepContents,
  overrule,
  prepareRelease,
  type AssessedFinding,
} from './release.service.ts';
export { checkAround, hashOfSubject, type GateSubject } from './subject.rules.ts';
