import { defineErrors } from '../../kernel/errors/index.ts';

export const dutyErrors = defineErrors('duties', {
  not_found: { status: 404, zh: '没有这项义务。', en: 'There is no such obligation.' },
  duty_not_found: { status: 404, zh: '没有这项应办事项。', en: 'There is no such duty.' },
  decision_not_found: { status: 404, zh: '没有这项申请。', en: 'There is no such proposal.' },
  succession_not_found: { status: 404, zh: '没有这条单位变更记录。', en: 'There is no such change of units.' },
  pack_not_found: { status: 404, zh: '没有规则包“{code}”。', en: 'There is no rule pack {code}.' },
  pack_not_installed: { status: 409, zh: '这个规则包没有安装。', en: 'This rule pack is not installed.' },
  code_taken: {
    status: 409,
    zh: '编号“{code}”已被另一项义务使用，请换一个编号。',
    en: 'The code {code} belongs to another obligation; choose another.',
  },
  conflict: {
    status: 409,
    zh: '这条记录刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this. Reload, compare, and send your change again.',
  },
  unit_unknown: {
    status: 422,
    zh: '没有这个单位，请从列表中选择。',
    en: 'There is no such unit; choose one from the list.',
  },
  type_unknown: {
    status: 422,
    zh: '没有证据类型“{types}”。请从列表中选择。',
    en: 'There is no kind of evidence {types}; choose from the list.',
  },
  before_version: {
    status: 422,
    zh: '生效日期必须晚于上一版本的生效日期（{on}）。',
    en: 'A new version must hold from a day after the present one ({on}).',
  },
  ends_before_it_begins: {
    status: 422,
    zh: '截止日期不能早于生效日期。',
    en: 'The last day cannot be before the first.',
  },
  already_ended: { status: 409, zh: '这项义务已经终止。', en: 'This obligation has ended already.' },
  nothing_proves_it: {
    status: 422,
    zh: '请至少选择一种自动识别的证据，或允许人工提交佐证。',
    en: 'Choose a kind of evidence, or allow evidence filed by hand; otherwise nothing could ever settle it.',
  },
  decision_stands: {
    status: 409,
    zh: '这项应办事项已有待批或已批准的申请。',
    en: 'A proposal for this duty waits or was approved already.',
  },
  own_proposal: {
    status: 403,
    zh: '不能批准自己提出的申请，请由另一位有权限的人员处理。',
    en: 'Nobody decides on his own proposal; another person with the permission must.',
  },
  decision_over: { status: 409, zh: '这项申请已经处理过了。', en: 'This proposal has been decided already.' },
  reason_needed: { status: 422, zh: '请写明理由。', en: 'Give a reason.' },
  succession_circle: {
    status: 422,
    zh: '这样会使单位变更首尾相接，请核对方向。',
    en: 'These changes of units would run in a circle; check the direction.',
  },
  succession_stands: { status: 409, zh: '这条单位变更已经登记。', en: 'This change of units is recorded already.' },
  choice_unknown: {
    status: 422,
    zh: '规则“{rule}”没有选项“{choice}”。',
    en: 'The rule {rule} has no choice {choice}.',
  },
});
