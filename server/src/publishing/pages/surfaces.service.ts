import type { Database } from '../../kernel/db/index.ts';
import { listTombstones, type PublicRecord, type Surface, type SurfaceAnswer } from '../../foundation/gate/index.ts';
import { listLivePagesAfter, listLiveVersions, listOwnLive, listTopicsAmong, TYPE } from './pages.repo.ts';

const BATCH = 500;

/** What the public reads of composed pages, asked with the filter that answers its readers. */
export function createPageSurfaces(db: Database): Surface[] {
  return [
    {
      name: 'page',
      subjectType: TYPE,
      tellsWithdrawal: true,
      ask: async (tenantId, ids) => {
        const shown = await listLiveVersions(db, tenantId, ids);
        const answers = new Map(
          shown.map(({ id, version }): [string, SurfaceAnswer] => [id, { kind: 'shows', version }]),
        );
        const absent = ids.filter((id) => !answers.has(id));
        for (const { subjectId, version } of await listTombstones(db, tenantId, TYPE, absent))
          answers.set(subjectId, { kind: 'gone', version });
        return answers;
      },
    },
    // Special topics and compilations have an address of their own in the sitemap; texts of columns have that of their column.
    {
      name: 'sitemap',
      subjectType: TYPE,
      placed: (tenantId, ids) => listTopicsAmong(db, tenantId, ids),
      async ask(tenantId, ids) {
        const shown = await listLiveVersions(db, tenantId, ids);
        return new Map(shown.map(({ id, version }): [string, SurfaceAnswer] => [id, { kind: 'shows', version }]));
      },
    },
  ];
}

/** What the pages themselves have as public, which the gate has to agree with. */
export function createPageRecord(db: Database): PublicRecord {
  return {
    subjectType: TYPE,
    editionsOf: async (tenantId, ids) =>
      new Map((await listOwnLive(db, tenantId, ids)).map(({ pageId, id }) => [pageId, id])),
    async *subjects() {
      for (let after: { tenantId: string; subjectId: string } | null = null; ;) {
        const batch: { tenantId: string; subjectId: string }[] = await listLivePagesAfter(db, after, BATCH);
        after = batch.at(-1) ?? null;
        if (!after) return;
        yield batch.map((key) => ({ ...key, subjectType: TYPE }));
      }
    },
  };
}
