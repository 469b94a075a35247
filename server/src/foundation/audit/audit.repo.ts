import { sql } from 'kysely';
import { batch, newId, type Part, type Queryable, type Tx } from '../../kernel/db/index.ts';

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

/** Audit rows, and their place in the queue for sealing, to be written together with the change they tell of. */
export function entryParts(entries: readonly NewAuditEntry[]): Part[] {
  if (entries.length === 0) return [];
  const rows = entries.map((entry) => ({ ...entry, id: newId() }));
  // One JSON parameter instead of twelve per row: a batch of any size is one prepared statement.
  return [
    sql`
      insert into audit_entries
        (tenant_id, id, occurred_at, actor_kind, actor_id, actor_name, action, subject_type, subject_id, before, after, request_id)
      select r."tenantId", r.id, clock_timestamp(), r."actorKind", r."actorId", r."actorName", r.action, r."subjectType", r."subjectId",
             r.before, r.after, r."requestId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        "tenantId" uuid, id uuid, "actorKind" text, "actorId" text, "actorName" text, action text, "subjectType" text,
        "subjectId" text, before jsonb, after jsonb, "requestId" text)`,
    ...batch.rows(
      'auditUnsealed',
      rows.map(({ tenantId, id }) => ({ tenantId, entryId: id })),
    ),
  ];
}

/** Writes audit rows inside the transaction of the change they tell of, and queues them for sealing: one statement however many rows. */
export const insertEntries = (tx: Tx, entries: readonly NewAuditEntry[]): Promise<void> =>
  batch.run(tx, entryParts(entries));

export interface AuditFilter {
  actorId?: string;
  actorName?: string;
  /** A whole action or the beginning of one up to a dot: `documents.document`. */
  action?: string;
  subjectType?: string;
  subjectId?: string;
  requestId?: string;
  from?: Date;
  /** Exclusive. */
  to?: Date;
}

/** Newest first; `before` is the id of the last row already shown. Each row carries its number in the chain, null while it waits for its seal. */
export async function listEntries(
  db: Queryable,
  tenantId: string,
  filter: AuditFilter,
  page: { before?: string; limit: number },
) {
  let query = db
    .selectFrom('auditEntries as e')
    .leftJoin('auditChain as c', (join) => join.onRef('c.tenantId', '=', 'e.tenantId').onRef('c.entryId', '=', 'e.id'))
    .selectAll('e')
    .select('c.seq')
    .where('e.tenantId', '=', tenantId);
  if (filter.actorId !== undefined) query = query.where('e.actorId', '=', filter.actorId);
  if (filter.actorName !== undefined) query = query.where('e.actorName', '=', filter.actorName);
  if (filter.subjectType !== undefined) query = query.where('e.subjectType', '=', filter.subjectType);
  if (filter.subjectId !== undefined) query = query.where('e.subjectId', '=', filter.subjectId);
  if (filter.requestId !== undefined) query = query.where('e.requestId', '=', filter.requestId);
  if (filter.action !== undefined) {
    const { action } = filter;
    query = query.where((eb) =>
      eb.or([eb('e.action', '=', action), eb(sql<boolean>`starts_with(e.action, ${`${action}.`})`, '=', true)]),
    );
  }
  // Ids begin with the time they were made at, so the primary key narrows a period; an hour of slack for clocks that differ.
  if (filter.from) {
    query = query
      .where('e.occurredAt', '>=', filter.from)
      .where('e.id', '>=', idAt(filter.from.getTime() - CLOCK_SLACK_MS));
  }
  if (filter.to) {
    query = query.where('e.occurredAt', '<', filter.to).where('e.id', '<', idAt(filter.to.getTime() + CLOCK_SLACK_MS));
  }
  if (page.before !== undefined) query = query.where('e.id', '<', page.before);
  return query.orderBy('e.id', 'desc').limit(page.limit).execute();
}

const CLOCK_SLACK_MS = 3_600_000;

/** The smallest id of an instant. */
function idAt(millis: number): string {
  const hex = Math.min(Math.max(0, millis), 0xffffffffffff).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
