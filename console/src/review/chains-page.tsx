import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useLocale, type Locale } from '../api/locale.ts';
import type { ReviewChain, ReviewChainStep } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { Loaded, Page } from '../ui/page.tsx';
import { AfterwardsForm } from './afterwards-form.tsx';
import { ChainForm } from './chain-form.tsx';
import { defaultSteps, newChain } from './chain-draft.ts';

/** Which steps a text passes: one chain for the whole city, others for single units. */
export function Component() {
  const t = useTexts();
  const locale = useLocale();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['review-chains'],
    queryFn: async (): Promise<ReviewChain[]> => (await answer(http.GET('/api/v1/review-chains'))).items,
  });
  return (
    <Page
      title={t.reviews.chains.title}
      help={t.reviews.chains.help}
      extra={
        !adding && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t.reviews.chains.addChain}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(chains) => (
          <>
            {chains.every(({ organisationId, kind }) => organisationId !== null || kind !== '') && (
              <Alert type="info" className="note" title={t.reviews.chains.default(stepNames(defaultSteps(), locale))} />
            )}
            <AfterwardsForm />
            {adding && <ChainForm chain={newChain(t)} onDone={() => setAdding(false)} />}
            {chains.map((chain) => (
              // Folded to one line each: people come to see who passes what, and change one of them at most.
              <details key={`${chain.id}-${chain.version}`} className="chain-fold" open={chain.gaps.length > 0}>
                <summary>
                  <strong lang="zh-CN">{chain.name}</strong>
                  <span className="secondary">{stepNames(chain.steps, locale)}</span>
                </summary>
                <ChainForm chain={chain} onDone={() => undefined} />
              </details>
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** 初审 → 合法性审查 + 保密审查 → 签发: what goes on side by side stands with a plus. */
const stepNames = (steps: readonly ReviewChainStep[], locale: Locale) =>
  steps
    .map(({ nameZh, nameEn, parallel }, at) => {
      const lead = at === 0 ? '' : parallel ? ' + ' : ' → ';
      return lead + (locale === 'en' ? nameEn : nameZh);
    })
    .join('');
