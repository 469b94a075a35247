import type { EvidenceType } from '../../foundation/evidence/index.ts';

/** What work plans tell: that the yearly summary was sent. */
export const PLAN_EVIDENCE: readonly EvidenceType[] = [
  {
    code: 'work_plans.summary.sent',
    title: { zh: '报送年度工作总结', en: 'Yearly summary of a work plan sent' },
    facts: { year: { zh: '年度', en: 'Year' } },
  },
];
