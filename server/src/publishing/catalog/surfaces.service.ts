import type { Database } from '../../kernel/db/index.ts';
import type { Surface, SurfaceAnswer } from '../../foundation/gate/index.ts';
import { listFiled } from './catalog.repo.ts';

/** The standard catalog: the documents that its entries lead to. */
export function createCatalogSurface(db: Database): Surface {
  return {
    name: 'catalog',
    subjectType: 'document',
    placed: async (tenantId, ids) => (await listFiled(db, tenantId, ids)).map(({ id }) => id),
    async ask(tenantId, ids) {
      const filed = await listFiled(db, tenantId, ids);
      return new Map(
        filed.flatMap(({ id, version }): [string, SurfaceAnswer][] =>
          version === null ? [] : [[id, { kind: 'shows', version }]],
        ),
      );
    },
  };
}
