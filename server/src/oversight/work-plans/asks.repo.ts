import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { AskInput } from './plans.schema.ts';

export interface AskRow extends AskInput {
  id: string;
  planId: string;
  partId: string;
  state: 'open' | 'granted' | 'refused';
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  answer: string;
  decidedByName: string;
  decidedAt: Date | null;
}
const ASK = [
  ...(['id', 'planId', 'partId', 'kind', 'words', 'wantedOn', 'state', 'askedBy', 'askedByName', 'askedAt'] as const),
  ...(['answer', 'decidedByName', 'decidedAt'] as const),
] as const;

export async function insertAsk(
  tx: Tx,
  tenantId: string,
  ask: AskInput & { planId: string; partId: string; askedBy: string; askedByName: string; askedAt: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('workPlanAsks')
    .values({ tenantId, id, ...ask, state: 'open' })
    .execute();
  return id;
}

export async function findAsk(db: Queryable, tenantId: string, id: string, lock = false): Promise<AskRow | null> {
  let query = db.selectFrom('workPlanAsks').select(ASK).where('tenantId', '=', tenantId).where('id', '=', id);
  if (lock) query = query.forUpdate();
  return ((await query.executeTakeFirst()) as AskRow | undefined) ?? null;
}

/** What units asked for in these plans, the newest first. */
export async function listAsks(db: Queryable, tenantId: string, planIds: readonly string[]): Promise<AskRow[]> {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom('workPlanAsks')
    .select(ASK)
    .where('tenantId', '=', tenantId)
    .where('planId', 'in', [...planIds])
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(2000)
    .execute();
  return rows as AskRow[];
}

export async function decideAsk(
  tx: Tx,
  tenantId: string,
  id: string,
  decision: { state: 'granted' | 'refused'; answer: string; decidedBy: string; decidedByName: string; decidedAt: Date },
): Promise<void> {
  await tx.updateTable('workPlanAsks').set(decision).where('tenantId', '=', tenantId).where('id', '=', id).execute();
}
