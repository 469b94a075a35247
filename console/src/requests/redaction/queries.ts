import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, http } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';

export type Redaction = Answer<'/api/v1/console/redactions/{id}'>;
export type Mark = Redaction['marks'][number];
export type Found = Answer<'/api/v1/console/redactions/{id}/suggestions'>['items'][number];
export type Of = 'source' | 'result';

const KEY = 'redactions';
const at = (id: string) => ({ params: { path: { id } } });

export const redactionsQuery = (requestId: string) =>
  queryOptions({
    queryKey: [KEY, 'of', requestId],
    queryFn: () => answer(http.GET('/api/v1/console/requests/{id}/redactions', at(requestId))),
  });
export const redactionQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, id],
    queryFn: () => answer(http.GET('/api/v1/console/redactions/{id}', at(id))),
    // A file is made after the answer: it is asked for until it is there.
    refetchInterval: ({ state }) => (state.data?.making ? 1000 : false),
  });
export const pageQuery = (id: string, page: number, of: Of, made: string) =>
  queryOptions({
    queryKey: [KEY, id, 'page', page, of, made],
    queryFn: () =>
      answer(
        http.GET('/api/v1/console/redactions/{id}/pages/{page}', { params: { path: { id, page }, query: { of } } }),
      ),
  });

export const saveMarks = ({ id, version, marks }: { id: string; version: number; marks: Mark[] }) =>
  answer(http.PUT('/api/v1/console/redactions/{id}/marks', { ...at(id), body: { version, marks } }));
export const makeFile = ({ id, version }: { id: string; version: number }) =>
  answer(http.POST('/api/v1/console/redactions/{id}/result', { ...at(id), body: { version } }));
export const takeStep = (input: {
  id: string;
  version: number;
  step: 'submit' | 'return' | 'confirm' | 'drop';
  words: string;
}) =>
  answer(
    http.POST('/api/v1/console/redactions/{id}/steps', {
      ...at(input.id),
      body: { version: input.version, step: input.step, words: input.words },
    }),
  );
export const passFinding = (input: { id: string; version: number; key: string; reason: string }) =>
  answer(
    http.POST('/api/v1/console/redactions/{id}/rulings', {
      ...at(input.id),
      body: { version: input.version, key: input.key, reason: input.reason },
    }),
  );
export const searchWords = ({ id, words }: { id: string; words: string }) =>
  answer(http.POST('/api/v1/console/redactions/{id}/search', { ...at(id), body: { words } }));
export const suggestPlaces = (id: string) => answer(http.GET('/api/v1/console/redactions/{id}/suggestions', at(id)));

/** A change of a redaction; what comes back is what the screen shows, also in the list of the case. */
export function useRedactionAct<In>(act: (input: In) => Promise<Redaction>, after: () => void = () => undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (redaction) => {
      client.setQueryData([KEY, redaction.id], redaction);
      void client.invalidateQueries({ queryKey: [KEY, 'of', redaction.requestId] });
      after();
    },
  });
}
