import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { ItemSchedule, PlanHead, PlanState, Unsure } from './plans.schema.ts';

export const TYPE = 'work_plan';

export interface PlanRow {
  id: string;
  organisationId: string;
  year: number;
  title: string;
  note: string;
  documentId: string | null;
  documentWords: string;
  summaryDueOn: string | null;
  state: PlanState;
  workflowId: string;
  revision: number;
  authorIds: string[];
  inForceOn: string | null;
  closedOn: string | null;
  version: number;
}
const PLAN = [
  ...(['id', 'organisationId', 'year', 'title', 'note', 'documentId', 'documentWords', 'summaryDueOn'] as const),
  ...(['state', 'workflowId', 'revision', 'authorIds', 'inForceOn', 'closedOn', 'version'] as const),
] as const;

export async function findPlan(db: Queryable, tenantId: string, id: string, lock = false): Promise<PlanRow | null> {
  let query = db.selectFrom('workPlans').select(PLAN).where('tenantId', '=', tenantId).where('id', '=', id);
  if (lock) query = query.forUpdate();
  return ((await query.executeTakeFirst()) as PlanRow | undefined) ?? null;
}

export async function listPlans(db: Queryable, tenantId: string, states?: readonly PlanState[]): Promise<PlanRow[]> {
  let query = db.selectFrom('workPlans').select(PLAN).where('tenantId', '=', tenantId);
  if (states) query = query.where('state', 'in', [...states]);
  const rows = await query.orderBy('year', 'desc').orderBy('createdAt', 'desc').limit(1000).execute();
  return rows as PlanRow[];
}

export type NewPlanRow = PlanHead & {
  documentId: string | null;
  documentWords: string;
  workflowId: string;
  authorIds: string[];
};
export async function insertPlan(tx: Tx, tenantId: string, id: string, plan: NewPlanRow): Promise<void> {
  await tx
    .insertInto('workPlans')
    .values({ tenantId, id, ...plan, state: 'draft' })
    .execute();
}

/** Counts one change of a plan that the caller holds locked. */
export async function updatePlan(
  tx: Tx,
  tenantId: string,
  id: string,
  change: Partial<Omit<PlanRow, 'id' | 'version'>>,
): Promise<void> {
  await tx
    .updateTable('workPlans')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), changedAt: sql<Date>`clock_timestamp()` }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export interface ItemRow {
  id: string;
  planId: string;
  position: number;
  number: string;
  title: string;
  words: string;
  anchor: string;
  expects: string;
  schedule: ItemSchedule | null;
  scheduleWords: string;
  threshold: string;
  visibility: 'public' | 'internal';
  unsure: Unsure[];
  upperTenantId: string | null;
  upperPartId: string | null;
  upperWords: string;
  validFrom: string | null;
  validUntil: string | null;
  replacesId: string | null;
  version: number;
}
const ITEM = [
  ...(['id', 'planId', 'position', 'number', 'title', 'words', 'anchor', 'expects', 'schedule'] as const),
  ...(['scheduleWords', 'threshold', 'visibility', 'unsure', 'upperTenantId', 'upperPartId', 'upperWords'] as const),
  ...(['validFrom', 'validUntil', 'replacesId', 'version'] as const),
] as const;

/** Items of plans in their order, those that an amendment ended among them. */
export async function listItems(db: Queryable, tenantId: string, planIds: readonly string[]): Promise<ItemRow[]> {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom('workPlanItems')
    .select(ITEM)
    .where('tenantId', '=', tenantId)
    .where('planId', 'in', [...planIds])
    .orderBy('planId')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows as ItemRow[];
}

type ItemFields = Omit<ItemRow, 'id' | 'version'>;
const stored = <T extends Partial<ItemFields>>(item: T) => ({
  ...item,
  ...(item.schedule !== undefined && { schedule: item.schedule === null ? null : JSON.stringify(item.schedule) }),
});

export async function insertItem(tx: Tx, tenantId: string, item: ItemFields): Promise<string> {
  const id = newId();
  await tx
    .insertInto('workPlanItems')
    .values({ tenantId, id, ...stored(item) } as never)
    .execute();
  return id;
}

/** False when the item is at another version. */
export async function updateItem(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<ItemFields>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workPlanItems')
    .set({ ...stored(change), version: version + 1 } as never)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteItem(tx: Tx, tenantId: string, id: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('workPlanItems')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
