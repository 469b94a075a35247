import { defineErrors } from '../../kernel/errors/index.ts';

export const standardTextErrors = defineErrors('standard_text', {
  not_found: {
    status: 404,
    zh: '没有找到这份文件。它可能还没有公开，或地址有误。',
    en: 'There is no such document. It may not be public, or the address is wrong.',
  },
  gone: {
    status: 410,
    zh: '这份文件已不再公开，标准文本不能下载。原因见文件页面。',
    en: 'This document is public no more, so its standard text cannot be had. Its page says why.',
  },
  held: {
    status: 409,
    zh: '这份文件的版式文本没有通过发布审查，暂不提供。请阅读网页，或下载原文件。',
    en: 'The printed form of this document did not pass the checks and is not offered. Please read the page or the original file.',
  },
  busy: {
    status: 503,
    zh: '正在制作的标准文本较多，请过一分钟再试。',
    en: 'Many standard texts are being made just now. Please try again in a minute.',
  },
});
