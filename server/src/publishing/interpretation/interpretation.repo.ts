import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import { readable, type SiteScope } from '../../foundation/gate/index.ts';
import type { Form, Interpreter, InterpretationFields, InterpretationView } from './interpretation.schema.ts';

const TYPE = 'document';

export interface InterpretationRow extends InterpretationFields {
  documentId: string;
  version: number;
}
const FIELDS = [
  ...(['documentId', 'form', 'interpreter', 'interpreterRole', 'interpreterUnitId', 'expertId'] as const),
  ...(['phone', 'audience', 'mediaLink', 'heldOn', 'version'] as const),
] as const;

/** A document as it stands now, whoever may see it: newest edition and the day on which it became public here. */
export interface KnownDocument {
  id: string;
  organisationId: string;
  title: string;
  state: InterpretationView['state'];
  /** Null when it is not public. */
  publishedOn: string | null;
}

/** Documents by id with their newest edition; those that do not exist are missing. */
export async function listKnown(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, KnownDocument>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<KnownDocument>`
    select distinct on (d.id) d.id, d.organisation_id, e.title, e.state,
      (select coalesce(live.published_on, (p.visible_from at time zone 'Asia/Shanghai')::date) from publications p
       join document_editions live on live.tenant_id = p.tenant_id and live.id = p.edition_id
       where p.tenant_id = d.tenant_id and p.subject_type = ${TYPE} and p.subject_id = d.id and p.state = 'published') as published_on
    from documents d join document_editions e on e.tenant_id = d.tenant_id and e.document_id = d.id
    where d.tenant_id = ${tenantId} and d.id = any(${[...new Set(ids)]}::uuid[])
    order by d.id, e.number desc`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findInterpretation(
  db: Queryable,
  tenantId: string,
  documentId: string,
): Promise<InterpretationRow | null> {
  const row = await db
    .selectFrom('interpretations')
    .select(FIELDS)
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .executeTakeFirst();
  return (row as InterpretationRow | undefined) ?? null;
}

export async function listInterpretations(
  db: Queryable,
  tenantId: string,
  documentIds: readonly string[],
): Promise<InterpretationRow[]> {
  if (documentIds.length === 0) return [];
  const rows = await db
    .selectFrom('interpretations')
    .select(FIELDS)
    .where('tenantId', '=', tenantId)
    .where('documentId', 'in', [...documentIds])
    .orderBy('documentId')
    .execute();
  return rows as InterpretationRow[];
}

/** The newest interpretations of the units in scope, for officers. */
export async function listNewestInterpretations(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
  limit: number,
): Promise<string[]> {
  let query = db
    .selectFrom('interpretations as i')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.tenantId', '=', 'i.tenantId').onRef('d.id', '=', 'i.documentId'),
    )
    .select('i.documentId')
    .where('i.tenantId', '=', tenantId);
  if (scope !== 'all') query = query.where('d.organisationId', 'in', scope.length > 0 ? [...scope] : [NOBODY]);
  return (await query.orderBy('i.createdAt', 'desc').limit(limit).execute()).map(({ documentId }) => documentId);
}
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Both ways: the links from and to these documents. */
export async function listLinks(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ documentId: string; explainsId: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('interpretationLinks')
    .select(['documentId', 'explainsId'])
    .where('tenantId', '=', tenantId)
    .where((eb) => eb.or([eb('documentId', 'in', [...ids]), eb('explainsId', 'in', [...ids])]))
    .orderBy('documentId')
    .execute();
}

export async function insertInterpretation(
  tx: Tx,
  tenantId: string,
  documentId: string,
  fields: InterpretationFields,
  by: string,
): Promise<void> {
  await tx
    .insertInto('interpretations')
    .values({ tenantId, documentId, ...fields, createdBy: by })
    .execute();
}

/** False when the row is at another version. */
export async function updateInterpretation(
  tx: Tx,
  tenantId: string,
  documentId: string,
  version: number,
  fields: InterpretationFields,
): Promise<boolean> {
  const row = await tx
    .updateTable('interpretations')
    .set({ ...fields, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .where('version', '=', version)
    .returning('documentId')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteInterpretation(tx: Tx, tenantId: string, documentId: string): Promise<void> {
  await tx
    .deleteFrom('interpretations')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .execute();
}

export async function replaceLinks(
  tx: Tx,
  tenantId: string,
  documentId: string,
  explains: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('interpretationLinks')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .execute();
  const rows = explains.map((explainsId) => ({ tenantId, documentId, explainsId }));
  await tx.insertInto('interpretationLinks').values(rows).execute();
}

export interface Exemption {
  reason: string;
  statedAt: Date;
}
export async function findExemption(db: Queryable, tenantId: string, explainsId: string): Promise<Exemption | null> {
  const row = await db
    .selectFrom('interpretationExemptions')
    .select(['reason', 'statedAt'])
    .where('tenantId', '=', tenantId)
    .where('explainsId', '=', explainsId)
    .executeTakeFirst();
  return row ? { ...row, statedAt: new Date(row.statedAt) } : null;
}

export async function upsertExemption(
  tx: Tx,
  tenantId: string,
  explainsId: string,
  reason: string,
  by: string,
): Promise<void> {
  await tx
    .insertInto('interpretationExemptions')
    .values({ tenantId, explainsId, reason, statedBy: by })
    .onConflict((oc) =>
      oc.columns(['tenantId', 'explainsId']).doUpdateSet({ reason, statedBy: by, statedAt: sql<Date>`now()` as never }),
    )
    .execute();
}

export async function deleteExemption(tx: Tx, tenantId: string, explainsId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('interpretationExemptions')
    .where('tenantId', '=', tenantId)
    .where('explainsId', '=', explainsId)
    .returning('explainsId')
    .executeTakeFirst();
  return row !== undefined;
}

/** A public document with the day on which it became public and that of its first public interpretation. */
export interface PublicDuty {
  id: string;
  title: string;
  organisationName: string;
  publishedOn: string;
  explainedOn: string | null;
  exempt: boolean;
}

/** Public documents of the units in scope since a day whose title matches one of the genres, newest first. */
export async function listDuties(
  db: Queryable,
  tenantId: string,
  input: { scope: 'all' | readonly string[]; since: string; genres: readonly string[]; limit: number },
): Promise<PublicDuty[]> {
  if (input.genres.length === 0) return [];
  let query = readable(db, tenantId, TYPE)
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'publications.tenantId').onRef('o.id', '=', 'publications.organisationId'),
    )
    .select(['publications.subjectId as id', 'e.title', 'o.name as organisationName'])
    .select([
      // The day on which the document was made public, which for old stock is long before it came here.
      sql<string>`coalesce(e.published_on, (publications.visible_from at time zone 'Asia/Shanghai')::date)`.as(
        'publishedOn',
      ),
      sql<string | null>`(
        select min(coalesce(x.published_on, (p.visible_from at time zone 'Asia/Shanghai')::date)) from interpretation_links l
        join publications p on p.tenant_id = l.tenant_id and p.subject_type = ${TYPE} and p.subject_id = l.document_id
        join document_editions x on x.tenant_id = p.tenant_id and x.id = p.edition_id
        where l.tenant_id = publications.tenant_id and l.explains_id = publications.subject_id
          and p.state = 'published' and p.visible_from <= clock_timestamp())`.as('explainedOn'),
      sql<boolean>`exists (select 1 from interpretation_exemptions x
        where x.tenant_id = publications.tenant_id and x.explains_id = publications.subject_id)`.as('exempt'),
    ])
    .where('e.publishedOn', '>=', input.since)
    .where('e.state', '=', 'live')
    .where(sql<boolean>`e.title like any(${input.genres.map((genre) => `%${genre.replace(/[\\%_]/g, '\\$&')}%`)})`)
    .where(
      sql<boolean>`not exists (select 1 from interpretations i
        where i.tenant_id = publications.tenant_id and i.document_id = publications.subject_id)`,
    );
  const { scope } = input;
  if (scope !== 'all')
    query = query.where('publications.organisationId', 'in', scope.length > 0 ? [...scope] : [NOBODY]);
  return query.orderBy('e.publishedOn', 'desc').orderBy('e.id', 'desc').limit(input.limit).execute();
}

export interface PublishedFilter {
  /** The site whose list it is; absent: everything of the tenant. */
  on?: SiteScope | undefined;
  form?: Form | undefined;
  year?: string | undefined;
  explainsId?: string | undefined;
  documentIds?: readonly string[] | undefined;
}

/** What readers may see of interpretations: every query starts from the gate's filter. */
const published = (db: Queryable, tenantId: string, filter: PublishedFilter) => {
  let query = readable(db, tenantId, TYPE, filter.on)
    .innerJoin('interpretations as i', (join) =>
      join.onRef('i.tenantId', '=', 'publications.tenantId').onRef('i.documentId', '=', 'publications.subjectId'),
    )
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    );
  if (filter.form) query = query.where('i.form', '=', filter.form);
  if (filter.year && /^\d{4}$/.test(filter.year))
    query = query
      .where('e.publishedOn', '>=', `${filter.year}-01-01`)
      .where('e.publishedOn', '<=', `${filter.year}-12-31`);
  if (filter.documentIds)
    query = query.where('i.documentId', 'in', filter.documentIds.length > 0 ? [...filter.documentIds] : [NOBODY]);
  const { explainsId } = filter;
  if (explainsId)
    query = query.where(
      sql<boolean>`exists (select 1 from interpretation_links l
        where l.tenant_id = i.tenant_id and l.document_id = i.document_id and l.explains_id = ${explainsId}::uuid)`,
    );
  return query;
};

export interface PublishedRow {
  id: string;
  form: Form;
  interpreter: Interpreter;
  interpreterRole: string;
  interpreterUnit: string;
  phone: string;
  audience: string;
  mediaLink: string;
  heldOn: string | null;
}

export async function listPublished(
  db: Queryable,
  tenantId: string,
  filter: PublishedFilter,
  page: { limit: number; offset: number },
): Promise<PublishedRow[]> {
  const rows = await published(db, tenantId, filter)
    .innerJoin('organisations as u', (join) =>
      join.onRef('u.tenantId', '=', 'i.tenantId').onRef('u.id', '=', 'i.interpreterUnitId'),
    )
    .select(['i.documentId as id', 'i.form', 'i.interpreter', 'i.interpreterRole', 'u.name as interpreterUnit'])
    .select(['i.phone', 'i.audience', 'i.mediaLink', 'i.heldOn'])
    .orderBy('e.publishedOn', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows as PublishedRow[];
}

/** Which of these documents are interpretations, public or not. */
export async function listInterpretationsAmong(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('interpretations')
    .select('documentId')
    .where('tenantId', '=', tenantId)
    .where('documentId', 'in', [...ids])
    .execute();
  return rows.map(({ documentId }) => documentId);
}

/** Which of these stand in the public list of interpretations, and the version that they are. */
export async function listShown(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  return published(db, tenantId, { documentIds: ids })
    .innerJoin('organisations as u', (join) =>
      join.onRef('u.tenantId', '=', 'i.tenantId').onRef('u.id', '=', 'i.interpreterUnitId'),
    )
    .select(['i.documentId as id', 'publications.version'])
    .execute();
}

export async function countPublished(db: Queryable, tenantId: string, filter: PublishedFilter): Promise<number> {
  const row = await published(db, tenantId, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function countFacets(
  db: Queryable,
  tenantId: string,
  filter: PublishedFilter,
): Promise<{ forms: { value: Form; count: number }[]; years: { value: string; count: number }[] }> {
  const year = sql<string>`to_char(e.published_on, 'YYYY')`;
  const count = sql<number>`count(*)::int`.as('count');
  const [forms, years] = await Promise.all([
    published(db, tenantId, { ...filter, form: undefined })
      .select(['i.form as value', count])
      .groupBy('i.form')
      .execute(),
    published(db, tenantId, { ...filter, year: undefined })
      .select([year.as('value'), count])
      .where('e.publishedOn', 'is not', null)
      .groupBy(year)
      .orderBy(year, 'desc')
      .limit(60)
      .execute(),
  ]);
  return { forms: forms as { value: Form; count: number }[], years };
}

/** How often the head of each unit interpreted in a year, by form; only what is public counts. */
export async function countLeaders(
  db: Queryable,
  tenantId: string,
  year: number,
): Promise<{ organisationId: string; form: Form; count: number }[]> {
  const on = sql<string>`coalesce(i.held_on, e.published_on)`;
  const rows = await published(db, tenantId, {})
    .select(['i.interpreterUnitId as organisationId', 'i.form', sql<number>`count(*)::int`.as('count')])
    .where('i.interpreter', '=', 'leader')
    .where(on, '>=', `${year}-01-01`)
    .where(on, '<=', `${year}-12-31`)
    .groupBy(['i.interpreterUnitId', 'i.form'])
    .execute();
  return rows as { organisationId: string; form: Form; count: number }[];
}
