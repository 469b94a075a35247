import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import {
  addresses,
  listTombstones,
  type PublicRecord,
  type Surface,
  type SurfaceAnswer,
} from '../../foundation/gate/index.ts';
import { LEDGER_KINDS } from './ledgers.kinds.ts';
import { listOwnPublished, listOwnPublishedAfter, listPublished, TYPE } from './public.repo.ts';

const BATCH = 500;
const PUBLIC_KINDS = LEDGER_KINDS.filter(({ isPublic }) => isPublic).map(({ code }) => code);

/** What the public reads of ledgers: an entry's page, the lists, the files; each asked with the query that answers its readers. */
export function createLedgerSurfaces({ db, files }: { db: Database; files: FileStore }): Surface[] {
  const shown = async (tenantId: string, ids: readonly string[]) =>
    new Map(
      (await listPublished(db, tenantId, { ids, limit: ids.length })).map(
        ({ id, version }): [string, SurfaceAnswer] => [id, { kind: 'shows', version }],
      ),
    );
  return [
    {
      name: 'page',
      subjectType: TYPE,
      tellsWithdrawal: true,
      ask: async (tenantId, ids) => {
        const answers = await shown(tenantId, ids);
        const absent = ids.filter((id) => !answers.has(id));
        for (const { subjectId, version } of await listTombstones(db, tenantId, TYPE, absent))
          answers.set(subjectId, { kind: 'gone', version });
        return answers;
      },
    },
    { name: 'list', subjectType: TYPE, ask: shown },
    {
      name: 'file',
      subjectType: TYPE,
      ask: async (tenantId, ids) => {
        const answers = await shown(tenantId, ids);
        for (const { subjectId, sha256 } of await addresses.listReadableFiles(db, tenantId, TYPE, ids)) {
          const answer = answers.get(subjectId);
          if (answer?.kind === 'shows' && (await files.sizeOf(sha256)) === null)
            answers.set(subjectId, { kind: 'incomplete', version: answer.version, words: `∅ ${sha256}` });
        }
        return answers;
      },
    },
  ];
}

/** What the ledgers themselves have as published, which the gate has to agree with; an entry has one edition, itself. */
export function createLedgerRecord(db: Database): PublicRecord {
  return {
    subjectType: TYPE,
    editionsOf: async (tenantId, ids) =>
      new Map((await listOwnPublished(db, tenantId, ids, PUBLIC_KINDS)).map((id) => [id, id])),
    async *subjects() {
      for (let after: { tenantId: string; subjectId: string } | null = null; ;) {
        const batch: { tenantId: string; subjectId: string }[] = await listOwnPublishedAfter(
          ...([db, after, PUBLIC_KINDS, BATCH] as const),
        );
        after = batch.at(-1) ?? null;
        if (!after) return;
        yield batch.map((key) => ({ ...key, subjectType: TYPE }));
      }
    },
  };
}
