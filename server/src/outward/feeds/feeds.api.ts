import { Type } from 'typebox';
import type { Database } from '../../kernel/db/index.ts';
import {
  httpErrors,
  type HttpReply,
  type HttpRequest,
  type HttpServer,
  type PageCache,
} from '../../kernel/http/index.ts';
import type { SiteScope } from '../../foundation/gate/index.ts';
import { published } from '../../publishing/documents/index.ts';
import { FEED_LENGTH } from './feeds.service.ts';
import { FEED_TYPES, writeFeed } from './formats.rules.ts';
import { FEED_FORMATS, feedPath, listAt, pathOfList, type FeedFormat, type FollowedList } from './lists.rules.ts';
import type { FollowedLists, ListEntry } from './lists.service.ts';
import { sitemap, sitemapIndex } from './sitemap.rules.ts';

interface FeedSite {
  tenantId: string;
  siteId: string;
  /** What its sitemap is limited to; absent: everything of the tenant. */
  on?: SiteScope | undefined;
  name: string;
  origin: string;
}

export interface FeedsApiDeps {
  app: HttpServer;
  db: Database;
  cache: PageCache;
  siteOf: (request: HttpRequest) => Promise<FeedSite>;
  lists: FollowedLists;
  /** Lists of what is no document, each with a feed of its own: `gazette` at /feeds/gazette.atom. */
  others?: Record<string, OtherList>;
  /** WebSub hub that is told of changes; '' for none. */
  hubUrl?: string;
  /** Pages beside documents: columns, special topics. */
  otherAddresses?: (tenantId: string, siteId: string) => Promise<string[]>;
  /** Addresses in one list of the sitemap. */
  sitemapLength?: number;
}

/** A list that other modules keep, newest first, through the gate's filter. */
export interface OtherList {
  /** Path of its page. */
  path: string;
  read(tenantId: string, limit: number): Promise<{ title: string; entries: ListEntry[] }>;
}

const Words = (maxLength: number) => Type.Optional(Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' }));
const ListQuery = Type.Object({
  organisation: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })),
  topic: Words(200),
});
const SavedSearch = Type.Object({
  ...ListQuery.properties,
  q: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$' }),
  year: Type.Optional(Type.String({ pattern: '^(?:\\d{4})?$' })),
  validity: Type.Optional(Type.String({ pattern: '^[a-z_]{0,30}$' })),
});
const ColumnParams = Type.Object({ code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,60}$' }) });
const SitemapQuery = Type.Object({ part: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) });

/** Feeds for programs that follow what is new in a list, a column or a saved search, and the sitemap. */
export function registerFeedsApi(deps: FeedsApiDeps): void {
  const { app, db, cache, siteOf, lists, hubUrl = '', others = {} } = deps;
  const { otherAddresses = async () => [], sitemapLength = 45_000 } = deps;

  const serve = async (request: HttpRequest, reply: HttpReply, list: FollowedList | null, format: FeedFormat) => {
    const { tenantId, siteId, name, origin } = await siteOf(request);
    if (!list) throw httpErrors.not_found();
    const path = feedPath(list, format);
    const page = async () => {
      const [title, entries] = await Promise.all([
        lists.findTitle({ tenantId, siteId }, list),
        lists.newest({ tenantId, siteId }, list, FEED_LENGTH),
      ]);
      // A unit that is not there has an empty feed, as its list is empty; a column that is not there has none.
      if (!entries) throw httpErrors.not_found();
      const body = writeFeed(format, {
        title: `${name} · ${title ?? ''}`,
        selfUrl: `${origin}${path}`,
        pageUrl: `${origin}${pathOfList(list)}`,
        emptySince: new Date(0),
        entries: entries.map(({ path: own, ...entry }) => ({ ...entry, url: `${origin}${own}` })),
        hubUrl,
      });
      return { contentType: FEED_TYPES[format], body, tags: [`tenant:${tenantId}`] };
    };
    if (list.kind !== 'search') return cache.serve(request, reply, `${siteId} ${path}`, page);
    // The engine hears of a change a moment after the cache: a page made in between would be kept too long.
    const { contentType, body } = await page();
    return reply.header('cache-control', 'no-cache').type(contentType).send(body);
  };

  for (const format of FEED_FORMATS) {
    app.get(`/feeds/documents.${format}`, { schema: { hide: true, querystring: ListQuery } }, (request, reply) =>
      serve(request, reply, listAt(`/documents?${parametersOf(request.query)}`), format),
    );
    app.get(`/feeds/search.${format}`, { schema: { hide: true, querystring: SavedSearch } }, (request, reply) =>
      serve(request, reply, listAt(`/search?${parametersOf(request.query)}`), format),
    );
    app.get(`/feeds/columns/:code.${format}`, { schema: { hide: true, params: ColumnParams } }, (request, reply) =>
      serve(request, reply, { kind: 'column', code: request.params.code }, format),
    );
  }

  for (const [name, other] of Object.entries(others))
    for (const format of FEED_FORMATS)
      app.get(`/feeds/${name}.${format}`, { schema: { hide: true } }, async (request, reply) => {
        const { tenantId, siteId, name: ofSite, origin } = await siteOf(request);
        const path = `/feeds/${name}.${format}`;
        return cache.serve(request, reply, `${siteId} ${path}`, async () => {
          const { title, entries } = await other.read(tenantId, FEED_LENGTH);
          const body = writeFeed(format, {
            title: `${ofSite} · ${title}`,
            selfUrl: `${origin}${path}`,
            pageUrl: `${origin}${other.path}`,
            emptySince: new Date(0),
            entries: entries.map(({ path: own, ...entry }) => ({ ...entry, url: `${origin}${own}` })),
            hubUrl: '',
          });
          return { contentType: FEED_TYPES[format], body, tags: [`tenant:${tenantId}`] };
        });
      });

  // One list as long as it may be; beyond that an index of lists (sitemaps.org: 50,000 addresses each).
  app.get('/sitemap.xml', { schema: { hide: true, querystring: SitemapQuery } }, async (request, reply) => {
    const { tenantId, siteId, on, origin } = await siteOf(request);
    const { part } = request.query;
    const path = `/sitemap.xml${part ? `?part=${part}` : ''}`;
    return cache.serve(request, reply, `${siteId} ${path}`, async () => {
      const answer = { contentType: 'application/xml; charset=utf-8', tags: [`tenant:${tenantId}`] };
      const parts = Math.ceil((await published.countAddresses(db, tenantId, on)) / sitemapLength);
      if (!part && parts > 1) return { ...answer, body: sitemapIndex(`${origin}/sitemap.xml`, parts) };
      if (part && part > parts) throw httpErrors.not_found();
      const page = { limit: sitemapLength, offset: ((part ?? 1) - 1) * sitemapLength };
      const documents = await published.listAddresses(db, tenantId, page, on);
      const urls = documents.map(({ url, lastPublishedAt }) => ({ url: origin + url, updatedAt: lastPublishedAt }));
      const others = part && part > 1 ? [] : ['/', ...(await otherAddresses(tenantId, siteId))];
      return { ...answer, body: sitemap([...others.map((path) => ({ url: origin + path })), ...urls]) };
    });
  });

  app.get('/robots.txt', { schema: { hide: true } }, async (request, reply) => {
    const { origin } = await siteOf(request);
    const body = `User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /search\nDisallow: /subscribe\nSitemap: ${origin}/sitemap.xml\n`;
    return reply.type('text/plain; charset=utf-8').send(body);
  });
}

const parametersOf = (query: Record<string, string | undefined>) =>
  new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])));
