import { defineErrors } from '../../kernel/errors/index.ts';

export const readingPointErrors = defineErrors('reading_points', {
  not_found: { status: 404, zh: '没有这个查阅点。', en: 'There is no such reading point.' },
  conflict: {
    status: 409,
    zh: '这个查阅点刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this reading point. Reload, compare, and send your change again.',
  },
  unit_unknown: { status: 422, zh: '没有这个单位。', en: 'There is no such unit.' },
  in_future: { status: 422, zh: '清点日期不能晚于今天。', en: 'The stock cannot have been checked after today.' },
  empty: { status: 422, zh: '名称和地址都要填写。', en: 'Name and address are both needed.' },
});
