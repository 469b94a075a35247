import type { DocumentFields, FieldName } from '../api/types.ts';
import type { Locale } from '../api/locale.ts';
import { useLocale } from '../api/locale.ts';
import { useTexts, type Texts } from '../texts/index.ts';
import { dateWords } from '../time/dates.ts';

/** The value of a field in words; empty when it is not filled in. */
export function fieldWords(fields: DocumentFields, name: FieldName, t: Texts, locale: Locale): string {
  if (name === 'validity') return fields.validity === '' ? '' : t.common.validity[fields.validity];
  const value = fields[name] ?? '';
  return name === 'madeOn' || name === 'publishedOn' ? (value ? dateWords(locale, value) : '') : value;
}

/** Order in which the fields are read: the long ones have a line of their own. */
const ORDER: readonly FieldName[] = [
  'title',
  'documentNumber',
  'issuingBody',
  'madeOn',
  'publishedOn',
  'indexNumber',
  'topic',
  'subjectWords',
  'validity',
  'mainRecipients',
];

/** The statutory fields of a document, label and value; without the title where it stands above as the heading. */
export function FieldsView({ fields, titled = false }: { fields: DocumentFields; titled?: boolean }) {
  const t = useTexts();
  const locale = useLocale();
  return (
    <dl className="fields">
      {ORDER.filter((name) => !titled || name !== 'title').map((name) => {
        const words = fieldWords(fields, name, t, locale);
        return (
          <div key={name} className={name === 'title' || name === 'mainRecipients' ? 'wide' : undefined}>
            <dt>{t.documents.field[name]}</dt>
            <dd lang={words ? 'zh-CN' : undefined}>{words || <span className="secondary">{t.common.unknown}</span>}</dd>
          </div>
        );
      })}
    </dl>
  );
}
