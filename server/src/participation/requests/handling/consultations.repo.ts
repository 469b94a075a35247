import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';

/** Who was asked about an open case, has the letter, and has not answered. */
export async function listOpenConsultations(
  db: Queryable,
  tenantId: string,
): Promise<{ requestId: string; id: string; kind: string; receivedOn: string; dueOn: string | null }[]> {
  const { rows } = await sql<{
    requestId: string;
    id: string;
    kind: string;
    receivedOn: string;
    dueOn: string | null;
  }>`
    select c.request_id, c.id, c.kind, c.received_on, c.due_on
    from request_consultations c join requests r on r.tenant_id = c.tenant_id and r.id = c.request_id and r.closed_at is null
    where c.tenant_id = ${tenantId} and c.answer = '' and c.received_on is not null
    order by c.request_id, c.id`.execute(db);
  return rows;
}

/** False when it was answered, or got another day, meanwhile. */
export async function moveConsultationLimit(
  tx: Tx,
  tenantId: string,
  { requestId, id, before, dueOn }: { requestId: string; id: string; before: string | null; dueOn: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    update request_consultations set due_on = ${dueOn}::date
    where tenant_id = ${tenantId} and request_id = ${requestId} and id = ${id} and answer = '' and due_on is not distinct from ${before}::date
    returning id`.execute(tx);
  return rows.length > 0;
}
