import type { Field, LedgerKind } from './ledgers.types.ts';

const ITEM_KINDS = ['livelihood_item', 'report_task', 'inspection_rectification', 'audit_rectification'] as const;

/** 执行措施、实施步骤、责任分工、监督方式: the four elements that the notices ask to publish (EXE). */
const elements: readonly Field[] = [
  { name: 'measures', type: 'text', required: true, isPublic: true, title: { zh: '执行措施', en: 'Measures' } },
  { name: 'steps', type: 'text', isPublic: true, title: { zh: '实施步骤', en: 'Steps' } },
  { name: 'responsibility', type: 'text', isPublic: true, title: { zh: '责任分工', en: 'Who does what' } },
  { name: 'oversight', type: 'text', isPublic: true, title: { zh: '监督方式', en: 'How it is overseen' } },
];
const year: Field = {
  ...{ name: 'year', type: 'integer', min: 2008, max: 2100, required: true, isPublic: true, isFact: true },
  title: { zh: '年度', en: 'Year' },
};
const number: Field = {
  ...{ name: 'number', type: 'line', maxLength: 20, isPublic: true },
  title: { zh: '序号', en: 'Number' },
};
const setOn: Field = {
  ...{ name: 'setOn', type: 'date', required: true, isPublic: true },
  title: { zh: '下达日期', en: 'Set on' },
};
const dueOn: Field = {
  ...{ name: 'dueOn', type: 'date', mayBeAhead: true, required: true, isPublic: true },
  title: { zh: '完成时限', en: 'To be done by' },
};
const funds: Field = {
  ...{ name: 'funds', type: 'amount', isPublic: true },
  title: { zh: '计划资金（万元）', en: 'Planned funds (10,000 yuan)' },
};
const finding: Field = {
  ...{ name: 'finding', type: 'text', required: true, isPublic: true },
  title: { zh: '问题', en: 'Finding' },
};
const item = {
  group: 'execution',
  isPublic: true,
  needsAttachment: false,
  occurred: 'setOn',
  lasts: 'always',
} as const;

/** 执行落实 (module EXE): items that are followed by the quarter, and everything else that has no kind of its own. */
export const executionKinds: readonly LedgerKind[] = [
  {
    code: 'livelihood_item',
    title: { zh: '民生实事', en: 'Livelihood project' },
    about: {
      zh: '年度民生工程、民生实事项目。进展和资金按季登记，对外公布。',
      en: 'Projects of the year for everyday life; progress and money by the quarter, in public.',
    },
    ...item,
    fields: [year, number, setOn, dueOn, funds, ...elements],
    progress: { due: 'dueOn', funds: 'funds' },
  },
  {
    code: 'report_task',
    title: { zh: '政府工作报告任务', en: 'Task of the government report' },
    about: {
      zh: '政府工作报告、年度重点工作分解的任务。进展按季登记，对外公布。',
      en: 'Tasks from the report on the work of the government; progress by the quarter, in public.',
    },
    ...item,
    fields: [year, number, setOn, dueOn, funds, ...elements],
    progress: { due: 'dueOn', funds: 'funds' },
  },
  {
    code: 'inspection_rectification',
    title: { zh: '督查整改', en: 'Rectification after an inspection' },
    about: {
      zh: '督查发现的问题、整改落实和奖惩情况，对外公布。',
      en: 'What an inspection found and what was done about it, in public.',
    },
    ...item,
    fields: [year, number, setOn, dueOn, finding, ...elements],
    progress: { due: 'dueOn' },
  },
  {
    code: 'audit_rectification',
    title: { zh: '审计整改', en: 'Rectification after an audit' },
    about: {
      zh: '审计查出的问题和整改情况，对外公布。',
      en: 'What an audit found and what was done about it, in public.',
    },
    ...item,
    fields: [year, number, setOn, dueOn, finding, ...elements],
    progress: { due: 'dueOn' },
  },
  {
    code: 'progress',
    title: { zh: '进展', en: 'Progress' },
    about: {
      zh: '民生实事、政府工作报告任务、督查和审计整改的季度进展。',
      en: 'Quarterly progress of a project, a task or a rectification.',
    },
    ...{ group: 'execution', isPublic: true, needsAttachment: false, occurred: 'reportedOn', lasts: 'always' },
    once: ['item', 'quarter'],
    fields: [
      {
        ...{ name: 'item', type: 'entry', kinds: ITEM_KINDS, required: true },
        title: { zh: '事项', en: 'Item' },
      },
      { name: 'reportedOn', type: 'date', required: true, isPublic: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'quarter', type: 'quarter', required: true, isPublic: true, isFact: true },
        title: { zh: '季度', en: 'Quarter' },
      },
      {
        ...{ name: 'percent', type: 'percent', required: true, isPublic: true, isFact: true },
        title: { zh: '完成比例', en: 'Done' },
      },
      {
        ...{ name: 'paid', type: 'amount', isPublic: true, isFact: true },
        title: { zh: '累计拨付（万元）', en: 'Paid so far (10,000 yuan)' },
      },
      { name: 'text', type: 'text', required: true, isPublic: true, title: { zh: '进展情况', en: 'What was done' } },
      { name: 'next', type: 'text', isPublic: true, title: { zh: '改进举措', en: 'What comes next' } },
    ],
  },
  {
    code: 'hotline_work',
    title: { zh: '热线、信箱和留言办理', en: 'Hotline, letters and messages' },
    about: {
      zh: '12345 热线、领导信箱、网民留言的办理、督办和答复情况。',
      en: 'How calls, letters and messages were dealt with.',
    },
    ...{ group: 'other', isPublic: false, needsAttachment: true, occurred: 'doneOn', lasts: 'always' },
    fields: [
      { name: 'doneOn', type: 'date', required: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'received', type: 'integer', min: 0, max: 100_000_000, isFact: true },
        title: { zh: '受理件数', en: 'Received' },
      },
      {
        ...{ name: 'answered', type: 'integer', min: 0, max: 100_000_000, isFact: true },
        title: { zh: '办结件数', en: 'Answered' },
      },
      { name: 'contents', type: 'text', title: { zh: '情况', en: 'What was done' } },
    ],
    ordered: [['answered', 'received']],
  },
  {
    code: 'service_work',
    title: { zh: '政务服务和平台建设', en: 'Services and platforms' },
    about: {
      zh: '服务事项、办事指南、平台系统、查阅点的建设和改进。',
      en: 'Services, guides, platforms and reading points set up or improved.',
    },
    ...{ group: 'other', isPublic: false, needsAttachment: true, occurred: 'doneOn', lasts: 'always' },
    fields: [
      { name: 'doneOn', type: 'date', required: true, title: { zh: '日期', en: 'Day' } },
      { name: 'contents', type: 'text', required: true, title: { zh: '情况', en: 'What was done' } },
      { name: 'address', type: 'link', title: { zh: '网址', en: 'Address' } },
    ],
  },
  {
    code: 'data_opened',
    title: { zh: '数据开放', en: 'Data opened' },
    about: { zh: '向社会开放的数据集。', en: 'A set of data opened to everybody.' },
    ...{ group: 'other', isPublic: false, needsAttachment: false, occurred: 'openedOn', lasts: 'always' },
    fields: [
      { name: 'openedOn', type: 'date', required: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'sets', type: 'integer', min: 1, max: 1_000_000, required: true, isFact: true },
        title: { zh: '数据集数量', en: 'Sets of data' },
      },
      { name: 'address', type: 'link', title: { zh: '网址', en: 'Address' } },
    ],
  },
  {
    code: 'elsewhere_published',
    title: { zh: '在其他平台公开', en: 'Made public elsewhere' },
    about: {
      zh: '在本平台以外（信用网站、交易平台、公示栏、媒体等）公开的信息。',
      en: 'What was made public outside this platform: credit sites, trading platforms, boards, the press.',
    },
    ...{ group: 'other', isPublic: false, needsAttachment: true, occurred: 'publishedOn', lasts: 'always' },
    fields: [
      { name: 'publishedOn', type: 'date', required: true, title: { zh: '公开日期', en: 'Day' } },
      { name: 'place', type: 'line', required: true, title: { zh: '平台或载体', en: 'Where' } },
      { name: 'address', type: 'link', title: { zh: '网址', en: 'Address' } },
      {
        ...{ name: 'pieces', type: 'integer', min: 1, max: 10_000_000, isFact: true },
        title: { zh: '条数', en: 'Pieces' },
      },
    ],
  },
  {
    code: 'other_proof',
    title: { zh: '其他佐证', en: 'Other proof' },
    about: {
      zh: '没有专门台账的应办事项，凭材料佐证。须写明是哪一项。',
      en: 'Proof of an obligation that has no ledger of its own. Name the obligation.',
    },
    ...{ group: 'other', isPublic: false, needsAttachment: true, occurred: 'doneOn', lasts: 'always' },
    fields: [
      { name: 'doneOn', type: 'date', required: true, title: { zh: '日期', en: 'Day' } },
      {
        ...{ name: 'obligation', type: 'obligation', required: true },
        title: { zh: '应办事项', en: 'Obligation' },
      },
      { name: 'contents', type: 'text', required: true, title: { zh: '情况', en: 'What was done' } },
    ],
  },
];
