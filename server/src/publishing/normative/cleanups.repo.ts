import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';
import type { CleanupItemInput, NewCleanup } from './normative.schema.ts';

export interface CleanupRow extends NewCleanup {
  id: string;
  preparedBy: string;
  publishedOn: string | null;
  version: number;
}
const FIELDS = ['id', 'title', 'year', 'sinceOn', 'organisationId', 'preparedBy', 'publishedOn', 'version'] as const;

export interface CleanupItemRow extends CleanupItemInput {
  title: string;
  registrationNumber: string;
  documentNumber: string;
  organisationName: string;
}

export async function insertCleanup(tx: Tx, tenantId: string, cleanup: NewCleanup, by: string): Promise<string> {
  const id = newId();
  await tx
    .insertInto('normativeCleanups')
    .values({ tenantId, id, ...cleanup, preparedBy: by })
    .execute();
  return id;
}

/** Fills a clean-up with every registered document that is live and neither repealed nor expired. Returns how many. */
export async function insertAllInForce(tx: Tx, tenantId: string, cleanupId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into normative_cleanup_items (tenant_id, cleanup_id, document_id)
    select n.tenant_id, ${cleanupId}::uuid, n.document_id from normative_documents n
    join document_editions e on e.tenant_id = n.tenant_id and e.document_id = n.document_id and e.state = 'live'
    where n.tenant_id = ${tenantId} and e.validity not in ('repealed', 'expired')
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function listCleanups(db: Queryable, tenantId: string): Promise<CleanupRow[]> {
  return db
    .selectFrom('normativeCleanups')
    .select(FIELDS)
    .where('tenantId', '=', tenantId)
    .orderBy('year', 'desc')
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute();
}

/** Those that are not published, with the moment of their beginning; the newest first. */
export async function listUnpublished(db: Queryable, tenantId: string): Promise<(CleanupRow & { createdAt: Date })[]> {
  return db
    .selectFrom('normativeCleanups')
    .select([...FIELDS, 'createdAt'])
    .where('tenantId', '=', tenantId)
    .where('publishedOn', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute();
}

export async function findCleanup(db: Queryable, tenantId: string, id: string): Promise<CleanupRow | null> {
  const row = await db
    .selectFrom('normativeCleanups')
    .select(FIELDS)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts a change of a clean-up; false when it is at another version. */
export async function touchCleanup(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: { publishedOn?: string; preparedBy?: string } = {},
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('normativeCleanups')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function updateItems(
  tx: Tx,
  tenantId: string,
  cleanupId: string,
  items: readonly CleanupItemInput[],
): Promise<void> {
  await sql`
    update normative_cleanup_items i set result = r.result, note = r.note, expires_on = r."expiresOn"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r("documentId" uuid, result text, note text, "expiresOn" date)
    where i.tenant_id = ${tenantId} and i.cleanup_id = ${cleanupId} and i.document_id = r."documentId"`.execute(tx);
}

/** The entries of a clean-up with their documents, by unit and title. */
export async function listItems(db: Queryable, tenantId: string, cleanupId: string): Promise<CleanupItemRow[]> {
  const { rows } = await sql<CleanupItemRow>`
    select i.document_id, i.result, i.note, i.expires_on, coalesce(e.title, '') as title, coalesce(e.document_number, '') as document_number,
      coalesce(n.registration_number, '') as registration_number, o.name as organisation_name
    from normative_cleanup_items i
    join documents d on d.tenant_id = i.tenant_id and d.id = i.document_id
    join organisations o on o.tenant_id = d.tenant_id and o.id = d.organisation_id
    left join document_editions e on e.tenant_id = i.tenant_id and e.document_id = i.document_id and e.state in ('live', 'withdrawn')
    left join normative_documents n on n.tenant_id = i.tenant_id and n.document_id = i.document_id
    where i.tenant_id = ${tenantId} and i.cleanup_id = ${cleanupId}
    order by o.name, title, i.document_id`.execute(db);
  return rows;
}

/** Clean-ups whose results are public. */
export async function listPublicCleanups(
  db: Queryable,
  tenantId: string,
): Promise<(CleanupRow & { publicVersion: number })[]> {
  const rows = await readable(db, tenantId, 'normative_cleanup')
    .innerJoin('normativeCleanups as c', (join) =>
      join.onRef('c.tenantId', '=', 'publications.tenantId').onRef('c.id', '=', 'publications.subjectId'),
    )
    .select([
      'c.id',
      'c.title',
      'c.year',
      'c.sinceOn',
      'c.organisationId',
      'c.preparedBy',
      'c.publishedOn',
      'c.version',
    ])
    .select('publications.version as publicVersion')
    .orderBy('c.year', 'desc')
    .orderBy('c.publishedOn', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, publicVersion: Number(row.publicVersion) }));
}
