import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';
import { REQUESTS } from '../queries.ts';

export type DestructionDesk = Answer<'/api/v1/console/request-destructions'>;
export type Destruction = DestructionDesk['items'][number];

export const DESTRUCTIONS = [...REQUESTS, 'destructions'];

export const destructionsQuery = queryOptions({
  queryKey: DESTRUCTIONS,
  queryFn: () => answer(http.GET('/api/v1/console/request-destructions')),
});
