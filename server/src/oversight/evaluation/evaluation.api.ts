import { Type } from 'typebox';
import { Line } from '../../kernel/fields/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { TransitionOption } from '../../foundation/workflow/index.ts';
import type { AppealsService } from './appeals.service.ts';
import { PERMISSIONS } from './evaluation-flow.rules.ts';
import type { EvaluationRow } from './evaluation.repo.ts';
import {
  Change,
  CountedDuty,
  EvaluationChange,
  EvaluationHead,
  EvaluationStep,
  Id,
  MarkInput,
  NewEvaluation,
  ObjectionAnswer,
  ObjectionInput,
  RankedScore,
  UnitScore,
  type EvaluationHead as Head,
} from './evaluation.schema.ts';
import type { EvaluationService } from './evaluation.service.ts';

const staff = { tags: ['evaluation (staff)'], security: [{ session: [] }] };
const PATH = '/api/v1/console/evaluations';
const params = Type.Object({ id: Id });
const Version = Type.Integer({ minimum: 1 });
const Done = Type.Object({ ok: Type.Literal(true) });
const done = { ok: true as const };
const strict = { additionalProperties: false };
const Nullable = (type: Parameters<typeof Type.Array>[0]) => Type.Union([type, Type.Null()]);
const items = <T extends Parameters<typeof Type.Array>[0]>(item: T) => ({
  200: Type.Object({ items: Type.Array(item) }),
});
const DutyKey = Type.Object(
  { obligationId: Id, organisationId: Id, period: Type.String({ minLength: 1, maxLength: 300 }) },
  strict,
);
const Detail = Type.Object({
  ...EvaluationHead.properties,
  options: Type.Array(Type.Object({ step: Type.String(), title: Type.String(), reasons: Type.Array(Type.String()) })),
  may: Type.Object({
    write: Type.Boolean(),
    publish: Type.Boolean(),
    judge: Type.Boolean(),
    object: Type.Boolean(),
    assess: Type.Boolean(),
  }),
});
const MarkView = Type.Object({
  id: Type.String(),
  organisationId: Type.String(),
  indicator: Type.String(),
  judgeName: Type.String(),
  isOwn: Type.Boolean(),
  points: Type.Integer(),
  reason: Type.String(),
  signedAt: Type.String(),
});
const ObjectionView = Type.Object({
  id: Type.String(),
  organisationId: Type.String(),
  organisationName: Type.String(),
  indicator: Type.String(),
  words: Type.String(),
  filedByName: Type.String(),
  filedAt: Type.String(),
  state: Type.Enum(['filed', 'upheld', 'rejected']),
  answer: Type.String(),
  answeredByName: Type.String(),
  answeredAt: Nullable(Type.String()),
  version: Type.Integer(),
});
const CorrectionView = Type.Object({
  id: Type.String(),
  organisationId: Type.String(),
  organisationName: Type.String(),
  beforeTotal: Type.Integer(),
  afterTotal: Type.Integer(),
  changes: Change,
  reason: Type.String(),
  proposedByName: Type.String(),
  proposedAt: Type.String(),
  state: Type.Enum(['proposed', 'published', 'refused']),
  decidedByName: Type.String(),
  decidedAt: Nullable(Type.String()),
  version: Type.Integer(),
});
const DifferenceView = Type.Object({
  organisationId: Type.String(),
  organisationName: Type.String(),
  before: Type.Integer(),
  after: Type.Integer(),
  change: Change,
});
const SampleView = Type.Object({
  id: Type.String(),
  seed: Type.String(),
  size: Type.Integer(),
  drawnAt: Type.String(),
  drawnByName: Type.String(),
  populationDigest: Type.String(),
  population: Type.Integer(),
  items: Type.Array(
    Type.Object({
      ...DutyKey.properties,
      state: Type.String(),
      finding: Type.Enum(['', 'sound', 'not_sound']),
      note: Type.String(),
    }),
  ),
  version: Type.Integer(),
});

export interface EvaluationApiDeps {
  evaluations: EvaluationService;
  appeals: AppealsService;
  organisations: Pick<OrganisationsService, 'listUnits'>;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const headOf = (row: EvaluationRow): Head => ({
  ...{ id: row.id, title: row.title, fromOn: row.fromOn, untilOn: row.untilOn, cutOn: row.cutOn, unitIds: row.unitIds },
  ...{
    tree: row.tree,
    rules: row.rules,
    overallShare: row.overallShare,
    shareSource: row.shareSource,
    state: row.state,
  },
  ...{ objectionsUntil: row.objectionsUntil, publishedAt: row.publishedAt?.toISOString() ?? null },
  ...{ digest: row.digest, version: row.version },
});
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Routes of evaluations: drawing up, scoring, telling, publishing; objections, corrections, samples. */
export function registerEvaluationApi(app: HttpServer, deps: EvaluationApiDeps): void {
  const { evaluations, appeals, organisations, actorOf } = deps;
  const named = async <T extends { organisationId: string }>(actor: Actor, rows: readonly T[]) => {
    const names = new Map((await organisations.listUnits(actor.tenantId)).map(({ id, name }) => [id, name]));
    return rows.map((row) => ({ ...row, organisationName: names.get(row.organisationId) ?? '' }));
  };
  const detail = async (actor: Actor, id: string) => {
    const { row, options } = await evaluations.get(actor, id);
    const view = ({ name, title, refusals }: TransitionOption) => ({
      ...{ step: name, title: title[actor.locale], reasons: refusals.map(({ text }) => text[actor.locale]) },
    });
    const may = (permission: string) => actor.can(permission);
    return {
      ...{ ...headOf(row), options: options.map(view) },
      may: {
        ...{ write: may(PERMISSIONS.write), publish: may(PERMISSIONS.publish), judge: may(PERMISSIONS.judge) },
        ...{ object: may(PERMISSIONS.object), assess: may(PERMISSIONS.assess) },
      },
    };
  };
  const route = (operationId: string, summary: string) => ({ ...staff, operationId, summary });

  app.get(
    PATH,
    { schema: { ...route('listEvaluations', 'Evaluations, the newest first'), response: items(EvaluationHead) } },
    async (request) => ({ items: (await evaluations.list(await actorOf(request))).map(headOf) }),
  );
  app.post(
    PATH,
    {
      schema: { ...route('createEvaluation', 'Draw up an evaluation'), body: NewEvaluation, response: { 200: Detail } },
    },
    async (request) => {
      const actor = await actorOf(request);
      return detail(actor, await evaluations.create(actor, request.body));
    },
  );
  app.get(
    `${PATH}/:id`,
    { schema: { ...route('getEvaluation', 'An evaluation and its next steps'), params, response: { 200: Detail } } },
    async (request) => detail(await actorOf(request), request.params.id),
  );
  app.put(
    `${PATH}/:id`,
    {
      schema: {
        ...{
          ...route('changeEvaluation', 'Change a draft'),
          params,
          body: EvaluationChange,
          response: { 200: Detail },
        },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await evaluations.update(actor, request.params.id, request.body);
      return detail(actor, request.params.id);
    },
  );
  app.post(
    `${PATH}/:id/steps`,
    {
      schema: {
        ...{ ...route('stepEvaluation', 'Open, tell, publish and back'), params, body: EvaluationStep },
        response: { 200: Detail },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await evaluations.step(actor, request.params.id, request.body);
      return detail(actor, request.params.id);
    },
  );
  app.get(
    `${PATH}/:id/scores`,
    { schema: { ...route('listEvaluationScores', 'The ranking'), params, response: items(RankedScore) } },
    async (request) => {
      const actor = await actorOf(request);
      return { items: await named(actor, await evaluations.scores(actor, request.params.id)) };
    },
  );
  app.get(
    `${PATH}/:id/duties`,
    {
      schema: {
        ...{ ...route('listEvaluatedDuties', 'The duties behind the score of a unit'), params },
        ...{ querystring: Type.Object({ organisationId: Id }, strict), response: items(CountedDuty) },
      },
    },
    async (request) => ({
      items: await evaluations.duties(await actorOf(request), request.params.id, request.query.organisationId),
    }),
  );
  app.post(
    `${PATH}/:id/what-if`,
    {
      schema: {
        ...{ ...route('tryEvaluation', 'How a score would stand if duties were met'), params },
        body: Type.Object({ organisationId: Id, met: Type.Array(DutyKey, { maxItems: 1000 }) }, strict),
        response: { 200: Type.Object({ before: UnitScore, after: UnitScore }) },
      },
    },
    async (request) => {
      const { organisationId, met } = request.body;
      return evaluations.whatIf(await actorOf(request), request.params.id, organisationId, met);
    },
  );
  app.get(
    `${PATH}/:id/marks`,
    { schema: { ...route('listEvaluationMarks', 'Marks that stand'), params, response: items(MarkView) } },
    async (request) => {
      const actor = await actorOf(request);
      const all = await evaluations.marks(actor, request.params.id);
      return {
        items: all.map(({ judgeId, signedAt, ...mark }) => ({
          ...{ ...mark, isOwn: judgeId === actor.id, signedAt: signedAt.toISOString() },
        })),
      };
    },
  );
  app.post(
    `${PATH}/:id/marks`,
    {
      schema: {
        ...{ ...route('signEvaluationMark', 'Sign a mark'), params, body: MarkInput, response: { 200: Done } },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await evaluations.sign(actor, request.params.id, request.body);
      return done;
    },
  );
  app.get(
    `${PATH}/:id/objections`,
    { schema: { ...route('listEvaluationObjections', 'Objections'), params, response: items(ObjectionView) } },
    async (request) => {
      const actor = await actorOf(request);
      const all = await named(actor, await appeals.objections(actor, request.params.id));
      return {
        items: all.map((one) => ({ ...one, filedAt: one.filedAt.toISOString(), answeredAt: iso(one.answeredAt) })),
      };
    },
  );
  app.post(
    `${PATH}/:id/objections`,
    {
      schema: {
        ...{ ...route('fileEvaluationObjection', 'Object to an indicator'), params, body: ObjectionInput },
        response: { 200: Done },
      },
    },
    async (request) => {
      await appeals.object(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.post(
    `${PATH}/:id/objections/:objectionId`,
    {
      schema: {
        ...{ ...route('answerEvaluationObjection', 'Answer an objection'), body: ObjectionAnswer },
        ...{ params: Type.Object({ id: Id, objectionId: Id }), response: { 200: Done } },
      },
    },
    async (request) => {
      const { id, objectionId } = request.params;
      await appeals.answer(await actorOf(request), id, objectionId, request.body);
      return done;
    },
  );
  app.get(
    `${PATH}/:id/differences`,
    {
      schema: {
        ...route('listEvaluationDifferences', 'What a published score differs by from what is known now'),
        ...{ params, response: items(DifferenceView) },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      const all = await named(actor, await appeals.differences(actor, request.params.id));
      return { items: all };
    },
  );
  app.get(
    `${PATH}/:id/corrections`,
    { schema: { ...route('listEvaluationCorrections', 'Corrections'), params, response: items(CorrectionView) } },
    async (request) => {
      const actor = await actorOf(request);
      const all = await named(actor, await appeals.corrections(actor, request.params.id));
      return {
        items: all.map((one) => ({ ...one, proposedAt: one.proposedAt.toISOString(), decidedAt: iso(one.decidedAt) })),
      };
    },
  );
  app.post(
    `${PATH}/:id/corrections`,
    {
      schema: {
        ...{ ...route('proposeEvaluationCorrection', 'Propose to correct a published score'), params },
        body: Type.Object({ organisationId: Id, reason: Line({ minLength: 1, maxLength: 500 }) }, strict),
        response: { 200: Done },
      },
    },
    async (request) => {
      const { organisationId, reason } = request.body;
      await appeals.proposeCorrection(await actorOf(request), request.params.id, organisationId, reason);
      return done;
    },
  );
  app.post(
    `${PATH}/:id/corrections/:correctionId`,
    {
      schema: {
        ...route('decideEvaluationCorrection', 'Publish or refuse a correction'),
        ...{ params: Type.Object({ id: Id, correctionId: Id }), response: { 200: Done } },
        body: Type.Object({ version: Version, publish: Type.Boolean() }, strict),
      },
    },
    async (request) => {
      const { id, correctionId } = request.params;
      await appeals.decideCorrection(await actorOf(request), id, correctionId, request.body);
      return done;
    },
  );
  app.get(
    `${PATH}/:id/samples`,
    {
      schema: { ...route('listEvaluationSamples', 'Samples of the third party'), params, response: items(SampleView) },
    },
    async (request) => {
      const all = await appeals.samples(await actorOf(request), request.params.id);
      return { items: all.map((one) => ({ ...one, drawnAt: one.drawnAt.toISOString() })) };
    },
  );
  app.post(
    `${PATH}/:id/samples`,
    {
      schema: {
        ...{ ...route('drawEvaluationSample', 'Draw duties by lot'), params, response: { 200: Done } },
        body: Type.Object({ size: Type.Integer({ minimum: 1, maximum: 500 }) }, strict),
      },
    },
    async (request) => {
      await appeals.draw(await actorOf(request), request.params.id, request.body.size);
      return done;
    },
  );
  app.post(
    `${PATH}/:id/samples/:sampleId`,
    {
      schema: {
        ...{ ...route('assessEvaluationSample', 'What the assessor found'), response: { 200: Done } },
        params: Type.Object({ id: Id, sampleId: Id }),
        body: Type.Object(
          {
            version: Version,
            index: Type.Integer({ minimum: 0, maximum: 499 }),
            finding: Type.Enum(['sound', 'not_sound']),
            note: Type.String({ maxLength: 1000 }),
          },
          strict,
        ),
      },
    },
    async (request) => {
      const { id, sampleId } = request.params;
      await appeals.assess(await actorOf(request), id, sampleId, request.body);
      return done;
    },
  );
}
