import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import type { PrintFormat, PrintNote } from '../../kernel/print/index.ts';

/** Files that were made of published documents. They are derived: every row may be deleted at any time. */

export interface StandardTextKey {
  tenantId: string;
  documentId: string;
  format: PrintFormat;
  inputHash: string;
}

/** What was made of this input; `bytes` null when the checks held it. */
export async function findStandardText(
  db: Queryable,
  { tenantId, documentId, format, inputHash }: StandardTextKey,
): Promise<{ bytes: Buffer | null } | null> {
  const row = await db
    .selectFrom('standardTexts')
    .select('bytes')
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .where('format', '=', format)
    .where('inputHash', '=', inputHash)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps what was made, and lets go of what was made of other states of the document. */
export async function saveStandardText(
  db: Queryable,
  { tenantId, documentId, format, inputHash }: StandardTextKey,
  made: { edition: number; bytes: Uint8Array | null; findings: readonly unknown[]; notes: readonly PrintNote[] },
): Promise<void> {
  const bytes = made.bytes && Buffer.from(made.bytes);
  // Two sites show the same edition under two addresses: only other editions, and what is a day old, go.
  await sql`
    with old as (delete from standard_texts where tenant_id = ${tenantId} and document_id = ${documentId} and format = ${format}
      and input_hash <> ${inputHash} and (edition <> ${made.edition} or made_at < now() - interval '1 day'))
    insert into standard_texts (tenant_id, document_id, format, input_hash, edition, bytes, findings, notes)
    values (${tenantId}, ${documentId}, ${format}, ${inputHash}, ${made.edition}, ${bytes}, ${JSON.stringify(made.findings)}::jsonb, ${JSON.stringify(made.notes)}::jsonb)
    on conflict do nothing`.execute(db);
}

const isOfPublicEdition = sql`exists (
  select from publications p join document_editions e on e.tenant_id = p.tenant_id and e.id = p.edition_id
  where p.tenant_id = s.tenant_id and p.subject_type = 'document' and p.subject_id = s.document_id and p.state = 'published'
    and (p.visible_until is null or p.visible_until > clock_timestamp()) and e.number = s.edition)`;

/** Lets go of what was made of these documents in an edition that is not public (any more). */
export async function deleteStale(db: Queryable, tenantId: string, documentIds: readonly string[]): Promise<void> {
  await sql`delete from standard_texts s
    where tenant_id = ${tenantId} and document_id = any(${[...documentIds]}::uuid[]) and not ${isOfPublicEdition}`.execute(
    db,
  );
}

/** What is kept of these documents: files of an edition that is not public, and files that are none. */
export async function listFaults(
  db: Queryable,
  tenantId: string,
  documentIds: readonly string[],
): Promise<{ id: string; stale: number; damaged: number }[]> {
  const { rows } = await sql<{ id: string; stale: number; damaged: number }>`
    select document_id as id, count(*) filter (where not ${isOfPublicEdition})::int as stale,
      count(*) filter (where substring(bytes for 2) not in ('\\x2550', '\\x504b'))::int as damaged
    from standard_texts s where tenant_id = ${tenantId} and document_id = any(${[...documentIds]}::uuid[])
    group by document_id`.execute(db);
  return rows;
}

/** Documents of which something is kept, in order; null begins. */
export async function listKeptAfter(
  db: Queryable,
  after: { tenantId: string; subjectId: string } | null,
  limit: number,
): Promise<{ tenantId: string; subjectId: string }[]> {
  const { rows } = await sql<{ tenantId: string; subjectId: string }>`
    select distinct tenant_id, document_id as subject_id from standard_texts
    where ${after === null} or (tenant_id, document_id) > (${after?.tenantId ?? null}::uuid, ${after?.subjectId ?? null}::uuid)
    order by 1, 2 limit ${limit}`.execute(db);
  return rows;
}
