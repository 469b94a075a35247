import { Type } from 'typebox';
import { httpErrors, type HttpRequest, type HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import type { CalendarFeedService } from './calendar-feed.service.ts';

const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };

/** An officer's calendar address: made, taken back, and read by his calendar program without a session. */
export function registerCalendarFeedApi(
  app: HttpServer,
  deps: { calendarFeeds: CalendarFeedService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { calendarFeeds, actorOf } = deps;
  const path = '/api/v1/console/request-calendar';
  app.get(
    path,
    {
      schema: {
        ...{ ...staff, operationId: 'getRequestCalendar', summary: 'Since when I have a calendar address' },
        response: { 200: Type.Object({ since: Type.Union([Type.String(), Type.Null()]) }) },
      },
    },
    async (request) => calendarFeeds.find(await actorOf(request)),
  );
  app.post(
    path,
    {
      schema: {
        ...{ ...staff, operationId: 'renewRequestCalendar', summary: 'A new calendar address; an earlier one ends' },
        response: { 200: Type.Object({ path: Type.String() }) },
      },
    },
    async (request) => calendarFeeds.renew(await actorOf(request)),
  );
  app.delete(
    path,
    {
      schema: {
        ...{ ...staff, operationId: 'revokeRequestCalendar', summary: 'Take the calendar address back' },
        response: { 200: Type.Object({ ok: Type.Literal(true) }) },
      },
    },
    async (request) => {
      await calendarFeeds.revoke(await actorOf(request));
      return { ok: true as const };
    },
  );
  app.get(
    '/calendars/:file',
    {
      schema: { hide: true, params: Type.Object({ file: Type.String({ pattern: '^[A-Za-z0-9_-]{32}\\.ics$' }) }) },
    },
    async (request, reply) => {
      const text = await calendarFeeds.read(request.params.file.slice(0, -4));
      if (text === null) throw httpErrors.not_found();
      return reply.type('text/calendar; charset=utf-8').header('cache-control', 'no-store').send(text);
    },
  );
}
