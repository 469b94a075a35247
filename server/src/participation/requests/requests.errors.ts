import { defineErrors } from '../../kernel/errors/index.ts';

export const requestErrors = defineErrors('requests', {
  bad_date: {
    status: 400,
    zh: '“{value}”不是有效日期，请写成 2026-11-20 这样。',
    en: '“{value}” is not a date; write it as 2026-11-20.',
  },
  start_differs: {
    status: 422,
    zh: '事件里的起算日 {start} 与给出的日期 {from} 不一致。',
    en: 'The start among the events ({start}) is not the date given ({from}).',
  },
  bad_events: {
    status: 422,
    zh: '有事件不能采用：{zh}',
    en: 'Some events cannot be used: {en}',
  },
  not_found: { status: 404, zh: '没有找到这件申请。', en: 'This request was not found.' },
  incomplete: { status: 422, zh: '申请还不完整：{zh}', en: 'The request is not complete yet: {en}' },
  unknown_unit: {
    status: 422,
    zh: '请选择受理机关。',
    en: 'Choose the authority that is to answer.',
  },
  day_ahead: { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot lie ahead.' },
  confirmed_before: {
    status: 422,
    zh: '双方确认之日不能早于到达之日。',
    en: 'Both sides cannot have confirmed before it arrived.',
  },
  too_many_files: {
    status: 422,
    zh: '最多可附 {limit} 个文件，请删去几个。',
    en: 'At most {limit} files; remove some.',
  },
  file_too_large: {
    status: 422,
    zh: '“{name}”超过 {limit}，请压缩后再附，或到窗口递交。',
    en: '“{name}” is larger than {limit}; make it smaller, or hand it in at the counter.',
  },
  file_type: {
    status: 422,
    zh: '“{name}”不是 PDF、Word、PNG 或 JPEG 文件，请换成其中一种。',
    en: '“{name}” is no PDF, Word, PNG or JPEG file; use one of these.',
  },
  file_unsafe: {
    status: 422,
    zh: '“{name}”无法安全读取（压缩内容过大或结构异常），没有保存。请另存为 PDF 后再附，或到窗口递交。',
    en: '“{name}” cannot be read safely (it unpacks to far too much, or is put together strangely) and was not kept. Save it as PDF and add that, or hand it in at the counter.',
  },
  file_infected: {
    status: 409,
    zh: '病毒检查发现这个文件有问题，不能打开。请与申请人联系，另行提交。',
    en: 'A virus was found in this file; it cannot be opened. Ask the applicant for another copy.',
  },
  file_held: {
    status: 409,
    zh: '这个文件还没有通过病毒检查（检查程序没有应答），暂不能打开。请稍后再试，或请管理员检查 CLAMD_URL。',
    en: 'This file was not looked at for viruses yet, because the scanner does not answer. Try again later, or have the administrator check CLAMD_URL.',
  },
  file_empty: { status: 422, zh: '“{name}”是空文件，请重新选择。', en: '“{name}” is empty; choose it again.' },
  store_full: {
    status: 507,
    zh: '本站暂时存不下附件，这个文件没有保存。请先不附文件提交，或过几小时再试；也可以邮寄或到窗口递交。',
    en: 'There is no room for papers on this site at the moment; this file was not kept. Send the request without it, or try again in some hours; you may also post it or hand it in at the counter.',
  },
  draft_gone: {
    status: 404,
    zh: '没有这份草稿，或已过保存期。请核对草稿码，或重新填写。',
    en: 'There is no such draft, or its time is over. Check the code, or begin anew.',
  },
  receipt_gone: {
    status: 404,
    zh: '回执只在提交后 24 小时内可以打开。请用查询码查询进度。',
    en: 'The receipt opens for 24 hours only. Look the request up by its code.',
  },
  conflict: {
    status: 409,
    zh: '{name}刚刚更新了这件申请（现为第 {current} 版，您看到的是第 {seen} 版）。您的操作没有保存；请刷新后核对再办。',
    en: '{name} has just changed this request (now version {current}, you saw {seen}). Nothing of yours was saved; reload, look, and do it again.',
  },
  step_data: { status: 422, zh: '请填写：{zh}', en: 'Give this: {en}' },
  decision_incomplete: {
    status: 409,
    zh: '还不能送审：{zh}。请点“作决定”补全。',
    en: 'It cannot be sent for checking yet: {en}. Complete it under “Decide”.',
  },
  decision_lacks: {
    status: 422,
    zh: '决定没有保存：{zh}。请补全后保存；还没有写完的，可以先存为未完成（不能送审）。',
    en: 'The decision was not saved: {en}. Complete it; or keep it as unfinished for now (it cannot be sent for checking then).',
  },
  file_not_for_answer: {
    status: 422,
    zh: '只有部分公开的答复可以附遮盖后的文件，请去掉所选文件或改选处理决定。',
    en: 'Redacted files go with a disclosure in part only. Take them out, or choose another decision.',
  },
  clock_refused: { status: 422, zh: '期限不能这样变动：{zh}', en: 'The clock cannot change like this: {en}' },
  on_before: {
    status: 422,
    zh: '日期不能早于 {day}。',
    en: 'The day cannot be before {day}.',
  },
  items_fixed: {
    status: 409,
    zh: '送审后不能再改事项和决定。需要修改的，先退回承办。',
    en: 'Items and decisions stand once the answer was sent for checking. Have it returned first.',
  },
  unknown_target: { status: 422, zh: '没有找到所选的申请或单位。', en: 'The chosen request or unit was not found.' },
  officer_unknown: {
    status: 422,
    zh: '所选的人没有承办单位的依申请公开承办权限，请另选承办人，或先由管理员授权。',
    en: 'The chosen person may not work on requests of the unit in charge. Choose somebody else, or have the role given first.',
  },
  not_dispatched: {
    status: 409,
    zh: '这件申请还没有转承办，或者已经办结，不能调整承办单位。',
    en: 'This request was not dispatched yet, or is closed; its units cannot be changed.',
  },
  no_letter: { status: 422, zh: '这一步不产生文书。', en: 'This step issues no letter.' },
  no_fee: {
    status: 422,
    zh: '按所填数量不产生信息处理费，不必发收费通知。',
    en: 'No fee follows from these numbers; no notice is needed.',
  },
  not_consulted: {
    status: 422,
    zh: '以保护第三方合法权益为由不公开，但没有征求过第三方意见（条例第三十二条）。请先征求意见；确实无法征求的，写明原因后再保存。',
    en: 'This withholds for the rights of a third party, but none was asked (article 32). Ask first; where that is not possible, say why and save again.',
  },
  reasons_first: {
    status: 409,
    zh: '不能只因数量、频次作此决定：请先发函要求申请人说明理由（条例第三十五条）。',
    en: 'The number alone is no reason: first ask the applicant in writing for his reasons (article 35).',
  },
  reasons_awaited: {
    status: 409,
    zh: '已要求申请人在{day}前说明理由，期限未到、也没有收到说明，还不能作此决定。',
    en: 'The applicant has until {day} to give his reasons and has given none yet; this cannot be decided before.',
  },
  consultation_done: { status: 409, zh: '这件征求意见已经有结论。', en: 'This consultation is closed already.' },
  reason_missing: {
    status: 422,
    zh: '请选择查看个人信息的理由；选“其他”的请写明。',
    en: 'Choose why you look at personal data; where it is another reason, say which.',
  },
  export_too_long: {
    status: 422,
    zh: '符合条件的申请超过 {most} 件，没有导出。请选定单位、承办人或年份后再导出。',
    en: 'More than {most} requests match; nothing was exported. Choose a unit, an officer or a year first.',
  },
});
