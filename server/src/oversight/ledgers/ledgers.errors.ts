import { defineErrors } from '../../kernel/errors/index.ts';

export const ledgerErrors = defineErrors('ledgers', {
  not_found: { status: 404, zh: '没有这条台账。', en: 'There is no such entry.' },
  kind_unknown: { status: 404, zh: '没有这种台账。', en: 'There is no such ledger.' },
  unit_unknown: { status: 422, zh: '没有这个单位，或已经撤销。', en: 'There is no such unit, or it is closed.' },
  conflict: {
    status: 409,
    zh: '这条台账刚被别人改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this entry. Reload, compare, and do it again.',
  },
  fields_wrong: { status: 422, zh: '请改正：{zh}', en: 'Please mend: {en}' },
  fixed: {
    status: 409,
    zh: '只有草稿可以修改。待确认的请先收回，已确认的请撤回后另登记一条。',
    en: 'Only drafts are changed. Call a submitted entry back first; take a confirmed one back and file a new one.',
  },
  reason_missing: { status: 422, zh: '请写明原因。', en: 'Please give the reason.' },
  twice: {
    status: 409,
    zh: '已经有一条内容相同的台账待确认或已确认（{fields} 相同）。',
    en: 'An entry that agrees in {fields} is submitted or confirmed already.',
  },
  in_use: {
    status: 409,
    zh: '有 {count} 条已送出的台账以它为对象，请先撤回那些。',
    en: '{count} entries that were sent in are about this one. Take those back first.',
  },
  about_not_confirmed: {
    status: 422,
    zh: '所属的“{title}”还没有确认，或已经撤回。',
    en: 'The “{title}” that it is about is not confirmed, or was taken back.',
  },
  title_personal: {
    status: 422,
    zh: '标题里有个人信息（{reasons}），佐证的标题不能有。请退回修改。',
    en: 'The title holds personal data ({reasons}), which evidence may not. Return it to be mended.',
  },
  file_missing: { status: 422, zh: '没有收到文件。', en: 'No file came with this.' },
  file_empty: { status: 422, zh: '“{name}”是空文件。', en: '“{name}” is empty.' },
  file_too_large: { status: 413, zh: '文件超过 {limit} MB。', en: 'The file is larger than {limit} MB.' },
  file_type: {
    status: 422,
    zh: '不能收“{name}”。请上传 PDF、Word、Excel 或图片（PNG、JPG）。',
    en: '“{name}” cannot be taken. Send PDF, Word, Excel or a picture (PNG, JPG).',
  },
  file_infected: { status: 422, zh: '“{name}”里发现病毒，没有保存。', en: '“{name}” holds a virus and was not kept.' },
  file_name: {
    status: 422,
    zh: '文件名太长或有不能保存的字符，请改名后再传。',
    en: 'The name of the file is too long or holds characters that cannot be kept. Rename it.',
  },
  too_many_files: {
    status: 422,
    zh: '一条台账最多 {limit} 个附件。',
    en: 'An entry takes {limit} attachments at most.',
  },
  file_unknown: { status: 404, zh: '这条台账没有这个附件。', en: 'The entry has no such attachment.' },
  sheet_unreadable: {
    status: 422,
    zh: '不能读取这个表格（{reason}）。请用下载的模板，保存为 .xlsx。',
    en: 'This table cannot be read ({reason}). Use the template and save it as .xlsx.',
  },
  too_many_rows: {
    status: 422,
    zh: '一次最多导入 {limit} 行，请分开导入。',
    en: 'At most {limit} rows at once; split the file.',
  },
});
