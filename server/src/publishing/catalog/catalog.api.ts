import { Type } from 'typebox';
import { httpErrors, type HttpReply, type HttpRequest, type HttpServer } from '../../kernel/http/index.ts';
import type { Database } from '../../kernel/db/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { catalogErrors } from './catalog.errors.ts';
import { listEntries } from './catalog.repo.ts';
import { catalogPath, CHANNELS, FIELDS } from './catalog.rules.ts';
import {
  Entry,
  EntryInput,
  FilingChange,
  FilingOfDocument,
  Id,
  ImportReport,
  PublicEntry,
  Unfiled,
} from './catalog.schema.ts';
import { IMPORT_MAX_BYTES, type CatalogService } from './catalog.service.ts';

export interface CatalogApiDeps {
  db: Database;
  catalog: CatalogService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  tenantOf: (request: HttpRequest) => Promise<string>;
}

const staff = { tags: ['standard catalog (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const Done = Type.Object({ ok: Type.Literal(true) });
const ok = { ok: true } as const;
const Filter = {
  field: Type.Optional(Type.String({ maxLength: 60 })),
  organisation: Type.Optional(Id),
};
const filterOf = ({ field, organisation }: { field?: string; organisation?: string }) => ({
  ...(field ? { field } : {}),
  ...(organisation ? { organisationId: organisation } : {}),
});

/** Routes of the standard catalog: what readers may have, then those of the console. */
export function registerCatalogApi(app: HttpServer, deps: CatalogApiDeps): void {
  registerPublicRoutes(app, deps);
  registerEntryRoutes(app, deps);
  registerFilingRoutes(app, deps);
}

function registerPublicRoutes(app: HttpServer, { db, catalog, tenantOf }: CatalogApiDeps): void {
  const tags = ['standard catalog'];
  app.get(
    '/api/v1/standard-catalog',
    {
      schema: {
        ...{ tags, operationId: 'listCatalogEntries', summary: 'Entries of the standard catalog' },
        querystring: Type.Object({
          ...Filter,
          limit: Type.Integer({ default: 100, minimum: 1, maximum: 500 }),
          page: Type.Integer({ default: 1, minimum: 1, maximum: 10_000 }),
        }),
        response: { 200: Type.Object({ items: Type.Array(PublicEntry) }) },
      },
    },
    async (request, reply) => {
      const { limit, page, ...asked } = request.query;
      reply.header('cache-control', 'no-cache');
      const at = { limit, offset: (page - 1) * limit };
      const rows = await listEntries(db, await tenantOf(request), { ...filterOf(asked), status: 'open' }, at);
      return { items: rows.map((row) => ({ ...row, url: catalogPath(row.id) })) };
    },
  );
  app.get(
    '/api/v1/standard-catalog.xlsx',
    {
      schema: {
        ...{
          tags,
          operationId: 'downloadCatalog',
          summary: 'The standard catalog as a workbook, a sheet for each field',
        },
        querystring: Type.Object(Filter),
      },
    },
    async (request, reply) =>
      sendWorkbook(reply, await catalog.exportFile(await tenantOf(request), filterOf(request.query))),
  );
}

function registerEntryRoutes(app: HttpServer, { catalog, actorOf }: CatalogApiDeps): void {
  app.get(
    '/api/v1/console/standard-catalog',
    {
      schema: {
        ...{ ...staff, operationId: 'listCatalogEntriesOfStaff', summary: 'Entries with what is filed under them' },
        querystring: Type.Object({
          ...Filter,
          q: Type.Optional(Type.String({ maxLength: 100 })),
          status: Type.Optional(Type.Enum(['open', 'closed'])),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Entry),
            /** The fields and channels that the standard offers. */
            fields: Type.Array(Type.String()),
            channels: Type.Array(Type.String()),
          }),
        },
      },
    },
    async (request) => {
      const { q, status, ...asked } = request.query;
      const filter = { ...filterOf(asked), ...(q?.trim() ? { text: q.trim() } : {}), status };
      return {
        items: await catalog.list(await actorOf(request), filter),
        fields: [...FIELDS],
        channels: [...CHANNELS],
      };
    },
  );
  app.post(
    '/api/v1/console/standard-catalog',
    {
      schema: {
        ...{ ...staff, operationId: 'createCatalogEntry', summary: 'Add an entry' },
        ...{ body: EntryInput, response: { 200: Entry } },
      },
    },
    async (request) => catalog.save(await actorOf(request), null, request.body),
  );
  app.put(
    '/api/v1/console/standard-catalog/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'changeCatalogEntry', summary: 'Change, close or reopen an entry' },
        ...{ params, body: EntryInput, response: { 200: Entry } },
      },
    },
    async (request) => catalog.save(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/standard-catalog-imports',
    {
      schema: {
        ...{ ...staff, operationId: 'importCatalog', summary: 'Take a catalog in Excel (multipart: one .xlsx file)' },
        querystring: Type.Object({
          dryRun: Type.Boolean({ default: false }),
          field: Type.Optional(Type.String({ maxLength: 60 })),
        }),
        response: { 200: ImportReport },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      if (!request.isMultipart()) throw httpErrors.unsupported_media_type();
      const part = await request.file({ limits: { fileSize: IMPORT_MAX_BYTES, files: 1 } });
      if (!part) throw catalogErrors.file_missing();
      const bytes = await part.toBuffer();
      if (part.file.truncated) throw catalogErrors.file_too_large({ limit: IMPORT_MAX_BYTES / 1048576 });
      return catalog.importFile(actor, { bytes, name: part.filename }, request.query);
    },
  );
}

function registerFilingRoutes(app: HttpServer, { catalog, actorOf }: CatalogApiDeps): void {
  app.get(
    '/api/v1/console/documents/:id/catalog-entries',
    {
      schema: {
        ...{ ...staff, operationId: 'getFiling', summary: 'Where a document is filed, and where it may belong' },
        ...{ params, response: { 200: FilingOfDocument } },
      },
    },
    async (request) => catalog.filingOf(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/console/catalog-filings',
    {
      schema: {
        ...{ ...staff, operationId: 'changeFilings', summary: 'File documents under entries or take them out' },
        ...{ body: FilingChange, response: { 200: Done } },
      },
    },
    async (request) => {
      await catalog.file(await actorOf(request), request.body);
      return ok;
    },
  );
  app.get(
    '/api/v1/console/catalog-unfiled',
    {
      schema: {
        ...{ ...staff, operationId: 'listUnfiled', summary: 'Public documents of my units that are filed nowhere' },
        response: { 200: Unfiled },
      },
    },
    async (request) => catalog.listUnfiled(await actorOf(request)),
  );
}

const sendWorkbook = (reply: HttpReply, bytes: Uint8Array) =>
  reply
    .headers({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('政务公开标准目录.xlsx')}`,
      'cache-control': 'no-cache',
    })
    .send(Buffer.from(bytes));
