import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { AFTERWARDS_WORKFLOW, REVIEW_WORKFLOW } from './review.rules.ts';
import { STEP_PERMISSIONS, type Resubmit, type ReviewMode, type ReviewStep } from './review.schema.ts';

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
  kind: string;
  chainName: string;
  resubmit: Resubmit;
  /** How often the edition was sent in, this time included. */
  round: number;
  mode: ReviewMode;
  emergencyReason: string;
  /** For the whole review, in working days. */
  limitDays: number | null;
  limitSource: string;
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
  'r.kind',
  'r.chainName',
  'r.resubmit',
  'r.round',
  'r.mode',
  'r.emergencyReason',
  'r.limitDays',
  'r.limitSource',
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
  review: Omit<ReviewRow, 'organisationName' | 'state' | 'version' | 'changedAt'> & { snapshot: unknown },
): Promise<void> {
  const { steps, snapshot, ...rest } = review;
  await tx
    .insertInto('reviews')
    .values({
      ...{ tenantId, ...rest, steps: JSON.stringify(steps) },
      snapshot: snapshot === undefined ? null : JSON.stringify(snapshot),
    })
    .execute();
}

export async function findReview(db: Queryable, tenantId: string, id: string): Promise<ReviewRow | null> {
  const row = await reviews(db, tenantId).where('r.id', '=', id).executeTakeFirst();
  return (row as ReviewRow | undefined) ?? null;
}

/** The last review of an edition before its publication. */
export async function findReviewOfEdition(
  db: Queryable,
  tenantId: string,
  editionId: string,
): Promise<ReviewRow | null> {
  const row = await reviews(db, tenantId)
    .where('r.editionId', '=', editionId)
    .where('r.mode', '=', 'before')
    .orderBy('r.submittedAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row as ReviewRow | undefined) ?? null;
}

/**
 * How the review afterwards of an edition stands that went out in an emergency: open, or passed. Null for one that was published in order,
 * or taken back.
 */
export async function findAfterwards(
  db: Queryable,
  tenantId: string,
  editionId: string,
): Promise<'open' | 'passed' | null> {
  const row = await reviews(db, tenantId)
    .where('r.editionId', '=', editionId)
    .where('r.mode', '=', 'afterwards')
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const state = row?.state;
  if (state === undefined || state === 'returned' || state === 'cancelled') return null;
  return state === 'approved' ? 'passed' : 'open';
}

/** Reviews of the same edition before this one, latest first. */
export async function listEarlierReviews(
  db: Queryable,
  tenantId: string,
  review: Pick<ReviewRow, 'id' | 'editionId' | 'round'>,
): Promise<{ id: string; round: number; steps: ReviewStep[]; hasSnapshot: boolean }[]> {
  const rows = await db
    .selectFrom('reviews as r')
    .select(['r.id', 'r.round', 'r.steps', sql<boolean>`r.snapshot is not null`.as('hasSnapshot')])
    .where('r.tenantId', '=', tenantId)
    .where('r.editionId', '=', review.editionId)
    .where('r.id', '<>', review.id)
    .where('r.round', '<', review.round)
    .orderBy('r.round', 'desc')
    .execute();
  return rows as unknown as { id: string; round: number; steps: ReviewStep[]; hasSnapshot: boolean }[];
}

/** The text as it was sent in; null when that was not kept. */
export async function findSnapshot(db: Queryable, tenantId: string, id: string): Promise<unknown> {
  const row = await db
    .selectFrom('reviews')
    .select('snapshot')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.snapshot ?? null;
}

/** Longer lists are cut; whoever has this many waiting does not read to the end. */
export const MOST_WAITING = 1000;

const waiting = (db: Queryable, tenantId: string) =>
  reviews(db, tenantId)
    .where('i.endedAt', 'is', null)
    .where('i.definitionKey', 'in', [REVIEW_WORKFLOW, AFTERWARDS_WORKFLOW])
    .orderBy('i.changedAt')
    .limit(MOST_WAITING);

/** Reviews that wait for others since this person sent them in, longest waiting first. */
export async function listSubmittedBy(db: Queryable, tenantId: string, actorId: string): Promise<ReviewRow[]> {
  return (await waiting(db, tenantId).where('r.submittedBy', '=', actorId).execute()) as unknown as ReviewRow[];
}

/** Reviews of some units, whoever has them now, longest waiting first. */
export async function listWaitingIn(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
): Promise<ReviewRow[]> {
  if (scope !== 'all' && scope.length === 0) return [];
  let query = waiting(db, tenantId);
  if (scope !== 'all') query = query.where(sql<boolean>`r.organisation_id = any(${[...scope]}::uuid[])`);
  return (await query.execute()) as unknown as ReviewRow[];
}

/** Open reviews in which a step, or the whole, has a limit; all of them, since a sweep looks at everything. */
export async function listWaitingWithLimit(db: Queryable, tenantId: string): Promise<ReviewRow[]> {
  const rows = await reviews(db, tenantId)
    .where('i.endedAt', 'is', null)
    .where('i.definitionKey', 'in', [REVIEW_WORKFLOW, AFTERWARDS_WORKFLOW])
    .where(sql<boolean>`(r.limit_days is not null or jsonb_path_exists(r.steps, '$[*].limitDays ? (@ > 0)'))`)
    .execute();
  return rows as unknown as ReviewRow[];
}

/** Reviews with an open step that is late and of which those in charge were told. */
export async function listEscalatedIn(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
): Promise<ReviewRow[]> {
  if (scope !== 'all' && scope.length === 0) return [];
  let query = waiting(db, tenantId).where(
    sql<boolean>`exists (select from review_turns t where t.tenant_id = r.tenant_id and t.review_id = r.id
      and t.closed_at is null and t.escalated_at is not null)`,
  );
  if (scope !== 'all') query = query.where(sql<boolean>`r.organisation_id = any(${[...scope]}::uuid[])`);
  return (await query.execute()) as unknown as ReviewRow[];
}

/** Reviews with an open step that this person may decide in his own right, longest waiting first: by permission and unit, not the author, no other step decided before. */
export async function listWaitingFor(db: Queryable, actor: Actor): Promise<ReviewRow[]> {
  const scopes = STEP_PERMISSIONS.map((permission) => ({ permission, scope: actor.scopeOf(permission) }))
    .filter(({ permission, scope }) => actor.can(permission) && scope.length > 0)
    .map(({ permission, scope }) =>
      scope === 'all'
        ? sql<boolean>`t.permission = ${permission}`
        : sql<boolean>`(t.permission = ${permission} and r.organisation_id = any(${scope}::uuid[]))`,
    );
  if (scopes.length === 0) return [];
  const rows = await waiting(db, actor.tenantId)
    .where(
      sql<boolean>`exists (select from review_turns t
        where t.tenant_id = r.tenant_id and t.review_id = r.id and t.closed_at is null and (${sql.join(scopes, sql` or `)})
          and not (r.distinct_reviewers and exists (select from review_turns d
            where d.tenant_id = r.tenant_id and d.review_id = r.id and d.step_key <> t.step_key
              and d.decision in ('approve', 'return', 'back') and (d.decided_by = ${actor.id} or d.on_behalf_of = ${actor.id}))))`,
    )
    .where(sql<boolean>`not (${actor.id} = any(r.author_ids))`)
    .execute();
  return rows as unknown as ReviewRow[];
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
