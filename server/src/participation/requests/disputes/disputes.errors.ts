import { defineErrors } from '../../../kernel/errors/index.ts';

export const disputeErrors = defineErrors('request_disputes', {
  unknown: { status: 404, zh: '没有这件复议或者诉讼案件。', en: 'There is no such proceeding.' },
  days_wrong: {
    status: 422,
    zh: '日期不合理：送达、答复和审结都不能早于申请（起诉）日，也不能晚于今天。',
    en: 'The days do not fit: nothing happens before it was filed, or after today.',
  },
  result_wrong: {
    status: 422,
    zh: '审结日期和审理结果要同时填写。',
    en: 'The day it ended and its result go together.',
  },
  request_unknown: {
    status: 422,
    zh: '没有这件申请，或者不是本机关的。',
    en: 'There is no such request of this authority.',
  },
  conflict: {
    status: 409,
    zh: '刚才已有人改过，请刷新后再改。',
    en: 'Somebody changed this just now. Reload and change it again.',
  },
});
