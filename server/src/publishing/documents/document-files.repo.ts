import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';

/** Stored files and the documents that hold them. */

export interface StoredFile {
  sha256: string;
  size: number;
  mediaType: string;
}

/** The hash in a link to an attachment, as `linkedFile` of documents.rules reads it. */
export const LINKED = '^/files/([0-9a-f]{64})/';

/** Names files, or names them anew: the sweep leaves alone what was claimed just now. One order for all, so that nobody waits in a ring. */
export async function insertFiles(tx: Tx, tenantId: string, files: readonly StoredFile[]): Promise<void> {
  if (files.length === 0) return;
  await sql`
    insert into files (tenant_id, sha256, size, media_type)
    select distinct on (r.sha256) ${tenantId}::uuid, r.sha256, r.size, r."mediaType"
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as r(sha256 text, size bigint, "mediaType" text)
    order by r.sha256
    on conflict (tenant_id, sha256) do update set claimed_at = clock_timestamp()`.execute(tx);
}

/** Says which documents hold which stored files; rows of `files` must exist. A `loose` one is not named by any edition yet. */
export async function insertDocumentFiles(
  tx: Tx,
  tenantId: string,
  rows: readonly { sha256: string; documentId: string }[],
  options: { loose?: boolean } = {},
): Promise<void> {
  if (rows.length === 0) return;
  const looseSince = options.loose ? sql`clock_timestamp()` : sql`null::timestamptz`;
  await sql`
    insert into document_files (tenant_id, sha256, document_id, loose_since)
    select distinct ${tenantId}::uuid, r.sha256, r."documentId", ${looseSince}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(sha256 text, "documentId" uuid)
    on conflict (tenant_id, sha256, document_id) do update
      set loose_since = case when document_files.loose_since is null then null else excluded.loose_since end`.execute(
    tx,
  );
}

/** Looks again at which files of a document its editions name: those that none names are loose from now on. */
export async function markLooseFiles(tx: Tx, tenantId: string, documentId: string): Promise<void> {
  await sql`
    with named as (
      select e.original_file as sha256 from document_editions e
        where e.tenant_id = ${tenantId} and e.document_id = ${documentId} and e.original_file is not null
      union select block->>'file' from document_editions e, jsonb_array_elements(e.body) as block
        where e.tenant_id = ${tenantId} and e.document_id = ${documentId} and block->>'kind' = 'image'
      union select substring(link->>'href' from ${LINKED}) from document_editions e, jsonb_array_elements(e.body) as block,
          jsonb_array_elements(block->'links') as link
        where e.tenant_id = ${tenantId} and e.document_id = ${documentId} and block->>'kind' = 'paragraph' and block ? 'links')
    update document_files f
    set loose_since = case when f.sha256 in (select sha256 from named) then null
      else coalesce(f.loose_since, clock_timestamp()) end
    where f.tenant_id = ${tenantId} and f.document_id = ${documentId}`.execute(tx);
}

/** Of these files, those that this document holds. */
export async function listHeldFiles(
  db: Queryable,
  tenantId: string,
  documentId: string,
  hashes: readonly string[],
): Promise<StoredFile[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom('files as i')
    .innerJoin('documentFiles as f', (join) =>
      join.onRef('f.tenantId', '=', 'i.tenantId').onRef('f.sha256', '=', 'i.sha256'),
    )
    .select(['i.sha256', 'i.size', 'i.mediaType'])
    .where('f.tenantId', '=', tenantId)
    .where('f.documentId', '=', documentId)
    .where('f.sha256', 'in', [...hashes])
    .execute();
}

/** Which units' documents hold these files. */
export async function listHolders(
  db: Queryable,
  tenantId: string,
  hashes: readonly string[],
): Promise<{ sha256: string; organisationId: string }[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom('documentFiles as f')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.tenantId', '=', 'f.tenantId').onRef('d.id', '=', 'f.documentId'),
    )
    .select(['f.sha256', 'd.organisationId'])
    .distinct()
    .where('f.tenantId', '=', tenantId)
    .where('f.sha256', 'in', [...hashes])
    .execute();
}

export async function listFiles(db: Queryable, tenantId: string, hashes: readonly string[]): Promise<StoredFile[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom('files')
    .select(['sha256', 'size', 'mediaType'])
    .where('tenantId', '=', tenantId)
    .where('sha256', 'in', [...hashes])
    .execute();
}
