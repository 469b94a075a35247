import { defineWorkflow } from '../../foundation/workflow/index.ts';

export const PERMISSIONS = {
  read: 'plans.plan.read',
  write: 'plans.plan.write',
  approve: 'plans.plan.approve',
  publish: 'plans.plan.publish',
  report: 'plans.part.report',
} as const;

/** The life of a yearly plan: drawn up, agreed to by somebody else, in force, closed with its summary. */
export const planFlow = defineWorkflow({
  key: 'work_plans.plan',
  title: { zh: '年度工作要点', en: 'Yearly work plan' },
  initial: 'draft',
  states: {
    draft: { title: { zh: '起草', en: 'Draft' } },
    in_review: { title: { zh: '送审', en: 'In review' } },
    in_force: { title: { zh: '执行中', en: 'In force' } },
    closed: { title: { zh: '已办结', en: 'Closed' }, final: true },
  },
  predicates: {
    not_author: { unmet: { zh: '不能审定本人起草的要点', en: 'Nobody agrees to a plan that he drew up' } },
  },
  guards: {
    has_items: { unmet: { zh: '要点还没有任务', en: 'The plan has no items' } },
    settled: {
      unmet: { zh: '还有任务的单位或期限没有核实', en: 'Units or dates of some items have not been looked at yet' },
    },
    has_owners: { unmet: { zh: '有的任务没有责任单位', en: 'Some items have no unit that answers for them' } },
    summary_sent: { unmet: { zh: '年度总结还没有报送', en: 'The yearly summary has not been sent' } },
  },
  effects: {
    take_force: { zh: '生成各单位的应办事项', en: 'Make the duties of the units' },
    end: { zh: '结束未到期的应办事项', en: 'End duties that have not fallen due' },
  },
  transitions: [
    {
      ...{ name: 'submit', title: { zh: '送审', en: 'Send for review' }, from: 'draft', to: 'in_review' },
      who: [{ permission: 'plans.plan.write' }],
      guards: ['has_items', 'settled', 'has_owners'],
    },
    {
      ...{ name: 'recall', title: { zh: '收回', en: 'Take back' }, from: 'in_review', to: 'draft' },
      who: [{ permission: 'plans.plan.write' }],
    },
    {
      ...{ name: 'return', title: { zh: '退回修改', en: 'Return' }, from: 'in_review', to: 'draft' },
      who: [{ permission: 'plans.plan.approve' }, { predicate: 'not_author' }],
    },
    {
      ...{
        name: 'approve',
        title: { zh: '审定印发', en: 'Agree and put in force' },
        from: 'in_review',
        to: 'in_force',
      },
      who: [{ permission: 'plans.plan.approve' }, { predicate: 'not_author' }],
      guards: ['has_items', 'settled', 'has_owners'],
      effects: ['take_force'],
    },
    {
      ...{ name: 'close', title: { zh: '办结', en: 'Close' }, from: 'in_force', to: 'closed' },
      who: [{ permission: 'plans.plan.write' }],
      guards: ['summary_sent'],
      effects: ['end'],
    },
  ],
});
