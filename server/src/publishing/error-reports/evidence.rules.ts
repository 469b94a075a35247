import type { EvidenceType } from '../../foundation/evidence/index.ts';

/** What this module tells duties. Pure. */
export const ERROR_REPORT_EVIDENCE: readonly EvidenceType[] = [
  {
    code: 'error_reports.report.received',
    title: { zh: '收到读者纠错', en: 'A reader reported an error' },
    facts: {},
  },
  {
    code: 'error_reports.report.answered',
    title: { zh: '答复读者纠错', en: 'A report of an error was answered' },
    facts: {
      outcome: { zh: '处理结果', en: 'What came of it' },
    },
  },
];
