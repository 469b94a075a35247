/** What the gate looks for in texts and files before they may become public. */
export { checkRead } from './check-read.ts';
export { isHeld } from './checks.rules.ts';
export { ReleaseFindings, type CheckFinding } from './checks.schema.ts';
export { listHeldInPublic, type CheckedContent } from './checks.repo.ts';
export { createFileChecks, type FileChecks } from './file-checks.ts';
export {
  assess,
  holding,
  keepChecks,
  keepContents,
  listUnchecked,
  overrule,
  prepareRelease,
  presentFindings,
  type AssessedFinding,
  type Release,
} from './release.service.ts';
