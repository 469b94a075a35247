import { defineErrors } from '../../kernel/errors/index.ts';

export const interpretationErrors = defineErrors('interpretation', {
  not_found: { status: 404, zh: '没有找到这份解读材料。', en: 'There is no such interpretation.' },
  document_unknown: {
    status: 422,
    zh: '要关联的文件不存在，或不在您的范围内。请重新选择。',
    en: 'One of the documents does not exist or is not in your scope. Choose again.',
  },
  itself: { status: 422, zh: '材料不能解读它自己。', en: 'A text cannot explain itself.' },
  chain: {
    status: 422,
    zh: '“{title}”本身是解读材料，不能再被解读。请关联它解读的文件。',
    en: '“{title}” is an interpretation itself. Link the document that it explains.',
  },
  one_of_both: {
    status: 422,
    zh: '请选择一份已有材料，或填写新材料的标题（二者取一）。',
    en: 'Choose a text that exists, or enter the title of a new one; one of the two.',
  },
  taken: {
    status: 409,
    zh: '这份材料已登记为解读材料。请在它的页面修改关联。',
    en: 'This text is an interpretation already. Change its links on its own page.',
  },
  conflict: {
    status: 409,
    zh: '这里刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this. Reload, compare, and send your change again.',
  },
  unit_unknown: { status: 422, zh: '没有这个单位，或它已撤销。', en: 'There is no such unit, or it is closed.' },
  expert_unknown: {
    status: 422,
    zh: '专家库里没有这位专家，或已退出专家库。',
    en: 'There is no such expert in the pool, or the expert has left it.',
  },
  media_missing: {
    status: 422,
    zh: '音频、视频解读要填写播放地址，正文写文字内容，供听不到、看不到的人阅读。',
    en: 'Audio and video need the address where they play; the text says the same in words for those who cannot hear or see.',
  },
  media_wrong: {
    status: 422,
    zh: '播放地址要以 https:// 或 http:// 开头，或是本站以 / 开头的路径。',
    en: 'The address has to begin with https:// or http://, or be a path of this site that begins with /.',
  },
  phone_missing: {
    status: 422,
    zh: '请填写咨询电话，方便群众询问。',
    en: 'Enter the telephone number where people can ask.',
  },
  role_missing: {
    status: 422,
    zh: '主要负责人解读请写明职务，如“市财政局局长”。',
    en: 'When the head of a unit interprets, enter the position, such as 市财政局局长.',
  },
  expert_missing: { status: 422, zh: '专家解读请从专家库选择专家。', en: 'Choose the expert from the pool.' },
  hold_missing: {
    status: 422,
    zh: '这份文件还没有解读材料。{source}要求文件与解读一并报批：请先起草解读材料，或写明不需要解读的理由。',
    en: 'This document has no interpretation yet. {source} asks for both to be sent together: draft one, or state why it needs none.',
  },
  hold_not_sent: {
    status: 422,
    zh: '解读材料还是草稿。文件与解读同步审签：请先将解读材料提交审核，再签发文件。',
    en: 'The interpretation is still a draft. Both are signed off together: send the interpretation for review first.',
  },
  hold_not_approved: {
    status: 422,
    zh: '本地要求解读与文件同步发布，解读材料还没有通过审核。请等它通过后一起发布。',
    en: 'Here the interpretation goes out together with its document, and it is not approved yet. Publish both when it is.',
  },
});
