import { sql } from 'kysely';
import type { Queryable } from '../../../kernel/db/index.ts';

/** Counts one look-up of a code, together with those of its hour; returns how many there are. Hours that are over are cleared on the way. */
export async function countLookUp(
  db: Queryable,
  tenantId: string,
  codeIndex: string,
  { at, hourAgo }: { at: Date; hourAgo: Date },
): Promise<number> {
  await sql`delete from request_look_ups where since < ${hourAgo} and (tenant_id, code_index) <> (${tenantId}::uuid, ${codeIndex})`.execute(
    db,
  );
  const { rows } = await sql<{ tries: number }>`
    insert into request_look_ups as l (tenant_id, code_index, since, tries) values (${tenantId}, ${codeIndex}, ${at}, 1)
    on conflict (tenant_id, code_index) do update set
      tries = case when l.since < ${hourAgo} then 1 else l.tries + 1 end, since = case when l.since < ${hourAgo} then ${at} else l.since end
    returning tries`.execute(db);
  return rows[0]?.tries ?? 1;
}

/** Takes one back: the pair was right. */
export async function forgetLookUp(db: Queryable, tenantId: string, codeIndex: string): Promise<void> {
  await sql`update request_look_ups set tries = greatest(tries - 1, 0) where tenant_id = ${tenantId} and code_index = ${codeIndex}`.execute(
    db,
  );
}
