import { defineErrors } from '../../../kernel/errors/index.ts';

export const redactionErrors = defineErrors('redaction', {
  not_found: { status: 404, zh: '没有找到这份遮盖件。', en: 'This redaction was not found.' },
  conflict: {
    status: 409,
    zh: '{name}刚刚改过这份遮盖件（现为第 {current} 版，您看到的是第 {seen} 版）。您的改动没有保存；请刷新后核对再标记。',
    en: '{name} has just changed this redaction (now version {current}, you saw {seen}). Nothing of yours was saved; reload, look, and mark again.',
  },
  not_at_work: {
    status: 409,
    zh: '现在不能改动标记：只有在“标记中”时可以。需要修改的，请复核人先退回。',
    en: 'The marks stand now; they can be changed only while it is being marked. Have it returned first.',
  },
  case_closed: {
    status: 409,
    zh: '这件申请现在不在办理中，不能遮盖文件。',
    en: 'The request is not being worked on now; nothing can be redacted.',
  },
  unknown_ground: {
    status: 422,
    zh: '第 {number} 处标记没有选择不予公开的依据，请选择后再保存。',
    en: 'Mark {number} has no ground; choose one and save again.',
  },
  file_type: {
    status: 422,
    zh: '“{name}”不是可以遮盖的文件。请上传 PDF 或纯文本文件；Word、表格请先另存为 PDF，图片请先扫描成 PDF。',
    en: '“{name}” cannot be redacted. Send a PDF or a plain text; save Word files and sheets as PDF first.',
  },
  file_missing: { status: 422, zh: '请选择要遮盖的文件。', en: 'Choose the file to redact.' },
  reason_missing: {
    status: 422,
    zh: '请写明理由（至少 4 个字）。',
    en: 'Please give the reason (at least 4 characters).',
  },
  finding_unknown: {
    status: 404,
    zh: '没有这条审查发现，文件可能已重新生成，请刷新。',
    en: 'There is no such finding; the file may have been made anew. Reload.',
  },
  own_marks: {
    status: 403,
    zh: '标记的人不能自己放行，请由复核人判断。',
    en: 'Who marked cannot let a finding pass; the second reader must judge it.',
  },
  being_made: {
    status: 409,
    zh: '遮盖后的文件正在生成，请等它完成。',
    en: 'The redacted file is being made already; wait until it is done.',
  },
  given_up: {
    status: 422,
    zh: '这个文件几次使程序中断，不再尝试。请重新导出、降低分辨率或拆分后再试。',
    en: 'This file ended the program several times and is not tried again. Export it anew, lower its resolution or split it.',
  },
  no_result: {
    status: 409,
    zh: '还没有遮盖后的文件，请先生成。',
    en: 'There is no redacted file yet; make it first.',
  },
  not_confirmed: {
    status: 409,
    zh: '所附的遮盖件还没有复核通过，或者不属于这件申请，不能随答复发出。请先由复核人复核。',
    en: 'A redacted file was not confirmed by a second reader yet, or is of another request; it cannot go out with the answer.',
  },
  ground_unlisted: {
    status: 422,
    zh: '遮盖件里使用的依据“{zh}”没有列入这一项的不公开理由。请在“不公开部分的理由”中补上，或退回遮盖件修改。',
    en: 'The redacted file covers parts because of “{en}”, which is not among the grounds of this decision. Add it there.',
  },
  changed: {
    status: 500,
    zh: '存储的遮盖件与复核时的校验值不一致，没有发出。请联系系统管理员检查文件存储。',
    en: 'The stored file is not the one that was confirmed; it was not sent. Have the file store checked.',
  },
});
