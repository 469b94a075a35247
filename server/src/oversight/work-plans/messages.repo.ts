import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { Outlook, SummaryFigures } from './plans.schema.ts';

/** What goes down with a task: its words and day, never who works on it above. */
export interface TaskPayload {
  kind: 'task';
  planTitle: string;
  title: string;
  words: string;
  expects: string;
  threshold: string;
  dueOn: string | null;
  /** Absent in messages of before: internal then. */
  visibility?: 'public' | 'internal';
}
/** What goes up: how far it is and how it goes, and nothing else. */
export interface ProgressPayload {
  kind: 'progress';
  quarter: number;
  percent: number;
  outlook: Outlook;
  on: string;
}
export interface SummaryPayload {
  kind: 'summary';
  planTitle: string;
  words: string;
  figures: SummaryFigures;
  on: string;
}
export type Payload = TaskPayload | ProgressPayload | SummaryPayload;

export interface MessageRow {
  id: string;
  direction: 'out' | 'in';
  otherTenantId: string;
  kind: Payload['kind'];
  partId: string;
  payload: Payload;
  sentAt: Date;
  receivedAt: Date | null;
  itemId: string | null;
}
const MESSAGE = [
  ...(['id', 'direction', 'otherTenantId', 'kind', 'partId', 'payload', 'sentAt', 'receivedAt', 'itemId'] as const),
] as const;

/** The sender's own copy; returns the id under which the other side has its own. */
export async function insertSent(
  tx: Tx,
  tenantId: string,
  message: { otherTenantId: string; partId: string; payload: Payload; sentAt: Date },
): Promise<string> {
  const id = newId();
  const { payload, ...rest } = message;
  const row = { tenantId, id, direction: 'out', kind: payload.kind, ...rest, payload: JSON.stringify(payload) };
  await tx
    .insertInto('workPlanMessages')
    .values(row as never)
    .execute();
  return id;
}

/** The receiver's copy; false when it has it already. */
export async function insertReceived(
  tx: Tx,
  tenantId: string,
  from: string,
  { payload, kind, id, partId, sentAt }: MessageRow,
  receivedAt: Date,
): Promise<boolean> {
  const row = { tenantId, id, direction: 'in', otherTenantId: from, kind, partId, sentAt, receivedAt };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('workPlanMessages')
    .values({ ...row, payload: JSON.stringify(payload) } as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findMessage(db: Queryable, tenantId: string, id: string): Promise<MessageRow | null> {
  const row = await db
    .selectFrom('workPlanMessages')
    .select(MESSAGE)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as unknown as MessageRow | undefined) ?? null;
}

export async function updateMessage(
  tx: Tx,
  tenantId: string,
  id: string,
  change: { receivedAt?: Date; itemId?: string },
): Promise<void> {
  await tx.updateTable('workPlanMessages').set(change).where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** Messages of a tenant, the newest first. */
export async function listMessages(
  db: Queryable,
  tenantId: string,
  filter: { direction?: 'in' | 'out'; kind?: Payload['kind']; partIds?: readonly string[] } = {},
): Promise<MessageRow[]> {
  if (filter.partIds?.length === 0) return [];
  let query = db.selectFrom('workPlanMessages').select(MESSAGE).where('tenantId', '=', tenantId);
  if (filter.direction) query = query.where('direction', '=', filter.direction);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.partIds) query = query.where('partId', 'in', [...filter.partIds]);
  const rows = await query.orderBy('sentAt', 'desc').orderBy('id', 'desc').limit(1000).execute();
  return rows as unknown as MessageRow[];
}
