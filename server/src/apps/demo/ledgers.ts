/** Ledgers of the fictional city: what was held, said and done, days before today. Nobody in it exists, so positions stand where names would. */

export interface DemoEntry {
  kind: string;
  unit: string;
  title: string;
  /** Days before today of the field that says when; for moments hours before now. */
  ago: number;
  fields: Record<string, string | number>;
  /** How far it has come. */
  until: 'draft' | 'submitted' | 'returned' | 'confirmed';
  /** Quarters before the present one, each with its share, money and words. */
  reports?: { back: number; percent: number; paid?: number; text: string }[];
  /** Days from today on. */
  dueIn?: number;
  units?: Record<string, number>;
  attach?: true;
  /** Title of the entry that it is about. */
  about?: string;
}

const item = (
  kind: string,
  unit: string,
  number: string,
  title: string,
  dueIn: number,
  more: Partial<DemoEntry>,
): DemoEntry => ({
  ...{ kind, unit, title, ago: 320, dueIn, until: 'confirmed' as const },
  ...more,
  fields: {
    number,
    steps: '上半年完成设计和招标，下半年施工，年底前验收。',
    responsibility: '责任单位负责组织实施，财政部门保障资金。',
    oversight: '每季度公布进展，接受社会监督。',
    ...more.fields,
  },
});

export const ledgers: readonly DemoEntry[] = [
  item('livelihood_item', 'housing', '1', '改造老旧小区32个', 40, {
    fields: { funds: 8600, measures: '改造供水、供电、燃气管线和屋面，惠及居民1.2万户。' },
    reports: [
      { back: 2, percent: 55, paid: 4200, text: '17个小区完工，其余全部开工。' },
      { back: 1, percent: 82, paid: 6900, text: '26个小区完工，6个小区进行屋面和外墙施工。' },
    ],
  }),
  item('livelihood_item', 'education', '2', '新建公办幼儿园4所', 40, {
    fields: { funds: 5200, measures: '新增学位1080个，优先解决新建城区入园需求。' },
    reports: [
      { back: 2, percent: 70, paid: 3900, text: '4所主体结构全部封顶。' },
      { back: 1, percent: 100, paid: 5200, text: '4所全部建成，秋季学期开学启用。' },
    ],
  }),
  item('livelihood_item', 'transport', '3', '新改建农村公路120公里', 40, {
    fields: { funds: 7400, measures: '打通断头路，提升窄路面，完善安全设施。' },
    reports: [{ back: 1, percent: 45, paid: 2600, text: '受汛期影响，完成54公里。下一步增加作业面。' }],
  }),
  item('livelihood_item', 'civil', '4', '建设社区长者食堂30处', -20, {
    fields: { funds: 900, measures: '依托社区服务中心改造，提供助餐和送餐。' },
    reports: [{ back: 1, percent: 90, paid: 780, text: '27处投入使用，3处正在办理手续。' }],
  }),
  item('report_task', 'development', '11', '推进重大项目60个', 40, {
    fields: { measures: '按月调度，协调用地、用能和审批。' },
    reports: [{ back: 1, percent: 74, text: '开工58个，完成年度投资的74%。' }],
  }),
  item('audit_rectification', 'finance', '', '部分专项资金拨付不及时', 10, {
    ...{ ago: 120 },
    fields: { finding: '3项专项资金未在规定时限内拨付到位。', measures: '限期拨付，修订资金管理办法。', steps: '' },
    reports: [{ back: 1, percent: 100, text: '已全部拨付，管理办法修订印发。' }],
  }),
  {
    ...{ kind: 'leader_named', unit: 'finance', title: '市财政局政务公开分管负责人', ago: 500, until: 'confirmed' },
    fields: { person: '（演示，从略）', position: '副局长', basis: '局领导工作分工的通知' },
  },
  {
    ...{ kind: 'leader_named', unit: 'education', title: '市教育局政务公开分管负责人', ago: 90, until: 'confirmed' },
    fields: { person: '（演示，从略）', position: '副局长' },
  },
  {
    ...{ kind: 'report_heard', unit: 'finance', title: '局长办公会听取政务公开工作汇报', ago: 60, until: 'confirmed' },
    ...{ fields: { heardBy: 'head', decisions: '加快补充预决算公开内容。' }, attach: true },
  },
  {
    ...{ kind: 'report_heard', unit: 'education', title: '局党组会议听取政务公开工作汇报', ago: 3, until: 'submitted' },
    ...{ fields: { heardBy: 'head' }, attach: true },
  },
  {
    ...{ kind: 'staffing', unit: 'finance', title: '市财政局政务公开机构和人员', ago: 300, until: 'confirmed' },
    fields: { office: '局办公室', officers: 4, budget: 12 },
  },
  {
    ...{ kind: 'staffing', unit: 'education', title: '市教育局政务公开机构和人员', ago: 300, until: 'confirmed' },
    fields: { office: '局办公室', officers: 5, budget: 10.5 },
  },
  {
    ...{ kind: 'training', unit: 'office', title: '全市政务公开工作人员培训班', ago: 180, until: 'confirmed' },
    ...{ fields: { form: 'officers', hours: 16, contents: '条例、依申请公开办理、政策解读。' }, attach: true },
    units: { finance: 4, education: 2, civil: 3, transport: 2 },
  },
  {
    ...{ kind: 'press_event', unit: 'office', title: '老旧小区改造新闻发布会', ago: 30, until: 'confirmed' },
    ...{ fields: { form: 'press_conference', speaker: 'leader' }, attach: true },
  },
  {
    ...{ kind: 'open_meeting', unit: 'office', title: '市民代表列席市政府常务会议', ago: 25, until: 'confirmed' },
    ...{ fields: { meeting: 'executive', citizens: 8, agenda: '审议长者食堂运营补贴办法。' }, attach: true },
  },
  {
    ...{ kind: 'interview', unit: 'civil', title: '在线访谈：长者食堂怎么办、怎么吃', ago: 15, until: 'submitted' },
    fields: { form: 'online', speaker: 'leader', medium: '市政府门户网站' },
  },
  {
    ...{ kind: 'concern', unit: 'transport', title: '网民反映公交线路调整', ago: 70, until: 'confirmed' },
    fields: { level: 'general', source: '网民留言' },
  },
  {
    ...{ kind: 'concern_response', unit: 'transport', title: '首次回应公交线路调整', ago: 52, until: 'confirmed' },
    ...{ fields: { form: 'first_response', speaker: 'unit' }, about: '网民反映公交线路调整', attach: true },
  },
  {
    ...{ kind: 'system_document', unit: 'civil', title: '政务公开保密审查制度', ago: 40, until: 'returned' },
    ...{ fields: { form: 'system', subject: 'secrecy_review' }, attach: true },
  },
  {
    ...{ kind: 'submission', unit: 'transport', title: '上半年自查报告', ago: 5, until: 'draft' },
    fields: { form: 'summary', submittedTo: '市政府办公室' },
  },
];
