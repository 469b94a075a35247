import { defineWorkflow } from './workflow-definition.rules.ts';

/** A small document workflow for tests; the real ones belong to their modules. */
export const documentFlow = defineWorkflow({
  key: 'test.document',
  title: { zh: '公文发布', en: 'Publishing a document' },
  initial: 'draft',
  states: {
    draft: { title: { zh: '草稿', en: 'Draft' } },
    in_review: { title: { zh: '审核中', en: 'In review' } },
    returned: { title: { zh: '已退回', en: 'Returned' } },
    published: { title: { zh: '已发布', en: 'Published' } },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  predicates: {
    is_author: { unmet: { zh: '只有起草人可以送审', en: 'Only the author can send it for review' } },
    not_author: { unmet: { zh: '不能审核本人起草的内容', en: 'Nobody reviews his own text' } },
  },
  guards: {
    has_title: { unmet: { zh: '缺少标题', en: 'The title is missing' } },
    attribute_set: { unmet: { zh: '没有确定公开属性', en: 'The disclosure attribute is not set' } },
  },
  effects: {
    notify_reviewers: { zh: '通知审核人', en: 'Tell the reviewers' },
    notify_author: { zh: '通知起草人', en: 'Tell the author' },
    go_public: { zh: '公开发布', en: 'Make it public' },
    leave_tombstone: { zh: '留下撤回说明', en: 'Leave a tombstone' },
  },
  transitions: [
    {
      name: 'submit',
      title: { zh: '送审', en: 'Submit' },
      from: ['draft', 'returned'],
      to: 'in_review',
      who: [{ permission: 'documents.document.edit' }, { predicate: 'is_author' }],
      guards: ['has_title', 'attribute_set'],
      effects: ['notify_reviewers'],
      source: '《政府信息公开条例》第十七条',
    },
    {
      name: 'return',
      title: { zh: '退回', en: 'Return' },
      from: 'in_review',
      to: 'returned',
      who: [{ permission: 'documents.document.review' }, { predicate: 'not_author' }],
      effects: ['notify_author'],
    },
    {
      name: 'publish',
      title: { zh: '发布', en: 'Publish' },
      from: 'in_review',
      to: 'published',
      who: [{ permission: 'documents.document.publish' }, { predicate: 'not_author' }],
      guards: ['has_title'],
      effects: ['go_public', 'notify_author'],
    },
    {
      name: 'withdraw',
      title: { zh: '撤回', en: 'Withdraw' },
      from: 'published',
      to: 'withdrawn',
      who: [{ permission: 'documents.document.withdraw' }],
      effects: ['leave_tombstone'],
    },
    {
      name: 'expire',
      title: { zh: '到期失效', en: 'Expire' },
      from: 'published',
      to: 'withdrawn',
      who: [{ system: true }],
      effects: ['leave_tombstone'],
    },
  ],
});
