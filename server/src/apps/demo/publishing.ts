/** Entries of a standard catalog for the fictional city, in the order of the ten columns. */

export interface DemoEntry {
  field: string;
  number: number;
  level1: string;
  level2: string;
  content: string;
  basis: string;
  timeLimit: string;
  /** Code of the unit. */
  owner: string;
  channels: readonly string[];
}

const WEB = ['政府网站', '公开查阅点'] as const;

export const demoEntries: readonly DemoEntry[] = [
  {
    ...{
      field: '财政预决算',
      number: 1,
      level1: '政府预算',
      level2: '预算草案和执行情况',
      owner: 'finance',
      channels: WEB,
    },
    content: '本级政府预算、预算调整、预算执行情况的报告及报表',
    ...{ basis: '《中华人民共和国预算法》第十四条', timeLimit: '批准后20日内' },
  },
  {
    ...{
      field: '财政预决算',
      number: 2,
      level1: '部门预算',
      level2: '部门预算公开说明',
      owner: 'finance',
      channels: WEB,
    },
    content: '部门职责、机构设置、收支预算、“三公”经费',
    ...{ basis: '《中华人民共和国预算法》第十四条', timeLimit: '批复后20日内' },
  },
  {
    ...{ field: '义务教育', number: 1, level1: '招生管理', level2: '义务教育阶段招生工作', owner: 'education' },
    ...{ content: '招生计划、学区划分、报名条件和时间、咨询电话', channels: [...WEB, '两微一端'] },
    ...{ basis: '《中华人民共和国义务教育法》', timeLimit: '信息形成或者变更之日起20个工作日内' },
  },
  {
    ...{ field: '养老服务', number: 1, level1: '老年人补贴', level2: '高龄津贴发放', owner: 'civil' },
    ...{ content: '补贴名称、对象、标准、申请材料、办理流程', channels: [...WEB, '便民服务站'] },
    ...{ basis: '《中华人民共和国老年人权益保障法》', timeLimit: '信息形成或者变更之日起10个工作日内' },
  },
  {
    ...{
      field: '社会救助',
      number: 1,
      level1: '最低生活保障',
      level2: '最低生活保障标准和审核确认',
      owner: 'civil',
    },
    ...{
      content: '低保标准、申请材料、办理流程、审核确认结果',
      channels: [...WEB, '社区/企事业单位/村公示栏（电子屏）'],
    },
    ...{ basis: '《社会救助暂行办法》', timeLimit: '信息形成或者变更之日起20个工作日内；审核结果长期公示' },
  },
  {
    ...{
      field: '市政服务',
      number: 1,
      level1: '供热供气',
      level2: '集中供热和燃气安全',
      owner: 'housing',
      channels: WEB,
    },
    ...{
      content: '供热时间、室温标准、收费和退费、燃气安全要求',
      basis: '《城镇燃气管理条例》',
      timeLimit: '及时公开',
    },
  },
  {
    ...{ field: '就业', number: 1, level1: '就业创业扶持', level2: '补贴申领', owner: 'labour', channels: WEB },
    ...{
      content: '补贴政策、对象、标准、申领条件和程序',
      basis: '《中华人民共和国就业促进法》',
      timeLimit: '20个工作日内',
    },
  },
  {
    ...{
      field: '生态环境',
      number: 1,
      level1: '环境质量',
      level2: '生态环境状况公报',
      owner: 'environment',
      channels: WEB,
    },
    ...{
      content: '空气、水、声环境质量和污染物排放',
      basis: '《中华人民共和国环境保护法》第五十四条',
      timeLimit: '每年6月5日前',
    },
  },
];

/** Titles that say what they explain, by what they are called. */
export const demoInterpretation = {
  words: /(政策解读|政策问答|解读|问答)/,
  qa: /问答/,
  phone: '0990-12345',
};
