import { applyTransition, defineWorkflow } from '../../foundation/workflow/index.ts';
import type { Disclosure } from './disclosure.schema.ts';
import type { AvailableAction, EditionState } from './documents.schema.ts';

/** The states of an edition and every step between them, as one table: read by the service before it acts and by the console's buttons. */

/** `none`: no text of the document is under way. */
export type FlowState = EditionState | 'none';

const write = [{ permission: 'documents.document.write' }] as const;
const submit = [{ permission: 'documents.document.submit' }] as const;
const system = [{ system: true }] as const;

export const editionFlow = defineWorkflow({
  key: 'documents.edition',
  title: { zh: '文件版本', en: 'Edition of a document' },
  initial: 'none',
  states: {
    none: { title: { zh: '没有在办稿件', en: 'No text under way' } },
    draft: { title: { zh: '草稿', en: 'Draft' } },
    in_review: { title: { zh: '审核中', en: 'In review' } },
    approved: { title: { zh: '待发布', en: 'Ready to publish' } },
    live: { title: { zh: '已公开', en: 'Public' } },
    superseded: { title: { zh: '已被替代', en: 'Superseded' }, final: true },
    withdrawn: { title: { zh: '已撤下', en: 'Withdrawn' }, final: true },
  },
  predicates: {},
  guards: {
    untouched: {
      unmet: {
        zh: '导入后已有人改动过这份稿件，应按审核流程发布',
        en: 'Somebody worked on it after the import, so it goes through review',
      },
    },
    scheduled: { unmet: { zh: '没有定时发布', en: 'It is not scheduled' } },
  },
  effects: {},
  transitions: [
    { name: 'start_draft', title: { zh: '新建稿件', en: 'Start a draft' }, from: 'none', to: 'draft', who: write },
    {
      name: 'import',
      title: { zh: '导入', en: 'Import' },
      from: 'none',
      to: 'draft',
      who: [{ permission: 'documents.document.import' }],
    },
    {
      name: 'publish_at_once',
      title: { zh: '存量文件直接发布', en: 'Publish old stock at once' },
      from: ['none', 'draft'],
      to: 'live',
      who: [{ permission: 'documents.document.bulk_publish' }],
      guards: ['untouched'],
    },
    { name: 'edit', title: { zh: '修改', en: 'Edit' }, from: 'draft', to: 'draft', who: write },
    { name: 'discard_draft', title: { zh: '删除草稿', en: 'Discard' }, from: 'draft', to: 'none', who: write },
    {
      name: 'correct_tasks',
      title: { zh: '核对任务分解', en: 'Correct the tasks' },
      from: 'draft',
      to: 'draft',
      who: [{ permission: 'documents.task.correct' }],
    },
    {
      name: 'correct_tasks',
      title: { zh: '核对任务分解', en: 'Correct the tasks' },
      from: 'live',
      to: 'live',
      // What is public changes at once, so it also takes the right to publish.
      who: [{ permission: 'documents.task.correct' }, { permission: 'documents.document.publish' }],
    },
    { name: 'submit', title: { zh: '提交审核', en: 'Send for review' }, from: 'draft', to: 'in_review', who: submit },
    {
      name: 'approve',
      title: { zh: '审核全部通过', en: 'All reviews passed' },
      from: 'in_review',
      to: 'approved',
      who: system,
      source: '政府信息公开条例第十七条',
    },
    { name: 'return', title: { zh: '退回修改', en: 'Returned' }, from: 'in_review', to: 'draft', who: system },
    {
      name: 'recall',
      title: { zh: '撤回提交', en: 'Take back from review' },
      from: ['in_review', 'approved'],
      to: 'draft',
      who: submit,
    },
    {
      name: 'publish',
      title: { zh: '发布', en: 'Publish' },
      from: 'approved',
      to: 'live',
      who: [{ permission: 'documents.document.publish' }],
    },
    {
      name: 'publish_urgently',
      title: { zh: '应急发布', en: 'Publish in an emergency' },
      from: ['draft', 'in_review'],
      to: 'live',
      who: [{ permission: 'documents.document.publish_urgently' }],
    },
    {
      name: 'schedule',
      title: { zh: '定时发布', en: 'Schedule' },
      from: 'approved',
      to: 'approved',
      who: [{ permission: 'documents.document.publish' }],
    },
    {
      name: 'unschedule',
      title: { zh: '取消定时发布', en: 'Cancel the schedule' },
      from: 'approved',
      to: 'approved',
      who: [{ permission: 'documents.document.publish' }],
      guards: ['scheduled'],
    },
    { name: 'expire', title: { zh: '公示期满', en: 'Period over' }, from: 'live', to: 'withdrawn', who: system },
    {
      name: 'refuse_afterwards',
      title: { zh: '应急发布后补审未通过', en: 'Refused by the review afterwards' },
      from: 'live',
      to: 'withdrawn',
      who: system,
    },
    { name: 'supersede', title: { zh: '被新版本替代', en: 'Superseded' }, from: 'live', to: 'superseded', who: system },
    {
      name: 'withdraw',
      title: { zh: '撤下', en: 'Withdraw' },
      from: 'live',
      to: 'withdrawn',
      who: [{ permission: 'documents.document.withdraw' }],
    },
  ],
});

export interface Situation {
  live: EditionState | null;
  draft: EditionState | null;
  /** The draft has a time at which it becomes public by itself. */
  isScheduled?: boolean;
  /** Whether the document was decided to be made public; absent: it was. */
  disclosure?: Disclosure | '';
  /** Whether the actor holds the permission for the document's unit. */
  can: (permission: string) => boolean;
}

type ActionName = AvailableAction['name'];

/** Which edition each action of an officer is about, and what to tell when its state does not allow it. */
const OFFERED: Record<ActionName, { on: 'draft' | 'live' | 'either'; zh: string; en: string }> = {
  edit: {
    on: 'draft',
    zh: '只有草稿可以修改；审核中的稿件需先退回或撤回',
    en: 'Only a draft can be edited; a text in review has to be returned or recalled first',
  },
  submit: { on: 'draft', zh: '只有草稿可以提交审核', en: 'Only a draft can be sent for review' },
  recall: {
    on: 'draft',
    zh: '稿件不在审核中，也不在待发布',
    en: 'It is neither in review nor ready to publish',
  },
  publish: { on: 'draft', zh: '审核全部通过后才能发布', en: 'It can be published when all reviews have passed' },
  publish_urgently: {
    on: 'draft',
    zh: '没有未发布的稿件；审核已全部通过的请直接发布',
    en: 'There is no unpublished text; one that has passed its reviews is published in the ordinary way',
  },
  schedule: { on: 'draft', zh: '审核全部通过后才能定时发布', en: 'It can be scheduled when all reviews have passed' },
  unschedule: { on: 'draft', zh: '没有定时发布，无需取消', en: 'It is not scheduled, so there is nothing to cancel' },
  withdraw: {
    on: 'live',
    zh: '没有公开的内容，无需撤下',
    en: 'Nothing of it is public, so there is nothing to withdraw',
  },
  start_draft: {
    on: 'draft',
    zh: '已有一份未发布的稿件，请在其上修改',
    en: 'There is an unpublished draft already; edit that one',
  },
  discard_draft: { on: 'draft', zh: '只有草稿可以删除', en: 'Only a draft can be discarded' },
  // What reviewers look at stays as they saw it; a published text without a draft may have its units and dates corrected.
  correct_tasks: {
    on: 'either',
    zh: '审核中或待发布的稿件不能改动任务',
    en: 'The tasks of a text in review or ready to publish cannot be changed',
  },
};

export type Judgement =
  | { allowed: true; reason: ''; to: FlowState }
  | {
      allowed: false;
      reason: string;
      /** The permission that is missing; null when it is something else. */ missing: string | null;
    };

/** Taking it back is what ends the schedule, so that nothing is edited that goes out by itself. */
const SCHEDULED = {
  zh: '已定时发布；要修改请先撤回，定时发布随之取消',
  en: 'It is scheduled; to edit it take it back first, which cancels the schedule',
};

/** Whether an officer may take a step now: the state it leads to, or why not. */
export function judge(name: ActionName, situation: Situation, locale: 'zh' | 'en'): Judgement {
  const { on, ...notNow } = OFFERED[name];
  const state: FlowState =
    (on === 'live' ? situation.live : on === 'either' ? (situation.draft ?? situation.live) : situation.draft) ??
    'none';
  const result = applyTransition(editionFlow, state, name, {
    may: situation.can,
    predicates: {},
    guards: { untouched: false, scheduled: situation.isScheduled ?? false },
  });
  if (result.ok) return { allowed: true, reason: '', to: result.to };
  const missing = result.refusals.find(({ code }) => code === 'workflow.no_permission');
  if (missing) {
    const reason = locale === 'zh' ? '您没有这项权限' : 'You do not have the permission for this';
    return { allowed: false, reason, missing: missing.name };
  }
  const words = name === 'edit' && situation.isScheduled ? SCHEDULED : notNow;
  return { allowed: false, reason: words[locale], missing: null };
}

const NEEDS_DISCLOSURE: readonly ActionName[] = ['submit', 'publish', 'publish_urgently'];
const DISCLOSURE = {
  undecided: {
    zh: '还没有确定公开属性，请先确定',
    en: 'Nobody decided yet whether it is made public; decide that first',
  },
  other: {
    zh: '公开属性不是“主动公开”；情况变化时请先写明理由，改变公开属性',
    en: 'It is not to be made public; when things changed, convert it first, with a reason',
  },
} as const;

/** What can be done now, and why not. */
export function availableActions(situation: Situation, locale: 'zh' | 'en'): AvailableAction[] {
  return (Object.keys(OFFERED) as ActionName[]).map((name) => {
    const { allowed, reason } = judge(name, situation, locale);
    const { disclosure = 'proactive' } = situation;
    // The step itself asks again (disclosureGate); told here, nobody starts what cannot succeed.
    if (allowed && NEEDS_DISCLOSURE.includes(name) && disclosure !== 'proactive')
      return {
        name,
        allowed: false,
        reason: DISCLOSURE[disclosure === '' ? 'undecided' : 'other'][locale],
        missing: 'disclosure',
      };
    return { name, allowed, reason };
  });
}

/** The state after a step that the system takes, or the import; null when the edition is not in a state from which it can be taken. */
export function stepOfSystem(
  name: 'approve' | 'return' | 'supersede' | 'expire' | 'import' | 'publish_at_once' | 'refuse_afterwards',
  state: FlowState,
  isUntouched = false,
): EditionState | null {
  const result = applyTransition(editionFlow, state, name, {
    may: () => true,
    system: true,
    predicates: {},
    guards: { untouched: isUntouched, scheduled: false },
  });
  return result.ok ? (result.to as EditionState) : null;
}
