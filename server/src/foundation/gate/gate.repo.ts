import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { SubjectKey } from './surfaces.repo.ts';

export interface PublishInput {
  subjectId: string;
  editionId: string;
  organisationId: string;
  files: readonly { sha256: string; name: string; mediaType: string }[];
  /** The instant at which it stops being public by itself; absent or null: it stays. */
  visibleUntil?: Date | null;
}

/** Why something stopped being public: a correction for privacy or secrecy, the end of its period, or any other reason. */
export type EndKind = 'withdrawn' | 'privacy' | 'secrecy' | 'expired';

export interface Ending {
  reason: string;
  kind?: EndKind;
  /** Another subject of the same type that took its place. */
  replacementId?: string | null;
  /** What the tombstone may show as its title; absent: none. */
  title?: string;
}

/** Makes subjects public from this moment on; returns the version that each one has now. */
export async function upsertPublications(
  tx: Tx,
  tenantId: string,
  subjectType: string,
  inputs: readonly PublishInput[],
): Promise<Map<string, number>> {
  const rows = inputs.map(({ subjectId, editionId, organisationId, visibleUntil = null }) => ({
    ...{ subjectId, editionId, organisationId, visibleUntil },
  }));
  const { rows: written } = await sql<{ subjectId: string; version: number }>`
    insert into publications (tenant_id, subject_type, subject_id, version, state, edition_id, organisation_id, visible_from, last_published_at, visible_until)
    select ${tenantId}::uuid, ${subjectType}, r."subjectId", 1, 'published', r."editionId", r."organisationId", c.now, c.now, r."visibleUntil"
    from (select clock_timestamp() as now) c, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("subjectId" uuid, "editionId" uuid, "organisationId" uuid, "visibleUntil" timestamptz)
    on conflict (tenant_id, subject_type, subject_id) do update set
      version = publications.version + 1, state = 'published', edition_id = excluded.edition_id,
      organisation_id = excluded.organisation_id,
      visible_from = case when publications.state = 'published' then publications.visible_from else excluded.visible_from end,
      last_published_at = excluded.last_published_at, visible_until = excluded.visible_until,
      withdrawn_at = null, reason = '', end_kind = '', replacement_id = null, tombstone_title = ''
    returning subject_id, version`.execute(tx);
  await replaceFiles(tx, tenantId, subjectType, inputs);
  return new Map(written.map((row) => [row.subjectId, row.version]));
}

/** Counts a change of what is public, so that surfaces with a store of their own read it again. Returns which of them are public. */
export async function touchPublications(
  tx: Tx,
  tenantId: string,
  subjectType: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .updateTable('publications')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('subjectType', '=', subjectType)
    .where('subjectId', 'in', [...ids])
    .where('state', '=', 'published')
    .returning('subjectId')
    .execute();
  return rows.map(({ subjectId }) => subjectId);
}

async function replaceFiles(
  tx: Tx,
  tenantId: string,
  subjectType: string,
  inputs: readonly PublishInput[],
): Promise<void> {
  await deleteFiles(
    tx,
    tenantId,
    subjectType,
    inputs.map((input) => input.subjectId),
  );
  const rows = inputs.flatMap(({ subjectId, files }) => files.map((file) => ({ subjectId, ...file })));
  if (rows.length === 0) return;
  await sql`
    insert into publication_files (tenant_id, sha256, subject_type, subject_id, name, media_type)
    select ${tenantId}::uuid, r.sha256, ${subjectType}, r."subjectId", r.name, r."mediaType"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(sha256 text, "subjectId" uuid, name text, "mediaType" text)
    on conflict do nothing`.execute(tx);
}

async function deleteFiles(tx: Tx, tenantId: string, subjectType: string, ids: readonly string[]): Promise<void> {
  await sql`delete from publication_files where tenant_id = ${tenantId} and subject_type = ${subjectType} and subject_id = any(${ids}::uuid[])`.execute(
    tx,
  );
}

/** Leaves a tombstone; null when the subject is not public. */
export async function updateWithdrawn(tx: Tx, key: SubjectKey, ending: Ending): Promise<number | null> {
  const row = await tx
    .updateTable('publications')
    .set((eb) => ({
      state: 'withdrawn',
      version: eb('version', '+', 1),
      withdrawnAt: sql<Date>`clock_timestamp()`,
      reason: ending.reason,
      endKind: ending.kind ?? 'withdrawn',
      replacementId: ending.replacementId ?? null,
      tombstoneTitle: ending.title ?? '',
    }))
    .where('tenantId', '=', key.tenantId)
    .where('subjectType', '=', key.subjectType)
    .where('subjectId', '=', key.subjectId)
    .where('state', '=', 'published')
    .returning('version')
    .executeTakeFirst();
  if (!row) return null;
  await deleteFiles(tx, key.tenantId, key.subjectType, [key.subjectId]);
  return row.version;
}

/** A site that shows its own: what stands in its columns, and what these units published. A site that shows everything has no scope. */
export interface SiteScope {
  siteId: string;
  unitIds: readonly string[];
}

/**
 * The one filter that every public read goes through: published, its time has come and is not over; for a list, on the site that is asked.
 * Join it on `subjectId` and `editionId`.
 */
export function readable(db: Queryable, tenantId: string, subjectType: string, on?: SiteScope) {
  const query = db
    .selectFrom('publications')
    .where('publications.tenantId', '=', tenantId)
    .where('publications.subjectType', '=', subjectType)
    .where('publications.state', '=', 'published')
    .where('publications.visibleFrom', '<=', sql<Date>`clock_timestamp()`)
    .where(sql<boolean>`(publications.visible_until is null or publications.visible_until > clock_timestamp())`);
  if (!on) return query;
  // A set that does not hang on the row: a small site is read from its own documents, a large one along the list.
  return query.where(
    sql<boolean>`publications.subject_id in (
      select subject_id from site_subjects
      where tenant_id = ${tenantId} and site_id = ${on.siteId} and subject_type = ${subjectType}
      union all
      select subject_id from publications of_units where tenant_id = ${tenantId} and subject_type = ${subjectType}
        and state = 'published' and organisation_id = any(${[...on.unitIds]}::uuid[]))`,
  );
}

export interface Tombstone {
  subjectId: string;
  version: number;
  withdrawnAt: Date;
  reason: string;
  kind: EndKind;
  replacementId: string | null;
  /** '' when it may not be shown. */
  title: string;
}

/** What the addresses of these subjects say of their withdrawal. */
export async function listTombstones(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  ids: readonly string[],
): Promise<Tombstone[]> {
  if (ids.length === 0) return [];
  // One whose period is over says so from that moment on, whether its end was recorded already or not.
  const { rows } = await sql<Tombstone>`
    select subject_id, version, reason,
      case when end_kind = 'expired' then visible_until else coalesce(withdrawn_at, visible_until) end as withdrawn_at,
      case when state = 'published' then 'expired' when end_kind = '' then 'withdrawn' else end_kind end as kind,
      replacement_id, tombstone_title as title
    from publications
    where tenant_id = ${tenantId} and subject_type = ${subjectType} and subject_id = any(${[...ids]}::uuid[])
      -- A withdrawal without its instant is a damaged row: nothing is said of it, and the check of all surfaces finds that.
      and ((state = 'withdrawn' and coalesce(withdrawn_at, visible_until) is not null)
        or visible_until <= clock_timestamp())`.execute(db);
  return rows;
}

export async function findTombstone(db: Queryable, key: SubjectKey): Promise<Tombstone | null> {
  const [tombstone] = await listTombstones(db, key.tenantId, key.subjectType, [key.subjectId]);
  return tombstone ?? null;
}

const readableFiles = (db: Queryable, tenantId: string, subjectType: string) =>
  readable(db, tenantId, subjectType).innerJoin('publicationFiles as f', (join) =>
    join
      .onRef('f.tenantId', '=', 'publications.tenantId')
      .onRef('f.subjectType', '=', 'publications.subjectType')
      .onRef('f.subjectId', '=', 'publications.subjectId'),
  );

/** The files that have a public address because these subjects show or offer them. */
export async function listReadableFiles(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  ids: readonly string[],
): Promise<{ subjectId: string; sha256: string }[]> {
  if (ids.length === 0) return [];
  return readableFiles(db, tenantId, subjectType)
    .select(['f.subjectId', 'f.sha256'])
    .where('f.subjectId', 'in', [...ids])
    .execute();
}

/** A file that something public shows or offers; null for every other hash, whether it exists or not. */
export async function findReadableFile(
  db: Queryable,
  tenantId: string,
  sha256: string,
): Promise<{ name: string; mediaType: string; subjectType: string; subjectId: string } | null> {
  // The owner of a file may be of any type, so the filter is asked for each type that shows it.
  const shown = await db
    .selectFrom('publicationFiles')
    .select('subjectType')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .execute();
  for (const { subjectType } of shown) {
    const row = await readableFiles(db, tenantId, subjectType)
      .select(['f.name', 'f.mediaType', 'f.subjectType', 'f.subjectId'])
      .where('f.sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst();
    if (row) return row;
  }
  return null;
}

/** Subjects of a type, or this one, whose period was over at `at` and that still stand as published, the oldest first. */
export async function listEnded(
  db: Queryable,
  subjectType: string,
  at: Date,
  limit: number,
  only?: Pick<SubjectKey, 'tenantId' | 'subjectId'>,
): Promise<SubjectKey[]> {
  let query = db
    .selectFrom('publications')
    .select(['tenantId', 'subjectType', 'subjectId'])
    .where('state', '=', 'published')
    .where('subjectType', '=', subjectType)
    .where('visibleUntil', '<=', at);
  if (only) query = query.where('tenantId', '=', only.tenantId).where('subjectId', '=', only.subjectId);
  return query.orderBy('visibleUntil').limit(limit).execute();
}

/** When the next published subject of a type stops being public by itself; null when none does. */
export async function findNextEnd(db: Queryable, subjectType: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(visible_until) as at from publications
    where state = 'published' and visible_until is not null and subject_type = ${subjectType}`.execute(db);
  return rows[0]?.at ?? null;
}

/** The subject that is or was public whose id ends with these twelve digits: its short address. The oldest, where two end alike. */
export async function findSubjectByEnding(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  ending: string,
): Promise<string | null> {
  const { rows } = await sql<{ subjectId: string }>`
    select subject_id from publications
    where tenant_id = ${tenantId} and subject_type = ${subjectType} and right(subject_id::text, 12) = ${ending}
      and (state = 'withdrawn' or visible_from <= clock_timestamp())
    order by subject_id limit 1`.execute(db);
  return rows[0]?.subjectId ?? null;
}

/** What ends by itself, for whoever records it. */
export const periods = { findNextEnd, listEnded };
/** What has a public address, by the file or the short address. */
export const addresses = { findReadableFile, listReadableFiles, findSubjectByEnding };
