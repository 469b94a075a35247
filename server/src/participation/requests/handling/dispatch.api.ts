import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { DispatchInput, OfficerChoice } from './dispatch.schema.ts';
import type { DispatchService } from './dispatch.service.ts';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const params = Type.Object({ id: Id });
const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };
const ok = { 200: Type.Object({ ok: Type.Literal(true) }) };

/** Routes of who works on a case. */
export function registerDispatchApi(
  app: HttpServer,
  { dispatch, actorOf }: { dispatch: DispatchService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const base = '/api/v1/console/requests';
  const done = { ok: true as const };
  app.get(
    `${base}/officers`,
    {
      schema: {
        ...{ ...staff, operationId: 'listRequestOfficers', summary: 'Who may work on cases of a unit, with his load' },
        querystring: Type.Object({ unit: Id }),
        response: { 200: Type.Object({ items: Type.Array(OfficerChoice) }) },
      },
    },
    async (request) => ({ items: await dispatch.listOfficers(await actorOf(request), request.query.unit) }),
  );
  app.put(
    `${base}/:id/units`,
    {
      schema: {
        ...{ ...staff, operationId: 'dispatchRequest', summary: 'Give a case to other units or another officer' },
        ...{ params, body: DispatchInput, response: ok },
      },
    },
    async (request) => {
      await dispatch.dispatch(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.put(
    `${base}/:id/officer`,
    {
      schema: {
        ...{ ...staff, operationId: 'assignRequest', summary: 'Put a request on the desk of an officer', params },
        ...{ body: Type.Object({ version: Type.Integer(), officerId: Id }), response: ok },
      },
    },
    async (request) => {
      await dispatch.assign(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
}
