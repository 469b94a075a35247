import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { AnswerInput, OpeningDesk, OpenInput } from './openings.schema.ts';
import type { OpeningsService } from './openings.service.ts';

const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };
const made = { 200: Type.Object({ documentId: Type.String(), isNew: Type.Boolean() }) };

/** What requests make public: groups that several asked for, summaries of answers. */
export function registerOpeningsApi(
  app: HttpServer,
  deps: { openings: OpeningsService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { openings, actorOf } = deps;
  app.get(
    '/api/v1/console/request-openings',
    {
      schema: {
        ...{ ...staff, operationId: 'listRequestOpenings', summary: 'What was asked for again and again, and answers' },
        response: { 200: OpeningDesk },
      },
    },
    async (request) => openings.desk(await actorOf(request)),
  );
  app.post(
    '/api/v1/console/request-openings',
    {
      schema: {
        ...{ ...staff, operationId: 'openRequests', summary: 'Draft what several asked for, for proactive disclosure' },
        ...{ body: OpenInput, response: made },
      },
    },
    async (request) => openings.open(await actorOf(request), request.body.requestIds),
  );
  app.post(
    '/api/v1/console/request-answers',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'summariseRequestAnswer',
          summary: 'Draft a summary of an answer for the public list',
        },
        ...{ body: AnswerInput, response: made },
      },
    },
    async (request) => openings.summarise(await actorOf(request), request.body),
  );
}
