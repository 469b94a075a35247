import { defineErrors } from '../../kernel/errors/index.ts';

export const annualReportErrors = defineErrors('annual_report', {
  unit_unknown: { status: 404, zh: '没有这个单位。', en: 'There is no such unit.' },
  cell_unknown: { status: 404, zh: '表里没有这个单元格。', en: 'The tables have no such cell.' },
  year_open: {
    status: 422,
    zh: '{year} 年还没有结束，结束后才能定稿。',
    en: '{year} is not over yet; the report is settled when it is.',
  },
  checks_unmet: {
    status: 422,
    zh: '还有校验没有通过，不能定稿：{checks}。',
    en: 'Some checks are not met, so the report cannot be settled: {checks}.',
  },
  settled: {
    status: 409,
    zh: '{year} 年的报告已经定稿，不能再改。',
    en: 'The report of {year} is settled and is not changed any more.',
  },
  conflict: {
    status: 409,
    zh: '刚才已有人改过，请刷新后再改。',
    en: 'Somebody changed this just now. Reload and change it again.',
  },
});
