import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../../api/client.ts';
import type { ImportItem, ImportView } from '../../api/types.ts';

const POLL_MS = 800;

/** One import without its texts; asked for again and again while files are being read. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: (): Promise<ImportView> => answer(http.GET('/api/v1/console/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? POLL_MS : false),
  });

/** What was read from one file; it changes only with the item's state. */
export const importItemQuery = (id: string, position: number, state: string) =>
  queryOptions({
    queryKey: ['imports', 'item', id, position, state],
    queryFn: (): Promise<ImportItem> =>
      answer(http.GET('/api/v1/console/imports/{id}/items/{position}', { params: { path: { id, position } } })),
  });

/** Address of a picture in a file that is not saved yet, for whoever sent it. */
export const importFileAddress = (id: string, sha256: string): string =>
  `/api/v1/console/imports/${id}/files/${sha256}`;
