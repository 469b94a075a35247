import { queryOptions, useMutation } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import { useShown } from '../ui/use-shown.ts';

export const CATALOG = ['catalog'];

export interface EntryFilter {
  field?: string | undefined;
  organisation?: string | undefined;
  q?: string | undefined;
  status?: 'open' | 'closed' | undefined;
}

export const entriesQuery = (filter: EntryFilter) =>
  queryOptions({
    queryKey: [...CATALOG, 'entries', filter],
    queryFn: () => answer(http.GET('/api/v1/console/standard-catalog', { params: { query: filter } })),
  });

/** Files documents under an entry, or takes them out. */
export function useFiling(done: string) {
  const shown = useShown(CATALOG);
  return useMutation({
    mutationFn: (body: { documentIds: string[]; add: string[]; remove: string[] }) =>
      answer(http.POST('/api/v1/console/catalog-filings', { body })),
    onSuccess: () => shown(done),
  });
}
