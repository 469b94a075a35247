import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import {
  FindingChange,
  FindingPage,
  FindingQuery,
  FindingView,
  Id,
  JudgementChange,
  NewSelfCheck,
  NewTarget,
  Overview,
  RunWhat,
  Samples,
  SelfCheckItem,
  SelfCheckView,
  SettingChange,
  SettingView,
  TargetChange,
} from './site-health.schema.ts';
import type { SiteHealth } from './site-health.services.ts';

export interface SiteHealthApiDeps {
  health: SiteHealth;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  tenantOf: (request: HttpRequest) => Promise<string>;
}

const staff = { tags: ['site health (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const Version = Type.Integer({ minimum: 1 });
const Done = Type.Object({ ok: Type.Literal(true) });
const DONE = { ok: true as const };
const PATH = '/api/v1/console/site-health';
const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** Routes of site health: overview, findings, settings, self-checks, and samples of checkers elsewhere. */
export function registerSiteHealthApi(app: HttpServer, deps: SiteHealthApiDeps): void {
  registerTargets(app, deps);
  registerFindings(app, deps);
  registerSelfChecks(app, deps);
  const { health, tenantOf } = deps;
  app.post(
    '/api/v1/site-health/samples',
    {
      schema: {
        ...{ tags: ['site health'], operationId: 'sendSiteSamples', body: Samples },
        summary: 'Visits seen by a checker elsewhere; the word of the checker in Authorization: Bearer',
        response: { 200: Type.Object({ added: Type.Integer() }) },
      },
    },
    async (request) => {
      const [, word = ''] = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
      return health.samples.receive(await tenantOf(request), word, request.body);
    },
  );
}

function registerTargets(app: HttpServer, { health: { targets }, actorOf }: SiteHealthApiDeps): void {
  app.get(
    PATH,
    {
      schema: {
        ...{ ...staff, operationId: 'getSiteHealth', summary: 'What is watched and how it stands' },
        response: { 200: Overview },
      },
    },
    async (request) => targets.overview(await actorOf(request)),
  );
  app.post(
    `${PATH}/targets`,
    {
      schema: {
        ...{ ...staff, operationId: 'watchSite', summary: 'Watch a site' },
        ...{ body: NewTarget, response: { 200: Type.Object({ id: Id }) } },
      },
    },
    async (request) => targets.create(await actorOf(request), request.body),
  );
  app.patch(
    `${PATH}/targets/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'changeWatchedSite', summary: 'Change what is watched, or stop watching' },
        ...{ params, body: TargetChange, response: { 200: Done } },
      },
    },
    async (request) => {
      await targets.update(await actorOf(request), request.params.id, request.body);
      return DONE;
    },
  );
  app.post(
    `${PATH}/targets/:id/runs`,
    {
      schema: {
        ...{ ...staff, operationId: 'checkSiteNow', summary: 'Visit, check or walk through a site now' },
        ...{ params, body: RunWhat, response: { 200: Done } },
      },
    },
    async (request) => {
      await targets.runNow(await actorOf(request), request.params.id, request.body.what);
      return DONE;
    },
  );
  app.put(
    `${PATH}/targets/:id/checker`,
    {
      schema: {
        ...{ ...staff, operationId: 'setSiteChecker', summary: 'A word for a checker elsewhere, shown once' },
        ...{ params, body: Type.Object({ version: Version, isOn: Type.Boolean() }, { additionalProperties: false }) },
        response: { 200: Type.Object({ word: Type.String() }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return targets.setChecker(await actorOf(request), request.params.id, request.body);
    },
  );
  const settings = { 200: Type.Object({ items: Type.Array(SettingView) }) };
  app.get(
    `${PATH}/settings`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'listSiteHealthSettings',
          summary: 'Numbers and lists of the checks with their source',
        },
        response: settings,
      },
    },
    async (request) => ({ items: await targets.listSettings(await actorOf(request)) }),
  );
  app.put(
    `${PATH}/settings/:code`,
    {
      schema: {
        ...{ ...staff, operationId: 'setSiteHealthSetting', summary: 'Set a number or list for this place' },
        params: Type.Object({ code: Type.String({ pattern: '^[a-zA-Z0-9.]{1,60}$' }) }),
        ...{ body: SettingChange, response: settings },
      },
    },
    async (request) => ({
      items: await targets.setSetting(await actorOf(request), request.params.code, request.body),
    }),
  );
}

function registerFindings(app: HttpServer, { health: { findings }, actorOf }: SiteHealthApiDeps): void {
  app.get(
    `${PATH}/findings`,
    {
      schema: {
        ...{ ...staff, operationId: 'listSiteFindings', summary: 'What is to be mended, by whom, since when' },
        ...{ querystring: FindingQuery, response: { 200: FindingPage } },
      },
    },
    async (request) => findings.list(await actorOf(request), request.query),
  );
  app.patch(
    `${PATH}/findings/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'changeSiteFinding', summary: 'Enter the next step, or set a finding aside' },
        ...{ params, body: FindingChange, response: { 200: FindingView } },
      },
    },
    async (request) => findings.change(await actorOf(request), request.params.id, request.body),
  );
}

function registerSelfChecks(app: HttpServer, { health: { selfChecks }, actorOf }: SiteHealthApiDeps): void {
  app.get(
    `${PATH}/self-checks`,
    {
      schema: {
        ...{ ...staff, operationId: 'listSelfChecks', summary: 'Monthly self-checks, the newest first' },
        response: { 200: Type.Object({ items: Type.Array(SelfCheckItem) }) },
      },
    },
    async (request) => ({ items: await selfChecks.list(await actorOf(request)) }),
  );
  app.post(
    `${PATH}/self-checks`,
    {
      schema: {
        ...{ ...staff, operationId: 'beginSelfCheck', summary: 'The self-check of a month, made now or before' },
        ...{ body: NewSelfCheck, response: { 200: Type.Object({ id: Id }) } },
      },
    },
    async (request) => selfChecks.create(await actorOf(request), request.body),
  );
  app.get(
    `${PATH}/self-checks/:id`,
    {
      schema: {
        ...{ ...staff, operationId: 'getSelfCheck', summary: 'The table of indicators with what each line found' },
        ...{ params, response: { 200: SelfCheckView } },
      },
    },
    async (request) => selfChecks.get(await actorOf(request), request.params.id),
  );
  app.put(
    `${PATH}/self-checks/:id/lines/:code`,
    {
      schema: {
        ...{ ...staff, operationId: 'judgeSelfCheckLine', summary: 'Say how a line stands and on what ground' },
        params: Type.Object({ id: Id, code: Type.String({ pattern: '^[a-z0-9_]{1,40}$' }) }),
        ...{ body: JudgementChange, response: { 200: SelfCheckView } },
      },
    },
    async (request) => selfChecks.judge(await actorOf(request), request.params.id, request.params.code, request.body),
  );
  app.post(
    `${PATH}/self-checks/:id/settlement`,
    {
      schema: {
        ...{ ...staff, operationId: 'settleSelfCheck', summary: 'Settle the self-check: its table is frozen' },
        ...{ params, body: Type.Object({ version: Version }, { additionalProperties: false }) },
        response: { 200: SelfCheckView },
      },
    },
    async (request) => selfChecks.settle(await actorOf(request), request.params.id, request.body.version),
  );
  app.get(
    `${PATH}/self-checks/:id/files/:format`,
    {
      schema: {
        ...{ ...staff, operationId: 'downloadSelfCheck', summary: 'The table as .xlsx, .docx or .pdf' },
        params: Type.Object({ id: Id, format: Type.Enum(['xlsx', 'docx', 'pdf']) }),
      },
    },
    async (request, reply) => {
      const { id, format } = request.params;
      const made = await selfChecks.file(await actorOf(request), id, format);
      return reply
        .headers({
          'content-type': TYPES[format],
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(made.fileName)}`,
          'cache-control': 'no-store',
        })
        .send(Buffer.from(made.bytes));
    },
  );
}
