import type { Evidence, EvidenceType } from '../../foundation/evidence/index.ts';
import { LEDGER_KINDS } from './ledgers.kinds.ts';
import type { FieldValues } from './ledgers.schema.ts';
import type { LedgerKind, Words } from './ledgers.types.ts';
import { evidenceTitle, factsOf } from './release.rules.ts';

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

/** What the confirmation of an entry tells; `itemKind` is the kind of the item that a progress is about. */
export function happeningsOf(
  kind: LedgerKind,
  entry: {
    id: string;
    organisationId: string;
    title: string;
    fields: FieldValues;
    occurredOn: string | null;
    occurredAt: Date | null;
    aboutType: string;
    aboutId: string;
  },
  itemKind: string | null,
): Evidence[] {
  const common = {
    ...{ organisationId: entry.organisationId, subjectType: 'ledger_entry', subjectId: entry.id },
    occurredOn: entry.occurredOn ?? '',
    ...(entry.occurredAt ? { occurredAt: entry.occurredAt } : {}),
    title: evidenceTitle(kind, entry.title),
  };
  const about = entry.aboutId ? { about: { subjectType: entry.aboutType, subjectId: entry.aboutId } } : {};
  const facts = factsOf(kind, entry.fields, kind.code === 'progress' ? itemKind : null);
  const counts = kind.code === 'training' ? entry.fields['units'] : undefined;
  return [
    { ...common, ...about, key: `ledgers:${entry.id}`, type: confirmedOf(kind.code), facts },
    ...(Array.isArray(counts) ? counts : []).map(({ organisationId, people }): Evidence => ({
      ...{ ...common, organisationId, key: `ledgers:${entry.id}:${organisationId}`, type: ATTENDED },
      facts: { people, ...(typeof entry.fields['form'] === 'string' ? { form: entry.fields['form'] } : {}) },
    })),
  ];
}
