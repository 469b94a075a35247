import { Type } from 'typebox';
import { httpErrors, localeOf, type HttpRequest, type HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { ReleaseFindings } from '../../foundation/gate/checks/index.ts';
import { PICTURE_MAX_BYTES, pictureErrors } from '../../foundation/pictures/index.ts';
import type { PageContent } from './pages.schema.ts';
import { DraftContent, Id, NewPage, PageDetail, PageSummary } from './pages.schema.ts';
import type { PagesService } from './pages.service.ts';
import type { PageRow } from './pages.repo.ts';

export interface PagesApiDeps {
  pages: PagesService;
  actorOf: (request: HttpRequest) => Promise<Actor>;
  /** The HTML of a page that is not public, on the site it belongs to. */
  preview: (actor: Actor, page: PageRow, content: PageContent, locale: 'zh' | 'en') => Promise<string>;
}

const staff = { tags: ['pages (staff)'], security: [{ session: [] }] };
const params = Type.Object({ id: Id });
const one = { params, response: { 200: PageDetail } };

/** Routes for those who compose pages; the public reads them as pages only. */
export function registerPagesApi(app: HttpServer, { pages, actorOf, preview }: PagesApiDeps): void {
  app.get(
    '/api/v1/console/pages',
    {
      schema: {
        ...{ ...staff, operationId: 'listPages', summary: 'Composed pages of a site' },
        querystring: Type.Object({ site: Id }),
        response: { 200: Type.Object({ items: Type.Array(PageSummary) }) },
      },
    },
    async (request) => ({ items: await pages.list(await actorOf(request), request.query.site) }),
  );
  app.post(
    '/api/v1/console/pages',
    {
      schema: {
        ...{ ...staff, operationId: 'createPage', summary: 'Make a page with a draft' },
        ...{ body: NewPage, response: { 200: PageDetail } },
      },
    },
    async (request) => pages.create(await actorOf(request), request.body),
  );
  app.get(
    '/api/v1/console/pages/:id',
    { schema: { ...staff, operationId: 'getPage', summary: 'A page with its draft and live edition', ...one } },
    async (request) => pages.get(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/console/pages/:id/draft',
    { schema: { ...staff, operationId: 'startPageDraft', summary: 'Start a draft from the live edition', ...one } },
    async (request) => pages.startDraft(await actorOf(request), request.params.id),
  );
  app.put(
    '/api/v1/console/pages/:id/draft',
    { schema: { ...staff, operationId: 'savePageDraft', summary: 'Save the draft', ...one, body: DraftContent } },
    async (request) => pages.saveDraft(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/pages/:id/discard',
    { schema: { ...staff, operationId: 'discardPageDraft', summary: 'Throw the draft away', ...one } },
    async (request) => pages.discardDraft(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/console/pages/:id/submit',
    {
      schema: {
        ...{ ...staff, operationId: 'submitPage', summary: 'Send the draft in for review' },
        ...{ ...one, body: Type.Object({ version: Type.Integer({ minimum: 1 }) }) },
      },
    },
    async (request) => pages.submit(await actorOf(request), request.params.id, request.body.version),
  );
  app.post(
    '/api/v1/console/pages/:id/recall',
    {
      schema: {
        ...{ ...staff, operationId: 'recallPage', summary: 'Take the draft back from review' },
        ...{ ...one, body: Type.Object({ reason: Type.String({ maxLength: 500 }) }) },
      },
    },
    async (request) => pages.recall(await actorOf(request), request.params.id, request.body.reason),
  );
  app.get(
    '/api/v1/console/pages/:id/findings',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'getPageFindings',
          summary: 'What speaks against publishing the draft, or what is live',
        },
        ...{ params, response: { 200: ReleaseFindings } },
      },
    },
    async (request) => pages.findings.get(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/console/pages/:id/findings/overrule',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'overrulePageFinding',
          summary: 'Let one finding pass, with a reason; not by an author',
        },
        params,
        body: Type.Object({
          key: Type.String({ pattern: '^[0-9a-f]{32}$' }),
          reason: Type.String({ maxLength: 500 }),
        }),
        response: { 200: ReleaseFindings },
      },
    },
    async (request) => pages.findings.overrule(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/console/pages/:id/publish',
    {
      schema: {
        ...{ ...staff, operationId: 'publishPage', summary: 'Make the draft live' },
        ...{ ...one, body: Type.Object({ version: Type.Integer({ minimum: 1 }) }) },
      },
    },
    async (request) => pages.publishDraft(await actorOf(request), request.params.id, request.body.version),
  );
  app.post(
    '/api/v1/console/pages/:id/withdraw',
    {
      schema: {
        ...{ ...staff, operationId: 'withdrawPage', summary: 'Take a page from the public' },
        ...{ ...one, body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }) },
      },
    },
    async (request) => pages.withdraw(await actorOf(request), request.params.id, request.body.reason),
  );
  registerPictureRoutes(app, { pages, actorOf });
  app.get(
    '/api/v1/console/pages/:id/preview',
    {
      schema: { hide: true, params, querystring: Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })) }) },
    },
    async (request, reply) => {
      const actor = await actorOf(request);
      const { page, content } = await pages.preview(actor, request.params.id);
      const html = await preview(actor, page, content, localeOf(request) === 'en' ? 'en' : 'zh');
      return reply
        .headers({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
        .type('text/html; charset=utf-8')
        .send(html);
    },
  );
}

function registerPictureRoutes(app: HttpServer, { pages, actorOf }: Pick<PagesApiDeps, 'pages' | 'actorOf'>): void {
  app.post(
    '/api/v1/console/pages/:id/pictures',
    {
      schema: {
        ...{
          ...staff,
          operationId: 'addPagePicture',
          summary: 'Store a picture for a page (multipart: one PNG or JPEG file)',
        },
        params,
        response: {
          200: Type.Object({
            ...{ sha256: Type.String(), mediaType: Type.String() },
            ...{ width: Type.Integer(), height: Type.Integer() },
          }),
        },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      if (!request.isMultipart()) throw httpErrors.unsupported_media_type();
      const part = await request.file({ limits: { fileSize: PICTURE_MAX_BYTES + 1, files: 1 } });
      if (!part) throw pictureErrors.not_a_picture();
      return pages.storePicture(actor, request.params.id, await part.toBuffer());
    },
  );
  app.get('/api/v1/console/pictures/:sha256', { schema: { hide: true } }, async (request, reply) => {
    const actor = await actorOf(request);
    const { sha256 = '' } = request.params as { sha256?: string };
    const picture = /^[0-9a-f]{64}$/.test(sha256) ? await pages.findPicture(actor, sha256) : null;
    if (!picture) throw pictureErrors.not_found();
    return reply.header('cache-control', 'private, no-store').type(picture.mediaType).send(picture.bytes);
  });
}
