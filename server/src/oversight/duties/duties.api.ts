import { Type } from 'typebox';
import { CalendarDate, Line } from '../../kernel/fields/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { Id, NewObligation, ObligationChange, type DutyState } from './duties.schema.ts';
import type { DutiesServices } from './duties.service.ts';
import { registerPacksApi } from './packs.api.ts';
import {
  DecisionView,
  DutyDetails,
  DutyKeySchema,
  DutyQuerySchema,
  DutyView,
  GapsView,
  NewSuccessionSchema,
  ObligationView,
  SuccessionView,
  TallyView,
} from './views.schema.ts';

const staff = { tags: ['duties (staff)'], security: [{ session: [] }] };
const OBLIGATIONS = '/api/v1/console/obligations';
const DUTIES = '/api/v1/console/duties';
const PAGE = 50;
const params = Type.Object({ id: Id });
const Reason = Line({ maxLength: 500 });
const Version = Type.Integer({ minimum: 1 });
const items = <T extends Parameters<typeof Type.Array>[0]>(item: T) => ({
  200: Type.Object({ items: Type.Array(item) }),
});
const body = <T extends Parameters<typeof Type.Object>[0]>(fields: T) =>
  Type.Object(fields, { additionalProperties: false });
const list = (text?: string) => text?.split(',').filter(Boolean);

export interface DutiesApiDeps {
  duties: DutiesServices;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

/** Routes of obligations and rule packs. */
export function registerObligationsApi(app: HttpServer, { duties, actorOf }: DutiesApiDeps): void {
  const { obligations, evidenceTypes } = duties;
  app.get(
    OBLIGATIONS,
    {
      schema: {
        ...{ ...staff, operationId: 'listObligations', summary: 'Obligations with all their versions' },
        querystring: body({ documentId: Type.Optional(Id), deleted: Type.Optional(Type.Boolean()) }),
        response: items(ObligationView),
      },
    },
    async (request) => {
      const { documentId, deleted = false } = request.query;
      const filter = { withDeleted: deleted, ...(documentId === undefined ? {} : { documentId }) };
      return { items: await obligations.list(await actorOf(request), filter) };
    },
  );
  app.get(
    `${OBLIGATIONS}/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'getObligation', summary: 'One obligation' },
        ...{ params, response: { 200: ObligationView } },
      },
    },
    async (request) => obligations.get(await actorOf(request), request.params.id),
  );
  app.post(
    OBLIGATIONS,
    {
      schema: {
        ...{ ...staff, operationId: 'createObligation', summary: 'Make an obligation' },
        ...{ body: NewObligation, response: { 200: ObligationView } },
      },
    },
    async (request) => obligations.create(await actorOf(request), request.body),
  );
  app.patch(
    `${OBLIGATIONS}/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'changeObligation', summary: 'Change it from a day on' },
        ...{ params, body: ObligationChange, response: { 200: ObligationView } },
      },
    },
    async (request) => obligations.change(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    `${OBLIGATIONS}/:id/end`,
    {
      schema: {
        ...{ ...staff, operationId: 'endObligation', summary: 'End it after a day, or delete it: its duties stay' },
        params,
        body: body({ version: Version, reason: Reason, on: Type.Union([CalendarDate, Type.Null()]) }),
        response: { 200: ObligationView },
      },
    },
    async (request) => {
      const { on, ...end } = request.body;
      const actor = await actorOf(request);
      const { id } = request.params;
      return on === null ? obligations.delete(actor, id, end) : obligations.end(actor, id, { ...end, on });
    },
  );
  app.get(
    '/api/v1/console/evidence-types',
    {
      schema: {
        ...{ ...staff, operationId: 'listEvidenceTypes', summary: 'What can prove an obligation' },
        response: items(
          Type.Object({ code: Type.String(), title: Type.Object({ zh: Type.String(), en: Type.String() }) }),
        ),
      },
    },
    async (request) => {
      await actorOf(request);
      return { items: evidenceTypes.all.map(({ code, title }) => ({ code, title })) };
    },
  );
}

/** Routes of duties: lists, one with its evidence, counts, decisions, and units that went over to others. */
export function registerDutiesApi(app: HttpServer, deps: DutiesApiDeps): void {
  registerObligationsApi(app, deps);
  registerPacksApi(app, deps);
  const { duties, actorOf } = deps;
  const { reading, decisions, successions } = duties;
  app.get(
    DUTIES,
    {
      schema: {
        ...{ ...staff, operationId: 'listDuties', summary: 'Duties with their state on a day and why' },
        querystring: DutyQuerySchema,
        response: { 200: Type.Object({ items: Type.Array(DutyView), total: Type.Integer(), on: Type.String() }) },
      },
    },
    async (request) => {
      const { unit, obligation, state, field, from, until, on, page = 1 } = request.query;
      const [unitIds, obligationIds, states] = [list(unit), list(obligation), list(state)];
      return reading.list(await actorOf(request), {
        ...(unitIds ? { unitIds } : {}),
        ...(obligationIds ? { obligationIds } : {}),
        ...(states ? { states: states as DutyState[] } : {}),
        ...(field ? { field } : {}),
        ...(from ? { dueFrom: from } : {}),
        ...(until ? { dueUntil: until } : {}),
        ...(on ? { on } : {}),
        ...{ limit: PAGE, offset: (page - 1) * PAGE },
      });
    },
  );
  app.get(
    `${DUTIES}/one`,
    {
      schema: {
        ...{ ...staff, operationId: 'getDuty', summary: 'One duty with its evidence and decisions' },
        ...{ querystring: DutyKeySchema, response: { 200: DutyDetails } },
      },
    },
    async (request) => reading.get(await actorOf(request), request.query),
  );
  app.get(
    `${DUTIES}/tallies`,
    {
      schema: {
        ...{ ...staff, operationId: 'countDuties', summary: 'Duties by state' },
        querystring: body({
          by: Type.Enum(['unit', 'obligation', 'field', 'month']),
          from: Type.Optional(CalendarDate),
          until: Type.Optional(CalendarDate),
        }),
        response: items(TallyView),
      },
    },
    async (request) => {
      const { by, from, until } = request.query;
      const range = { ...(from ? { dueFrom: from } : {}), ...(until ? { dueUntil: until } : {}) };
      return { items: await reading.tallies(await actorOf(request), by, range) };
    },
  );
  app.get(
    `${DUTIES}/gaps`,
    {
      schema: {
        ...{ ...staff, operationId: 'listDutyGaps', summary: 'What nobody answers for' },
        response: { 200: GapsView },
      },
    },
    async (request) => reading.gaps(await actorOf(request)),
  );
  app.get(
    `${DUTIES}/decisions`,
    {
      schema: {
        ...{ ...staff, operationId: 'listDutyDecisions', summary: 'Proposals that wait' },
        response: items(DecisionView),
      },
    },
    async (request) => ({ items: await decisions.list(await actorOf(request), { states: ['proposed'] }) }),
  );
  app.post(
    `${DUTIES}/decisions`,
    {
      schema: {
        ...{ ...staff, operationId: 'proposeDutyDecision', summary: 'Propose that a duty need not be done' },
        body: body({
          ...{ ...DutyKeySchema.properties, kind: Type.Enum(['waived', 'not_applicable']), reason: Reason },
        }),
        response: { 200: DecisionView },
      },
    },
    async (request) => {
      const { kind, reason, ...duty } = request.body;
      return decisions.propose(await actorOf(request), duty, { kind, reason });
    },
  );
  app.post(
    `${DUTIES}/decisions/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'decideDutyDecision', summary: 'Approve, refuse or revoke' },
        params,
        body: body({ version: Version, state: Type.Enum(['approved', 'refused', 'revoked']), reason: Reason }),
        response: { 200: DecisionView },
      },
    },
    async (request) => decisions.decide(await actorOf(request), request.params.id, request.body),
  );
  const successionsPath = '/api/v1/console/unit-successions';
  app.get(
    successionsPath,
    {
      schema: {
        ...{ ...staff, operationId: 'listUnitSuccessions', summary: 'Units merged, split or renamed' },
        response: items(SuccessionView),
      },
    },
    async (request) => ({ items: await successions.list(await actorOf(request)) }),
  );
  app.post(
    successionsPath,
    {
      schema: {
        ...{ ...staff, operationId: 'recordUnitSuccession', summary: 'Record that a unit went over to others' },
        ...{ body: NewSuccessionSchema, response: items(SuccessionView) },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await successions.record(actor, request.body);
      return { items: await successions.list(actor) };
    },
  );
  app.post(
    `${successionsPath}/:id/reversal`,
    {
      schema: {
        ...{ ...staff, operationId: 'reverseUnitSuccession', summary: 'Take it back: duties are as they were' },
        ...{ params, body: body({ reason: Reason }), response: items(SuccessionView) },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await successions.reverse(actor, request.params.id, request.body.reason);
      return { items: await successions.list(actor) };
    },
  );
}
