import { sql } from 'kysely';
import { isUniqueViolation, newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { DutyKey } from './duties.repo.ts';

export interface StoredDecision extends DutyKey {
  id: string;
  kind: 'waived' | 'not_applicable';
  reason: string;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  state: 'proposed' | 'approved' | 'refused' | 'revoked';
  decidedBy: string | null;
  decidedByName: string;
  decidedAt: Date | null;
  decisionReason: string;
  version: number;
}

const COLUMNS = [
  ...(['id', 'obligationId', 'organisationId', 'period', 'kind', 'reason', 'proposedBy', 'proposedByName'] as const),
  ...(['proposedAt', 'state', 'decidedBy', 'decidedByName', 'decidedAt', 'decisionReason', 'version'] as const),
];

export async function listDecisions(
  db: Queryable,
  tenantId: string,
  filter: { id?: string; states?: readonly string[]; obligationIds?: readonly string[]; unitIds?: readonly string[] },
): Promise<StoredDecision[]> {
  let query = db.selectFrom('dutyDecisions').select(COLUMNS).where('tenantId', '=', tenantId);
  if (filter.id) query = query.where('id', '=', filter.id);
  if (filter.states) query = query.where('state', 'in', [...filter.states]);
  if (filter.obligationIds)
    query = query.where('obligationId', '=', sql<string>`any(${[...filter.obligationIds]}::uuid[])`);
  if (filter.unitIds) query = query.where('organisationId', '=', sql<string>`any(${[...filter.unitIds]}::uuid[])`);
  return (await query.orderBy('proposedAt', 'desc').orderBy('id').execute()) as StoredDecision[];
}

/** Null when one waits or holds for the duty. */
export async function insertDecision(
  tx: Tx,
  tenantId: string,
  row: DutyKey & Pick<StoredDecision, 'kind' | 'reason' | 'proposedBy' | 'proposedByName' | 'proposedAt'>,
): Promise<string | null> {
  const id = newId();
  try {
    await tx
      .insertInto('dutyDecisions')
      .values({ ...row, tenantId, id, state: 'proposed' })
      .execute();
    return id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** False when the row is at another version than the one given. */
export async function updateDecision(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Pick<StoredDecision, 'state' | 'decidedBy' | 'decidedByName' | 'decidedAt' | 'decisionReason'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('dutyDecisions')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
