import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, type Actor } from '../../foundation/audit/index.ts';
import {
  DutyItem,
  ExemptionInput,
  ExpertInput,
  ExpertView,
  Form,
  Id,
  InterpretationChange,
  InterpretationView,
  LeaderCount,
  NewInterpretation,
  OfDocument,
  PublishedInterpretation,
  Settings,
} from './interpretation.schema.ts';
import type { InterpretationService } from './interpretation.service.ts';
import type { InterpretationPool } from './pool.service.ts';

export interface InterpretationApiDeps {
  interpretation: InterpretationService;
  pool: InterpretationPool;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  tenantOf: (request: HttpRequest) => Promise<string>;
  now: () => Date;
}

const staff = { tags: ['interpretation (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const Done = Type.Object({ ok: Type.Literal(true) });
const ok = { ok: true } as const;
const listOf = <T extends Type.TSchema>(item: T) => ({ 200: Type.Object({ items: Type.Array(item) }) });

/** Routes of interpretations: what readers may list, then those of the console. */
export function registerInterpretationApi(app: HttpServer, deps: InterpretationApiDeps): void {
  registerPublicRoutes(app, deps);
  registerLinkRoutes(app, deps);
  registerPoolRoutes(app, deps);
}

function registerPublicRoutes(app: HttpServer, { interpretation, tenantOf }: InterpretationApiDeps): void {
  app.get(
    '/api/v1/interpretations',
    {
      schema: {
        tags: ['interpretation'],
        ...{ operationId: 'listInterpretations', summary: 'Published interpretations, newest first' },
        querystring: Type.Object({
          form: Type.Optional(Form),
          year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
          /** Only those that explain this document. */
          explains: Type.Optional(Id),
          limit: Type.Integer({ default: 50, minimum: 1, maximum: 200 }),
          page: Type.Integer({ default: 1, minimum: 1, maximum: 10_000 }),
        }),
        response: listOf(PublishedInterpretation),
      },
    },
    async (request, reply) => {
      const { limit, page, explains, ...filter } = request.query;
      reply.header('cache-control', 'no-cache');
      const wanted = { ...filter, explainsId: explains };
      const at = { limit, offset: (page - 1) * limit };
      return { items: await interpretation.listPublished(await tenantOf(request), wanted, at) };
    },
  );
}

function registerLinkRoutes(app: HttpServer, { interpretation, actorOf }: InterpretationApiDeps): void {
  app.get(
    '/api/v1/console/interpretations',
    {
      schema: {
        ...{ ...staff, operationId: 'listInterpretationsOfUnits', summary: 'The newest interpretations of my units' },
        response: listOf(InterpretationView),
      },
    },
    async (request) => ({ items: await interpretation.list(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/console/interpretation-duties',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'listInterpretationDuties',
          summary: 'Public documents that need an interpretation',
        },
        response: listOf(DutyItem),
      },
    },
    async (request) => ({ items: await interpretation.listDuties(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/console/documents/:id/interpretation',
    {
      schema: {
        ...{ ...staff, operationId: 'getInterpretationOf', summary: 'Whether a document needs one, and what it has' },
        ...{ params, response: { 200: OfDocument } },
      },
    },
    async (request) => interpretation.of(await actorOf(request), request.params.id),
  );
  app.put(
    '/api/v1/console/documents/:id/interpretation-exemption',
    {
      schema: {
        ...{ ...staff, operationId: 'stateExemption', summary: 'State why a document needs no interpretation' },
        ...{ params, body: ExemptionInput, response: { 200: Done } },
      },
    },
    async (request) => {
      await interpretation.exempt(await actorOf(request), request.params.id, request.body.reason);
      return ok;
    },
  );
  app.delete(
    '/api/v1/console/documents/:id/interpretation-exemption',
    {
      schema: {
        ...{ ...staff, operationId: 'takeBackExemption', summary: 'Take that reason back' },
        ...{ params, response: { 200: Done } },
      },
    },
    async (request) => {
      await interpretation.exempt(await actorOf(request), request.params.id, null);
      return ok;
    },
  );
  app.post(
    '/api/v1/console/interpretations',
    {
      schema: {
        ...{ ...staff, operationId: 'createInterpretation', summary: 'Start or link an interpretation of documents' },
        ...{ body: NewInterpretation, response: { 200: InterpretationView } },
      },
    },
    async (request) => interpretation.create(await actorOf(request), request.body),
  );
  app.put(
    '/api/v1/console/interpretations/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'updateInterpretation', summary: 'Change an interpretation and its links' },
        ...{ params, body: InterpretationChange, response: { 200: InterpretationView } },
      },
    },
    async (request) => interpretation.update(await actorOf(request), request.params.id, request.body),
  );
  app.delete(
    '/api/v1/console/interpretations/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'unlinkInterpretation', summary: 'The text is no interpretation any more' },
        ...{ params, response: { 200: Done } },
      },
    },
    async (request) => {
      await interpretation.unlink(await actorOf(request), request.params.id);
      return ok;
    },
  );
}

function registerPoolRoutes(app: HttpServer, { interpretation, pool, actorOf, now }: InterpretationApiDeps): void {
  app.get(
    '/api/v1/console/interpretation-leaders',
    {
      schema: {
        ...{ ...staff, operationId: 'countLeaderInterpretations', summary: 'How often heads of units interpreted' },
        querystring: Type.Object({ year: Type.Optional(Type.Integer({ minimum: 1949, maximum: 2999 })) }),
        response: {
          200: Type.Object({
            year: Type.Integer(),
            wanted: Settings.properties.leaderYearly,
            source: Type.String(),
            items: Type.Array(LeaderCount),
          }),
        },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      requirePermission(actor, 'documents.document.read');
      const year = request.query.year ?? Number(chinaDate(now()).slice(0, 4));
      const { leaderYearly, leaderSource } = await pool.getSettings(actor);
      const items = await interpretation.countLeaders(actor.tenantId, year);
      return { year, wanted: leaderYearly, source: leaderSource, items };
    },
  );
  app.get(
    '/api/v1/console/interpretation-settings',
    {
      schema: {
        ...{ ...staff, operationId: 'getInterpretationSettings', summary: 'The rules of this place' },
        response: { 200: Settings },
      },
    },
    async (request) => pool.getSettings(await actorOf(request)),
  );
  app.put(
    '/api/v1/console/interpretation-settings',
    {
      schema: {
        ...{ ...staff, operationId: 'setInterpretationSettings', summary: 'Set the rules of this place' },
        ...{ body: Settings, response: { 200: Settings } },
      },
    },
    async (request) => pool.setSettings(await actorOf(request), request.body),
  );
  app.get(
    '/api/v1/console/interpretation-experts',
    {
      schema: {
        ...{ ...staff, operationId: 'listExperts', summary: 'The pool of experts' },
        response: listOf(ExpertView),
      },
    },
    async (request) => ({ items: await pool.listExperts(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/console/interpretation-experts',
    {
      schema: {
        ...{ ...staff, operationId: 'addExpert', summary: 'Add an expert' },
        ...{ body: ExpertInput, response: { 200: Type.Object({ id: Id }) } },
      },
    },
    async (request) => pool.saveExpert(await actorOf(request), null, request.body),
  );
  app.put(
    '/api/v1/console/interpretation-experts/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'changeExpert', summary: 'Change an expert, or note that he left' },
        ...{ params, body: ExpertInput, response: { 200: Type.Object({ id: Id }) } },
      },
    },
    async (request) => pool.saveExpert(await actorOf(request), request.params.id, request.body),
  );
}
