import type { FieldValues, FileLine } from './ledgers.schema.ts';
import type { LedgerKind } from './ledgers.types.ts';
import { peopleOf, valueWords } from './fields.rules.ts';
import type { Fact } from '../../foundation/evidence/index.ts';

interface Entry {
  id: string;
  organisationId: string;
  title: string;
  fields: FieldValues;
}

/** What of an entry goes out: its title, its public fields in words, its public attachments. */
export function releaseOf(kind: LedgerKind, entry: Entry, files: readonly FileLine[]) {
  const lines = kind.fields
    .filter(({ isPublic }) => isPublic)
    .flatMap((field) => {
      const words = valueWords(field, entry.fields[field.name], 'zh', () => '', String);
      return words === '' ? [] : [`${field.title.zh}：${words}`];
    });
  return {
    ...{ subjectId: entry.id, editionId: entry.id, organisationId: entry.organisationId },
    subject: { title: entry.title, text: [entry.title, ...lines].join('\n') },
    files: files.filter(({ isPublic }) => isPublic).map(({ sha256, name, mediaType }) => ({ sha256, name, mediaType })),
  };
}

/** What overseers read of a confirmed entry; where a kind names persons, the title says the kind only. */
export function evidenceTitle(kind: LedgerKind, title: string): string {
  return kind.fields.some(({ isPersonal }) => isPersonal) ? kind.title.zh : title;
}

/** The facts that go with the evidence of an entry. */
export function factsOf(kind: LedgerKind, fields: FieldValues, itemKind: string | null): Record<string, Fact> {
  const facts: Record<string, Fact> = {};
  for (const { name, isFact, type } of kind.fields) {
    const value = fields[name];
    if (type === 'unit_counts') facts['people'] = peopleOf(value);
    if (!isFact || value === undefined || value === null || Array.isArray(value)) continue;
    facts[name] = value;
  }
  if (itemKind !== null) {
    facts['of'] = itemKind;
    facts['completed'] = fields['percent'] === 100;
  }
  return facts;
}
