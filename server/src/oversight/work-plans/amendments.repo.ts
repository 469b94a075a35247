import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { AmendmentChange, AmendmentInput, SummaryFigures } from './plans.schema.ts';

export interface AmendmentRow {
  id: string;
  planId: string;
  number: number;
  effectiveOn: string;
  reason: string;
  changes: AmendmentChange[];
  state: 'proposed' | 'agreed' | 'refused';
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  note: string;
  decidedByName: string;
  decidedAt: Date | null;
}
const AMENDMENT = [
  ...(['id', 'planId', 'number', 'effectiveOn', 'reason', 'changes', 'state', 'proposedBy', 'proposedByName'] as const),
  ...(['proposedAt', 'note', 'decidedByName', 'decidedAt'] as const),
] as const;

export async function insertAmendment(
  tx: Tx,
  tenantId: string,
  planId: string,
  { changes, ...input }: AmendmentInput & { proposedBy: string; proposedByName: string; proposedAt: Date },
): Promise<string> {
  const id = newId();
  const { last } = await tx
    .selectFrom('workPlanAmendments')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .executeTakeFirstOrThrow();
  const row = { tenantId, id, planId, number: Number(last ?? 0) + 1, ...input, state: 'proposed' };
  await tx
    .insertInto('workPlanAmendments')
    .values({ ...row, changes: JSON.stringify(changes) } as never)
    .execute();
  return id;
}

/** Amendments of a plan, the newest first. */
export async function listAmendments(db: Queryable, tenantId: string, planId?: string): Promise<AmendmentRow[]> {
  let query = db.selectFrom('workPlanAmendments').select(AMENDMENT).where('tenantId', '=', tenantId);
  query = planId === undefined ? query.where('state', '=', 'proposed') : query.where('planId', '=', planId);
  const rows = await query.orderBy('number', 'desc').limit(500).execute();
  return rows as unknown as AmendmentRow[];
}

export async function findAmendment(db: Queryable, tenantId: string, id: string): Promise<AmendmentRow | null> {
  const row = await db
    .selectFrom('workPlanAmendments')
    .select(AMENDMENT)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as unknown as AmendmentRow | undefined) ?? null;
}

export async function decideAmendment(
  tx: Tx,
  tenantId: string,
  id: string,
  decision: {
    state: 'agreed' | 'refused';
    effectiveOn: string;
    note: string;
    decidedBy: string;
    decidedByName: string;
    decidedAt: Date;
  },
): Promise<void> {
  await tx
    .updateTable('workPlanAmendments')
    .set(decision)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export interface SummaryRow {
  words: string;
  figures: SummaryFigures | null;
  sentOn: string | null;
  sentByName: string;
  version: number;
}
export async function findSummary(db: Queryable, tenantId: string, planId: string): Promise<SummaryRow | null> {
  const row = await db
    .selectFrom('workPlanSummaries')
    .select(['words', 'figures', 'sentOn', 'sentByName', 'version'])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .executeTakeFirst();
  return (row as unknown as SummaryRow | undefined) ?? null;
}

/** Of the plan that the caller holds locked; the version counts on. */
export async function saveSummary(
  tx: Tx,
  tenantId: string,
  planId: string,
  { figures, version, ...summary }: SummaryRow,
): Promise<void> {
  const row = { ...summary, figures: figures && JSON.stringify(figures), version: version + 1 };
  await tx
    .insertInto('workPlanSummaries')
    .values({ tenantId, planId, ...row } as never)
    .onConflict((conflict) => conflict.columns(['tenantId', 'planId']).doUpdateSet(row as never))
    .execute();
}
