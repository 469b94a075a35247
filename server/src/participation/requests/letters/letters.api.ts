import { Type } from 'typebox';
import type { HttpReply, HttpRequest, HttpServer } from '../../../kernel/http/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import {
  DeliveryInput,
  Id,
  LetterSettings,
  LetterSettingsView,
  LetterView,
  ReturnedInput,
  TemplateInput,
  TemplateView,
  WayInput,
} from './letters.schema.ts';
import type { LettersService } from './letters.service.ts';

export interface LettersApiDeps {
  letters: LettersService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const staff = { tags: ['letters of requests (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const Code = Type.Object({ code: Type.String({ maxLength: 60 }) });
const Format = Type.Enum(['pdf', 'docx']);
const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** A printed letter as a download that nobody keeps on the way. */
export const sendFile = (
  reply: HttpReply,
  format: keyof typeof TYPES,
  { bytes }: { bytes: Uint8Array },
  fileName: string,
) =>
  reply
    .headers({
      ...{ 'content-type': TYPES[format], 'content-length': bytes.length, 'cache-control': 'no-store' },
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    })
    .send(Buffer.from(bytes));

/** Letters of requests for staff: what went out, its files, proof of delivery; texts and facts of units. */
export function registerLettersApi(app: HttpServer, { letters, actorOf }: LettersApiDeps): void {
  app.get(
    '/api/v1/console/request-letters',
    {
      schema: {
        ...{ ...staff, operationId: 'listLetters', summary: 'Letters of a request, in the order they went out' },
        ...{ querystring: Type.Object({ request: Id }) },
        response: { 200: Type.Object({ items: Type.Array(LetterView) }) },
      },
    },
    async (request) => ({ items: await letters.list(await actorOf(request), request.query.request) }),
  );
  app.get(
    '/api/v1/console/request-letters/:id/file',
    {
      schema: {
        ...{ ...staff, operationId: 'getLetterFile', summary: 'A letter as a file; the reading is recorded' },
        ...{ params, querystring: Type.Object({ format: Format }) },
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const printed = await letters.print(await actorOf(request), request.params.id, format);
      return sendFile(reply, format, printed, printed.fileName);
    },
  );
  app.get(
    '/api/v1/console/request-letters/:id/delivery-record',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'getDeliveryRecord',
          summary: 'Record of delivery to be signed on the way; recorded',
        },
        ...{ params, querystring: Type.Object({ format: Format }) },
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const file = await letters.printDeliveryRecord(await actorOf(request), request.params.id, format);
      return sendFile(reply, format, file, file.fileName);
    },
  );
  app.get(
    '/api/v1/console/request-letters/:id/enclosures/:redactionId',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'getLetterEnclosure',
          summary: 'A redacted file that goes with a letter; recorded',
        },
        params: Type.Object({ id: Id, redactionId: Id }),
      },
    },
    async (request, reply) => {
      const { id, redactionId } = request.params;
      const file = await letters.print(await actorOf(request), id, { enclosure: redactionId });
      return sendFile(reply, 'pdf', file, file.fileName);
    },
  );
  app.post(
    '/api/v1/console/request-letters/:id/delivery',
    {
      schema: {
        ...{ ...staff, operationId: 'recordLetterDelivery', summary: 'Record that a letter reached its recipient' },
        ...{ params, body: DeliveryInput, response: { 200: LetterView } },
      },
    },
    async (request) => letters.recordDelivery(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/request-letters/:id/way',
    {
      schema: {
        ...{ ...staff, operationId: 'setLetterWay', summary: 'Send a letter another way, or by mail once more' },
        ...{ params, body: WayInput, response: { 200: LetterView } },
      },
    },
    async (request) => letters.setWay(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/request-letters/:id/returned',
    {
      schema: {
        ...{ ...staff, operationId: 'markLetterReturned', summary: 'Note that a letter came back undelivered' },
        ...{ params, body: ReturnedInput, response: { 200: LetterView } },
      },
    },
    async (request) => letters.markReturned(await actorOf(request), request.params.id, request.body),
  );
  app.get(
    '/api/v1/console/letter-templates',
    {
      schema: {
        ...{ ...staff, operationId: 'listLetterTemplates', summary: 'Texts of letters as they hold now' },
        response: { 200: Type.Object({ items: Type.Array(TemplateView) }) },
      },
    },
    async (request) => ({ items: await letters.listTemplates(await actorOf(request)) }),
  );
  app.put(
    '/api/v1/console/letter-templates/:code',
    {
      schema: {
        ...{ ...staff, operationId: 'saveLetterTemplate', summary: 'Put a new version of a text in force' },
        ...{ params: Code, body: TemplateInput, response: { 200: TemplateView } },
      },
    },
    async (request) => letters.saveTemplate(await actorOf(request), request.params.code, request.body),
  );
  app.post(
    '/api/v1/console/letter-templates/:code/preview',
    {
      schema: {
        ...{ ...staff, operationId: 'previewLetterTemplate', summary: 'A text as it would print in an invented case' },
        params: Code,
        body: Type.Object(
          { title: TemplateInput.properties.title, body: TemplateInput.properties.body, format: Format },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { format, ...text } = request.body;
      const { code } = request.params;
      return sendFile(
        reply,
        format,
        await letters.previewTemplate(await actorOf(request), code, text, format),
        `${code}.${format}`,
      );
    },
  );
  app.get(
    '/api/v1/console/organisations/:id/letter-settings',
    {
      schema: {
        ...{ ...staff, operationId: 'getLetterSettings', summary: 'What a unit’s letters say of the unit' },
        ...{ params, response: { 200: LetterSettingsView } },
      },
    },
    async (request) => letters.getSettings(await actorOf(request), request.params.id),
  );
  app.put(
    '/api/v1/console/organisations/:id/letter-settings',
    {
      schema: {
        ...{ ...staff, operationId: 'setLetterSettings', summary: 'Set what a unit’s letters say of the unit' },
        ...{ params, body: LetterSettings, response: { 200: LetterSettingsView } },
      },
    },
    async (request) => letters.setSettings(await actorOf(request), request.params.id, request.body),
  );
}
