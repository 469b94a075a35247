import type { EvidenceType } from '../../foundation/evidence/index.ts';

/** What this module tells duties. Pure. */
export const READING_POINT_EVIDENCE: readonly EvidenceType[] = [
  {
    code: 'reading_points.point.checked',
    title: { zh: '核对查阅点资料', en: 'The stock of a reading point was looked at' },
    facts: {},
  },
];
