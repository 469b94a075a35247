import type { HttpServer, HttpRequest } from '../../kernel/http/index.ts';
import { SearchAnswer, SearchQuery } from './search.schema.ts';
import type { SearchService } from './search.service.ts';

export interface SearchApiDeps {
  search: SearchService;
  tenantOf: (request: HttpRequest) => Promise<string>;
}

/** Public search for programs: `GET /api/v1/search?q=&limit=`. */
export function registerSearchApi(app: HttpServer, { search, tenantOf }: SearchApiDeps): void {
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
      return search.search(await tenantOf(request), request.query);
    },
  );
}
