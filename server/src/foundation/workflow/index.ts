export { defineWorkflow } from './workflow-definition.rules.ts';
export { allowedTransitions, applyTransition } from './workflow.rules.ts';
export { drawWorkflow } from './workflow-drawing.rules.ts';
export { createWorkflowService, type WorkflowService } from './workflow.service.ts';
export type { WorkflowInstance, WorkflowStep } from './workflow.repo.ts';
export type { TransitionOption, WorkflowContext, WorkflowDefinition } from './workflow.schema.ts';
