import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { columnErrors } from './columns.errors.ts';
import { addressOf, readPlace } from './columns.rules.ts';
import {
  Column,
  ColumnChange,
  ColumnCode,
  ColumnMove,
  ColumnNode,
  ColumnPage,
  Id,
  NewColumn,
  PlacementChange,
  PublicColumn,
} from './columns.schema.ts';
import type { ColumnsService } from './columns.service.ts';
import type { PlacementsService } from './placements.service.ts';

export interface ColumnsApiDeps {
  columns: ColumnsService;
  placements: PlacementsService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  siteOf: (request: HttpRequest) => Promise<{ tenantId: string; siteId: string }>;
}

const staff = { tags: ['columns (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const ListQuery = Type.Object({
  year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
  before: Type.Optional(Type.String({ maxLength: 60 })),
  after: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Integer({ default: 20, minimum: 1, maximum: 100 }),
});

/** Routes of columns: what readers may list, then the tree and the places for staff. */
export function registerColumnsApi(app: HttpServer, deps: ColumnsApiDeps): void {
  registerPublicRoutes(app, deps);
  registerStaffRoutes(app, deps);
}

function registerPublicRoutes(app: HttpServer, { columns, placements, siteOf }: ColumnsApiDeps): void {
  const tags = ['columns'];
  app.get(
    '/api/v1/columns',
    {
      schema: {
        ...{ tags, operationId: 'listColumns', summary: 'The open columns of the site, parents before children' },
        response: { 200: Type.Object({ items: Type.Array(PublicColumn) }) },
      },
    },
    async (request, reply) => {
      const { tenantId, siteId } = await siteOf(request);
      const open = await columns.listOpen(tenantId, siteId);
      const codes = new Map(open.map(({ id, code }) => [id, code]));
      reply.header('cache-control', 'no-cache');
      return {
        items: open.map((column) => {
          const { code, name, nameEn, kind, description, depth, parentId } = column;
          const parentCode = codes.get(parentId ?? '') ?? null;
          return { code, parentCode, name, nameEn, kind, description, depth, url: addressOf(column) };
        }),
      };
    },
  );
  app.get(
    '/api/v1/columns/:code',
    {
      schema: {
        ...{ tags, operationId: 'listColumnDocuments', summary: 'Documents of a column, newest first' },
        ...{ params: Type.Object({ code: ColumnCode }), querystring: ListQuery, response: { 200: ColumnPage } },
      },
    },
    async (request, reply) => {
      const { tenantId, siteId } = await siteOf(request);
      const column = (await columns.listOpen(tenantId, siteId)).find(({ code }) => code === request.params.code);
      if (!column) throw columnErrors.not_found();
      const { year, before, after, limit } = request.query;
      reply.header('cache-control', 'no-cache');
      return placements.page(tenantId, column.id, { year, before: readPlace(before), after: readPlace(after) }, limit);
    },
  );
}

function registerStaffRoutes(app: HttpServer, { columns, placements, actorOf }: ColumnsApiDeps): void {
  app.get(
    '/api/v1/console/columns',
    {
      schema: {
        ...{ ...staff, operationId: 'listSiteColumns', summary: 'All columns of a site with their freshness' },
        querystring: Type.Object({ site: Id }),
        response: { 200: Type.Object({ items: Type.Array(ColumnNode) }) },
      },
    },
    async (request) => ({ items: await columns.list(await actorOf(request), request.query.site) }),
  );
  app.post(
    '/api/v1/console/columns',
    {
      schema: {
        ...{ ...staff, operationId: 'createColumn', summary: 'Add a column' },
        ...{ body: NewColumn, response: { 200: Column } },
      },
    },
    async (request) => columns.create(await actorOf(request), request.body),
  );
  app.patch(
    '/api/v1/console/columns/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'updateColumn', summary: 'Change, close or reopen a column' },
        ...{ params, body: ColumnChange, response: { 200: Column } },
      },
    },
    async (request) => columns.update(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/columns/:id/move',
    {
      schema: {
        ...{ ...staff, operationId: 'moveColumn', summary: 'Move a column with all under it' },
        ...{ params, body: ColumnMove, response: { 200: Column } },
      },
    },
    async (request) => columns.move(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/platforms',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'setUpPlatform',
          summary: 'Make the disclosure platform of a unit, or add what it lacks',
        },
        body: Type.Object({
          siteId: Id,
          organisationId: Id,
          level: Type.Union([Type.Literal('department'), Type.Literal('county'), Type.Literal('township')]),
        }),
        response: { 200: Type.Object({ made: Type.Integer(), code: Type.String() }) },
      },
    },
    async (request) => columns.setUpPlatform(await actorOf(request), request.body),
  );
  app.get(
    '/api/v1/console/placements',
    {
      schema: {
        ...{ ...staff, operationId: 'listPlacements', summary: 'The columns that documents stand in' },
        querystring: Type.Object({ document: Type.Union([Id, Type.Array(Id, { maxItems: 500 })]) }),
        response: { 200: Type.Object({ items: Type.Array(Type.Object({ columnId: Id, documentId: Id })) }) },
      },
    },
    async (request) => {
      const asked = request.query.document;
      return { items: await placements.list(await actorOf(request), Array.isArray(asked) ? asked : [asked]) };
    },
  );
  app.post(
    '/api/v1/console/placements',
    {
      schema: {
        ...{ ...staff, operationId: 'changePlacements', summary: 'Add and remove places of documents, all or nothing' },
        ...{
          body: PlacementChange,
          response: { 200: Type.Object({ added: Type.Integer(), removed: Type.Integer() }) },
        },
      },
    },
    async (request) => placements.change(await actorOf(request), request.body),
  );
}
