import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';

export const SITE_HEALTH = ['site-health'];
export type Overview = Answer<'/api/v1/console/site-health'>;
export type Target = Overview['targets'][number];
export type Finding = Answer<'/api/v1/console/site-health/findings'>['items'][number];
export type SelfCheck = Answer<'/api/v1/console/site-health/self-checks/{id}'>;
export type SelfCheckLine = SelfCheck['lines'][number];
export type Setting = Answer<'/api/v1/console/site-health/settings'>['items'][number];

/** While links are being checked the page looks again by itself. */
export const overviewQuery = queryOptions({
  queryKey: [...SITE_HEALTH, 'overview'],
  queryFn: () => answer(http.GET('/api/v1/console/site-health')),
  refetchInterval: ({ state }) => (state.data?.targets.some(({ crawl }) => crawl?.state === 'running') ? 5000 : false),
});
