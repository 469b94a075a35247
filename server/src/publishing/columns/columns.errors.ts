import { defineErrors } from '../../kernel/errors/index.ts';

export const columnErrors = defineErrors('columns', {
  not_found: {
    status: 404,
    zh: '没有找到这个栏目。它可能已关闭，或地址有误。',
    en: 'There is no such column. It may be closed, or the address is wrong.',
  },
  code_taken: {
    status: 409,
    zh: '这个站点已有代码为“{code}”的栏目，请换一个。',
    en: 'This site has a column with the code “{code}” already. Choose another one.',
  },
  conflict: {
    status: 409,
    zh: '这个栏目刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this column. Reload, compare, and send your change again.',
  },
  site_unknown: { status: 422, zh: '没有这个站点。', en: 'There is no such site.' },
  parent_not_found: {
    status: 422,
    zh: '上级栏目不存在，或不在这个站点。',
    en: 'The column above does not exist, or it is on another site.',
  },
  under_itself: {
    status: 422,
    zh: '不能把栏目移到它自己或它的下级之下。请选择其他位置。',
    en: 'A column cannot be moved under itself or one of its own. Choose another place.',
  },
  too_deep: {
    status: 422,
    zh: '栏目最多 {limit} 级。请选择更高一级的位置。',
    en: 'There can be {limit} levels at most. Choose a place further up.',
  },
  link_wrong: {
    status: 422,
    zh: '链接栏目要写网址：以 https:// 或 http:// 开头，或本站以 / 开头的路径。',
    en: 'A link column needs an address: one that begins with https:// or http://, or a path of this site that begins with /.',
  },
  prescribed: {
    status: 422,
    zh: '政府信息公开平台的栏目名称和位置由国办公开办函〔2019〕61号统一规定，不能修改。',
    en: 'Names and places of the columns of a disclosure platform are prescribed (国办公开办函〔2019〕61号) and cannot be changed.',
  },
  takes_no_documents: {
    status: 422,
    zh: '“{name}”不是列表栏目，不能放入文件。',
    en: '“{name}” is not a list, so no document can be placed in it.',
  },
  column_closed: {
    status: 422,
    zh: '栏目“{name}”已关闭。请先重新开放，或选择其他栏目。',
    en: 'The column “{name}” is closed. Reopen it first, or choose another one.',
  },
  document_unknown: {
    status: 422,
    zh: '有 {count} 份文件不存在。请刷新列表后重试。',
    en: '{count} of these documents do not exist. Reload the list and try again.',
  },
  whole_site: {
    status: 403,
    zh: '没有责任单位的栏目属于整个站点，只有管理全部单位的人可以修改。请先填写责任单位。',
    en: 'A column without a responsible unit belongs to the whole site; only those who answer for all units change it. Enter a unit first.',
  },
  unit_unknown: { status: 422, zh: '没有这个单位，或它已撤销。', en: 'There is no such unit, or it is closed.' },
});
