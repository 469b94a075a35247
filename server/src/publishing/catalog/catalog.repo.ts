import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';
import type { Entry, Term } from './catalog.schema.ts';

const TYPE = 'document';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** An entry as it is stored, with the unit's name and what is public under it. */
export type EntryRow = Omit<Entry, 'isLimitUnread'>;
export type StoredEntry = Omit<EntryRow, 'id' | 'version' | 'documents' | 'lastPublishedOn' | 'organisationName'>;

const COLUMNS = [
  ...([
    'c.id',
    'c.field',
    'c.number',
    'c.level1',
    'c.level2',
    'c.content',
    'c.basis',
    'c.timeLimit',
    'c.terms',
  ] as const),
  ...([
    'c.publisher',
    'c.organisationId',
    'c.channels',
    'c.toSociety',
    'c.toGroup',
    'c.proactive',
    'c.onRequest',
  ] as const),
  ...(['c.atCounty', 'c.atTownship', 'c.evidence', 'c.status', 'c.version'] as const),
] as const;

export interface EntryFilter {
  field?: string | undefined;
  organisationId?: string | undefined;
  text?: string | undefined;
  status?: 'open' | 'closed' | undefined;
  ids?: readonly string[] | undefined;
}

/** Entries in the order of their fields and numbers, with the count and newest day of the public documents filed under each. */
export async function listEntries(
  db: Queryable,
  tenantId: string,
  filter: EntryFilter,
  page?: { limit: number; offset: number },
): Promise<EntryRow[]> {
  const filed = readable(db, tenantId, TYPE)
    .innerJoin('catalogFilings as f', (join) =>
      join.onRef('f.tenantId', '=', 'publications.tenantId').onRef('f.documentId', '=', 'publications.subjectId'),
    )
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .select(['f.entryId', sql<number>`count(*)::int`.as('documents')])
    .select(
      sql<string>`max(coalesce(e.published_on, (publications.visible_from at time zone 'Asia/Shanghai')::date))`.as(
        'lastPublishedOn',
      ),
    )
    .groupBy('f.entryId')
    .as('filed');
  let query = filtered(db, tenantId, filter)
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'c.tenantId').onRef('o.id', '=', 'c.organisationId'),
    )
    .leftJoin(filed, 'filed.entryId', 'c.id')
    .select(COLUMNS)
    .select([sql<string>`coalesce(o.name, '')`.as('organisationName'), 'filed.lastPublishedOn'])
    .select(sql<number>`coalesce(filed.documents, 0)`.as('documents'))
    .orderBy('c.field')
    .orderBy('c.number')
    .orderBy('c.id');
  if (page) query = query.limit(page.limit).offset(page.offset);
  return (await query.execute()) as unknown as EntryRow[];
}

function filtered(db: Queryable, tenantId: string, filter: EntryFilter) {
  let query = db.selectFrom('catalogEntries as c').where('c.tenantId', '=', tenantId);
  if (filter.field) query = query.where('c.field', '=', filter.field);
  if (filter.organisationId) query = query.where('c.organisationId', '=', filter.organisationId);
  if (filter.status) query = query.where('c.status', '=', filter.status);
  if (filter.ids) query = query.where('c.id', 'in', filter.ids.length > 0 ? [...filter.ids] : [NOBODY]);
  if (filter.text) {
    const like = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(c.level1 || ' ' || c.level2 || ' ' || c.content) ilike ${like}`);
  }
  return query;
}

export async function countEntries(db: Queryable, tenantId: string, filter: EntryFilter): Promise<number> {
  const row = await filtered(db, tenantId, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many entries there are by field and by unit. */
export async function countFacets(db: Queryable, tenantId: string, filter: EntryFilter) {
  const count = sql<number>`count(*)::int`.as('count');
  const [fields, organisations] = await Promise.all([
    filtered(db, tenantId, { ...filter, field: undefined })
      .select(['c.field as value', count])
      .groupBy('c.field')
      .orderBy('c.field')
      .execute(),
    filtered(db, tenantId, { ...filter, organisationId: undefined })
      .innerJoin('organisations as o', (join) =>
        join.onRef('o.tenantId', '=', 'c.tenantId').onRef('o.id', '=', 'c.organisationId'),
      )
      .select(['o.id as value', 'o.name as label', count])
      .groupBy(['o.id', 'o.name'])
      .orderBy(sql`count(*)`, 'desc')
      .limit(300)
      .execute(),
  ]);
  return { fields, organisations };
}

/** Changes of a tenant's catalog run one at a time. Held to the end of the transaction. */
export async function lockCatalog(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`catalog:${tenantId}`}, 0))`.execute(tx);
}

const stored = (entry: StoredEntry) => ({
  ...entry,
  terms: sql<Term[]>`${JSON.stringify(entry.terms)}::jsonb` as never,
  channels: [...entry.channels],
});

/** Returns the ids in the order of the entries. */
export async function insertEntries(tx: Tx, tenantId: string, entries: readonly StoredEntry[]): Promise<string[]> {
  const rows = entries.map((entry) => ({ tenantId, id: newId(), ...stored(entry) }));
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('catalogEntries')
      .values(rows.slice(at, at + 500))
      .execute();
  return rows.map(({ id }) => id);
}

/** False when the entry is at another version. */
export async function updateEntry(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  entry: StoredEntry,
): Promise<boolean> {
  const row = await tx
    .updateTable('catalogEntries')
    .set({ ...stored(entry), version: version + 1, updatedAt: sql<Date>`now()` as never })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertFilings(
  tx: Tx,
  tenantId: string,
  entryIds: readonly string[],
  documentIds: readonly string[],
  by: string,
): Promise<void> {
  const rows = entryIds.flatMap((entryId) =>
    documentIds.map((documentId) => ({ tenantId, entryId, documentId, filedBy: by })),
  );
  if (rows.length === 0) return;
  await tx
    .insertInto('catalogFilings')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export async function deleteFilings(
  tx: Tx,
  tenantId: string,
  entryIds: readonly string[],
  documentIds: readonly string[],
): Promise<void> {
  if (entryIds.length === 0) return;
  await tx
    .deleteFrom('catalogFilings')
    .where('tenantId', '=', tenantId)
    .where('entryId', 'in', [...entryIds])
    .where('documentId', 'in', [...documentIds])
    .execute();
}

/** The entries that a document is filed under. */
export async function listFiledUnder(db: Queryable, tenantId: string, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('catalogFilings')
    .select('entryId')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .execute();
  return rows.map(({ entryId }) => entryId);
}

/** Which of these documents are filed under an entry, and the version that its readers see; null when they see none. */
export async function listFiled(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number | null }[]> {
  const shown = readable(db, tenantId, TYPE)
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'publications.tenantId').onRef('o.id', '=', 'publications.organisationId'),
    )
    .select(['publications.subjectId', 'publications.version'])
    .as('p');
  return db
    .selectFrom('catalogFilings as f')
    .leftJoin(shown, 'p.subjectId', 'f.documentId')
    .select(['f.documentId as id', 'p.version'])
    .distinct()
    .where('f.tenantId', '=', tenantId)
    .where('f.documentId', 'in', [...ids])
    .execute();
}

/** Public reading: the documents filed under an entry, newest first; what is not public is not there. */
export async function listFiledDocuments(
  db: Queryable,
  tenantId: string,
  entryId: string,
  limit: number,
): Promise<string[]> {
  const rows = await readable(db, tenantId, TYPE)
    .innerJoin('catalogFilings as f', (join) =>
      join.onRef('f.tenantId', '=', 'publications.tenantId').onRef('f.documentId', '=', 'publications.subjectId'),
    )
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .select('publications.subjectId')
    .where('f.entryId', '=', entryId)
    .orderBy('e.publishedOn', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ subjectId }) => subjectId);
}

export interface DescribedDocument {
  id: string;
  title: string;
  topic: string;
  subjectWords: string;
  organisationId: string;
  organisationName: string;
  publishedOn: string | null;
}

/** Documents by id as their newest edition describes them. */
export async function listDescribed(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<DescribedDocument[]> {
  const { rows } = await sql<DescribedDocument>`
    select distinct on (d.id) d.id, e.title, e.topic, e.subject_words, d.organisation_id, o.name as organisation_name, e.published_on
    from documents d join document_editions e on e.tenant_id = d.tenant_id and e.document_id = d.id
    join organisations o on o.tenant_id = d.tenant_id and o.id = d.organisation_id
    where d.tenant_id = ${tenantId} and d.id = any(${[...ids]}::uuid[])
    order by d.id, e.number desc`.execute(db);
  return rows;
}

const publicOf = (db: Queryable, tenantId: string, scope: 'all' | readonly string[]) => {
  const query = readable(db, tenantId, TYPE);
  return scope === 'all'
    ? query
    : query.where('publications.organisationId', 'in', scope.length > 0 ? [...scope] : [NOBODY]);
};
const isFiled = sql<boolean>`exists (select 1 from catalog_filings f
  where f.tenant_id = publications.tenant_id and f.document_id = publications.subject_id)`;

/** Public documents of units that are filed nowhere, newest first. */
export async function listUnfiled(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
  limit: number,
): Promise<DescribedDocument[]> {
  return publicOf(db, tenantId, scope)
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'publications.tenantId').onRef('o.id', '=', 'publications.organisationId'),
    )
    .select(['publications.subjectId as id', 'e.title', 'e.topic', 'e.subjectWords', 'e.publishedOn'])
    .select(['o.id as organisationId', 'o.name as organisationName'])
    .where(sql<boolean>`not ${isFiled}`)
    .orderBy('e.publishedOn', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
}

export async function countFiled(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
): Promise<{ total: number; filed: number }> {
  const row = await publicOf(db, tenantId, scope)
    .select([sql<number>`count(*)::int`.as('total'), sql<number>`count(*) filter (where ${isFiled})::int`.as('filed')])
    .executeTakeFirstOrThrow();
  return row;
}
