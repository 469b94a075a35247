import { Type } from 'typebox';
import type { HttpServer } from '../../kernel/http/index.ts';
import { columnPath, type ColumnsService, type PlacementsService } from '../../publishing/columns/index.ts';
import { httpErrors } from '../../kernel/http/index.ts';
import type { FeedsApiDeps } from './feeds.api.ts';
import { atomFeed } from './feeds.rules.ts';
import { FEED_LENGTH } from './feeds.service.ts';

export interface ColumnFeedsDeps extends Pick<FeedsApiDeps, 'cache' | 'siteOf'> {
  app: HttpServer;
  columns: Pick<ColumnsService, 'listOpen'>;
  placements: Pick<PlacementsService, 'page'>;
}

/** A feed for each list of a site. */
export function registerColumnFeedsApi({ app, cache, siteOf, columns, placements }: ColumnFeedsDeps): void {
  const params = Type.Object({ code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,60}$' }) });
  app.get('/feeds/columns/:code.atom', { schema: { hide: true, params } }, async (request, reply) => {
    const { tenantId, siteId, name, origin } = await siteOf(request);
    const { code } = request.params;
    const column = (await columns.listOpen(tenantId, siteId)).find((one) => one.code === code && one.kind === 'list');
    if (!column) throw httpErrors.not_found();
    const path = `/feeds/columns/${code}.atom`;
    return cache.serve(request, reply, `${siteId} ${path}`, async () => {
      const { items } = await placements.page(tenantId, column.id, {}, FEED_LENGTH);
      const body = atomFeed({
        title: `${name} · ${column.name}`,
        selfUrl: `${origin}${path}`,
        siteUrl: `${origin}${columnPath(code)}`,
        emptySince: new Date(0),
        entries: items.map((item) => ({
          url: `${origin}${item.url}`,
          id: item.id,
          title: item.title,
          author: item.organisation.name,
          // The list goes by days; a reader's program needs an instant of that day in China.
          publishedAt: new Date(`${item.listedOn}T00:00:00+08:00`),
          updatedAt: new Date(`${item.listedOn}T00:00:00+08:00`),
          category: item.topic,
          summary: item.excerpt,
        })),
      });
      return { contentType: 'application/atom+xml; charset=utf-8', body, tags: [`tenant:${tenantId}`] };
    });
  });
}
