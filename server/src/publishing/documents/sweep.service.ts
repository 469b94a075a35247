import type { Database } from '../../kernel/db/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import { systemActor } from '../../foundation/audit/index.ts';
import {
  deleteUnnamedFiles,
  forgetReadings,
  listExpiredUploads,
  listKnownFiles,
  releaseLooseFiles,
} from './sweep.repo.ts';
import { listStaleUploads } from './uploads.repo.ts';
import { LOST_AFTER_SECONDS, writeIfLeft } from './uploads.reading.ts';

/** Younger files may belong to an import that has not committed yet: the sweep leaves them alone. */
const YOUNG_MS = 60 * 60_000;
/** A picture taken out of a text may come back by undo, in an editor that stayed open overnight. */
const LOOSE_HOURS = 48;

export interface SweepDeps {
  db: Database;
  files: FileStore;
  /** Days for which is kept what was read from the files of an upload. */
  keepReadingsDays: number;
  readWaiting: (upload: { tenantId: string; id: string }) => Promise<void>;
}

/**
 * Puts in order what was left: uploads whose reader died are read after all, old readings are forgotten, and files that no row names any
 * more are removed from the store. Two processes may do it at once.
 */
export async function sweep({ db, files, keepReadingsDays, readWaiting }: SweepDeps): Promise<void> {
  for (const stale of await listStaleUploads(db, 2 * LOST_AFTER_SECONDS)) await readWaiting(stale);
  for (const { tenantId, id, organisationId } of await listExpiredUploads(db, keepReadingsDays)) {
    const needs = { permission: 'documents.document.import', organisationId };
    await writeIfLeft(db, systemActor(tenantId, 'job:sweep'), needs, async ({ tx, record }) => {
      const items = await forgetReadings(tx, tenantId, id);
      if (items === 0) return false;
      const after = { items, keptDays: keepReadingsDays };
      record({ action: 'documents.import.forgotten', subjectType: 'import', subjectId: id, after });
      return true;
    });
  }
  // Rows first, then bytes: a name without bytes would be a lie, bytes without a name are only waste.
  await releaseLooseFiles(db, LOOSE_HOURS);
  await deleteUnnamedFiles(db, YOUNG_MS);
  await removeUnknownBytes(db, files);
}

async function removeUnknownBytes(db: Database, files: FileStore): Promise<void> {
  await files.removeUnfinished(YOUNG_MS);
  let group: string[] = [];
  const flush = async () => {
    const known = await listKnownFiles(db, group);
    for (const sha256 of group) if (!known.has(sha256)) await files.removeIfOlder(sha256, YOUNG_MS);
    group = [];
  };
  for await (const { sha256, storedAt } of files.list()) {
    if (Date.now() - storedAt.getTime() < YOUNG_MS) continue;
    group.push(sha256);
    if (group.length >= 500) await flush();
  }
  await flush();
}
