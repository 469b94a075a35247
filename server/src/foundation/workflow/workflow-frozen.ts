import { createHash } from 'node:crypto';
import { Value } from 'typebox/value';
import { checkDefinition } from './workflow-definition.rules.ts';
import { workflowErrors } from './workflow.errors.ts';
import { WorkflowDefinitionSchema, type FrozenWorkflow, type WorkflowDefinition } from './workflow.schema.ts';

/** JSON with sorted keys: the database gives the keys of an object back in an order of its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

const hashOf = (definition: unknown) => createHash('sha256').update(canonical(definition)).digest('hex');

const frozenBefore = new WeakMap<WorkflowDefinition, FrozenWorkflow>();

/** The definition as data, to be stored with a case at its start; the case keeps to it whatever later releases say. */
export function freezeDefinition(definition: WorkflowDefinition): FrozenWorkflow {
  const known = frozenBefore.get(definition);
  if (known) return known;
  const plain = JSON.parse(canonical(definition)) as WorkflowDefinition;
  const made = { hash: hashOf(plain), definition: plain };
  // What defineWorkflow gives never changes; anything else is looked at each time.
  if (definition instanceof Object && Object.isFrozen(definition)) frozenBefore.set(definition, made);
  return made;
}

/** A stored definition, checked. Throws workflow.frozen_changed or workflow.invalid_definition. */
export function thawDefinition(frozen: { hash: string; definition: unknown }): WorkflowDefinition {
  const { definition } = frozen;
  const key = String((definition as { key?: unknown } | null)?.key ?? '?');
  if (hashOf(definition) !== frozen.hash) throw workflowErrors.frozen_changed({ key });
  const shape = Value.Check(WorkflowDefinitionSchema, definition)
    ? []
    : Value.Errors(WorkflowDefinitionSchema, definition).map((error) => `${error.instancePath} ${error.message}`);
  const faults = shape.length > 0 ? shape : checkDefinition(definition as WorkflowDefinition);
  if (faults.length > 0) throw workflowErrors.invalid_definition({ key, faults: faults.join('；') });
  return definition as WorkflowDefinition;
}
