import type { Database } from '../../kernel/db/index.ts';
import { listTombstones, type PublicRecord, type Surface, type SurfaceAnswer } from '../../foundation/gate/index.ts';
import { listOwnPublished, listPrinted, listPrintsOf, listPublishedAfter, listShown, TYPE } from './gazette.repo.ts';

const BATCH = 500;

/** What the public reads of issues, asked with the filter that answers its readers, and of documents in the contents of issues. */
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
    {
      name: 'list',
      subjectType: TYPE,
      async ask(tenantId, ids) {
        const shown = await listShown(db, tenantId, ids);
        return new Map(shown.map(({ id, version }): [string, SurfaceAnswer] => [id, { kind: 'shows', version }]));
      },
    },
    {
      name: 'file',
      subjectType: TYPE,
      async ask(tenantId, ids, thorough) {
        const prints = await listPrintsOf(db, tenantId, ids, thorough);
        return new Map(
          prints.map(({ id, version, isWhole }): [string, SurfaceAnswer] => [
            id,
            isWhole ? { kind: 'shows', version } : { kind: 'incomplete', version, words: 'print.pdf' },
          ]),
        );
      },
    },
    {
      name: 'gazette',
      subjectType: 'document',
      placed: async (tenantId, ids) => (await listPrinted(db, tenantId, ids)).map(({ id }) => id),
      async ask(tenantId, ids) {
        const printed = await listPrinted(db, tenantId, ids);
        return new Map(
          printed.flatMap(({ id, version }): [string, SurfaceAnswer][] =>
            version === null ? [] : [[id, { kind: 'shows', version }]],
          ),
        );
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
