import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import {
  ConsultationAnswer,
  DecisionInput,
  ItemsInput,
  NewConsultation,
  OwnLetterInput,
  PreviewInput,
  ProposalInput,
  RecordInput,
  RequestList,
  RequestView,
  Revealed,
  RevealInput,
  StepInput,
} from './handling/handling.schema.ts';
import { registerComplaintsApi } from './complaints/complaints.api.ts';
import { registerDisputesApi } from './disputes/disputes.api.ts';
import { registerDispatchApi } from './handling/dispatch.api.ts';
import { registerLoadApi } from './handling/load.api.ts';
import { ListQuery } from './handling/load.schema.ts';
import { CounterForm } from './intake/intake.schema.ts';
import { registerOpeningsApi } from './openings/openings.api.ts';
import type { OpeningsService } from './openings/openings.service.ts';
import { registerLettersApi, sendFile } from './letters/letters.api.ts';
import { registerCalendarFeedApi } from './calendar-feed/calendar-feed.api.ts';
import { registerHidingApi } from './hiding/hiding.api.ts';
import { registerRetentionApi } from './retention/retention.api.ts';
import type { LettersService } from './letters/letters.service.ts';
import { registerTemplateHistoryApi } from './letters/template-history.api.ts';
import { registerRedactionApi } from './redaction/redaction.api.ts';
import type { RedactionService } from './redaction/redaction.service.ts';
import { OUTCOMES, PARTICULARS } from './outcomes.rules.ts';
import type { RequestsServices } from './requests.services.ts';

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const params = Type.Object({ id: Id });
const staff = { tags: ['requests (staff)'], security: [{ session: [] }] };
const ok = { 200: Type.Object({ ok: Type.Literal(true) }) };
const Text = Type.Object({ zh: Type.String(), en: Type.String() });

/** The desk of requests: lists, cases, steps and everything that is written down on the way. Every change names the version that was seen. */
export function registerRequestsApi(
  app: HttpServer,
  deps: RequestsServices & {
    letters: LettersService;
    redactions: RedactionService;
    openings: OpeningsService;
    actorOf: (request: HttpRequest) => Promise<Actor>;
  },
): void {
  const { intake, cases, work, steps, previewStep, actorOf } = deps;
  registerLettersApi(app, deps);
  registerDisputesApi(app, deps);
  registerRedactionApi(app, deps);
  registerOpeningsApi(app, deps);
  registerComplaintsApi(app, deps);
  registerTemplateHistoryApi(app, deps);
  registerDispatchApi(app, deps);
  registerLoadApi(app, deps);
  registerRetentionApi(app, deps);
  registerHidingApi(app, deps);
  registerCalendarFeedApi(app, deps);
  const base = '/api/v1/console/requests';
  const done = { ok: true as const };

  app.get(
    base,
    {
      schema: {
        ...{ ...staff, operationId: 'listRequests', summary: 'Requests of my units by light, the longest due first' },
        querystring: Type.Object({
          ...ListQuery,
          page: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
        }),
        response: { 200: RequestList },
      },
    },
    async (request) => cases.list(await actorOf(request), request.query),
  );
  app.post(
    base,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'takeRequestIn',
          summary: 'Take in what came over the counter, by post, fax or e-mail',
        },
        body: CounterForm,
        response: {
          200: Type.Object({
            ...{ id: Id, code: Type.String() },
            /** How many requests of the same applicant came in the month, when that is unusually many (article 35). */
            often: Type.Union([Type.Integer(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const { id, code, often } = await intake.takeIn(await actorOf(request), request.body);
      return { id, code, often };
    },
  );
  app.get(
    `${base}/answers`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'listRequestAnswers',
          summary: 'What an item can be decided as, and what each has to say',
        },
        response: {
          200: Type.Object({
            answers: Type.Array(
              Type.Object({
                ...{
                  code: Type.String(),
                  title: Text,
                  clause: Type.String(),
                  group: Type.String(),
                  row: Type.String(),
                },
                ...{ needs: Type.Array(Type.String()), may: Type.Array(Type.String()) },
              }),
            ),
            particulars: Type.Record(Type.String(), Text),
          }),
        },
      },
    },
    async (request) => {
      await actorOf(request);
      const answers = OUTCOMES.flatMap(({ group, row, answers: all }) =>
        all.map(({ code, zh, en, clause, needs, may = [] }) => ({
          ...{ code, title: { zh, en }, clause, group, row, needs: [...needs], may: [...may] },
        })),
      );
      return { answers, particulars: { ...PARTICULARS } };
    },
  );
  app.get(
    `${base}/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'getRequest', summary: 'One request with everything but who asks', params },
        response: { 200: RequestView },
      },
    },
    async (request) => cases.get(await actorOf(request), request.params.id),
  );
  app.post(
    `${base}/:id/steps`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'stepRequest',
          summary: 'Take a step of the table of states',
          params,
          body: StepInput,
        },
        response: { 200: Type.Object({ version: Type.Integer(), state: Type.String() }) },
      },
    },
    async (request) => steps.step(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    `${base}/:id/steps/preview`,
    {
      schema: {
        ...{ ...staff, operationId: 'previewStepLetter', summary: 'The letter of a step as a draft; nothing is kept' },
        ...{ params, body: PreviewInput },
      },
    },
    async (request, reply) => {
      const { format, ...input } = request.body;
      const printed = await previewStep(await actorOf(request), request.params.id, { ...input, format });
      return sendFile(reply, format, printed, printed.fileName);
    },
  );
  app.post(
    `${base}/:id/letters`,
    {
      schema: {
        ...{ ...staff, operationId: 'issueOwnLetter', summary: 'Issue a letter that belongs to no step', params },
        ...{ body: OwnLetterInput, response: ok },
      },
    },
    async (request) => {
      await work.issueLetter(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.put(
    `${base}/:id/items`,
    {
      schema: {
        ...{ ...staff, operationId: 'setRequestItems', summary: 'Write down what is asked, thing by thing', params },
        ...{ body: ItemsInput, response: ok },
      },
    },
    async (request) => {
      await work.setItems(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.put(
    `${base}/:id/items/:itemId`,
    {
      schema: {
        ...{ ...staff, operationId: 'decideRequestItem', summary: 'Decide one item' },
        ...{ params: Type.Object({ id: Id, itemId: Id }), body: DecisionInput, response: ok },
      },
    },
    async (request) => {
      await work.decide(await actorOf(request), request.params.id, request.params.itemId, request.body);
      return done;
    },
  );
  app.post(
    `${base}/:id/records`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'addRequestRecord',
          summary: 'Keep a search, a note, a test or an explanation',
          params,
        },
        ...{ body: RecordInput, response: ok },
      },
    },
    async (request) => {
      await work.addRecord(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.post(
    `${base}/:id/proposals`,
    {
      schema: {
        ...{ ...staff, operationId: 'proposeForRequest', summary: 'Propose an extension or a delay', params },
        ...{ body: ProposalInput, response: ok },
      },
    },
    async (request) => {
      await work.propose(await actorOf(request), request.params.id, request.body);
      return done;
    },
  );
  app.post(
    `${base}/:id/opinions`,
    {
      schema: {
        ...{ ...staff, operationId: 'askUnitAboutRequest', summary: 'Ask a unit within for its opinion', params },
        body: Type.Object({ version: Type.Integer(), ...NewConsultation.properties }),
        response: ok,
      },
    },
    async (request) => {
      const { version, ...asked } = request.body;
      await work.askUnit(await actorOf(request), request.params.id, version, asked);
      return done;
    },
  );
  app.put(
    `${base}/:id/consultations/:consultationId`,
    {
      schema: {
        ...{ ...staff, operationId: 'answerRequestConsultation', summary: 'Note a receipt or an answer' },
        ...{ params: Type.Object({ id: Id, consultationId: Id }), body: ConsultationAnswer, response: ok },
      },
    },
    async (request) => {
      const { id, consultationId } = request.params;
      await work.answerConsultation(await actorOf(request), id, consultationId, request.body);
      return done;
    },
  );
  app.post(
    `${base}/:id/reveal`,
    {
      schema: {
        ...{ ...staff, operationId: 'revealApplicant', summary: 'Show who asks, for a reason that is kept', params },
        ...{ body: RevealInput, response: { 200: Revealed } },
      },
    },
    async (request) => work.reveal(await actorOf(request), request.params.id, request.body),
  );
  app.get(
    `${base}/:id/files/:fileId`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'openRequestFile',
          summary: 'A file that the applicant sent; each opening is kept',
        },
        params: Type.Object({ id: Id, fileId: Id }),
      },
    },
    async (request, reply) => {
      const { id, fileId } = request.params;
      const { name, mediaType, bytes } = await work.openFile(await actorOf(request), id, fileId);
      return reply
        .type(mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(bytes);
    },
  );
}
