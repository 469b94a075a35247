import type { EvidenceType } from '../../foundation/evidence/index.ts';

/** What this module tells duties. Pure. */

export const FINDING_MENDED: EvidenceType = {
  code: 'site_health.finding.mended',
  title: { zh: '网站问题整改完毕', en: 'A fault of a site was mended' },
  facts: {
    kind: { zh: '问题种类', en: 'Kind of fault' },
    days: { zh: '用了几天', en: 'Days it took' },
  },
};
export const SELF_CHECK_SETTLED: EvidenceType = {
  code: 'site_health.self_check.settled',
  title: { zh: '网站月度自查定稿', en: 'A monthly self-check of a site was settled' },
  facts: {
    month: { zh: '月份', en: 'Month' },
    outcome: { zh: '结果', en: 'Outcome' },
    score: { zh: '得分', en: 'Score' },
  },
};
export const SITE_HEALTH_EVIDENCE: readonly EvidenceType[] = [FINDING_MENDED, SELF_CHECK_SETTLED];
