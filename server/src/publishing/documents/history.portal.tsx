import { Type } from 'typebox';
import type { Database } from '../../kernel/db/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { PublicSite } from '../../portal/index.ts';
import { documentErrors } from './documents.errors.ts';
import { historyPath, renderEditionPage, renderHistoryPage } from './history.pages.tsx';
import { countPublicEditions, findPublicEdition, listPublicEditions } from './history.repo.ts';
import { requireShown } from './gone.portal.ts';
import { requirePublished } from './published.service.ts';

const PAGE_SIZE = 50;

export interface HistoryPortalDeps {
  app: HttpServer;
  site: PublicSite;
  db: Database;
  tenantOf: (request: HttpRequest) => Promise<string>;
}

const EditionSchema = Type.Object({
  number: Type.Integer(),
  isCurrent: Type.Boolean(),
  publishedOn: Type.Union([Type.String(), Type.Null()]),
  publicSince: Type.Union([Type.String(), Type.Null()]),
  publicUntil: Type.Union([Type.String(), Type.Null()]),
  /** Its text can be read at `url`. */
  isShown: Type.Boolean(),
  changeNote: Type.String(),
  correction: Type.Enum(['', 'error', 'privacy', 'secrecy']),
  url: Type.Union([Type.String(), Type.Null()]),
});

/** The editions of a public document, for readers and for programs. */
export function registerHistoryPortal({ app, site, db, tenantOf }: HistoryPortalDeps): void {
  site.page(
    '/documents/:id/history',
    async ({ frame, tenantId, params, query }) => {
      const { id, title } = await requireShown(db, tenantId, params['id'] ?? '');
      const lastPage = Math.max(1, Math.ceil((await countPublicEditions(db, tenantId, id)) / PAGE_SIZE));
      const asked = Number(query.get('page') ?? '1');
      const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, lastPage) : 1;
      const editions = await listPublicEditions(db, tenantId, id, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
      return { body: renderHistoryPage({ frame, id, title, editions, page, lastPage }), tags: [`document:${id}`] };
    },
    { params: ['page'] },
  );

  site.page('/documents/:id/history/:number', async ({ frame, tenantId, params }) => {
    const { id, title } = await requireShown(db, tenantId, params['id'] ?? '');
    const number = params['number'] ?? '';
    const found = /^[1-9]\d{0,5}$/.test(number) ? await findPublicEdition(db, tenantId, id, Number(number)) : null;
    if (!found) throw documentErrors.not_found();
    return { body: renderEditionPage({ frame, id, ...found, currentTitle: title }), tags: [`document:${id}`] };
  });

  app.get(
    '/api/v1/documents/:id/history',
    {
      schema: {
        tags: ['documents'],
        operationId: 'listEditions',
        summary: 'Editions of a published document that were public, newest first',
        params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) }),
        querystring: Type.Object({
          limit: Type.Integer({ default: 50, minimum: 1, maximum: 200 }),
          page: Type.Integer({ default: 1, minimum: 1, maximum: 10_000 }),
        }),
        response: { 200: Type.Object({ items: Type.Array(EditionSchema) }) },
      },
    },
    async (request, reply) => {
      const tenantId = await tenantOf(request);
      const { limit, page } = request.query;
      const { id } = await requirePublished(db, tenantId, request.params.id);
      const editions = await listPublicEditions(db, tenantId, id, { limit, offset: (page - 1) * limit });
      reply.header('cache-control', 'no-cache');
      return {
        items: editions.map(({ publicSince, publicUntil, ...edition }) => ({
          ...edition,
          publicSince: publicSince?.toISOString() ?? null,
          publicUntil: publicUntil?.toISOString() ?? null,
          url: edition.isShown ? historyPath(id, edition.number) : null,
        })),
      };
    },
  );
}
