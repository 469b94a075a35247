import { sql } from 'kysely';
import { newId, notify, type Database, type Tx } from '../db/index.ts';

/** Something that happened and that one named consumer must be told of, at least once, after the commit. */
export interface OutboxEvent {
  tenantId: string;
  consumer: string;
  topic: string;
  payload: Record<string, unknown>;
}
export interface StoredEvent extends OutboxEvent {
  id: string;
  attempts: number;
}

export const OUTBOX_CHANNEL = 'yg_outbox';

/** Writes events in the caller's transaction and wakes the consumers when it commits. */
export async function emitEvents(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({ ...event, id: newId() }));
  await sql`
    insert into outbox_events (tenant_id, id, consumer, topic, payload)
    select r."tenantId", r.id, r.consumer, r.topic, r.payload
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("tenantId" uuid, id uuid, consumer text, topic text, payload jsonb)
  `.execute(tx);
  for (const name of new Set(events.map((event) => event.consumer))) await notify(tx, OUTBOX_CHANNEL, name);
}

/** Takes the consumer's lock for the length of the transaction; false when another process has it. */
export async function lockConsumer(tx: Tx, consumer: string): Promise<boolean> {
  const { rows } = await sql<{
    ok: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext(${`outbox:${consumer}`})) as ok`.execute(tx);
  return rows[0]?.ok ?? false;
}

export async function listDueEvents(tx: Tx, consumer: string, limit: number): Promise<StoredEvent[]> {
  const events = await tx
    .selectFrom('outboxEvents')
    .select(['tenantId', 'id', 'consumer', 'topic', 'payload', 'attempts'])
    .where('consumer', '=', consumer)
    .where((eb) => eb.or([eb('notBefore', 'is', null), eb('notBefore', '<=', sql<Date>`now()`)]))
    .orderBy('id')
    .limit(limit)
    .execute();
  return events as StoredEvent[];
}

/** Puts an event off after a failure. */
export async function postponeEvent(tx: Tx, event: StoredEvent, error: string, seconds: number): Promise<void> {
  await tx
    .updateTable('outboxEvents')
    .set({
      attempts: event.attempts + 1,
      lastError: error,
      notBefore: sql<Date>`now() + make_interval(secs => ${seconds})`,
    })
    .where('tenantId', '=', event.tenantId)
    .where('id', '=', event.id)
    .where('consumer', '=', event.consumer)
    .execute();
}

export async function deleteEvents(tx: Tx, consumer: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from outbox_events where consumer = ${consumer} and id = any(${ids}::uuid[])`.execute(tx);
}

/** How many events wait, by consumer, and since when; for health and metrics. */
export async function waitingEvents(db: Database): Promise<{ consumer: string; count: number; oldestAt: Date }[]> {
  const { rows } = await sql<{ consumer: string; count: number; oldestAt: Date }>`
    select consumer, count(*) as count, min(created_at) as oldest_at from outbox_events group by consumer`.execute(db);
  return rows;
}
