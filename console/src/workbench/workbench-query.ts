import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';

/** What is to be done; asked for again every minute, by the work bench and by the number beside it in the navigation. */
export const workbenchQuery = queryOptions({
  queryKey: ['workbench'],
  queryFn: () => answer(http.GET('/api/v1/console/workbench')),
  refetchInterval: 60_000,
});
