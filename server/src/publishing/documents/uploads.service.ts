import { newId, type Database } from '../../kernel/db/index.ts';
import { AppError } from '../../kernel/errors/index.ts';
import type { FileStore } from '../../kernel/files/index.ts';
import type { Jobs } from '../../kernel/jobs/index.ts';
import { requirePermission, systemActor, write, type Actor } from '../../foundation/audit/index.ts';
import { documentErrors } from './documents.errors.ts';
import { findOpenEditions } from './documents.repo.ts';
import type { DocumentFields, ImportItem, ImportView } from './documents.schema.ts';
import { candidateOf, ClaimsLost, type DocumentImport, type ImportOutcome, type SaveItem } from './import.service.ts';
import {
  findUpload,
  insertUpload,
  listKnownFiles,
  listStaleUploads,
  listUploadItems,
  listUploads,
  updateUploadItem,
  updateUploadState,
  type UploadItemRow,
} from './uploads.repo.ts';

const READ_UPLOAD = 'documents.upload.read';
/** Younger files may belong to an import that has not committed yet: the sweep leaves them alone. */
const YOUNG_MS = 60 * 60_000;

export interface UploadsDeps {
  db: Database;
  files: FileStore;
  documents: DocumentImport;
  enqueue: Jobs['enqueue'];
}
export type UploadsService = ReturnType<typeof createUploadsService>;

/** The import in the console: files come in, are read in the background, looked at, corrected, and saved as drafts. */
export function createUploadsService({ db, files, documents, enqueue }: UploadsDeps) {
  async function own(actor: Actor, id: string) {
    const upload = await findUpload(db, actor.tenantId, id);
    if (!upload || upload.createdBy !== actor.id) throw documentErrors.import_not_found();
    return upload;
  }

  const service = {
    /** The queue whose jobs call readWaiting. */
    queue: READ_UPLOAD,

    /** Stores what was sent and starts reading. A file that could not be taken in is listed as failed beside the others. */
    async start(
      actor: Actor,
      organisationId: string,
      sent: AsyncIterable<{ fileName: string; bytes: Buffer | AppError }>,
    ): Promise<{ id: string }> {
      requirePermission(actor, 'documents.document.import', organisationId);
      const items: { fileName: string; file: string | null; failure: { code: string; message: string } | null }[] = [];
      for await (const { fileName, bytes } of sent) {
        if (bytes instanceof AppError)
          items.push({ fileName, file: null, failure: { code: bytes.code, message: bytes.text(actor.locale) } });
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

    async get(actor: Actor, id: string): Promise<ImportView> {
      const upload = await own(actor, id);
      const items = await listUploadItems(db, actor.tenantId, id);
      return {
        id,
        organisationId: upload.organisationId,
        state: upload.state,
        total: items.length,
        finished: items.filter((item) => item.state !== 'waiting').length,
        createdAt: upload.createdAt.toISOString(),
        createdByName: upload.createdByName,
        items: await Promise.all(items.map((item) => present(actor, item))),
      };
    },

    async list(actor: Actor): Promise<{ id: string; state: string; total: number; createdAt: string }[]> {
      requirePermission(actor, 'documents.document.import');
      const rows = await listUploads(db, actor.tenantId, actor.id, 20);
      return rows.map(({ id, state, total, createdAt }) => ({ id, state, total, createdAt: createdAt.toISOString() }));
    },

    /** Saves the chosen files as drafts, with the officer's corrections; saving again saves nothing twice. */
    async save(
      actor: Actor,
      id: string,
      choices: readonly { position: number; include: boolean; fields?: DocumentFields }[],
    ): Promise<ImportView> {
      const upload = await own(actor, id);
      if (upload.state === 'reading') throw documentErrors.import_not_ready();
      const items = new Map((await listUploadItems(db, actor.tenantId, id)).map((item) => [item.position, item]));
      const chosen: { item: UploadItemRow; save: SaveItem }[] = [];
      for (const { position, include, fields } of choices) {
        const item = items.get(position);
        if (!item?.reading || item.state !== 'read') continue;
        if (!include) {
          await updateUploadItem(db, actor.tenantId, id, position, { state: 'left_out' });
          continue;
        }
        const candidate = candidateOf(item.fileName, item.reading, fields);
        if (candidate.fields.title.trim() === '') throw documentErrors.title_missing();
        chosen.push({ item, save: { ...candidate, organisationId: upload.organisationId } });
      }
      // One at a time: a file that cannot be saved does not hold up the others, and the answer says which it was.
      for (const { item, save } of chosen) {
        const outcome = await saveOne(actor, save);
        await updateUploadItem(db, actor.tenantId, id, item.position, changeFor(outcome));
      }
      const left = (await listUploadItems(db, actor.tenantId, id)).some((item) => item.state === 'read');
      if (!left) await updateUploadState(db, actor.tenantId, id, 'done');
      return service.get(actor, id);
    },

    /** The job: reads what still waits. Cut off at any point and started again, it goes on with the rest. */
    async readWaiting(data: { tenantId: string; id: string }): Promise<void> {
      const { tenantId, id } = data;
      const waiting = (await listUploadItems(db, tenantId, id)).filter((item) => item.state === 'waiting');
      const actor = systemActor(tenantId, 'job:import');
      await Promise.all(
        waiting.map(async (item) => {
          try {
            const result = await documents.read({ sha256: item.file ?? '' }, item.fileName, {
              keep: true,
              locale: 'zh',
            });
            const [verdict] = await documents.judge(tenantId, [candidateOf(item.fileName, result)]);
            const duplicate = verdict?.duplicateOf;
            await updateUploadItem(db, actor.tenantId, id, item.position, {
              state: duplicate ? 'duplicate' : 'read',
              reading: result,
              ...(duplicate ? { documentId: duplicate.documentId } : {}),
            });
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            await updateUploadItem(db, tenantId, id, item.position, {
              state: 'failed',
              error: { code: String(error.details['cause'] ?? error.code), message: error.text('zh') },
            });
          }
        }),
      );
      await updateUploadState(db, tenantId, id, 'ready');
    },

    /** Sweep: uploads whose job was lost are read after all; files without any row are removed from the store. */
    async sweep(): Promise<void> {
      for (const stale of await listStaleUploads(db, 120)) await service.readWaiting(stale);
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
    },
  };

  async function saveOne(actor: Actor, item: SaveItem): Promise<ImportOutcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        const [outcome] = await documents.save(actor, [item], { publish: false });
        if (outcome) return outcome;
      } catch (error) {
        if (!(error instanceof ClaimsLost) || attempt >= 5) throw error;
      }
    }
  }

  async function present(actor: Actor, item: UploadItemRow): Promise<ImportItem> {
    const reading = item.reading?.reading;
    const existing = item.documentId ? await findOpenEditions(db, actor.tenantId, item.documentId) : null;
    const mayRead = existing?.last ? actor.can('documents.document.read', existing.last.organisationId) : false;
    return {
      position: item.position,
      fileName: item.fileName,
      state: item.state,
      error: item.errorCode ? { code: item.errorCode, message: item.errorDetails?.message ?? '' } : null,
      fields: reading ? reading.fields : null,
      warnings: reading?.warnings ?? [],
      body: reading?.body ?? [],
      tasks: reading?.tasks ?? [],
      // Of another unit's draft one learns that it is there, and no more.
      documentId: mayRead ? item.documentId : null,
      documentTitle: mayRead ? (existing?.last?.title ?? null) : null,
    };
  }
  return service;
}

function changeFor(outcome: ImportOutcome): Parameters<typeof updateUploadItem>[4] {
  switch (outcome.state) {
    case 'saved':
      return { state: 'saved', documentId: outcome.documentId };
    case 'duplicate':
      return { state: 'duplicate', documentId: outcome.documentId };
    case 'failed':
      return { state: 'failed', error: { code: outcome.code, message: outcome.message } };
  }
}
