import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import { readable, type SubjectKey } from '../../foundation/gate/index.ts';
import type { Place } from './columns.rules.ts';

/** Which documents stand in which columns, and the public reading of those lists. */

const TYPE = 'document';
export const COUNTED_TO = 10_000;

export interface ListFilter {
  /** Four digits. */
  year?: string | undefined;
  before?: Place | null | undefined;
  after?: Place | null | undefined;
}

/** One page of a column as readers may see it, newest first, found along the index of lists however long the list is. */
export async function listPlaces(
  db: Queryable,
  tenantId: string,
  columnId: string,
  filter: ListFilter,
  limit: number,
): Promise<Place[]> {
  const isBackwards = Boolean(filter.after);
  let query = readable(db, tenantId, TYPE)
    .innerJoin('columnPlacements as p', (join) =>
      join
        .onRef('p.tenantId', '=', 'publications.tenantId')
        .onRef('p.subjectType', '=', 'publications.subjectType')
        .onRef('p.subjectId', '=', 'publications.subjectId'),
    )
    .select(['p.listedOn', 'p.subjectId'])
    .where('p.tenantId', '=', tenantId)
    .where('p.columnId', '=', columnId)
    .where('p.isPublic', '=', true);
  if (filter.year) {
    query = query.where('p.listedOn', '>=', `${filter.year}-01-01`).where('p.listedOn', '<=', `${filter.year}-12-31`);
  }
  const { before, after } = filter;
  if (after)
    query = query.where(
      sql<boolean>`(p.listed_on, p.subject_id) > (${after.listedOn}::date, ${after.subjectId}::uuid)`,
    );
  else if (before)
    query = query.where(
      sql<boolean>`(p.listed_on, p.subject_id) < (${before.listedOn}::date, ${before.subjectId}::uuid)`,
    );
  const direction = isBackwards ? 'asc' : 'desc';
  const rows = await query.orderBy('p.listedOn', direction).orderBy('p.subjectId', direction).limit(limit).execute();
  return isBackwards ? rows.reverse() : rows;
}

/** How many there are, counted no further than COUNTED_TO + 1. */
export async function countPlaces(
  db: Queryable,
  tenantId: string,
  columnId: string,
  year: string | undefined,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from column_placements
      where tenant_id = ${tenantId} and column_id = ${columnId} and is_public
        and listed_on >= ${`${year ?? '0001'}-01-01`}::date and listed_on <= ${`${year ?? '9999'}-12-31`}::date
      limit ${COUNTED_TO + 1}) counted`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** The years that a list has something of, newest first: one step along the index for each. */
export async function listYears(db: Queryable, tenantId: string, columnId: string): Promise<string[]> {
  const newestBefore = (limit: unknown) => sql`(
    select listed_on from column_placements
    where tenant_id = ${tenantId} and column_id = ${columnId} and is_public and listed_on < ${limit}
    order by listed_on desc, subject_id desc limit 1)`;
  const { rows } = await sql<{ year: string }>`
    with recursive years (first_on) as (
      select date_trunc('year', ${newestBefore(sql`'9999-01-01'::date`)})::date
      union all
      select date_trunc('year', ${newestBefore(sql`years.first_on`)})::date from years where years.first_on is not null
    )
    select to_char(first_on, 'YYYY') as year from years where first_on is not null limit 100`.execute(db);
  return rows.map(({ year }) => year);
}

/** The unit of each of these documents; those that do not exist are left out. */
export async function listDocumentUnits(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    select id, organisation_id from documents where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, organisationId }) => [id, organisationId]));
}

/** Places documents in columns; their date and whether they are public come from the gate's record. Returns how many places are new. */
export async function insertPlacements(
  tx: Tx,
  tenantId: string,
  columnIds: readonly string[],
  documentIds: readonly string[],
  by: string,
): Promise<number> {
  // Publishing and withdrawing change an edition: a document that is published in this moment is seen either here or by the trigger.
  await sql`
    select 1 from document_editions where tenant_id = ${tenantId} and document_id = any(${documentIds}::uuid[])
      and state in ('draft', 'in_review', 'approved', 'live')
    order by id for share`.execute(tx);
  const { rows } = await sql`
    insert into column_placements (tenant_id, column_id, subject_type, subject_id, listed_on, is_public, placed_by)
    select ${tenantId}::uuid, c.id, ${TYPE}, d.id,
      coalesce(e.published_on, (coalesce(p.visible_from, now()) at time zone 'Asia/Shanghai')::date),
      coalesce(p.state = 'published', false), ${by}
    from unnest(${columnIds}::uuid[]) as c(id) cross join unnest(${documentIds}::uuid[]) as d(id)
    left join publications p on p.tenant_id = ${tenantId} and p.subject_type = ${TYPE} and p.subject_id = d.id
    left join document_editions e on e.tenant_id = ${tenantId} and e.id = p.edition_id
    on conflict do nothing
    returning 1`.execute(tx);
  return rows.length;
}

/** Returns how many places there were. */
export async function deletePlacements(
  tx: Tx,
  tenantId: string,
  columnIds: readonly string[],
  documentIds: readonly string[],
): Promise<number> {
  const { rows } = await sql`
    delete from column_placements
    where tenant_id = ${tenantId} and subject_type = ${TYPE}
      and column_id = any(${columnIds}::uuid[]) and subject_id = any(${documentIds}::uuid[])
    returning 1`.execute(tx);
  return rows.length;
}

/** The columns that these documents stand in. */
export async function listPlacements(
  db: Queryable,
  tenantId: string,
  documentIds: readonly string[],
): Promise<{ columnId: string; subjectId: string }[]> {
  if (documentIds.length === 0) return [];
  return db
    .selectFrom('columnPlacements')
    .select(['columnId', 'subjectId'])
    .where('tenantId', '=', tenantId)
    .where('subjectType', '=', TYPE)
    .where('subjectId', 'in', [...documentIds])
    .execute();
}

/** How the dates and marks of these documents' places stand against the gate's record. */
export interface Marks {
  id: string;
  /** Places marked as public of what is withdrawn or was never published. */
  left: number;
  /** Places of what is published that are not marked. */
  lacking: number;
  /** Places of what is published that stand at another day. */
  misdated: number;
}

/** Documents that stand in no column are missing. */
export async function listMarks(db: Queryable, tenantId: string, ids: readonly string[]): Promise<Marks[]> {
  const { rows } = await sql<Marks>`
    select c.subject_id as id,
      count(*) filter (where c.is_public and p.state is distinct from 'published')::int as left,
      count(*) filter (where not c.is_public and p.state = 'published')::int as lacking,
      count(*) filter (where p.state = 'published' and c.listed_on is distinct from
        coalesce(e.published_on, (p.visible_from at time zone 'Asia/Shanghai')::date))::int as misdated
    from column_placements c
    left join publications p on p.tenant_id = c.tenant_id and p.subject_type = c.subject_type and p.subject_id = c.subject_id
    left join document_editions e on e.tenant_id = p.tenant_id and e.id = p.edition_id
    where c.tenant_id = ${tenantId} and c.subject_type = ${TYPE} and c.subject_id = any(${[...ids]}::uuid[])
    group by c.subject_id`.execute(db);
  return rows;
}

/** What is marked as public in some column, in order; null begins. */
export async function listMarkedAfter(db: Queryable, after: SubjectKey | null, limit: number): Promise<SubjectKey[]> {
  const { rows } = await sql<SubjectKey>`
    select distinct tenant_id, subject_type, subject_id from column_placements
    where is_public and (${after === null} or (tenant_id, subject_type, subject_id)
      > (${after?.tenantId ?? null}::uuid, ${after?.subjectType ?? null}::text, ${after?.subjectId ?? null}::uuid))
    order by 1, 2, 3 limit ${limit}`.execute(db);
  return rows;
}
