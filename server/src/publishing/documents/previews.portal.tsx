import { Type } from 'typebox';
import { asAppError, type HttpReply, type HttpRequest, type HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { errorPage, pageFrame, type SiteView } from '../../portal/index.ts';
import { renderPreviewPage } from './previews.pages.tsx';
import type { PreviewsService } from './previews.service.ts';

export interface PreviewsPortalDeps {
  app: HttpServer;
  previews: PreviewsService;
  siteOf: (request: HttpRequest) => Promise<{ tenantId: string; view: SiteView }>;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const staff = { tags: ['documents (staff)'], security: [{ session: [] }] };
const hidden = { schema: { hide: true } };

/** Kept nowhere, indexed nowhere, and its address told to no other site. */
const PRIVATE = {
  'cache-control': 'no-store, private',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
};
type Asked = { Params: { token: string; sha256: string } };

/** Previews: what their links show, and their making and ending in the console. */
export function registerPreviewsPortal({ app, previews, siteOf, actorOf }: PreviewsPortalDeps): void {
  const show = async (request: HttpRequest, reply: HttpReply) => {
    const { tenantId, view: site } = await siteOf(request);
    const { token } = request.params as Asked['Params'];
    const frame = pageFrame(site, request.url);
    reply.headers(PRIVATE).type('text/html; charset=utf-8');
    try {
      const from = { address: request.ip, program: String(request.headers['user-agent'] ?? '') };
      return await reply.send(renderPreviewPage({ frame, token, ...(await previews.view(tenantId, token, from)) }));
    } catch (error) {
      const told = asAppError(error, request.id);
      if (told !== error) request.log.error({ err: error, req: request.id }, told.message);
      return reply.code(told.status).send(errorPage(frame, told, request.id));
    }
  };
  app.get('/preview/:token', hidden, show);
  app.get('/en/preview/:token', hidden, show);
  app.get<Asked>('/preview/:token/:sha256', hidden, async (request, reply) => {
    const { tenantId } = await siteOf(request);
    const { token, sha256 } = request.params;
    const { mediaType, size, body } = await previews.openImage(tenantId, token, sha256);
    return reply.headers({ ...PRIVATE, 'content-type': mediaType, 'content-length': size }).send(body);
  });

  const Link = Type.Object({
    ...{ id: Type.String(), note: Type.String(), createdByName: Type.String(), views: Type.Integer() },
    createdAt: Type.String({ format: 'date-time' }),
    expiresAt: Type.String({ format: 'date-time' }),
    lastViewedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    state: Type.Enum(['open', 'revoked', 'expired', 'over']),
  });
  app.get(
    '/api/v1/console/documents/:id/previews',
    {
      schema: {
        ...staff,
        ...{ operationId: 'listPreviews', summary: 'Preview links of a document', params: ById },
        response: { 200: Type.Object({ items: Type.Array(Link) }) },
      },
    },
    async (request) => ({ items: await previews.list(await actorOf(request), request.params.id) }),
  );
  app.post(
    '/api/v1/console/documents/:id/previews',
    {
      schema: {
        ...staff,
        ...{ operationId: 'createPreview', summary: 'A link to the open draft for somebody outside; told once' },
        params: ById,
        body: Type.Object({ note: Type.String({ minLength: 1, maxLength: 200 }), hours: Type.Integer() }),
        response: { 200: Type.Object({ path: Type.String() }) },
      },
    },
    async (request) => previews.create(await actorOf(request), request.params.id, request.body),
  );
  app.delete(
    '/api/v1/console/documents/:id/previews/:link',
    {
      schema: {
        ...staff,
        ...{ operationId: 'revokePreview', summary: 'Take a preview link back' },
        params: Type.Object({ ...ById.properties, link: ById.properties.id }),
        response: { 200: Type.Object({ ok: Type.Literal(true) }) },
      },
    },
    async (request) => {
      await previews.revoke(await actorOf(request), request.params.id, request.params.link);
      return { ok: true as const };
    },
  );
}
