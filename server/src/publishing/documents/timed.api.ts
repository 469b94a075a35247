import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { DocumentsService } from './documents.service.ts';
import { PublicationTerms } from './edition-terms.schema.ts';

export interface TimedApiDeps {
  documents: Pick<DocumentsService, 'schedule' | 'unschedule' | 'setTerms' | 'publishUrgently'>;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const Done = Type.Object({ ok: Type.Literal(true) });
const ok = { ok: true } as const;
const staff = { tags: ['documents (staff)'], security: [{ session: [] }] };

/** When and for whom a document is public, for the console. */
export function registerTimedApi(app: HttpServer, { documents, actorOf }: TimedApiDeps): void {
  app.put(
    '/api/v1/console/documents/:id/schedule',
    {
      schema: {
        ...staff,
        operationId: 'scheduleDocument',
        summary: 'Set when what was approved becomes public, to the second',
        description:
          'A time that has passed is answered with documents.schedule_past; with confirmPast it is published at once.',
        params: ById,
        body: Type.Object({
          version: Type.Integer(),
          publishAt: Type.String({ format: 'date-time' }),
          confirmPast: Type.Optional(Type.Boolean()),
        }),
        response: { 200: Type.Object({ publishAt: Type.Union([Type.String(), Type.Null()]) }) },
      },
    },
    async (request) => documents.schedule(await actorOf(request), request.params.id, request.body),
  );
  app.delete(
    '/api/v1/console/documents/:id/schedule',
    {
      schema: {
        ...staff,
        operationId: 'unscheduleDocument',
        summary: 'Cancel the schedule; it stays approved',
        params: ById,
        querystring: Type.Object({ version: Type.Integer() }),
        response: { 200: Done },
      },
    },
    async (request) => {
      await documents.unschedule(await actorOf(request), request.params.id, request.query.version);
      return ok;
    },
  );
  app.post(
    '/api/v1/console/documents/:id/publish-urgently',
    {
      schema: {
        ...staff,
        operationId: 'publishDocumentUrgently',
        summary: 'Publish in an emergency, with a reason; the review comes afterwards',
        params: ById,
        body: Type.Object({ version: Type.Integer(), reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
        response: { 200: Type.Object({ url: Type.String(), reviewId: Type.String() }) },
      },
    },
    async (request) => documents.publishUrgently(await actorOf(request), request.params.id, request.body),
  );
  app.put(
    '/api/v1/console/documents/:id/terms',
    {
      schema: {
        ...staff,
        operationId: 'setTerms',
        summary: 'Audience, period, embargo and what a draft corrects',
        params: ById,
        body: Type.Object({ version: Type.Integer(), terms: PublicationTerms }),
        response: { 200: Done },
      },
    },
    async (request) => {
      await documents.setTerms(await actorOf(request), request.params.id, request.body.version, request.body.terms);
      return ok;
    },
  );
}
