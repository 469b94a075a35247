import { Type } from 'typebox';
import type { Database } from '../../kernel/db/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { getSettlement } from './surfaces.service.ts';

export interface ReceiptsApiDeps {
  db: Database;
  actorOf: (request: HttpRequest) => Promise<Actor>;
}

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const SURFACES = [
  ...(['page', 'list', 'column', 'search', 'file', 'standard_text', 'feed', 'sitemap', 'api', 'oai'] as const),
  ...(['normative', 'interpretation', 'gazette', 'catalog', 'evidence'] as const),
];

export const Receipts = Type.Object({
  /** Null: it was never public. */
  publication: Nullable(
    Type.Object({
      state: Type.Enum(['published', 'withdrawn']),
      /** Grows with every publication and withdrawal. */
      version: Type.Integer(),
      surfaces: Type.Array(
        Type.Object({
          name: Type.Enum(SURFACES),
          /** The last version that the surface was seen to be in line with, and when. */
          version: Nullable(Type.Integer()),
          settledAt: Nullable(Type.String({ format: 'date-time' })),
          /** In line with the present version. */
          settled: Type.Boolean(),
        }),
      ),
    }),
  ),
});

/** Where a document is in line with its present version, for the console. */
export function registerReceiptsApi(app: HttpServer, { db, actorOf }: ReceiptsApiDeps): void {
  app.get(
    '/api/v1/console/documents/:id/receipts',
    {
      schema: {
        tags: ['documents (staff)'],
        security: [{ session: [] }],
        operationId: 'getReceipts',
        summary: 'Where a document was published or withdrawn, by surface',
        params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) }),
        response: { 200: Receipts },
      },
    },
    async (request) => {
      const found = await getSettlement(db, await actorOf(request), request.params.id);
      if (!found) return { publication: null };
      const { state, version, surfaces } = found;
      return {
        publication: {
          state,
          version,
          surfaces: surfaces.map((surface) => ({
            name: surface.name,
            version: surface.version,
            settledAt: surface.settledAt?.toISOString() ?? null,
            settled: surface.version === version,
          })),
        },
      };
    },
  );
}
