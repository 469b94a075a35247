import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { Database } from '../../kernel/db/index.ts';
import { AppError } from '../../kernel/errors/index.ts';
import { httpErrors, type HttpReply, type HttpRequest, type HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { IMAGE_MAX_BYTES } from './document-files.service.ts';
import { documentErrors } from './documents.errors.ts';
import { registerFindingsApi } from './findings.api.ts';
import { requirePublished } from './published.service.ts';
import {
  AddedImage,
  DocumentDetail,
  DocumentFields,
  DocumentListItem,
  DraftInput,
  Edition,
  EditionState,
  ImportItem,
  ImportView,
  PublishedDocument,
  PublishedSummary,
  WithdrawInput,
  WorkbenchTodo,
} from './documents.schema.ts';
import type { DocumentsService } from './documents.service.ts';
import type { SiteScope } from '../../foundation/gate/index.ts';
import { listPublished } from './published.repo.ts';
import { TaskSchema } from './reading.schema.ts';
import { registerReceiptsApi } from './receipts.api.ts';
import { registerTimedApi } from './timed.api.ts';
import type { UploadsService } from './uploads.service.ts';
import type { WorkbenchService } from './workbench.service.ts';

export interface DocumentsApiDeps {
  db: Database;
  documents: DocumentsService;
  uploads: UploadsService;
  workbench: WorkbenchService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  tenantOf: (request: HttpRequest) => Promise<string>;
  scopeOf?: (request: HttpRequest) => Promise<SiteScope | undefined>;
  /** Largest file of an upload. */
  uploadMaxBytes: number;
}

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const Version = Type.Object({ version: Type.Integer() });
const Done = Type.Object({ ok: Type.Literal(true) });
const ok = { ok: true } as const;
const staff = { tags: ['documents (staff)'], security: [{ session: [] }] };

/** Routes of documents: the public ones first, then those of the console. */
export function registerDocumentsApi(app: HttpServer, deps: DocumentsApiDeps): void {
  registerPublicRoutes(app, deps);
  registerEditingRoutes(app, deps);
  registerImportRoutes(app, deps);
  registerReceiptsApi(app, deps);
  registerFindingsApi(app, { findings: deps.documents.findings, actorOf: deps.actorOf });
  registerTimedApi(app, deps);
}

function registerPublicRoutes(app: HttpServer, { db, tenantOf, scopeOf }: DocumentsApiDeps): void {
  const tags = ['documents'];
  app.get(
    '/api/v1/documents',
    {
      schema: {
        tags,
        operationId: 'listDocuments',
        summary: 'Published documents, newest first',
        querystring: Type.Object({
          organisation: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$' })),
          topic: Type.Optional(Type.String({ maxLength: 200 })),
          year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
          validity: Type.Optional(Type.String({ maxLength: 30 })),
          /** Name of the area or group that it is for. */
          audience: Type.Optional(Type.String({ maxLength: 100 })),
          limit: Type.Integer({ default: 50, minimum: 1, maximum: 200 }),
          page: Type.Integer({ default: 1, minimum: 1, maximum: 10_000 }),
        }),
        response: { 200: Type.Object({ items: Type.Array(PublishedSummary) }) },
      },
    },
    async (request, reply) => {
      const { organisation, limit, page, ...filter } = request.query;
      reply.header('cache-control', 'no-cache');
      const wanted = { ...filter, on: await scopeOf?.(request), ...(organisation && { organisationId: organisation }) };
      return { items: await listPublished(db, await tenantOf(request), wanted, { limit, offset: (page - 1) * limit }) };
    },
  );
  app.get(
    '/api/v1/documents/:id',
    {
      schema: {
        tags,
        operationId: 'getDocument',
        summary: 'One published document',
        params: ById,
        response: { 200: PublishedDocument },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-cache');
      return requirePublished(db, await tenantOf(request), request.params.id);
    },
  );
}

function registerEditingRoutes(app: HttpServer, { documents, workbench, actorOf }: DocumentsApiDeps): void {
  app.get(
    '/api/v1/console/workbench',
    {
      schema: {
        ...staff,
        operationId: 'getWorkbench',
        summary: 'What I must do now and what I wait for',
        response: {
          200: Type.Object({
            todos: Type.Array(WorkbenchTodo),
            counts: Type.Object({
              drafts: Type.Integer(),
              waiting: Type.Integer(),
              returned: Type.Integer(),
              approved: Type.Integer(),
            }),
            waitingForOthers: Type.Array(
              Type.Object({
                reviewId: Type.String(),
                title: Type.String(),
                step: Type.String(),
                /** Those who may decide the step; empty when nobody holds its role. */
                waitingFor: Type.Array(Type.String()),
                since: Type.String(),
              }),
            ),
            demoOffer: Type.Boolean(),
          }),
        },
      },
    },
    async (request) => workbench.get(await actorOf(request)),
  );
  app.get(
    '/api/v1/console/documents',
    {
      schema: {
        ...staff,
        operationId: 'listOwnDocuments',
        summary: 'Documents in my scope, last changed first',
        querystring: Type.Object({
          state: Type.Optional(EditionState),
          organisationId: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$' })),
          q: Type.Optional(Type.String({ maxLength: 200 })),
          cursor: Type.Optional(Type.String({ pattern: '^[0-9TZ:.-]{20,30}_[0-9a-f-]{36}$' })),
          limit: Type.Integer({ default: 50, minimum: 1, maximum: 200 }),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(DocumentListItem),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const { q, ...filter } = request.query;
      return documents.list(await actorOf(request), { ...filter, ...(q ? { text: q } : {}) });
    },
  );
  app.post(
    '/api/v1/console/documents',
    {
      schema: {
        ...staff,
        operationId: 'createDocument',
        summary: 'Start an empty draft',
        body: Type.Object({
          organisationId: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
          title: DocumentFields.properties.title,
        }),
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (request) => documents.create(await actorOf(request), request.body),
  );
  app.get(
    '/api/v1/console/documents/:id',
    {
      schema: {
        ...staff,
        operationId: 'getOwnDocument',
        summary: 'Everything about one document',
        params: ById,
        response: { 200: DocumentDetail },
      },
    },
    async (request) => documents.get(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/console/documents/:id/draft',
    {
      schema: {
        ...staff,
        operationId: 'startDraft',
        summary: 'Start a draft from the last edition',
        params: ById,
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (request) => documents.startDraft(await actorOf(request), request.params.id),
  );
  app.put(
    '/api/v1/console/documents/:id/draft',
    {
      schema: {
        ...staff,
        operationId: 'saveDraft',
        summary: 'Save fields and text',
        params: ById,
        body: DraftInput,
        response: { 200: Edition },
      },
    },
    async (request) => documents.saveDraft(await actorOf(request), request.params.id, request.body),
  );
  app.delete(
    '/api/v1/console/documents/:id/draft',
    {
      schema: {
        ...staff,
        operationId: 'discardDraft',
        summary: 'Discard a draft',
        params: ById,
        querystring: Version,
        response: { 200: Done },
      },
    },
    async (request) => {
      await documents.discardDraft(await actorOf(request), request.params.id, request.query.version);
      return ok;
    },
  );
  app.put(
    '/api/v1/console/documents/:id/tasks',
    {
      schema: {
        ...staff,
        operationId: 'correctTasks',
        summary: 'Put a corrected list of tasks in place',
        params: ById,
        body: Type.Object({ version: Type.Integer(), tasks: Type.Array(TaskSchema, { maxItems: 2000 }) }),
        response: { 200: Done },
      },
    },
    async (request) => {
      await documents.correctTasks(await actorOf(request), request.params.id, request.body);
      return ok;
    },
  );
  app.post(
    '/api/v1/console/documents/:id/submit',
    {
      schema: {
        ...staff,
        operationId: 'submitDraft',
        summary: 'Send for review',
        params: ById,
        body: Version,
        response: { 200: Type.Object({ reviewId: Type.String() }) },
      },
    },
    async (request) => documents.submit(await actorOf(request), request.params.id, request.body.version),
  );
  app.post(
    '/api/v1/console/documents/:id/recall',
    {
      schema: {
        ...staff,
        operationId: 'recallDraft',
        summary: 'Take a draft back out of review',
        params: ById,
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
        response: { 200: Done },
      },
    },
    async (request) => {
      await documents.recall(await actorOf(request), request.params.id, request.body.reason);
      return ok;
    },
  );
  app.post(
    '/api/v1/console/documents/:id/publish',
    {
      schema: {
        ...staff,
        operationId: 'publishDocument',
        summary: 'Publish what was approved',
        params: ById,
        body: Version,
        response: { 200: Type.Object({ url: Type.String() }) },
      },
    },
    async (request) => documents.publishApproved(await actorOf(request), request.params.id, request.body.version),
  );
  app.post(
    '/api/v1/console/documents/:id/withdraw',
    {
      schema: {
        ...staff,
        operationId: 'withdrawDocument',
        summary: 'Take back what is public, with a reason',
        params: ById,
        body: WithdrawInput,
        response: { 200: Done },
      },
    },
    async (request) => {
      await documents.withdraw(await actorOf(request), request.params.id, request.body);
      return ok;
    },
  );
  app.get(
    '/api/v1/console/files/:sha256',
    {
      schema: {
        ...staff,
        operationId: 'openFile',
        summary: 'Original or image of a document in my scope',
        params: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
        querystring: Type.Object({ name: Type.Optional(Type.String({ maxLength: 255 })) }),
      },
    },
    async (request, reply) => {
      const file = await documents.openFile(await actorOf(request), request.params.sha256);
      return sendFile(reply, file, request.query.name ?? request.params.sha256.slice(0, 12));
    },
  );
  app.post(
    '/api/v1/console/documents/:id/images',
    {
      schema: {
        ...staff,
        operationId: 'addImage',
        summary: 'Put a picture into a draft (multipart: one png, jpeg, gif or webp file)',
        params: ById,
        response: { 200: AddedImage },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      if (!request.isMultipart()) throw httpErrors.unsupported_media_type();
      const part = await request.file({ limits: { fileSize: IMAGE_MAX_BYTES, files: 1 } });
      if (!part) throw documentErrors.image_missing();
      const bytes = await part.toBuffer();
      if (part.file.truncated) throw documentErrors.image_too_large({ limit: megabytes(IMAGE_MAX_BYTES) });
      return documents.addImage(actor, request.params.id, bytes);
    },
  );
}

/** A stored file for staff: pictures that a browser may show, everything else to be saved. */
function sendFile(reply: HttpReply, file: { mediaType: string; size: number; body: Readable }, name: string) {
  const isPicture = /^image\/(png|jpeg|gif|webp|bmp)$/.test(file.mediaType);
  return reply
    .headers({
      'content-type': isPicture ? file.mediaType : 'application/octet-stream',
      'content-length': file.size,
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    })
    .send(file.body);
}

function registerImportRoutes(app: HttpServer, { uploads, actorOf, uploadMaxBytes }: DocumentsApiDeps): void {
  const params = ById;
  app.post(
    '/api/v1/console/imports',
    {
      schema: {
        ...staff,
        operationId: 'startImport',
        summary: 'Send files to import (multipart: organisationId, then files)',
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      if (!request.isMultipart()) throw httpErrors.unsupported_media_type();
      const parts = request.parts();
      const first = await parts.next();
      const field = first.value;
      if (!field || field.type !== 'field' || field.fieldname !== 'organisationId') {
        throw httpErrors.invalid_request({ reason: 'organisationId' });
      }
      return uploads.start(actor, String(field.value), readFiles(parts, uploadMaxBytes));
    },
  );
  app.get(
    '/api/v1/console/imports',
    {
      schema: {
        ...staff,
        operationId: 'listImports',
        summary: 'My last imports',
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ id: Type.String(), state: Type.String(), total: Type.Integer(), createdAt: Type.String() }),
            ),
          }),
        },
      },
    },
    async (request) => ({ items: await uploads.list(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/console/imports/:id',
    {
      schema: {
        ...staff,
        operationId: 'getImport',
        summary: 'How far an import has come and what became of each file',
        params,
        response: { 200: ImportView },
      },
    },
    async (request) => uploads.get(await actorOf(request), request.params.id),
  );
  app.get(
    '/api/v1/console/imports/:id/items/:position',
    {
      schema: {
        ...staff,
        operationId: 'getImportItem',
        summary: 'What was read from one file',
        params: Type.Object({ ...ById.properties, position: Type.Integer({ minimum: 0, maximum: 10_000 }) }),
        response: { 200: ImportItem },
      },
    },
    async (request) => uploads.item(await actorOf(request), request.params.id, request.params.position),
  );
  app.get(
    '/api/v1/console/imports/:id/files/:sha256',
    {
      schema: {
        ...staff,
        operationId: 'openImportFile',
        summary: 'A file of my own import, or a picture found in one, before it is saved',
        params: Type.Object({ ...ById.properties, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
      },
    },
    async (request, reply) => {
      const { id, sha256 } = request.params;
      return sendFile(reply, await uploads.openFile(await actorOf(request), id, sha256), sha256.slice(0, 12));
    },
  );
  app.post(
    '/api/v1/console/imports/:id/save',
    {
      schema: {
        ...staff,
        operationId: 'saveImport',
        summary: 'Save chosen files as drafts',
        params,
        body: Type.Object({
          items: Type.Array(
            Type.Object({
              position: Type.Integer(),
              include: Type.Boolean(),
              fields: Type.Optional(Type.Partial(DocumentFields)),
            }),
            { maxItems: 500 },
          ),
        }),
        response: { 200: ImportView },
      },
    },
    async (request) => uploads.save(await actorOf(request), request.params.id, request.body.items),
  );
}

type Parts = ReturnType<HttpRequest['parts']>;

/** The files of a multipart request one after the other; one that is too large is told of in its place. */
const megabytes = (bytes: number) => `${Math.round(bytes / 1048576)} MB`;

async function* readFiles(parts: Parts, limit: number): AsyncGenerator<{ fileName: string; bytes: Buffer | AppError }> {
  for await (const part of parts) {
    if (part.type !== 'file') continue;
    const fileName =
      part.filename
        .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
        .replace(/^.*[\\/]/, '')
        .slice(0, 255) || 'file';
    const bytes = await part.toBuffer();
    yield { fileName, bytes: part.file.truncated ? httpErrors.too_large({ limit: megabytes(limit) }) : bytes };
  }
}
