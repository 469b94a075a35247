import { defineErrors } from '../../../kernel/errors/index.ts';

export const openingErrors = defineErrors('requests_openings', {
  not_answered: {
    status: 409,
    zh: '只有已经答复并予以公开的申请，才能转为主动公开。',
    en: 'Only requests that were answered with disclosure can become proactive disclosure.',
  },
  personal: {
    status: 422,
    zh: '文中有申请人的个人信息（{zh}），请删去后再继续。公开的内容不能让人认出是谁申请的。',
    en: 'The text holds personal data of an applicant ({en}). Remove it: what is public must not show who asked.',
  },
  hidden: {
    status: 409,
    zh: '这份答复摘编所属的申请已经隐藏，不能公开；恢复显示后再继续。',
    en: 'The request that this summary belongs to is hidden; it cannot become public before the request is shown again.',
  },
  one_authority: {
    status: 422,
    zh: '这些申请不属于同一个机关，请分别处理。',
    en: 'These requests are not of one authority; treat them apart.',
  },
});
