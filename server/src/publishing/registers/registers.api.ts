import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { MediaAccount, MediaAccountChange, MediaReading, NewMediaAccount } from './registers.schema.ts';
import type { RegistersService } from './registers.service.ts';

const staff = { tags: ['media accounts (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const response = { 200: MediaAccount };

export function registerRegistersApi(
  app: HttpServer,
  { registers, actorOf }: { registers: RegistersService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  app.get(
    '/api/v1/console/media-accounts',
    {
      schema: {
        ...{ ...staff, operationId: 'listMediaAccounts', summary: 'Register of sites and new-media accounts' },
        response: { 200: Type.Object({ items: Type.Array(MediaAccount) }) },
      },
    },
    async (request) => ({ items: await registers.list(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/console/media-accounts',
    {
      schema: {
        ...staff,
        operationId: 'openMediaAccount',
        summary: 'Register an account',
        body: NewMediaAccount,
        response,
      },
    },
    async (request) => registers.create(await actorOf(request), request.body),
  );
  app.patch(
    '/api/v1/console/media-accounts/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'updateMediaAccount', summary: 'Change, close or reopen an account' },
        ...{ params, body: MediaAccountChange, response },
      },
    },
    async (request) => registers.update(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/media-accounts/:id/readings',
    {
      schema: {
        ...{ ...staff, operationId: 'readMediaAccount', summary: 'Record the reading of today' },
        ...{ params, body: MediaReading, response },
      },
    },
    async (request) => registers.read(await actorOf(request), request.params.id, request.body),
  );
}
