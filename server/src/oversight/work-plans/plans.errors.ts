import { defineErrors } from '../../kernel/errors/index.ts';

export const planErrors = defineErrors('work_plans', {
  not_found: { status: 404, zh: '没有这份工作要点。', en: 'There is no such plan.' },
  item_unknown: { status: 404, zh: '要点里没有这项任务。', en: 'The plan has no such item.' },
  part_unknown: { status: 404, zh: '没有这张任务卡。', en: 'There is no such task card.' },
  conflict: {
    status: 409,
    zh: '刚才已有人改过这份要点。请刷新后核对，再重新提交。',
    en: 'Somebody has just changed this plan. Reload, compare, and send your change again.',
  },
  not_draft: {
    status: 409,
    zh: '要点不在起草中，不能直接改。执行中的要点请提出调整，由另一人审定。',
    en: 'The plan is not a draft and is not changed directly. Propose an amendment to a plan in force; somebody else agrees to it.',
  },
  not_in_force: { status: 409, zh: '这份要点不在执行中。', en: 'This plan is not in force.' },
  unit_unknown: { status: 422, zh: '没有这个单位，或者它已停用。', en: 'There is no such unit, or it is closed.' },
  tenant_unknown: { status: 422, zh: '没有这个下级地区。', en: 'There is no such place of the level below.' },
  document_unknown: {
    status: 422,
    zh: '没有这份文件，或者您看不到它。',
    en: 'There is no such document, or you may not read it.',
  },
  document_without_tasks: {
    status: 422,
    zh: '这份文件里没有识别出任务。可以建一份空白要点，手工填写或从 Excel 导入。',
    en: 'No tasks were recognised in this document. Make an empty plan and fill it in by hand or from Excel.',
  },
  unit_twice: { status: 422, zh: '同一单位在一项任务里出现了两次。', en: 'The same unit stands twice in one item.' },
  two_owners: {
    status: 422,
    zh: '一个部分只能由本级单位或下级地区之一负责。',
    en: 'A part is done either by a unit here or by a place of the level below.',
  },
  shares_over: {
    status: 422,
    zh: '各部分的比重合计为 {total}%，不能超过 100%。',
    en: 'The shares of the parts come to {total} %; they cannot exceed 100 %.',
  },
  due_outside: {
    status: 422,
    zh: '期限 {on} 不在要点的年度或次年之内。',
    en: 'The day {on} is neither in the year of the plan nor in the next.',
  },
  quarter_ahead: {
    status: 422,
    zh: '第{quarter}季度还没有开始，不能填报进展。',
    en: 'Quarter {quarter} has not begun; there is nothing to say of it yet.',
  },
  done_is_whole: {
    status: 422,
    zh: '填写“已完成”时进度应为 100%。',
    en: 'What is done is at 100 %.',
  },
  ask_unknown: { status: 404, zh: '没有这条申请。', en: 'There is no such request.' },
  ask_open: {
    status: 409,
    zh: '这张任务卡已有一条同样的申请等待答复。',
    en: 'A request of this kind is waiting for an answer already.',
  },
  ask_decided: { status: 409, zh: '这条申请已经答复。', en: 'This request has been answered.' },
  own_ask: { status: 403, zh: '不能答复本人提出的申请。', en: 'Nobody answers his own request.' },
  date_missing: { status: 422, zh: '请写明希望改到哪一天。', en: 'Say to which day the date should move.' },
  date_past: { status: 422, zh: '新的期限不能早于今天。', en: 'The new date cannot be before today.' },
  date_same: { status: 422, zh: '新的期限与现在的一样。', en: 'The new date is the present one.' },
  date_of_events: {
    status: 422,
    zh: '这项任务没有固定的期限，不能申请延期。',
    en: 'This item has no fixed day, so there is none to move.',
  },
  amendment_unknown: { status: 404, zh: '没有这项调整。', en: 'There is no such amendment.' },
  amendment_decided: { status: 409, zh: '这项调整已经审定。', en: 'This amendment has been decided.' },
  own_amendment: {
    status: 403,
    zh: '不能审定本人提出的调整。',
    en: 'Nobody agrees to an amendment that he proposed.',
  },
  item_ended: {
    status: 409,
    zh: '任务“{title}”已被另一项调整改过或终止。请退回这项调整，重新提出。',
    en: 'Another amendment has changed or ended “{title}”. Refuse this amendment and propose it anew.',
  },
  effective_past: {
    status: 422,
    zh: '调整不能从过去的日子起算：已经到期的任务保持原样。',
    en: 'An amendment cannot begin in the past: what fell due stays as it was.',
  },
  summary_sent: {
    status: 409,
    zh: '年度总结已经报送，不能再改。',
    en: 'The yearly summary has been sent and is not changed any more.',
  },
  summary_empty: { status: 422, zh: '请先写好总结，再报送。', en: 'Write the summary before it is sent.' },
  not_agreed: {
    status: 409,
    zh: '要点还没有审定，不能公开。',
    en: 'The plan has not been agreed yet and is not made public.',
  },
  own_plan: {
    status: 403,
    zh: '不能公开本人起草的要点，请由另一人公开。',
    en: 'Nobody makes a plan public that he drew up; another person does.',
  },
  message_unknown: { status: 404, zh: '没有这项下达的任务。', en: 'There is no such task from above.' },
  message_taken: {
    status: 409,
    zh: '这项任务已经列入要点。',
    en: 'This task has been taken into a plan already.',
  },
  file_missing: { status: 422, zh: '请选择一个 .xlsx 文件。', en: 'Choose an .xlsx file.' },
  file_too_large: {
    status: 413,
    zh: '文件超过 {limit} MB，请分成几个文件。',
    en: 'The file is larger than {limit} MB. Split it into several.',
  },
  file_unreadable: {
    status: 422,
    zh: '这个文件读不出表格：{reason}。请另存为 .xlsx 后重试。',
    en: 'No table can be read from this file: {reason}. Save it as .xlsx and try again.',
  },
  too_many: { status: 422, zh: '一次最多导入 {limit} 项任务。', en: 'At most {limit} items can be taken at once.' },
  progress_conflict: {
    status: 409,
    zh: '这个季度的进展刚被别人填报过。请刷新后核对。',
    en: 'Somebody has just reported on this quarter. Reload and compare.',
  },
});
