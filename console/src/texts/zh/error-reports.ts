/** Errors that readers report on pages. */
export const errorReports = {
  title: '网民纠错',
  help: '读者在公开页面上报告的错误。请在时限内核实、更正，并写明处理情况。',
  open: '待处理',
  all: '全部',
  none: '没有纠错。',
  late: '已超期未答复，',
  answer: '办理',
  outcome: '处理结果',
  words: '处理情况（留有联系方式的，请据此答复本人）',
  state: { open: '待处理', mended: '已更正', answered: '核实无误，已说明' },
  done: '已办理',
};
