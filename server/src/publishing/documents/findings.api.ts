import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { ReleaseFindings } from '../../foundation/gate/checks/index.ts';
import { HeldInPublic } from './findings.schema.ts';
import type { FindingsService } from './findings.service.ts';

export interface FindingsApiDeps {
  findings: FindingsService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const staff = { tags: ['documents (staff)'], security: [{ session: [] }] };

/** What the gate's checks found in documents, for the console. */
export function registerFindingsApi(app: HttpServer, { findings, actorOf }: FindingsApiDeps): void {
  app.get(
    '/api/v1/console/documents/:id/findings',
    {
      schema: {
        ...staff,
        operationId: 'getDocumentFindings',
        summary: 'What speaks against publishing the draft, or what is live',
        params: ById,
        response: { 200: ReleaseFindings },
      },
    },
    async (request) => findings.get(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/console/documents/:id/findings/overrule',
    {
      schema: {
        ...staff,
        operationId: 'overruleDocumentFinding',
        summary: 'Let one finding pass, with a reason; not by an author',
        params: ById,
        body: Type.Object({
          version: Type.Integer(),
          key: Type.String({ pattern: '^[0-9a-f]{32}$' }),
          reason: Type.String({ maxLength: 500 }),
        }),
        response: { 200: ReleaseFindings },
      },
    },
    async (request) => findings.overrule(await actorOf(request), request.params.id, request.body),
  );
  app.get(
    '/api/v1/console/findings',
    {
      schema: {
        ...staff,
        operationId: 'listHeldInPublic',
        summary: 'Public documents in which something was found that nobody let pass',
        response: { 200: Type.Object({ items: Type.Array(HeldInPublic) }) },
      },
    },
    async (request) => ({ items: await findings.listHeld(await actorOf(request)) }),
  );
}
