import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import type { IndexItem } from '../../kernel/index/index.ts';
import { readable, type SiteScope } from '../../foundation/gate/index.ts';
import { LINKED } from './document-files.repo.ts';
import type { PublishedDocument, PublishedSummary } from './documents.schema.ts';
import { listTasks } from './documents.repo.ts';

/** What readers may see of documents. Every query here starts from the gate's filter. */

const TYPE = 'document';

const published = (db: Queryable, tenantId: string, on?: SiteScope) =>
  readable(db, tenantId, TYPE, on)
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'publications.tenantId').onRef('o.id', '=', 'publications.organisationId'),
    );

/** The document itself, as its page and `/api/v1/documents/{id}` read it. */
const documentRows = (db: Queryable, tenantId: string) =>
  published(db, tenantId).leftJoin('files as f', (join) =>
    join.onRef('f.tenantId', '=', 'e.tenantId').onRef('f.sha256', '=', 'e.originalFile'),
  );

export const publicPath = (documentId: string) => `/documents/${documentId}`;

const summaryColumns = [
  'publications.subjectId as id',
  'e.title',
  'e.documentNumber',
  'e.issuingBody',
  'e.topic',
  'e.madeOn',
  'e.publishedOn',
  'e.validity',
  'o.id as organisationId',
  'o.name as organisationName',
] as const;

type SummaryRow = Omit<PublishedSummary, 'url' | 'organisation'> & { organisationId: string; organisationName: string };

const asSummary = (row: unknown): PublishedSummary => {
  const { organisationId, organisationName, ...rest } = row as SummaryRow;
  return { ...rest, url: publicPath(rest.id), organisation: { id: organisationId, name: organisationName } };
};

/** A published document with text, tasks and original file; null when there is none that the public may see. */
export async function findPublished(db: Queryable, tenantId: string, id: string): Promise<PublishedDocument | null> {
  const row = await documentRows(db, tenantId)
    .select(summaryColumns)
    .select([
      'e.id as editionId',
      'e.number',
      'e.issuingBody',
      'e.indexNumber',
      'e.subjectWords',
      'e.mainRecipients',
      'e.body',
    ])
    .select([
      'e.originalFile',
      'e.originalName',
      'e.originalMediaType',
      'f.size',
      'o.code as organisationCode',
      'publications.visibleFrom',
      'e.audienceKind',
      'e.audience',
      'e.visibleUntil',
      'e.changeNote',
      'e.correction',
    ])
    .where('publications.subjectId', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { indexNumber, subjectWords, mainRecipients } = row;
  const summary = asSummary(row);
  return {
    id,
    url: summary.url,
    title: summary.title,
    documentNumber: summary.documentNumber,
    topic: summary.topic,
    madeOn: summary.madeOn,
    publishedOn: summary.publishedOn,
    validity: summary.validity,
    issuingBody: summary.issuingBody,
    indexNumber,
    subjectWords,
    mainRecipients,
    organisation: { ...summary.organisation, code: row.organisationCode },
    body: row.body as unknown as PublishedDocument['body'],
    tasks: await listTasks(db, tenantId, row.editionId),
    original: row.originalFile
      ? {
          name: row.originalName,
          mediaType: row.originalMediaType,
          size: row.size ?? 0,
          url: `/files/${row.originalFile}/${encodeURIComponent(row.originalName)}`,
        }
      : null,
    edition: row.number,
    audience: { kind: row.audienceKind as PublishedDocument['audience']['kind'], name: row.audience },
    visibleUntil: row.visibleUntil,
    changeNote: row.changeNote,
    correction: row.correction as PublishedDocument['correction'],
    visibleFrom: row.visibleFrom.toISOString(),
  };
}

export interface PublishedFilter {
  /** The site whose list it is; absent: everything of the tenant. */
  on?: SiteScope | undefined;
  organisationId?: string | undefined;
  topic?: string | undefined;
  year?: string | undefined;
  validity?: string | undefined;
  /** Name of an area or group; what is for everybody has none. */
  audience?: string | undefined;
  /** Leaves out what was repealed or has expired. */
  currentOnly?: boolean | undefined;
}

const filtered = (db: Queryable, tenantId: string, filter: PublishedFilter) => {
  let query = published(db, tenantId, filter.on);
  if (filter.organisationId) query = query.where('publications.organisationId', '=', filter.organisationId);
  if (filter.topic)
    query = query.where(
      sql<boolean>`(e.topic = ${filter.topic} or e.topic like ${`${filter.topic.replace(/[\\%_]/g, '\\$&')}\\\\%`})`,
    );
  if (filter.year && /^\d{4}$/.test(filter.year)) {
    query = query
      .where('e.publishedOn', '>=', `${filter.year}-01-01`)
      .where('e.publishedOn', '<=', `${filter.year}-12-31`);
  }
  if (filter.validity !== undefined) query = query.where('e.validity', '=', filter.validity as never);
  if (filter.audience) query = query.where('e.audience', '=', filter.audience);
  if (filter.currentOnly) query = query.where('e.validity', 'not in', ['expired', 'repealed']);
  return query;
};

/** A published edition is the live one; saying so lets the index of live editions give the order. */
const listRows = (db: Queryable, tenantId: string, filter: PublishedFilter) =>
  filtered(db, tenantId, filter).where('e.state', '=', 'live');

/** One page of a list, newest first. */
export async function listPublished(
  db: Queryable,
  tenantId: string,
  filter: PublishedFilter,
  page: { limit: number; offset: number },
): Promise<PublishedSummary[]> {
  const rows = await listRows(db, tenantId, filter)
    .select(summaryColumns)
    .orderBy('e.publishedOn', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(asSummary);
}

export async function countPublished(db: Queryable, tenantId: string, filter: PublishedFilter): Promise<number> {
  const row = await filtered(db, tenantId, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface PublishedFacets {
  organisations: { id: string; name: string; count: number }[];
  topics: { value: string; count: number }[];
  years: { value: string; count: number }[];
  validities: { value: string; count: number }[];
  /** Named areas and groups; what is for everybody is not counted. */
  audiences: { value: string; count: number }[];
}

/** How many documents there are by unit, topic (first level), year and validity. */
export async function countFacets(db: Queryable, tenantId: string, filter: PublishedFilter): Promise<PublishedFacets> {
  const base = (leaveOut: keyof PublishedFilter) => filtered(db, tenantId, { ...filter, [leaveOut]: undefined });
  const topic = sql<string>`split_part(e.topic, '\\', 1)`;
  const year = sql<string>`to_char(e.published_on, 'YYYY')`;
  const count = sql<number>`count(*)`.as('count');
  const [organisations, topics, years, validities, audiences] = await Promise.all([
    base('organisationId')
      .select(['o.id', 'o.name', count])
      .groupBy(['o.id', 'o.name'])
      .orderBy(sql`count(*)`, 'desc')
      .limit(200)
      .execute(),
    base('topic')
      .select([topic.as('value'), count])
      .where('e.topic', '<>', '')
      .groupBy(topic)
      .orderBy(sql`count(*)`, 'desc')
      .limit(60)
      .execute(),
    base('year')
      .select([year.as('value'), count])
      .where('e.publishedOn', 'is not', null)
      .groupBy(year)
      .orderBy(year, 'desc')
      .limit(60)
      .execute(),
    base('validity')
      .select(['e.validity as value', count])
      .groupBy('e.validity')
      .orderBy(sql`count(*)`, 'desc')
      .execute(),
    base('audience')
      .select(['e.audience as value', count])
      .where('e.audience', '<>', '')
      .groupBy('e.audience')
      .orderBy(sql`count(*)`, 'desc')
      .limit(60)
      .execute(),
  ]);
  return { organisations, topics, years, validities, audiences };
}

/** Summaries by id with index number and the first words of the text (内容概述), for lists kept elsewhere; what is not public is missing. */
export async function listSummaries(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<(PublishedSummary & { indexNumber: string; excerpt: string })[]> {
  if (ids.length === 0) return [];
  const rows = await published(db, tenantId)
    .select(summaryColumns)
    .select(['e.indexNumber', sql<string>`left(e.plain_text, 500)`.as('excerpt')])
    .where('publications.subjectId', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ ...asSummary(row), indexNumber: row.indexNumber, excerpt: row.excerpt }));
}

/** Summaries by id, for search results: those that are not public (any more) or not on the site are missing. With the text, for highlighting. */
export async function listByIds(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
  on?: SiteScope,
): Promise<(PublishedSummary & { text: string; indexNumber: string })[]> {
  if (ids.length === 0) return [];
  const rows = await published(db, tenantId, on)
    .select(summaryColumns)
    .select(['e.plainText as text', 'e.indexNumber'])
    .where('publications.subjectId', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ ...asSummary(row), text: row.text, indexNumber: row.indexNumber }));
}

/** When a document was first seen and when the edition that is seen now was published. */
export interface PublicationTimes {
  visibleFrom: Date;
  lastPublishedAt: Date;
}

/** What was published last, for feeds: a new edition of an old document comes first. */
export async function listNewest(
  db: Queryable,
  tenantId: string,
  filter: PublishedFilter,
  limit: number,
): Promise<(PublishedSummary & PublicationTimes & { excerpt: string })[]> {
  const rows = await newestRows(db, tenantId, filter, limit)
    .select(summaryColumns)
    .select(['publications.visibleFrom', 'e.id as editionId'])
    .execute();
  if (rows.length === 0) return [];
  // The texts are read for these few only: beside the sort they would be unpacked for every document there is.
  const texts = await db
    .selectFrom('documentEditions as e')
    .select(['e.id', sql<string>`left(e.plain_text, 400)`.as('excerpt')])
    .where('e.tenantId', '=', tenantId)
    .where(
      'e.id',
      'in',
      rows.map((row) => row.editionId),
    )
    .execute();
  const excerpts = new Map(texts.map(({ id, excerpt }) => [id, excerpt]));
  return rows.map(({ visibleFrom, lastPublishedAt, editionId, subjectId: _subjectId, ...row }) => ({
    ...asSummary(row),
    visibleFrom,
    lastPublishedAt,
    excerpt: excerpts.get(editionId) ?? '',
  }));
}

const newestRows = (db: Queryable, tenantId: string, filter: PublishedFilter, limit: number) =>
  filtered(db, tenantId, filter)
    .select(['publications.lastPublishedAt', 'publications.subjectId'])
    .orderBy('publications.lastPublishedAt', 'desc')
    .orderBy('publications.subjectId', 'desc')
    .limit(limit);

/** Addresses of documents in an order that stays, for the sitemap. */
export async function listAddresses(
  db: Queryable,
  tenantId: string,
  page: { limit: number; offset: number },
  on?: SiteScope,
): Promise<{ url: string; lastPublishedAt: Date }[]> {
  const rows = await readable(db, tenantId, TYPE, on)
    .select(['publications.subjectId', 'publications.lastPublishedAt'])
    .orderBy('publications.subjectId')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(({ subjectId, lastPublishedAt }) => ({ url: publicPath(subjectId), lastPublishedAt }));
}

export async function countAddresses(db: Queryable, tenantId: string, on?: SiteScope): Promise<number> {
  const row = await readable(db, tenantId, TYPE, on)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What the search engine is told of documents that are public now. */
export async function listIndexItems(db: Queryable, tenantId: string, ids: readonly string[]): Promise<IndexItem[]> {
  if (ids.length === 0) return [];
  const rows = await published(db, tenantId)
    .select(summaryColumns)
    .select(['publications.version', 'e.plainText as body', 'e.indexNumber'])
    .select(
      sql<string[]>`array(select distinct s.site_id from site_subjects s where s.tenant_id = publications.tenant_id
        and s.subject_type = publications.subject_type and s.subject_id = publications.subject_id order by 1)`.as(
        'places',
      ),
    )
    .where('publications.subjectId', 'in', [...ids])
    .execute();
  return rows.map((row) => ({
    tenantId,
    kind: TYPE,
    id: row.id,
    version: row.version,
    title: row.title,
    documentNumber: row.documentNumber,
    indexNumber: row.indexNumber,
    body: row.body,
    organisationId: row.organisationId,
    topic: row.topic,
    validity: row.validity,
    publishedOn: row.publishedOn ?? '',
    madeOn: row.madeOn ?? '',
    places: row.places,
  }));
}

/** The sites in whose columns these documents stand; those that stand in none are missing. */
export async function listSitesOf(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; sites: string[] }>`
    select subject_id as id, array_agg(distinct site_id order by site_id) as sites from site_subjects
    where tenant_id = ${tenantId} and subject_type = ${TYPE} and subject_id = any(${[...ids]}::uuid[]) group by 1`.execute(
    db,
  );
  return new Map(rows.map(({ id, sites }) => [id, sites]));
}

/** A document that a surface shows, and the version that it is. */
export interface Shown {
  id: string;
  version: number;
}
const SHOWN = ['publications.subjectId as id', 'publications.version'] as const;

/** Which of these documents have a page (and an address in the API): the question that the page itself asks, for many at once. */
export const listShownAsPage = (db: Queryable, tenantId: string, ids: readonly string[]): Promise<Shown[]> =>
  documentRows(db, tenantId)
    .select(SHOWN)
    .where('publications.subjectId', 'in', [...ids])
    .execute();

/** Which of these documents stand in the lists. */
export const listShownInLists = (db: Queryable, tenantId: string, ids: readonly string[]): Promise<Shown[]> =>
  listRows(db, tenantId, {})
    .select(SHOWN)
    .where('publications.subjectId', 'in', [...ids])
    .execute();

/** Which of these documents the sitemap names. */
export const listShownInSitemap = (db: Queryable, tenantId: string, ids: readonly string[]): Promise<Shown[]> =>
  readable(db, tenantId, TYPE)
    .select(SHOWN)
    .where('publications.subjectId', 'in', [...ids])
    .execute();

/** Which of these documents are in the feed of `length` entries, of all units or of one, and which would be if newer ones did not fill it. */
export const listShownInFeed = (
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
  length: number,
  organisationId?: string,
): Promise<(Shown & { isPastEnd: boolean; organisationId: string })[]> => {
  const last = newestRows(db, tenantId, { organisationId }, 1).offset(length - 1);
  return filtered(db, tenantId, { organisationId })
    .select(SHOWN)
    .select('publications.organisationId')
    .select(
      sql<boolean>`coalesce((publications.last_published_at, publications.subject_id) < (${last}), false)`.as(
        'isPastEnd',
      ),
    )
    .where('publications.subjectId', 'in', [...ids])
    .execute();
};

/** The original of the edition that is shown of these documents; with `images`, the stored files that its text shows or offers as well. Sizes in bytes. */
export const listShownFiles = (
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
  options: { images: boolean },
): Promise<(Shown & { original: string | null; size: number | null; images: Record<string, number> })[]> =>
  documentRows(db, tenantId)
    .select(SHOWN)
    .select(['e.originalFile as original', 'f.size'])
    .select(
      (options.images
        ? sql<Record<string, number>>`(
            select coalesce(jsonb_object_agg(i.sha256, i.size), '{}') from files i
            where i.tenant_id = e.tenant_id and i.sha256 in (
              select block->>'file' from jsonb_array_elements(e.body) as block where block->>'kind' = 'image'
              union select h.sha256 from jsonb_array_elements(e.body) as block, jsonb_array_elements(block->'links') as link,
                document_files h
              where block->>'kind' = 'paragraph' and block ? 'links' and h.tenant_id = e.tenant_id and h.document_id = e.document_id
                and h.sha256 = substring(link->>'href' from ${LINKED})))`
        : sql<Record<string, number>>`'{}'::jsonb`
      ).as('images'),
    )
    .where('publications.subjectId', 'in', [...ids])
    .execute();

/** The live edition of each of these documents, as the documents themselves have it and whatever the gate says. */
export async function listLiveEditions(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('documentEditions')
    .select(['documentId', 'id'])
    .where('tenantId', '=', tenantId)
    .where('state', '=', 'live')
    .where('documentId', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ documentId, id }) => [documentId, id]));
}

/** Documents with a live edition in the order of tenant and id; null begins. */
export async function listLiveAfter(
  db: Queryable,
  after: { tenantId: string; subjectId: string } | null,
  limit: number,
): Promise<{ tenantId: string; subjectId: string }[]> {
  let query = db
    .selectFrom('documentEditions')
    .select(['tenantId', 'documentId as subjectId'])
    .where('state', '=', 'live');
  if (after)
    query = query.where(sql<boolean>`(tenant_id, document_id) > (${after.tenantId}::uuid, ${after.subjectId}::uuid)`);
  return query.orderBy('tenantId').orderBy('documentId').limit(limit).execute();
}
