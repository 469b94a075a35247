import { Alert, Button } from 'antd';
import type { FieldName, ReadingWarning } from '../api/types.ts';
import { useTexts, type Texts } from '../texts/index.ts';

/** What is to be checked; a code that the console does not know yet says so in general. */
export const warningKind = ({ code }: ReadingWarning, t: Texts): string =>
  (t.documents.warning as Record<string, string>)[code] ?? t.documents.warning.other;

/** A warning in words: which field or place, what is to be checked, the words in question. */
export function warningWords(warning: ReadingWarning, t: Texts): string {
  const what = warningKind(warning, t);
  const where = warning.field
    ? (t.documents.field[warning.field as FieldName] ?? warning.field)
    : (warning.path ?? '').replaceAll('/', ' ');
  const text = `${what}${warning.words ? ` “${warning.words}”` : ''}`;
  return where ? t.common.labelled(where, text) : text;
}

interface WarningsProps {
  warnings: readonly ReadingWarning[];
  onShow?: (warning: ReadingWarning) => void;
}

/** What a person should look at; `onShow` leads to the words in the text. */
export function Warnings({ warnings, onShow }: WarningsProps) {
  const t = useTexts();
  if (warnings.length === 0) return null;
  return (
    <Alert
      type="warning"
      className="note"
      title={t.documents.warningsTitle(warnings.length)}
      description={
        <ul className="plain-list">
          {warnings.map((warning, at) => (
            <li key={at}>
              {warningWords(warning, t)}
              {onShow && warning.words && (
                <Button type="link" size="small" onClick={() => onShow(warning)}>
                  {t.documents.goThere}
                </Button>
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
