import { defineErrors } from '../../kernel/errors/index.ts';

export const previewErrors = defineErrors('previews', {
  not_found: {
    status: 404,
    zh: '没有这个预览链接。请核对地址，或向给您链接的单位索取。',
    en: 'There is no such preview. Check the address, or ask the unit that gave it to you.',
  },
  revoked: {
    status: 410,
    zh: '这个预览链接已被收回。如仍需查看，请联系给您链接的单位。',
    en: 'This preview was taken back. If you still need it, ask the unit that gave it to you.',
  },
  expired: {
    status: 410,
    zh: '这个预览链接已过期。如仍需查看，请联系给您链接的单位。',
    en: 'This preview has expired. If you still need it, ask the unit that gave it to you.',
  },
  over: {
    status: 410,
    zh: '预览的稿件已经正式公开或不再使用，这个链接随之失效。',
    en: 'The text of this preview has been published or is no longer used, so the preview has ended.',
  },
  too_long: {
    status: 422,
    zh: '预览链接的有效期应在 1 小时到 {days} 天之间。',
    en: 'A preview is valid for at least an hour and at most {days} days.',
  },
  too_many: {
    status: 409,
    zh: '这份稿件已有 {limit} 个有效的预览链接。请先收回不用的。',
    en: 'This text has {limit} open previews already. Take back those that are not used.',
  },
});
