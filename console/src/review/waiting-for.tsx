import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';

const SHOWN = 3;

/** Who may end a wait, by name; that nobody can is told as the fault it is. */
export function WaitingFor({ names }: { names: readonly string[] }) {
  const t = useTexts();
  const locale = useLocale();
  if (names.length === 0) {
    return (
      <span className="reason">
        {t.reviews.nobody}
        <span className="why why-line">{t.reviews.nobodyHelp}</span>
      </span>
    );
  }
  const some = names.slice(0, SHOWN).join(locale === 'en' ? ', ' : '、');
  return (
    <span lang="zh-CN" title={names.join('、')}>
      {names.length > SHOWN ? t.reviews.namesOf(some, names.length) : some}
    </span>
  );
}
