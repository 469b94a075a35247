import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { PartInput, ProgressInput } from './plans.schema.ts';

export interface PartRow {
  id: string;
  planId: string;
  itemId: string;
  parentId: string | null;
  role: 'lead' | 'responsible';
  organisationId: string | null;
  unitWords: string;
  lowerTenantId: string | null;
  words: string;
  dueOn: string | null;
  share: number | null;
  /** Of its duties, once the plan is in force. */
  obligationId: string | null;
}
const PART = [
  ...(['id', 'planId', 'itemId', 'parentId', 'role', 'organisationId', 'unitWords', 'lowerTenantId'] as const),
  ...(['words', 'dueOn', 'share', 'obligationId'] as const),
] as const;

/** Parts of plans, in their order within each item. */
export async function listParts(db: Queryable, tenantId: string, planIds: readonly string[]): Promise<PartRow[]> {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom('workPlanParts')
    .select(PART)
    .where('tenantId', '=', tenantId)
    .where('planId', 'in', [...planIds])
    .orderBy('itemId')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows as PartRow[];
}

export async function findPart(db: Queryable, tenantId: string, id: string, lock = false): Promise<PartRow | null> {
  let query = db.selectFrom('workPlanParts').select(PART).where('tenantId', '=', tenantId).where('id', '=', id);
  if (lock) query = query.forUpdate();
  return ((await query.executeTakeFirst()) as PartRow | undefined) ?? null;
}

export async function insertParts(
  tx: Tx,
  tenantId: string,
  place: { planId: string; itemId: string; parentId?: string | null },
  parts: readonly PartInput[],
): Promise<string[]> {
  const rows = parts.map((part, position) => ({ tenantId, id: newId(), position, ...place, ...part }));
  if (rows.length > 0) await tx.insertInto('workPlanParts').values(rows).execute();
  return rows.map(({ id }) => id);
}

/** Puts other parts in the place of those of an item whose plan is still a draft. */
export async function replaceParts(
  tx: Tx,
  tenantId: string,
  place: { planId: string; itemId: string },
  parts: readonly PartInput[],
): Promise<void> {
  await tx.deleteFrom('workPlanParts').where('tenantId', '=', tenantId).where('itemId', '=', place.itemId).execute();
  await insertParts(tx, tenantId, place, parts);
}

export async function updatePart(
  tx: Tx,
  tenantId: string,
  id: string,
  change: Partial<Pick<PartRow, 'dueOn' | 'organisationId' | 'unitWords'>>,
): Promise<void> {
  await tx.updateTable('workPlanParts').set(change).where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

export async function setObligation(tx: Tx, tenantId: string, id: string, obligationId: string): Promise<void> {
  await tx
    .updateTable('workPlanParts')
    .set({ obligationId })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export interface ProgressRow extends ProgressInput {
  partId: string;
  reportedByName: string;
  reportedAt: Date;
}

export async function listProgress(
  db: Queryable,
  tenantId: string,
  planIds: readonly string[],
): Promise<ProgressRow[]> {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom('workPlanProgress as g')
    .innerJoin('workPlanParts as p', (join) =>
      join.onRef('p.tenantId', '=', 'g.tenantId').onRef('p.id', '=', 'g.partId'),
    )
    .select([
      'g.partId',
      'g.quarter',
      'g.percent',
      'g.outlook',
      'g.words',
      'g.reportedByName',
      'g.reportedAt',
      'g.version',
    ])
    .where('g.tenantId', '=', tenantId)
    .where('p.planId', 'in', [...planIds])
    .orderBy('g.partId')
    .orderBy('g.quarter')
    .execute();
  return rows as ProgressRow[];
}

/** False when the quarter was reported on by somebody else since. */
export async function saveProgress(
  tx: Tx,
  tenantId: string,
  partId: string,
  { version, ...said }: ProgressInput & { reportedBy: string; reportedByName: string; reportedAt: Date },
): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('workPlanProgress')
      .values({ tenantId, partId, ...said, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('workPlanProgress')
    .set({ ...said, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('partId', '=', partId)
    .where('quarter', '=', said.quarter)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What units said of the parts of an item goes on with their parts of the item that takes its place. */
export async function carryProgress(tx: Tx, tenantId: string, fromItemId: string, toItemId: string): Promise<void> {
  await sql`
    insert into work_plan_progress (tenant_id, part_id, quarter, percent, outlook, words, reported_by, reported_by_name, reported_at)
    select g.tenant_id, n.id, g.quarter, g.percent, g.outlook, g.words, g.reported_by, g.reported_by_name, g.reported_at
    from work_plan_parts o
    join work_plan_progress g on g.tenant_id = o.tenant_id and g.part_id = o.id
    join work_plan_parts n on n.tenant_id = o.tenant_id and n.item_id = ${toItemId} and n.organisation_id = o.organisation_id
      and n.parent_id is null
    where o.tenant_id = ${tenantId} and o.item_id = ${fromItemId} and o.parent_id is null`.execute(tx);
}
