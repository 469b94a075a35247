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
  expired: {
    status: 410,
    zh: '这份文件的公示期已满，自{on}起不再公开。',
    en: 'The period for which this document was public is over; it has not been public since {on}.',
  },
  schedule_past: {
    status: 409,
    zh: '定时发布的时间（{at}）已经过去。确认后将立即发布。',
    en: 'The time of publication ({at}) has passed. When you confirm, it is published at once.',
  },
  schedule_too_far: {
    status: 422,
    zh: '定时发布的时间在两年以后，请核对年份。',
    en: 'The time of publication is more than two years away. Check the year.',
  },
  embargoed: {
    status: 409,
    zh: '这份文件在{until}之前不得公开。请改在此后发布，或在草稿中修改保密期限。',
    en: 'This document may not become public before {until}. Publish it later, or change the embargo in the draft.',
  },
  period_over: {
    status: 409,
    zh: '公示期（至{on}）届时已满，不能发布。请在草稿中修改公示期。',
    en: 'Its period (until {on}) will be over by then, so it cannot be published. Change the period in the draft.',
  },
  audience_missing: {
    status: 422,
    zh: '请写明公开对象：哪个地区或哪类群体。',
    en: 'Say for whom it is: which area or which group.',
  },
  period_past: {
    status: 422,
    zh: '公示期的最后一天已经过去，请核对日期。',
    en: 'The last day of the period has passed. Check the date.',
  },
  note_missing: {
    status: 422,
    zh: '更正需要写更正说明：读者会看到它。',
    en: 'A correction needs a notice, which readers will see.',
  },
  nothing_to_correct: {
    status: 422,
    zh: '第一版没有可更正的内容。',
    en: 'The first edition has nothing to correct.',
  },
  disclosure_undecided: {
    status: 422,
    zh: '还没有确定公开属性。请先选择主动公开、依申请公开或不予公开（国办发〔2016〕80号）。',
    en: 'Nobody decided yet whether it is made public, given on request or withheld. Decide that first.',
  },
  disclosure_not_proactive: {
    status: 409,
    zh: '公开属性不是“主动公开”，不能提交发布。情况变化时请先写明理由，改变公开属性。',
    en: 'It is not to be made public, so it cannot be sent in or published. When things changed, convert it first, with a reason.',
  },
  disclosure_clause_missing: {
    status: 422,
    zh: '不予公开须注明依据的条款。',
    en: 'What is withheld needs the clause it is withheld by.',
  },
  disclosure_clause_unknown: {
    status: 422,
    zh: '没有这一条款，请从列表中选择。',
    en: 'There is no such clause; choose one of the list.',
  },
  disclosure_clause_unwanted: {
    status: 422,
    zh: '只有不予公开的文件才注明条款。',
    en: 'Only what is withheld has a clause.',
  },
  reason_missing: { status: 422, zh: '请写明应急发布的原因。', en: 'Say why it cannot wait for its review.' },
  disclosure_reason_missing: { status: 422, zh: '请写明理由。', en: 'Say why.' },
  disclosure_still_public: {
    status: 409,
    zh: '这份文件现在公开着。请先撤下，再改变公开属性。',
    en: 'This document is public now. Withdraw it first, then change this.',
  },
  replacement_unknown: {
    status: 422,
    zh: '替代文件必须是另一份已经公开的文件。请核对它的地址。',
    en: 'The document that replaces it has to be another one that is public. Check its address.',
  },
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
