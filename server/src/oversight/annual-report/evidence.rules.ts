import type { EvidenceType } from '../../foundation/evidence/index.ts';

/** What this module tells duties. Pure. */
export const ANNUAL_REPORT_EVIDENCE: readonly EvidenceType[] = [
  {
    code: 'annual_report.report.settled',
    title: { zh: '年度报告定稿', en: 'An annual report was settled' },
    facts: {
      period: { zh: '年度', en: 'Year' },
    },
  },
];
