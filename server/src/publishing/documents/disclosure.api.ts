import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { DisclosureInput, DisclosureView } from './disclosure.schema.ts';
import type { DisclosureService } from './disclosure.service.ts';

export interface DisclosureApiDeps {
  disclosure: DisclosureService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const staff = { tags: ['documents (staff)'], security: [{ session: [] }] };

/** Whether a document is made public, given on request or withheld, for the console. */
export function registerDisclosureApi(app: HttpServer, { disclosure, actorOf }: DisclosureApiDeps): void {
  app.get(
    '/api/v1/console/documents/:id/disclosure',
    {
      schema: {
        ...staff,
        ...{
          operationId: 'getDisclosure',
          summary: 'What was decided on making a document public, and by which clause',
        },
        params: ById,
        response: { 200: DisclosureView },
      },
    },
    async (request) => disclosure.get(await actorOf(request), request.params.id),
  );
  app.put(
    '/api/v1/console/documents/:id/disclosure',
    {
      schema: {
        ...staff,
        ...{ operationId: 'decideDisclosure', summary: 'Decide, convert, or keep what is withheld after its review' },
        params: ById,
        body: DisclosureInput,
        response: { 200: Type.Object({ reviewDueOn: Type.Union([Type.String(), Type.Null()]) }) },
      },
    },
    async (request) => disclosure.decide(await actorOf(request), request.params.id, request.body),
  );
}
