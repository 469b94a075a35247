import { defineErrors } from '../../kernel/errors/index.ts';

export const registerErrors = defineErrors('registers', {
  not_found: { status: 404, zh: '登记册中没有这个账号。', en: 'The register has no such account.' },
  conflict: {
    status: 409,
    zh: '这条登记刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this entry. Reload, compare, and send your change again.',
  },
  taken: { status: 409, zh: '“{account}”已经登记过。', en: '“{account}” is in the register already.' },
  unit_unknown: { status: 422, zh: '没有这个单位。', en: 'There is no such unit.' },
  address_wrong: {
    status: 422,
    zh: '网址要以 https:// 或 http:// 开头。',
    en: 'An address begins with https:// or http://.',
  },
  closed: { status: 422, zh: '这个账号已关停，不再读网。', en: 'This account is closed and is not read any more.' },
  closed_before_opened: {
    status: 422,
    zh: '关停日期不能早于开设日期。',
    en: 'It cannot be closed before it was opened.',
  },
  reason_missing: {
    status: 422,
    zh: '请写明关停原因，公开页面会显示。',
    en: 'Say why it is closed; the public page shows it.',
  },
  in_future: { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot be after today.' },
});
