import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';
import type { Block, PageContent, PageKind } from './pages.schema.ts';

export const TYPE = 'page';

export interface PageRow {
  id: string;
  siteId: string;
  organisationId: string;
  columnId: string | null;
  kind: PageKind;
  code: string;
}
export interface EditionRow extends PageContent {
  id: string;
  pageId: string;
  number: number;
  state: 'draft' | 'in_review' | 'approved' | 'live' | 'superseded' | 'withdrawn';
  version: number;
  authorIds: string[];
  changedAt: Date;
}

const PAGE = ['id', 'siteId', 'organisationId', 'columnId', 'kind', 'code'] as const;
const EDITION = [
  ...(['id', 'pageId', 'number', 'state', 'version', 'title', 'titleEn', 'summary', 'cover', 'coverAlt'] as const),
  ...(['blocks', 'authorIds', 'changedAt'] as const),
] as const;

const toEdition = (row: Record<keyof EditionRow, unknown>): EditionRow => row as EditionRow;

export async function listPages(db: Queryable, tenantId: string, siteId: string): Promise<PageRow[]> {
  const query = db.selectFrom('pages').select(PAGE).where('tenantId', '=', tenantId).where('siteId', '=', siteId);
  return (await query.orderBy('kind').orderBy('code').execute()) as PageRow[];
}

export async function findPage(db: Queryable, tenantId: string, id: string): Promise<PageRow | null> {
  const query = db.selectFrom('pages').select(PAGE).where('tenantId', '=', tenantId).where('id', '=', id);
  return ((await query.executeTakeFirst()) as PageRow | undefined) ?? null;
}

/** Locks the page, so that changes of it come one after the other. */
export async function lockPage(tx: Tx, tenantId: string, id: string): Promise<PageRow | null> {
  const query = tx.selectFrom('pages').select(PAGE).where('tenantId', '=', tenantId).where('id', '=', id);
  return ((await query.forUpdate().executeTakeFirst()) as PageRow | undefined) ?? null;
}

/** Drafts and live editions of these pages, and the last withdrawn one. */
export async function listEditions(db: Queryable, tenantId: string, pageIds: readonly string[]): Promise<EditionRow[]> {
  if (pageIds.length === 0) return [];
  const rows = await db
    .selectFrom('pageEditions')
    .select(EDITION)
    .where('tenantId', '=', tenantId)
    .where('pageId', 'in', [...pageIds])
    .where('state', '<>', 'superseded')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(toEdition);
}

export async function insertPage(tx: Tx, tenantId: string, page: Omit<PageRow, 'id'>, by: string): Promise<PageRow> {
  const row = { ...page, id: newId() };
  await tx
    .insertInto('pages')
    .values({ ...row, tenantId, createdBy: by })
    .execute();
  return row;
}

export async function insertDraft(
  tx: Tx,
  tenantId: string,
  pageId: string,
  content: PageContent,
  pictures: readonly string[],
  authorIds: readonly string[],
): Promise<EditionRow> {
  const { blocks, ...fields } = content;
  const row = await tx
    .insertInto('pageEditions')
    .values({
      ...{ ...fields, tenantId, pageId, id: newId(), state: 'draft', blocks: JSON.stringify(blocks) },
      ...{ pictures: [...pictures], authorIds: [...authorIds] },
      number: sql<number>`(select coalesce(max(number), 0) + 1 from page_editions where tenant_id = ${tenantId} and page_id = ${pageId})`,
    })
    .returning(EDITION)
    .executeTakeFirstOrThrow();
  return toEdition(row);
}

/** Drafts and approved editions of all pages with their page, the longest untouched first. */
export async function listOpenWork(
  db: Queryable,
  tenantId: string,
  limit: number,
): Promise<
  (Pick<EditionRow, 'id' | 'pageId' | 'state' | 'version' | 'title' | 'authorIds' | 'changedAt'> & PageRow)[]
> {
  const rows = await db
    .selectFrom('pageEditions as e')
    .innerJoin('pages as p', (join) => join.onRef('p.tenantId', '=', 'e.tenantId').onRef('p.id', '=', 'e.pageId'))
    .select(['e.id as id', 'e.pageId', 'e.state', 'e.version', 'e.title', 'e.authorIds', 'e.changedAt'])
    .select(['p.siteId', 'p.organisationId', 'p.columnId', 'p.kind', 'p.code'])
    .where('e.tenantId', '=', tenantId)
    .where('e.state', 'in', ['draft', 'approved'])
    .orderBy('e.changedAt')
    .limit(limit)
    .execute();
  return rows as never;
}

/** Null when the edition is at another version than the one given. */
export async function updateEdition(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<Omit<EditionRow, 'id' | 'pageId' | 'number' | 'version' | 'blocks' | 'changedAt'>> & {
    blocks?: Block[];
    pictures?: string[];
  },
): Promise<EditionRow | null> {
  const { blocks, ...rest } = change;
  const row = await tx
    .updateTable('pageEditions')
    .set({
      ...{ ...rest, ...(blocks ? { blocks: JSON.stringify(blocks) } : {}) },
      ...{ version: version + 1, changedAt: sql<Date>`clock_timestamp()` },
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(EDITION)
    .executeTakeFirst();
  return row ? toEdition(row) : null;
}

/** A draft leaves no trace but the audit's. */
export async function deleteDraft(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx
    .deleteFrom('pageEditions')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

const live = (db: Queryable, tenantId: string) =>
  readable(db, tenantId, TYPE)
    .innerJoin('pageEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .innerJoin('pages as p', (join) =>
      join.onRef('p.tenantId', '=', 'publications.tenantId').onRef('p.id', '=', 'publications.subjectId'),
    );

export interface LivePage extends PageContent {
  pageId: string;
  kind: PageKind;
  code: string;
  columnId: string | null;
  organisationId: string;
  visibleFrom: Date;
  lastPublishedAt: Date;
}
const LIVE = [
  ...([
    'p.id as pageId',
    'p.kind',
    'p.code',
    'p.columnId',
    'p.organisationId',
    'e.title',
    'e.titleEn',
    'e.summary',
  ] as const),
  ...(['e.cover', 'e.coverAlt', 'e.blocks', 'publications.visibleFrom', 'publications.lastPublishedAt'] as const),
] as const;

/** The published page of a kind on a site: by its code, or by the column that shows it. */
export async function findLivePage(
  db: Queryable,
  tenantId: string,
  by: { siteId: string; kinds: readonly PageKind[]; code?: string } | { columnId: string; kinds: readonly PageKind[] },
): Promise<LivePage | null> {
  let query = live(db, tenantId)
    .select(LIVE)
    .where('p.kind', 'in', [...by.kinds]);
  if ('siteId' in by) query = query.where('p.siteId', '=', by.siteId);
  else query = query.where('p.columnId', '=', by.columnId);
  if ('code' in by && by.code !== undefined) query = query.where('p.code', '=', by.code);
  return ((await query.executeTakeFirst()) as LivePage | undefined) ?? null;
}

/** Published special topics and compilations, the newest first. */
export async function listLiveTopics(
  db: Queryable,
  tenantId: string,
  by: { siteId: string } | { columnId: string },
  limit: number,
): Promise<LivePage[]> {
  let query = live(db, tenantId).select(LIVE).where('p.kind', 'in', ['topic', 'compilation']);
  query = 'siteId' in by ? query.where('p.siteId', '=', by.siteId) : query.where('p.columnId', '=', by.columnId);
  return (await query
    .orderBy('publications.lastPublishedAt', 'desc')
    .orderBy('publications.subjectId', 'desc')
    .limit(limit)
    .execute()) as LivePage[];
}

/** The columns that show a published page of any kind. */
export async function listFilledColumns(db: Queryable, tenantId: string): Promise<Set<string>> {
  const rows = await live(db, tenantId).select('p.columnId').where('p.columnId', 'is not', null).distinct().execute();
  return new Set(rows.flatMap(({ columnId }) => columnId ?? []));
}

/** Which of these pages are special topics or compilations, public or not. */
export async function listTopicsAmong(db: Queryable, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('pages')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .where('kind', 'in', ['topic', 'compilation'])
    .execute();
  return rows.map(({ id }) => id);
}

/** The id of a page by its address, whether it is public or not; for telling of its withdrawal. */
export async function findTopicId(
  db: Queryable,
  tenantId: string,
  siteId: string,
  code: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('pages')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('siteId', '=', siteId)
    .where('code', '=', code)
    .where('kind', 'in', ['topic', 'compilation'])
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whether a page that is public now shows this picture. */
export async function isPictureShown(db: Queryable, tenantId: string, sha256: string): Promise<boolean> {
  const row = await live(db, tenantId)
    .select('p.id')
    .where('e.state', '=', 'live')
    .where(sql<boolean>`e.pictures @> array[${sha256}]::text[]`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The version under which each of these pages is shown now; those that are not shown are missing. */
export async function listLiveVersions(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  if (ids.length === 0) return [];
  return live(db, tenantId)
    .select(['p.id', 'publications.version'])
    .where('e.state', '=', 'live')
    .where('p.id', 'in', [...ids])
    .execute();
}

/** The live edition of each of these pages, as the pages have it. */
export async function listOwnLive(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ pageId: string; id: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('pageEditions')
    .select(['pageId', 'id'])
    .where('tenantId', '=', tenantId)
    .where('pageId', 'in', [...ids])
    .where('state', '=', 'live')
    .execute();
}

/** Every page with a live edition, in the order of their keys. */
export async function listLivePagesAfter(
  db: Queryable,
  after: { tenantId: string; subjectId: string } | null,
  limit: number,
): Promise<{ tenantId: string; subjectId: string }[]> {
  const { rows } = await sql<{ tenantId: string; subjectId: string }>`
    select tenant_id, page_id as subject_id from page_editions
    where state = 'live' and (tenant_id, page_id) > (${after?.tenantId ?? NONE}::uuid, ${after?.subjectId ?? NONE}::uuid)
    order by tenant_id, page_id limit ${limit}`.execute(db);
  return rows;
}
const NONE = '00000000-0000-0000-0000-000000000000';
