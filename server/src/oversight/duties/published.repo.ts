import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';

/** What is known of a published thing, in one statement for a batch. */
export interface PublishedThing {
  id: string;
  version: number;
  organisationId: string;
  visibleFrom: Date;
  title: string;
  /** The day that the thing itself gives as that of its publication. */
  publishedOn: string | null;
  isImported: boolean;
  isCorrected: boolean;
  /** Kind of a page; '' elsewhere. */
  kind: string;
  /** Headings and the heads of tables. */
  parts: string[];
  /** Codes of the columns that it stands in. */
  columns: string[];
  /** Fields of the standard catalog under which it is filed. */
  catalog: string[];
  documentNumber: string;
  topic: string;
  interpretation: { form: string; interpreter: string; explains: string[] } | null;
  normative: { kind: string; registered: boolean } | null;
}

const PUBLIC = sql`p.state = 'published' and p.visible_from <= clock_timestamp() and coalesce(p.visible_until > clock_timestamp(), true)`;

/** Published documents with the facts that duties ask for. */
export async function listPublishedDocuments(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<PublishedThing[]> {
  const { rows } = await sql<PublishedThing>`
    select p.subject_id as id, p.version, p.organisation_id, p.visible_from, e.title, e.published_on, d.source = 'import' as is_imported,
      e.correction in ('privacy', 'secrecy') as is_corrected, '' as kind, e.document_number, e.topic,
      (select coalesce(jsonb_agg(left(part, 60)), '[]') from (
         select distinct part from (
           select h #>> '{}' as part from jsonb_path_query(e.body, '$[*] ? (@.kind == "heading").text') h
           union all
           select c #>> '{}' from jsonb_path_query(e.body, '$[*] ? (@.kind == "table").rows[0][*].text') c) all_parts
         where part <> '' order by part limit 60) parts) as parts,
      (select coalesce(jsonb_agg(distinct c.code), '[]') from column_placements cp
         join site_columns c on c.tenant_id = cp.tenant_id and c.id = cp.column_id
         where cp.tenant_id = p.tenant_id and cp.subject_type = 'document' and cp.subject_id = p.subject_id) as columns,
      (select coalesce(jsonb_agg(distinct ce.field), '[]') from catalog_filings cf
         join catalog_entries ce on ce.tenant_id = cf.tenant_id and ce.id = cf.entry_id
         where cf.tenant_id = p.tenant_id and cf.document_id = p.subject_id) as catalog,
      (select jsonb_build_object('form', i.form, 'interpreter', i.interpreter, 'explains',
           (select coalesce(jsonb_agg(l.explains_id order by l.explains_id), '[]') from interpretation_links l
             where l.tenant_id = i.tenant_id and l.document_id = i.document_id))
         from interpretations i where i.tenant_id = p.tenant_id and i.document_id = p.subject_id) as interpretation,
      (select jsonb_build_object('kind', n.kind, 'registered', n.registration_number <> '') from normative_documents n
         where n.tenant_id = p.tenant_id and n.document_id = p.subject_id) as normative
    from publications p
    join document_editions e on e.tenant_id = p.tenant_id and e.id = p.edition_id
    join documents d on d.tenant_id = p.tenant_id and d.id = p.subject_id
    where p.tenant_id = ${tenantId} and p.subject_type = 'document' and p.subject_id = any(${[...ids]}::uuid[]) and ${PUBLIC}`.execute(
    db,
  );
  return rows;
}

const NOTHING = {
  ...{ publishedOn: null, isImported: false, isCorrected: false, kind: '', parts: [], columns: [], catalog: [] },
  ...{ documentNumber: '', topic: '', interpretation: null, normative: null },
};

type Plain = Pick<PublishedThing, 'id' | 'version' | 'organisationId' | 'visibleFrom' | 'title' | 'kind'>;

/** Published pages, issues of the gazette and results of clean-ups. */
export async function listPublishedOthers(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  ids: readonly string[],
): Promise<PublishedThing[]> {
  const thing = {
    page: sql`select e.title, g.kind from pages g join page_editions e on e.tenant_id = g.tenant_id and e.page_id = g.id and e.id = p.edition_id
      where g.tenant_id = p.tenant_id and g.id = p.subject_id`,
    gazette_issue: sql`select g.year || '年第' || g.number || '期' as title, '' as kind from gazette_issues g
      where g.tenant_id = p.tenant_id and g.id = p.subject_id`,
    normative_cleanup: sql`select c.title, '' as kind from normative_cleanups c where c.tenant_id = p.tenant_id and c.id = p.subject_id`,
  }[subjectType];
  if (!thing) return [];
  const { rows } = await sql<Plain>`
    select p.subject_id as id, p.version, p.organisation_id, p.visible_from, t.title, t.kind
    from publications p, lateral (${thing}) t
    where p.tenant_id = ${tenantId} and p.subject_type = ${subjectType} and p.subject_id = any(${[...ids]}::uuid[]) and ${PUBLIC}`.execute(
    db,
  );
  return rows.map((row) => ({ ...NOTHING, ...row }));
}

/** Of these, what was public to the end of its own period: it was published all the same. */
export async function listExpired(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from publications
    where tenant_id = ${tenantId} and subject_type = ${subjectType} and subject_id = any(${[...ids]}::uuid[])
      and (end_kind = 'expired' and state = 'withdrawn' or state = 'published' and visible_until <= clock_timestamp())`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Subjects of a type that ended for privacy or secrecy: their words are closed everywhere. */
export async function listClosed(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('publications')
    .select('subjectId')
    .where('tenantId', '=', tenantId)
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', '=', 'withdrawn')
    .where('endKind', 'in', ['privacy', 'secrecy'])
    .execute();
  return rows.map(({ subjectId }) => subjectId);
}
