import { batch, type Database, type Json, type Part, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { FrozenWorkflow } from './workflow.schema.ts';

export interface WorkflowInstance {
  tenantId: string;
  id: string;
  subjectType: string;
  subjectId: string;
  definitionKey: string;
  definitionHash: string;
  state: string;
  version: number;
  startedAt: Date;
  changedAt: Date;
  endedAt: Date | null;
}

/** One step of a case: who took it, from where to where, and what he wrote. The start has no state before it. */
export interface WorkflowStep {
  version: number;
  transition: string;
  fromState: string | null;
  toState: string;
  actorKind: string;
  actorId: string;
  actorName: string;
  note: string;
  occurredAt: Date;
}

/** Keeps a definition once for all cases that were started with it; true when it was new. */
export async function insertDefinition(
  tx: Tx,
  tenantId: string,
  { hash, definition }: FrozenWorkflow,
): Promise<boolean> {
  const row = await tx
    .insertInto('workflowDefinitions')
    .values({ tenantId, key: definition.key, hash, definition: JSON.stringify(definition) })
    .onConflict((conflict) => conflict.columns(['tenantId', 'key', 'hash']).doNothing())
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** The definition as stored; it never changes, so a reader may keep it. */
export async function getDefinition(
  db: Queryable,
  key: { tenantId: string; definitionKey: string; definitionHash: string },
): Promise<{ hash: string; definition: unknown }> {
  return db
    .selectFrom('workflowDefinitions')
    .select(['hash', 'definition'])
    .where('tenantId', '=', key.tenantId)
    .where('key', '=', key.definitionKey)
    .where('hash', '=', key.definitionHash)
    .executeTakeFirstOrThrow();
}

/** The same among other rows of a write that is one statement. */
export const definitionParts = (tenantId: string, { hash, definition }: FrozenWorkflow): Part[] =>
  batch.rows(
    'workflowDefinitions',
    [{ tenantId, key: definition.key, hash, definition: { ...definition } as unknown as Json }],
    'on conflict do nothing',
  );

/** Whether a definition lies there, committed. */
export async function isStored(db: Database, tenantId: string, { hash, definition }: FrozenWorkflow): Promise<boolean> {
  const row = await db
    .selectFrom('workflowDefinitions')
    .select('hash')
    .where('tenantId', '=', tenantId)
    .where('key', '=', definition.key)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}

/** A case with its first step. */
export function instanceParts(instance: WorkflowInstance, start: WorkflowStep): Part[] {
  const { tenantId, id: instanceId } = instance;
  return [
    ...batch.rows('workflowInstances', [instance]),
    ...batch.rows('workflowSteps', [{ tenantId, instanceId, ...start }]),
  ];
}

export async function insertStep(
  tx: Tx,
  key: { tenantId: string; instanceId: string },
  step: WorkflowStep,
): Promise<void> {
  await tx
    .insertInto('workflowSteps')
    .values({ ...key, ...step })
    .execute();
}

/** The instance, locked until the transaction ends. */
export async function findForUpdate(tx: Tx, tenantId: string, id: string): Promise<WorkflowInstance | null> {
  const row = await tx
    .selectFrom('workflowInstances')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function updateInstance(
  tx: Tx,
  { tenantId, id }: WorkflowInstance,
  change: { state: string; version: number; changedAt: Date; endedAt: Date | null },
): Promise<void> {
  await tx.updateTable('workflowInstances').set(change).where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

export async function findInstanceById(db: Queryable, tenantId: string, id: string): Promise<WorkflowInstance | null> {
  const row = await db
    .selectFrom('workflowInstances')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The run of a definition for a subject that is under way, or the last one that ended; null when there was none. */
export async function findInstanceOf(
  db: Queryable,
  key: { tenantId: string; subjectType: string; subjectId: string; definitionKey: string },
): Promise<WorkflowInstance | null> {
  const row = await db
    .selectFrom('workflowInstances')
    .selectAll()
    .where('tenantId', '=', key.tenantId)
    .where('subjectType', '=', key.subjectType)
    .where('subjectId', '=', key.subjectId)
    .where('definitionKey', '=', key.definitionKey)
    .orderBy('endedAt', (order) => order.desc().nullsFirst())
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** All steps of an instance in order. */
export async function listStepsOf(db: Queryable, tenantId: string, instanceId: string): Promise<WorkflowStep[]> {
  return db
    .selectFrom('workflowSteps')
    .select([
      'version',
      'transition',
      'fromState',
      'toState',
      'actorKind',
      'actorId',
      'actorName',
      'note',
      'occurredAt',
    ])
    .where('tenantId', '=', tenantId)
    .where('instanceId', '=', instanceId)
    .orderBy('version')
    .execute();
}
