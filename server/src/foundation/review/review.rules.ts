import { defineWorkflow, type WorkflowDefinition } from '../workflow/index.ts';
import type { ReviewState, ReviewStep } from './review.schema.ts';

/** Pure decisions of review: which chains are allowed, and the workflow table that a chain becomes. */

/** 初审 → 复审 → 保密审查 → 终审, until a tenant sets its own. */
export const DEFAULT_STEPS: readonly ReviewStep[] = [
  { key: 'first', nameZh: '初审', nameEn: 'First review', permission: 'review.step.first' },
  { key: 'second', nameZh: '复审', nameEn: 'Second review', permission: 'review.step.second' },
  { key: 'secrecy', nameZh: '保密审查', nameEn: 'Secrecy review', permission: 'review.step.secrecy' },
  { key: 'final', nameZh: '终审', nameEn: 'Final review', permission: 'review.step.final' },
];

export type ChainFault = 'no_steps' | 'key_twice' | 'no_secrecy_step';

/** What is wrong with a chain. A secrecy step is required: 政府信息公开条例 art. 17 asks for a secrecy review before anything is published. */
export function findChainFault(steps: readonly ReviewStep[]): ChainFault | null {
  if (steps.length === 0) return 'no_steps';
  if (new Set(steps.map((step) => step.key)).size < steps.length) return 'key_twice';
  return steps.some((step) => step.permission === 'review.step.secrecy') ? null : 'no_secrecy_step';
}

export const stateOf = (step: Pick<ReviewStep, 'key'>) => `at_${step.key}`;
const FINAL_STATES: readonly ReviewState[] = ['approved', 'returned', 'cancelled'];

/** `waiting` while a step is open. */
export const reviewState = (workflowState: string): ReviewState =>
  FINAL_STATES.find((state) => state === workflowState) ?? 'waiting';

/** The key under which the workflow of a review is found again, whatever its steps. */
export const REVIEW_WORKFLOW = 'review.chain';

/** The chain as a workflow table: a state for each step, approve goes on, return ends, nobody decides on his own text. */
export function reviewWorkflow(steps: readonly ReviewStep[]): WorkflowDefinition {
  const states = Object.fromEntries(
    steps.map((step) => [stateOf(step), { title: { zh: `待${step.nameZh}`, en: `Waiting for ${step.nameEn}` } }]),
  );
  const decide = ['not_author', 'not_decided_before'];
  const transitions = steps.flatMap((step, i) => {
    const next = steps[i + 1];
    const who = [{ permission: step.permission }];
    const common = { from: stateOf(step), who, guards: decide };
    return [
      {
        ...common,
        name: `approve_${step.key}`,
        title: { zh: `${step.nameZh}通过`, en: `Approve: ${step.nameEn}` },
        to: next ? stateOf(next) : 'approved',
        effects: next ? [] : ['approve_subject'],
      },
      {
        ...common,
        name: `return_${step.key}`,
        title: { zh: `${step.nameZh}退回`, en: `Return: ${step.nameEn}` },
        to: 'returned',
        effects: ['return_subject'],
      },
    ];
  });
  return defineWorkflow({
    key: REVIEW_WORKFLOW,
    title: { zh: '发布前审核', en: 'Review before publication' },
    initial: steps[0] ? stateOf(steps[0]) : '',
    states: {
      ...states,
      approved: { title: { zh: '审核通过', en: 'Approved' }, final: true },
      returned: { title: { zh: '已退回', en: 'Returned' }, final: true },
      cancelled: { title: { zh: '已撤回', en: 'Recalled' }, final: true },
    } as Record<string, { title: { zh: string; en: string }; final?: true }>,
    predicates: {
      owns_subject: { unmet: { zh: '只有起草一方可以撤回', en: 'Only the side that wrote it may recall it' } },
    },
    guards: {
      not_author: {
        unmet: {
          zh: '您参与起草了这份稿件，应由他人审核',
          en: 'You wrote in this text, so somebody else has to review it',
        },
      },
      not_decided_before: {
        unmet: {
          zh: '您已审核过这份稿件的前一环节，应由他人审核',
          en: 'You decided an earlier step of this review, so somebody else has to decide this one',
        },
      },
    },
    effects: {
      approve_subject: { zh: '稿件转为待发布', en: 'The text is ready to be published' },
      return_subject: { zh: '稿件退回起草人', en: 'The text goes back to its author' },
    },
    transitions: [
      ...transitions,
      {
        name: 'cancel',
        title: { zh: '撤回', en: 'Recall' },
        from: steps.map(stateOf),
        to: 'cancelled',
        who: [{ predicate: 'owns_subject' as const }],
      },
    ] as never,
  }) as WorkflowDefinition;
}
