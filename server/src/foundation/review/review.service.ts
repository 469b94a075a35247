import type { Database, Queryable } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor, type Write } from '../audit/index.ts';
import { createCalendarService } from '../calendar/index.ts';
import { createWorkflowService } from '../workflow/index.ts';
import { createChainsService } from './chains.service.ts';
import { listRunning } from './delegations.repo.ts';
import { createDelegationsService } from './delegations.service.ts';
import { createPresenting } from './review-present.service.ts';
import { decidedAnother, seatOf, type Seat } from './review-seats.rules.ts';
import { reviewErrors } from './review.errors.ts';
import {
  findReview,
  findReviewOfEdition,
  findSnapshot,
  insertReview,
  listEarlierReviews,
  listEscalatedIn,
  listNotes,
  listSubmittedBy,
  listWaitingFor,
  listWaitingIn,
  type ReviewNote,
  type ReviewRow,
} from './review.repo.ts';
import {
  AFTERWARDS_WORKFLOW,
  backTargets,
  backTransition,
  openPlaces,
  openSteps,
  REVIEW_WORKFLOW,
  reviewState,
  reviewWorkflow,
  stageOfResubmission,
  stagesOf,
} from './review.rules.ts';
import type { ReviewDecision, ReviewListItem, ReviewState, ReviewStep, ReviewView } from './review.schema.ts';
import { createSweep } from './sweep.service.ts';
import { closeTurns, insertTurns, listTurns, type NewTurn, type TurnWithNote } from './turns.repo.ts';

export interface ReviewSubject {
  subjectType: string;
  subjectId: string;
  editionId: string;
  title: string;
  organisationId: string;
  authorIds: readonly string[];
  /** The text as it is sent in, as JSON; kept so that the next look can show what changed since. */
  snapshot?: unknown;
  /** It has gone out already, in an emergency, for this reason. */
  emergency?: string;
}
/** What the module that owns the text does when its review ends; called inside the same write. */
export interface ReviewOutcomes {
  approved(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void>;
  returned(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void>;
  /** A text that went out in an emergency did not pass its review afterwards: it is taken back. */
  refusedAfterwards?(
    w: Write,
    actor: Actor,
    subject: { subjectId: string; editionId: string; reason: string },
  ): Promise<void>;
  /** A text that went out in an emergency passed its review afterwards. */
  passedAfterwards?(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void>;
  /** Locks the text before the review itself is locked, in the order in which its module locks them when it recalls. */
  lock?(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void>;
}
export interface ReviewDeps {
  db: Database;
  now: () => Date;
  /** The kind of a text from its title, by which a chain may be set; without it every text is of the kind ''. */
  kindOf?: (title: string) => string;
}
export type ReviewService = ReturnType<typeof createReviewService>;

/** To see all open reviews of a unit, whoever has them. */
const OVERSEE = 'review.review.oversee';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Chains of review as data. Each review runs on a workflow frozen at its start, so that a changed chain changes nothing under way. */
export function createReviewService({ db, now, kindOf = () => '' }: ReviewDeps) {
  const workflow = createWorkflowService({ now });
  const calendar = createCalendarService({ db, now });
  const chains = createChainsService({ db });
  const delegations = createDelegationsService({ db, now });
  const sweep = createSweep({ db, now, calendar });
  const presenting = createPresenting({ db, now, calendar });
  const outcomes = new Map<string, ReviewOutcomes>();

  const conditionsFor = (
    review: ReviewRow,
    turns: readonly TurnWithNote[],
    step: ReviewStep | null,
    people: readonly string[],
    ownsSubject = false,
  ) => ({
    predicates: { owns_subject: ownsSubject },
    guards: {
      not_author: !people.some((id) => review.authorIds.includes(id)),
      not_decided_before:
        !review.distinctReviewers || !step || !people.some((id) => decidedAnother(turns, step.key, id)),
    },
  });

  /** Steps of the round before that still count, and the stage at which this round begins. */
  async function resumption(
    source: Queryable,
    tenantId: string,
    subject: ReviewSubject,
    steps: readonly ReviewStep[],
  ): Promise<{ round: number; startAt: number; carried: NewTurn[] }> {
    const last = subject.emergency ? null : await findReviewOfEdition(source, tenantId, subject.editionId);
    const round = (last?.round ?? 0) + 1;
    const whole = { round, startAt: 0, carried: [] };
    if (!last || reviewState(last.state) !== 'returned' || last.resubmit !== 'returning_step') return whole;
    // A chain that was changed meanwhile asks for other things: nothing of the round before counts.
    if (JSON.stringify(last.steps) !== JSON.stringify(steps)) return whole;
    const turns = await listTurns(source, tenantId, [last.id]);
    const returned = turns.findLast((turn) => turn.decision === 'return');
    const startAt = returned ? stageOfResubmission(steps, returned.stepKey) : 0;
    const before = stagesOf(steps)
      .slice(0, startAt)
      .flatMap((stage) => stage.flatMap((place) => steps[place]?.key ?? []));
    const carried = before.flatMap((key) => {
      const turn = turns.findLast((one) => one.stepKey === key && one.decision === 'approve');
      if (!turn) return [];
      const { note: _note, reviewId: _review, number: _number, ...kept } = turn;
      return [{ ...kept, isCarried: true }];
    });
    return carried.length === before.length ? { round, startAt, carried } : whole;
  }

  /** The open step that this person decides, and the seat from which he does. */
  async function seatFor(
    actor: Actor,
    review: ReviewRow,
    turns: readonly TurnWithNote[],
    wanted?: string,
  ): Promise<{ step: ReviewStep; seat: Seat | null }> {
    const open = openSteps(review);
    const [first] = open;
    if (!first) throw reviewErrors.ended();
    const candidates = wanted === undefined ? open : open.filter((step) => step.key === wanted);
    const known = await presenting.knownFor(actor.tenantId, [review]);
    for (const step of candidates) {
      const seat = seatOf(actor, review, step, turns, known.holders, known.delegations);
      if (seat) return { step, seat };
    }
    const [refused] = candidates;
    if (!refused) throw reviewErrors.step_not_open();
    return { step: refused, seat: null };
  }

  /** The version to step from: the one that was seen, or the newest when only other steps side by side were approved since. */
  function versionFor(review: ReviewRow, turns: readonly TurnWithNote[], step: ReviewStep, seen: number): number {
    if (review.version === seen) return seen;
    const turn = turns.find((one) => one.stepKey === step.key && one.closedAt === null);
    const others = turns.filter((one) => one.decidedIn === review.id && (one.decidedVersion ?? 0) > seen);
    const isOnlyBeside =
      turn !== undefined &&
      others.length === review.version - seen &&
      others.every((one) => one.decision === 'approve' && one.closedAt !== null && one.openedAt >= turn.openedAt);
    if (!isOnlyBeside) throw reviewErrors.conflict();
    return review.version;
  }

  const service = {
    ...chains,
    ...delegations,
    ...sweep,

    /** Says what happens to subjects of a type when their review ends. Called once, while wiring. */
    onOutcome(subjectType: string, handlers: ReviewOutcomes): void {
      outcomes.set(subjectType, handlers);
    },

    /** Starts the review of a text inside the caller's write. Throws workflow.already_running. */
    async start(w: Write, actor: Actor, subject: ReviewSubject): Promise<{ reviewId: string }> {
      const { tenantId } = actor;
      const { subjectType, subjectId, editionId, title, organisationId, authorIds, snapshot, emergency = '' } = subject;
      const kind = kindOf(title);
      const chain = await chains.chainFor(w.tx, tenantId, organisationId, kind);
      const { steps } = chain;
      const { round, startAt, carried } = await resumption(w.tx, tenantId, subject, steps);
      const limit = emergency ? await chains.settingsFor(w.tx, tenantId) : null;
      const instance = await workflow.start(w, actor, {
        definition: reviewWorkflow(steps, { startAt, key: emergency ? AFTERWARDS_WORKFLOW : REVIEW_WORKFLOW }),
        subjectType,
        subjectId,
      });
      await insertReview(w.tx, tenantId, {
        ...{ id: instance.id, subjectType, subjectId, editionId, organisationId, title, steps },
        ...{ kind, chainName: chain.name, resubmit: chain.resubmit, round },
        distinctReviewers: chain.distinctReviewers,
        authorIds: [...authorIds],
        submittedBy: actor.id,
        submittedByName: actor.name,
        submittedAt: instance.startedAt,
        mode: emergency ? 'afterwards' : 'before',
        emergencyReason: emergency,
        limitDays: limit?.afterwardsDays ?? null,
        limitSource: limit?.afterwardsSource ?? '',
        snapshot,
      });
      const opened = turnsFor(steps, openPlaces(steps, instance.state), instance.startedAt);
      await insertTurns(w.tx, tenantId, instance.id, [...carried, ...opened]);
      return { reviewId: instance.id };
    },

    /** Ends the running review of an edition inside the caller's write, because its authors want it back. */
    async cancel(w: Write, actor: Actor, editionId: string, reason: string): Promise<void> {
      const review = await findReviewOfEdition(w.tx, actor.tenantId, editionId);
      if (!review || openSteps(review).length === 0) throw reviewErrors.ended();
      await workflow.transition(w, actor, {
        instanceId: review.id,
        expectedVersion: review.version,
        transition: 'cancel',
        note: reason,
        organisationId: review.organisationId,
        conditions: () => conditionsFor(review, [], null, [actor.id], true),
      });
      await closeTurns(w.tx, actor.tenantId, review.id, null, { closedAt: now(), decision: 'lapsed' });
    },

    async findOf(
      source: Queryable,
      tenantId: string,
      editionId: string,
    ): Promise<{ id: string; state: ReviewState } | null> {
      const review = await findReviewOfEdition(source, tenantId, editionId);
      return review ? { id: review.id, state: reviewState(review.state) } : null;
    },

    /**
     * Approves or returns an open step, in one's own right or for somebody who is away. Throws review.conflict, review.reason_missing,
     * review.step_not_open, review.target_unknown, access.denied or workflow.refused.
     */
    async decide(actor: Actor, id: string, input: ReviewDecision): Promise<ReviewView> {
      const { tenantId } = actor;
      const found = await requireReview(actor, id);
      const isReturn = input.decision === 'return';
      if (isReturn && input.reason.trim() === '') throw reviewErrors.reason_missing();
      const turns = await listTurns(db, tenantId, [id]);
      const { step, seat } = await seatFor(actor, found, turns, input.step);
      // Whoever looked at an old page is told that, not that he has no right.
      if (!seat && found.version !== input.version) throw reviewErrors.conflict();
      const expectedVersion = versionFor(found, turns, step, input.version);
      const to = isReturn && found.mode === 'before' ? (input.to ?? null) : null;
      if (to !== null && !backTargets(found.steps, step.key).some(({ key }) => key === to))
        throw reviewErrors.target_unknown();
      // Who stands in decides with the right of the one for whom he does, for this step of this review only.
      const deciding: Actor = seat?.forAccount
        ? {
            ...actor,
            can: (permission, of) =>
              actor.can(permission, of) || (permission === step.permission && of === found.organisationId),
          }
        : actor;
      const people = [actor.id, ...(seat?.forAccount ? [seat.forAccount] : [])];
      await write(db, deciding, { permission: step.permission, organisationId: found.organisationId }, async (w) => {
        const handlers = outcomes.get(found.subjectType);
        if (!handlers) throw new Error(`nobody takes the outcome of reviews of ${found.subjectType}`);
        const { subjectId, editionId, mode } = found;
        await handlers.lock?.(w, deciding, { subjectId, editionId });
        const { effects, instance } = await workflow.transition(w, deciding, {
          instanceId: id,
          expectedVersion,
          transition: to === null ? `${input.decision}_${step.key}` : backTransition(found.steps, step.key, to),
          note: input.reason,
          organisationId: found.organisationId,
          conditions: async () => conditionsFor(found, await listTurns(w.tx, tenantId, [id]), step, people),
        });
        const closedAt = instance.changedAt;
        const decision = !isReturn ? 'approve' : to === null ? 'return' : 'back';
        await closeTurns(w.tx, tenantId, id, step.key, {
          ...{ closedAt, decision, decidedBy: actor.id, decidedByName: actor.name },
          onBehalfOf: seat?.forAccount ?? '',
          returnKinds: isReturn ? (input.kinds ?? []) : [],
          backTo: to ?? '',
          decidedIn: id,
          decidedVersion: instance.version,
        });
        if (isReturn) await closeTurns(w.tx, tenantId, id, null, { closedAt, decision: 'lapsed' });
        const still = isReturn ? [] : openPlaces(found.steps, found.state);
        const open = openPlaces(found.steps, instance.state).filter((place) => !still.includes(place));
        await insertTurns(w.tx, tenantId, id, turnsFor(found.steps, open, closedAt));
        if (mode === 'before') {
          if (effects.includes('approve_subject')) await handlers.approved(w, deciding, { subjectId, editionId });
          if (effects.includes('return_subject')) await handlers.returned(w, deciding, { subjectId, editionId });
        } else if (effects.includes('return_subject'))
          await handlers.refusedAfterwards?.(w, deciding, { subjectId, editionId, reason: input.reason });
        else if (effects.includes('approve_subject'))
          await handlers.passedAfterwards?.(w, deciding, { subjectId, editionId });
        w.record({
          action:
            decision === 'approve'
              ? 'review.step.approved'
              : decision === 'back'
                ? 'review.step.sent_back'
                : 'review.review.returned',
          subjectType: found.subjectType,
          subjectId,
          // The reason stays with the step: people write names into it, and the audit keeps for good.
          after: {
            ...{ review: id, step: step.key, stepName: step.nameZh },
            ...(to === null ? {} : { to }),
            ...(isReturn && input.kinds?.length ? { kinds: input.kinds } : {}),
            ...(seat?.forAccount ? { onBehalfOf: seat.forAccount } : {}),
            ...(mode === 'afterwards' ? { mode } : {}),
          },
        });
      });
      return presenting.view(actor, await requireReview(actor, id));
    },

    async get(actor: Actor, id: string): Promise<ReviewView> {
      return presenting.view(actor, await requireReview(actor, id));
    },

    /**
     * The text as it was sent in at an earlier round: of the last one in which the reader decided, else of the round before. Null when there
     * is none.
     */
    async getEarlierText(actor: Actor, id: string): Promise<{ round: number; text: unknown } | null> {
      const review = await requireReview(actor, id);
      const earlier = (await listEarlierReviews(db, actor.tenantId, review)).filter((one) => one.hasSnapshot);
      const turns = await listTurns(
        db,
        actor.tenantId,
        earlier.map((one) => one.id),
      );
      const seen = earlier.find((one) =>
        turns.some((turn) => turn.reviewId === one.id && !turn.isCarried && turn.decidedBy === actor.id),
      );
      const shown = seen ?? earlier[0];
      return shown ? { round: shown.round, text: await findSnapshot(db, actor.tenantId, shown.id) } : null;
    },

    /** Steps that this person may decide now, in his own right or for somebody who is away; longest waiting first. */
    async listWaitingFor(actor: Actor): Promise<ReviewListItem[]> {
      const own = await listWaitingFor(db, actor);
      const running = await listRunning(db, actor.tenantId, chinaDate(now()));
      if (!running.some(({ toAccount }) => toAccount === actor.id)) return presenting.list(actor, own);
      const known = new Set(own.map(({ id }) => id));
      const others = (await listWaitingIn(db, actor.tenantId, 'all')).filter(({ id }) => !known.has(id));
      const forOthers = (await presenting.list(actor, others)).filter(({ mayDecide }) => mayDecide);
      return [...(await presenting.list(actor, own)), ...forOthers].toSorted((a, b) =>
        a.waitingSince.localeCompare(b.waitingSince),
      );
    },

    /** All open reviews of the units that this person looks after, longest waiting first: whose turn it is, since when, and who may take it. */
    async listInScope(actor: Actor): Promise<ReviewListItem[]> {
      requirePermission(actor, OVERSEE);
      return presenting.list(actor, await listWaitingIn(db, actor.tenantId, actor.scopeOf(OVERSEE)));
    },

    /** Late reviews of which those in charge of the unit were told; none for who oversees nothing. */
    async listEscalated(actor: Actor): Promise<ReviewListItem[]> {
      if (!actor.can(OVERSEE)) return [];
      return presenting.list(actor, await listEscalatedIn(db, actor.tenantId, actor.scopeOf(OVERSEE)));
    },

    /** What this person sent in and others have now. */
    async listSubmittedBy(actor: Actor): Promise<ReviewListItem[]> {
      return presenting.list(actor, await listSubmittedBy(db, actor.tenantId, actor.id));
    },

    /** What was written with each step of the reviews of a subject, oldest first: recall, return and approval with their reasons. */
    listNotes: (source: Queryable, tenantId: string, subjectId: string): Promise<ReviewNote[]> =>
      listNotes(source, tenantId, subjectId),
  };

  /** Who may read the documents of the unit, or decides here for somebody who may. */
  async function requireReview(actor: Actor, id: string): Promise<ReviewRow> {
    const review = UUID.test(id) ? await findReview(db, actor.tenantId, id) : null;
    if (!review || !actor.can('documents.document.read', review.organisationId)) throw reviewErrors.not_found();
    return review;
  }
  return service;
}

const turnsFor = (steps: readonly ReviewStep[], places: readonly number[], openedAt: Date): NewTurn[] =>
  places.flatMap((place) => {
    const step = steps[place];
    return step ? [{ stepKey: step.key, permission: step.permission, openedAt }] : [];
  });
