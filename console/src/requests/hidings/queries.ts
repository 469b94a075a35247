import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';
import { REQUESTS } from '../queries.ts';

export type HidingDesk = Answer<'/api/v1/console/request-hidings'>;
export type Hiding = HidingDesk['items'][number];
export type HiddenCase = HidingDesk['hidden'][number];

export const HIDINGS = [...REQUESTS, 'hidings'];

export const hidingsQuery = queryOptions({
  queryKey: HIDINGS,
  queryFn: () => answer(http.GET('/api/v1/console/request-hidings')),
});
