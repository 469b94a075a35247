import { defineEvidence, type EvidenceTypes } from '../foundation/evidence/index.ts';
import { ERROR_REPORT_EVIDENCE } from '../publishing/error-reports/index.ts';
import { REGISTER_EVIDENCE } from '../publishing/registers/index.ts';
import { READING_POINT_EVIDENCE } from '../publishing/reading-points/index.ts';
import { ANNUAL_REPORT_EVIDENCE } from '../oversight/annual-report/index.ts';
import { PUBLISHED_EVIDENCE } from '../oversight/duties/index.ts';
import { LEDGER_EVIDENCE } from '../oversight/ledgers/index.ts';
import { SITE_HEALTH_EVIDENCE } from '../oversight/site-health/index.ts';
import { PLAN_EVIDENCE } from '../oversight/work-plans/index.ts';

/** Every kind of happening that a module tells. A module that proves something stands here. */
export const EVIDENCE_TYPES: EvidenceTypes = defineEvidence([
  ...PUBLISHED_EVIDENCE,
  ...ANNUAL_REPORT_EVIDENCE,
  ...READING_POINT_EVIDENCE,
  ...REGISTER_EVIDENCE,
  ...ERROR_REPORT_EVIDENCE,
  ...LEDGER_EVIDENCE,
  ...SITE_HEALTH_EVIDENCE,
  ...PLAN_EVIDENCE,
]);
