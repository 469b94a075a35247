import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { REVIEW_WORKFLOW } from './review.rules.ts';
import { STEP_PERMISSIONS, type ReviewChain, type ReviewChainInput, type ReviewStep } from './review.schema.ts';

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
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row as ReviewRow | undefined) ?? null;
}

/** A review that waits, with those who decided a step of it already. */
export interface WaitingRow extends ReviewRow {
  decidedBy: string[];
}

/** Longer lists are cut; whoever has this many waiting does not read to the end. */
export const MOST_WAITING = 1000;

const waiting = (db: Queryable, tenantId: string) =>
  reviews(db, tenantId)
    .select(
      sql<string[]>`array(select d.actor_id from workflow_steps d
        where d.tenant_id = r.tenant_id and d.instance_id = r.id and d.transition <> 'start')`.as('decidedBy'),
    )
    .where('i.endedAt', 'is', null)
    .where('i.definitionKey', '=', REVIEW_WORKFLOW)
    .orderBy('i.changedAt')
    .limit(MOST_WAITING);

/** Reviews that wait for others since this person sent them in, longest waiting first. */
export async function listSubmittedBy(db: Queryable, tenantId: string, actorId: string): Promise<WaitingRow[]> {
  return (await waiting(db, tenantId).where('r.submittedBy', '=', actorId).execute()) as WaitingRow[];
}

/** Reviews of some units, whoever has them now, longest waiting first. */
export async function listWaitingIn(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
): Promise<WaitingRow[]> {
  if (scope !== 'all' && scope.length === 0) return [];
  let query = waiting(db, tenantId);
  if (scope !== 'all') query = query.where(sql<boolean>`r.organisation_id = any(${[...scope]}::uuid[])`);
  return (await query.execute()) as WaitingRow[];
}

/** Reviews whose open step this person may decide, longest waiting first: by permission and unit, not the author, no step decided before. */
export async function listWaitingFor(db: Queryable, actor: Actor): Promise<WaitingRow[]> {
  const scopes = STEP_PERMISSIONS.map((permission) => ({ permission, scope: actor.scopeOf(permission) }))
    .filter(({ permission, scope }) => actor.can(permission) && scope.length > 0)
    .map(({ permission, scope }) =>
      scope === 'all'
        ? sql<boolean>`s.step ->> 'permission' = ${permission}`
        : sql<boolean>`(s.step ->> 'permission' = ${permission} and r.organisation_id = any(${scope}::uuid[]))`,
    );
  if (scopes.length === 0) return [];
  const rows = await waiting(db, actor.tenantId)
    .where(
      sql<boolean>`exists (select from jsonb_array_elements(r.steps) as s (step)
        where 'at_' || (s.step ->> 'key') = i.state and (${sql.join(scopes, sql` or `)}))`,
    )
    .where(sql<boolean>`not (${actor.id} = any(r.author_ids))`)
    .where(
      sql<boolean>`not (r.distinct_reviewers and exists (select from workflow_steps as taken
        where taken.tenant_id = r.tenant_id and taken.instance_id = r.id
          and taken.transition <> 'start' and taken.actor_id = ${actor.id}))`,
    )
    .execute();
  return rows as WaitingRow[];
}

/** What a person wrote with a step of a review. */
export interface ReviewNote {
  reviewId: string;
  editionId: string;
  /** approve_<step>, return_<step> or cancel. */
  transition: string;
  actorId: string;
  actorName: string;
  note: string;
  occurredAt: Date;
}

/** Steps of all reviews of a subject with what was written to them, oldest first. */
export async function listNotes(db: Queryable, tenantId: string, subjectId: string): Promise<ReviewNote[]> {
  return db
    .selectFrom('reviews as r')
    .innerJoin('workflowSteps as s', (join) =>
      join.onRef('s.tenantId', '=', 'r.tenantId').onRef('s.instanceId', '=', 'r.id'),
    )
    .select(['r.id as reviewId', 'r.editionId', 's.transition', 's.actorId', 's.actorName', 's.note', 's.occurredAt'])
    .where('r.tenantId', '=', tenantId)
    .where('r.subjectId', '=', subjectId)
    .where('s.note', '<>', '')
    .orderBy('s.occurredAt')
    .orderBy('s.version')
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
