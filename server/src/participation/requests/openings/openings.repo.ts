import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';
import { readable } from '../../../foundation/gate/index.ts';
import { isShown } from '../shown.repo.ts';

export type OpeningKind = 'opened' | 'answer';

export interface AnsweredRow {
  id: string;
  organisationId: string;
  contentSealed: string;
  documentIndex: string;
  repliedOn: string;
  outcome: string;
  suggested: boolean;
  openedId: string | null;
  answerId: string | null;
  registrationYear: number | null;
  registrationNumber: number | null;
}

/** Requests of these units that were answered since a day, the newest first, with the documents that came of them. */
export async function listAnswered(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
  since: string,
  limit: number,
): Promise<AnsweredRow[]> {
  const units = scope === 'all' ? sql`true` : sql`r.organisation_id = any(${[...scope]}::uuid[])`;
  const { rows } = await sql<AnsweredRow>`
    select r.id, r.organisation_id, r.content_sealed, coalesce(p.document_index, '') as document_index, r.replied_on, r.outcome,
      r.registration_year, r.registration_number,
      exists (select 1 from request_records s where s.tenant_id = r.tenant_id and s.request_id = r.id and s.kind = 'from_applicant'
        and s.data ->> 'what' = 'suggest') as suggested,
      (select c.document_id from request_opening_cases c where c.tenant_id = r.tenant_id and c.request_id = r.id and c.kind = 'opened') as opened_id,
      (select c.document_id from request_opening_cases c where c.tenant_id = r.tenant_id and c.request_id = r.id and c.kind = 'answer') as answer_id
    from requests r left join request_people p on p.tenant_id = r.tenant_id and p.request_id = r.id and p.role = 'applicant'
    where r.tenant_id = ${tenantId} and ${isShown(tenantId, 'r.id')} and ${units} and r.replied_on >= ${since}::date
    order by r.replied_on desc, r.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function insertOpening(
  tx: Tx,
  tenantId: string,
  row: {
    documentId: string;
    organisationId: string;
    kind: OpeningKind;
    outcome: string;
    repliedOn: string | null;
    createdAt: Date;
    createdByName: string;
  },
  requestIds: readonly string[],
): Promise<void> {
  const { documentId, kind } = row;
  await tx
    .insertInto('requestOpenings')
    .values({ tenantId, ...row })
    .execute();
  await tx
    .insertInto('requestOpeningCases')
    .values(requestIds.map((requestId) => ({ tenantId, documentId, requestId, kind })))
    .execute();
}

/** The document that came of this request already; null when there is none. */
export async function findOpening(
  db: Queryable,
  tenantId: string,
  requestId: string,
  kind: OpeningKind,
): Promise<string | null> {
  const row = await db
    .selectFrom('requestOpeningCases')
    .select('documentId')
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.documentId ?? null;
}

export async function listCasesOf(db: Queryable, tenantId: string, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('requestOpeningCases')
    .select('requestId')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .execute();
  return rows.map(({ requestId }) => requestId);
}

/** A summary of the answer to a case that two people have hidden. */
const ofHiddenAnswer = (tenantId: string, documentRef: string) => sql<boolean>`
  exists (select 1 from request_opening_cases c where c.tenant_id = ${tenantId} and c.document_id = ${sql.ref(documentRef)} and c.kind = 'answer'
    and not ${isShown(tenantId, 'c.request_id')})`;

export async function isAnswerHidden(db: Queryable, tenantId: string, documentId: string): Promise<boolean> {
  const { rows } = await sql<{ hidden: boolean }>`
    select ${ofHiddenAnswer(tenantId, 'one.id')} as hidden from (select ${documentId}::uuid as id) one`.execute(db);
  return rows[0]?.hidden ?? false;
}

/** The words of the newest edition of a document: what would go out. */
export async function findNewestText(db: Queryable, tenantId: string, documentId: string): Promise<string> {
  const { rows } = await sql<{ words: string }>`
    select concat_ws(E'\n', e.title, e.plain_text, e.body::text) as words from document_editions e
    where e.tenant_id = ${tenantId} and e.document_id = ${documentId} order by e.number desc limit 1`.execute(db);
  return rows[0]?.words ?? '';
}

export interface PublicAnswer {
  id: string;
  title: string;
  kind: OpeningKind;
  outcome: string;
  repliedOn: string | null;
  publishedOn: string | null;
  organisationName: string;
  excerpt: string;
}

/** What of it is public, the newest first. */
export async function listPublicAnswers(
  db: Queryable,
  tenantId: string,
  page: { limit: number; offset: number },
): Promise<PublicAnswer[]> {
  const rows = await readable(db, tenantId, 'document')
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .innerJoin('requestOpenings as q', (join) =>
      join.onRef('q.tenantId', '=', 'publications.tenantId').onRef('q.documentId', '=', 'publications.subjectId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'publications.tenantId').onRef('o.id', '=', 'publications.organisationId'),
    )
    .select(['publications.subjectId as id', 'e.title', 'q.kind', 'q.outcome', 'q.repliedOn', 'e.publishedOn'])
    .select(['o.name as organisationName', sql<string>`left(e.plain_text, 160)`.as('excerpt')])
    .where((eb) => eb.not(ofHiddenAnswer(tenantId, 'publications.subjectId')))
    .orderBy('e.publishedOn', (order) => order.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows as PublicAnswer[];
}
