import { newId, type Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { TransitionOption, WorkflowService } from '../../foundation/workflow/index.ts';
import type { DocumentsService } from '../../publishing/documents/index.ts';
import { itemsFromTasks } from './from-tasks.rules.ts';
import { planErrors } from './plans.errors.ts';
import { PERMISSIONS, planFlow } from './plan-flow.rules.ts';
import { findItemFault, isOwnerless } from './plan.rules.ts';
import { insertParts, listParts, listProgress, replaceParts } from './parts.repo.ts';
import {
  deleteItem,
  findPlan,
  insertItem,
  insertPlan,
  listItems,
  listPlans,
  TYPE,
  updateItem,
  updatePlan,
  type ItemRow,
  type PlanRow,
} from './plans.repo.ts';
import { isStanding, summaryOf, viewItems, type Names, type PlanRows } from './plan-view.ts';
import type {
  ItemInput,
  LowerProgress,
  NewPlan,
  PlanDetail,
  PartDuty,
  PlanHead,
  PlanStep,
  PlanSummary,
} from './plans.schema.ts';

export type PlansService = ReturnType<typeof createPlansService>;
export interface PlansDeps {
  db: Database;
  organisations: Pick<OrganisationsService, 'findUnit' | 'listUnits' | 'listTenants'>;
  workflows: WorkflowService;
  documents: Pick<DocumentsService, 'get'>;
  /** What follows when a plan takes force or ends, in the same write. */
  onForce?: (w: Write, actor: Actor, planId: string) => Promise<void>;
  onEnd?: (w: Write, actor: Actor, planId: string) => Promise<void>;
  /** How the duties of parts stand, by the id of the part. */
  statesOf?: (actor: Actor, parts: PlanRows['parts']) => Promise<ReadonlyMap<string, PartDuty[]>>;
  /** What was last heard of parts of the level below, by the id of the part. */
  heardOf?: (tenantId: string, partIds: readonly string[]) => Promise<ReadonlyMap<string, LowerProgress>>;
  /** Whether readers see a plan. */
  listPublic?: (tenantId: string) => Promise<ReadonlySet<string>>;
  /** Whether the yearly summary was sent. */
  isSummarySent?: (tenantId: string, planId: string) => Promise<boolean>;
  now: () => Date;
}

/** Yearly work plans (工作要点): drawn up from a notice or by hand, cut into parts of units, agreed to by another, in force. */
export function createPlansService(deps: PlansDeps) {
  const { db, organisations, workflows, now } = deps;
  const today = () => chinaDate(now());

  async function namesOf(tenantId: string, { parts }: Pick<PlanRows, 'parts'>): Promise<Names> {
    const units: Map<string, { name: string; status: 'active' | 'closed' }> = new Map();
    for (const id of new Set(parts.flatMap(({ organisationId }) => organisationId ?? []))) {
      const unit = await organisations.findUnit(tenantId, id);
      if (unit) units.set(id, unit);
    }
    return { units, tenants: await organisations.listTenants() };
  }

  async function rowsOf(tenantId: string, planIds: readonly string[]): Promise<PlanRows> {
    const [items, parts, progress] = await Promise.all([
      listItems(db, tenantId, planIds),
      listParts(db, tenantId, planIds),
      listProgress(db, tenantId, planIds),
    ]);
    return { items, parts, progress };
  }

  async function requirePlan(actor: Actor, id: string): Promise<PlanRow> {
    requirePermission(actor, PERMISSIONS.read);
    const plan = await findPlan(db, actor.tenantId, id);
    if (!plan) throw planErrors.not_found();
    return plan;
  }

  const requireUnit = async (tenantId: string, id: string | null) => {
    if (id !== null && (await organisations.findUnit(tenantId, id))?.status !== 'active')
      throw planErrors.unit_unknown();
  };

  /** Throws what is wrong with an item of this plan. */
  async function requireSound(actor: Actor, year: number, item: ItemInput): Promise<void> {
    const fault = findItemFault(item, year);
    if (fault) throw planErrors[fault.code](fault);
    const tenants = await organisations.listTenants();
    for (const { organisationId, lowerTenantId } of item.parts) {
      await requireUnit(actor.tenantId, organisationId);
      if (
        lowerTenantId !== null &&
        (lowerTenantId === actor.tenantId || !tenants.some(({ id }) => id === lowerTenantId))
      )
        throw planErrors.tenant_unknown();
    }
  }

  /** What the table of states asks of a plan. */
  async function conditionsOf(actor: Actor, plan: PlanRow, items: readonly ItemRow[], parts: PlanRows['parts']) {
    const standing = items.filter((item) => isStanding(item, today()));
    const own = (id: string) => parts.filter(({ itemId }) => itemId === id);
    const isSent = (await deps.isSummarySent?.(actor.tenantId, plan.id)) ?? true;
    return {
      predicates: { not_author: !plan.authorIds.includes(actor.id) },
      guards: {
        has_items: standing.length > 0,
        settled: standing.every(({ unsure }) => unsure.length === 0),
        has_owners: standing.every(({ id }) => !isOwnerless(own(id))),
        summary_sent: isSent,
      },
    };
  }

  /** A change of a plan's draft: the row is locked, the state asked, the author kept. */
  async function changeDraft<T>(
    actor: Actor,
    id: string,
    version: number | null,
    change: (w: Write, plan: PlanRow) => Promise<T>,
  ) {
    const seen = await requirePlan(actor, id);
    return write(db, actor, { permission: PERMISSIONS.write, organisationId: seen.organisationId }, async (w) => {
      const plan = await findPlan(w.tx, actor.tenantId, id, true);
      if (!plan) throw planErrors.not_found();
      if (version !== null && plan.version !== version) throw planErrors.conflict();
      if (plan.state !== 'draft') throw planErrors.not_draft();
      const result = await change(w, plan);
      await updatePlan(w.tx, actor.tenantId, id, { authorIds: [...new Set([...plan.authorIds, actor.id])] });
      return result;
    });
  }

  const happened = (w: Write, what: string, subjectId: string, after: unknown, before?: unknown) =>
    w.record({
      action: `work_plans.${what}`,
      subjectType: TYPE,
      subjectId,
      after,
      ...(before !== undefined && { before }),
    });

  const service = {
    requireSound,

    /** Plans of the tenant, the newest year first. */
    async list(actor: Actor): Promise<PlanSummary[]> {
      requirePermission(actor, PERMISSIONS.read);
      const plans = await listPlans(db, actor.tenantId);
      const rows = await rowsOf(
        actor.tenantId,
        plans.map(({ id }) => id),
      );
      const names = await namesOf(actor.tenantId, rows);
      const isPublic = (await deps.listPublic?.(actor.tenantId)) ?? new Set();
      return Promise.all(
        plans.map(async (plan) => {
          const own = rows.items.filter(({ planId }) => planId === plan.id);
          const unit = await organisations.findUnit(actor.tenantId, plan.organisationId);
          return summaryOf(plan, viewItems(plan.year, { ...rows, items: own }, names), today(), {
            ...{ organisationName: unit?.name ?? '', isPublic: isPublic.has(plan.id) },
          });
        }),
      );
    },

    async get(actor: Actor, id: string): Promise<PlanDetail> {
      const plan = await requirePlan(actor, id);
      const rows = await rowsOf(actor.tenantId, [id]);
      const states = await deps.statesOf?.(actor, rows.parts);
      const below = rows.parts.flatMap((part) => (part.lowerTenantId === null ? [] : [part.id]));
      const heard = await deps.heardOf?.(actor.tenantId, below);
      const items = viewItems(plan.year, rows, await namesOf(actor.tenantId, rows), states, heard);
      const unit = await organisations.findUnit(actor.tenantId, plan.organisationId);
      const isPublic = (await deps.listPublic?.(actor.tenantId))?.has(id) ?? false;
      const instance = await workflows.get(db, actor.tenantId, plan.workflowId);
      const conditions = await conditionsOf(actor, plan, rows.items, rows.parts);
      const options = await workflows.options(db, actor, instance, conditions, plan.organisationId);
      const { note, documentId, documentWords, summaryDueOn, inForceOn, closedOn } = plan;
      return {
        ...summaryOf(plan, items, today(), { organisationName: unit?.name ?? '', isPublic }),
        ...{ note, documentId, documentWords, summaryDueOn, inForceOn, closedOn, items },
        options: options.map((option) => optionView(option, actor)),
        mayWrite: actor.can(PERMISSIONS.write, plan.organisationId),
        mayPublish: actor.can(PERMISSIONS.publish, plan.organisationId),
        url: isPublic ? `/work-plans/${id}` : null,
      };
    },

    /** A new plan, empty or with the recognised tasks of a notice as items. Throws unit_unknown, document_unknown, document_without_tasks. */
    async create(actor: Actor, { documentId, ...head }: NewPlan): Promise<PlanDetail> {
      await requireUnit(actor.tenantId, head.organisationId);
      const read = documentId === undefined ? null : await readNotice(actor, documentId);
      const id = newId();
      await write(db, actor, { permission: PERMISSIONS.write, organisationId: head.organisationId }, async (w) => {
        const { id: workflowId } = await workflows.start(w, actor, {
          definition: planFlow,
          subjectType: TYPE,
          subjectId: id,
        });
        const source = { documentId: documentId ?? null, documentWords: read?.words ?? '' };
        await insertPlan(w.tx, actor.tenantId, id, { ...head, ...source, workflowId, authorIds: [actor.id] });
        for (const [position, { parts, ...item }] of (read?.items ?? []).entries())
          await insertParts(
            w.tx,
            actor.tenantId,
            { planId: id, itemId: await insertItem(w.tx, actor.tenantId, { ...item, ...placeOf(id, position) }) },
            parts,
          );
        happened(w, 'plan.created', id, { ...head, ...source, items: read?.items.length ?? 0 });
      });
      return service.get(actor, id);
    },

    async updateHead(
      actor: Actor,
      id: string,
      { version, ...head }: PlanHead & { version: number },
    ): Promise<PlanDetail> {
      await requireUnit(actor.tenantId, head.organisationId);
      await changeDraft(actor, id, version, async (w, before) => {
        if (before.organisationId !== head.organisationId)
          requirePermission(actor, PERMISSIONS.write, head.organisationId);
        await updatePlan(w.tx, actor.tenantId, id, head);
        happened(w, 'plan.changed', id, head, before);
      });
      return service.get(actor, id);
    },

    /** Adds an item at the end of a draft. */
    async addItem(actor: Actor, planId: string, item: ItemInput): Promise<PlanDetail> {
      const { year } = await requirePlan(actor, planId);
      await requireSound(actor, year, item);
      await changeDraft(actor, planId, null, async (w) => {
        const position = (await listItems(w.tx, actor.tenantId, [planId])).length;
        const { parts, ...fields } = item;
        const itemId = await insertItem(w.tx, actor.tenantId, { ...fields, anchor: '', ...placeOf(planId, position) });
        await insertParts(w.tx, actor.tenantId, { planId, itemId }, parts);
        happened(w, 'item.added', planId, { itemId, ...item });
      });
      return service.get(actor, planId);
    },

    /** Puts another wording, schedule and other parts in the place of an item's of a draft. Throws conflict when somebody else changed it. */
    async saveItem(
      actor: Actor,
      planId: string,
      itemId: string,
      version: number,
      item: ItemInput,
    ): Promise<PlanDetail> {
      const { year } = await requirePlan(actor, planId);
      await requireSound(actor, year, item);
      await changeDraft(actor, planId, null, async (w) => {
        const before = (await listItems(w.tx, actor.tenantId, [planId])).find(({ id }) => id === itemId);
        if (!before) throw planErrors.item_unknown();
        const { parts, ...fields } = item;
        if (!(await updateItem(w.tx, actor.tenantId, itemId, version, fields))) throw planErrors.conflict();
        await replaceParts(w.tx, actor.tenantId, { planId, itemId }, parts);
        happened(w, 'item.changed', planId, { itemId, ...item }, before);
      });
      return service.get(actor, planId);
    },

    async removeItem(actor: Actor, planId: string, itemId: string, version: number): Promise<PlanDetail> {
      await changeDraft(actor, planId, null, async (w) => {
        const before = (await listItems(w.tx, actor.tenantId, [planId])).find(({ id }) => id === itemId);
        if (!before) throw planErrors.item_unknown();
        if (!(await deleteItem(w.tx, actor.tenantId, itemId, version))) throw planErrors.conflict();
        happened(w, 'item.removed', planId, { itemId }, before);
      });
      return service.get(actor, planId);
    },

    /** A step of the plan's life. Throws conflict, access.denied, workflow.refused with every reason. */
    async step(actor: Actor, id: string, { version, step, note }: PlanStep): Promise<PlanDetail> {
      const seen = await requirePlan(actor, id);
      const row = planFlow.transitions.find(({ name }) => name === step);
      const permission =
        row?.who.flatMap((who) => ('permission' in who ? [who.permission] : []))[0] ?? PERMISSIONS.write;
      await write(db, actor, { permission, organisationId: seen.organisationId }, async (w) => {
        const plan = await findPlan(w.tx, actor.tenantId, id, true);
        if (plan?.version !== version) throw planErrors.conflict();
        const [items, parts] = [
          await listItems(w.tx, actor.tenantId, [id]),
          await listParts(w.tx, actor.tenantId, [id]),
        ];
        const instance = await workflows.get(w.tx, actor.tenantId, plan.workflowId);
        const { instance: after, effects } = await workflows.transition(w, actor, {
          ...{ instanceId: plan.workflowId, expectedVersion: instance.version, transition: step, note },
          organisationId: plan.organisationId,
          conditions: () => conditionsOf(actor, plan, items, parts),
        });
        const on = today();
        await updatePlan(w.tx, actor.tenantId, id, {
          state: after.state as PlanRow['state'],
          ...(after.state === 'in_force' && { inForceOn: on }),
          ...(after.state === 'closed' && { closedOn: on }),
        });
        happened(w, `plan.${PAST[step]}`, id, { state: after.state }, { state: plan.state });
        if (effects.includes('take_force')) await deps.onForce?.(w, actor, id);
        if (effects.includes('end')) await deps.onEnd?.(w, actor, id);
      });
      return service.get(actor, id);
    },
  };

  async function readNotice(actor: Actor, documentId: string) {
    const document = await deps.documents.get(actor, documentId).catch(() => null);
    const edition = document?.live ?? document?.draft;
    if (!edition) throw planErrors.document_unknown();
    if (edition.tasks.length === 0) throw planErrors.document_without_tasks();
    const units = (await organisations.listUnits(actor.tenantId)).map(({ id, name, shortName }) => ({
      id,
      names: [name, shortName].filter((word) => word !== ''),
    }));
    const words = edition.documentNumber ? `${edition.title}（${edition.documentNumber}）` : edition.title;
    return { words, items: itemsFromTasks(edition.tasks, edition.warnings, units) };
  }
  return service;
}

const PAST: Record<PlanStep['step'], string> = {
  submit: 'submitted',
  recall: 'recalled',
  return: 'returned',
  approve: 'approved',
  close: 'closed',
};
const placeOf = (planId: string, position: number) => ({
  ...{ planId, position, upperTenantId: null, upperPartId: null, upperWords: '' },
  ...{ validFrom: null, validUntil: null, replacesId: null },
});
const optionView = (option: TransitionOption, { locale }: Actor) => ({
  step: option.name,
  title: option.title[locale],
  reasons: option.refusals.map(({ text }) => text[locale]),
});
