import { defineWorkflow } from '../../foundation/workflow/index.ts';

/** The yearly clean-up (清理) of rules and normative documents: drafted, confirmed by another person, published. */
export const cleanupFlow = defineWorkflow({
  key: 'normative.cleanup',
  title: { zh: '规范性文件清理', en: 'Clean-up of normative documents' },
  initial: 'drafting',
  states: {
    drafting: { title: { zh: '拟定结果', en: 'Results being drafted' } },
    confirming: { title: { zh: '待审定公布', en: 'To be confirmed and published' } },
    published: { title: { zh: '已公布', en: 'Published' }, final: true },
    dropped: { title: { zh: '已取消', en: 'Dropped' }, final: true },
  },
  predicates: {
    another: {
      unmet: { zh: '拟定结果的人不能自己审定公布', en: 'Who drafted the results cannot confirm and publish them' },
    },
  },
  guards: {
    decided: { unmet: { zh: '还有文件没有清理结果', en: 'Some documents have no result yet' } },
  },
  effects: {
    set_validity: {
      zh: '公布三个目录，并同时更新文件的有效性',
      en: 'Publish the three lists and set validity with them',
    },
  },
  transitions: [
    {
      name: 'submit',
      title: { zh: '送审定', en: 'Send for confirmation' },
      from: 'drafting',
      to: 'confirming',
      who: [{ permission: 'normative.cleanup.write' }],
      guards: ['decided'],
    },
    {
      name: 'return',
      title: { zh: '退回修改', en: 'Return' },
      from: 'confirming',
      to: 'drafting',
      who: [{ permission: 'normative.cleanup.publish' }],
    },
    {
      name: 'publish',
      title: { zh: '审定并公布', en: 'Confirm and publish' },
      from: 'confirming',
      to: 'published',
      who: [{ permission: 'normative.cleanup.publish' }, { predicate: 'another' }],
      guards: ['decided'],
      effects: ['set_validity'],
      source: '清理后公布继续有效、废止、失效三个目录，未列入继续有效目录的不得作为依据',
    },
    {
      name: 'drop',
      title: { zh: '取消清理', en: 'Drop' },
      from: ['drafting', 'confirming'],
      to: 'dropped',
      who: [{ permission: 'normative.cleanup.write' }],
    },
  ],
});
