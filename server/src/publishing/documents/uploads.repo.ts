import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { ErrorDetails } from '../../kernel/errors/index.ts';
import type { FieldName, ReadField } from './reading.schema.ts';
import type { ReadFileResult } from './import.worker.ts';

/** One upload of files in the console and what became of each. */

export interface UploadRow {
  id: string;
  organisationId: string;
  state: 'reading' | 'ready' | 'done';
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  finishedAt: Date | null;
}

export type ItemState = 'waiting' | 'read' | 'failed' | 'duplicate' | 'saved' | 'left_out';

/** An item without what was read from it: progress is asked for again and again. */
export interface UploadItemRow {
  position: number;
  fileName: string;
  state: ItemState;
  errorCode: string | null;
  /** What fills the error's text; readings before this release stored the text itself as `message`. */
  errorDetails: ErrorDetails | null;
  title: string;
  warningCount: number;
  documentId: string | null;
  duplicateOf: number | null;
  /** Whether its text is still there to be looked at. */
  isReadable: boolean;
}

export interface OpenedItemRow extends UploadItemRow {
  reading: ReadFileResult | null;
}

/** A failure as it is stored: told in the language of whoever reads it. */
export interface StoredFailure {
  code: string;
  details: ErrorDetails;
}

export async function insertUpload(
  tx: Tx,
  tenantId: string,
  upload: { id: string; organisationId: string; createdBy: string; createdByName: string },
  items: readonly { fileName: string; file: string | null; failure: StoredFailure | null }[],
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
    errorDetails: item.failure ? JSON.stringify(item.failure.details) : null,
  }));
  await tx.insertInto('importItems').values(rows).execute();
}

export async function findUpload(db: Queryable, tenantId: string, id: string): Promise<UploadRow | null> {
  const row = await db
    .selectFrom('imports')
    .select(['id', 'organisationId', 'state', 'createdBy', 'createdByName', 'createdAt', 'finishedAt'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as UploadRow | undefined) ?? null;
}

export async function listUploads(
  db: Queryable,
  tenantId: string,
  createdBy: string,
  limit: number,
): Promise<(UploadRow & { total: number })[]> {
  const rows = await db
    .selectFrom('imports as i')
    .select(['i.id', 'i.organisationId', 'i.state', 'i.createdBy', 'i.createdByName', 'i.createdAt', 'i.finishedAt'])
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

const itemColumns = [
  'position',
  'fileName',
  'state',
  'errorCode',
  'errorDetails',
  'title',
  'warningCount',
  'documentId',
  'duplicateOf',
] as const;

const itemsOf = (db: Queryable, tenantId: string, importId: string) =>
  db
    .selectFrom('importItems')
    .select(itemColumns)
    .select(sql<boolean>`reading is not null`.as('isReadable'))
    .where('tenantId', '=', tenantId)
    .where('importId', '=', importId)
    .orderBy('position');

export async function listUploadItems(db: Queryable, tenantId: string, importId: string): Promise<UploadItemRow[]> {
  return (await itemsOf(db, tenantId, importId).execute()) as unknown as UploadItemRow[];
}

/** One item with what was read from it. */
export async function findUploadItem(
  db: Queryable,
  tenantId: string,
  importId: string,
  position: number,
): Promise<OpenedItemRow | null> {
  const row = await itemsOf(db, tenantId, importId)
    .select('reading')
    .where('position', '=', position)
    .executeTakeFirst();
  return (row as unknown as OpenedItemRow | undefined) ?? null;
}

/** What still has to be read, in the order in which it was sent. */
export async function listWaitingItems(
  db: Queryable,
  tenantId: string,
  importId: string,
): Promise<{ position: number; fileName: string; file: string }[]> {
  const rows = await db
    .selectFrom('importItems')
    .select(['position', 'fileName', 'file'])
    .where('tenantId', '=', tenantId)
    .where('importId', '=', importId)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .execute();
  return rows.map(({ file, ...row }) => ({ ...row, file: file ?? '' }));
}

/** What tells equal files of one upload from each other, of those that were read. */
export async function listReadKeys(
  db: Queryable,
  tenantId: string,
  importId: string,
): Promise<{ position: number; fields: Record<FieldName, ReadField>; textKey: string }[]> {
  const { rows } = await sql<{ position: number; fields: Record<FieldName, ReadField>; textKey: string }>`
    select position, reading->'reading'->'fields' as fields, coalesce(reading->>'textKey', '') as text_key
    from import_items where tenant_id = ${tenantId} and import_id = ${importId} and state = 'read' order by position`.execute(
    db,
  );
  return rows;
}

/** Media type of a stored file that an upload named or that was found in one of its files; null when it is none of its own. */
export async function findUploadFile(
  db: Queryable,
  tenantId: string,
  importId: string,
  sha256: string,
): Promise<{ mediaType: string } | null> {
  const { rows } = await sql<{ mediaType: string }>`
    select coalesce(
      (select image->>'mediaType' from jsonb_array_elements(reading->'images') as image where image->>'sha256' = ${sha256} limit 1),
      'application/octet-stream') as media_type
    from import_items where tenant_id = ${tenantId} and import_id = ${importId} and (file = ${sha256} or ${sha256} = any(images))
    limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Changes an item that is still in the state it was seen in; false when somebody else was faster. */
export async function updateUploadItem(
  tx: Tx,
  key: { tenantId: string; importId: string; position: number },
  seen: ItemState,
  change: {
    state: ItemState;
    failure?: StoredFailure;
    reading?: ReadFileResult;
    documentId?: string;
    duplicateOf?: number;
  },
): Promise<boolean> {
  const { failure, reading } = change;
  const row = await tx
    .updateTable('importItems')
    .set({
      state: change.state,
      errorCode: failure?.code ?? null,
      errorDetails: failure ? JSON.stringify(failure.details) : null,
      ...(reading
        ? {
            reading: JSON.stringify(reading),
            title: reading.reading.fields.title.value,
            warningCount: reading.reading.warnings.length,
            images: reading.images.map(({ sha256 }) => sha256),
          }
        : {}),
      ...(change.documentId ? { documentId: change.documentId } : {}),
      ...(change.duplicateOf === undefined ? {} : { duplicateOf: change.duplicateOf }),
    })
    .where('tenantId', '=', key.tenantId)
    .where('importId', '=', key.importId)
    .where('position', '=', key.position)
    .where('state', '=', seen)
    .returning('position')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends an upload in which nothing is left to decide; false when something is, or when it has ended already. */
export async function finishUpload(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    update imports i set state = 'done', finished_at = clock_timestamp()
    where i.tenant_id = ${tenantId} and i.id = ${id} and i.state = 'ready'
      and not exists (select 1 from import_items n where n.tenant_id = i.tenant_id and n.import_id = i.id and n.state = 'read')
    returning i.id`.execute(tx);
  return rows.length > 0;
}

/**
 * Makes `reader` the one that reads this upload; false when another one is at it, or when there is nothing to read. A reader that has not
 * been seen for `lostAfterSeconds` has lost it.
 */
export async function claimReading(
  db: Queryable,
  tenantId: string,
  id: string,
  reader: string,
  lostAfterSeconds: number,
): Promise<boolean> {
  const { rows } = await sql`
    update imports set read_by = ${reader}, read_seen_at = clock_timestamp()
    where tenant_id = ${tenantId} and id = ${id} and state = 'reading'
      and (read_by is null or read_seen_at < clock_timestamp() - make_interval(secs => ${lostAfterSeconds}))
    returning id`.execute(db);
  return rows.length > 0;
}

/** Says that the reader is still at it; false when the upload is no longer its own. */
export async function renewReading(db: Queryable, tenantId: string, id: string, reader: string): Promise<boolean> {
  const { rows } = await sql`
    update imports set read_seen_at = clock_timestamp()
    where tenant_id = ${tenantId} and id = ${id} and state = 'reading' and read_by = ${reader} returning id`.execute(
    db,
  );
  return rows.length > 0;
}

/** Ends the reader's claim; with `isRead` the upload is ready to be looked at. False when it was no longer the reader's. */
export async function endReading(
  db: Queryable,
  tenantId: string,
  id: string,
  reader: string,
  isRead: boolean,
): Promise<boolean> {
  const { rows } = await sql`
    update imports set read_by = null, read_seen_at = null, state = ${isRead ? 'ready' : 'reading'}
    where tenant_id = ${tenantId} and id = ${id} and state = 'reading' and read_by = ${reader} returning id`.execute(
    db,
  );
  return rows.length > 0;
}

/** Uploads that still have to be read and that no reader has been seen at for a while. */
export async function listStaleUploads(
  db: Queryable,
  unseenForSeconds: number,
): Promise<{ tenantId: string; id: string }[]> {
  return db
    .selectFrom('imports')
    .select(['tenantId', 'id'])
    .where('state', '=', 'reading')
    .where(
      sql<Date>`coalesce(read_seen_at, created_at)`,
      '<',
      sql<Date>`now() - make_interval(secs => ${unseenForSeconds})`,
    )
    .execute();
}
