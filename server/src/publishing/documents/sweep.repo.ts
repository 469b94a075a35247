import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';

/** What is kept of uploads and files, and what nobody names any more. */

/** Uploads that ended, or were left, so long ago that what was read from them is not kept. At most 200 at a time. */
export async function listExpiredUploads(
  db: Queryable,
  afterDays: number,
): Promise<{ tenantId: string; id: string; organisationId: string }[]> {
  const { rows } = await sql<{ tenantId: string; id: string; organisationId: string }>`
    select i.tenant_id, i.id, i.organisation_id from imports i
    where coalesce(i.finished_at, i.created_at) < now() - make_interval(days => ${afterDays})
      and exists (select 1 from import_items n where n.tenant_id = i.tenant_id and n.import_id = i.id
        and (n.reading is not null or n.file is not null))
    order by coalesce(i.finished_at, i.created_at) limit 200`.execute(db);
  return rows;
}

/** Forgets what was read from the files of an upload; what nobody saved by then counts as left out. Returns how many items held something. */
export async function forgetReadings(tx: Tx, tenantId: string, importId: string): Promise<number> {
  const { rows } = await sql`
    update import_items set reading = null, file = null, images = '{}',
      state = case when state in ('waiting', 'read') then 'left_out' else state end
    where tenant_id = ${tenantId} and import_id = ${importId} and (reading is not null or file is not null)
    returning position`.execute(tx);
  await sql`
    update imports set state = 'done', read_by = null, finished_at = coalesce(finished_at, clock_timestamp())
    where tenant_id = ${tenantId} and id = ${importId} and state <> 'done'`.execute(tx);
  return rows.length;
}

/** Lets go of files that no edition of their document has named for a while. Returns how many. */
export async function releaseLooseFiles(db: Queryable, afterHours: number): Promise<number> {
  const { rows } = await sql`
    delete from document_files where loose_since < clock_timestamp() - make_interval(hours => ${afterHours})
    returning sha256`.execute(db);
  return rows.length;
}

/**
 * Removes the rows of files that no document and no publication names. Whoever names a file renews its row in the same transaction
 * (`claimed_at`), so a row that somebody is about to name is waited for, seen as young, and kept.
 */
export async function deleteUnnamedFiles(db: Queryable, olderThanMs: number): Promise<number> {
  const { rows } = await sql`
    delete from files f where f.claimed_at < clock_timestamp() - make_interval(secs => ${olderThanMs / 1000})
      and not exists (select 1 from document_files d where d.tenant_id = f.tenant_id and d.sha256 = f.sha256)
      and not exists (select 1 from publication_files p where p.tenant_id = f.tenant_id and p.sha256 = f.sha256)
    returning f.sha256`.execute(db);
  return rows.length;
}

/**
 * Hashes known to any tenant, among those asked for; everything else in the store is an orphan. The file and the pictures of an upload
 * are known by its items only until they are saved.
 */
export async function listKnownFiles(db: Queryable, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from files where sha256 = any(${hashes}::text[])
    union select sha256 from held_files where sha256 = any(${hashes}::text[])
    union select file from import_items where file = any(${hashes}::text[])
    union select image from import_items, unnest(images) as image
      where images && ${hashes}::text[] and image = any(${hashes}::text[])`.execute(db);
  return new Set(rows.map((row) => row.sha256));
}
