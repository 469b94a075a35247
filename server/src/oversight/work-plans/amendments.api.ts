import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { ExchangeService } from './exchange.service.ts';
import type { AmendmentsService } from './amendments.service.ts';
import {
  Amendment,
  AmendmentDecision,
  AmendmentInput,
  Exchange,
  Id,
  PlanDetail,
  Summary,
  SummaryInput,
  Words,
} from './plans.schema.ts';
import type { PublicationService } from './publication.service.ts';

const staff = { tags: ['work plans (staff)'], security: [{ session: [] }] };
const PATH = '/api/v1/console/work-plans/:id';
const params = Type.Object({ id: Id });
const Done = Type.Object({ ok: Type.Literal(true) });
const done = { ok: true as const };
const Version = Type.Integer({ minimum: 1 });

/** Routes of amendments, the yearly summary and the public pages of a plan. */
export function registerAmendmentsApi(
  app: HttpServer,
  deps: {
    amendments: AmendmentsService;
    publication: PublicationService;
    exchange: ExchangeService;
    actorOf: (request: HttpRequest) => Promise<Actor>;
  },
): void {
  const { amendments, publication, exchange, actorOf } = deps;
  app.get(
    `${PATH}/amendments`,
    {
      schema: {
        ...{ ...staff, operationId: 'listWorkPlanAmendments', summary: 'What was changed in a plan, and who agreed' },
        ...{ params, response: { 200: Type.Object({ items: Type.Array(Amendment) }) } },
      },
    },
    async (request) => ({ items: await amendments.list(await actorOf(request), request.params.id) }),
  );
  app.post(
    `${PATH}/amendments`,
    {
      schema: {
        ...{ ...staff, operationId: 'proposeWorkPlanAmendment', summary: 'Propose a change of a plan in force' },
        ...{ params, body: AmendmentInput, response: { 200: Done } },
      },
    },
    async (request) => {
      await amendments.propose(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.post(
    '/api/v1/console/work-plan-amendments/:id/decision',
    {
      schema: {
        ...{ ...staff, operationId: 'decideWorkPlanAmendment', summary: 'Agree to an amendment or refuse it' },
        ...{ params, body: AmendmentDecision, response: { 200: Done } },
      },
    },
    async (request) => {
      await amendments.decide(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.get(
    `${PATH}/summary`,
    {
      schema: {
        ...{ ...staff, operationId: 'getWorkPlanSummary', summary: 'The yearly summary and its figures' },
        ...{ params, response: { 200: Summary } },
      },
    },
    async (request) => amendments.summary(await actorOf(request), request.params.id),
  );
  app.put(
    `${PATH}/summary`,
    {
      schema: {
        ...{ ...staff, operationId: 'writeWorkPlanSummary', summary: 'Write the yearly summary' },
        ...{ params, body: SummaryInput, response: { 200: Summary } },
      },
    },
    async (request) => amendments.writeSummary(await actorOf(request), request.params.id, request.body),
  );
  app.get(
    '/api/v1/console/work-plan-exchange',
    {
      schema: {
        ...{ ...staff, operationId: 'listWorkPlanExchange', summary: 'Tasks, progress and summaries between tenants' },
        response: { 200: Exchange },
      },
    },
    async (request) => exchange.list(await actorOf(request)),
  );
  app.post(
    '/api/v1/console/work-plan-exchange/:id/taking',
    {
      schema: {
        ...{ ...staff, operationId: 'takeWorkPlanTask', summary: 'Take a task from above into a draft' },
        ...{ params, response: { 200: Done } },
        body: Type.Object({ planId: Id }, { additionalProperties: false }),
      },
    },
    async (request) => {
      await exchange.take(await actorOf(request), request.params.id, request.body.planId);
      return done;
    },
  );
  const versioned = Type.Object({ version: Version }, { additionalProperties: false });
  app.post(
    `${PATH}/summary/sending`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'sendWorkPlanSummary',
          summary: 'Send the yearly summary; it is fixed from then on',
        },
        ...{ params, body: versioned, response: { 200: Summary } },
      },
    },
    async (request) => amendments.sendSummary(await actorOf(request), request.params.id, request.body.version),
  );
  app.post(
    `${PATH}/publication`,
    {
      schema: {
        ...{ ...staff, operationId: 'publishWorkPlan', summary: 'Make the progress of today public' },
        ...{ params, body: versioned, response: { 200: PlanDetail } },
      },
    },
    async (request) => publication.publish(await actorOf(request), request.params.id, request.body.version),
  );
  app.post(
    `${PATH}/withdrawal`,
    {
      schema: {
        ...{ ...staff, operationId: 'withdrawWorkPlan', summary: 'Take the public pages back' },
        ...{ params, response: { 200: PlanDetail } },
        body: Type.Object({ reason: Words(500) }, { additionalProperties: false }),
      },
    },
    async (request) => publication.withdraw(await actorOf(request), request.params.id, request.body.reason),
  );
}
