import { Type } from 'typebox';
import type { Database } from '../../kernel/db/index.ts';
import { httpErrors, type HttpRequest, type HttpServer, type PageCache } from '../../kernel/http/index.ts';
import { published } from '../../publishing/documents/index.ts';
import { atomFeed, sitemap, sitemapIndex } from './feeds.rules.ts';
import { FEED_LENGTH } from './feeds.service.ts';

export interface FeedsApiDeps {
  app: HttpServer;
  db: Database;
  cache: PageCache;
  siteOf: (request: HttpRequest) => Promise<{ tenantId: string; siteId: string; name: string; origin: string }>;
  /** Pages beside documents: columns, special topics. */
  otherAddresses?: (tenantId: string, siteId: string) => Promise<string[]>;
  /** Addresses in one list of the sitemap. */
  sitemapLength?: number;
}

const FeedQuery = Type.Object({
  organisation: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })),
  topic: Type.Optional(Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })),
});
const SitemapQuery = Type.Object({ part: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) });

/** Feeds for programs that follow what is new, and the sitemap; both read through the gate's filter and kept until something changes. */
export function registerFeedsApi(deps: FeedsApiDeps): void {
  const { app, db, cache, siteOf, otherAddresses = async () => [], sitemapLength = 45_000 } = deps;
  app.get('/feeds/documents.atom', { schema: { hide: true, querystring: FeedQuery } }, async (request, reply) => {
    const { tenantId, siteId, name, origin } = await siteOf(request);
    const { organisation = '', topic = '' } = request.query;
    const asked = new URLSearchParams({ ...(organisation && { organisation }), ...(topic && { topic }) });
    const path = `/feeds/documents.atom${asked.size > 0 ? `?${asked}` : ''}`;
    return cache.serve(request, reply, `${siteId} ${path}`, async () => {
      const filter = { ...(organisation && { organisationId: organisation }), ...(topic && { topic }) };
      const documents = await published.listNewest(db, tenantId, filter, FEED_LENGTH);
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
          updatedAt: document.lastPublishedAt,
          category: document.topic,
          summary: document.excerpt.replace(/\s+/g, ' ').slice(0, 200),
        })),
      });
      return { contentType: 'application/atom+xml; charset=utf-8', body, tags: [`tenant:${tenantId}`] };
    });
  });

  // One list as long as it may be; beyond that an index of lists (sitemaps.org: 50,000 addresses each).
  app.get('/sitemap.xml', { schema: { hide: true, querystring: SitemapQuery } }, async (request, reply) => {
    const { tenantId, siteId, origin } = await siteOf(request);
    const { part } = request.query;
    const path = `/sitemap.xml${part ? `?part=${part}` : ''}`;
    return cache.serve(request, reply, `${siteId} ${path}`, async () => {
      const answer = { contentType: 'application/xml; charset=utf-8', tags: [`tenant:${tenantId}`] };
      const parts = Math.ceil((await published.countAddresses(db, tenantId)) / sitemapLength);
      if (!part && parts > 1) return { ...answer, body: sitemapIndex(`${origin}/sitemap.xml`, parts) };
      if (part && part > parts) throw httpErrors.not_found();
      const page = { limit: sitemapLength, offset: ((part ?? 1) - 1) * sitemapLength };
      const documents = await published.listAddresses(db, tenantId, page);
      const urls = documents.map(({ url, lastPublishedAt }) => ({ url: origin + url, updatedAt: lastPublishedAt }));
      const others = part && part > 1 ? [] : ['/', ...(await otherAddresses(tenantId, siteId))];
      return { ...answer, body: sitemap([...others.map((path) => ({ url: origin + path })), ...urls]) };
    });
  });

  app.get('/robots.txt', { schema: { hide: true } }, async (request, reply) => {
    const { origin } = await siteOf(request);
    const body = `User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /search\nSitemap: ${origin}/sitemap.xml\n`;
    return reply.type('text/plain; charset=utf-8').send(body);
  });
}
