import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import type { CasesService } from './cases.service.ts';
import { ListQuery, LoadYear, RequestLoad } from './load.schema.ts';
import type { LoadService } from './load.service.ts';

const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };

/** Routes of the supervisor's view: figures by unit and officer, and the list behind a figure as a workbook. */
export function registerLoadApi(
  app: HttpServer,
  deps: { loads: LoadService; cases: CasesService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { loads, cases, actorOf } = deps;
  const base = '/api/v1/console/requests';
  app.get(
    `${base}/load`,
    {
      schema: {
        ...{ ...staff, operationId: 'getRequestLoad', summary: 'Open and closed cases by unit and by officer' },
        querystring: Type.Object({ year: Type.Optional(LoadYear) }),
        response: { 200: RequestLoad },
      },
    },
    async (request) => loads.load(await actorOf(request), request.query.year),
  );
  app.get(
    `${base}.xlsx`,
    {
      schema: {
        ...{ ...staff, operationId: 'exportRequests', summary: 'The list as it is filtered, as .xlsx; this is kept' },
        querystring: Type.Object(ListQuery),
      },
    },
    async (request, reply) => {
      const made = await cases.exportList(await actorOf(request), request.query);
      return reply
        .headers({
          'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(made.fileName)}`,
          'cache-control': 'no-store',
        })
        .send(Buffer.from(made.bytes));
    },
  );
}
