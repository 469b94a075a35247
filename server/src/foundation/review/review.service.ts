import { isUniqueViolation, newId, type Database, type Queryable } from '../../kernel/db/index.ts';
import { defineErrors } from '../../kernel/errors/index.ts';
import { recordDenial, requirePermission, traceErrors, write, type Actor, type Write } from '../audit/index.ts';
import { listDisplayNames, listHolders } from '../identity/index.ts';
import { createWorkflowService, type WorkflowStep } from '../workflow/index.ts';
import {
  findChainForUpdate,
  findReview,
  findReviewOfEdition,
  insertReview,
  hasUnit,
  listChains,
  listNotes,
  listSubmittedBy,
  listWaitingFor,
  listWaitingIn,
  upsertChain,
  type ReviewNote,
  type ReviewRow,
  type WaitingRow,
} from './review.repo.ts';
import { currentStep, namesWaitedFor, stepView } from './review-views.rules.ts';
import { DEFAULT_STEPS, findChainFault, reviewState, reviewWorkflow } from './review.rules.ts';
import type {
  ReviewChain,
  ReviewChainInput,
  ReviewDecision,
  ReviewListItem,
  ReviewState,
  ReviewStep,
  ReviewView,
} from './review.schema.ts';

export const reviewErrors = defineErrors('review', {
  not_found: { status: 404, zh: '没有找到这次审核。', en: 'This review was not found.' },
  conflict: {
    status: 409,
    zh: '这份稿件刚被他人处理过。请刷新后查看最新情况。',
    en: 'Somebody else has just worked on this. Reload to see how it stands.',
  },
  reason_missing: {
    status: 422,
    zh: '退回时请写明原因，便于起草人修改。',
    en: 'Please say why it is returned, so that the author can mend it.',
  },
  ended: { status: 409, zh: '这次审核已经结束。', en: 'This review has ended.' },
  chain_invalid: {
    status: 422,
    zh: '审核流程不能这样设置：{reason}',
    en: 'The chain cannot be set like this: {reason}',
  },
  chain_not_found: { status: 404, zh: '没有找到这个审核流程。', en: 'This chain was not found.' },
  unit_unknown: { status: 422, zh: '没有这个单位，请重新选择。', en: 'There is no such unit; please choose another.' },
  chain_exists: {
    status: 409,
    zh: '这个单位和文种已有审核流程，请修改原有流程。',
    en: 'There is a chain for this unit and kind already; change that one.',
  },
});

const CHAIN_FAULTS = {
  no_steps: '至少要有一个环节 / at least one step is needed',
  key_twice: '环节代码重复 / a step key is used twice',
  no_secrecy_step:
    '缺少保密审查环节（政府信息公开条例第十七条）/ the secrecy review is missing (art. 17 of the disclosure regulation)',
};

export interface ReviewSubject {
  subjectType: string;
  subjectId: string;
  editionId: string;
  title: string;
  organisationId: string;
  authorIds: readonly string[];
}
/** What the module that owns the text does when its review ends; called inside the same write. */
export interface ReviewOutcomes {
  approved(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void>;
  returned(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void>;
  /** Locks the text before the review itself is locked, in the order in which its module locks them when it recalls. */
  lock?(w: Write, actor: Actor, subject: { subjectId: string; editionId: string }): Promise<void>;
}
export type ReviewService = ReturnType<typeof createReviewService>;

/** Chains of review as data. Each review runs on a workflow frozen at its start, so that a changed chain changes nothing under way. */
export function createReviewService({ db, now }: { db: Database; now: () => Date }) {
  const workflow = createWorkflowService({ now });
  const outcomes = new Map<string, ReviewOutcomes>();

  async function chainFor(
    source: Queryable,
    tenantId: string,
    organisationId: string,
  ): Promise<Pick<ReviewChain, 'steps' | 'distinctReviewers'>> {
    const chains = await listChains(source, tenantId);
    // The most specific wins: this unit's, the tenant's own, the default.
    const of = (unit: string | null) => chains.find((chain) => chain.organisationId === unit && chain.kind === '');
    return of(organisationId) ?? of(null) ?? { steps: [...DEFAULT_STEPS], distinctReviewers: true };
  }

  const conditionsFor = (actor: Actor, review: ReviewRow, history: readonly WorkflowStep[], ownsSubject = false) => ({
    predicates: { owns_subject: ownsSubject },
    guards: {
      not_author: !review.authorIds.includes(actor.id),
      not_decided_before:
        !review.distinctReviewers || !history.some((step) => step.transition !== 'start' && step.actorId === actor.id),
    },
  });

  async function view(actor: Actor, review: ReviewRow): Promise<ReviewView> {
    const { tenantId } = actor;
    const history = await workflow.history(db, tenantId, review.id);
    const waiting = currentStep(review);
    const names = await listDisplayNames(db, tenantId, [review.submittedBy, ...history.map((step) => step.actorId)]);
    const needs = waiting ? [{ permission: waiting.permission, organisationId: review.organisationId }] : [];
    const holders = await listHolders(db, tenantId, needs);
    const decidedBy = history.filter((step) => step.transition !== 'start').map((step) => step.actorId);
    let mayDecide = false;
    let whyNot = { zh: '审核已结束', en: 'The review has ended' };
    if (waiting) {
      const instance = await workflow.get(db, tenantId, review.id);
      const options = await workflow.options(
        db,
        actor,
        instance,
        conditionsFor(actor, review, history),
        review.organisationId,
      );
      const approve = options.find((option) => option.name === `approve_${waiting.key}`);
      mayDecide = approve?.allowed ?? false;
      // In the words of those who read it, not with the name of a permission.
      whyNot = actor.can(waiting.permission, review.organisationId)
        ? (approve?.refusals[0]?.text ?? { zh: '', en: '' })
        : {
            zh: `这一步是“${waiting.nameZh}”，由担任这一步的人员办理`,
            en: `This step is “${waiting.nameEn}”; it is for those who hold its role`,
          };
    }
    return {
      id: review.id,
      subjectType: review.subjectType,
      subjectId: review.subjectId,
      editionId: review.editionId,
      title: review.title,
      organisationName: review.organisationName,
      state: reviewState(review.state),
      version: review.version,
      submittedByName: names.get(review.submittedBy) ?? review.submittedByName,
      submittedAt: review.submittedAt.toISOString(),
      steps: review.steps.map((step) =>
        stepView(review, step, history, (taken) => names.get(taken.actorId) ?? taken.actorName),
      ),
      waitingFor: waiting ? namesWaitedFor(review, waiting, holders, decidedBy) : [],
      mayDecide,
      whyNotZh: mayDecide ? '' : whyNot.zh,
      whyNotEn: mayDecide ? '' : whyNot.en,
    };
  }

  async function present(
    { tenantId }: Actor,
    rows: readonly WaitingRow[],
    mine: ReadonlySet<string>,
  ): Promise<ReviewListItem[]> {
    const open = rows.flatMap((review) => {
      const step = currentStep(review);
      return step ? [{ review, step }] : [];
    });
    const names = await listDisplayNames(
      db,
      tenantId,
      open.map(({ review }) => review.submittedBy),
    );
    const holders = await listHolders(
      db,
      tenantId,
      open.map(({ review, step }) => ({ permission: step.permission, organisationId: review.organisationId })),
    );
    return open.map(({ review, step }) => ({
      id: review.id,
      subjectId: review.subjectId,
      title: review.title,
      organisationName: review.organisationName,
      version: review.version,
      step: { key: step.key, nameZh: step.nameZh, nameEn: step.nameEn },
      stepNumber: review.steps.indexOf(step) + 1,
      stepCount: review.steps.length,
      waitingSince: review.changedAt.toISOString(),
      waitingFor: namesWaitedFor(review, step, holders, review.decidedBy),
      submittedByName: names.get(review.submittedBy) ?? review.submittedByName,
      submittedAt: review.submittedAt.toISOString(),
      mayDecide: mine.has(review.id),
    }));
  }

  const service = {
    /** Says what happens to subjects of a type when their review ends. Called once, while wiring. */
    onOutcome(subjectType: string, handlers: ReviewOutcomes): void {
      outcomes.set(subjectType, handlers);
    },

    /** Starts the review of a text inside the caller's write. Throws workflow.already_running. */
    async start(w: Write, actor: Actor, subject: ReviewSubject): Promise<{ reviewId: string }> {
      const { tenantId } = actor;
      const { subjectType, subjectId, editionId, title, organisationId, authorIds } = subject;
      const chain = await chainFor(w.tx, tenantId, organisationId);
      const instance = await workflow.start(w, actor, {
        definition: reviewWorkflow(chain.steps),
        subjectType,
        subjectId,
      });
      await insertReview(w.tx, tenantId, {
        id: instance.id,
        subjectType,
        subjectId,
        editionId,
        organisationId,
        title,
        steps: chain.steps,
        distinctReviewers: chain.distinctReviewers,
        authorIds: [...authorIds],
        submittedBy: actor.id,
        submittedByName: actor.name,
        submittedAt: instance.startedAt,
      });
      return { reviewId: instance.id };
    },

    /** Ends the running review of an edition inside the caller's write, because its authors want it back. */
    async cancel(w: Write, actor: Actor, editionId: string, reason: string): Promise<void> {
      const review = await findReviewOfEdition(w.tx, actor.tenantId, editionId);
      if (!review || !currentStep(review)) throw reviewErrors.ended();
      await workflow.transition(w, actor, {
        instanceId: review.id,
        expectedVersion: review.version,
        transition: 'cancel',
        note: reason,
        organisationId: review.organisationId,
        conditions: () => conditionsFor(actor, review, [], true),
      });
    },

    async findOf(
      source: Queryable,
      tenantId: string,
      editionId: string,
    ): Promise<{ id: string; state: ReviewState } | null> {
      const review = await findReviewOfEdition(source, tenantId, editionId);
      return review ? { id: review.id, state: reviewState(review.state) } : null;
    },

    /** Approves or returns the open step. Throws review.conflict, review.reason_missing, access.denied or workflow.refused. */
    async decide(actor: Actor, id: string, input: ReviewDecision): Promise<ReviewView> {
      const { tenantId } = actor;
      const found = await requireReview(actor, id);
      const step = currentStep(found);
      if (!step) throw reviewErrors.ended();
      if (input.decision === 'return' && input.reason.trim() === '') throw reviewErrors.reason_missing();
      if (found.version !== input.version) throw reviewErrors.conflict();
      await write(db, actor, { permission: step.permission, organisationId: found.organisationId }, async (w) => {
        const handlers = outcomes.get(found.subjectType);
        if (!handlers) throw new Error(`nobody takes the outcome of reviews of ${found.subjectType}`);
        const { subjectId, editionId } = found;
        await handlers.lock?.(w, actor, { subjectId, editionId });
        const { effects } = await workflow.transition(w, actor, {
          instanceId: id,
          expectedVersion: input.version,
          transition: `${input.decision}_${step.key}`,
          note: input.reason,
          organisationId: found.organisationId,
          conditions: async () => conditionsFor(actor, found, await workflow.history(w.tx, tenantId, id)),
        });
        if (effects.includes('approve_subject')) await handlers.approved(w, actor, { subjectId, editionId });
        if (effects.includes('return_subject')) await handlers.returned(w, actor, { subjectId, editionId });
        w.record({
          action: input.decision === 'approve' ? 'review.step.approved' : 'review.review.returned',
          subjectType: found.subjectType,
          subjectId,
          // The reason stays with the step: people write names into it, and the audit keeps for good.
          after: { review: id, step: step.key, stepName: step.nameZh },
        });
      });
      return view(actor, await requireReview(actor, id));
    },

    async get(actor: Actor, id: string): Promise<ReviewView> {
      return view(actor, await requireReview(actor, id));
    },

    /** Steps that this person may decide now, longest waiting first. */
    async listWaitingFor(actor: Actor): Promise<ReviewListItem[]> {
      const rows = await listWaitingFor(db, actor);
      return present(actor, rows, new Set(rows.map(({ id }) => id)));
    },

    /** All open reviews of the units that this person looks after, longest waiting first: whose turn it is, since when, and who may take it. */
    async listInScope(actor: Actor): Promise<ReviewListItem[]> {
      requirePermission(actor, OVERSEE);
      const mine = await listWaitingFor(db, actor);
      return present(
        actor,
        await listWaitingIn(db, actor.tenantId, actor.scopeOf(OVERSEE)),
        new Set(mine.map(({ id }) => id)),
      );
    },

    /** What this person sent in and others have now. */
    async listSubmittedBy(actor: Actor): Promise<ReviewListItem[]> {
      return present(actor, await listSubmittedBy(db, actor.tenantId, actor.id), new Set());
    },

    /** What was written with each step of the reviews of a subject, oldest first: recall, return and approval with their reasons. */
    listNotes: (source: Queryable, tenantId: string, subjectId: string): Promise<ReviewNote[]> =>
      listNotes(source, tenantId, subjectId),

    async listChains(actor: Actor): Promise<ReviewChain[]> {
      requirePermission(actor, 'documents.document.read');
      return listChains(db, actor.tenantId);
    },

    /**
     * Makes or changes a chain; reviews under way keep theirs. A chain for the whole tenant needs the permission for the whole tenant, and one
     * that moves from a unit to another needs it for both. Throws review.chain_not_found, review.unit_unknown, review.conflict.
     */
    async saveChain(actor: Actor, id: string | null, input: ReviewChainInput): Promise<{ id: string }> {
      const fault = findChainFault(input.steps);
      if (fault) throw reviewErrors.chain_invalid({ reason: CHAIN_FAULTS[fault] });
      if (id !== null && !UUID.test(id)) throw reviewErrors.chain_not_found();
      const chainId = id ?? newId();
      const requireFor = (organisationId: string | null) => {
        const may = organisationId
          ? actor.can(CHAIN_WRITE, organisationId)
          : actor.can(CHAIN_WRITE) && actor.scopeOf(CHAIN_WRITE) === 'all';
        if (!may) throw traceErrors.denied({ permission: CHAIN_WRITE });
      };
      try {
        await write(db, actor, { permission: CHAIN_WRITE }, async ({ tx, record }) => {
          requireFor(input.organisationId);
          const before = id === null ? null : await findChainForUpdate(tx, actor.tenantId, id);
          if (id !== null && !before) throw reviewErrors.chain_not_found();
          if (before) requireFor(before.organisationId);
          if (input.organisationId !== null && !(await hasUnit(tx, actor.tenantId, input.organisationId)))
            throw reviewErrors.unit_unknown();
          if ((before?.version ?? 0) !== input.version) throw reviewErrors.conflict();
          await upsertChain(tx, actor.tenantId, chainId, input);
          record({
            action: 'review.chain.saved',
            subjectType: 'review_chain',
            subjectId: chainId,
            before,
            after: input,
          });
        });
      } catch (error) {
        await recordDenial(db, actor, error);
        throw isUniqueViolation(error, 'review_chains_active')
          ? reviewErrors.chain_exists({}, { cause: error })
          : error;
      }
      return { id: chainId };
    },
  };

  async function requireReview(actor: Actor, id: string): Promise<ReviewRow> {
    const review = UUID.test(id) ? await findReview(db, actor.tenantId, id) : null;
    if (!review || !actor.can('documents.document.read', review.organisationId)) throw reviewErrors.not_found();
    return review;
  }
  return service;
}

const CHAIN_WRITE = 'review.chain.write';
/** To see all open reviews of a unit, whoever has them. */
const OVERSEE = 'review.review.oversee';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
