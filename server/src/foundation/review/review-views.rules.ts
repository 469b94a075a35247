import { openPlaces, reviewState, stageAt } from './review.rules.ts';
import type { ReviewRow } from './review.repo.ts';
import type { ReturnView, ReviewStep, StepClock, StepView } from './review.schema.ts';
import type { TurnWithNote } from './turns.repo.ts';

/** Pure views of a review: what became of each step, what was sent back and why. */

/** The open turn of a step. */
export const openTurn = <T extends { stepKey: string; closedAt: Date | null }>(
  turns: readonly T[],
  key: string,
): T | undefined => turns.find((turn) => turn.stepKey === key && turn.closedAt === null);

function stateOfStep(review: ReviewRow, place: number, last: TurnWithNote | undefined): StepView['state'] {
  const open = openPlaces(review.steps, review.state);
  const [first] = open;
  if (first !== undefined) {
    if (open.includes(place)) return 'waiting';
    return stageAt(review.steps, place) <= stageAt(review.steps, first) ? 'done' : 'later';
  }
  if (reviewState(review.state) === 'approved' || last?.decision === 'approve') return 'done';
  return last?.decision === 'return' ? 'returned' : 'later';
}

/** What became of a step; `nameOf` gives the name that colleagues know. */
export function stepView(
  review: ReviewRow,
  step: ReviewStep,
  turns: readonly TurnWithNote[],
  known: { nameOf: (id: string, fallback: string) => string; waitingFor: string[]; clock: StepClock | null },
): StepView {
  const place = review.steps.indexOf(step);
  const last = turns.filter((turn) => turn.stepKey === step.key).at(-1);
  const state = stateOfStep(review, place, last);
  // A step that is open once more, or lies ahead again, says nothing of how it was decided the last time; that stands among the returns.
  const taken = state === 'done' || state === 'returned' ? last : undefined;
  return {
    key: step.key,
    nameZh: step.nameZh,
    nameEn: step.nameEn,
    state,
    parallel: step.parallel ?? false,
    waitingSince: state === 'waiting' ? (last?.openedAt ?? review.changedAt).toISOString() : null,
    waitingFor: state === 'waiting' ? known.waitingFor : [],
    clock: state === 'waiting' ? known.clock : null,
    decidedByName: taken ? known.nameOf(taken.decidedBy, taken.decidedByName) : '',
    decidedForName: taken?.onBehalfOf ? known.nameOf(taken.onBehalfOf, '') : '',
    decidedAt: taken?.closedAt?.toISOString() ?? null,
    reason: taken?.note ?? '',
    isCarried: taken?.isCarried ?? false,
  };
}

/** Returns in one review, oldest first. */
export function returnsOf(
  { steps, round }: { steps: readonly ReviewStep[]; round: number },
  turns: readonly TurnWithNote[],
  nameOf: (id: string, fallback: string) => string,
): ReturnView[] {
  const named = (key: string) => steps.find((step) => step.key === key);
  return turns
    .filter((turn) => turn.decision === 'return' || turn.decision === 'back')
    .toSorted((a, b) => (a.closedAt?.getTime() ?? 0) - (b.closedAt?.getTime() ?? 0))
    .map((turn) => ({
      round,
      stepZh: named(turn.stepKey)?.nameZh ?? turn.stepKey,
      stepEn: named(turn.stepKey)?.nameEn ?? turn.stepKey,
      toZh: turn.decision === 'back' ? (named(turn.backTo)?.nameZh ?? turn.backTo) : null,
      toEn: turn.decision === 'back' ? (named(turn.backTo)?.nameEn ?? turn.backTo) : null,
      byName: nameOf(turn.decidedBy, turn.decidedByName),
      at: turn.closedAt?.toISOString() ?? '',
      kinds: turn.returnKinds,
      reason: turn.note,
    }));
}
