import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import {
  addresses,
  findSettlement,
  listTombstones,
  type PublicRecord,
  type Surface,
  type SurfaceAnswer,
} from '../../foundation/gate/index.ts';
import { documentErrors } from './documents.errors.ts';
import { findUnitOf } from './documents.repo.ts';
import {
  listLiveAfter,
  listLiveEditions,
  listShownAsPage,
  listShownFiles,
  listShownInLists,
  type Shown,
} from './published.repo.ts';

const DOCUMENT = 'document';
const BATCH = 500;
/** Files looked for on the disk at the same time. */
const LOOKS = 16;

/** Answers of a surface that shows a document or has nothing. */
const shownAnswers = (rows: readonly Shown[]): Map<string, SurfaceAnswer> =>
  new Map(rows.map(({ id, version }) => [id, { kind: 'shows', version }]));

/** What the public reads of documents: page, lists, API and files. Each is asked with the query that answers its readers. */
export function createDocumentSurfaces({ db, files }: { db: Database; files: FileStore }): Surface[] {
  const askDocument = async (tenantId: string, ids: readonly string[]): Promise<Map<string, SurfaceAnswer>> => {
    const answers = shownAnswers(await listShownAsPage(db, tenantId, ids));
    const absent = ids.filter((id) => !answers.has(id));
    for (const { subjectId, version } of await listTombstones(db, tenantId, DOCUMENT, absent))
      answers.set(subjectId, { kind: 'gone', version });
    return answers;
  };

  async function askFiles(tenantId: string, ids: readonly string[], thorough: boolean) {
    const documents = await listShownFiles(db, tenantId, ids, { images: thorough });
    const offered = Map.groupBy(
      await addresses.listReadableFiles(db, tenantId, DOCUMENT, ids),
      ({ subjectId }) => subjectId,
    );
    const hashes = [...new Set([...offered.values()].flat().map(({ sha256 }) => sha256))];
    const stored = new Map<string, number | null>();
    for (let i = 0; i < hashes.length; i += LOOKS)
      await Promise.all(
        hashes.slice(i, i + LOOKS).map(async (sha256) => stored.set(sha256, await files.sizeOf(sha256))),
      );
    return new Map(
      documents.map(({ id, version, original, size, images }): [string, SurfaceAnswer] => {
        const open = new Set((offered.get(id) ?? []).map(({ sha256 }) => sha256));
        const wanted = new Map(Object.entries({ ...images, ...(original ? { [original]: size ?? 0 } : {}) }));
        const lacking = (sha256: string) => stored.get(sha256) === null;
        const cut = (sha256: string) =>
          !lacking(sha256) && open.has(sha256) && stored.get(sha256) !== wanted.get(sha256);
        const faults = [
          ...[...wanted.keys()].filter((sha256) => !open.has(sha256)).map((sha256) => `- ${sha256}`),
          ...[...open].filter(lacking).map((sha256) => `∅ ${sha256}`),
          ...[...wanted.keys()].filter(cut).map((sha256) => `≠ ${sha256}`),
          ...(thorough ? [...open].filter((sha256) => !wanted.has(sha256)).map((sha256) => `+ ${sha256}`) : []),
        ];
        if (faults.length === 0) return [id, { kind: 'shows', version }];
        return [id, { kind: 'incomplete', version, words: faults.join(', ') }];
      }),
    );
  }

  return [
    { name: 'page', subjectType: DOCUMENT, tellsWithdrawal: true, ask: askDocument },
    {
      name: 'list',
      subjectType: DOCUMENT,
      ask: async (tenantId, ids) => shownAnswers(await listShownInLists(db, tenantId, ids)),
    },
    { name: 'api', subjectType: DOCUMENT, tellsWithdrawal: true, ask: askDocument },
    { name: 'file', subjectType: DOCUMENT, ask: askFiles },
  ];
}

/** What the documents themselves have as public, which the gate has to agree with. */
export function createDocumentRecord(db: Database): PublicRecord {
  return {
    subjectType: DOCUMENT,
    editionsOf: (tenantId, ids) => listLiveEditions(db, tenantId, ids),
    async *subjects() {
      for (let after: { tenantId: string; subjectId: string } | null = null; ;) {
        const batch: { tenantId: string; subjectId: string }[] = await listLiveAfter(db, after, BATCH);
        after = batch.at(-1) ?? null;
        if (!after) return;
        yield batch.map((key) => ({ ...key, subjectType: DOCUMENT }));
      }
    },
  };
}

/** Where a document is in line with its present version; null when it was never public. Throws documents.not_found. */
export async function getSettlement(db: Database, actor: Actor, id: string): ReturnType<typeof findSettlement> {
  const unit = await findUnitOf(db, actor.tenantId, id);
  if (!unit || !actor.can('documents.document.read', unit)) throw documentErrors.not_found();
  return findSettlement(db, { tenantId: actor.tenantId, subjectType: DOCUMENT, subjectId: id });
}
