export { defineWorkflow } from './workflow-definition.rules.ts';
export { allowedTransitions, applyTransition } from './workflow.rules.ts';
export { freezeDefinition, thawDefinition } from './workflow-frozen.ts';
export { drawWorkflow } from './workflow-drawing.rules.ts';
export type { TransitionOption, WorkflowContext, WorkflowDefinition } from './workflow.schema.ts';
