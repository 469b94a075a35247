import type { Database } from '../../kernel/db/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import { published } from '../../publishing/documents/index.ts';
import { atomFeed } from './feeds.rules.ts';

export interface FeedsApiDeps {
  app: HttpServer;
  db: Database;
  siteOf: (request: HttpRequest) => Promise<{ tenantId: string; name: string; origin: string }>;
}

const NEWEST = 50;
const SITEMAP_LIMIT = 45_000;

/** Feeds for programs that follow what is new, and the sitemap; both read through the gate's filter at every request. */
export function registerFeedsApi({ app, db, siteOf }: FeedsApiDeps): void {
  app.get('/feeds/documents.atom', { schema: { hide: true } }, async (request, reply) => {
    const { tenantId, name, origin } = await siteOf(request);
    const { organisation, topic } = request.query as { organisation?: string; topic?: string };
    const filter = {
      ...(organisation && /^[0-9a-f-]{36}$/.test(organisation) ? { organisationId: organisation } : {}),
      ...(topic ? { topic } : {}),
    };
    const documents = await published.listNewest(db, tenantId, filter, NEWEST);
    const body = atomFeed({
      title: `${name} · 最新公开文件`,
      selfUrl: `${origin}${request.url}`,
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
    return reply.header('cache-control', 'no-cache').type('application/atom+xml; charset=utf-8').send(body);
  });

  app.get('/sitemap.xml', { schema: { hide: true } }, async (request, reply) => {
    const { tenantId, origin } = await siteOf(request);
    const documents = await published.listNewest(db, tenantId, {}, SITEMAP_LIMIT);
    const urls = documents.map(
      ({ url, visibleFrom }) => `<url><loc>${origin}${url}</loc><lastmod>${visibleFrom.toISOString()}</lastmod></url>`,
    );
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>${origin}/</loc></url>\n${urls.join('\n')}\n</urlset>\n`;
    return reply.header('cache-control', 'no-cache').type('application/xml; charset=utf-8').send(body);
  });

  app.get('/robots.txt', { schema: { hide: true } }, async (request, reply) => {
    const { origin } = await siteOf(request);
    const body = `User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /search\nSitemap: ${origin}/sitemap.xml\n`;
    return reply.type('text/plain; charset=utf-8').send(body);
  });
}
