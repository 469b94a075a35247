import { defineErrors } from '../../../kernel/errors/index.ts';

export const letterErrors = defineErrors('request_letters', {
  template_unknown: { status: 404, zh: '没有名为“{code}”的文书模板。', en: 'There is no template “{code}”.' },
  template_faulty: {
    status: 422,
    zh: '模板不能保存：{faults}。',
    en: 'The template cannot be saved: {faults}.',
  },
  values_missing: {
    status: 422,
    zh: '文书不能生成，缺少：{names}。请补齐后重试；属于本机关信息的，请在“文书设置”中填写。',
    en: 'The letter cannot be made; missing: {names}. Fill them in; what belongs to the authority is in the settings of letters.',
  },
  decision_incomplete: {
    status: 422,
    zh: '决定不完整，不能生成文书：{faults}。',
    en: 'The decision is not complete: {faults}.',
  },
  prefix_missing: {
    status: 422,
    zh: '本机关还没有设置发文机关代字，不能编号。请在“文书设置”中填写后重试。',
    en: 'The unit has no prefix for its letters’ numbers yet. Set it and try again.',
  },
  unknown: { status: 404, zh: '没有这份文书。', en: 'There is no such letter.' },
  conflict: {
    status: 409,
    zh: '刚才已有人改过，请刷新后再改。',
    en: 'Somebody changed this just now. Reload and change it again.',
  },
  number_taken: {
    status: 409,
    zh: '文号 {number} 已被使用。请检查各单位的机关代字是否重复。',
    en: 'The number {number} is taken. Check that no two units use the same prefix.',
  },
  delivered_early: {
    status: 422,
    zh: '送达日期不能早于文书日期，也不能晚于今天。',
    en: 'A letter is not delivered before its date or after today.',
  },
  not_now: {
    status: 409,
    zh: '这份文书现在不能这样处理（{state}）。请刷新后查看。',
    en: 'This cannot be done with the letter as it is now ({state}). Reload and look.',
  },
  mail_closed: {
    status: 422,
    zh: '本系统没有配置发信服务器，不能用电子邮件送达。请选择其他方式，或请系统管理员设置 SMTP_URL。',
    en: 'No mail server is set up here. Choose another way, or have SMTP_URL set.',
  },
  address_wrong: {
    status: 422,
    zh: '没有可用的电子邮箱地址。请填写申请人确认过的邮箱，或选择其他送达方式。',
    en: 'There is no usable e-mail address. Give one that the applicant confirmed, or choose another way.',
  },
  delivered_already: {
    status: 409,
    zh: '这份文书已经登记过送达。',
    en: 'The delivery of this letter is recorded already.',
  },
});
