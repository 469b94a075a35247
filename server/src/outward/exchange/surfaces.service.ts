import type { Database } from '../../kernel/db/index.ts';
import type { Surface, SurfaceAnswer } from '../../foundation/gate/index.ts';
import { published } from '../../publishing/documents/index.ts';
import { listTold } from './oai.repo.ts';

/** What harvesters are told, asked with the two queries that a record is written from: a record without a summary is told as deleted. */
export function createOaiSurface(db: Database): Surface {
  return {
    name: 'oai',
    subjectType: 'document',
    tellsWithdrawal: true,
    async ask(tenantId, ids) {
      const [told, readers] = await Promise.all([
        listTold(db, tenantId, ids),
        published.listShownAsPage(db, tenantId, ids),
      ]);
      const shown = new Set(readers.map(({ id }) => id));
      return new Map(
        told.map(({ id, version, isDeleted }): [string, SurfaceAnswer] => [
          id,
          { kind: isDeleted || !shown.has(id) ? 'gone' : 'shows', version },
        ]),
      );
    },
  };
}
