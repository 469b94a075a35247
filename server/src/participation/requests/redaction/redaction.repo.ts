import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';
import type { RedactionState } from './redaction-flow.rules.ts';

export interface RedactionRow {
  id: string;
  requestId: string;
  workflowId: string;
  state: RedactionState;
  version: number;
  nameSealed: string;
  sourceSha256: string;
  sourceDigest: string;
  pages: number;
  marksSealed: string;
  markCount: number;
  marksVersion: number;
  markerIds: string[];
  resultSealed: string;
  resultMarksVersion: number | null;
  resultDigest: string | null;
  resultSha256: string | null;
  confirmedByName: string;
  confirmedAt: Date | null;
  changedByName: string;
  changedAt: Date;
}
export type NewRedaction = Pick<
  RedactionRow,
  | 'id'
  | 'requestId'
  | 'workflowId'
  | 'nameSealed'
  | 'sourceSha256'
  | 'sourceDigest'
  | 'pages'
  | 'marksSealed'
  | 'changedByName'
  | 'changedAt'
>;

const select = sql`
  select id, request_id, workflow_id, state, version, name_sealed, source_sha256, source_digest, pages, marks_sealed, mark_count, marks_version,
    marker_ids, result_sealed, result_marks_version, result_digest, result_sha256, confirmed_by_name, confirmed_at, changed_by_name, changed_at
  from request_redactions`;

/** Files of redactions are kept by the sweep of the store as those of requests are. */
async function hold(tx: Tx, tenantId: string, id: string, sha256: string): Promise<void> {
  await tx
    .insertInto('heldFiles')
    .values({ tenantId, sha256, holderType: 'redaction', holderId: id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertRedaction(tx: Tx, tenantId: string, row: NewRedaction): Promise<void> {
  await tx
    .insertInto('requestRedactions')
    .values({ tenantId, ...row })
    .execute();
  await hold(tx, tenantId, row.id, row.sourceSha256);
}

export async function listRedactions(db: Queryable, tenantId: string, requestId: string): Promise<RedactionRow[]> {
  const { rows } = await sql<RedactionRow>`
    ${select} where tenant_id = ${tenantId} and request_id = ${requestId} order by id`.execute(db);
  return rows;
}

export async function findRedaction(db: Queryable, tenantId: string, id: string): Promise<RedactionRow | null> {
  const { rows } = await sql<RedactionRow>`${select} where tenant_id = ${tenantId} and id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The redaction, locked until the transaction ends. */
export async function lockRedaction(tx: Tx, tenantId: string, id: string): Promise<RedactionRow | null> {
  const { rows } = await sql<RedactionRow>`
    ${select} where tenant_id = ${tenantId} and id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Writes a change; a result that another replaces is let go, so that the sweep may take its bytes. */
export async function updateRedaction(
  tx: Tx,
  tenantId: string,
  before: RedactionRow,
  change: Partial<Omit<RedactionRow, 'markerIds'>> & { markerIds?: string[] },
): Promise<void> {
  const { markerIds, ...rest } = change;
  await tx
    .updateTable('requestRedactions')
    .set({ ...rest, ...(markerIds ? { markerIds: JSON.stringify(markerIds) } : {}) })
    .where('tenantId', '=', tenantId)
    .where('id', '=', before.id)
    .execute();
  if (!change.resultSha256) return;
  if (before.resultSha256)
    await tx
      .deleteFrom('heldFiles')
      .where('tenantId', '=', tenantId)
      .where('holderType', '=', 'redaction')
      .where('holderId', '=', before.id)
      .where('sha256', '=', before.resultSha256)
      .execute();
  await hold(tx, tenantId, before.id, change.resultSha256);
}
