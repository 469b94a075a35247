import { Tag } from 'antd';
import { useLocale } from '../api/locale.ts';
import type { ReviewView } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { useInstantWords } from '../ui/times.tsx';

/** What was sent back, to whom and why, in this round and those before; the newest first. */
export function ReturnsView({ returns }: { returns: ReviewView['returns'] }) {
  const t = useTexts();
  const locale = useLocale();
  const instant = useInstantWords();
  if (returns.length === 0) return null;
  const name = (zh: string, en: string) => (locale === 'en' ? en : zh);
  return (
    <section aria-labelledby="returns" className="panel">
      <h2 id="returns">{t.reviews.returnsTitle}</h2>
      <ul className="returns">
        {returns.toReversed().map((one) => (
          <li key={`${one.round}-${one.at}-${one.stepZh}`}>
            <div>
              {t.reviews.returnedTo(
                name(one.stepZh, one.stepEn),
                one.toZh === null ? t.reviews.returnToAuthor : name(one.toZh, one.toEn ?? one.toZh),
              )}{' '}
              {one.kinds.map((kind) => (
                <Tag key={kind}>{t.reviews.kind[kind]}</Tag>
              ))}
            </div>
            <div className="history-reason" lang="zh-CN">
              {one.reason}
            </div>
            <div className="secondary">
              {t.reviews.decidedBy(one.byName, instant(one.at))} · {t.reviews.round(one.round)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
