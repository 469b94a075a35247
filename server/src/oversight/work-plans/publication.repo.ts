import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';
import type { PublicPlan } from './publication.rules.ts';
import { TYPE } from './plans.repo.ts';

/** Keeps a picture of a plan as its next edition; returns its id and number. */
export async function insertEdition(
  tx: Tx,
  tenantId: string,
  planId: string,
  madeOn: string,
  content: PublicPlan,
): Promise<{ id: string; number: number }> {
  const { last } = await tx
    .selectFrom('workPlanEditions')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .executeTakeFirstOrThrow();
  const [id, number] = [newId(), Number(last ?? 0) + 1];
  await tx
    .insertInto('workPlanEditions')
    .values({ tenantId, id, planId, number, madeOn, content: JSON.stringify(content) } as never)
    .execute();
  return { id, number };
}

/** Editions that are public now: the gate's filter, and the edition it names. */
const shown = (db: Queryable, tenantId: string) =>
  readable(db, tenantId, TYPE).innerJoin('workPlanEditions as e', (join) =>
    join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
  );

export interface ShownPlan {
  planId: string;
  madeOn: string;
  content: PublicPlan;
  visibleFrom: Date;
  lastPublishedAt: Date;
}

export async function listShownPlans(db: Queryable, tenantId: string, planId?: string): Promise<ShownPlan[]> {
  let query = shown(db, tenantId).select([
    'e.planId',
    'e.madeOn',
    'e.content',
    'publications.visibleFrom',
    'publications.lastPublishedAt',
  ]);
  if (planId !== undefined) query = query.where('e.planId', '=', planId);
  const rows = await query.orderBy('publications.lastPublishedAt', 'desc').limit(500).execute();
  return rows as unknown as ShownPlan[];
}

export async function listShownVersions(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  if (ids.length === 0) return [];
  return shown(db, tenantId)
    .select(['e.planId as id', 'publications.version'])
    .where('publications.subjectId', 'in', [...ids])
    .execute();
}

export async function listShownIds(db: Queryable, tenantId: string): Promise<string[]> {
  const rows = await shown(db, tenantId).select('e.planId as id').execute();
  return rows.map(({ id }) => id);
}

/** What the plans themselves have as public, whatever the gate says. */
export async function listOwnLive(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; liveEditionId: string }[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('workPlans')
    .select(['id', 'liveEditionId'])
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .where('liveEditionId', 'is not', null)
    .execute();
  return rows.map(({ id, liveEditionId }) => ({ id, liveEditionId: liveEditionId ?? '' }));
}

export async function listLiveAfter(
  db: Queryable,
  after: { tenantId: string; subjectId: string } | null,
  limit: number,
): Promise<{ tenantId: string; subjectId: string }[]> {
  let query = db.selectFrom('workPlans').select(['tenantId', 'id as subjectId']).where('liveEditionId', 'is not', null);
  if (after) query = query.where(sql<boolean>`(tenant_id, id) > (${after.tenantId}::uuid, ${after.subjectId}::uuid)`);
  return query.orderBy('tenantId').orderBy('id').limit(limit).execute();
}

export async function setLiveEdition(
  tx: Tx,
  tenantId: string,
  id: string,
  liveEditionId: string | null,
): Promise<void> {
  await tx
    .updateTable('workPlans')
    .set({ liveEditionId })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}
