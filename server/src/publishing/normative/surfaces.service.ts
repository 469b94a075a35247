import type { Database } from '../../kernel/db/index.ts';
import type { Surface, SurfaceAnswer } from '../../foundation/gate/index.ts';
import { listPublicCleanups } from './cleanups.repo.ts';
import { listNormativeAmong, listShown } from './normative.repo.ts';

/** The list of rules and normative documents. */
export function createNormativeSurface(db: Database): Surface {
  return {
    name: 'normative',
    subjectType: 'document',
    placed: (tenantId, ids) => listNormativeAmong(db, tenantId, ids),
    async ask(tenantId, ids) {
      const shown = await listShown(db, tenantId, ids);
      return new Map(shown.map(({ id, version }): [string, SurfaceAnswer] => [id, { kind: 'shows', version }]));
    },
  };
}

/** The page of a clean-up, asked with the query that answers its readers. */
export function createCleanupSurface(db: Database): Surface {
  return {
    name: 'page',
    subjectType: 'normative_cleanup',
    async ask(tenantId, ids): Promise<Map<string, SurfaceAnswer>> {
      const shown = await listPublicCleanups(db, tenantId);
      return new Map(
        shown.flatMap(({ id, publicVersion: version }): [string, SurfaceAnswer][] =>
          ids.includes(id) ? [[id, { kind: 'shows', version }]] : [],
        ),
      );
    },
  };
}
