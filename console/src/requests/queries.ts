import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { useShown } from '../ui/use-shown.ts';

export const REQUESTS = ['requests'];
export type RequestView = Answer<'/api/v1/console/requests/{id}'>;
export type RequestItem = Answer<'/api/v1/console/requests'>['items'][number];
export type ListView = 'open' | 'closed' | 'unconfirmed' | 'overdue' | 'near' | 'paused' | 'mine';

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: [...REQUESTS, id],
    queryFn: () => answer(http.GET('/api/v1/console/requests/{id}', { params: { path: { id } } })),
  });

export const answersQuery = queryOptions({
  queryKey: ['request-answers'],
  staleTime: Infinity,
  queryFn: () => answer(http.GET('/api/v1/console/requests/answers')),
});

/** Who may work on cases of a unit; asked for anew each time, because the load changes. */
export const officersQuery = (unit: string | null) =>
  queryOptions({
    queryKey: [...REQUESTS, 'officers', unit],
    enabled: unit !== null,
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/requests/officers', { params: { query: { unit: unit ?? '' } } }))).items,
  });

/**
 * A change of a case: lists, the case and the work bench are asked for anew, also when somebody else was faster. It is done when the page shows the
 * new version: the next step would be refused with the old one.
 */
export function useRequestAct<In>(act: (input: In) => Promise<unknown>, after: () => void) {
  const t = useTexts();
  const client = useQueryClient();
  const shown = useShown(REQUESTS, ['workbench']);
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await shown(t.requests.saved);
      after();
    },
    onError: () => client.invalidateQueries({ queryKey: REQUESTS }),
  });
}
