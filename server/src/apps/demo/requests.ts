/** Requests of the fictional city: what was asked, of whom, how long ago, and how far it has come. Nobody in it exists. */

export interface DemoDecision {
  answer: string;
  grounds?: string[];
  particulars?: Record<string, string>;
}

/** A step of the table of states or a piece of work, with what it needs; `day` counts working days after the arrival. */
export interface DemoAct {
  day: number;
  act: string;
  words?: string;
  /** Pages of a fee notice. */
  pages?: number;
  amount?: number;
  third?: string;
  decisions?: DemoDecision[];
  dispute?: { track: 'reconsideration' | 'suit' | 'suit_after'; body: string; number: string; result?: 'upheld' };
}

export interface DemoRequest {
  unit: string;
  /** Working days between the arrival and today. */
  ago: number;
  /** Named by his part, never by a name. */
  applicant: string;
  kind?: 'natural' | 'business' | 'research' | 'charity' | 'legal_service';
  items: string[];
  acts: DemoAct[];
}

const taken = (to = 3): DemoAct[] =>
  [
    { day: 0, act: 'confirm_receipt' },
    { day: 1, act: 'register' },
    { day: 1, act: 'accept' },
  ].slice(0, to);

const answered = (day: number, ...decisions: DemoDecision[]): DemoAct[] => [
  ...decided(day, ...decisions),
  { day: day + 1, act: 'check' },
  { day: day + 2, act: 'sign' },
  { day: day + 2, act: 'deliver', words: '以电子邮件发送，已收到回执。' },
];
const decided = (day: number, ...decisions: DemoDecision[]): DemoAct[] => [
  { day, act: 'decide', decisions },
  { day, act: 'draft' },
];

const provided: DemoDecision = { answer: 'provided', particulars: { way: '以电子邮件提供' } };

/** 机关代字 in the numbers of letters. */
export const letterPrefixes: Readonly<Record<string, string>> = {
  office: '安政办公开',
  ...{ finance: '安财公开', transport: '安交公开', education: '安教公开', civil: '安民公开' },
};

export const requests: readonly DemoRequest[] = [
  { unit: 'finance', ago: 0, applicant: '演示申请人（待登记）', items: ['2025年市级部门决算明细表'], acts: [] },
  {
    ...{ unit: 'transport', ago: 1, applicant: '演示申请人（已确认）', items: ['滨河路公交线路调整的论证材料'] },
    acts: taken(1),
  },
  {
    ...{ unit: 'education', ago: 3, applicant: '演示申请人（已登记）', items: ['义务教育学校学位预警数据'] },
    acts: taken(2),
  },
  {
    ...{ unit: 'civil', ago: 4, applicant: '演示申请人（待补正）', items: ['养老机构补贴发放情况'] },
    acts: [...taken(2), { day: 2, act: 'ask_correction', words: '请写明需要哪一年度、哪些养老机构的补贴发放情况。' }],
  },
  {
    ...{ unit: 'civil', ago: 11, applicant: '演示申请人（已补正）', items: ['临时救助资金使用情况'] },
    acts: [
      ...taken(2),
      { day: 2, act: 'ask_correction', words: '请写明需要哪一年度的资金使用情况。' },
      { day: 7, act: 'receive_correction', words: '需要2025年度全市临时救助资金分区县使用情况。' },
      { day: 8, act: 'accept' },
    ],
  },
  {
    ...{ unit: 'finance', ago: 8, applicant: '演示申请人（办理中）', items: ['政府购买服务项目绩效评价报告'] },
    acts: taken(),
  },
  {
    ...{ unit: 'transport', ago: 24, applicant: '演示申请人（已延长）', items: ['出租汽车经营权有关批复'] },
    acts: [
      ...taken(),
      { day: 15, act: 'propose', amount: 15, words: '涉及历年档案，需调阅后逐件核对。' },
      { day: 16, act: 'extend' },
    ],
  },
  {
    ...{ unit: 'education', ago: 27, applicant: '演示申请人（未答复）', items: ['中小学食堂大宗食材采购合同'] },
    acts: taken(),
  },
  {
    ...{ unit: 'civil', ago: 7, applicant: '演示申请人（征求意见）', items: ['社区养老服务设施建设合同'] },
    acts: [...taken(), { day: 3, act: 'consult', third: '承建单位（演示）', words: '合同中的价格条款是否同意公开' }],
  },
  {
    ...{
      unit: 'transport',
      ago: 9,
      applicant: '演示咨询公司',
      kind: 'business',
      items: ['全市公交站点客流调查原始记录'],
    },
    acts: [
      ...taken(),
      { day: 5, act: 'ask_fee', pages: 260, words: '申请提供的原始记录共260页，页数明显超过合理范围' },
    ],
  },
  {
    ...{ unit: 'education', ago: 11, applicant: '演示申请人（送审中）', items: ['民办学校收费备案表'] },
    acts: [...taken(), ...decided(7, provided)],
  },
  {
    ...{
      unit: 'finance',
      ago: 15,
      applicant: '演示律师事务所',
      kind: 'legal_service',
      items: ['2024年政府采购投诉处理决定'],
    },
    acts: [...taken(), ...answered(9, provided).slice(0, 4)],
  },
  ...['甲', '乙', '丙'].map((mark, at): DemoRequest => ({
    ...{ unit: 'transport', ago: 30 - at * 4, applicant: `演示申请人${mark}` },
    items: ['停车收费标准成本监审报告'],
    acts: [...taken(), ...answered(8, provided)],
  })),
  {
    ...{ unit: 'civil', ago: 28, applicant: '演示申请人（部分公开）' },
    items: ['社区食堂运营补贴协议', '社区食堂运营单位财务报表'],
    acts: [
      ...taken(),
      { day: 2, act: 'consult', third: '运营单位（演示）', words: '协议和财务报表是否同意公开' },
      { day: 7, act: 'refuse', words: '财务报表属于商业秘密，不同意公开。' },
      { day: 8, act: 'end_consultation' },
      ...answered(12, provided, {
        answer: 'third_party',
        particulars: {
          reason: '财务报表含未公开的经营数据，第三方不同意公开。',
          harm: '运营单位的商业秘密',
          publicInterest: '补贴金额已在协议中公开，不公开报表不会对公共利益造成重大影响。',
        },
      }),
    ],
  },
  {
    ...{ unit: 'finance', ago: 26, applicant: '演示申请人（不予公开）', items: ['预算编制内部讨论稿'] },
    acts: [
      ...taken(),
      ...answered(6, { answer: 'deliberation', particulars: { reason: '属于尚在讨论、未正式形成的过程性信息。' } }),
    ],
  },
  {
    ...{ unit: 'education', ago: 21, applicant: '演示研究机构', kind: 'research', items: ['1985年学校选址会议记录'] },
    acts: [
      ...taken(),
      { day: 4, act: 'search', words: '办公室、档案室及市档案馆移交目录' },
      ...answered(9, {
        answer: 'not_found',
        particulars: { search: '以“选址”“学校”为关键词检索办公室档案和移交目录，没有找到。' },
      }),
    ],
  },
  {
    ...{ unit: 'civil', ago: 12, applicant: '演示申请人（已撤回）', items: ['殡葬服务收费定价文件'] },
    acts: [...taken(), { day: 3, act: 'withdraw', words: '申请人来信撤回，已在门户网站查到。' }],
  },
  {
    ...{ unit: 'transport', ago: 40, applicant: '演示申请人（逾期未补正）', items: ['交通有关材料'] },
    acts: [
      ...taken(2),
      { day: 3, act: 'ask_correction', words: '请写明所需信息的名称、文号或者便于查询的其他特征。' },
      { day: 22, act: 'lapse_correction' },
    ],
  },
  {
    ...{ unit: 'finance', ago: 44, applicant: '演示申请人（已归档）', items: ['2023年度预算调整方案'] },
    acts: [
      ...taken(),
      ...answered(5, {
        answer: 'already_public',
        particulars: { way: '网上查阅', address: '安澜市人民政府门户网站“财政预决算”栏目' },
      }),
      { day: 20, act: 'archive' },
    ],
  },
  {
    ...{ unit: 'transport', ago: 58, applicant: '演示申请人（复议后起诉）', items: ['执法检查案卷'] },
    acts: [
      ...taken(),
      ...answered(8, { answer: 'enforcement_file', particulars: { reason: '属于行政执法案卷信息。' } }),
      {
        ...{ day: 16, act: 'dispute' },
        dispute: { track: 'reconsideration', body: '安澜市人民政府', number: '演示复议1号', result: 'upheld' },
      },
      {
        day: 50,
        act: 'dispute',
        dispute: { track: 'suit_after', body: '安澜市中级人民法院（演示）', number: '演示行初1号' },
      },
    ],
  },
];
