import { sql } from 'kysely';
import type { Database, Queryable, Tx } from '../../kernel/db/index.ts';

export interface SubjectKey {
  tenantId: string;
  subjectType: string;
  subjectId: string;
}
export interface PublishInput {
  subjectId: string;
  editionId: string;
  organisationId: string;
  files: readonly { sha256: string; name: string; mediaType: string }[];
}
export interface PublicationState extends SubjectKey {
  version: number;
  state: 'published' | 'withdrawn';
  editionId: string;
  visibleFrom: Date;
}

/** Makes subjects public from this moment on; returns the version that each one has now. */
export async function upsertPublications(
  tx: Tx,
  tenantId: string,
  subjectType: string,
  inputs: readonly PublishInput[],
): Promise<Map<string, number>> {
  const rows = inputs.map(({ subjectId, editionId, organisationId }) => ({ subjectId, editionId, organisationId }));
  const { rows: written } = await sql<{ subjectId: string; version: number }>`
    insert into publications (tenant_id, subject_type, subject_id, version, state, edition_id, organisation_id, visible_from)
    select ${tenantId}::uuid, ${subjectType}, r."subjectId", 1, 'published', r."editionId", r."organisationId", clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("subjectId" uuid, "editionId" uuid, "organisationId" uuid)
    on conflict (tenant_id, subject_type, subject_id) do update set
      version = publications.version + 1, state = 'published', edition_id = excluded.edition_id,
      organisation_id = excluded.organisation_id,
      visible_from = case when publications.state = 'published' then publications.visible_from else excluded.visible_from end,
      withdrawn_at = null, reason = '', title_hidden = false
    returning subject_id, version`.execute(tx);
  await replaceFiles(tx, tenantId, subjectType, inputs);
  return new Map(written.map((row) => [row.subjectId, row.version]));
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
export async function updateWithdrawn(
  tx: Tx,
  key: SubjectKey,
  input: { reason: string; titleHidden: boolean },
): Promise<number | null> {
  const row = await tx
    .updateTable('publications')
    .set((eb) => ({
      state: 'withdrawn',
      version: eb('version', '+', 1),
      withdrawnAt: sql<Date>`clock_timestamp()`,
      reason: input.reason,
      titleHidden: input.titleHidden,
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

/** The one filter that every public read goes through: published, and its time has come. Join it on `subjectId` and `editionId`. */
export function readable(db: Queryable, tenantId: string, subjectType: string) {
  return db
    .selectFrom('publications')
    .where('publications.tenantId', '=', tenantId)
    .where('publications.subjectType', '=', subjectType)
    .where('publications.state', '=', 'published')
    .where('publications.visibleFrom', '<=', sql<Date>`clock_timestamp()`);
}

/** Of these subjects, those that the filter should show now: published, and due by the database's own clock. */
export async function listDue(
  db: Queryable,
  subjectType: string,
  states: readonly PublicationState[],
): Promise<Set<string>> {
  const rows = states
    .filter(({ state }) => state === 'published')
    .map(({ subjectId, visibleFrom }) => ({ subjectId, visibleFrom }));
  if (rows.length === 0) return new Set();
  const due = await sql<{ subjectId: string }>`
    select r."subjectId" as subject_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("subjectId" uuid, "visibleFrom" timestamptz)
    where r."visibleFrom" <= clock_timestamp()`.execute(db);
  return new Set(due.rows.map((row) => row.subjectId));
}

/** Which of these subjects the filter shows now. */
export async function listReadable(
  db: Queryable,
  subjectType: string,
  states: readonly PublicationState[],
): Promise<Set<string>> {
  const seen = new Set<string>();
  for (const [tenantId, own] of Map.groupBy(states, (state) => state.tenantId)) {
    const rows = await readable(db, tenantId, subjectType)
      .select('publications.subjectId')
      .where(
        'publications.subjectId',
        'in',
        own.map((state) => state.subjectId),
      )
      .execute();
    for (const row of rows) seen.add(row.subjectId);
  }
  return seen;
}

export async function findTombstone(
  db: Queryable,
  key: SubjectKey,
): Promise<{ withdrawnAt: Date; reason: string; titleHidden: boolean } | null> {
  const row = await db
    .selectFrom('publications')
    .select(['withdrawnAt', 'reason', 'titleHidden'])
    .where('tenantId', '=', key.tenantId)
    .where('subjectType', '=', key.subjectType)
    .where('subjectId', '=', key.subjectId)
    .where('state', '=', 'withdrawn')
    .executeTakeFirst();
  return row?.withdrawnAt ? { withdrawnAt: row.withdrawnAt, reason: row.reason, titleHidden: row.titleHidden } : null;
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
    const row = await readable(db, tenantId, subjectType)
      .innerJoin('publicationFiles as f', (join) =>
        join
          .onRef('f.tenantId', '=', 'publications.tenantId')
          .onRef('f.subjectType', '=', 'publications.subjectType')
          .onRef('f.subjectId', '=', 'publications.subjectId'),
      )
      .select(['f.name', 'f.mediaType', 'f.subjectType', 'f.subjectId'])
      .where('f.sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst();
    if (row) return row;
  }
  return null;
}

/** The state of subjects as the database has it, for those who have to follow it. */
export async function listStates(db: Queryable, keys: readonly SubjectKey[]): Promise<PublicationState[]> {
  const { rows } = await sql<PublicationState>`
    select p.tenant_id, p.subject_type, p.subject_id, p.version, p.state, p.edition_id, p.visible_from
    from publications p
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("tenantId" uuid, "subjectType" text, "subjectId" uuid)
      on p.tenant_id = k."tenantId" and p.subject_type = k."subjectType" and p.subject_id = k."subjectId"`.execute(db);
  return rows;
}

/** Every subject of a type in id order, for rebuilding a surface. */
export async function listStatesAfter(
  db: Queryable,
  subjectType: string,
  afterId: string,
  limit: number,
): Promise<PublicationState[]> {
  const rows = await db
    .selectFrom('publications')
    .select(['tenantId', 'subjectType', 'subjectId', 'version', 'state', 'editionId', 'visibleFrom'])
    .where('subjectType', '=', subjectType)
    .where('subjectId', '>', afterId)
    .orderBy('subjectId')
    .limit(limit)
    .execute();
  return rows as PublicationState[];
}

/** Records that a surface shows, or no longer shows, these versions. */
export async function insertReceipts(
  db: Database,
  surface: string,
  states: readonly PublicationState[],
): Promise<void> {
  const rows = states.map(({ tenantId, subjectType, subjectId, version }) => ({
    tenantId,
    subjectType,
    subjectId,
    version,
  }));
  await sql`
    insert into publication_receipts (tenant_id, subject_type, subject_id, version, surface, settled_at)
    select r."tenantId", r."subjectType", r."subjectId", r.version, ${surface}, clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("tenantId" uuid, "subjectType" text, "subjectId" uuid, version bigint)
    on conflict do nothing`.execute(db);
}

export async function listReceipts(
  db: Queryable,
  key: SubjectKey,
): Promise<{ version: number; surface: string; settledAt: Date }[]> {
  return db
    .selectFrom('publicationReceipts')
    .select(['version', 'surface', 'settledAt'])
    .where('tenantId', '=', key.tenantId)
    .where('subjectType', '=', key.subjectType)
    .where('subjectId', '=', key.subjectId)
    .orderBy('version')
    .orderBy('surface')
    .execute();
}
