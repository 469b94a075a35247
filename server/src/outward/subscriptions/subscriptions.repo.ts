import { sql } from 'kysely';
import { newId, type Database, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { ListPlace } from '../feeds/index.ts';
import type { Frequency, SubscriptionCounts } from './subscriptions.schema.ts';

export interface SubscriptionRow {
  tenantId: string;
  id: string;
  siteId: string;
  listPath: string;
  locale: 'zh' | 'en';
  frequency: Frequency;
  state: 'asked' | 'active' | 'ended';
}

const COLUMNS = ['tenantId', 'id', 'siteId', 'listPath', 'locale', 'frequency', 'state'] as const;

export async function findSubscription(db: Queryable, tenantId: string, id: string): Promise<SubscriptionRow | null> {
  const row = await db
    .selectFrom('mailSubscriptions')
    .select(COLUMNS)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as SubscriptionRow | undefined) ?? null;
}

/** The one that an address has for a list, unless it ended. The row is locked. */
export async function findOpen(
  tx: Tx,
  { tenantId, siteId }: ListPlace,
  addressIndex: string,
  listPath: string,
): Promise<SubscriptionRow | null> {
  const row = await tx
    .selectFrom('mailSubscriptions')
    .select(COLUMNS)
    .where('tenantId', '=', tenantId)
    .where('addressIndex', '=', addressIndex)
    .where('siteId', '=', siteId)
    .where('listPath', '=', listPath)
    .where('state', '<>', 'ended')
    .forUpdate()
    .executeTakeFirst();
  return (row as SubscriptionRow | undefined) ?? null;
}

/** One request of an address at a time, so that its count holds. */
export async function lockAddress(tx: Tx, addressIndex: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`mail:${addressIndex}`}))`.execute(tx);
}

/** Confirmations that went to an address since an instant, for whatever list. */
export async function countConfirmations(tx: Tx, tenantId: string, addressIndex: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('mailMessages as m')
    .innerJoin('mailSubscriptions as s', (join) =>
      join.onRef('s.tenantId', '=', 'm.tenantId').onRef('s.id', '=', 'm.subscriptionId'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('s.tenantId', '=', tenantId)
    .where('s.addressIndex', '=', addressIndex)
    .where('m.kind', '<>', 'alert')
    .where('m.createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function insertSubscription(
  tx: Tx,
  row: Omit<SubscriptionRow, 'id' | 'state'> & { address: string; addressIndex: string; askedAt: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('mailSubscriptions')
    .values({ ...row, id, state: 'asked' })
    .execute();
  return id;
}

export async function updateAsked(tx: Tx, row: SubscriptionRow, frequency: Frequency, askedAt: Date): Promise<void> {
  await tx
    .updateTable('mailSubscriptions')
    .set({ frequency, askedAt })
    .where('tenantId', '=', row.tenantId)
    .where('id', '=', row.id)
    .execute();
}

/** False when it is not waiting for its confirmation. */
export async function updateConfirmed(tx: Tx, tenantId: string, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mailSubscriptions')
    .set({ state: 'active', confirmedAt: at })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends it and forgets the address. False when it had ended before. */
export async function updateEnded(tx: Tx, tenantId: string, id: string, reason: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mailSubscriptions')
    .set({ state: 'ended', endReason: reason, endedAt: at, address: '', addressIndex: '' })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('state', '<>', 'ended')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listNeverConfirmed(db: Queryable, before: Date, limit: number): Promise<SubscriptionRow[]> {
  const rows = await db
    .selectFrom('mailSubscriptions')
    .select(COLUMNS)
    .where('state', '=', 'asked')
    .where('askedAt', '<', before)
    .limit(limit)
    .execute();
  return rows as SubscriptionRow[];
}

export interface FollowedAt {
  tenantId: string;
  siteId: string;
  listPath: string;
}

/** The lists that somebody follows at a frequency. */
export async function listFollowed(db: Queryable, frequency: Frequency): Promise<FollowedAt[]> {
  return db
    .selectFrom('mailSubscriptions')
    .select(['tenantId', 'siteId', 'listPath'])
    .distinct()
    .where('state', '=', 'active')
    .where('frequency', '=', frequency)
    .execute();
}

export async function isFollowed(tx: Tx, followed: FollowedAt, frequency: Frequency): Promise<boolean> {
  const row = await tx
    .selectFrom('mailSubscriptions')
    .select('id')
    .where('tenantId', '=', followed.tenantId)
    .where('siteId', '=', followed.siteId)
    .where('listPath', '=', followed.listPath)
    .where('frequency', '=', frequency)
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Claims entries of a list for a frequency; returns those that nobody had claimed before. */
export async function claimEntries(
  tx: Tx,
  followed: FollowedAt,
  frequency: Frequency,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ entryKey: string }>`
    insert into mail_alert_entries (tenant_id, site_id, list_path, frequency, entry_key)
    select ${followed.tenantId}::uuid, ${followed.siteId}::uuid, ${followed.listPath}, ${frequency}, k
    from unnest(${[...keys]}::text[]) as k
    on conflict do nothing returning entry_key`.execute(tx);
  return new Set(rows.map(({ entryKey }) => entryKey));
}

export async function insertAlert(
  tx: Tx,
  followed: FollowedAt,
  alert: { frequency: Frequency; documentIds: string[]; newestAt: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('mailAlerts')
    .values({ tenantId: followed.tenantId, siteId: followed.siteId, listPath: followed.listPath, id, ...alert })
    .execute();
  return id;
}

/** The day of the last digest that went out at a frequency. */
export async function findDigest(db: Queryable, tenantId: string, frequency: Frequency): Promise<string | null> {
  const row = await db
    .selectFrom('mailDigests')
    .select((eb) => eb.fn.max('digestOn').as('on'))
    .where('tenantId', '=', tenantId)
    .where('frequency', '=', frequency)
    .executeTakeFirst();
  return (row?.on as string | null | undefined) ?? null;
}

export async function insertDigest(tx: Tx, tenantId: string, frequency: Frequency, digestOn: string): Promise<void> {
  await tx
    .insertInto('mailDigests')
    .values({ tenantId, frequency, digestOn })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** When something was last made public, in any tenant: a cheap look before a dear one. */
export async function findLastPublication(db: Queryable): Promise<number> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from tenants t cross join lateral (
      select max(last_published_at) as at from publications p
      where p.tenant_id = t.id and p.subject_type = 'document' and p.state = 'published' and p.last_published_at <= clock_timestamp()) m`.execute(
    db,
  );
  return rows[0]?.at?.getTime() ?? 0;
}

export async function countSubscriptions(db: Database, tenantId: string, since: Date): Promise<SubscriptionCounts> {
  const { rows } = await sql<SubscriptionCounts>`
    select
      (select count(*)::int from mail_subscriptions where tenant_id = ${tenantId} and state = 'active') as active,
      (select count(*)::int from mail_subscriptions where tenant_id = ${tenantId} and state = 'asked') as asked,
      (select count(*)::int from mail_messages where tenant_id = ${tenantId} and state in ('waiting', 'handing')) as waiting,
      (select count(*)::int from mail_messages where tenant_id = ${tenantId} and state = 'sent' and settled_at >= ${since}) as sent_today,
      (select coalesce(sum(in_doubt), 0)::int from mail_messages where tenant_id = ${tenantId} and settled_at >= ${since}) as in_doubt`.execute(
    db,
  );
  return rows[0] as SubscriptionCounts;
}
