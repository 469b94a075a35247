import type { Database } from '../../kernel/db/index.ts';
import { listTombstones, type Surface, type SurfaceAnswer } from '../../foundation/gate/index.ts';
import { published } from '../documents/index.ts';
import { deleteStale, listFaults, listKeptAfter } from './standard-text.repo.ts';

const DOCUMENT = 'document';
const BATCH = 500;

/** The files made of published documents: what was made of an edition that is not public any more goes with it. */
export function createStandardTextSurface(db: Database): Surface {
  return {
    name: 'standard_text',
    subjectType: DOCUMENT,
    tellsWithdrawal: true,
    async settle(states) {
      for (const [tenantId, own] of Map.groupBy(states, (state) => state.tenantId))
        await deleteStale(
          db,
          tenantId,
          own.map(({ subjectId }) => subjectId),
        );
    },
    async ask(tenantId, ids) {
      const [readers, faults] = await Promise.all([
        published.listShownAsPage(db, tenantId, ids),
        listFaults(db, tenantId, ids),
      ]);
      const answers = new Map<string, SurfaceAnswer>(
        readers.map(({ id, version }) => [id, { kind: 'shows', version }]),
      );
      const absent = ids.filter((id) => !answers.has(id));
      for (const { subjectId, version } of await listTombstones(db, tenantId, DOCUMENT, absent))
        answers.set(subjectId, { kind: 'gone', version });
      for (const { id, stale, damaged } of faults) {
        const answer = answers.get(id);
        const version = answer && 'version' in answer ? answer.version : 0;
        if (stale + damaged > 0)
          answers.set(id, { kind: 'incomplete', version, words: `${stale} × edition, ${damaged} × bytes` });
      }
      return answers;
    },
    async *holdings() {
      for (let after: { tenantId: string; subjectId: string } | null = null; ;) {
        const batch: { tenantId: string; subjectId: string }[] = await listKeptAfter(db, after, BATCH);
        after = batch.at(-1) ?? null;
        if (!after) return;
        yield batch.map((key) => ({ ...key, subjectType: DOCUMENT }));
      }
    },
  };
}
