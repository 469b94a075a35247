import type { Holder } from '../identity/index.ts';
import type { DelegationRow } from './delegations.repo.ts';
import type { ReviewRow } from './review.repo.ts';
import type { ReviewStep } from './review.schema.ts';
import type { Turn } from './turns.repo.ts';

/** Who may decide a step: in his own right, or for somebody who is away. Pure. */

export interface Seat {
  /** Who decides. */
  accountId: string;
  /** For whom; null in his own right. */
  forAccount: string | null;
  forName: string;
}

type Decided = Pick<Turn, 'stepKey' | 'decision' | 'decidedBy' | 'onBehalfOf'>;
type Judged = Pick<ReviewRow, 'authorIds' | 'distinctReviewers' | 'organisationId'>;

/** Whether this person has decided another step of the review, himself or through somebody who stood in for him. */
export const decidedAnother = (turns: readonly Decided[], stepKey: string, accountId: string): boolean =>
  turns.some(
    (turn) =>
      turn.stepKey !== stepKey &&
      (turn.decision === 'approve' || turn.decision === 'return' || turn.decision === 'back') &&
      (turn.decidedBy === accountId || turn.onBehalfOf === accountId),
  );

/** Whether this person is kept from a step: he wrote in the text, or decided another step where one person may decide one. */
export const isBarred = (review: Judged, turns: readonly Decided[], stepKey: string, accountId: string): boolean =>
  review.authorIds.includes(accountId) || (review.distinctReviewers && decidedAnother(turns, stepKey, accountId));

/** Holders of a step's role for the unit of the review, without those who are kept from it. */
const ableHolders = (
  review: Judged,
  step: Pick<ReviewStep, 'key' | 'permission'>,
  turns: readonly Decided[],
  holders: readonly Holder[],
) =>
  holders.filter(
    (holder) =>
      holder.permission === step.permission &&
      holder.organisationId === review.organisationId &&
      !isBarred(review, turns, step.key, holder.accountId),
  );

/**
 * The seat from which a person may decide a step; null when there is none. Who stands in takes the place of one who could decide: both are
 * held to the same rules, so that a delegation never lets an author, or one person twice, decide.
 */
export function seatOf(
  actor: { id: string; can(permission: string, organisationId?: string): boolean },
  review: Judged,
  step: Pick<ReviewStep, 'key' | 'permission'>,
  turns: readonly Decided[],
  holders: readonly Holder[],
  delegations: readonly DelegationRow[],
): Seat | null {
  if (isBarred(review, turns, step.key, actor.id)) return null;
  if (actor.can(step.permission, review.organisationId)) return { accountId: actor.id, forAccount: null, forName: '' };
  const away = ableHolders(review, step, turns, holders).find((holder) =>
    delegations.some(({ fromAccount, toAccount }) => fromAccount === holder.accountId && toAccount === actor.id),
  );
  return away ? { accountId: actor.id, forAccount: away.accountId, forName: away.displayName } : null;
}

/** Names of those who may decide a step now; somebody who stands in is named with the one for whom he does. */
export function namesWaitedFor(
  review: Judged,
  step: Pick<ReviewStep, 'key' | 'permission'>,
  turns: readonly Decided[],
  holders: readonly Holder[],
  delegations: readonly DelegationRow[],
  nameOf: (accountId: string) => string,
): string[] {
  const names = ableHolders(review, step, turns, holders).flatMap(({ accountId, displayName }) => {
    const standIns = delegations.filter(
      ({ fromAccount, toAccount }) => fromAccount === accountId && !isBarred(review, turns, step.key, toAccount),
    );
    return standIns.length > 0
      ? standIns.map(({ toAccount }) => `${nameOf(toAccount)}（代${displayName}）`)
      : [displayName];
  });
  return [...new Set(names)];
}
