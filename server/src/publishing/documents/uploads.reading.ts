import { newId, type Database } from '../../kernel/db/index.ts';
import { AppError } from '../../kernel/errors/index.ts';
import { systemActor, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { fieldsOf } from './documents.rules.ts';
import { candidateOf, type DocumentImport } from './import.service.ts';
import { equalBefore, recogniseUnit, unitUnrecognised, withWarning } from './import.rules.ts';
import {
  claimReading,
  endReading,
  findUpload,
  listReadKeys,
  listWaitingItems,
  renewReading,
  updateUploadItem,
  type StoredFailure,
} from './uploads.repo.ts';

type WriteNeeds = Parameters<typeof write>[2];

/** The job that reads an upload: one process at a time, told by a claim that it renews while it works. */

/** A reader that was not seen for so long is taken for dead. */
export const LOST_AFTER_SECONDS = 60;
const RENEW_EVERY_MS = 15_000;
/** Files of one upload that are read at the same time; more would keep an officer's own text waiting for a thread. */
const LANES = 3;

export interface UploadReaderDeps {
  db: Database;
  documents: Pick<DocumentImport, 'read' | 'judge'>;
  organisations: OrganisationsService;
}

/** A failure as it is stored, without the texts that were made for one reader. */
export const storedFailure = ({ code, details }: AppError): StoredFailure => {
  const { reason: _reason, cause, ...rest } = details;
  // The reason follows from the cause, in the language of whoever reads it.
  return { code, details: cause === undefined ? details : { cause, ...rest } };
};

class NothingLeft extends Error {}

/** A write that leaves neither change nor trace when its turn finds nothing left to do. */
export async function writeIfLeft(
  db: Database,
  actor: Actor,
  needs: WriteNeeds,
  change: (w: Write) => Promise<boolean>,
): Promise<boolean> {
  try {
    await write(db, actor, needs, async (w) => {
      if (!(await change(w))) throw new NothingLeft();
    });
    return true;
  } catch (error) {
    if (error instanceof NothingLeft) return false;
    throw error;
  }
}

/** Reads what still waits in an upload. Cut off at any point and started again, it goes on with the rest; started twice, the second does nothing. */
export function createUploadReader({ db, documents, organisations }: UploadReaderDeps) {
  return async ({ tenantId, id }: { tenantId: string; id: string }): Promise<void> => {
    const reader = newId();
    if (!(await claimReading(db, tenantId, id, reader, LOST_AFTER_SECONDS))) return;
    let isOwn = true;
    const heart = setInterval(() => {
      renewReading(db, tenantId, id, reader).then(
        (renewed) => void (isOwn = renewed),
        () => undefined, // the database was away for a moment; the claim tells at the next beat
      );
    }, RENEW_EVERY_MS);
    try {
      const upload = await findUpload(db, tenantId, id);
      if (!upload) return;
      const actor = systemActor(tenantId, 'job:import');
      const needs = { permission: 'documents.document.import', organisationId: upload.organisationId };
      const units = await organisations.listAliases(tenantId);
      const waiting = (await listWaitingItems(db, tenantId, id)).values();
      const lane = async () => {
        for (const item of waiting) {
          if (!isOwn) return;
          await readItem(actor, needs, id, item, units);
        }
      };
      const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
      if (!isOwn) return;
      await markEqual(actor, needs, id);
      await writeIfLeft(db, actor, needs, async (w) => {
        if (!(await endReading(w.tx, tenantId, id, reader, true))) return false;
        w.record({ action: 'documents.import.read', subjectType: 'import', subjectId: id });
        return true;
      });
    } finally {
      clearInterval(heart);
      await endReading(db, tenantId, id, reader, false).catch(() => undefined);
    }
  };

  async function readItem(
    actor: Actor,
    needs: WriteNeeds,
    importId: string,
    item: { position: number; fileName: string; file: string },
    units: readonly { id: string; name: string }[],
  ): Promise<void> {
    const { position, fileName } = item;
    const change = await readFile(actor.tenantId, item, units);
    await writeIfLeft(db, actor, needs, async (w) => {
      const key = { tenantId: actor.tenantId, importId, position };
      if (!(await updateUploadItem(w.tx, key, 'waiting', change))) return false;
      const { state, failure, documentId } = change;
      const after = { position, file: fileName, ...(failure ? { code: failure.code } : {}), documentId };
      w.record({ action: `documents.import.item_${state}`, subjectType: 'import', subjectId: importId, after });
      return true;
    });
  }

  async function readFile(
    tenantId: string,
    { fileName, file }: { fileName: string; file: string },
    units: readonly { id: string; name: string }[],
  ): Promise<Parameters<typeof updateUploadItem>[3]> {
    try {
      const read = await documents.read({ sha256: file }, fileName, { keep: true, locale: 'zh' });
      const { issuingBody } = fieldsOf(read.reading);
      // Here an officer chose the unit; that the text names another body is for him to see. A missing one has its own warning.
      const isStrange = issuingBody !== '' && recogniseUnit(issuingBody, units) === null;
      const reading = isStrange ? withWarning(read, unitUnrecognised(issuingBody)) : read;
      const [verdict] = await documents.judge(tenantId, [candidateOf(fileName, reading)]);
      const there = verdict?.duplicateOf;
      return there ? { state: 'duplicate', reading, documentId: there.documentId } : { state: 'read', reading };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { state: 'failed', failure: storedFailure(error) };
    }
  }

  /** Marks files that say the same as one before them in this upload. */
  async function markEqual(actor: Actor, needs: WriteNeeds, importId: string): Promise<void> {
    const { tenantId } = actor;
    for (const { position, duplicateOf } of equalBefore(await listReadKeys(db, tenantId, importId))) {
      await writeIfLeft(db, actor, needs, async (w) => {
        const key = { tenantId, importId, position };
        if (!(await updateUploadItem(w.tx, key, 'read', { state: 'duplicate', duplicateOf }))) return false;
        const after = { position, duplicateOf };
        w.record({ action: 'documents.import.item_duplicate', subjectType: 'import', subjectId: importId, after });
        return true;
      });
    }
  }
}
