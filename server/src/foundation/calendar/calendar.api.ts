import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../audit/index.ts';
import { CalendarYearInputSchema, CalendarYearViewSchema, SavedCalendarYearSchema } from './calendar.schema.ts';
import type { CalendarService } from './calendar.service.ts';

const tags = ['calendar'];
const params = Type.Object({ year: Type.Integer({ minimum: 1949, maximum: 2999 }) });

/** Working days for everybody to see, and the door through which a new year comes in. */
export function registerCalendarApi(
  app: HttpServer,
  deps: {
    calendar: CalendarService;
    actorOf: (request: HttpRequest) => Promise<Actor>;
    tenantOf: (request: HttpRequest) => Promise<string>;
  },
): void {
  const { calendar, actorOf, tenantOf } = deps;

  app.get(
    '/api/v1/calendar/:year',
    {
      schema: {
        tags,
        operationId: 'getCalendarYear',
        summary: 'Days off and weekend days worked in a year, with the notices they come from',
        params,
        response: { 200: CalendarYearViewSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-cache');
      return calendar.getYear(await tenantOf(request), request.params.year);
    },
  );
  app.put(
    '/api/v1/calendar/:year',
    {
      schema: {
        tags,
        security: [{ session: [] }],
        operationId: 'setCalendarYear',
        summary: 'Replace the working days of a year',
        params,
        body: CalendarYearInputSchema,
        response: { 200: SavedCalendarYearSchema },
      },
    },
    async (request) => calendar.setYear(await actorOf(request), request.params.year, request.body),
  );
}
