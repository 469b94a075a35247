import { Type } from 'typebox';
import { Line } from '../../../kernel/fields/index.ts';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { DisputeInput, DisputeLine, DisputeView, Id } from './disputes.schema.ts';
import type { DisputesService } from './disputes.service.ts';
import type { DossierService } from './dossier.service.ts';

export interface DisputesApiDeps {
  disputes: DisputesService;
  dossiers: DossierService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });

/** Routes of the register of reconsiderations and lawsuits. */
export function registerDisputesApi(app: HttpServer, { disputes, dossiers, actorOf }: DisputesApiDeps): void {
  app.get(
    '/api/v1/console/disputes',
    {
      schema: {
        ...{ ...staff, operationId: 'listDisputes', summary: 'Reconsiderations and lawsuits of my units' },
        response: { 200: Type.Object({ items: Type.Array(DisputeLine) }) },
      },
    },
    async (request) => ({ items: await disputes.list(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/console/organisations/:id/disputes',
    {
      schema: {
        ...{ ...staff, operationId: 'enterDispute', summary: 'Enter a reconsideration or lawsuit' },
        ...{ params, body: DisputeInput, response: { 200: DisputeView } },
      },
    },
    async (request) => disputes.create(await actorOf(request), request.params.id, request.body),
  );
  app.put(
    '/api/v1/console/disputes/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'changeDispute', summary: 'Enter how a reconsideration or lawsuit went on' },
        ...{ params, body: DisputeInput, response: { 200: DisputeView } },
      },
    },
    async (request) => disputes.change(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/requests/:id/dossier',
    {
      schema: {
        ...{ ...staff, operationId: 'makeDossier', summary: 'The whole record of a request as one ZIP for a dispute' },
        ...{ params, body: Type.Object({ reason: Line({ minLength: 1, maxLength: 200 }) }) },
      },
    },
    async (request, reply) => {
      const { bytes, fileName } = await dossiers.make(await actorOf(request), request.params.id, request.body.reason);
      return reply
        .headers({
          ...{ 'content-type': 'application/zip', 'content-length': bytes.length, 'cache-control': 'no-store' },
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        })
        .send(Buffer.from(bytes));
    },
  );
}
