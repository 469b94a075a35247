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
