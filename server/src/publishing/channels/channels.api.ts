import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { ChannelHandovers, NewChannelHandover } from './channels.schema.ts';
import type { ChannelsService } from './channels.service.ts';

const staff = { tags: ['channels (staff)'], security: [{ session: [] }] };
const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const response = { 200: ChannelHandovers };

export function registerChannelsApi(
  app: HttpServer,
  { channels, actorOf }: { channels: ChannelsService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const path = '/api/v1/console/documents/:id/channels';
  app.get(
    path,
    {
      schema: {
        ...{ ...staff, operationId: 'listChannelHandovers', summary: 'Where else a document was shown' },
        ...{ params: Type.Object({ id: Id }), response },
      },
    },
    async (request) => channels.list(await actorOf(request), request.params.id),
  );
  app.post(
    path,
    {
      schema: {
        ...{ ...staff, operationId: 'handOverToChannel', summary: 'Record that it was shown elsewhere' },
        ...{ params: Type.Object({ id: Id }), body: NewChannelHandover, response },
      },
    },
    async (request) => channels.handOver(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    `${path}/:handover/taken-back`,
    {
      schema: {
        ...{ ...staff, operationId: 'takeBackFromChannel', summary: 'Record that it was taken down there' },
        ...{ params: Type.Object({ id: Id, handover: Id }), response },
      },
    },
    async (request) => channels.takeBack(await actorOf(request), request.params.id, request.params.handover),
  );
}
