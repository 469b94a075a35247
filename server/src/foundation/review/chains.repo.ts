import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { UnitNode } from './chains.rules.ts';
import type { ReviewChain, ReviewChainInput, ReviewSettings } from './review.schema.ts';

const chainColumns = [
  'id',
  'name',
  'organisationId',
  'kind',
  'steps',
  'distinctReviewers',
  'resubmit',
  'version',
] as const;

export async function listChains(db: Queryable, tenantId: string): Promise<ReviewChain[]> {
  const rows = await db
    .selectFrom('reviewChains')
    .select(chainColumns)
    .where('tenantId', '=', tenantId)
    .where('isActive', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows as unknown as ReviewChain[];
}

export async function findChainForUpdate(tx: Tx, tenantId: string, id: string): Promise<ReviewChain | null> {
  const row = await tx
    .selectFrom('reviewChains')
    .select(chainColumns)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('isActive', '=', true)
    .forUpdate()
    .executeTakeFirst();
  return (row as unknown as ReviewChain | undefined) ?? null;
}

export async function upsertChain(
  tx: Tx,
  tenantId: string,
  id: string,
  { version: _seen, steps, ...chain }: ReviewChainInput,
): Promise<void> {
  const values = { ...chain, steps: JSON.stringify(steps) };
  await tx
    .insertInto('reviewChains')
    .values({ tenantId, id, ...values })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'id']).doUpdateSet({ ...values, version: sql`review_chains.version + 1` }),
    )
    .execute();
}

/** A chain that no text takes any more; reviews under way have their own copy. */
export async function retireChain(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx
    .updateTable('reviewChains')
    .set({ isActive: false, version: sql`version + 1` })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Units that are at work, with the unit above each. */
export async function listUnits(db: Queryable, tenantId: string): Promise<UnitNode[]> {
  return db
    .selectFrom('organisations')
    .select(['id', 'name', 'parentId'])
    .where('tenantId', '=', tenantId)
    .where('status', '=', 'active')
    .orderBy('name')
    .execute();
}

/** Whether the tenant has this unit. */
export async function hasUnit(db: Queryable, tenantId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisations')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findSettings(db: Queryable, tenantId: string): Promise<ReviewSettings | null> {
  const row = await db
    .selectFrom('reviewSettings')
    .select(['afterwardsDays', 'afterwardsSource', 'version'])
    .where('tenantId', '=', tenantId)
    .executeTakeFirst();
  return row ?? null;
}

/** False when somebody else changed them after `version` was seen. */
export async function saveSettings(tx: Tx, tenantId: string, settings: ReviewSettings): Promise<boolean> {
  const { version, ...values } = settings;
  const rows =
    version === 0
      ? await tx
          .insertInto('reviewSettings')
          .values({ tenantId, ...values })
          .onConflict((conflict) => conflict.columns(['tenantId']).doNothing())
          .returning('version')
          .execute()
      : await tx
          .updateTable('reviewSettings')
          .set({ ...values, version: sql`version + 1` })
          .where('tenantId', '=', tenantId)
          .where('version', '=', version)
          .returning('version')
          .execute();
  return rows.length > 0;
}
