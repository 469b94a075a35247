import type { Database } from '../../kernel/db/index.ts';
import type { Surface, SurfaceAnswer } from '../../foundation/gate/index.ts';
import { listInterpretationsAmong, listShown } from './interpretation.repo.ts';

/** The list of interpretations, and their ties to what they explain, which are read with the same query. */
export function createInterpretationSurface(db: Database): Surface {
  return {
    name: 'interpretation',
    subjectType: 'document',
    placed: (tenantId, ids) => listInterpretationsAmong(db, tenantId, ids),
    async ask(tenantId, ids) {
      const shown = await listShown(db, tenantId, ids);
      return new Map(shown.map(({ id, version }): [string, SurfaceAnswer] => [id, { kind: 'shows', version }]));
    },
  };
}
