import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import type { Actor } from '../audit/index.ts';
import type { CalendarService } from '../calendar/index.ts';
import { listDisplayNames, listHolders, type Holder } from '../identity/index.ts';
import { listRunning, type DelegationRow } from './delegations.repo.ts';
import { clockOfTurn } from './review-limits.rules.ts';
import { isBarred, namesWaitedFor, seatOf } from './review-seats.rules.ts';
import { openTurn, returnsOf, stepView } from './review-views.rules.ts';
import { listEarlierReviews, type ReviewRow } from './review.repo.ts';
import { backTargets, openSteps, reviewState, reviewWorkflow } from './review.rules.ts';
import type { ReviewListItem, ReviewStep, ReviewView, StepClock } from './review.schema.ts';
import { listTurns, type TurnWithNote } from './turns.repo.ts';

export interface Known {
  holders: readonly Holder[];
  delegations: readonly DelegationRow[];
}

const RANK = { overdue: 0, near: 1, normal: 2 };

/** Reviews as people see them: names instead of ids, limits as they stand today, what the reader himself may do. */
export function createPresenting(deps: { db: Database; now: () => Date; calendar: CalendarService }) {
  const { db, now, calendar } = deps;

  /** Who holds the roles of the open steps, and who stands in for whom today. */
  async function knownFor(tenantId: string, reviews: readonly ReviewRow[]): Promise<Known> {
    const needs = reviews.flatMap((review) =>
      openSteps(review).map(({ permission }) => ({ permission, organisationId: review.organisationId })),
    );
    const [holders, delegations] = await Promise.all([
      listHolders(db, tenantId, needs),
      listRunning(db, tenantId, chinaDate(now())),
    ]);
    return { holders, delegations };
  }

  async function namesFor(
    tenantId: string,
    reviews: readonly ReviewRow[],
    turns: readonly TurnWithNote[],
    known: Known,
  ) {
    const names = await listDisplayNames(db, tenantId, [
      ...reviews.map((review) => review.submittedBy),
      ...turns.flatMap((turn) => [turn.decidedBy, turn.onBehalfOf]),
      ...known.delegations.map(({ toAccount }) => toAccount),
    ]);
    return (id: string, fallback = '') => names.get(id) ?? fallback;
  }

  async function view(actor: Actor, review: ReviewRow): Promise<ReviewView> {
    const { tenantId, locale } = actor;
    const earlier = await listEarlierReviews(db, tenantId, review);
    const all = await listTurns(db, tenantId, [review.id, ...earlier.map(({ id }) => id)]);
    const turns = all.filter((turn) => turn.reviewId === review.id);
    const known = await knownFor(tenantId, [review]);
    const nameOf = await namesFor(tenantId, [review], all, known);
    const days = await calendar.forTenant(tenantId);
    const open = openSteps(review);
    const seats = open.flatMap((step) => {
      const seat = seatOf(actor, review, step, turns, known.holders, known.delegations);
      return seat ? [{ step, seat }] : [];
    });
    const [mine] = seats;
    const clockOf = (step: ReviewStep): StepClock | null => {
      const turn = openTurn(turns, step.key);
      return turn ? clockOfTurn(review, step, turn, now(), days, locale) : null;
    };
    const whyNot = mine ? { zh: '', en: '' } : whyNotOf(actor, review, turns);
    const steps = review.steps.map((step) =>
      stepView(review, step, turns, {
        nameOf,
        waitingFor: namesWaitedFor(review, step, turns, known.holders, known.delegations, nameOf),
        clock: clockOf(step),
      }),
    );
    return {
      ...{ id: review.id, subjectType: review.subjectType, subjectId: review.subjectId, editionId: review.editionId },
      ...{ title: review.title, organisationName: review.organisationName, version: review.version },
      state: reviewState(review.state),
      submittedByName: nameOf(review.submittedBy, review.submittedByName),
      submittedAt: review.submittedAt.toISOString(),
      ...{ mode: review.mode, emergencyReason: review.emergencyReason },
      ...{ chainName: review.chainName, resubmit: review.resubmit, round: review.round },
      steps,
      returns: [...earlier.toReversed(), { id: review.id, round: review.round, steps: review.steps }].flatMap((one) =>
        returnsOf(
          one,
          all.filter((turn) => turn.reviewId === one.id && !turn.isCarried),
          nameOf,
        ),
      ),
      hasEarlierText: earlier.some((one) => one.hasSnapshot),
      waitingFor: [...new Set(steps.flatMap((step) => step.waitingFor))],
      mayDecide: mine !== undefined,
      mayDecideStep: mine?.step.key ?? '',
      mayDecideFor: mine?.seat.forName ?? '',
      backTo:
        mine && review.mode === 'before'
          ? backTargets(review.steps, mine.step.key).map(({ key, nameZh, nameEn }) => ({ key, nameZh, nameEn }))
          : [],
      whyNotZh: whyNot.zh,
      whyNotEn: whyNot.en,
    };
  }

  /** Open reviews for a list. */
  async function list(actor: Actor, rows: readonly ReviewRow[]): Promise<ReviewListItem[]> {
    const { tenantId, locale } = actor;
    if (rows.length === 0) return [];
    const turns = Map.groupBy(
      await listTurns(
        db,
        tenantId,
        rows.map(({ id }) => id),
      ),
      (turn) => turn.reviewId,
    );
    const known = await knownFor(tenantId, rows);
    const nameOf = await namesFor(tenantId, rows, [], known);
    const days = await calendar.forTenant(tenantId);
    return rows.flatMap((review) => {
      const own = turns.get(review.id) ?? [];
      const open = openSteps(review);
      const [first] = open;
      if (!first) return [];
      const running = own.filter((turn) => turn.closedAt === null);
      const seat = open.map((step) => seatOf(actor, review, step, own, known.holders, known.delegations)).find(Boolean);
      const clocks = open.flatMap((step) => {
        const turn = openTurn(own, step.key);
        return turn ? (clockOfTurn(review, step, turn, now(), days, locale) ?? []) : [];
      });
      const since = running.map((turn) => turn.openedAt.toISOString()).sort()[0];
      return {
        ...{ id: review.id, subjectId: review.subjectId, title: review.title, version: review.version },
        ...{ organisationName: review.organisationName, mode: review.mode },
        step: {
          key: first.key,
          nameZh: open.map((step) => step.nameZh).join('、'),
          nameEn: open.map((step) => step.nameEn).join(', '),
        },
        stepNumber: review.steps.indexOf(first) + 1,
        stepCount: review.steps.length,
        waitingSince: since ?? review.changedAt.toISOString(),
        clock: clocks.toSorted((a, b) => RANK[a.light] - RANK[b.light])[0] ?? null,
        isEscalated: running.some((turn) => turn.escalatedAt !== null),
        waitingFor: [
          ...new Set(
            open.flatMap((step) =>
              namesWaitedFor(review, step, own, known.holders, known.delegations, (id) => nameOf(id)),
            ),
          ),
        ],
        submittedByName: nameOf(review.submittedBy, review.submittedByName),
        submittedAt: review.submittedAt.toISOString(),
        mayDecide: seat != null,
        mayDecideFor: seat?.forName ?? '',
      };
    });
  }

  return { view, list, knownFor };
}

/** Why the reader cannot decide, in the words of those who read it, not with the name of a permission. */
function whyNotOf(actor: Actor, review: ReviewRow, turns: readonly TurnWithNote[]): { zh: string; en: string } {
  const open = openSteps(review);
  if (open.length === 0) return { zh: '审核已结束', en: 'The review has ended' };
  const held = open.find((step) => actor.can(step.permission, review.organisationId));
  if (!held) {
    const names = (language: 'nameZh' | 'nameEn') =>
      open.map((step) => step[language]).join(language === 'nameZh' ? '、' : ', ');
    return {
      zh: `这一步是“${names('nameZh')}”，由担任这一步的人员办理`,
      en: `This step is “${names('nameEn')}”; it is for those who hold its role`,
    };
  }
  const { guards } = reviewWorkflow(review.steps);
  const guard = review.authorIds.includes(actor.id) ? guards['not_author'] : guards['not_decided_before'];
  return isBarred(review, turns, held.key, actor.id) && guard ? guard.unmet : { zh: '', en: '' };
}
