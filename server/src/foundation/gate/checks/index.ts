/** What the gate looks for in texts and files before they may become public. */
export { check, CHECKS_VERSION, DETECTOR_NAMES, inspectionOfText, isHeld, type CheckOptions } from './checks.rules.ts';
export { FindingSchema, FINDING_KINDS, type CheckFinding } from './checks.schema.ts';
export { createFileChecks, type FileChecks } from './file-checks.ts';
