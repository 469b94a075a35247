import { defineErrors } from '../../kernel/errors/index.ts';

export const reviewErrors = defineErrors('review', {
  not_found: { status: 404, zh: '没有找到这次审核。', en: 'This review was not found.' },
  conflict: {
    status: 409,
    zh: '这份稿件刚被他人处理过。请刷新后查看最新情况。',
    en: 'Somebody else has just worked on this. Reload to see how it stands.',
  },
  reason_missing: {
    status: 422,
    zh: '退回时请写明原因，便于起草人修改。',
    en: 'Please say why it is returned, so that the author can mend it.',
  },
  ended: { status: 409, zh: '这次审核已经结束。', en: 'This review has ended.' },
  step_not_open: {
    status: 409,
    zh: '这个环节现在没有打开。请刷新后查看最新情况。',
    en: 'This step is not open now. Reload to see how it stands.',
  },
  target_unknown: {
    status: 422,
    zh: '只能退回给撰写人或前面的环节。',
    en: 'It can go back to the author or to an earlier step only.',
  },
  chain_invalid: {
    status: 422,
    zh: '审核流程不能这样设置：{reason}',
    en: 'The chain cannot be set like this: {reason}',
  },
  chain_not_found: { status: 404, zh: '没有找到这个审核流程。', en: 'This chain was not found.' },
  unit_unknown: { status: 422, zh: '没有这个单位，请重新选择。', en: 'There is no such unit; please choose another.' },
  chain_exists: {
    status: 409,
    zh: '这个单位和文种已有审核流程，请修改原有流程。',
    en: 'There is a chain for this unit and kind already; change that one.',
  },
  delegate_unknown: {
    status: 422,
    zh: '不能委托给这个账号：请选择能查看同一单位文件的在用账号。',
    en: 'This account cannot stand in: choose an active one that may read the documents of the same units.',
  },
  delegation_dates: {
    status: 422,
    zh: '委托的起止日期不对：不能早于今天，结束不能早于开始，最长一年。',
    en: 'The dates are not right: not before today, the end not before the start, a year at most.',
  },
  delegation_overlaps: {
    status: 409,
    zh: '这段时间已经委托他人，请先结束原来的委托。',
    en: 'Somebody stands in for you on some of these days already; end that first.',
  },
  delegation_not_found: { status: 404, zh: '没有找到这项委托。', en: 'This delegation was not found.' },
});
