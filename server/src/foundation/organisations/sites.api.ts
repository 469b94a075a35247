import { Type } from 'typebox';
import { httpErrors, type HttpRequest, type HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../audit/index.ts';
import { PICTURE_MAX_BYTES, pictureErrors } from '../pictures/index.ts';
import { IdSchema, NewSiteSchema, SiteChangeSchema, SiteSchema } from './organisations.schema.ts';
import type { SitesService } from './sites.service.ts';

const staff = { tags: ['sites'], security: [{ session: [] }] };
const params = Type.Object({ id: IdSchema });

/** Routes for those who set up sites. */
export function registerSitesApi(
  app: HttpServer,
  deps: {
    sites: SitesService;
    actorOf: (request: HttpRequest) => Promise<Actor>;
    tenantOf: (request: HttpRequest) => Promise<string>;
    /** Whether something public shows a picture; a picture that nothing shows has no address. */
    isShown: (tenantId: string, sha256: string) => Promise<boolean>;
  },
): void {
  const { sites, actorOf, tenantOf, isShown } = deps;
  app.get('/pictures/:sha256', { schema: { hide: true } }, async (request, reply) => {
    const { sha256 = '' } = request.params as { sha256?: string };
    const tenantId = await tenantOf(request);
    const isEmblem = async () => (await sites.listOpen(tenantId)).some(({ emblem }) => emblem === sha256);
    const mayBeSeen = /^[0-9a-f]{64}$/.test(sha256) && ((await isEmblem()) || (await isShown(tenantId, sha256)));
    const picture = mayBeSeen ? await sites.findPicture(tenantId, sha256) : null;
    if (!picture) throw pictureErrors.not_found();
    const etag = `"${sha256.slice(0, 32)}"`;
    // Asked for each time, so that a picture goes with the page that showed it.
    reply.headers({ 'cache-control': 'no-cache', etag });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type(picture.mediaType).send(picture.bytes);
  });
  app.get(
    '/api/v1/sites',
    {
      schema: {
        ...staff,
        operationId: 'listSites',
        summary: 'The sites of the tenant, oldest first',
        response: { 200: Type.Object({ items: Type.Array(SiteSchema) }) },
      },
    },
    async (request) => ({ items: await sites.list(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/sites',
    {
      schema: {
        ...{ ...staff, operationId: 'createSite', summary: 'Add a site' },
        ...{ body: NewSiteSchema, response: { 200: SiteSchema } },
      },
    },
    async (request) => sites.create(await actorOf(request), request.body),
  );
  app.patch(
    '/api/v1/sites/:id',
    {
      schema: {
        ...{ ...staff, operationId: 'updateSite', summary: 'Change, close or reopen a site' },
        ...{ params, body: SiteChangeSchema, response: { 200: SiteSchema } },
      },
    },
    async (request) => sites.update(await actorOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/v1/sites/:id/emblem',
    {
      schema: {
        ...{ ...staff, operationId: 'setSiteEmblem', summary: 'Set the emblem (multipart: one PNG or JPEG file)' },
        ...{
          params,
          querystring: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
          response: { 200: SiteSchema },
        },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      if (!request.isMultipart()) throw httpErrors.unsupported_media_type();
      const part = await request.file({ limits: { fileSize: PICTURE_MAX_BYTES + 1, files: 1 } });
      if (!part) throw pictureErrors.not_a_picture();
      return sites.setEmblem(actor, request.params.id, request.query.version, await part.toBuffer());
    },
  );
}
