import { defineWorkflow } from '../../foundation/workflow/index.ts';

/** The way of an entry of any ledger: filed by one person, confirmed by another, taken back when it does not hold. */
export const entryFlow = defineWorkflow({
  key: 'ledgers.entry',
  title: { zh: '台账条目', en: 'Ledger entry' },
  initial: 'draft',
  states: {
    draft: { title: { zh: '草稿', en: 'Draft' } },
    submitted: { title: { zh: '待确认', en: 'To be confirmed' } },
    confirmed: { title: { zh: '已确认', en: 'Confirmed' } },
    taken_back: { title: { zh: '已撤回', en: 'Taken back' }, final: true },
    dropped: { title: { zh: '已作废', en: 'Dropped' }, final: true },
  },
  predicates: {
    another: { unmet: { zh: '登记的人不能自己确认', en: 'Who filed an entry cannot confirm it' } },
  },
  guards: {
    complete: { unmet: { zh: '还有没填好的内容', en: 'Something is still missing or wrong' } },
    about_confirmed: {
      unmet: { zh: '所属事项还没有确认，或已经撤回', en: 'What it is about is not confirmed, or was taken back' },
    },
    unused: { unmet: { zh: '还有台账以它为对象', en: 'Other entries are about it' } },
  },
  effects: {
    prove: { zh: '记为履职证据，对外公开的同时公布', en: 'Tell the evidence; publish what is public' },
    retract: { zh: '撤回证据，撤下公开的内容', en: 'Retract the evidence; withdraw what was public' },
  },
  transitions: [
    {
      ...{ name: 'submit', title: { zh: '送确认', en: 'Send for confirmation' }, from: 'draft', to: 'submitted' },
      who: [{ permission: 'ledgers.entry.write' }],
      guards: ['complete'],
    },
    {
      ...{ name: 'recall', title: { zh: '收回修改', en: 'Call back' }, from: 'submitted', to: 'draft' },
      who: [{ permission: 'ledgers.entry.write' }],
    },
    {
      ...{ name: 'return', title: { zh: '退回', en: 'Return' }, from: 'submitted', to: 'draft' },
      who: [{ permission: 'ledgers.entry.confirm' }],
    },
    {
      ...{ name: 'confirm', title: { zh: '确认', en: 'Confirm' }, from: 'submitted', to: 'confirmed' },
      who: [{ permission: 'ledgers.entry.confirm' }, { predicate: 'another' }],
      guards: ['complete', 'about_confirmed'],
      effects: ['prove'],
    },
    {
      ...{ name: 'take_back', title: { zh: '撤回', en: 'Take back' }, from: 'confirmed', to: 'taken_back' },
      who: [{ permission: 'ledgers.entry.confirm' }],
      guards: ['unused'],
      effects: ['retract'],
    },
    {
      ...{ name: 'drop', title: { zh: '作废', en: 'Drop' }, from: 'draft', to: 'dropped' },
      who: [{ permission: 'ledgers.entry.write' }],
    },
  ],
});
