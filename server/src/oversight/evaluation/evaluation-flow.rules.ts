import { defineWorkflow } from '../../foundation/workflow/index.ts';

export const PERMISSIONS = {
  read: 'evaluation.evaluation.read',
  write: 'evaluation.evaluation.write',
  publish: 'evaluation.evaluation.publish',
  judge: 'evaluation.mark.sign',
  object: 'evaluation.objection.file',
  assess: 'evaluation.sample.assess',
} as const;

/** The life of an evaluation: drawn up, judged, told to the units, published for good. */
export const evaluationFlow = defineWorkflow({
  key: 'evaluation.evaluation',
  title: { zh: '政务公开考核', en: 'Evaluation' },
  initial: 'draft',
  states: {
    draft: { title: { zh: '制订方案', en: 'Draft' } },
    scoring: { title: { zh: '评分中', en: 'Being scored' } },
    told: { title: { zh: '反馈各单位', en: 'Told to the units' } },
    published: { title: { zh: '已公布', en: 'Published' }, final: true },
  },
  predicates: {
    not_author: {
      unmet: { zh: '方案由本人制订，请由另一人公布', en: 'Who drew it up does not publish it; somebody else does' },
    },
  },
  guards: {
    cut_is_over: { unmet: { zh: '计分截止日还没有过', en: 'The day of the cut is not over yet' } },
    marks_complete: { unmet: { zh: '还有评议指标没有评完', en: 'Marks of judges are missing' } },
    objections_over: { unmet: { zh: '异议期还没有结束', en: 'Units may still object' } },
    objections_answered: { unmet: { zh: '还有异议没有答复', en: 'An objection waits for its answer' } },
  },
  effects: {
    freeze_told: { zh: '固定反馈结果', en: 'Keep what the units are told' },
    freeze_published: { zh: '固定公布结果', en: 'Freeze the published results' },
  },
  transitions: [
    {
      ...{ name: 'open', title: { zh: '开始评分', en: 'Begin scoring' }, from: 'draft', to: 'scoring' },
      who: [{ permission: 'evaluation.evaluation.write' }],
    },
    {
      ...{ name: 'redraw', title: { zh: '退回修改方案', en: 'Back to the draft' }, from: 'scoring', to: 'draft' },
      who: [{ permission: 'evaluation.evaluation.write' }],
    },
    {
      ...{ name: 'tell', title: { zh: '反馈各单位', en: 'Tell the units' }, from: 'scoring', to: 'told' },
      who: [{ permission: 'evaluation.evaluation.write' }],
      guards: ['cut_is_over', 'marks_complete'],
      effects: ['freeze_told'],
    },
    {
      ...{ name: 'reopen', title: { zh: '重新评分', en: 'Score again' }, from: 'told', to: 'scoring' },
      who: [{ permission: 'evaluation.evaluation.write' }],
    },
    {
      ...{ name: 'publish', title: { zh: '公布结果', en: 'Publish' }, from: 'told', to: 'published' },
      who: [{ permission: 'evaluation.evaluation.publish' }, { predicate: 'not_author' }],
      guards: ['marks_complete', 'objections_over', 'objections_answered'],
      effects: ['freeze_published'],
    },
  ],
});
