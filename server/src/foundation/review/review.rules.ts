import { defineWorkflow, type WorkflowDefinition } from '../workflow/index.ts';
import type { ReviewState, ReviewStep } from './review.schema.ts';

/** Pure decisions of review: which steps are open together, and the workflow table that a chain becomes. */

/** 初审 → 复审 → 保密审查 → 终审, until a tenant sets its own. */
export const DEFAULT_STEPS: readonly ReviewStep[] = [
  { key: 'first', nameZh: '初审', nameEn: 'First review', permission: 'review.step.first' },
  { key: 'second', nameZh: '复审', nameEn: 'Second review', permission: 'review.step.second' },
  { key: 'secrecy', nameZh: '保密审查', nameEn: 'Secrecy review', permission: 'review.step.secrecy' },
  { key: 'final', nameZh: '终审', nameEn: 'Final review', permission: 'review.step.final' },
];

/** Steps side by side, at most: each subset of them that is still open is a state of the table. */
export const MOST_PARALLEL = 4;

/** Places of the steps that are open together, stage by stage: [[0], [1, 2], [3]]. */
export function stagesOf(steps: readonly ReviewStep[]): number[][] {
  const stages: number[][] = [];
  for (const [place, step] of steps.entries()) {
    const before = stages.at(-1);
    if (step.parallel && before) before.push(place);
    else stages.push([place]);
  }
  return stages;
}

export const stageAt = (steps: readonly ReviewStep[], place: number): number =>
  stagesOf(steps).findIndex((stage) => stage.includes(place));

/** The state in which these steps of one stage are open; a step alone has the name it always had, so that running reviews go on. */
function stateOf(steps: readonly ReviewStep[], stage: readonly number[], open: readonly number[]): string {
  const [only] = stage;
  if (stage.length === 1 && only !== undefined) return `at_${steps[only]?.key ?? ''}`;
  return `open_${open.reduce((sum, place) => sum + 2 ** place, 0)}`;
}

/** Places of the steps that are open in a state of the workflow; none when the review has ended. */
export function openPlaces(steps: readonly ReviewStep[], state: string): number[] {
  const mask = /^open_(\d+)$/.exec(state);
  return [...steps.keys()].filter((place) =>
    mask ? (Number(mask[1]) >> place) % 2 === 1 : state === `at_${steps[place]?.key}`,
  );
}

export const openSteps = (review: { steps: readonly ReviewStep[]; state: string }): ReviewStep[] =>
  openPlaces(review.steps, review.state).flatMap((place) => review.steps[place] ?? []);

/** Earlier steps to which an open one may send a text back: the first of each stage before its own. */
export function backTargets(steps: readonly ReviewStep[], key: string): ReviewStep[] {
  const mine = stageAt(
    steps,
    steps.findIndex((step) => step.key === key),
  );
  return stagesOf(steps)
    .slice(0, Math.max(0, mine))
    .flatMap((stage) => steps[stage[0] ?? -1] ?? []);
}

/**
 * The stage at which a text that was returned comes in again. Not behind the secrecy review, whatever the chain says: the text may have
 * changed since, and 政府信息公开条例 art. 17 wants what is published to have passed it.
 */
export function stageOfResubmission(steps: readonly ReviewStep[], returningKey: string): number {
  const place = steps.findIndex((step) => step.key === returningKey);
  const secrecy = steps.findIndex((step) => step.permission === 'review.step.secrecy');
  if (place < 0) return 0;
  return Math.max(0, Math.min(stageAt(steps, place), secrecy < 0 ? Infinity : stageAt(steps, secrecy)));
}

const FINAL_STATES: readonly ReviewState[] = ['approved', 'returned', 'cancelled'];

/** `waiting` while a step is open. */
export const reviewState = (workflowState: string): ReviewState =>
  FINAL_STATES.find((state) => state === workflowState) ?? 'waiting';

/** The keys under which the workflow of a review is found again, whatever its steps: before publication, or after one in an emergency. */
export const REVIEW_WORKFLOW = 'review.chain';
export const AFTERWARDS_WORKFLOW = 'review.afterwards';

const TITLES = {
  [REVIEW_WORKFLOW]: { zh: '发布前审核', en: 'Review before publication' },
  [AFTERWARDS_WORKFLOW]: { zh: '应急发布后补审', en: 'Review after publication in an emergency' },
};

/** Name of the transition by which a step sends a text back to the stage of an earlier one. */
export const backTransition = (steps: readonly ReviewStep[], key: string, to: string): string =>
  `back_${key}_to_${stageAt(
    steps,
    steps.findIndex((step) => step.key === to),
  )}`;

const subsets = (stage: readonly number[]): number[][] =>
  stage.reduce<number[][]>((sets, place) => [...sets, ...sets.map((set) => [...set, place])], [[]]).slice(1);

/**
 * The chain as a workflow table: a state for each stage and what is still open of it, approve goes on, return ends or goes back, nobody
 * decides on his own text. `startAt`: the stage at which it begins.
 */
export function reviewWorkflow(
  steps: readonly ReviewStep[],
  { startAt = 0, key = REVIEW_WORKFLOW }: { startAt?: number; key?: keyof typeof TITLES } = {},
): WorkflowDefinition {
  const stages = stagesOf(steps);
  const whole = (number: number) => {
    const stage = stages[number];
    return stage ? stateOf(steps, stage, stage) : 'approved';
  };
  const guards = ['not_author', 'not_decided_before'];
  const states: Record<string, { title: { zh: string; en: string }; final?: true }> = {};
  const transitions = stages.flatMap((stage, number) => {
    const sets = subsets(stage);
    for (const set of sets) {
      const names = set.flatMap((place) => steps[place] ?? []);
      const title = {
        zh: `待${names.map((step) => step.nameZh).join('、')}`,
        en: `Waiting for ${names.map((step) => step.nameEn).join(', ')}`,
      };
      states[stateOf(steps, stage, set)] = { title };
    }
    return stage.flatMap((place) => {
      const step = steps[place];
      if (!step) return [];
      const who = [{ permission: step.permission }];
      const containing = sets.filter((set) => set.includes(place));
      const from = containing.map((set) => stateOf(steps, stage, set));
      const approvals = containing.map((set) => {
        const rest = set.filter((other) => other !== place);
        const to = rest.length > 0 ? stateOf(steps, stage, rest) : whole(number + 1);
        return {
          name: `approve_${step.key}`,
          title: { zh: `${step.nameZh}通过`, en: `Approve: ${step.nameEn}` },
          ...{ from: stateOf(steps, stage, set), to, who, guards },
          effects: to === 'approved' ? ['approve_subject'] : [],
        };
      });
      const backs = stages.slice(0, number).map((_, earlier) => ({
        name: `back_${step.key}_to_${earlier}`,
        title: { zh: `${step.nameZh}退回前一环节`, en: `Send back: ${step.nameEn}` },
        ...{ from, to: whole(earlier), who, guards },
        effects: [],
      }));
      return [
        ...approvals,
        {
          name: `return_${step.key}`,
          title: { zh: `${step.nameZh}退回`, en: `Return: ${step.nameEn}` },
          ...{ from, to: 'returned', who, guards },
          effects: ['return_subject'],
        },
        ...backs,
      ];
    });
  });
  return defineWorkflow({
    key,
    title: TITLES[key],
    initial: stages.length > 0 ? whole(startAt) : '',
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
        from: Object.keys(states),
        to: 'cancelled',
        who: [{ predicate: 'owns_subject' as const }],
      },
    ] as never,
  }) as WorkflowDefinition;
}
