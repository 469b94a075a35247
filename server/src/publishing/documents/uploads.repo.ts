import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { ReadFileResult } from './import.worker.ts';

/** One upload of files in the console and what became of each. */

export interface UploadRow {
  id: string;
  organisationId: string;
  state: 'reading' | 'ready' | 'saving' | 'done';
  createdBy: string;
  createdByName: string;
  createdAt: Date;
}
export interface UploadItemRow {
  position: number;
  fileName: string;
  file: string | null;
  state: 'waiting' | 'read' | 'failed' | 'duplicate' | 'saved' | 'left_out';
  errorCode: string | null;
  errorDetails: { message: string } | null;
  reading: ReadFileResult | null;
  documentId: string | null;
}

export async function insertUpload(
  tx: Tx,
  tenantId: string,
  upload: { id: string; organisationId: string; createdBy: string; createdByName: string },
  items: readonly { fileName: string; file: string | null; failure: { code: string; message: string } | null }[],
): Promise<void> {
  await tx
    .insertInto('imports')
    .values({ tenantId, ...upload, state: 'reading' })
    .execute();
  const rows = items.map((item, position) => ({
    tenantId,
    importId: upload.id,
    position,
    fileName: item.fileName,
    file: item.file,
    state: item.failure ? 'failed' : 'waiting',
    errorCode: item.failure?.code ?? null,
    errorDetails: item.failure ? JSON.stringify({ message: item.failure.message }) : null,
  }));
  await tx.insertInto('importItems').values(rows).execute();
}

export async function findUpload(db: Queryable, tenantId: string, id: string, lock = false): Promise<UploadRow | null> {
  let query = db
    .selectFrom('imports')
    .select(['id', 'organisationId', 'state', 'createdBy', 'createdByName', 'createdAt'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id);
  if (lock) query = query.forUpdate();
  return ((await query.executeTakeFirst()) as UploadRow | undefined) ?? null;
}

export async function listUploads(
  db: Queryable,
  tenantId: string,
  createdBy: string,
  limit: number,
): Promise<(UploadRow & { total: number })[]> {
  const rows = await db
    .selectFrom('imports as i')
    .select(['i.id', 'i.organisationId', 'i.state', 'i.createdBy', 'i.createdByName', 'i.createdAt'])
    .select((eb) =>
      eb
        .selectFrom('importItems as n')
        .select((count) => count.fn.countAll<number>().as('total'))
        .whereRef('n.tenantId', '=', 'i.tenantId')
        .whereRef('n.importId', '=', 'i.id')
        .as('total'),
    )
    .where('i.tenantId', '=', tenantId)
    .where('i.createdBy', '=', createdBy)
    .orderBy('i.createdAt', 'desc')
    .limit(limit)
    .execute();
  return rows as unknown as (UploadRow & { total: number })[];
}

export async function listUploadItems(db: Queryable, tenantId: string, importId: string): Promise<UploadItemRow[]> {
  const rows = await db
    .selectFrom('importItems')
    .select(['position', 'fileName', 'file', 'state', 'errorCode', 'errorDetails', 'reading', 'documentId'])
    .where('tenantId', '=', tenantId)
    .where('importId', '=', importId)
    .orderBy('position')
    .execute();
  return rows as unknown as UploadItemRow[];
}

export async function updateUploadState(
  db: Queryable,
  tenantId: string,
  id: string,
  state: UploadRow['state'],
): Promise<void> {
  await db
    .updateTable('imports')
    .set({ state, ...(state === 'done' ? { finishedAt: sql<Date>`clock_timestamp()` } : {}) })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export async function updateUploadItem(
  db: Queryable,
  tenantId: string,
  importId: string,
  position: number,
  change: {
    state: UploadItemRow['state'];
    error?: { code: string; message: string };
    reading?: ReadFileResult;
    documentId?: string;
  },
): Promise<void> {
  await db
    .updateTable('importItems')
    .set({
      state: change.state,
      errorCode: change.error?.code ?? null,
      errorDetails: change.error ? JSON.stringify({ message: change.error.message }) : null,
      ...(change.reading ? { reading: JSON.stringify(change.reading) } : {}),
      ...(change.documentId ? { documentId: change.documentId } : {}),
    })
    .where('tenantId', '=', tenantId)
    .where('importId', '=', importId)
    .where('position', '=', position)
    .execute();
}

/** Uploads whose reading was cut off and that no job works on any more. */
export async function listStaleUploads(
  db: Queryable,
  olderThanSeconds: number,
): Promise<{ tenantId: string; id: string }[]> {
  return db
    .selectFrom('imports')
    .select(['tenantId', 'id'])
    .where('state', '=', 'reading')
    .where('createdAt', '<', sql<Date>`now() - make_interval(secs => ${olderThanSeconds})`)
    .execute();
}

/**
 * Hashes known to any tenant, among those asked for; everything else in the store is an orphan. The pictures of an upload that waits to be
 * saved are known by its reading only.
 */
export async function listKnownFiles(db: Queryable, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from files where sha256 = any(${hashes}::text[])
    union select file from import_items where file = any(${hashes}::text[])
    union select image->>'sha256' from import_items, jsonb_array_elements(reading->'images') as image
      where state = 'read' and image->>'sha256' = any(${hashes}::text[])`.execute(db);
  return new Set(rows.map((row) => row.sha256));
}
