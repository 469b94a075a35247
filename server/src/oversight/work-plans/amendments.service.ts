import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { prove } from '../../foundation/evidence/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import {
  decideAmendment,
  findAmendment,
  findSummary,
  insertAmendment,
  listAmendments,
  saveSummary,
  type AmendmentRow,
} from './amendments.repo.ts';
import { carryProgress, insertParts } from './parts.repo.ts';
import { PERMISSIONS } from './plan-flow.rules.ts';
import { addDays } from './plan.rules.ts';
import { planErrors } from './plans.errors.ts';
import { findPlan, insertItem, listItems, TYPE, updateItem, updatePlan, type PlanRow } from './plans.repo.ts';
import { isStanding } from './plan-view.ts';
import type {
  Amendment,
  AmendmentInput,
  Item,
  ItemInput,
  PlanDetail,
  Summary,
  SummaryFigures,
} from './plans.schema.ts';

export type AmendmentsService = ReturnType<typeof createAmendmentsService>;
export interface AmendmentsDeps {
  db: Database;
  requireSound: (actor: Actor, year: number, item: ItemInput) => Promise<void>;
  getPlan: (actor: Actor, id: string) => Promise<PlanDetail>;
  /** What follows when items end and others begin on a day, in the same write. */
  onAmended?: (
    w: Write,
    actor: Actor,
    planId: string,
    change: { on: string; ended: string[]; begun: string[]; reason: string },
  ) => Promise<void>;
  onSummary?: (
    w: Write,
    actor: Actor,
    plan: PlanRow,
    summary: { words: string; figures: SummaryFigures },
  ) => Promise<void>;
  now: () => Date;
}

/** How a plan in force is changed in the middle of the year, by two people; and its yearly summary. */
export function createAmendmentsService(deps: AmendmentsDeps) {
  const { db, now } = deps;
  const today = () => chinaDate(now());

  async function requirePlan(actor: Actor, id: string): Promise<PlanRow> {
    requirePermission(actor, PERMISSIONS.read);
    const plan = await findPlan(db, actor.tenantId, id);
    if (!plan) throw planErrors.not_found();
    return plan;
  }
  async function lockInForce(w: Write, actor: Actor, id: string): Promise<PlanRow> {
    const plan = await findPlan(w.tx, actor.tenantId, id, true);
    if (plan?.state !== 'in_force') throw planErrors.not_in_force();
    return plan;
  }

  const service = {
    /** Amendments of a plan with what each changes, the newest first. */
    async list(actor: Actor, planId: string): Promise<Amendment[]> {
      const plan = await requirePlan(actor, planId);
      const items = await listItems(db, actor.tenantId, [planId]);
      return (await listAmendments(db, actor.tenantId, planId)).map((row) => view(actor, plan, row, items));
    },

    /** Proposes what is to be another from a day on; nothing changes before somebody else agrees. Throws effective_past, item_ended. */
    async propose(actor: Actor, planId: string, input: AmendmentInput): Promise<void> {
      const { year, organisationId } = await requirePlan(actor, planId);
      for (const change of input.changes) if (change.kind !== 'end') await deps.requireSound(actor, year, change.item);
      if (input.effectiveOn < today()) throw planErrors.effective_past();
      await write(db, actor, { permission: PERMISSIONS.write, organisationId }, async (w) => {
        await lockInForce(w, actor, planId);
        const items = await listItems(w.tx, actor.tenantId, [planId]);
        requireOpen(items, input.changes);
        const by = { proposedBy: actor.id, proposedByName: actor.name, proposedAt: now() };
        const id = await insertAmendment(w.tx, actor.tenantId, planId, { ...input, ...by });
        w.record({
          action: 'work_plans.amendment.proposed',
          subjectType: TYPE,
          subjectId: planId,
          after: { id, ...input },
        });
      });
    },

    /**
     * Agrees to an amendment or refuses it. Items that it changes end the day before; others begin on its day, and what fell due before stays.
     * Throws own_amendment, amendment_decided, item_ended when another amendment was faster.
     */
    async decide(actor: Actor, id: string, { agreed, note }: { agreed: boolean; note: string }): Promise<void> {
      const seen = await findAmendment(db, actor.tenantId, id);
      if (!seen) throw planErrors.amendment_unknown();
      const { organisationId } = await requirePlan(actor, seen.planId);
      await write(db, actor, { permission: PERMISSIONS.approve, organisationId }, async (w) => {
        const plan = await lockInForce(w, actor, seen.planId);
        const amendment = await findAmendment(w.tx, actor.tenantId, id);
        if (amendment?.state !== 'proposed') throw planErrors.amendment_decided();
        if (amendment.proposedBy === actor.id) throw planErrors.own_amendment();
        // Agreed late, it holds from the day on which it was agreed.
        const on = amendment.effectiveOn < today() ? today() : amendment.effectiveOn;
        const state = agreed ? ('agreed' as const) : ('refused' as const);
        const by = { decidedBy: actor.id, decidedByName: actor.name, decidedAt: now() };
        await decideAmendment(w.tx, actor.tenantId, id, { state, effectiveOn: on, note, ...by });
        if (agreed) {
          const change = await apply(w, actor, plan, amendment, on);
          await updatePlan(w.tx, actor.tenantId, plan.id, { revision: plan.revision + 1 });
          await deps.onAmended?.(w, actor, plan.id, { on, ...change, reason: amendment.reason });
        }
        const after = { id, state, effectiveOn: on, revision: plan.revision + (agreed ? 1 : 0) };
        w.record({ action: `work_plans.amendment.${state}`, subjectType: TYPE, subjectId: plan.id, after });
      });
    },

    /** The yearly summary: its text, and the figures of today or, once sent, of that day. */
    async summary(actor: Actor, planId: string): Promise<Summary> {
      const plan = await deps.getPlan(actor, planId);
      const row = await findSummary(db, actor.tenantId, planId);
      return {
        ...{ words: row?.words ?? '', dueOn: plan.summaryDueOn, sentOn: row?.sentOn ?? null },
        ...{ sentByName: row?.sentByName ?? '', version: row?.version ?? 0 },
        figures: row?.figures ?? figuresOf(plan.items, today()),
      };
    },

    /** Keeps the text of the summary. Throws summary_sent, conflict. */
    async writeSummary(actor: Actor, planId: string, input: { words: string; version: number }): Promise<Summary> {
      const { organisationId } = await requirePlan(actor, planId);
      await write(db, actor, { permission: PERMISSIONS.write, organisationId }, async (w) => {
        await lockInForce(w, actor, planId);
        const before = await findSummary(w.tx, actor.tenantId, planId);
        if (before?.sentOn) throw planErrors.summary_sent();
        if ((before?.version ?? 0) !== input.version) throw planErrors.conflict();
        const row = { figures: null, sentOn: null, sentByName: '', ...input };
        await saveSummary(w.tx, actor.tenantId, planId, row);
        w.record({ action: 'work_plans.summary.written', subjectType: TYPE, subjectId: planId, after: input });
      });
      return service.summary(actor, planId);
    },

    /** Sends the summary with the figures of today; it is fixed from then on, and proves that it was sent. Throws summary_empty, summary_sent. */
    async sendSummary(actor: Actor, planId: string, version: number): Promise<Summary> {
      const detail = await deps.getPlan(actor, planId);
      const { organisationId } = detail;
      await write(db, actor, { permission: PERMISSIONS.write, organisationId }, async (w) => {
        const plan = await lockInForce(w, actor, planId);
        const before = await findSummary(w.tx, actor.tenantId, planId);
        if (before?.sentOn) throw planErrors.summary_sent();
        if (!before || before.words.trim() === '') throw planErrors.summary_empty();
        if (before.version !== version) throw planErrors.conflict();
        const figures = figuresOf(detail.items, today());
        const sent = { ...before, figures, sentOn: today(), sentByName: actor.name };
        await saveSummary(w.tx, actor.tenantId, planId, sent);
        w.record({
          action: 'work_plans.summary.sent',
          subjectType: TYPE,
          subjectId: planId,
          after: { figures, on: sent.sentOn },
        });
        await prove(w, actor, {
          ...{ key: `work_plan_summary:${planId}`, type: 'work_plans.summary.sent', organisationId },
          ...{ subjectType: TYPE, subjectId: planId, occurredOn: sent.sentOn, title: plan.title },
          facts: { year: plan.year },
        });
        await deps.onSummary?.(w, actor, plan, { words: before.words, figures });
      });
      return service.summary(actor, planId);
    },

    isSummarySent: async (tenantId: string, planId: string): Promise<boolean> =>
      (await findSummary(db, tenantId, planId))?.sentOn != null,
  };

  async function apply(w: Write, actor: Actor, plan: PlanRow, { changes }: AmendmentRow, on: string) {
    const { tenantId } = actor;
    const items = await listItems(w.tx, tenantId, [plan.id]);
    requireOpen(items, changes);
    const [ended, begun]: [string[], string[]] = [[], []];
    for (const change of changes) {
      const before = change.kind === 'add' ? undefined : items.find(({ id }) => id === change.itemId);
      if (before) {
        await updateItem(w.tx, tenantId, before.id, before.version, { validUntil: addDays(on, -1) });
        ended.push(before.id);
      }
      if (change.kind === 'end') continue;
      const { parts, ...fields } = change.item;
      const place = { planId: plan.id, position: before?.position ?? items.length + begun.length };
      const upper = {
        ...{ upperTenantId: before?.upperTenantId ?? null, upperPartId: before?.upperPartId ?? null },
        upperWords: before?.upperWords ?? '',
      };
      const since = { anchor: before?.anchor ?? '', validFrom: on, validUntil: null, replacesId: before?.id ?? null };
      const itemId = await insertItem(w.tx, tenantId, { ...fields, ...place, ...upper, ...since });
      await insertParts(w.tx, tenantId, { planId: plan.id, itemId }, parts);
      if (before) await carryProgress(w.tx, tenantId, before.id, itemId);
      begun.push(itemId);
    }
    return { ended, begun };
  }
  return service;
}

/** Throws for a change of an item that is not there or was ended by another amendment. */
function requireOpen(
  items: readonly { id: string; title: string; validUntil: string | null }[],
  changes: AmendmentInput['changes'],
): void {
  for (const change of changes) {
    if (change.kind === 'add') continue;
    const item = items.find(({ id }) => id === change.itemId);
    if (!item) throw planErrors.item_unknown();
    if (item.validUntil !== null) throw planErrors.item_ended({ title: item.title });
  }
}

function view(
  actor: Actor,
  plan: PlanRow,
  { proposedBy, proposedAt, decidedAt, planId: _plan, changes, ...row }: AmendmentRow,
  items: readonly { id: string; title: string }[],
): Amendment {
  return {
    ...row,
    ...{ proposedAt: proposedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
    changes: changes.map((change) => ({
      ...{ kind: change.kind, itemId: change.kind === 'add' ? null : change.itemId },
      before: change.kind === 'add' ? '' : (items.find(({ id }) => id === change.itemId)?.title ?? ''),
      after: change.kind === 'end' ? '' : change.item.title,
    })),
    mayDecide:
      row.state === 'proposed' && proposedBy !== actor.id && actor.can(PERMISSIONS.approve, plan.organisationId),
  };
}

/** Counts of items that stand: all, done, in difficulty, and those of which nothing was ever said. */
export function figuresOf(items: readonly Item[], today: string): SummaryFigures {
  const standing = items.filter((item) => isStanding(item, today));
  const outlooks = (item: Item) => item.parts.map(({ progress }) => progress.at(-1)?.outlook);
  const percent = standing.reduce((sum, item) => sum + item.percent, 0);
  return {
    items: standing.length,
    done: standing.filter((item) => item.parts.length > 0 && outlooks(item).every((one) => one === 'done')).length,
    atRisk: standing.filter((item) => outlooks(item).includes('at_risk')).length,
    silent: standing.filter((item) => outlooks(item).every((one) => one === undefined)).length,
    percent: standing.length === 0 ? 0 : Math.round(percent / standing.length),
  };
}
