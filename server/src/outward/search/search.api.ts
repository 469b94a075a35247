import type { HttpServer, HttpRequest } from '../../kernel/http/index.ts';
import type { SiteScope } from '../../foundation/gate/index.ts';
import { SearchAnswer, SearchQuery } from './search.schema.ts';
import type { SearchService } from './search.service.ts';

export interface SearchApiDeps {
  search: SearchService;
  siteOf: (request: HttpRequest) => Promise<{ tenantId: string; on?: SiteScope | undefined }>;
}

/** Public search for programs: `GET /api/v1/search?q=&limit=`. */
export function registerSearchApi(app: HttpServer, { search, siteOf }: SearchApiDeps): void {
  app.get(
    '/api/v1/search',
    {
      schema: {
        operationId: 'search',
        tags: ['search'],
        summary: 'Search published documents',
        querystring: SearchQuery,
        response: { 200: SearchAnswer },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-cache');
      const { tenantId, on } = await siteOf(request);
      return search.search(tenantId, request.query, on);
    },
  );
}
