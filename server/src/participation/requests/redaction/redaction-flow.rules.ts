import { defineWorkflow } from '../../../foundation/workflow/index.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';

export const CONFIRM = 'requests.redaction.confirm';
const source = '《政府信息公开条例》第十七条、第三十七条';

/** From marking to a file that may go out: one marks, another reads it again and confirms (条例 article 17: 先审查、后公开). */
export const redactionFlow = defineWorkflow({
  key: 'requests.redaction',
  title: { zh: '遮盖', en: 'Redaction' },
  initial: 'marking',
  states: {
    marking: { title: { zh: '标记中', en: 'Being marked' } },
    reading: { title: { zh: '待复核', en: 'Waiting for the second reader' } },
    confirmed: { title: { zh: '已复核', en: 'Confirmed' }, final: true },
    dropped: { title: { zh: '已放弃', en: 'Given up' }, final: true },
  },
  predicates: {
    not_marker: { unmet: { zh: '不能复核本人标记的文件', en: 'Nobody confirms what he marked himself' } },
  },
  guards: {
    has_marks: { unmet: { zh: '还没有任何标记', en: 'Nothing is marked yet' } },
    has_result: {
      unmet: { zh: '标记改过之后还没有生成遮盖后的文件', en: 'No file has been made of the present marks yet' },
    },
    gate_passed: {
      unmet: { zh: '审查发现的问题还没有处理完', en: 'The check found something that nobody has settled yet' },
    },
  },
  effects: {},
  transitions: [
    {
      ...{ name: 'submit', title: { zh: '提交复核', en: 'Hand to the second reader' }, from: 'marking', to: 'reading' },
      ...{ who: [{ permission: PERMISSIONS.work }], guards: ['has_marks', 'has_result'], source },
    },
    {
      ...{ name: 'return', title: { zh: '退回修改', en: 'Return for changes' }, from: 'reading', to: 'marking' },
      ...{ who: [{ permission: CONFIRM }], source },
    },
    {
      ...{ name: 'confirm', title: { zh: '复核通过', en: 'Confirm' }, from: 'reading', to: 'confirmed' },
      ...{ who: [{ permission: CONFIRM }, { predicate: 'not_marker' }], guards: ['has_result', 'gate_passed'], source },
    },
    {
      ...{ name: 'drop', title: { zh: '放弃', en: 'Give up' }, from: 'marking', to: 'dropped' },
      ...{ who: [{ permission: PERMISSIONS.work }], source },
    },
  ],
});
export type RedactionState = keyof typeof redactionFlow.states;
