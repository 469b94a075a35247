import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';
import { isShown } from '../shown.repo.ts';

/** Puts a new address in the place of the one that was there. */
export async function saveFeed(
  tx: Tx,
  tenantId: string,
  feed: { accountId: string; tokenIndex: string; createdAt: Date },
): Promise<void> {
  const { accountId: _key, ...rest } = feed;
  await tx
    .insertInto('requestCalendarFeeds')
    .values({ tenantId, ...feed })
    .onConflict((conflict) => conflict.columns(['tenantId', 'accountId']).doUpdateSet(rest))
    .execute();
}

export async function deleteFeed(tx: Tx, tenantId: string, accountId: string): Promise<void> {
  await tx
    .deleteFrom('requestCalendarFeeds')
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .execute();
}

export async function findFeedSince(db: Queryable, tenantId: string, accountId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('requestCalendarFeeds')
    .select('createdAt')
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row?.createdAt ?? null;
}

export interface FeedRow {
  id: string;
  number: string;
  dueOn: string | null;
  dueProvisional: boolean;
  applicantDueOn: string | null;
}

/** Open cases on the desk of whom the address belongs to; null when there is no such address, or the account is not active. */
export async function listFeed(
  db: Queryable,
  tokenIndex: string,
): Promise<{ owner: { tenantId: string; name: string }; rows: FeedRow[] } | null> {
  const { rows } = await sql<FeedRow & { tenantId: string; name: string }>`
    select f.tenant_id, a.name, r.id, coalesce('〔' || r.registration_year || '〕' || r.registration_number || '号', '') as number, r.due_on,
      r.due_provisional, r.applicant_due_on
    from request_calendar_feeds f join accounts a on a.tenant_id = f.tenant_id and a.id = f.account_id and a.status = 'active'
    left join requests r on r.tenant_id = f.tenant_id and r.officer_id = f.account_id and r.closed_at is null
      and ${isShown(sql.ref('f.tenant_id'), 'r.id')}
    where f.token_index = ${tokenIndex} order by r.due_on nulls last, r.id limit 2000`.execute(db);
  const [owner] = rows;
  return owner ? { owner, rows: rows.filter(({ id }) => id !== null) } : null;
}
