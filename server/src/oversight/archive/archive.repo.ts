import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';

export interface HandedDocument {
  documentId: string;
  editionId: string;
}

/** Documents whose present edition became public between two instants and is public now, in batches by id. */
export async function listMonth(
  db: Queryable,
  tenantId: string,
  bounds: { from: Date; until: Date },
  after: string | null,
  limit: number,
): Promise<HandedDocument[]> {
  let query = readable(db, tenantId, 'document')
    .select(['publications.subjectId as documentId', 'publications.editionId'])
    .where('publications.lastPublishedAt', '>=', bounds.from)
    .where('publications.lastPublishedAt', '<', bounds.until);
  if (after) query = query.where('publications.subjectId', '>', after);
  return query.orderBy('publications.subjectId').limit(limit).execute();
}

/** Which of these are still public with the same edition. */
export async function listStillPublic(
  db: Queryable,
  tenantId: string,
  handed: readonly HandedDocument[],
): Promise<Set<string>> {
  if (handed.length === 0) return new Set();
  const rows = await readable(db, tenantId, 'document')
    .select(['publications.subjectId', 'publications.editionId'])
    .where(
      'publications.subjectId',
      'in',
      handed.map(({ documentId }) => documentId),
    )
    .execute();
  const edition = new Map(rows.map((row) => [row.subjectId, row.editionId]));
  return new Set(handed.filter((one) => edition.get(one.documentId) === one.editionId).map((one) => one.documentId));
}

/** The files that a public document shows or offers, under their names. */
export async function listFiles(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<{ sha256: string; name: string; mediaType: string }[]> {
  return readable(db, tenantId, 'document')
    .innerJoin('publicationFiles as f', (join) =>
      join
        .onRef('f.tenantId', '=', 'publications.tenantId')
        .onRef('f.subjectType', '=', 'publications.subjectType')
        .onRef('f.subjectId', '=', 'publications.subjectId'),
    )
    .select(['f.sha256', 'f.name', 'f.mediaType'])
    .where('publications.subjectId', '=', documentId)
    .orderBy('f.name')
    .orderBy('f.sha256')
    .execute();
}

export interface Handover {
  id: string;
  month: string;
  madeAt: Date;
  madeBy: string;
  documents: number;
  files: number;
  bytes: number;
  manifestSha256: string;
  receivedOn: string | null;
  receivedBy: string;
  receiptNumber: string;
}

export async function insertHandover(
  tx: Tx,
  tenantId: string,
  handover: Omit<Handover, 'id' | 'receivedOn' | 'receivedBy' | 'receiptNumber'>,
  items: readonly HandedDocument[],
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('archiveHandovers')
    .values({ ...handover, tenantId, id })
    .execute();
  await sql`
    insert into archive_handover_items (tenant_id, handover_id, document_id, edition_id)
    select ${tenantId}::uuid, ${id}::uuid, r."documentId", r."editionId"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r("documentId" uuid, "editionId" uuid)`.execute(tx);
  return id;
}

export async function listHandovers(db: Queryable, tenantId: string): Promise<Handover[]> {
  const rows = await db
    .selectFrom('archiveHandovers')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .orderBy('month', 'desc')
    .orderBy('madeAt', 'desc')
    .execute();
  return rows.map(({ tenantId: _tenantId, ...row }) => row);
}

/** The last hand-over of a month. */
export async function findLastHandover(db: Queryable, tenantId: string, month: string): Promise<string | null> {
  const row = await db
    .selectFrom('archiveHandovers')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('month', '=', month)
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateReceipt(
  tx: Tx,
  tenantId: string,
  id: string,
  receipt: { receivedOn: string; receivedBy: string; receiptNumber: string },
): Promise<void> {
  await tx.updateTable('archiveHandovers').set(receipt).where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** What was handed over and taken back for privacy or secrecy since: months and documents, without titles. */
export async function listRecalls(
  db: Queryable,
  tenantId: string,
): Promise<{ month: string; documentId: string; kind: string; withdrawnAt: Date }[]> {
  const { rows } = await sql<{ month: string; documentId: string; kind: string; withdrawnAt: Date }>`
    select distinct h.month, i.document_id, e.kind, e.at as withdrawn_at
    from archive_handover_items i
    join archive_handovers h on h.tenant_id = i.tenant_id and h.id = i.handover_id
    join lateral (
      select p.end_kind as kind, p.withdrawn_at as at from publications p
      where p.tenant_id = i.tenant_id and p.subject_type = 'document' and p.subject_id = i.document_id
        and p.state = 'withdrawn' and p.end_kind in ('privacy', 'secrecy')
      union all
      select 'suppressed', d.suppressed_at from document_editions d
      where d.tenant_id = i.tenant_id and d.id = i.edition_id and d.suppressed_at is not null
    ) e on true
    where i.tenant_id = ${tenantId}
    order by h.month, i.document_id`.execute(db);
  return rows;
}
