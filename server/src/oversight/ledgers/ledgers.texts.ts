import type { Locale } from '../../kernel/errors/index.ts';
import type { Light } from './ledgers.schema.ts';

const zh = {
  title: '执行和履职公开',
  lead: '民生实事、重点任务、督查和审计整改的进展，以及负责人、新闻发布、公众列席等情况。每一条都由登记人以外的人确认。',
  none: '还没有公开的条目',
  noneAdvice: ['到“政策文件”查看已公开的文件。'],
  count: (n: string) => `${n} 条`,
  unit: '责任单位',
  due: '完成时限',
  done: '完成比例',
  paid: '累计拨付',
  planned: '计划资金',
  money: (n: number) => `${n.toLocaleString('en-US')} 万元`,
  until: (quarter: string) => `截至${quarter}`,
  noReport: '还没有进展报告',
  lights: {
    done: '已完成',
    on_time: '按序进行',
    behind: '进度偏慢',
    silent: '未按季报告',
    late: '超过时限',
  } satisfies Record<Light, string>,
  summary: (all: number, done: number, late: number) => `共 ${all} 项，完成 ${done} 项，超过时限 ${late} 项。`,
  reports: '各季度进展',
  files: '附件',
  file: (size: string) => `（${size}）`,
  item: '所属事项',
  replaced: (on: string) => `${on}起由新的条目接替`,
  years: '年度',
  allYears: '全部',
  rules:
    '超过完成时限未完成的记“超过时限”；一个季度结束后 15 日内没有报告的记“未按季报告”；比平均进度慢 25 个百分点以上的记“进度偏慢”。',
};
const en: typeof zh = {
  title: 'Execution in public',
  lead: 'How projects, tasks and rectifications go on, and who answers, speaks and invites. Each entry is confirmed by somebody other than who filed it.',
  none: 'Nothing is public here yet',
  noneAdvice: ['Published documents are under “Documents”.'],
  count: (n) => `${n}`,
  unit: 'Unit',
  due: 'To be done by',
  done: 'Done',
  paid: 'Paid so far',
  planned: 'Planned funds',
  money: (n) => `${Math.round(n * 10_000).toLocaleString('en-US')} yuan`,
  until: (quarter) => `by ${quarter}`,
  noReport: 'No report yet',
  lights: {
    done: 'Done',
    on_time: 'On course',
    behind: 'Behind',
    silent: 'Quarter not reported',
    late: 'Past its date',
  },
  summary: (all, done, late) => `${all} items, ${done} done, ${late} past their date.`,
  reports: 'Progress by quarter',
  files: 'Attachments',
  file: (size) => ` (${size})`,
  item: 'Item',
  replaced: (on) => `Replaced since ${on}`,
  years: 'Year',
  allYears: 'All',
  rules:
    'Past its date: not done by the date set. Quarter not reported: no report within 15 days after a quarter. Behind: 25 points or more below an even course.',
};

/** The words of the public pages of ledgers. */
export const ledgerTexts = (locale: Locale): typeof zh => (locale === 'en' ? en : zh);
