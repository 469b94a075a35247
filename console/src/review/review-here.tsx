import { useQuery } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import { DecisionPanel, reviewKey } from './decision-panel.tsx';

/** The decision of a review beside its document, for whoever may take it now; nothing for others. */
export function ReviewHere({ reviewId }: { reviewId: string }) {
  const { data } = useQuery({
    queryKey: reviewKey(reviewId),
    queryFn: () => answer(http.GET('/api/v1/reviews/{id}', { params: { path: { id: reviewId } } })),
    retry: false,
  });
  return data?.mayDecide ? <DecisionPanel review={data} /> : null;
}
