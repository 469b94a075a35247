import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { ComplaintAnswer, ComplaintView } from './complaints.schema.ts';
import type { ComplaintsService } from './complaints.service.ts';

const params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };

/** The supervisor's register of applicants who were not answered. */
export function registerComplaintsApi(
  app: HttpServer,
  deps: { complaints: ComplaintsService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { complaints, actorOf } = deps;
  app.get(
    '/api/v1/console/request-complaints',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'listRequestComplaints',
          summary: 'Applicants who say that they were not answered',
        },
        response: { 200: Type.Object({ items: Type.Array(ComplaintView) }) },
      },
    },
    async (request) => ({ items: await complaints.list(await actorOf(request)) }),
  );
  app.put(
    '/api/v1/console/request-complaints/:id/answer',
    {
      schema: {
        ...{ ...staff, operationId: 'answerRequestComplaint', summary: 'Tell the applicant what came of it' },
        ...{ params, body: ComplaintAnswer, response: { 200: Type.Object({ ok: Type.Literal(true) }) } },
      },
    },
    async (request) => {
      await complaints.answer(await actorOf(request), request.params.id, request.body);
      return { ok: true as const };
    },
  );
}
