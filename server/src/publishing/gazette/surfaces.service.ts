import type { Database } from '../../kernel/db/index.ts';
import { listTombstones, type PublicRecord, type Surface, type SurfaceAnswer } from '../../foundation/gate/index.ts';
import { listOwnPublished, listPublishedAfter, listShown, TYPE } from './gazette.repo.ts';

const BATCH = 500;

/** What the public reads of issues, asked with the filter that answers its readers. */
export function createGazetteSurfaces(db: Database): Surface[] {
  return [
    {
      name: 'page',
      subjectType: TYPE,
      tellsWithdrawal: true,
      ask: async (tenantId, ids) => {
        const shown = await listShown(db, tenantId, ids);
        const answers = new Map(
          shown.map(({ id, version }): [string, SurfaceAnswer] => [id, { kind: 'shows', version }]),
        );
        const absent = ids.filter((id) => !answers.has(id));
        for (const { subjectId, version } of await listTombstones(db, tenantId, TYPE, absent))
          answers.set(subjectId, { kind: 'gone', version });
        return answers;
      },
    },
  ];
}

/** What the gazette itself has as published, which the gate has to agree with; an issue has one edition, itself. */
export function createGazetteRecord(db: Database): PublicRecord {
  return {
    subjectType: TYPE,
    editionsOf: async (tenantId, ids) => new Map((await listOwnPublished(db, tenantId, ids)).map((id) => [id, id])),
    async *subjects() {
      for (let after: { tenantId: string; subjectId: string } | null = null; ;) {
        const batch: { tenantId: string; subjectId: string }[] = await listPublishedAfter(db, after, BATCH);
        after = batch.at(-1) ?? null;
        if (!after) return;
        yield batch.map((key) => ({ ...key, subjectType: TYPE }));
      }
    },
  };
}
