import type { Holder } from '../identity/index.ts';
import type { WorkflowStep } from '../workflow/index.ts';
import type { ReviewRow } from './review.repo.ts';
import { stateOf } from './review.rules.ts';
import type { ReviewStep, StepView } from './review.schema.ts';

/** Pure views of a review: its open step, who may take it, what became of each step. */

export const currentStep = (review: Pick<ReviewRow, 'steps' | 'state'>): ReviewStep | undefined =>
  review.steps.find((step) => stateOf(step) === review.state);

/** Names of those who may decide a step of this review: holders of its permission, but no author, and nobody who decided before where one person may decide once. */
export function namesWaitedFor(
  review: Pick<ReviewRow, 'organisationId' | 'authorIds' | 'distinctReviewers'>,
  step: Pick<ReviewStep, 'permission'>,
  holders: readonly Holder[],
  decidedBy: readonly string[],
): string[] {
  const barred = new Set([...review.authorIds, ...(review.distinctReviewers ? decidedBy : [])]);
  const able = holders.filter(
    (holder) =>
      holder.permission === step.permission &&
      holder.organisationId === review.organisationId &&
      !barred.has(holder.accountId),
  );
  return able.map(({ displayName }) => displayName);
}

/** What became of a step; `nameOf` gives the name that colleagues know. */
export function stepView(
  review: ReviewRow,
  step: ReviewStep,
  history: readonly WorkflowStep[],
  nameOf: (step: WorkflowStep) => string,
): StepView {
  const approved = history.find((taken) => taken.transition === `approve_${step.key}`);
  const returned = history.find((taken) => taken.transition === `return_${step.key}`);
  const taken = approved ?? returned;
  const waits = stateOf(step) === review.state;
  return {
    key: step.key,
    nameZh: step.nameZh,
    nameEn: step.nameEn,
    state: approved ? 'done' : returned ? 'returned' : waits ? 'waiting' : 'later',
    waitingSince: waits ? review.changedAt.toISOString() : null,
    decidedByName: taken ? nameOf(taken) : '',
    decidedAt: taken?.occurredAt.toISOString() ?? null,
    reason: taken?.note ?? '',
  };
}
