import type { Database } from '../../kernel/db/index.ts';
import type { Surface, SubjectKey, SurfaceAnswer } from '../../foundation/gate/index.ts';
import { published } from '../documents/index.ts';
import { listMarkedAfter, listMarks } from './placements.repo.ts';

const DOCUMENT = 'document';
const BATCH = 500;

/**
 * The columns of all sites, disclosure platforms included, with their feeds, which read what the lists read. The dates and marks that lists
 * are read along are a store of their own: a document that lacks its mark is missing in a list, and a mark left behind is counted there.
 */
export function createColumnSurface(db: Database): Surface {
  return {
    name: 'column',
    subjectType: DOCUMENT,
    placed: async (tenantId, ids) => (await listMarks(db, tenantId, ids)).map(({ id }) => id),
    async ask(tenantId, ids) {
      const [marks, readers] = await Promise.all([
        listMarks(db, tenantId, ids),
        published.listShownAsPage(db, tenantId, ids),
      ]);
      const versions = new Map(readers.map(({ id, version }) => [id, version]));
      const answers = new Map<string, SurfaceAnswer>();
      for (const { id, left, lacking, misdated } of marks) {
        const version = versions.get(id);
        if (version === undefined) {
          if (left > 0) answers.set(id, { kind: 'incomplete', version: 0, words: `${left} × is_public` });
        } else if (lacking + misdated > 0)
          answers.set(id, { kind: 'incomplete', version, words: `${lacking} × is_public, ${misdated} × listed_on` });
        else answers.set(id, { kind: 'shows', version });
      }
      return answers;
    },
    async *holdings() {
      for (let after: SubjectKey | null = null; ;) {
        const batch: SubjectKey[] = await listMarkedAfter(db, after, BATCH);
        after = batch.at(-1) ?? null;
        if (!after) return;
        yield batch;
      }
    },
  };
}
