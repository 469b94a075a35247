import { defineErrors } from '../../kernel/errors/index.ts';

export const pageErrors = defineErrors('pages', {
  not_found: {
    status: 404,
    zh: '没有找到这个页面。它可能已被撤下，或地址有误。',
    en: 'There is no such page. It may have been withdrawn, or the address is wrong.',
  },
  withdrawn: {
    status: 410,
    zh: '这个页面已于{on}撤下。{reason}',
    en: 'This page was withdrawn on {on}. {reason}',
  },
  code_taken: {
    status: 409,
    zh: '这个站点已有代码为“{code}”的页面，或这个栏目已有页面。请换一个。',
    en: 'This site has a page with the code “{code}” already, or the column has its page. Choose another one.',
  },
  conflict: {
    status: 409,
    zh: '这个页面刚被别人修改过，您的内容没有保存。请对照后再保存。',
    en: 'Somebody else has just changed this page, and your text was not saved. Compare, then save again.',
  },
  has_draft: { status: 409, zh: '这个页面已有修改稿。', en: 'This page has a draft already.' },
  no_draft: { status: 409, zh: '这个页面没有修改稿。', en: 'This page has no draft.' },
  not_draft: {
    status: 409,
    zh: '修改稿已经送审。需要修改时请先撤回。',
    en: 'The draft has been sent in for review. Recall it before you change it.',
  },
  not_in_review: {
    status: 409,
    zh: '修改稿没有送审，不需要撤回。',
    en: 'The draft is not in review, so there is nothing to recall.',
  },
  not_approved: {
    status: 409,
    zh: '修改稿还没有审核通过。请先送审，审核全部通过后再发布。',
    en: 'The draft has not been approved yet. Send it in for review; it can be published when all steps have approved.',
  },
  not_live: { status: 409, zh: '这个页面现在没有公开。', en: 'This page is not public now.' },
  own_text: {
    status: 403,
    zh: '参与撰写的人不能发布自己的页面。请由另一位发布员发布。',
    en: 'Nobody publishes what he wrote himself. Ask another publisher.',
  },
  faulty: {
    status: 422,
    zh: '还不能发布：{reasons}。',
    en: 'This cannot be published yet: {reasons}.',
  },
  picture_unknown: {
    status: 422,
    zh: '页面中有 {count} 张图片没有上传成功。请重新上传。',
    en: '{count} pictures of this page were not stored. Send them again.',
  },
  place_wrong: {
    status: 422,
    zh: '这类页面不能放在这个栏目：单页、指南要放在单页栏目，专题、汇编要放在专题栏目。',
    en: 'This kind of page does not fit the column: texts and guides need a single-text column, topics and compilations a topics column.',
  },
  title_missing: { status: 422, zh: '缺少标题', en: 'the title is missing' },
  block_not_allowed: {
    status: 422,
    zh: '这类页面不能有“{words}”块',
    en: 'this kind of page may not have a block “{words}”',
  },
  guide_missing: { status: 422, zh: '缺少指南内容', en: 'the guide itself is missing' },
  guide_incomplete: {
    status: 422,
    zh: '指南缺少条例第十二条要求的要素：{words}',
    en: 'the guide lacks what article 12 of the Regulation requires: {wordsEn}',
  },
  link_wrong: { status: 422, zh: '网址不对：{words}', en: 'this is no address: {words}' },
  alt_missing: { status: 422, zh: '图片缺少文字说明', en: 'a picture has no words for those who do not see it' },
  search_missing: { status: 422, zh: '首页要有搜索框', en: 'a home page needs the search field' },
});
