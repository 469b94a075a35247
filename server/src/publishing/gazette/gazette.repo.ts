import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';
import type { Candidate, Issue } from './gazette.schema.ts';

export const TYPE = 'gazette_issue';
const DOCUMENT = 'document';

export interface IssueRow extends Omit<Issue, 'itemCount'> {
  manifest: string;
  sha256: string;
  signature: string;
  publicKey: string;
  authorIds: string[];
}
const ISSUE = [
  ...(['id', 'organisationId', 'year', 'number', 'serial', 'note', 'state', 'publishedOn', 'version'] as const),
  ...(['manifest', 'sha256', 'signature', 'publicKey', 'authorIds'] as const),
] as const;
const toIssue = (row: Record<keyof IssueRow, unknown>): IssueRow => row as IssueRow;

export interface ItemRow {
  documentId: string;
  section: string;
  position: number;
  editionId: string | null;
  /** As it was printed. */
  printedTitle: string;
  startPage: number | null;
  pages: number | null;
  /** Of the newest edition. */
  title: string;
  documentNumber: string;
  issuingBody: string;
  isPublic: boolean;
  /** The edition that readers see now; null when there is none. */
  liveEditionId: string | null;
  /** The printed edition may be shown: it is public as it stands or was replaced by an ordinary edition. */
  isShowable: boolean;
}

export async function listIssues(db: Queryable, tenantId: string): Promise<Issue[]> {
  const { rows } = await sql<Issue>`
    select i.id, i.organisation_id, i.year, i.number, i.serial, i.note, i.state, i.published_on, i.version,
      (select count(*)::int from gazette_items t where t.tenant_id = i.tenant_id and t.issue_id = i.id) as item_count
    from gazette_issues i where i.tenant_id = ${tenantId}
    order by i.year desc, i.number desc, i.id limit 3000`.execute(db);
  return rows;
}

export async function findIssue(db: Queryable, tenantId: string, id: string): Promise<IssueRow | null> {
  const row = await db
    .selectFrom('gazetteIssues')
    .select(ISSUE)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toIssue(row) : null;
}

export async function lockIssue(tx: Tx, tenantId: string, id: string): Promise<IssueRow | null> {
  const row = await tx
    .selectFrom('gazetteIssues')
    .select(ISSUE)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? toIssue(row) : null;
}

type Head = Pick<Issue, 'organisationId' | 'year' | 'number' | 'serial' | 'note'>;

export async function insertIssue(tx: Tx, tenantId: string, head: Head, authorIds: string[]): Promise<string> {
  const id = newId();
  await tx
    .insertInto('gazetteIssues')
    .values({ tenantId, id, ...head, authorIds })
    .execute();
  return id;
}

/** False when the issue is at another version. */
export async function updateIssue(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<Omit<IssueRow, 'id' | 'version'>>,
): Promise<boolean> {
  const row = await tx
    .updateTable('gazetteIssues')
    .set({ ...change, version: version + 1, changedAt: sql<Date>`now()` as never })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewItem {
  documentId: string;
  section: string;
  editionId?: string;
  title?: string;
  startPage?: number;
  pages?: number;
}
export async function replaceItems(
  tx: Tx,
  tenantId: string,
  issueId: string,
  items: readonly NewItem[],
): Promise<void> {
  await tx.deleteFrom('gazetteItems').where('tenantId', '=', tenantId).where('issueId', '=', issueId).execute();
  const rows = items.map((item, at) => ({ tenantId, issueId, position: at + 1, ...item }));
  if (rows.length > 0) await tx.insertInto('gazetteItems').values(rows).execute();
}

/** The items of an issue with what their documents are now; whether each is public is asked of the gate's filter. */
export async function listItems(db: Queryable, tenantId: string, issueId: string): Promise<ItemRow[]> {
  const shown = readable(db, tenantId, DOCUMENT).select(['publications.subjectId', 'publications.editionId']).as('p');
  const rows = await db
    .selectFrom('gazetteItems as t')
    .leftJoin(shown, 'p.subjectId', 't.documentId')
    .leftJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 't.tenantId').on(
        sql<boolean>`e.id = coalesce(p.edition_id, (select n.id from document_editions n
            where n.tenant_id = t.tenant_id and n.document_id = t.document_id order by n.number desc limit 1))`,
      ),
    )
    .leftJoin('documentEditions as x', (join) =>
      join.onRef('x.tenantId', '=', 't.tenantId').onRef('x.id', '=', 't.editionId'),
    )
    .select([
      't.documentId',
      't.section',
      't.position',
      't.editionId',
      't.title as printedTitle',
      't.startPage',
      't.pages',
    ])
    .select(['e.title', 'e.documentNumber', 'e.issuingBody', 'p.editionId as liveEditionId'])
    .select([
      sql<boolean>`p.edition_id is not null`.as('isPublic'),
      sql<boolean>`(p.edition_id is not null and x.id is not null and x.suppressed_at is null)`.as('isShowable'),
    ])
    .where('t.tenantId', '=', tenantId)
    .where('t.issueId', '=', issueId)
    .orderBy('t.position')
    .execute();
  return rows.map((row) => ({
    ...row,
    title: row.title ?? '',
    documentNumber: row.documentNumber ?? '',
    issuingBody: row.issuingBody ?? '',
  }));
}

/** Which of these documents exist. */
export async function countDocuments(db: Queryable, tenantId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const row = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The words of editions, for what is signed. */
export async function listTexts(
  db: Queryable,
  tenantId: string,
  editionIds: readonly string[],
): Promise<Map<string, string>> {
  if (editionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('documentEditions')
    .select(['id', 'title', 'plainText'])
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...editionIds])
    .execute();
  return new Map(rows.map(({ id, title, plainText }) => [id, `${title}\n${plainText}`]));
}

/** Public documents of any unit that stand in no issue yet (统一发布), newest first. */
export async function listCandidates(
  db: Queryable,
  tenantId: string,
  filter: { text?: string; organisationId?: string },
  limit: number,
): Promise<Candidate[]> {
  let query = readable(db, tenantId, DOCUMENT)
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'publications.tenantId').onRef('o.id', '=', 'publications.organisationId'),
    )
    .select(['publications.subjectId as documentId', 'e.title', 'e.documentNumber', 'e.publishedOn'])
    .select('o.name as organisationName')
    .where('e.state', '=', 'live')
    .where(
      sql<boolean>`not exists (select 1 from gazette_items t
        join gazette_issues i on i.tenant_id = t.tenant_id and i.id = t.issue_id and i.state <> 'withdrawn'
        where t.tenant_id = publications.tenant_id and t.document_id = publications.subject_id)`,
    );
  if (filter.organisationId) query = query.where('publications.organisationId', '=', filter.organisationId);
  if (filter.text) {
    const like = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(e.title ilike ${like} or e.document_number ilike ${like})`);
  }
  return query
    .orderBy('e.publishedOn', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
}

export async function upsertPrint(
  tx: Tx,
  tenantId: string,
  issueId: string,
  print: { sha256: string; pages: number; bytes: Uint8Array },
): Promise<void> {
  await tx
    .insertInto('gazettePrints')
    .values({ tenantId, issueId, ...print, bytes: Buffer.from(print.bytes) })
    .execute();
}

export async function findPrint(db: Queryable, tenantId: string, issueId: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('gazettePrints')
    .select('bytes')
    .where('tenantId', '=', tenantId)
    .where('issueId', '=', issueId)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** What readers may see of issues: every query starts from the gate's filter. */
const published = (db: Queryable, tenantId: string) =>
  readable(db, tenantId, TYPE).innerJoin('gazetteIssues as i', (join) =>
    join.onRef('i.tenantId', '=', 'publications.tenantId').onRef('i.id', '=', 'publications.subjectId'),
  );

export interface PublishedIssueRow {
  id: string;
  year: number;
  number: number;
  serial: number;
  publishedOn: string;
  itemCount: number;
  visibleFrom: Date;
  lastPublishedAt: Date;
}
const itemCount = sql<number>`(select count(*)::int from gazette_items t where t.tenant_id = i.tenant_id and t.issue_id = i.id)`;

export async function listPublishedIssues(
  db: Queryable,
  tenantId: string,
  year?: number,
): Promise<PublishedIssueRow[]> {
  let query = published(db, tenantId)
    .select(['i.id', 'i.year', 'i.number', 'i.serial', 'i.publishedOn', itemCount.as('itemCount')])
    .select(['publications.visibleFrom', 'publications.lastPublishedAt'])
    .orderBy('i.year', 'desc')
    .orderBy('i.number', 'desc');
  if (year !== undefined) query = query.where('i.year', '=', year);
  return (await query.limit(2000).execute()) as PublishedIssueRow[];
}

export async function findPublishedIssue(
  db: Queryable,
  tenantId: string,
  year: number,
  number: number,
): Promise<IssueRow | null> {
  const row = await published(db, tenantId)
    .select(ISSUE.map((name) => `i.${name}` as const))
    .where('i.year', '=', year)
    .where('i.number', '=', number)
    .executeTakeFirst();
  return row ? toIssue(row as unknown as Record<keyof IssueRow, unknown>) : null;
}

/** The withdrawn issue of a number, for its tombstone. */
export async function findWithdrawnId(
  db: Queryable,
  tenantId: string,
  year: number,
  number: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('gazetteIssues')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('number', '=', number)
    .where('state', '=', 'withdrawn')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Where a document was printed, in issues that are public. */
export async function listPlacesOf(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<{ issueId: string; year: number; number: number; startPage: number | null }[]> {
  return published(db, tenantId)
    .innerJoin('gazetteItems as t', (join) =>
      join.onRef('t.tenantId', '=', 'i.tenantId').onRef('t.issueId', '=', 'i.id'),
    )
    .select(['i.id as issueId', 'i.year', 'i.number', 't.startPage'])
    .where('t.documentId', '=', documentId)
    .orderBy('i.year')
    .orderBy('i.number')
    .execute();
}

/** Which of these documents were printed in an issue that is public, and the version that its contents lead to; null when to none. */
export async function listPrinted(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number | null }[]> {
  const shown = readable(db, tenantId, DOCUMENT).select(['publications.subjectId', 'publications.version']).as('d');
  return published(db, tenantId)
    .innerJoin('gazetteItems as t', (join) =>
      join.onRef('t.tenantId', '=', 'i.tenantId').onRef('t.issueId', '=', 'i.id'),
    )
    .leftJoin(shown, 'd.subjectId', 't.documentId')
    .select(['t.documentId as id', 'd.version'])
    .distinct()
    .where('t.documentId', 'in', [...ids])
    .execute();
}

/** Which of these public issues have the print edition that was signed; with `hashed`, its bytes are looked at. */
export async function listPrintsOf(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
  hashed: boolean,
): Promise<{ id: string; version: number; isWhole: boolean }[]> {
  const isWhole = hashed
    ? sql<boolean>`coalesce(encode(sha256(g.bytes), 'hex') = g.sha256, false)`
    : sql<boolean>`g.bytes is not null`;
  return published(db, tenantId)
    .leftJoin('gazettePrints as g', (join) =>
      join.onRef('g.tenantId', '=', 'i.tenantId').onRef('g.issueId', '=', 'i.id'),
    )
    .select(['i.id', 'publications.version', isWhole.as('isWhole')])
    .where('publications.subjectId', 'in', [...ids])
    .execute();
}

/** The public issue whose print edition has this checksum. */
export async function findByPrintHash(
  db: Queryable,
  tenantId: string,
  sha256: string,
): Promise<{ year: number; number: number } | null> {
  const row = await published(db, tenantId)
    .innerJoin('gazettePrints as g', (join) =>
      join.onRef('g.tenantId', '=', 'i.tenantId').onRef('g.issueId', '=', 'i.id'),
    )
    .select(['i.year', 'i.number'])
    .where('g.sha256', '=', sha256)
    .executeTakeFirst();
  return row ?? null;
}

/** The version of these issues that readers see. */
export async function listShown(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  if (ids.length === 0) return [];
  return published(db, tenantId)
    .select(['i.id', 'publications.version'])
    .where('publications.subjectId', 'in', [...ids])
    .execute();
}

/** Issues that the gazette itself has as published, whatever the gate says. */
export async function listOwnPublished(db: Queryable, tenantId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('gazetteIssues')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .where('state', '=', 'published')
    .execute();
  return rows.map(({ id }) => id);
}

export async function listPublishedAfter(
  db: Queryable,
  after: { tenantId: string; subjectId: string } | null,
  limit: number,
): Promise<{ tenantId: string; subjectId: string }[]> {
  let query = db.selectFrom('gazetteIssues').select(['tenantId', 'id as subjectId']).where('state', '=', 'published');
  if (after) query = query.where(sql<boolean>`(tenant_id, id) > (${after.tenantId}::uuid, ${after.subjectId}::uuid)`);
  return query.orderBy('tenantId').orderBy('id').limit(limit).execute();
}
