import { defineErrors } from '../../../kernel/errors/index.ts';

export const hidingErrors = defineErrors('requests_hiding', {
  unknown: { status: 404, zh: '没有找到这条提议。', en: 'This proposal was not found.' },
  decided: { status: 409, zh: '这条提议已经有决定，请刷新。', en: 'This proposal is decided already; reload.' },
  waiting: {
    status: 409,
    zh: '这件申请已有一条提议在等待决定，请刷新。',
    en: 'A proposal for this request waits for its decision already; reload.',
  },
  hidden_already: { status: 409, zh: '这件申请已经隐藏。', en: 'This request is hidden already.' },
  not_hidden: { status: 409, zh: '这件申请没有隐藏，请刷新。', en: 'This request is not hidden; reload.' },
  same_person: {
    status: 403,
    zh: '隐藏和恢复都由两个人办理：提出的人不能批准。',
    en: 'Hiding and showing again take two people: who proposed it cannot approve it.',
  },
  reason_missing: { status: 422, zh: '请写明理由。', en: 'Say why.' },
  still_public: {
    status: 409,
    zh: '这件申请的答复摘编还在公开（《{title}》），请先撤下，再隐藏。',
    en: 'The summary of its answer is still public (“{title}”); withdraw it first, then hide the request.',
  },
});
