import { defineErrors } from '../../kernel/errors/index.ts';

export const documentErrors = defineErrors('documents', {
  not_found: {
    status: 404,
    zh: '没有找到这份文件。地址可能有误，或文件尚未公开。',
    en: 'This document was not found. The address may be wrong, or it is not public yet.',
  },
  withdrawn: {
    status: 410,
    zh: '这份文件已于{on}撤下。原因：{reason}',
    en: 'This document was withdrawn on {on}. Reason: {reason}',
  },
  edition_conflict: {
    status: 409,
    zh: '您打开之后，{theirName}已经改动过这份文件（{theirAt}）。您写的内容没有丢失：请对照后再保存。',
    en: '{theirName} changed this document ({theirAt}) after you opened it. Nothing you wrote is lost: compare, then save again.',
  },
  action_refused: { status: 409, zh: '现在不能这样做：{reason}。', en: 'This cannot be done now: {reason}.' },
  tasks_text_fixed: {
    status: 422,
    zh: '已公开文件的任务只能改单位、日期、频次、时限和数量要求；要改文字，请先建新稿并送审。',
    en: 'In a published document only units, dates, frequencies, limits and thresholds of tasks can be corrected. To change words, start a draft and send it for review.',
  },
  organisation_unknown: {
    status: 400,
    zh: '没有这个单位：{unit}。请在“机构”中核对代码或先新建。',
    en: 'There is no such unit: {unit}. Check its code under Units, or create it first.',
  },
  import_not_found: { status: 404, zh: '没有找到这次导入。', en: 'This import was not found.' },
  import_not_ready: {
    status: 409,
    zh: '文件还在读取，请等进度完成后再保存。',
    en: 'The files are still being read. Wait until that is done, then save.',
  },
  import_empty: {
    status: 400,
    zh: '没有收到文件。请选择至少一个文件。',
    en: 'No file was received. Choose at least one.',
  },
  image_unknown: {
    status: 422,
    zh: '这不是可以放进正文的图片，或图片已损坏。请使用 png、jpg、gif 或 webp 图片。',
    en: 'This is no picture that can stand in a text, or it is damaged. Use png, jpg, gif or webp.',
  },
  image_too_large: {
    status: 413,
    zh: '图片超过 {limit} 的上限。请缩小后再插入。',
    en: 'The picture is larger than {limit}. Make it smaller and insert it again.',
  },
  image_missing: {
    status: 400,
    zh: '没有收到图片。请选择一张图片。',
    en: 'No picture was received. Choose one.',
  },
  title_missing: {
    status: 422,
    zh: '没有认出标题，请补填后再保存。',
    en: 'No title was recognised. Please fill it in before saving.',
  },
  already_there: {
    status: 409,
    zh: '库中已有相同的文件：《{title}》（{by}）。',
    en: 'The same document is already there: “{title}” ({by}).',
  },
  file_missing: {
    status: 404,
    zh: '没有这个文件。请核对路径和文件名。',
    en: 'There is no such file. Check the path and the name.',
  },
  file_unreadable: {
    status: 403,
    zh: '没有权限读取这个文件，或它不是普通文件（{reason}）。请检查文件权限。',
    en: 'This file may not be read, or it is no ordinary file ({reason}). Check its permissions.',
  },
  file_refused: {
    status: 422,
    zh: '文件内容不能存入数据库（{reason}）。请用原来的软件另存后再试；如仍失败，请联系系统管理员。',
    en: 'The content of this file cannot be stored ({reason}). Save it anew in its own program and try again; if that fails, tell the administrator.',
  },
  file_reading_failed: { status: 422, zh: '文件没有读成功：{reason}', en: 'The file could not be read: {reason}' },
});
