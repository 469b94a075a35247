import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { NewReadingPoint, ReadingPoint, ReadingPointChange } from './reading-points.schema.ts';
import type { ReadingPointsService } from './reading-points.service.ts';

const staff = { tags: ['reading points (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const response = { 200: ReadingPoint };

export function registerReadingPointsApi(
  app: HttpServer,
  {
    readingPoints,
    actorOf,
  }: { readingPoints: ReadingPointsService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const path = '/api/v1/console/reading-points';
  app.get(
    path,
    {
      schema: {
        ...{ ...staff, operationId: 'listReadingPoints', summary: 'Places where published information can be read' },
        response: { 200: Type.Object({ items: Type.Array(ReadingPoint) }) },
      },
    },
    async (request) => ({ items: await readingPoints.list(await actorOf(request)) }),
  );
  app.post(
    path,
    {
      schema: {
        ...{ ...staff, operationId: 'openReadingPoint', summary: 'Open a reading point' },
        ...{ body: NewReadingPoint, response },
      },
    },
    async (request) => readingPoints.create(await actorOf(request), request.body),
  );
  app.patch(
    `${path}/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'updateReadingPoint', summary: 'Change, close or open again' },
        ...{ params, body: ReadingPointChange, response },
      },
    },
    async (request) => readingPoints.update(await actorOf(request), request.params.id, request.body),
  );
}
