import { defineErrors } from '../../kernel/errors/index.ts';

export const catalogErrors = defineErrors('catalog', {
  not_found: { status: 404, zh: '没有找到这个目录事项。', en: 'There is no such entry in the catalog.' },
  conflict: {
    status: 409,
    zh: '这个事项刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this entry. Reload, compare, and send your change again.',
  },
  whole_place: {
    status: 403,
    zh: '没有责任单位的事项由管理全部单位的人维护。请先选择责任单位。',
    en: 'Entries without a unit are kept by those who answer for all units. Choose the unit first.',
  },
  unit_unknown: { status: 422, zh: '没有这个单位，或它已撤销。', en: 'There is no such unit, or it is closed.' },
  audience_missing: {
    status: 422,
    zh: '请选择公开对象：全社会，或写明特定群体。',
    en: 'Choose the audience: the whole society, or name the group.',
  },
  method_missing: {
    status: 422,
    zh: '请选择公开方式：主动公开、依申请公开，至少一种。',
    en: 'Choose at least one method: proactive or on request.',
  },
  document_unknown: {
    status: 422,
    zh: '有文件不存在，或不在您的范围内。请刷新列表后重试。',
    en: 'Some of these documents do not exist or are not in your scope. Reload the list and try again.',
  },
  entry_closed: {
    status: 422,
    zh: '事项“{name}”已停用。请选择其他事项。',
    en: 'The entry “{name}” is closed. Choose another one.',
  },
  file_missing: { status: 422, zh: '请选择一个 .xlsx 文件。', en: 'Choose an .xlsx file.' },
  file_too_large: {
    status: 413,
    zh: '目录文件不能超过 {limit} MB。',
    en: 'A catalog file may have {limit} MB at most.',
  },
  file_unreadable: {
    status: 422,
    zh: '这个文件读不出表格：{reason}。请另存为 .xlsx 后重试。',
    en: 'No table can be read from this file: {reason}. Save it as .xlsx and try again.',
  },
  too_many: {
    status: 422,
    zh: '一次最多导入 {limit} 个事项。请分领域导入。',
    en: 'At most {limit} entries at once. Import field by field.',
  },
});
