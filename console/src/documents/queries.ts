import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { DocumentDetail } from '../api/types.ts';

/** One document with all that the account may see of it. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'one', id],
    queryFn: (): Promise<DocumentDetail> =>
      answer(http.GET('/api/v1/console/documents/{id}', { params: { path: { id } } })),
  });

/** Address of a file that only the staff may open. */
export const fileAddress = (sha256: string): string => `/api/v1/console/files/${sha256}`;
