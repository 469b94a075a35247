import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';

export const NORMATIVE = ['normative'];

export const normativeOf = (id: string) =>
  queryOptions({
    queryKey: [...NORMATIVE, 'of', id],
    queryFn: () => answer(http.GET('/api/v1/console/documents/{id}/normative', { params: { path: { id } } })),
  });

export const cleanupQuery = (id: string) =>
  queryOptions({
    queryKey: [...NORMATIVE, 'cleanup', id],
    queryFn: () => answer(http.GET('/api/v1/console/normative-cleanups/{id}', { params: { path: { id } } })),
  });
