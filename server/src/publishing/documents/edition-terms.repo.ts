import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { PublicationTerms } from './edition-terms.schema.ts';

/** Times and terms of editions. */

export async function updateTerms(tx: Tx, tenantId: string, editionId: string, terms: PublicationTerms): Promise<void> {
  await tx
    .updateTable('documentEditions')
    .set((eb) => ({ ...terms, version: eb('version', '+', 1), changedAt: sql<Date>`clock_timestamp()` }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', editionId)
    .execute();
}

/** Takes editions of a document out of what readers can look back at: those before a number, or all. Returns how many. */
export async function suppressEditions(
  tx: Tx,
  tenantId: string,
  documentId: string,
  { before }: { before: number | null },
  at: Date,
): Promise<number> {
  const { rows } = await sql`
    update document_editions set suppressed_at = ${at}
    where tenant_id = ${tenantId} and document_id = ${documentId} and suppressed_at is null
      and state in ('superseded', 'withdrawn') and (${before}::int is null or number < ${before})
    returning id`.execute(tx);
  return rows.length;
}

export interface DueEdition {
  tenantId: string;
  documentId: string;
  editionId: string;
  organisationId: string;
}

/** Approved editions whose time has come, the longest due first. */
export async function listDueEditions(db: Queryable, at: Date, limit: number): Promise<DueEdition[]> {
  const { rows } = await sql<DueEdition>`
    select e.tenant_id, e.document_id, e.id as edition_id, d.organisation_id
    from document_editions e join documents d on d.tenant_id = e.tenant_id and d.id = e.document_id
    where e.state = 'approved' and e.publish_at <= ${at}
    order by e.publish_at, e.id limit ${limit}`.execute(db);
  return rows;
}

/** When the next edition is to become public; null when none is scheduled. */
export async function findNextSchedule(db: Queryable): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(publish_at) as at from document_editions where state = 'approved' and publish_at is not null`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}
