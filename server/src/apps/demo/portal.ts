/** Columns, a special topic, a disclosure platform and a home page for the fictional city. */

export interface DemoColumn {
  code: string;
  name: string;
  nameEn: string;
  kind: 'list' | 'group' | 'topics';
  parent?: string;
  /** Code of the unit that answers for it. */
  owner: string;
  category: string;
  freshnessDays?: number;
  inNavigation?: boolean;
  /** Documents of these subjects are placed in it. */
  subjects?: readonly string[];
}

export const demoColumns: readonly DemoColumn[] = [
  {
    ...{
      code: 'zcwj',
      name: '政策文件库',
      nameEn: 'Policy library',
      kind: 'list',
      owner: 'office',
      category: '政策文件',
    },
    ...{ freshnessDays: 180 },
    subjects: ['综合政务', '国民经济管理、国有资产监管', '国土资源、能源', '市场监管、安全生产监管'],
  },
  {
    code: 'czxx',
    name: '财政信息',
    nameEn: 'Public finance',
    kind: 'list',
    owner: 'finance',
    category: '财政资金',
    freshnessDays: 90,
    subjects: ['财政、金融、审计'],
  },
  {
    code: 'msgk',
    name: '民生公开',
    nameEn: 'Daily life',
    kind: 'group',
    owner: 'office',
    category: '重点领域',
    inNavigation: true,
  },
  {
    code: 'jiaoyu',
    name: '教育',
    nameEn: 'Education',
    kind: 'list',
    parent: 'msgk',
    owner: 'education',
    category: '重点领域',
    freshnessDays: 90,
    subjects: ['科技、教育'],
  },
  {
    code: 'yiliao',
    name: '医疗卫生',
    nameEn: 'Health',
    kind: 'list',
    parent: 'msgk',
    owner: 'office',
    category: '重点领域',
    subjects: ['卫生、体育'],
  },
  {
    code: 'jiuye',
    name: '就业和社会保障',
    nameEn: 'Work and social security',
    kind: 'list',
    parent: 'msgk',
    owner: 'office',
    category: '重点领域',
    subjects: ['劳动、人事、监察'],
  },
  {
    code: 'shehui',
    name: '社会福利和救助',
    nameEn: 'Welfare',
    kind: 'list',
    parent: 'msgk',
    owner: 'civil',
    category: '重点领域',
    subjects: ['民政、扶贫、救灾'],
  },
  {
    code: 'ztzl',
    name: '专题专栏',
    nameEn: 'Special topics',
    kind: 'topics',
    owner: 'office',
    category: '专题专栏',
    inNavigation: true,
  },
];

/** Items of article 20 of the finance bureau's platform and the subjects of documents that stand in them. */
export const demoPlatform = {
  unit: 'finance',
  items: [
    { clause: '20-7', subject: '财政、金融、审计\\财政' },
    { clause: '20-1', subject: '财政、金融、审计' },
  ],
  guide: {
    classification:
      '本机关的政府信息分为机构职能、政策文件、财政预算决算、行政事业性收费、政府采购和其他六类。\n每一类按生成日期排列，新的在前。',
    arrangement:
      '每条政府信息有索引号、名称、内容概述、生成日期、公开日期和发布机构。索引号由统一社会信用代码、年份和五位流水号组成。',
    access:
      '主动公开的信息在本平台“法定主动公开内容”中查阅，也可以到市档案馆、市图书馆和市政务服务中心的政府信息查阅点查阅。\n没有主动公开的，可以向本机关申请。申请表在本平台下载，也可以当面领取；书写有困难的可以口头提出，由工作人员代填。',
    office: '安澜市财政局办公室',
    address: '安澜市清河区望江大道8号市财政局2楼205室',
    hours: '周一至周五 9:00—12:00，13:30—17:00（法定节假日除外）',
    phone: '0000-80000205',
    fax: '0000-80000206',
    online: 'xxgk-czj@anlan.example',
  },
} as const;

export const demoTopic = {
  code: 'education-equity',
  column: 'ztzl',
  owner: 'education',
  title: '义务教育优质均衡',
  titleEn: 'Fair schooling for all',
  summary: '入学办法、学区划分、校车和课后服务的现行文件和问答，开学前更新。家长先看“入学”，学校看“办学”。',
  sections: [{ title: '政策文件', titleEn: 'Documents', subject: '科技、教育' }],
  text: '问：没有本市户籍的孩子怎样入学？\n答：父母一方持有本市居住证，在居住地所在县区的入学服务平台登记，按居住年限安排。\n问：课后服务收费吗？\n答：收费标准由县区发展改革、教育、财政部门公布，困难家庭免收。',
} as const;

export const demoHome = {
  notice: '冬季供暖和燃气安全提示：发现异味请立即开窗，到室外拨打燃气公司抢修电话。',
  noticeEn: 'Winter safety: if you smell gas, open the windows and call the gas company from outside.',
  services: [
    {
      label: '查政策文件',
      labelEn: 'Find a document',
      href: '/documents',
      help: '按机构、主题、年份',
      helpEn: 'By organisation, topic, year',
    },
    {
      label: '申请公开信息',
      labelEn: 'Ask for information',
      href: '/disclosure',
      help: '各单位受理方式',
      helpEn: 'How each unit takes requests',
    },
    {
      label: '找单位',
      labelEn: 'Find a unit',
      href: '/units',
      help: '地址、电话、时间',
      helpEn: 'Address, phone, opening hours',
    },
    {
      label: '看专题',
      labelEn: 'Special topics',
      href: '/columns/ztzl',
      help: '汇编和问答',
      helpEn: 'Collections, questions and answers',
    },
  ],
  columns: ['czxx', 'jiaoyu'],
} as const;

export const demoMediaAccounts = [
  {
    unit: 'office',
    kind: 'website',
    name: '安澜市人民政府门户网站',
    account: 'www.anlan.example',
    address: 'https://www.anlan.example/',
    siteCode: '9901000001',
    openedOn: '2003-07-01',
  },
  {
    unit: 'office',
    kind: 'wechat',
    name: '安澜发布',
    account: 'anlanfabu',
    address: '',
    siteCode: '',
    openedOn: '2014-05-06',
  },
  {
    unit: 'education',
    kind: 'wechat',
    name: '安澜教育',
    account: 'anlanjiaoyu',
    address: '',
    siteCode: '',
    openedOn: '2016-09-01',
  },
  {
    unit: 'transport',
    kind: 'weibo',
    name: '安澜交通',
    account: '@安澜交通',
    address: '',
    siteCode: '',
    openedOn: '2012-03-15',
    closedOn: '2024-06-30',
    closingReason: '与“安澜发布”合并',
  },
] as const;
