import type { Database } from '../../kernel/db/index.ts';
import { fileTypeOf, type FileStore } from '../../kernel/files/index.ts';
import { findUnprintable } from '../../kernel/fields/index.ts';
import type { VirusScanner } from '../../kernel/scan/index.ts';
import { write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { PERMISSIONS, type EntriesService } from './entries.service.ts';
import { ledgerErrors } from './ledgers.errors.ts';
import { deleteFile, insertFile, listFiles, updateEntry, updateFile, type EntryRow } from './ledgers.repo.ts';
import type { EntryDetail, FileLine } from './ledgers.schema.ts';
import { TYPE } from './public.repo.ts';

/** Settings with their source: local practice; scans of a signed sheet take a tenth of it. */
export const FILE_MAX_BYTES = 20 * 1024 * 1024;
const MOST_FILES = 20;
const TAKEN = ['pdf', 'docx', 'xlsx', 'xls', 'png', 'jpg', 'doc'] as const;

export type AttachmentsService = ReturnType<typeof createAttachmentsService>;

/** Attachments of entries: added to drafts and taken out of them; public ones go out with the entry through the gate. */
export function createAttachmentsService(deps: {
  db: Database;
  files: FileStore;
  scanner: VirusScanner;
  entries: EntriesService;
}) {
  const { db, files, scanner, entries } = deps;

  async function change(
    actor: Actor,
    id: string,
    version: number,
    work: (w: Write, row: EntryRow) => Promise<void>,
  ): Promise<EntryDetail> {
    const seen = await entries.rowOf(actor, id);
    await write(db, actor, { permission: PERMISSIONS.write, organisationId: seen.organisationId }, async (w) => {
      const row = await entries.locked(w.tx, actor, id);
      if (row.version !== version) throw ledgerErrors.conflict();
      if (row.state !== 'draft') throw ledgerErrors.fixed();
      await work(w, row);
      const authorIds = [...new Set([...row.authorIds, actor.id])];
      if (!(await updateEntry(w.tx, actor.tenantId, id, version, { authorIds }))) throw ledgerErrors.conflict();
    });
    return entries.get(actor, id);
  }
  const happened = (w: Write, verb: string, subjectId: string, after: object) =>
    w.record({ action: `ledgers.file.${verb}`, subjectType: TYPE, subjectId, after });

  return {
    /** Adds a file to a draft. Throws file_empty, file_too_large, file_type, file_infected, file_name, too_many_files, conflict, fixed. */
    async add(
      actor: Actor,
      id: string,
      { version, name, bytes, isPublic }: { version: number; name: string; bytes: Buffer; isPublic: boolean },
    ): Promise<EntryDetail> {
      const seen = await entries.rowOf(actor, id);
      // Nothing is stored for somebody who may not write here; the write says so and leaves its row in the audit.
      const mayWrite = actor.can(PERMISSIONS.write, seen.organisationId);
      if (name.trim() === '' || [...name].length > 200 || findUnprintable(name) !== null)
        throw ledgerErrors.file_name();
      if (bytes.length === 0) throw ledgerErrors.file_empty({ name });
      if (bytes.length > FILE_MAX_BYTES) throw ledgerErrors.file_too_large({ limit: FILE_MAX_BYTES / 1048576 });
      const mediaType = fileTypeOf(name, bytes, TAKEN);
      if (!mediaType) throw ledgerErrors.file_type({ name });
      if (mayWrite && (await scanner.scan(bytes)) === 'infected') throw ledgerErrors.file_infected({ name });
      const sha256 = mayWrite ? await files.put(bytes) : '';
      return change(actor, id, version, async (w, row) => {
        if (row.files >= MOST_FILES) throw ledgerErrors.too_many_files({ limit: MOST_FILES });
        const file = { sha256, name, mediaType, size: bytes.length, isPublic: isPublic && isPublicKind(row) };
        await insertFile(w.tx, actor.tenantId, id, file);
        happened(w, 'added', id, { sha256, mediaType, size: bytes.length, isPublic: file.isPublic });
      });
    },

    /** Says of a file of a draft whether it goes out with the entry. */
    setPublic: (actor: Actor, id: string, sha256: string, input: { version: number; isPublic: boolean }) =>
      change(actor, id, input.version, async (w, row) => {
        const isPublic = input.isPublic && isPublicKind(row);
        if (!(await updateFile(w.tx, actor.tenantId, id, sha256, isPublic))) throw ledgerErrors.file_unknown();
        happened(w, 'changed', id, { sha256, isPublic });
      }),

    remove: (actor: Actor, id: string, sha256: string, version: number): Promise<EntryDetail> =>
      change(actor, id, version, async (w) => {
        if (!(await deleteFile(w.tx, actor.tenantId, id, sha256))) throw ledgerErrors.file_unknown();
        happened(w, 'removed', id, { sha256 });
      }),

    /** The bytes of an attachment that the actor may see. */
    async open(actor: Actor, id: string, sha256: string): Promise<FileLine & Awaited<ReturnType<FileStore['stream']>>> {
      await entries.rowOf(actor, id);
      const file = (await listFiles(db, actor.tenantId, [id])).find((one) => one.sha256 === sha256);
      if (!file) throw ledgerErrors.file_unknown();
      return { ...file, ...(await files.stream(sha256)) };
    },
  };

  function isPublicKind(row: EntryRow): boolean {
    return entries.kindOf(row.kind).isPublic;
  }
}
