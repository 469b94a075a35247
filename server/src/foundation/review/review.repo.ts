import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import { REVIEW_WORKFLOW } from './review.rules.ts';
import type { ReviewChain, ReviewChainInput, ReviewStep } from './review.schema.ts';

export interface ReviewRow {
  id: string;
  subjectType: string;
  subjectId: string;
  editionId: string;
  organisationId: string;
  organisationName: string;
  title: string;
  steps: ReviewStep[];
  distinctReviewers: boolean;
  authorIds: string[];
  submittedBy: string;
  submittedByName: string;
  submittedAt: Date;
  /** From its workflow instance. */
  state: string;
  version: number;
  changedAt: Date;
}

const columns = [
  'r.id',
  'r.subjectType',
  'r.subjectId',
  'r.editionId',
  'r.organisationId',
  'o.name as organisationName',
  'r.title',
  'r.steps',
  'r.distinctReviewers',
  'r.authorIds',
  'r.submittedBy',
  'r.submittedByName',
  'r.submittedAt',
  'i.state',
  'i.version',
  'i.changedAt',
] as const;

const reviews = (db: Queryable, tenantId: string) =>
  db
    .selectFrom('reviews as r')
    .innerJoin('workflowInstances as i', (join) =>
      join.onRef('i.tenantId', '=', 'r.tenantId').onRef('i.id', '=', 'r.id'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'r.tenantId').onRef('o.id', '=', 'r.organisationId'),
    )
    .select(columns)
    .where('r.tenantId', '=', tenantId);

export async function insertReview(
  tx: Tx,
  tenantId: string,
  review: Omit<ReviewRow, 'organisationName' | 'state' | 'version' | 'changedAt'>,
): Promise<void> {
  const { steps, ...rest } = review;
  await tx
    .insertInto('reviews')
    .values({ tenantId, ...rest, steps: JSON.stringify(steps) })
    .execute();
}

export async function findReview(db: Queryable, tenantId: string, id: string): Promise<ReviewRow | null> {
  const row = await reviews(db, tenantId).where('r.id', '=', id).executeTakeFirst();
  return (row as ReviewRow | undefined) ?? null;
}

/** The last review of an edition. */
export async function findReviewOfEdition(
  db: Queryable,
  tenantId: string,
  editionId: string,
): Promise<ReviewRow | null> {
  const row = await reviews(db, tenantId)
    .where('r.editionId', '=', editionId)
    .orderBy('r.submittedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row as ReviewRow | undefined) ?? null;
}

/** Reviews that wait, longest waiting first. */
export async function listWaiting(db: Queryable, tenantId: string, submittedBy?: string): Promise<ReviewRow[]> {
  let query = reviews(db, tenantId).where('i.endedAt', 'is', null).where('i.definitionKey', '=', REVIEW_WORKFLOW);
  if (submittedBy !== undefined) query = query.where('r.submittedBy', '=', submittedBy);
  return (await query.orderBy('i.changedAt').limit(1000).execute()) as ReviewRow[];
}

const chainColumns = ['id', 'name', 'organisationId', 'kind', 'steps', 'distinctReviewers', 'version'] as const;

export async function listChains(db: Queryable, tenantId: string): Promise<ReviewChain[]> {
  const rows = await db
    .selectFrom('reviewChains')
    .select(chainColumns)
    .where('tenantId', '=', tenantId)
    .where('isActive', '=', true)
    .orderBy('name')
    .execute();
  return rows as unknown as ReviewChain[];
}

export async function findChainForUpdate(tx: Tx, tenantId: string, id: string): Promise<ReviewChain | null> {
  const row = await tx
    .selectFrom('reviewChains')
    .select(chainColumns)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
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
