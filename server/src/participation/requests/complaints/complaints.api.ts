import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { ComplaintInput, ComplaintLine, ComplaintView, Id } from './complaints.schema.ts';
import type { ComplaintsService } from './complaints.service.ts';

const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const made = { 200: params };

/** Routes of the register of complaints. */
export function registerComplaintsApi(
  app: HttpServer,
  deps: { complaints: ComplaintsService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { complaints, actorOf } = deps;
  app.get(
    '/api/v1/console/openness-complaints',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'listOpennessComplaints',
          summary: 'Complaints about my units, open ones by their limit',
        },
        response: { 200: Type.Object({ items: Type.Array(ComplaintLine) }) },
      },
    },
    async (request) => ({ items: await complaints.list(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/console/openness-complaints/:id',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'openOpennessComplaint',
          summary: 'A complaint with who complains; the reading is recorded',
        },
        ...{ params, response: { 200: ComplaintView } },
      },
    },
    async (request) => complaints.open(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/console/organisations/:id/openness-complaints',
    {
      schema: {
        ...{ ...staff, operationId: 'enterOpennessComplaint', summary: 'Enter a complaint about a unit' },
        ...{ params, body: ComplaintInput, response: made },
      },
    },
    async (request) => complaints.create(await actorOf(request), request.params.id, request.body),
  );
  app.put(
    '/api/v1/console/openness-complaints/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'changeOpennessComplaint', summary: 'Enter how a complaint went on' },
        ...{ params, body: ComplaintInput, response: made },
      },
    },
    async (request) => complaints.change(await actorOf(request), request.params.id, request.body),
  );
}
