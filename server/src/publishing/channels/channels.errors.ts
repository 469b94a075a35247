import { defineErrors } from '../../kernel/errors/index.ts';

export const channelErrors = defineErrors('channels', {
  not_public: {
    status: 409,
    zh: '这份文件现在没有公开，不能发到其他渠道。',
    en: 'This document is not public now, so it cannot be shown elsewhere.',
  },
  document_unknown: { status: 404, zh: '没有这份文件。', en: 'There is no such document.' },
  not_found: { status: 404, zh: '没有这条记录。', en: 'There is no such record.' },
  taken_back: { status: 409, zh: '这条已经登记过撤下。', en: 'This was recorded as taken down already.' },
  link_wrong: {
    status: 422,
    zh: '网址要以 https:// 或 http:// 开头。',
    en: 'An address begins with https:// or http://.',
  },
  in_future: { status: 422, zh: '发布时间不能晚于现在。', en: 'It cannot have been shown after now.' },
});
