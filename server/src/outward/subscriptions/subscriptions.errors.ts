import { defineErrors } from '../../kernel/errors/index.ts';

export const subscriptionErrors = defineErrors('subscriptions', {
  off: {
    status: 404,
    zh: '本网站没有开通邮件订阅，可以改用订阅源（Atom、RSS）。',
    en: 'This site sends no alerts by mail; its feeds (Atom, RSS) can be followed instead.',
  },
  link_wrong: {
    status: 404,
    zh: '这个链接不完整或已失效。请从邮件中重新打开，或重新订阅。',
    en: 'This link is not complete or no longer valid. Open it from the mail again, or subscribe anew.',
  },
});
