import { defineErrors } from '../../kernel/errors/index.ts';

export const gazetteErrors = defineErrors('gazette', {
  not_found: { status: 404, zh: '没有找到这一期公报。', en: 'There is no such issue of the gazette.' },
  withdrawn: { status: 410, zh: '这一期公报已撤下：{reason}', en: 'This issue was withdrawn: {reason}' },
  print_held: {
    status: 410,
    zh: '这一期有文件已撤下或更正，印刷版不再提供。请按目录查阅现行文本。',
    en: 'A document of this issue was withdrawn or corrected, so the print edition is not given out any more. Read the present texts from the contents.',
  },
  conflict: {
    status: 409,
    zh: '这一期刚被别人修改过，或其中文件有了新版本。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this issue, or one of its documents has a new edition. Reload, compare, and try again.',
  },
  number_taken: {
    status: 409,
    zh: '{year}年第{number}期已经有了，请换一个期号。',
    en: 'There is an issue {number} of {year} already.',
  },
  unit_unknown: { status: 422, zh: '没有这个单位，或它已撤销。', en: 'There is no such unit, or it is closed.' },
  document_unknown: {
    status: 422,
    zh: '有文件不存在，请刷新列表后重试。',
    en: 'Some of these documents do not exist. Reload the list and try again.',
  },
  fixed: {
    status: 409,
    zh: '已出版的公报不能修改：期、页已被引用。有错误时撤下本期并说明原因。',
    en: 'A published issue is not changed: its pages are cited. If something is wrong, withdraw it and say why.',
  },
  own_issue: {
    status: 403,
    zh: '不能出版自己编的公报，请由另一位有权限的人出版。',
    en: 'You cannot publish an issue that you edited; somebody else who may has to.',
  },
  empty: { status: 422, zh: '这一期还没有文件。', en: 'There is no document in this issue yet.' },
  not_public: {
    status: 422,
    zh: '“{title}”现在没有公开，不能刊登。请先发布它，或从本期移出。',
    en: '“{title}” is not public now. Publish it first, or take it out of the issue.',
  },
  twice: { status: 422, zh: '“{title}”在本期出现了两次。', en: '“{title}” stands in this issue twice.' },
  not_draft: { status: 409, zh: '只有编辑中的公报可以这样做。', en: 'This can be done with a draft only.' },
  pages_moved: {
    status: 500,
    zh: '排版后页码与目录不一致，没有出版。请联系系统管理员。',
    en: 'After typesetting, the pages differ from the contents; nothing was published. Tell the system administrator.',
  },
});
