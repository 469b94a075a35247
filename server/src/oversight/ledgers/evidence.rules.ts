import type { EvidenceType } from '../../foundation/evidence/index.ts';
import { LEDGER_KINDS } from './ledgers.kinds.ts';
import type { Words } from './ledgers.types.ts';

/** Code of the evidence that a confirmed entry of a kind is. */
export const confirmedOf = (kind: string): string => `ledgers.${kind}.confirmed`;
/** A unit's people took part in a training. */
export const ATTENDED = 'ledgers.training.attended';

const ofItem: Record<string, Words> = {
  of: { zh: '事项的台账类型', en: 'Kind of the item' },
  completed: { zh: '已完成', en: 'Completed' },
};

/** What ledgers tell: one type a kind, and who took part in a training. */
export const LEDGER_EVIDENCE: readonly EvidenceType[] = [
  ...LEDGER_KINDS.map(({ code, title, fields }): EvidenceType => ({
    code: confirmedOf(code),
    title: { zh: `${title.zh}（台账经确认）`, en: `${title.en} (confirmed entry)` },
    facts: {
      ...Object.fromEntries(fields.filter(({ isFact }) => isFact).map(({ name, title: words }) => [name, words])),
      ...(fields.some(({ type }) => type === 'unit_counts') ? { people: { zh: '人数', en: 'People' } } : {}),
      ...(code === 'progress' ? ofItem : {}),
    },
  })),
  {
    code: ATTENDED,
    title: { zh: '参加政务公开培训', en: 'Took part in training' },
    facts: { form: { zh: '类型', en: 'Kind' }, people: { zh: '人数', en: 'People' } },
  },
];
