import type { EvidenceType } from '../../foundation/evidence/index.ts';

/** What this module tells duties. Pure. */
export const REGISTER_EVIDENCE: readonly EvidenceType[] = [
  {
    code: 'registers.account.opened',
    title: { zh: '开设网站或新媒体', en: 'A site or media account was opened' },
    facts: {
      kind: { zh: '种类', en: 'Kind' },
    },
  },
  {
    code: 'registers.account.read',
    title: { zh: '每日读网', en: 'A site or media account was read' },
    facts: {
      kind: { zh: '种类', en: 'Kind' },
    },
  },
];
