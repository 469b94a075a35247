import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../../api/client.ts';
import type { ImportView } from '../../api/types.ts';

const POLL_MS = 800;

/** One import; asked for again and again while files are being read or saved. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: (): Promise<ImportView> => answer(http.GET('/api/v1/console/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'reading' || state.data?.state === 'saving' ? POLL_MS : false,
  });
