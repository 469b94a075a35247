import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';

/** Preview links, by the hash of their token; the token itself is nowhere. */

export interface PreviewLink {
  id: string;
  tenantId: string;
  documentId: string;
  editionId: string;
  note: string;
  expiresAt: Date;
  revokedAt: Date | null;
  createdAt: Date;
  createdByName: string;
}

const columns = [
  ...(['id', 'tenantId', 'documentId', 'editionId', 'note'] as const),
  ...(['expiresAt', 'revokedAt', 'createdAt', 'createdByName'] as const),
] as const;

export async function insertPreview(
  tx: Tx,
  link: Omit<PreviewLink, 'revokedAt'> & { tokenHash: string; createdBy: string },
): Promise<void> {
  await tx.insertInto('previewLinks').values(link).execute();
}

export async function findPreview(db: Queryable, tenantId: string, tokenHash: string): Promise<PreviewLink | null> {
  const row = await db
    .selectFrom('previewLinks')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

export async function countOpenPreviews(tx: Tx, tenantId: string, documentId: string, at: Date): Promise<number> {
  const row = await tx
    .selectFrom('previewLinks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Takes a link back; null when there is no such link or it was taken back before. */
export async function updateRevoked(
  tx: Tx,
  tenantId: string,
  documentId: string,
  id: string,
  at: Date,
): Promise<{ note: string } | null> {
  const row = await tx
    .updateTable('previewLinks')
    .set({ revokedAt: at })
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('note')
    .executeTakeFirst();
  return row ?? null;
}

export async function insertView(
  tx: Tx,
  tenantId: string,
  view: { id: string; linkId: string; viewedAt: Date; network: string; program: string },
): Promise<void> {
  await tx
    .insertInto('previewViews')
    .values({ tenantId, ...view })
    .execute();
}

/** Links of a document, the newest first, with how often and when each was last looked at. */
export async function listPreviews(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<(PreviewLink & { editionState: string; views: number; lastViewedAt: Date | null })[]> {
  const { rows } = await sql<PreviewLink & { editionState: string; views: number; lastViewedAt: Date | null }>`
    select l.id, l.tenant_id, l.document_id, l.edition_id, l.note, l.expires_at, l.revoked_at, l.created_at, l.created_by_name,
      coalesce((select e.state from document_editions e where e.tenant_id = l.tenant_id and e.id = l.edition_id), '') as edition_state,
      (select count(*) from preview_views v where v.tenant_id = l.tenant_id and v.link_id = l.id) as views,
      (select max(v.viewed_at) from preview_views v where v.tenant_id = l.tenant_id and v.link_id = l.id) as last_viewed_at
    from preview_links l where l.tenant_id = ${tenantId} and l.document_id = ${documentId}
    order by l.created_at desc, l.id desc limit 100`.execute(db);
  return rows.map((row) => ({ ...row, views: Number(row.views) }));
}
