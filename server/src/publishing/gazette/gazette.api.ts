import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { Candidate, Id, Issue, IssueDetail, IssueInput, PublicIssue, PublicIssueDetail } from './gazette.schema.ts';
import type { GazetteService } from './gazette.service.ts';
import type { GazetteReading } from './reading.service.ts';

export interface GazetteApiDeps {
  gazette: GazetteService;
  reading: GazetteReading;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  tenantOf: (request: HttpRequest) => Promise<string>;
}

const staff = { tags: ['gazette (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });

/** Routes of the gazette: what readers may have, then those of the console. */
export function registerGazetteApi(app: HttpServer, { gazette, reading, actorOf, tenantOf }: GazetteApiDeps): void {
  const tags = ['gazette'];
  app.get(
    '/api/v1/gazette',
    {
      schema: {
        ...{ tags, operationId: 'listGazetteIssues', summary: 'Issues of the gazette, newest first' },
        querystring: Type.Object({ year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2999 })) }),
        response: { 200: Type.Object({ items: Type.Array(PublicIssue) }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-cache');
      return { items: await reading.list(await tenantOf(request), request.query.year) };
    },
  );
  app.get(
    '/api/v1/gazette/:year/:number',
    {
      schema: {
        ...{ tags, operationId: 'getGazetteIssue', summary: 'One issue with contents, checksum and signature' },
        params: Type.Object({
          year: Type.Integer({ minimum: 1900, maximum: 2999 }),
          number: Type.Integer({ minimum: 1, maximum: 400 }),
        }),
        response: { 200: PublicIssueDetail },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-cache');
      return reading.get(await tenantOf(request), request.params.year, request.params.number);
    },
  );
  registerStaffRoutes(app, gazette, actorOf);
}

function registerStaffRoutes(
  app: HttpServer,
  gazette: GazetteService,
  actorOf: (request: HttpRequest) => Promise<Actor>,
): void {
  app.get(
    '/api/v1/console/gazette',
    {
      schema: {
        ...{ ...staff, operationId: 'listIssues', summary: 'All issues, drafts too' },
        response: { 200: Type.Object({ items: Type.Array(Issue) }) },
      },
    },
    async (request) => ({ items: await gazette.list(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/console/gazette-candidates',
    {
      schema: {
        ...{ ...staff, operationId: 'listGazetteCandidates', summary: 'Public documents that stand in no issue yet' },
        querystring: Type.Object({
          q: Type.Optional(Type.String({ maxLength: 100 })),
          organisation: Type.Optional(Id),
        }),
        response: { 200: Type.Object({ items: Type.Array(Candidate) }) },
      },
    },
    async (request) => {
      const { q = '', organisation } = request.query;
      const filter = {
        ...(q.trim() ? { text: q.trim() } : {}),
        ...(organisation ? { organisationId: organisation } : {}),
      };
      return { items: await gazette.listCandidates(await actorOf(request), filter) };
    },
  );
  app.post(
    '/api/v1/console/gazette',
    {
      schema: {
        ...{ ...staff, operationId: 'createIssue', summary: 'Begin an issue' },
        ...{ body: IssueInput, response: { 200: IssueDetail } },
      },
    },
    async (request) => gazette.save(await actorOf(request), null, request.body),
  );
  app.get(
    '/api/v1/console/gazette/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'getIssue', summary: 'One issue with its documents' },
        ...{ params, response: { 200: IssueDetail } },
      },
    },
    async (request) => gazette.get(await actorOf(request), request.params.id),
  );
  app.put(
    '/api/v1/console/gazette/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'saveIssue', summary: 'Compose a draft anew' },
        ...{ params, body: IssueInput, response: { 200: IssueDetail } },
      },
    },
    async (request) => gazette.save(await actorOf(request), request.params.id, request.body),
  );
  app.get(
    '/api/v1/console/gazette/:id/preview.pdf',
    {
      schema: {
        ...{ ...staff, operationId: 'previewIssue', summary: 'What the print edition would be' },
        params,
      },
    },
    async (request, reply) => {
      const bytes = await gazette.preview(await actorOf(request), request.params.id);
      return reply
        .headers({
          ...{ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' },
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('公报预览.pdf')}`,
        })
        .send(Buffer.from(bytes));
    },
  );
  app.post(
    '/api/v1/console/gazette/:id/publish',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'publishIssue',
          summary: 'Print, sign and publish an issue; its pages are fixed from then on',
        },
        ...{ params, body: Type.Object({ version: Type.Integer() }), response: { 200: IssueDetail } },
      },
    },
    async (request) => gazette.publish(await actorOf(request), request.params.id, request.body.version),
  );
  app.post(
    '/api/v1/console/gazette/:id/withdraw',
    {
      schema: {
        ...{ ...staff, operationId: 'withdrawIssue', summary: 'Take an issue back with a reason' },
        params,
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
        response: { 200: IssueDetail },
      },
    },
    async (request) => gazette.withdraw(await actorOf(request), request.params.id, request.body.reason),
  );
}
