import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';

/** Which texts cite which titles. Derived from live texts; only what is public is ever given out. */

export interface CitedDocument {
  id: string;
  title: string;
  documentNumber: string;
  titleKey: string;
}

/** Public documents that go by one of these titles, the newest first. */
export async function listByTitle(db: Queryable, tenantId: string, keys: readonly string[]): Promise<CitedDocument[]> {
  if (keys.length === 0) return [];
  return readable(db, tenantId, 'document')
    .innerJoin('normativeTitles as t', (join) =>
      join.onRef('t.tenantId', '=', 'publications.tenantId').onRef('t.documentId', '=', 'publications.subjectId'),
    )
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .select(['publications.subjectId as id', 'e.title', 'e.documentNumber', 't.titleKey'])
    .where('t.titleKey', 'in', [...keys])
    .orderBy('e.publishedOn', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .execute();
}

/** Titles that a document's live text cites. */
export async function listCitedKeys(db: Queryable, tenantId: string, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('normativeCitations')
    .select('titleKey')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .execute();
  return rows.map(({ titleKey }) => titleKey);
}

/** Public documents whose texts cite this one, the newest first. */
export async function listCiting(
  db: Queryable,
  tenantId: string,
  documentId: string,
  limit: number,
): Promise<{ id: string; title: string }[]> {
  return readable(db, tenantId, 'document')
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .select(['publications.subjectId as id', 'e.title'])
    .where('publications.subjectId', '<>', documentId)
    .where(
      sql<boolean>`exists (select 1 from normative_citations c join normative_titles t on t.tenant_id = c.tenant_id and t.title_key = c.title_key
        where c.tenant_id = publications.tenant_id and c.document_id = publications.subject_id and t.document_id = ${documentId})`,
    )
    .orderBy('e.publishedOn', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
}

/** Live texts that were not read for citations yet, or in another edition. */
export async function listUnread(
  db: Queryable,
  limit: number,
): Promise<{ tenantId: string; documentId: string; editionId: string; title: string; body: string }[]> {
  const { rows } = await sql<{ tenantId: string; documentId: string; editionId: string; title: string; body: string }>`
    select e.tenant_id, e.document_id, e.id as edition_id, e.title, e.body::text as body from document_editions e
    where e.state = 'live' and not exists (select 1 from normative_read_editions r
      where r.tenant_id = e.tenant_id and r.document_id = e.document_id and r.edition_id = e.id)
    limit ${limit}`.execute(db);
  return rows;
}

export async function findLiveText(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<{ editionId: string; title: string; body: string } | null> {
  const { rows } = await sql<{ editionId: string; title: string; body: string }>`
    select id as edition_id, title, body::text as body from document_editions
    where tenant_id = ${tenantId} and document_id = ${documentId} and state = 'live'`.execute(db);
  return rows[0] ?? null;
}

/** Puts what was read of a text in the place of what was read before. */
export async function saveRead(
  tx: Tx,
  key: { tenantId: string; documentId: string; editionId: string },
  read: { titles: readonly string[]; cited: readonly string[] },
): Promise<void> {
  const { tenantId, documentId, editionId } = key;
  for (const [table, keys] of [
    ['normativeTitles', read.titles],
    ['normativeCitations', read.cited],
  ] as const) {
    await tx.deleteFrom(table).where('tenantId', '=', tenantId).where('documentId', '=', documentId).execute();
    const rows = keys.map((titleKey) => ({ tenantId, documentId, titleKey }));
    if (rows.length > 0)
      await tx
        .insertInto(table)
        .values(rows)
        .onConflict((on) => on.doNothing())
        .execute();
  }
  await tx
    .insertInto('normativeReadEditions')
    .values({ tenantId, documentId, editionId })
    .onConflict((on) => on.columns(['tenantId', 'documentId']).doUpdateSet({ editionId }))
    .execute();
}

/** Documents whose pages link to one of these titles. */
export async function listCitingTitles(db: Queryable, tenantId: string, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('normativeCitations')
    .select('documentId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('titleKey', 'in', [...keys])
    .limit(1000)
    .execute();
  return rows.map(({ documentId }) => documentId);
}
