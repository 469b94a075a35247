import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { Expert } from '../api/types.ts';

export const INTERPRETATION = ['interpretation'];

/** Whether a document needs an interpretation, and what it has. */
export const interpretationOf = (id: string) =>
  queryOptions({
    queryKey: [...INTERPRETATION, 'of', id],
    queryFn: () => answer(http.GET('/api/v1/console/documents/{id}/interpretation', { params: { path: { id } } })),
  });

export const useExperts = () =>
  useQuery({
    queryKey: [...INTERPRETATION, 'experts'],
    queryFn: async (): Promise<Expert[]> => (await answer(http.GET('/api/v1/console/interpretation-experts'))).items,
  });

export const settingsQuery = queryOptions({
  queryKey: [...INTERPRETATION, 'settings'],
  queryFn: () => answer(http.GET('/api/v1/console/interpretation-settings')),
});
