import { batch, isUniqueViolation, newId, type Database, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { traceErrors, type Actor, type Write, type WriteAtOnce } from '../audit/index.ts';
import { freezeDefinition, thawDefinition } from './workflow-frozen.ts';
import { workflowErrors } from './workflow.errors.ts';
import {
  definitionParts,
  findForUpdate,
  findInstanceById,
  findInstanceOf,
  getDefinition,
  insertDefinition,
  insertStep,
  instanceParts,
  isStored,
  listStepsOf,
  updateInstance,
  type WorkflowInstance,
  type WorkflowStep,
} from './workflow.repo.ts';
import { allowedTransitions, applyTransition } from './workflow.rules.ts';
import type {
  FrozenWorkflow,
  Refusal,
  TransitionOption,
  Verdict,
  WorkflowContext,
  WorkflowDefinition,
} from './workflow.schema.ts';

/** What the module that owns the case knows about it; permissions come from the actor. Names as in the table. */
export interface Conditions {
  predicates: Readonly<Record<string, Verdict | (() => Verdict)>>;
  guards: Readonly<Record<string, Verdict | (() => Verdict)>>;
}

export interface StartInput {
  definition: WorkflowDefinition;
  subjectType: string;
  subjectId: string;
  note?: string;
}

export interface StepInput {
  instanceId: string;
  /** The version that the person saw on the page. */
  expectedVersion: number;
  transition: string;
  /** Reason or opinion; kept with the step, not in the audit, because people write names into it. */
  note?: string;
  /** For permissions that hold for an organisation. */
  organisationId?: string;
  /** Called once the row is locked, so that nothing can change between looking and stepping. */
  conditions: (instance: WorkflowInstance) => Conditions | Promise<Conditions>;
}

export interface StepTaken {
  instance: WorkflowInstance;
  /** Names of what the caller has to do now, in the same write. */
  effects: readonly string[];
}

export type WorkflowService = ReturnType<typeof createWorkflowService>;

/** Cases that follow a workflow table; every change happens inside the caller's write, so that it is audited in the same transaction. */
export function createWorkflowService(deps: { now: () => Date }) {
  const { now } = deps;
  // Definitions are never changed once stored, and there are few of them.
  const thawed = new Map<string, WorkflowDefinition>();
  const stored = new Set<string>();
  const storedHere = new WeakSet<Tx>();

  /** Stores a definition unless it is known to lie there, committed; what this very transaction wrote may still be taken back. */
  async function store(w: Write, tenantId: string, frozen: FrozenWorkflow): Promise<void> {
    const id = `${tenantId}/${frozen.definition.key}/${frozen.hash}`;
    if (stored.has(id)) return;
    if (await insertDefinition(w.tx, tenantId, frozen)) storedHere.add(w.tx);
    else if (!storedHere.has(w.tx)) stored.add(id);
  }

  /** A new case with the rows that it is made of, told to the audit. */
  function begin(w: Pick<Write, 'record'>, actor: Actor, input: StartInput, { hash }: FrozenWorkflow) {
    const { definition, subjectType, subjectId } = input;
    const at = now();
    const { key, initial: state } = definition;
    const instance: WorkflowInstance = {
      ...{ tenantId: actor.tenantId, id: newId(), subjectType, subjectId, definitionKey: key, definitionHash: hash },
      ...{ state, version: 1, startedAt: at, changedAt: at, endedAt: null },
    };
    const after = { instance: instance.id, definition: key, state };
    w.record({ action: 'workflow.instance.started', subjectType, subjectId, after });
    const step = stepOf(actor, instance, { transition: 'start', from: null, note: input.note ?? '', at });
    return { instance, parts: instanceParts(instance, step) };
  }

  async function definitionOf(db: Queryable, instance: WorkflowInstance): Promise<WorkflowDefinition> {
    const id = `${instance.tenantId}/${instance.definitionKey}/${instance.definitionHash}`;
    const known = thawed.get(id);
    if (known) return known;
    const definition = thawDefinition(await getDefinition(db, instance));
    thawed.set(id, definition);
    return definition;
  }

  return {
    /** Starts a case with the table as it is now; it keeps to that table whatever later releases say. Throws workflow.already_running. */
    async start(w: Write, actor: Actor, input: StartInput): Promise<WorkflowInstance> {
      const frozen = freezeDefinition(input.definition);
      const { instance, parts } = begin(w, actor, input, frozen);
      await store(w, actor.tenantId, frozen);
      try {
        await batch.run(w.tx, parts);
      } catch (error) {
        if (isUniqueViolation(error, 'workflow_instances_running')) throw workflowErrors.already_running();
        throw error;
      }
      return instance;
    },

    /** As `start`, in a write that is one statement: what it gives starts the case there, and brings the table along unless it is known to lie there. */
    async starter(db: Database, tenantId: string, definition: WorkflowDefinition) {
      const frozen = freezeDefinition(definition);
      const id = `${tenantId}/${definition.key}/${frozen.hash}`;
      if (!stored.has(id) && (await isStored(db, tenantId, frozen))) stored.add(id);
      const table = stored.has(id) ? [] : definitionParts(tenantId, frozen);
      return (w: WriteAtOnce, actor: Actor, input: Omit<StartInput, 'definition'>): WorkflowInstance => {
        const { instance, parts } = begin(w, actor, { ...input, definition }, frozen);
        w.add([...table, ...parts]);
        return instance;
      };
    },

    /**
     * Takes a step: locks the case, compares the version that was seen, asks the frozen table, writes the history. Throws
     * workflow.not_found, workflow.conflict, access.denied (a permission is missing) or workflow.refused with every reason.
     */
    async transition(w: Write, actor: Actor, input: StepInput): Promise<StepTaken> {
      const before = await findForUpdate(w.tx, actor.tenantId, input.instanceId);
      if (!before) throw workflowErrors.not_found();
      if (before.version !== input.expectedVersion) {
        throw workflowErrors.conflict({ seen: input.expectedVersion, current: before.version });
      }
      const definition = await definitionOf(w.tx, before);
      const context = contextOf(actor, input.organisationId, await input.conditions(before));
      const result = applyTransition(definition, before.state, input.transition, context);
      if (!result.ok) throw refusalError(definition, input.transition, result.refusals);
      const at = now();
      const change = {
        state: result.to,
        version: before.version + 1,
        changedAt: at,
        endedAt: result.final ? at : null,
      };
      const instance = { ...before, ...change };
      await updateInstance(w.tx, before, change);
      const step = { transition: result.transition, from: before.state, note: input.note ?? '', at };
      await insertStep(w.tx, { tenantId: instance.tenantId, instanceId: instance.id }, stepOf(actor, instance, step));
      const { id, version, state } = instance;
      w.record({
        action: 'workflow.instance.moved',
        subjectType: instance.subjectType,
        subjectId: instance.subjectId,
        before: { instance: id, state: before.state, version: before.version },
        after: { instance: id, state, version, transition: result.transition },
      });
      return { instance, effects: result.effects };
    },

    /** What this person can do with the case now, by the table it was started with; each closed way with its reasons. */
    async options(
      db: Queryable,
      actor: Actor,
      instance: WorkflowInstance,
      conditions: Conditions,
      organisationId?: string,
    ): Promise<TransitionOption[]> {
      const definition = await definitionOf(db, instance);
      return allowedTransitions(definition, instance.state, contextOf(actor, organisationId, conditions));
    },

    /** The run for a subject that is under way, or the last one; null when there was none. */
    find: (
      db: Queryable,
      key: { tenantId: string; subjectType: string; subjectId: string; definitionKey: string },
    ): Promise<WorkflowInstance | null> => findInstanceOf(db, key),

    /** Throws workflow.not_found, also for a case of another tenant. */
    async get(db: Queryable, tenantId: string, instanceId: string): Promise<WorkflowInstance> {
      const instance = await findInstanceById(db, tenantId, instanceId);
      if (!instance) throw workflowErrors.not_found();
      return instance;
    },

    /** Every step of a case in order, the start first. */
    history: (db: Queryable, tenantId: string, instanceId: string): Promise<WorkflowStep[]> =>
      listStepsOf(db, tenantId, instanceId),
  };
}

function stepOf(
  actor: Actor,
  instance: WorkflowInstance,
  step: { transition: string; from: string | null; note: string; at: Date },
): WorkflowStep {
  return {
    version: instance.version,
    transition: step.transition,
    fromState: step.from,
    toState: instance.state,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    note: step.note,
    occurredAt: step.at,
  };
}

function contextOf(actor: Actor, organisationId: string | undefined, conditions: Conditions): WorkflowContext {
  return {
    may: (permission) => actor.can(permission, organisationId),
    system: actor.kind === 'system',
    ...conditions,
  };
}

/** A missing permission is a denial, which the audit keeps; everything else says why the step is not possible now. */
function refusalError(definition: WorkflowDefinition, transition: string, refusals: readonly Refusal[]): Error {
  const missing = refusals.find((refusal) => refusal.code === 'workflow.no_permission');
  if (missing) return traceErrors.denied({ permission: missing.name });
  const [only] = refusals;
  if (only?.code === 'workflow.unknown_transition') return workflowErrors.unknown_transition({ name: transition });
  const title = definition.transitions.find((entry) => entry.name === transition)?.title;
  return workflowErrors.refused({
    titleZh: title?.zh ?? transition,
    titleEn: title?.en ?? transition,
    reasonsZh: refusals.map((refusal) => refusal.text.zh).join('；'),
    reasonsEn: refusals.map((refusal) => refusal.text.en).join('; '),
    codes: refusals.map((refusal) => refusal.code),
  });
}
