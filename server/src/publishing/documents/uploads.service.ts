import { newId, type Database } from '../../kernel/db/index.ts';
import { AppError } from '../../kernel/errors/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { Jobs } from '../../kernel/jobs/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { documentErrors } from './documents.errors.ts';
import { listTitles } from './documents.repo.ts';
import type { DocumentFields, ImportItem, ImportItemSummary, ImportView } from './documents.schema.ts';
import {
  candidateOf,
  ClaimsLost,
  failureText,
  type DocumentImport,
  type ImportOutcome,
  type SaveItem,
} from './import.service.ts';
import { sweep } from './sweep.service.ts';
import { createUploadReader, storedFailure, writeIfLeft } from './uploads.reading.ts';
import {
  findUpload,
  findUploadFile,
  findUploadItem,
  finishUpload,
  insertUpload,
  listUploadItems,
  listUploads,
  updateUploadItem,
  type StoredFailure,
  type UploadItemRow,
  type UploadRow,
} from './uploads.repo.ts';

const READ_UPLOAD = 'documents.upload.read';
const DAY_MS = 86_400_000;

export interface UploadsDeps {
  db: Database;
  files: FileStore;
  documents: DocumentImport;
  organisations: OrganisationsService;
  enqueue: Jobs['enqueue'];
  /**
   * Days for which is kept what was read from the files of an upload: long enough to come back after a holiday, no longer, because the
   * files may name people (个人信息保护法 article 19: no longer than the purpose needs).
   */
  keepReadingsDays: number;
}
export type UploadsService = ReturnType<typeof createUploadsService>;

interface Choice {
  position: number;
  include: boolean;
  /** The fields that the officer corrected; the others stay as they were read. */
  fields?: Partial<DocumentFields>;
}

/** Somebody else saved or left out this item in the meantime. */
class ItemTaken extends Error {}

/** The import in the console: files come in, are read in the background, looked at, corrected, and saved as drafts. */
export function createUploadsService(deps: UploadsDeps) {
  const { db, files, documents, enqueue, keepReadingsDays } = deps;
  const readWaiting = createUploadReader(deps);

  async function own(actor: Actor, id: string) {
    const upload = await findUpload(db, actor.tenantId, id);
    if (!upload || upload.createdBy !== actor.id) throw documentErrors.import_not_found();
    requirePermission(actor, 'documents.document.import', upload.organisationId);
    return upload;
  }

  const service = {
    /** The queue whose jobs call readWaiting. */
    queue: READ_UPLOAD,
    readWaiting,
    sweep: () => sweep({ db, files, keepReadingsDays, readWaiting }),

    /** Stores what was sent and starts reading. A file that could not be taken in is listed as failed beside the others. */
    async start(
      actor: Actor,
      organisationId: string,
      sent: AsyncIterable<{ fileName: string; bytes: Buffer | AppError }>,
    ): Promise<{ id: string }> {
      requirePermission(actor, 'documents.document.import', organisationId);
      const items: { fileName: string; file: string | null; failure: StoredFailure | null }[] = [];
      for await (const { fileName, bytes } of sent) {
        if (bytes instanceof AppError) items.push({ fileName, file: null, failure: storedFailure(bytes) });
        else items.push({ fileName, file: await files.put(bytes), failure: null });
      }
      if (items.length === 0) throw documentErrors.import_empty();
      const id = newId();
      await write(db, actor, { permission: 'documents.document.import', organisationId }, async ({ tx, record }) => {
        await insertUpload(
          tx,
          actor.tenantId,
          { id, organisationId, createdBy: actor.id, createdByName: actor.name },
          items,
        );
        await enqueue(tx, READ_UPLOAD, { tenantId: actor.tenantId, id });
        record({
          action: 'documents.import.started',
          subjectType: 'import',
          subjectId: id,
          after: { files: items.length },
        });
      });
      return { id };
    },

    /** How far an upload has come, and what became of each file; what was read from a file is told by `item`. */
    async get(actor: Actor, id: string): Promise<ImportView> {
      const upload = await own(actor, id);
      return view(actor, upload, await listUploadItems(db, actor.tenantId, id));
    },

    /** One file with all that was read from it. */
    async item(actor: Actor, id: string, position: number): Promise<ImportItem> {
      await own(actor, id);
      const row = await findUploadItem(db, actor.tenantId, id, position);
      const rows = await listUploadItems(db, actor.tenantId, id);
      const summary = (await summaries(actor, rows)).find((other) => other.position === position);
      if (!row || !summary) throw documentErrors.import_not_found();
      const reading = row.reading?.reading;
      return {
        ...summary,
        fields: reading?.fields ?? null,
        warnings: reading?.warnings ?? [],
        body: reading?.body ?? [],
        tasks: reading?.tasks ?? [],
      };
    },

    async list(actor: Actor): Promise<{ id: string; state: string; total: number; createdAt: string }[]> {
      requirePermission(actor, 'documents.document.import');
      const rows = await listUploads(db, actor.tenantId, actor.id, 20);
      return rows.map(({ id, state, total, createdAt }) => ({ id, state, total, createdAt: createdAt.toISOString() }));
    },

    /** A file of the officer's own upload, or a picture found in one of them, before anything of it is saved. */
    async openFile(actor: Actor, id: string, sha256: string) {
      await own(actor, id);
      const found = await findUploadFile(db, actor.tenantId, id, sha256);
      if (!found) throw documentErrors.import_not_found();
      return { ...found, ...(await files.stream(sha256)) };
    },

    /** Saves the chosen files as drafts, with the officer's corrections; saving again saves nothing twice. */
    async save(actor: Actor, id: string, choices: readonly Choice[]): Promise<ImportView> {
      const upload = await own(actor, id);
      if (upload.state === 'reading') throw documentErrors.import_not_ready();
      const rows = await listUploadItems(db, actor.tenantId, id);
      const known = new Map(rows.map((row) => [row.position, row]));
      const open = choices.filter(({ position }) => {
        const row = known.get(position);
        return row?.state === 'read' && row.isReadable;
      });
      for (const { position, include, fields } of open) {
        const title = fields?.title ?? known.get(position)?.title ?? '';
        if (include && title.trim() === '') throw documentErrors.title_missing();
      }
      // One at a time: a file that cannot be saved does not hold up the others, and the answer says which it was.
      for (const choice of open) {
        if (choice.include) await saveItem(actor, upload, choice);
        else await leaveOut(actor, upload, choice.position, known.get(choice.position)?.fileName ?? '');
      }
      await writeIfLeft(db, actor, needsOf(upload), async ({ tx, record }) => {
        if (!(await finishUpload(tx, actor.tenantId, id))) return false;
        record({ action: 'documents.import.finished', subjectType: 'import', subjectId: id });
        return true;
      });
      return service.get(actor, id);
    },
  };

  async function leaveOut(actor: Actor, upload: UploadRow, position: number, fileName: string): Promise<void> {
    await writeIfLeft(db, actor, needsOf(upload), async ({ tx, record }) => {
      const key = { tenantId: actor.tenantId, importId: upload.id, position };
      if (!(await updateUploadItem(tx, key, 'read', { state: 'left_out' }))) return false;
      const after = { position, file: fileName };
      record({ action: 'documents.import.item_left_out', subjectType: 'import', subjectId: upload.id, after });
      return true;
    });
  }

  async function saveItem(actor: Actor, upload: UploadRow, { position, fields }: Choice): Promise<void> {
    const row = await findUploadItem(db, actor.tenantId, upload.id, position);
    if (!row?.reading) return;
    const item = { ...candidateOf(row.fileName, row.reading, fields), organisationId: upload.organisationId };
    const settle = async ({ tx, record }: Write, outcome: ImportOutcome): Promise<boolean> => {
      const key = { tenantId: actor.tenantId, importId: upload.id, position };
      if (!(await updateUploadItem(tx, key, 'read', changeFor(outcome)))) return false;
      const { fields: now, asRead } = item;
      const corrected = asRead && Object.fromEntries(Object.keys(asRead).map((name) => [name, now[name as 'title']]));
      record({
        action: `documents.import.item_${outcome.state}`,
        subjectType: 'import',
        subjectId: upload.id,
        ...(asRead ? { before: asRead } : {}),
        after: { position, file: row.fileName, ...idOf(outcome), ...corrected },
      });
      return true;
    };
    const outcome = await saveOne(actor, item, async (w, saved) => {
      if (!(await settle(w, saved))) throw new ItemTaken();
    });
    // The database refused the content, and with it the write in which this would have been told.
    if (outcome?.state === 'failed') await writeIfLeft(db, actor, needsOf(upload), (w) => settle(w, outcome));
  }

  async function saveOne(
    actor: Actor,
    item: SaveItem,
    settle: (w: Write, outcome: ImportOutcome) => Promise<void>,
  ): Promise<ImportOutcome | null> {
    const together = async (w: Write, outcomes: readonly ImportOutcome[]) => {
      for (const outcome of outcomes) await settle(w, outcome);
    };
    for (let attempt = 1; ; attempt++) {
      try {
        const [outcome] = await documents.save(actor, [item], { publish: false, together });
        return outcome ?? null;
      } catch (error) {
        if (error instanceof ItemTaken) return null;
        if (!(error instanceof ClaimsLost) || attempt >= 5) throw error;
      }
    }
  }

  async function view(actor: Actor, upload: UploadRow, rows: readonly UploadItemRow[]): Promise<ImportView> {
    const { id, organisationId, state, createdAt, createdByName } = upload;
    return {
      id,
      organisationId,
      state,
      total: rows.length,
      finished: rows.filter((row) => row.state !== 'waiting').length,
      createdAt: createdAt.toISOString(),
      createdByName,
      keptUntil: new Date((upload.finishedAt ?? createdAt).getTime() + keepReadingsDays * DAY_MS).toISOString(),
      items: await summaries(actor, rows),
    };
  }

  async function summaries(actor: Actor, rows: readonly UploadItemRow[]): Promise<ImportItemSummary[]> {
    const titles = await listTitles(
      db,
      actor.tenantId,
      rows.flatMap(({ documentId }) => (documentId ? [documentId] : [])),
    );
    return rows.map((row) => {
      const { position, fileName, state, title, warningCount, isReadable, errorCode, errorDetails } = row;
      const existing = row.documentId ? titles.get(row.documentId) : undefined;
      const mayRead = existing ? actor.can('documents.document.read', existing.organisationId) : false;
      const equal = rows.find((other) => row.duplicateOf !== null && other.position === row.duplicateOf);
      return {
        position,
        fileName,
        state,
        title,
        warningCount,
        isReadable,
        error: errorCode ? failureOf(actor, errorCode, errorDetails ?? {}) : null,
        // Of another unit's draft one learns that it is there, and no more.
        documentId: mayRead ? row.documentId : null,
        documentTitle: mayRead ? (existing?.title ?? null) : null,
        duplicateOf: equal ? { position: equal.position, fileName: equal.fileName } : null,
      };
    });
  }
  return service;
}

const needsOf = ({ organisationId }: UploadRow) => ({ permission: 'documents.document.import', organisationId });

function failureOf(actor: Actor, code: string, details: NonNullable<UploadItemRow['errorDetails']>) {
  const { message } = details;
  return typeof message === 'string' ? { code, message } : failureText(code, details, actor.locale);
}

const idOf = (outcome: ImportOutcome) =>
  outcome.state === 'failed' ? { code: outcome.code } : { documentId: outcome.documentId };

function changeFor(outcome: ImportOutcome): Parameters<typeof updateUploadItem>[3] {
  switch (outcome.state) {
    case 'saved':
      return { state: 'saved', documentId: outcome.documentId };
    case 'duplicate':
      return { state: 'duplicate', documentId: outcome.documentId };
    case 'failed':
      return { state: 'failed', failure: { code: outcome.code, details: outcome.details } };
  }
}
