import type { ClockRule } from '../../foundation/clocks/index.ts';

/** The clock of an answer. Three working days stand in provincial rules (辽宁省政府网站管理办法); a setting of the place. */
export const answerRule = (days: number): ClockRule => ({
  code: 'error_reports.answer',
  title: { zh: '网民纠错答复', en: 'Answer to an error report' },
  amount: days,
  unit: 'working_day',
  source: '政府网站网民纠错答复时限（3 个工作日，见《辽宁省政府网站管理办法》；各地可另行规定）',
  ...{ pauses: [], restarts: [], extension: null },
  light: { nearAt: 1 },
});

/** The number that a reader is told: short enough to be read out, from the end of the id. */
export const reportNumber = (id: string): string => `JC-${id.slice(-8).toUpperCase()}`;
