import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { DestructionDecision, DestructionDesk } from './retention.schema.ts';
import type { RetentionService } from './retention.service.ts';

const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };
const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

/** Destruction of identity data by two people, and its certificates. */
export function registerRetentionApi(
  app: HttpServer,
  deps: { retention: RetentionService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { retention, actorOf } = deps;
  const base = '/api/v1/console/request-destructions';
  app.get(
    base,
    {
      schema: {
        ...{ ...staff, operationId: 'listRequestDestructions', summary: 'What is due, what waits, and certificates' },
        response: { 200: DestructionDesk },
      },
    },
    async (request) => retention.desk(await actorOf(request)),
  );
  app.post(
    base,
    {
      schema: {
        ...{ ...staff, operationId: 'proposeRequestDestruction', summary: 'Put what is due before a second person' },
        response: { 200: Type.Object({ id: Id, cases: Type.Integer() }) },
      },
    },
    async (request) => retention.propose(await actorOf(request)),
  );
  app.put(
    `${base}/:id/decision`,
    {
      schema: {
        ...{ ...staff, operationId: 'decideRequestDestruction', summary: 'Destroy as the second person, or refuse' },
        ...{ params: Type.Object({ id: Id }), body: DestructionDecision },
        response: { 200: Type.Object({ ok: Type.Literal(true) }) },
      },
    },
    async (request) => {
      await retention.decide(await actorOf(request), request.params.id, request.body);
      return { ok: true as const };
    },
  );
}
