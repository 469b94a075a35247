import { sql } from 'kysely';
import { newId, type Database, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { MessageKind } from './subscriptions.schema.ts';

/** The log of sending: one row a message, written before and after it is handed over. */

export interface Task {
  tenantId: string;
  id: string;
  kind: MessageKind;
  attempts: number;
  subscriptionId: string;
  alertId: string | null;
  siteId: string;
  listPath: string;
  locale: 'zh' | 'en';
  frequency: string;
  state: 'asked' | 'active' | 'ended';
  /** Encrypted; '' when the subscription ended. */
  address: string;
}

export type Settlement =
  | { state: 'sent' | 'refused' | 'given_up' | 'dropped'; error: string }
  /** Tried again after so many seconds; an attempt that nobody could have taken does not count. */
  | { state: 'waiting'; error: string; seconds: number; counts: boolean };

export async function insertMessage(
  tx: Tx,
  message: { tenantId: string; subscriptionId: string; kind: 'confirm' | 'known' },
): Promise<void> {
  await tx
    .insertInto('mailMessages')
    .values({ ...message, id: newId() })
    .execute();
}

/** Everything that was being handed over when its process ended is in doubt and waits again. Only the one process that sends may ask. */
export async function requeueInDoubt(db: Database): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('mailMessages')
    .set((eb) => ({ state: 'waiting', inDoubt: eb('inDoubt', '+', 1) }))
    .where('state', '=', 'handing')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Notes what became of one message and takes the next that is due, in one step: what people wait for first, then alerts in their order. */
export async function settleAndTake(
  db: Database,
  done: { task: Task; settlement: Settlement } | null,
  wanted: boolean,
): Promise<Task | null> {
  return db.transaction().execute(async (tx) => {
    if (done) await settle(tx, done.task, done.settlement);
    if (!wanted) return null;
    const { rows } = await sql<Task>`
      update mail_messages m set state = 'handing', attempts = m.attempts + 1
      from mail_subscriptions s
      where (m.tenant_id, m.id) = (
          select tenant_id, id from mail_messages
          where state = 'waiting' and not_before <= now()
          order by (kind = 'alert'), id limit 1 for update skip locked)
        and s.tenant_id = m.tenant_id and s.id = m.subscription_id
      returning m.tenant_id, m.id, m.kind, m.attempts, m.subscription_id, m.alert_id, s.site_id, s.list_path, s.locale, s.frequency, s.state, s.address`.execute(
      tx,
    );
    return rows[0] ?? null;
  });
}

async function settle(tx: Tx, task: Task, settlement: Settlement): Promise<void> {
  const again = settlement.state === 'waiting' ? settlement : null;
  await sql`
    update mail_messages set state = ${settlement.state}, last_error = ${settlement.error},
      attempts = attempts - ${again && !again.counts ? 1 : 0},
      not_before = case when ${again !== null} then now() + make_interval(secs => ${again?.seconds ?? 0}) else not_before end,
      settled_at = case when ${again !== null} then null else now() end
    where tenant_id = ${task.tenantId} and id = ${task.id}`.execute(tx);
}

export interface FillingAlert {
  tenantId: string;
  id: string;
  siteId: string;
  listPath: string;
  frequency: string;
  newestAt: Date;
  filledTo: string | null;
}

export async function listFilling(db: Queryable): Promise<FillingAlert[]> {
  return db
    .selectFrom('mailAlerts')
    .select(['tenantId', 'id', 'siteId', 'listPath', 'frequency', 'newestAt', 'filledTo'])
    .where('state', '=', 'filling')
    .orderBy('id')
    .execute();
}

/** Writes the messages of an alert for the next subscribers after its mark, and moves the mark. False when that was the last of them. */
export async function fillSome(tx: Tx, alert: FillingAlert, limit: number): Promise<boolean> {
  const key = { tenantId: alert.tenantId, id: alert.id };
  const current = await tx
    .selectFrom('mailAlerts')
    .select('filledTo')
    .where('tenantId', '=', key.tenantId)
    .where('id', '=', key.id)
    .where('state', '=', 'filling')
    .forUpdate()
    .executeTakeFirst();
  if (!current) return false;
  let query = tx
    .selectFrom('mailSubscriptions')
    .select('id')
    .where('tenantId', '=', alert.tenantId)
    .where('siteId', '=', alert.siteId)
    .where('listPath', '=', alert.listPath)
    .where('frequency', '=', alert.frequency)
    .where('state', '=', 'active')
    // Who came after the news asked for what comes next.
    .where('confirmedAt', '<=', alert.newestAt);
  if (current.filledTo) query = query.where('id', '>', current.filledTo);
  const ids = (await query.orderBy('id').limit(limit).execute()).map(({ id }) => id);
  const last = ids.at(-1);
  if (last) {
    const rows = ids.map((subscriptionId) => ({ id: newId(), subscriptionId }));
    await sql`
      insert into mail_messages (tenant_id, id, subscription_id, kind, alert_id)
      select ${alert.tenantId}::uuid, r.id, r."subscriptionId", 'alert', ${alert.id}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "subscriptionId" uuid)
      on conflict do nothing`.execute(tx);
  }
  const isLast = ids.length < limit;
  await tx
    .updateTable('mailAlerts')
    .set({ ...(last ? { filledTo: last } : {}), ...(isLast ? { state: 'filled' } : {}) })
    .where('tenantId', '=', key.tenantId)
    .where('id', '=', key.id)
    .execute();
  return !isLast;
}

export async function findAlertDocuments(db: Queryable, tenantId: string, id: string): Promise<string[]> {
  const row = await db
    .selectFrom('mailAlerts')
    .select('documentIds')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.documentIds ?? [];
}

/** When the next message that was put off may be tried. */
export async function findNextMessage(db: Queryable): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(not_before) as at from mail_messages where state = 'waiting'`.execute(db);
  return rows[0]?.at ?? null;
}

/** Drops what nobody needs any more of the log, and claims older than any digest. */
export async function deleteOld(db: Database, before: { log: Date; claims: Date }): Promise<void> {
  await sql`delete from mail_messages where state not in ('waiting', 'handing') and created_at < ${before.log}`.execute(
    db,
  );
  await sql`delete from mail_alerts where state = 'filled' and created_at < ${before.log}
    and not exists (select 1 from mail_messages m where m.tenant_id = mail_alerts.tenant_id and m.alert_id = mail_alerts.id)`.execute(
    db,
  );
  await sql`delete from mail_alert_entries where claimed_at < ${before.claims}`.execute(db);
}
