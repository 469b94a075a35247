import { Type } from 'typebox';
import type { Database } from '../../kernel/db/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { CleanupsService } from './cleanups.service.ts';
import { countPublic, listPublic } from './normative.repo.ts';
import {
  CleanupDetail,
  CleanupItemInput,
  CleanupView,
  DecisionInput,
  EffectInput,
  EffectView,
  Id,
  Kind,
  NewCleanup,
  NormativeInput,
  NormativeView,
  OfDocument,
  PublicNormative,
  Settings,
  Todo,
  Validity,
} from './normative.schema.ts';
import type { NormativeService } from './normative.service.ts';

export interface NormativeApiDeps {
  db: Database;
  normative: NormativeService;
  cleanups: CleanupsService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  tenantOf: (request: HttpRequest) => Promise<string>;
}

const staff = { tags: ['normative documents (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const Done = Type.Object({ done: Type.Boolean() });
const listOf = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => ({
  200: Type.Object({ items: Type.Array(schema) }),
});

/** Routes of rules and normative documents: the public list, then registration, relations and clean-ups for staff. */
export function registerNormativeApi(app: HttpServer, deps: NormativeApiDeps): void {
  const { db, tenantOf } = deps;
  app.get(
    '/api/v1/normative-documents',
    {
      schema: {
        ...{ tags: ['documents'], operationId: 'listNormativeDocuments' },
        summary: 'Rules and normative documents with their validity, newest first',
        querystring: Type.Object({
          validity: Type.Optional(Validity),
          kind: Type.Optional(Kind),
          organisation: Type.Optional(Id),
          limit: Type.Integer({ default: 20, minimum: 1, maximum: 100 }),
          offset: Type.Integer({ default: 0, minimum: 0, maximum: 1_000_000 }),
        }),
        response: { 200: Type.Object({ total: Type.Integer(), items: Type.Array(PublicNormative) }) },
      },
    },
    async (request, reply) => {
      const tenantId = await tenantOf(request);
      const { limit, offset, organisation, ...filter } = request.query;
      const wanted = { ...filter, organisationId: organisation };
      reply.header('cache-control', 'no-cache');
      const [{ total }, items] = await Promise.all([
        countPublic(db, tenantId, wanted),
        listPublic(db, tenantId, wanted, { limit, offset }),
      ]);
      return { total, items };
    },
  );
  registerDocumentRoutes(app, deps);
  registerCleanupRoutes(app, deps);
}

function registerDocumentRoutes(app: HttpServer, { normative, actorOf }: NormativeApiDeps): void {
  app.get(
    '/api/v1/console/normative-documents',
    {
      schema: {
        ...{ ...staff, operationId: 'listRegisteredDocuments', summary: 'Registered documents of the officer’s units' },
        response: listOf(NormativeView),
      },
    },
    async (request) => ({ items: await normative.list(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/console/normative-todos',
    {
      schema: {
        ...{ ...staff, operationId: 'listNormativeTodos', summary: 'What is to be published or evaluated, and when' },
        response: listOf(Todo),
      },
    },
    async (request) => ({ items: await normative.listTodos(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/console/documents/:id/normative',
    {
      schema: {
        ...{ ...staff, operationId: 'getNormative', summary: 'Registration and relations of a document' },
        ...{ params, response: { 200: OfDocument } },
      },
    },
    async (request) => normative.of(await actorOf(request), request.params.id),
  );
  app.put(
    '/api/v1/console/documents/:id/normative',
    {
      schema: {
        ...{ ...staff, operationId: 'registerNormative', summary: 'Register a document, or change its registration' },
        ...{ params, body: NormativeInput, response: { 200: NormativeView } },
      },
    },
    async (request) => normative.register(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/documents/:id/normative/number',
    {
      schema: {
        ...{ ...staff, operationId: 'issueRegistrationNumber', summary: 'Give the next registration number' },
        ...{ params, response: { 200: NormativeView } },
      },
    },
    async (request) => normative.issueNumber(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/console/documents/:id/normative/effects',
    {
      schema: {
        ...{ ...staff, operationId: 'declareEffect', summary: 'Declare what a document does to another' },
        ...{ params, body: EffectInput, response: { 200: EffectView } },
      },
    },
    async (request) => normative.declare(await actorOf(request), request.params.id, request.body),
  );
  app.delete(
    '/api/v1/console/normative-effects/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'retractEffect', summary: 'Take back what is declared and not in effect' },
        ...{ params, response: { 200: Done } },
      },
    },
    async (request) => {
      await normative.retract(await actorOf(request), request.params.id);
      return { done: true };
    },
  );
  app.post(
    '/api/v1/console/documents/:id/normative/decisions',
    {
      schema: {
        ...{ ...staff, operationId: 'decideValidity', summary: 'Repeal, expire or continue a document' },
        ...{ params, body: DecisionInput, response: { 200: OfDocument } },
      },
    },
    async (request) => normative.decide(await actorOf(request), request.params.id, request.body),
  );
  app.get(
    '/api/v1/console/normative-settings',
    {
      schema: {
        ...{ ...staff, operationId: 'getNormativeSettings', summary: 'The rules of this place' },
        response: { 200: Settings },
      },
    },
    async (request) => normative.getSettings(await actorOf(request)),
  );
  app.put(
    '/api/v1/console/normative-settings',
    {
      schema: {
        ...{ ...staff, operationId: 'setNormativeSettings', summary: 'Set the rules of this place' },
        ...{ body: Settings, response: { 200: Settings } },
      },
    },
    async (request) => normative.setSettings(await actorOf(request), request.body),
  );
}

function registerCleanupRoutes(app: HttpServer, { cleanups, actorOf }: NormativeApiDeps): void {
  app.get(
    '/api/v1/console/normative-cleanups',
    {
      schema: {
        ...{ ...staff, operationId: 'listCleanups', summary: 'Clean-ups, the newest first' },
        response: listOf(CleanupView),
      },
    },
    async (request) => ({ items: await cleanups.list(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/console/normative-cleanups',
    {
      schema: {
        ...{ ...staff, operationId: 'startCleanup', summary: 'Begin a clean-up with every document in force' },
        ...{ body: NewCleanup, response: { 200: CleanupDetail } },
      },
    },
    async (request) => cleanups.create(await actorOf(request), request.body),
  );
  app.get(
    '/api/v1/console/normative-cleanups/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'getCleanup', summary: 'A clean-up with its entries and what can be done' },
        ...{ params, response: { 200: CleanupDetail } },
      },
    },
    async (request) => cleanups.get(await actorOf(request), request.params.id),
  );
  app.put(
    '/api/v1/console/normative-cleanups/:id/results',
    {
      schema: {
        ...{ ...staff, operationId: 'setCleanupResults', summary: 'Set results of entries' },
        params,
        body: Type.Object({
          version: Type.Integer({ minimum: 1 }),
          items: Type.Array(CleanupItemInput, { minItems: 1, maxItems: 5000 }),
        }),
        response: { 200: CleanupDetail },
      },
    },
    async (request) => cleanups.setResults(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/normative-cleanups/:id/steps',
    {
      schema: {
        ...{ ...staff, operationId: 'stepCleanup', summary: 'Submit, return, drop, or confirm and publish' },
        params,
        body: Type.Object({
          name: Type.Enum(['submit', 'return', 'drop', 'publish']),
          version: Type.Integer({ minimum: 1 }),
          note: Type.String({ maxLength: 500, default: '' }),
        }),
        response: { 200: CleanupDetail },
      },
    },
    async (request) => cleanups.step(await actorOf(request), request.params.id, request.body),
  );
}
