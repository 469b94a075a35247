import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';

export interface RedirectRow {
  host: string;
  path: string;
  target: string;
}

/** Where an old address leads: one kept for this host before one for all. Null when it is none. */
export async function findRedirect(
  db: Queryable,
  tenantId: string,
  host: string,
  path: string,
): Promise<string | null> {
  const { rows } = await sql<{ target: string }>`
    select target from redirects where tenant_id = ${tenantId} and path = ${path} and host in ('', ${host})
    order by host desc limit 1`.execute(db);
  return rows[0]?.target ?? null;
}

export async function listRedirects(db: Queryable, tenantId: string): Promise<RedirectRow[]> {
  return db.selectFrom('redirects').select(['host', 'path', 'target']).where('tenantId', '=', tenantId).execute();
}

/** Adds redirects; one that is there is led to its new target. In batches, for files of any length. */
export async function upsertRedirects(tx: Tx, tenantId: string, rows: readonly RedirectRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 2000) {
    const batch = JSON.stringify(rows.slice(at, at + 2000));
    await sql`
      insert into redirects (tenant_id, host, path, target)
      select ${tenantId}::uuid, r.host, r.path, r.target from jsonb_to_recordset(${batch}::jsonb) as r(host text, path text, target text)
      on conflict (tenant_id, host, path) do update set target = excluded.target, recorded_at = now()`.execute(tx);
  }
}

/** Documents that are or were public, by number as it is written; a number that several have is left out, because nobody can say which is meant. */
export async function listPublicNumbers(
  db: Queryable,
  tenantId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<{ number: string; id: string }>`
    select e.document_number as number, min(e.document_id::text) as id
    from document_editions e
    join publications p on p.tenant_id = e.tenant_id and p.subject_type = 'document' and p.subject_id = e.document_id and p.edition_id = e.id
    where e.tenant_id = ${tenantId} and e.document_number = any(${numbers}::text[])
    group by e.document_number having count(distinct e.document_id) = 1`.execute(db);
  return new Map(rows.map(({ number, id }) => [number, id]));
}
