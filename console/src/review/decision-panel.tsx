import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { ReviewView } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { ReturnDialog, type ReturnInput } from './return-dialog.tsx';

export const reviewKey = (id: string) => ['reviews', 'one', id];

type Decided = { decision: 'approve'; reason: string } | ({ decision: 'return' } & ReturnInput);

/** Approve, or return with a reason; greyed out with the reason when it is not the reader's turn. */
export function DecisionPanel({ review }: { review: ReviewView }) {
  const t = useTexts();
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null);
  const step =
    review.steps.find(({ key }) => key === review.mayDecideStep) ??
    review.steps.find(({ state }) => state === 'waiting');
  const stepName = step ? (locale === 'en' ? step.nameEn : step.nameZh) : '';
  const decide = useMutation({
    mutationFn: (input: Decided) =>
      answer(
        http.POST('/api/v1/reviews/{id}/decision', {
          params: { path: { id: review.id } },
          body: {
            version: review.version,
            ...(review.mayDecideStep && { step: review.mayDecideStep }),
            ...input,
          },
        }),
      ),
    onSuccess: (decided, { decision }) => {
      client.setQueryData(reviewKey(review.id), decided);
      for (const key of ['workbench', 'documents']) void client.invalidateQueries({ queryKey: [key] });
      void client.invalidateQueries({ queryKey: ['reviews', 'list'] });
      void message.success(decision === 'approve' ? t.reviews.approved : t.reviews.returned);
      setAsking(null);
    },
    onError: () => void client.invalidateQueries({ queryKey: reviewKey(review.id) }),
  });
  const close = () => {
    setAsking(null);
    decide.reset();
  };
  if (review.state !== 'waiting') return null;
  return (
    <section aria-labelledby="decision" className="panel">
      <h2 id="decision">{t.reviews.decision}</h2>
      {!review.mayDecide && (
        <Alert
          type="info"
          className="note"
          title={t.reviews.cannot}
          description={locale === 'en' ? review.whyNotEn : review.whyNotZh}
        />
      )}
      {review.mayDecideFor && <Alert type="info" className="note" title={t.reviews.forName(review.mayDecideFor)} />}
      <ul className="actions">
        <li>
          <Button block type="primary" disabled={!review.mayDecide} onClick={() => setAsking('approve')}>
            {t.reviews.approve}
          </Button>
        </li>
        <li>
          <Button block disabled={!review.mayDecide} onClick={() => setAsking('return')}>
            {t.reviews.returnIt}
          </Button>
        </li>
      </ul>
      <ReasonDialog
        open={asking === 'approve'}
        title={t.reviews.approveTitle(stepName)}
        label={t.reviews.approveNote}
        okText={t.reviews.approve}
        required={false}
        busy={decide.isPending}
        error={decide.error}
        onSubmit={(reason) => decide.mutate({ decision: 'approve', reason })}
        onCancel={close}
      >
        <p>{t.reviews.approveHelp}</p>
      </ReasonDialog>
      <ReturnDialog
        open={asking === 'return'}
        review={review}
        busy={decide.isPending}
        error={decide.error}
        onSubmit={(input) => decide.mutate({ decision: 'return', ...input })}
        onCancel={close}
      />
    </section>
  );
}
