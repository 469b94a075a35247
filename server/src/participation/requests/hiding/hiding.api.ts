import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { HidingDecision, HidingDesk, HidingProposal } from './hiding.schema.ts';
import type { HidingService } from './hiding.service.ts';

const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };
const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

/** Hiding whole cases by two people, and showing them again. */
export function registerHidingApi(
  app: HttpServer,
  deps: { hidings: HidingService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { hidings, actorOf } = deps;
  const base = '/api/v1/console/request-hidings';
  app.get(
    base,
    {
      schema: {
        ...{ ...staff, operationId: 'listRequestHidings', summary: 'What is hidden, what waits, what was decided' },
        response: { 200: HidingDesk },
      },
    },
    async (request) => hidings.desk(await actorOf(request)),
  );
  app.post(
    base,
    {
      schema: {
        ...{ ...staff, operationId: 'proposeRequestHiding', summary: 'Propose to hide a request or show it again' },
        ...{ body: HidingProposal, response: { 200: Type.Object({ id: Id }) } },
      },
    },
    async (request) => hidings.propose(await actorOf(request), request.body),
  );
  app.put(
    `${base}/:id/decision`,
    {
      schema: {
        ...{ ...staff, operationId: 'decideRequestHiding', summary: 'Decide as the second person, or take back' },
        ...{ params: Type.Object({ id: Id }), body: HidingDecision },
        response: { 200: Type.Object({ ok: Type.Literal(true) }) },
      },
    },
    async (request) => {
      await hidings.decide(await actorOf(request), request.params.id, request.body);
      return { ok: true as const };
    },
  );
}
