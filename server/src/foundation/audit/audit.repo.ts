import { sql } from 'kysely';
import { newId, type Tx } from '../../kernel/db/index.ts';

export interface NewAuditEntry {
  tenantId: string;
  actorKind: 'account' | 'system';
  actorId: string;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
  requestId: string;
}

/** Writes audit rows inside the transaction of the change they tell of: one statement however many rows. */
export async function insertEntries(tx: Tx, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({ ...entry, id: newId() }));
  // One JSON parameter instead of twelve per row: a batch of any size is one prepared statement.
  await sql`
    insert into audit_entries
      (tenant_id, id, occurred_at, actor_kind, actor_id, actor_name, action, subject_type, subject_id, before, after, request_id)
    select r."tenantId", r.id, clock_timestamp(), r."actorKind", r."actorId", r."actorName", r.action, r."subjectType", r."subjectId",
           r.before, r.after, r."requestId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      "tenantId" uuid, id uuid, "actorKind" text, "actorId" text, "actorName" text, action text, "subjectType" text,
      "subjectId" text, before jsonb, after jsonb, "requestId" text)
  `.execute(tx);
}
