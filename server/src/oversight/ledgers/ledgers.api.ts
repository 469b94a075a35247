import { Type } from 'typebox';
import { httpErrors, localeOf, type HttpReply, type HttpRequest, type HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { FILE_MAX_BYTES, type AttachmentsService } from './attachments.service.ts';
import type { EntriesService } from './entries.service.ts';
import { ledgerErrors } from './ledgers.errors.ts';
import {
  EntryChange,
  EntryDetail,
  EntryList,
  ENTRY_STATES,
  Id,
  ImportReport,
  Kinds,
  ManyDone,
  ManySteps,
  NewEntry,
  StepInput,
  TrainingLine,
} from './ledgers.schema.ts';
import { SHEET_MAX_BYTES, type SheetsService } from './sheets.service.ts';
import type { TrainingService } from './training.service.ts';

export interface LedgersApiDeps {
  entries: EntriesService;
  attachments: AttachmentsService;
  sheets: SheetsService;
  training: TrainingService;
  /** The public page of an entry as it is or would be. */
  preview: (request: HttpRequest, locale: 'zh' | 'en', id: string) => Promise<string>;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const staff = { tags: ['ledgers (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const detail = { 200: EntryDetail };
const Kind = Type.String({ pattern: '^[a-z_]{2,40}$' });
const Version = Type.Integer({ minimum: 1 });
const filter = {
  kind: Type.Optional(Kind),
  state: Type.Optional(Type.Enum(ENTRY_STATES)),
  organisationId: Type.Optional(Id),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
};
const LIST = '/api/v1/console/ledger-entries';

/** Routes of all ledgers: kinds, entries and their way, attachments, Excel, the training cycle. */
export function registerLedgersApi(app: HttpServer, deps: LedgersApiDeps): void {
  const { entries, training, actorOf } = deps;
  app.get(
    '/api/v1/console/ledgers',
    {
      schema: {
        ...{ ...staff, operationId: 'listLedgers', summary: 'The ledgers with their fields and counts' },
        response: { 200: Kinds },
      },
    },
    async (request) => entries.kinds(await actorOf(request)),
  );
  app.get(
    '/api/v1/console/training-cycle',
    {
      schema: {
        ...{ ...staff, operationId: 'getTrainingCycle', summary: 'Who was trained within two years, by unit' },
        response: { 200: Type.Object({ items: Type.Array(TrainingLine) }) },
      },
    },
    async (request) => ({ items: await training.cycle(await actorOf(request)) }),
  );
  app.get(
    LIST,
    {
      schema: {
        ...{ ...staff, operationId: 'listLedgerEntries', summary: 'Entries of my units, a page of 50' },
        querystring: Type.Object({
          ...filter,
          about: Type.Optional(Id),
          page: Type.Integer({ minimum: 1, maximum: 100_000, default: 1 }),
        }),
        response: { 200: EntryList },
      },
    },
    async (request) => {
      const { about, page } = request.query;
      return entries.list(await actorOf(request), {
        ...{ ...filterOf(request.query), page },
        ...(about ? { aboutIds: [about] } : {}),
      });
    },
  );
  app.post(
    LIST,
    {
      schema: {
        ...{ ...staff, operationId: 'fileLedgerEntry', summary: 'File an entry as a draft' },
        ...{ body: NewEntry, response: detail },
      },
    },
    async (request) => entries.create(await actorOf(request), request.body),
  );
  app.get(
    `${LIST}/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'getLedgerEntry', summary: 'An entry with what can be done with it' },
        ...{ params, response: detail },
      },
    },
    async (request) => entries.get(await actorOf(request), request.params.id),
  );
  app.put(
    `${LIST}/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'changeLedgerEntry', summary: 'Change a draft' },
        ...{ params, body: EntryChange, response: detail },
      },
    },
    async (request) => entries.save(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    `${LIST}/:id/steps`,
    {
      schema: {
        ...{ ...staff, operationId: 'stepLedgerEntry', summary: 'Send in, confirm, return, take back, drop' },
        ...{ params, body: StepInput, response: detail },
      },
    },
    async (request) => entries.step(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/ledger-steps',
    {
      schema: {
        ...{ ...staff, operationId: 'stepLedgerEntries', summary: 'The same step with many entries' },
        ...{ body: ManySteps, response: { 200: ManyDone } },
      },
    },
    async (request) => entries.stepMany(await actorOf(request), request.body),
  );
  app.get(`${LIST}/:id/preview`, { schema: { hide: true, params } }, async (request, reply) => {
    const html = await deps.preview(request, localeOf(request) === 'en' ? 'en' : 'zh', request.params.id);
    return reply
      .headers({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
      .type('text/html; charset=utf-8')
      .send(html);
  });
  registerFileRoutes(app, deps);
  registerSheetRoutes(app, deps);
}

function registerFileRoutes(app: HttpServer, { attachments, actorOf }: LedgersApiDeps): void {
  const one = Type.Object({ id: Id, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) });
  app.post(
    `${LIST}/:id/files`,
    {
      schema: {
        ...{ ...staff, operationId: 'addLedgerFile', summary: 'Attach a file to a draft (multipart: one file)' },
        ...{ params, querystring: Type.Object({ version: Version, isPublic: Type.Boolean({ default: false }) }) },
        response: detail,
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      const { bytes, name } = await fileOf(request, FILE_MAX_BYTES);
      return attachments.add(actor, request.params.id, { ...request.query, name, bytes });
    },
  );
  app.patch(
    `${LIST}/:id/files/:sha256`,
    {
      schema: {
        ...{ ...staff, operationId: 'changeLedgerFile', summary: 'Say whether an attachment goes out' },
        ...{ params: one, body: Type.Object({ version: Version, isPublic: Type.Boolean() }), response: detail },
      },
    },
    async (request) =>
      attachments.setPublic(await actorOf(request), request.params.id, request.params.sha256, request.body),
  );
  app.delete(
    `${LIST}/:id/files/:sha256`,
    {
      schema: {
        ...{ ...staff, operationId: 'removeLedgerFile', summary: 'Take an attachment out of a draft' },
        ...{ params: one, querystring: Type.Object({ version: Version }), response: detail },
      },
    },
    async (request) =>
      attachments.remove(
        ...([await actorOf(request), request.params.id, request.params.sha256, request.query.version] as const),
      ),
  );
  app.get(`${LIST}/:id/files/:sha256`, { schema: { hide: true, params: one } }, async (request, reply) => {
    const { id, sha256 } = request.params;
    const { body, size, name, mediaType } = await attachments.open(await actorOf(request), id, sha256);
    return reply
      .headers({
        ...{ 'content-type': mediaType, 'content-length': size, 'cache-control': 'private, no-store' },
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      })
      .send(body);
  });
}

function registerSheetRoutes(app: HttpServer, { sheets, actorOf }: LedgersApiDeps): void {
  app.get(
    '/api/v1/console/ledger-template.xlsx',
    {
      schema: {
        ...{ ...staff, operationId: 'downloadLedgerTemplate', summary: 'An empty sheet of a ledger' },
        querystring: Type.Object({ kind: Kind }),
      },
    },
    async (request, reply) => sendWorkbook(reply, sheets.template(await actorOf(request), request.query.kind)),
  );
  app.get(
    `${LIST}.xlsx`,
    {
      schema: {
        ...{ ...staff, operationId: 'downloadLedger', summary: 'Entries of a ledger as .xlsx' },
        querystring: Type.Object({ ...filter, kind: Kind }),
      },
    },
    async (request, reply) => {
      const { kinds: _kinds, ...rest } = filterOf(request.query);
      return sendWorkbook(reply, await sheets.workbook(await actorOf(request), request.query.kind, rest));
    },
  );
  app.post(
    '/api/v1/console/ledger-imports',
    {
      schema: {
        ...{ ...staff, operationId: 'importLedger', summary: 'Take rows as drafts (multipart: one .xlsx file)' },
        querystring: Type.Object({ kind: Kind, dryRun: Type.Boolean({ default: false }) }),
        response: { 200: ImportReport },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      const { bytes } = await fileOf(request, SHEET_MAX_BYTES);
      return sheets.importFile(actor, request.query.kind, bytes, request.query);
    },
  );
}

async function fileOf(request: HttpRequest, limit: number): Promise<{ bytes: Buffer; name: string }> {
  if (!request.isMultipart()) throw httpErrors.unsupported_media_type();
  const part = await request.file({ limits: { fileSize: limit + 1, files: 1 } });
  if (!part) throw ledgerErrors.file_missing();
  const bytes = await part.toBuffer();
  if (bytes.length > limit) throw ledgerErrors.file_too_large({ limit: limit / 1048576 });
  return { bytes, name: part.filename };
}

function filterOf(query: {
  kind?: string;
  state?: (typeof ENTRY_STATES)[number];
  organisationId?: string;
  q?: string;
  year?: number;
}) {
  const { kind, state, organisationId, q = '', year } = query;
  return {
    ...(kind ? { kinds: [kind] } : {}),
    ...(state ? { states: [state] } : {}),
    ...(organisationId ? { organisationId } : {}),
    ...(q.trim() ? { text: q.trim() } : {}),
    ...(year ? { year } : {}),
  };
}

const sendWorkbook = (reply: HttpReply, { name, bytes }: { name: string; bytes: Uint8Array }) =>
  reply
    .headers({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    })
    .send(Buffer.from(bytes));
