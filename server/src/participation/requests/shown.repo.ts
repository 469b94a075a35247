import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';

/**
 * The one filter of cases that two people have hidden: true where the case is shown, and for rows that belong to no case. `ref` is the column that
 * names the case. The ids of hidden cases are read once for a statement, so indexes are used as they would be without it.
 */
export const isShown = (tenantId: string | RawBuilder<unknown>, ref: string): RawBuilder<boolean> => sql<boolean>`
  coalesce(${sql.ref(ref)} <> all(array(select hidden.id from requests hidden where hidden.tenant_id = ${tenantId} and hidden.is_hidden)), true)`;

/** Whom a case is read for: `desk` is everybody with an account; `system` the applicant, jobs, and the two people who hide and show cases. */
export type Reader = 'desk' | 'system';

/** The same of one case, for what hangs on it. */
export async function isCaseShown(db: Queryable, tenantId: string, requestId: string): Promise<boolean> {
  const { rows } = await sql<{ shown: boolean }>`
    select ${isShown(tenantId, 'one.id')} as shown from (select ${requestId}::uuid as id) one`.execute(db);
  return rows[0]?.shown ?? false;
}
