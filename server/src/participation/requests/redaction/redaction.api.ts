import { Type } from 'typebox';
import { httpErrors, type HttpRequest, type HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { redactionErrors } from './redaction.errors.ts';
import {
  FoundPlace,
  Id,
  ListedRedaction,
  MarksInput,
  PageText,
  RedactionStepInput,
  RedactionView,
  RulingInput,
} from './redaction.schema.ts';
import type { RedactionService } from './redaction.service.ts';

export interface RedactionApiDeps {
  redactions: RedactionService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const staff = { tags: ['redaction (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const Page = Type.Object({ id: Id, page: Type.Integer({ minimum: 1, maximum: 10_000 }) });
const Of = Type.Enum(['source', 'result'], { default: 'source' });
const Version = Type.Object({ version: Type.Integer() });
const MAX_BYTES = 100 * 1024 * 1024;

/** Redaction of documents of requests: what is marked, looked at, made, read a second time. No route gives the original out. */
export function registerRedactionApi(app: HttpServer, { redactions, actorOf }: RedactionApiDeps): void {
  const base = '/api/v1/console/redactions';
  const ofRequest = '/api/v1/console/requests/:id/redactions';
  app.get(
    ofRequest,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'listRedactions',
          summary: 'Documents of a request that are being redacted',
          params,
        },
        response: { 200: Type.Object({ items: Type.Array(ListedRedaction) }) },
      },
    },
    async (request) => ({ items: await redactions.list(await actorOf(request), request.params.id) }),
  );
  app.post(
    ofRequest,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'beginRedaction',
          summary: 'Take in a document to redact (multipart: one PDF or text)',
        },
        ...{ params, response: { 200: Type.Object({ id: Id }) } },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      if (!request.isMultipart()) throw httpErrors.unsupported_media_type();
      const part = await request.file({ limits: { fileSize: MAX_BYTES + 1, files: 1 } });
      if (!part) throw redactionErrors.file_missing();
      return redactions.create(actor, request.params.id, { name: part.filename, bytes: await part.toBuffer() });
    },
  );
  app.get(
    `${base}/:id`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'getRedaction',
          summary: 'Marks, result, findings and next steps of a redaction',
          params,
        },
        response: { 200: RedactionView },
      },
    },
    async (request) => redactions.get(await actorOf(request), request.params.id),
  );
  app.put(
    `${base}/:id/marks`,
    {
      bodyLimit: 5 * 1024 * 1024,
      schema: {
        ...{
          ...staff,
          operationId: 'setRedactionMarks',
          summary: 'Put these marks in place of those that were',
          params,
        },
        ...{ body: MarksInput, response: { 200: RedactionView } },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await redactions.setMarks(actor, request.params.id, request.body);
      return redactions.get(actor, request.params.id);
    },
  );
  app.post(
    `${base}/:id/result`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'makeRedaction',
          summary: 'Have the new file of the present marks made and checked; ask for the redaction until it is',
          params,
        },
        ...{ body: Version, response: { 200: RedactionView } },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await redactions.make(actor, request.params.id, request.body.version);
      return redactions.get(actor, request.params.id);
    },
  );
  app.post(
    `${base}/:id/steps`,
    {
      schema: {
        ...{ ...staff, operationId: 'stepRedaction', summary: 'Hand on, return, confirm or give up', params },
        ...{ body: RedactionStepInput, response: { 200: RedactionView } },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await redactions.step(actor, request.params.id, request.body);
      return redactions.get(actor, request.params.id);
    },
  );
  app.post(
    `${base}/:id/rulings`,
    {
      schema: {
        ...{ ...staff, operationId: 'passRedactionFinding', summary: 'Let one finding pass, with a reason', params },
        ...{ body: RulingInput, response: { 200: RedactionView } },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      await redactions.rule(actor, request.params.id, request.body);
      return redactions.get(actor, request.params.id);
    },
  );
  registerLooking(app, { redactions, actorOf });
}

function registerLooking(app: HttpServer, { redactions, actorOf }: RedactionApiDeps): void {
  const base = '/api/v1/console/redactions';
  const found = { 200: Type.Object({ items: Type.Array(FoundPlace) }) };
  app.get(
    `${base}/:id/pages/:page`,
    {
      schema: {
        ...{ ...staff, operationId: 'getRedactionPage', summary: 'The text of one page with its places' },
        ...{ params: Page, querystring: Type.Object({ of: Of }), response: { 200: PageText } },
      },
    },
    async (request) => {
      const { id, page } = request.params;
      return redactions.page(await actorOf(request), id, page, request.query.of);
    },
  );
  app.get(
    `${base}/:id/pages/:page/picture`,
    {
      schema: {
        ...{ hide: true, params: Page },
        querystring: Type.Object({ of: Of, across: Type.Integer({ minimum: 100, maximum: 2400, default: 1200 }) }),
      },
    },
    async (request, reply) => {
      const { id, page } = request.params;
      const { of, across } = request.query;
      const png = await redactions.picture(await actorOf(request), id, page, of, across);
      return reply.header('cache-control', 'private, no-store').type('image/png').send(Buffer.from(png));
    },
  );
  app.post(
    `${base}/:id/search`,
    {
      schema: {
        ...{ ...staff, operationId: 'searchRedaction', summary: 'Every place of the original where the words stand' },
        ...{ params, body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 200 }) }), response: found },
      },
    },
    // Asked by POST: what is searched for is often a name, and addresses are written down in logs.
    async (request) => ({
      items: await redactions.find(await actorOf(request), request.params.id, request.body.words),
    }),
  );
  app.get(
    `${base}/:id/suggestions`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'suggestRedactions',
          summary: 'Personal data that the detectors see, as places to mark',
        },
        ...{ params, response: found },
      },
    },
    async (request) => ({ items: await redactions.suggest(await actorOf(request), request.params.id) }),
  );
  app.get(
    `${base}/:id/file`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'takeRedactedFile',
          summary: 'The confirmed file; each taking is recorded',
          params,
        },
      },
    },
    async (request, reply) => {
      const { name, bytes } = await redactions.take(await actorOf(request), request.params.id);
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(bytes);
    },
  );
}
