import { useQueries } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { CalendarYear } from '../api/types.ts';
import { dayOf } from './dates.ts';
import { Workdays } from './workdays.ts';

export const calendarQuery = (year: number) => ({
  queryKey: ['calendar', year],
  staleTime: 10 * 60_000,
  queryFn: async (): Promise<CalendarYear> =>
    answer(http.GET('/api/v1/calendar/{year}', { params: { path: { year } } })),
});

/** Working days of last year, this year and the next, as far as the server knows them. */
export function useWorkdays(): Workdays {
  const year = Number(dayOf(new Date()).slice(0, 4));
  const years = [year - 1, year, year + 1];
  return useQueries({
    queries: years.map(calendarQuery),
    combine: (results) =>
      new Workdays(new Map(results.flatMap(({ data }) => (data?.published ? [[data.year, data] as const] : [])))),
  });
}
