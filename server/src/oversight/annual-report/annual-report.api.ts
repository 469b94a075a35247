import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { CellView, Id, InputsChange, ReportView, Year } from './annual-report.schema.ts';
import type { AnnualReportService } from './annual-report.service.ts';

export interface AnnualReportApiDeps {
  annualReports: AnnualReportService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const staff = { tags: ['annual report (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id, year: Year });
const PATH = '/api/v1/console/organisations/:id/annual-reports/:year';

/** Routes of the annual report: tables, what a cell counts, what is entered, settling, Excel. */
export function registerAnnualReportApi(app: HttpServer, { annualReports, actorOf }: AnnualReportApiDeps): void {
  app.get(
    PATH,
    {
      schema: {
        ...{ ...staff, operationId: 'getAnnualReport', summary: 'Tables 2–4 of a unit and year with their checks' },
        ...{ params, response: { 200: ReportView } },
      },
    },
    async (request) => annualReports.get(await actorOf(request), request.params.id, request.params.year),
  );
  app.get(
    `${PATH}/cell`,
    {
      schema: {
        ...{ ...staff, operationId: 'explainAnnualReportCell', summary: 'The cases that a cell counts' },
        params,
        querystring: Type.Object({
          table: Type.Enum(['table3', 'table4']),
          row: Type.String({ maxLength: 40 }),
          column: Type.String({ maxLength: 40 }),
        }),
        response: { 200: CellView },
      },
    },
    async (request) =>
      annualReports.explain(await actorOf(request), request.params.id, request.params.year, request.query),
  );
  app.put(
    `${PATH}/inputs`,
    {
      schema: {
        ...{ ...staff, operationId: 'enterAnnualReport', summary: 'Enter what no case holds' },
        ...{ params, body: InputsChange, response: { 200: ReportView } },
      },
    },
    async (request) =>
      annualReports.enter(await actorOf(request), request.params.id, request.params.year, request.body),
  );
  app.post(
    `${PATH}/settlement`,
    {
      schema: {
        ...{ ...staff, operationId: 'settleAnnualReport', summary: 'Settle the report: its tables are frozen' },
        ...{ params, body: Type.Object({ version: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }) },
        response: { 200: ReportView },
      },
    },
    async (request) =>
      annualReports.settle(await actorOf(request), request.params.id, request.params.year, request.body.version),
  );
  app.get(
    `${PATH}.xlsx`,
    {
      schema: {
        ...{ ...staff, operationId: 'downloadAnnualReport', summary: 'Tables 2–4 as .xlsx in the form of the report' },
        params,
      },
    },
    async (request, reply) => {
      const made = await annualReports.workbook(await actorOf(request), request.params.id, request.params.year);
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
