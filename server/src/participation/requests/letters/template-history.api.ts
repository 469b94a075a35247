import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { TemplateVersion } from './template-history.schema.ts';
import type { TemplateHistoryService } from './template-history.service.ts';

/** The route of what a text of letters said before. */
export function registerTemplateHistoryApi(
  app: HttpServer,
  deps: { templateHistory: TemplateHistoryService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  app.get(
    '/api/v1/console/letter-templates/:code/versions',
    {
      schema: {
        ...{ tags: ['letters of requests (staff)'], security: [{ session: [] }] },
        ...{
          operationId: 'listLetterTemplateVersions',
          summary: 'What a text of letters said before, and who changed it',
        },
        params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
        response: { 200: Type.Object({ items: Type.Array(TemplateVersion) }) },
      },
    },
    async (request) => ({ items: await deps.templateHistory.list(await deps.actorOf(request), request.params.code) }),
  );
}
