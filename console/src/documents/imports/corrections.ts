import { useState } from 'react';
import {
  FIELD_NAMES,
  type DocumentFields,
  type FieldName,
  type ImportItem,
  type ImportItemSummary,
  type ReadField,
} from '../../api/types.ts';
import { dropKept, findKept, keep } from '../../ui/kept.ts';

/** What the officer chose and corrected in an import before saving it; kept in this browser, so that it can be left and come back to. */
export interface Corrections {
  items: Record<number, { include?: boolean; fields?: Partial<DocumentFields> }>;
}

/** The corrections of one import. */
export function useCorrections(accountId: string, importId: string) {
  const [corrections, setCorrections] = useState<Corrections>(
    () =>
      findKept<Corrections>(accountId, 'import', importId, ({ items }) => typeof items === 'object') ?? { items: {} },
  );
  const set = (position: number, part: Corrections['items'][number]) => {
    const next = { items: { ...corrections.items, [position]: { ...corrections.items[position], ...part } } };
    setCorrections(next);
    keep(accountId, 'import', importId, next);
  };
  return { corrections, set, forget: () => dropKept(accountId, 'import', importId) };
}

/** What was read of one field; empty when the file was not read. */
export const readField = (item: ImportItem, name: FieldName): ReadField =>
  item.fields?.[name] ?? { value: '', confidence: 'none' };

/** The fields of an item as they will be saved: what was read, with the officer's corrections. */
export function fieldsOfItem(item: ImportItem, corrected: Partial<DocumentFields> = {}): DocumentFields {
  const value = (name: FieldName) => readField(item, name).value;
  return {
    title: value('title'),
    documentNumber: value('documentNumber'),
    issuingBody: value('issuingBody'),
    indexNumber: value('indexNumber'),
    topic: value('topic'),
    subjectWords: value('subjectWords'),
    mainRecipients: value('mainRecipients'),
    madeOn: value('madeOn') || null,
    publishedOn: value('publishedOn') || null,
    validity: value('validity') as DocumentFields['validity'],
    ...corrected,
  };
}

/** The fields that differ from what was read. */
export function correctionsOf(item: ImportItem, fields: DocumentFields): Partial<DocumentFields> {
  const read = fieldsOfItem(item);
  const corrected: Partial<DocumentFields> = {};
  for (const name of FIELD_NAMES) {
    if ((fields[name] ?? '') !== (read[name] ?? '')) Object.assign(corrected, { [name]: fields[name] });
  }
  return corrected;
}

/** The title an item will be saved under. */
export const titleOf = (item: ImportItemSummary, { items }: Corrections): string =>
  items[item.position]?.fields?.title ?? item.title;

/** Whether an item will be saved: what could be read and has a title is, unless the officer decided otherwise. */
export function isIncluded(item: ImportItemSummary, corrections: Corrections): boolean {
  const own = corrections.items[item.position];
  return item.state === 'read' && item.isReadable && (own?.include ?? titleOf(item, corrections).trim() !== '');
}
