import { Alert } from 'antd';
import { useLocale } from '../api/locale.ts';
import type { ChainGap } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';

const SHOWN = 5;

/** Steps whose role nobody holds, and in which units: told where the chain is set, before a text gets stuck there. */
export function ChainGaps({ gaps }: { gaps: readonly ChainGap[] }) {
  const t = useTexts();
  const locale = useLocale();
  if (gaps.length === 0) return null;
  return (
    <Alert
      type="warning"
      className="note"
      title={t.reviews.chains.gapTitle}
      description={
        <ul>
          {gaps.map(({ stepKey, nameZh, nameEn, units }) => (
            <li key={stepKey}>
              {t.reviews.chains.gap(
                locale === 'en' ? nameEn : nameZh,
                units.slice(0, SHOWN).join(locale === 'en' ? ', ' : '、'),
                units.length,
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
