import { defineErrors } from '../../../kernel/errors/index.ts';

export const retentionErrors = defineErrors('requests_retention', {
  nothing_due: {
    status: 409,
    zh: '没有到期的申请：办结满规定年限、没有未结复议诉讼的才到期。',
    en: 'Nothing is due: only requests closed long enough ago, without an open reconsideration or suit, are.',
  },
  unknown: { status: 404, zh: '没有找到这次销毁。', en: 'This destruction was not found.' },
  decided: { status: 409, zh: '这次销毁已经有决定，请刷新。', en: 'This destruction is decided already; reload.' },
  same_person: {
    status: 403,
    zh: '销毁由两个人办理：提出的人不能批准。',
    en: 'It takes two people: who proposed it cannot approve it.',
  },
  identity_destroyed: {
    status: 410,
    zh: '这件申请的身份信息已按期销毁。',
    en: 'The identity data of this request was destroyed on schedule.',
  },
});
