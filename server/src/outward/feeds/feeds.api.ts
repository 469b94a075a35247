import { Type } from 'typebox';
import type { Database } from '../../kernel/db/index.ts';
import type { HttpRequest, HttpServer, PageCache } from '../../kernel/http/index.ts';
import { published } from '../../publishing/documents/index.ts';
import { atomFeed } from './feeds.rules.ts';

export interface FeedsApiDeps {
  app: HttpServer;
  db: Database;
  cache: PageCache;
  siteOf: (request: HttpRequest) => Promise<{ tenantId: string; siteId: string; name: string; origin: string }>;
}

const NEWEST = 50;
const SITEMAP_LIMIT = 45_000;
const FeedQuery = Type.Object({
  organisation: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })),
  topic: Type.Optional(Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })),
});

/** Feeds for programs that follow what is new, and the sitemap; both read through the gate's filter and kept until something changes. */
export function registerFeedsApi({ app, db, cache, siteOf }: FeedsApiDeps): void {
  app.get('/feeds/documents.atom', { schema: { hide: true, querystring: FeedQuery } }, async (request, reply) => {
    const { tenantId, siteId, name, origin } = await siteOf(request);
    const { organisation = '', topic = '' } = request.query;
    const asked = new URLSearchParams({ ...(organisation && { organisation }), ...(topic && { topic }) });
    const path = `/feeds/documents.atom${asked.size > 0 ? `?${asked}` : ''}`;
    return cache.serve(request, reply, `${siteId} ${path}`, async () => {
      const filter = { ...(organisation && { organisationId: organisation }), ...(topic && { topic }) };
      const documents = await published.listNewest(db, tenantId, filter, NEWEST);
      const body = atomFeed({
        title: `${name} · 最新公开文件`,
        selfUrl: `${origin}${path}`,
        siteUrl: origin,
        emptySince: new Date(0),
        entries: documents.map((document) => ({
          url: `${origin}${document.url}`,
          id: document.id,
          title: document.title,
          author: document.organisation.name,
          publishedAt: document.visibleFrom,
          category: document.topic,
          summary: document.excerpt.replace(/\s+/g, ' ').slice(0, 200),
        })),
      });
      return { contentType: 'application/atom+xml; charset=utf-8', body, tags: [`tenant:${tenantId}`] };
    });
  });

  app.get('/sitemap.xml', { schema: { hide: true } }, async (request, reply) => {
    const { tenantId, siteId, origin } = await siteOf(request);
    return cache.serve(request, reply, `${siteId} /sitemap.xml`, async () => {
      const documents = await published.listAddresses(db, tenantId, SITEMAP_LIMIT);
      const urls = documents.map(
        ({ url, visibleFrom }) =>
          `<url><loc>${origin}${url}</loc><lastmod>${visibleFrom.toISOString()}</lastmod></url>`,
      );
      const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>${origin}/</loc></url>\n${urls.join('\n')}\n</urlset>\n`;
      return { contentType: 'application/xml; charset=utf-8', body, tags: [`tenant:${tenantId}`] };
    });
  });

  app.get('/robots.txt', { schema: { hide: true } }, async (request, reply) => {
    const { origin } = await siteOf(request);
    const body = `User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /search\nSitemap: ${origin}/sitemap.xml\n`;
    return reply.type('text/plain; charset=utf-8').send(body);
  });
}
