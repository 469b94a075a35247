import { Type } from 'typebox';
import { httpErrors, type HttpRequest, type HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { planErrors } from './plans.errors.ts';
import { registerAmendmentsApi } from './amendments.api.ts';
import type { AmendmentsService } from './amendments.service.ts';
import type { CardsService } from './cards.service.ts';
import {
  Ask,
  AskDecision,
  AskInput,
  Card,
  Id,
  ImportReport,
  ItemInput,
  NewPlan,
  PlanDetail,
  PlanHeadChange,
  PlanStep,
  PlanSummary,
  ProgressInput,
} from './plans.schema.ts';
import type { ExchangeService } from './exchange.service.ts';
import type { PublicationService } from './publication.service.ts';
import { IMPORT_MAX_BYTES, type SheetsService } from './sheets.service.ts';
import type { PlansService } from './plans.service.ts';

export interface PlansApiDeps {
  plans: PlansService;
  cards: CardsService;
  amendments: AmendmentsService;
  publication: PublicationService;
  sheets: SheetsService;
  exchange: ExchangeService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}
const staff = { tags: ['work plans (staff)'], security: [{ session: [] }] };
const PATH = '/api/v1/console/work-plans';
const params = Type.Object({ id: Id });
const itemParams = Type.Object({ id: Id, itemId: Id });
const response = { 200: PlanDetail };
const Done = Type.Object({ ok: Type.Literal(true) });
const done = { ok: true as const };
const Version = Type.Integer({ minimum: 1 });

/** Routes of work plans: lists, drawing up, items, steps, and the task cards of units. */
export function registerPlansApi(app: HttpServer, deps: PlansApiDeps): void {
  const { plans, actorOf } = deps;
  app.get(
    PATH,
    {
      schema: {
        ...{ ...staff, operationId: 'listWorkPlans', summary: 'Work plans, the newest year first' },
        response: { 200: Type.Object({ items: Type.Array(PlanSummary) }) },
      },
    },
    async (request) => ({ items: await plans.list(await actorOf(request)) }),
  );
  app.post(
    PATH,
    {
      schema: {
        ...{ ...staff, operationId: 'createWorkPlan', summary: 'A new plan, empty or from the tasks of a notice' },
        ...{ body: NewPlan, response },
      },
    },
    async (request) => plans.create(await actorOf(request), request.body),
  );
  app.get(
    `${PATH}/:id`,
    { schema: { ...staff, operationId: 'getWorkPlan', summary: 'A plan with its items', params, response } },
    async (request) => plans.get(await actorOf(request), request.params.id),
  );
  app.put(
    `${PATH}/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'changeWorkPlan', summary: 'Change title, unit, year, note of a draft' },
        ...{ params, body: PlanHeadChange, response },
      },
    },
    async (request) => plans.updateHead(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    `${PATH}/:id/steps`,
    {
      schema: {
        ...{ ...staff, operationId: 'stepWorkPlan', summary: 'Send, take back, return, agree, close' },
        ...{ params, body: PlanStep, response },
      },
    },
    async (request) => plans.step(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    `${PATH}/:id/items`,
    {
      schema: {
        ...{ ...staff, operationId: 'addWorkPlanItem', summary: 'Add an item to a draft' },
        ...{ params, body: ItemInput, response },
      },
    },
    async (request) => plans.addItem(await actorOf(request), request.params.id, request.body),
  );
  app.put(
    `${PATH}/:id/items/:itemId`,
    {
      schema: {
        ...{ ...staff, operationId: 'changeWorkPlanItem', summary: 'Change an item of a draft' },
        params: itemParams,
        body: Type.Object({ version: Version, item: ItemInput }, { additionalProperties: false }),
        response,
      },
    },
    async (request) => {
      const { id, itemId } = request.params;
      return plans.saveItem(await actorOf(request), id, itemId, request.body.version, request.body.item);
    },
  );
  app.delete(
    `${PATH}/:id/items/:itemId`,
    {
      schema: {
        ...{ ...staff, operationId: 'removeWorkPlanItem', summary: 'Remove an item from a draft' },
        ...{ params: itemParams, querystring: Type.Object({ version: Version }), response },
      },
    },
    async (request) => {
      const { id, itemId } = request.params;
      return plans.removeItem(await actorOf(request), id, itemId, request.query.version);
    },
  );
  registerCardRoutes(app, deps);
  registerAmendmentsApi(app, deps);
  registerSheetRoutes(app, deps);
}

function registerCardRoutes(app: HttpServer, { cards, actorOf }: PlansApiDeps): void {
  app.get(
    '/api/v1/console/work-plan-cards',
    {
      schema: {
        ...{ ...staff, operationId: 'listWorkPlanCards', summary: 'Task cards of my units in plans in force' },
        response: { 200: Type.Object({ items: Type.Array(Card) }) },
      },
    },
    async (request) => ({ items: await cards.list(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/console/work-plan-cards/:id/progress',
    {
      schema: {
        ...{ ...staff, operationId: 'reportWorkPlanProgress', summary: 'Say how far a part is in a quarter' },
        ...{ params, body: ProgressInput, response: { 200: Done } },
      },
    },
    async (request) => {
      await cards.report(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.post(
    '/api/v1/console/work-plan-cards/:id/asks',
    {
      schema: {
        ...{ ...staff, operationId: 'askOnWorkPlanCard', summary: 'Ask for help or another date' },
        ...{ params, body: AskInput, response: { 200: Done } },
      },
    },
    async (request) => {
      await cards.ask(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.get(
    `${PATH}/:id/asks`,
    {
      schema: {
        ...{ ...staff, operationId: 'listWorkPlanAsks', summary: 'What units ask for in a plan' },
        ...{ params, response: { 200: Type.Object({ items: Type.Array(Ask) }) } },
      },
    },
    async (request) => ({ items: await cards.listAsks(await actorOf(request), request.params.id) }),
  );
  app.post(
    '/api/v1/console/work-plan-asks/:id/decision',
    {
      schema: {
        ...{ ...staff, operationId: 'decideWorkPlanAsk', summary: 'Grant or refuse what a unit asked for' },
        ...{ params, body: AskDecision, response: { 200: Done } },
      },
    },
    async (request) => {
      await cards.decide(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
}

function registerSheetRoutes(app: HttpServer, { sheets, actorOf }: PlansApiDeps): void {
  app.get(
    `${PATH}/:id.xlsx`,
    { schema: { ...staff, operationId: 'downloadWorkPlan', summary: 'A plan with its progress as .xlsx', params } },
    async (request, reply) => {
      const { bytes, fileName } = await sheets.exportFile(await actorOf(request), request.params.id);
      return reply
        .headers({
          'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
          'cache-control': 'no-store',
        })
        .send(Buffer.from(bytes));
    },
  );
  app.post(
    `${PATH}/:id/imports`,
    {
      schema: {
        ...{ ...staff, operationId: 'importWorkPlan', summary: 'Take items from Excel (multipart: one .xlsx file)' },
        params,
        querystring: Type.Object({ dryRun: Type.Boolean({ default: true }), version: Version }),
        response: { 200: ImportReport },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      if (!request.isMultipart()) throw httpErrors.unsupported_media_type();
      const part = await request.file({ limits: { fileSize: IMPORT_MAX_BYTES, files: 1 } });
      if (!part) throw planErrors.file_missing();
      const bytes = await part.toBuffer();
      if (part.file.truncated) throw planErrors.file_too_large({ limit: IMPORT_MAX_BYTES / 1048576 });
      return sheets.importFile(actor, request.params.id, { bytes, name: part.filename }, request.query);
    },
  );
}
