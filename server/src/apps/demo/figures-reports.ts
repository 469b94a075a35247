import type { Subject } from './subject.schema.ts';

/**
 * Yearly reports on government information (政府信息公开条例 art. 49–50, form of 国办公开办函〔2021〕30号). The tables keep
 * the form's own arithmetic: new + carried in = decided + carried out in each column, and what one year carries out the
 * next one carries in.
 */

/** 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他. */
type Row = readonly [number, number, number, number, number, number];

const OUTCOMES: readonly string[] = [
  '三（一）予以公开',
  '三（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  '三（三）不予公开：1.属于国家秘密',
  '2.其他法律行政法规禁止公开',
  '3.危及“三安全一稳定”',
  '4.保护第三方合法权益',
  '5.属于三类内部事务信息',
  '6.属于四类过程性信息',
  '7.属于行政执法案卷',
  '8.属于行政查询事项',
  '三（四）无法提供：1.本机关不掌握相关政府信息',
  '2.没有现成信息需要另行制作',
  '3.补正后申请内容仍不明确',
  '三（五）不予处理：1.信访举报投诉类申请',
  '2.重复申请',
  '3.要求提供公开出版物',
  '4.无正当理由大量反复申请',
  '5.要求行政机关确认或重新出具已获取信息',
  '三（六）其他处理：1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  '3.其他',
];

/** Parts in a thousand of what is decided in a column; what is left over was disclosed. */
const SHARES: readonly number[] = [0, 118, 0, 4, 0, 22, 14, 26, 9, 48, 236, 21, 8, 37, 19, 0, 4, 6, 13, 0, 17];

export interface Requests {
  received: Row;
  carriedIn: Row;
  carriedOut: Row;
}

/** The 25 rows of the form's third table with their totals. */
export function requestRows({ received, carriedIn, carriedOut }: Requests): { label: string; values: number[] }[] {
  const decided = received.map((n, i) => n + (carriedIn[i] ?? 0) - (carriedOut[i] ?? 0));
  const outcomes = OUTCOMES.map((label, at) => ({
    label,
    values: decided.map((n) => Math.floor((n * (SHARES[at] ?? 0)) / 1000)),
  }));
  const disclosed = outcomes[0];
  if (disclosed) {
    const others = outcomes.slice(1);
    disclosed.values = decided.map((n, i) => n - others.reduce((sum, row) => sum + (row.values[i] ?? 0), 0));
  }
  const rows = [
    { label: '一、本年新收政府信息公开申请数量', values: [...received] },
    { label: '二、上年结转政府信息公开申请数量', values: [...carriedIn] },
    ...outcomes,
    { label: '三（七）总计', values: decided },
    { label: '四、结转下年度继续办理', values: [...carriedOut] },
  ];
  return rows.map(({ label, values }) => ({ label, values: [...values, values.reduce((a, b) => a + b, 0)] }));
}

interface Report {
  /** Year reported on. */
  year: number;
  requests: Requests;
  /** 制发, 废止, 现行有效 normative documents. */
  documents: readonly [number, number, number];
  licences: number;
  penalties: number;
  measures: number;
  fees: number;
  /** 复议, 直接起诉, 复议后起诉: 维持, 纠正, 其他, 尚未审结. */
  disputes: readonly [Row4, Row4, Row4];
  overview: string;
  shortcomings: string;
  other: string;
}
type Row4 = readonly [number, number, number, number];

function reportText(report: Report): string {
  const { requests, documents, licences, penalties, measures, fees, disputes } = report;
  const kinds = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const disputeRows = disputes.map(
    (row, i) => `| ${kinds[i]} | ${row.join(' | ')} | ${row.reduce((a, b) => a + b, 0)} |`,
  );
  return `# 总体情况
  ${report.overview}
  # 主动公开政府信息情况
  | 信息内容（条例第二十条） | 本年制发件数 | 本年废止件数 | 现行有效件数 |
  | 第（一）项 行政规范性文件 | ${documents.join(' | ')} |
  | 信息内容（条例第二十条） | 本年处理决定数量 | 收费金额（万元） | — |
  | 第（五）项 行政许可 | ${licences} | — | — |
  | 第（六）项 行政处罚 | ${penalties} | — | — |
  | 第（六）项 行政强制 | ${measures} | — | — |
  | 第（八）项 行政事业性收费 | — | ${fees} | — |
  # 收到和处理政府信息公开申请情况
  本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。
  | 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
  ${requestRows(requests)
    .map(({ label, values }) => `| ${label} | ${values.join(' | ')} |`)
    .join('\n  ')}
  # 政府信息公开行政复议、行政诉讼情况
  | 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
  ${disputeRows.join('\n  ')}
  # 存在的主要问题及改进情况
  ${report.shortcomings}
  # 其他需要报告的事项
  ${report.other}`;
}

const subjectOf = (id: string, owner: string, name: string, reports: readonly Report[]): Subject => ({
  id,
  owner,
  topic: '综合政务\\政务公开',
  words: '政府信息公开 年度报告',
  pieces: reports.map((report) => ({
    kind: 'annual_report',
    key: `report-${report.year}`,
    title: `${name}${report.year}年政府信息公开工作年度报告`,
    on: [`${report.year + 1}-01-${report.year % 2 ? '21' : '24'}`],
    text: reportText(report),
  })),
});

const none: Row4 = [0, 0, 0, 0];
const FEES_NONE = '本年度没有收取信息处理费。';

export const reportSubjects: readonly Subject[] = [
  subjectOf('city-disclosure-report', 'office', '安澜市人民政府', [
    {
      year: 2022,
      requests: { received: [372, 41, 6, 4, 31, 4], carriedIn: [17, 2, 0, 0, 1, 0], carriedOut: [19, 3, 0, 0, 2, 0] },
      documents: [38, 21, 214],
      licences: 184260,
      penalties: 36420,
      measures: 2184,
      fees: 8640,
      disputes: [
        [21, 5, 3, 2],
        [9, 1, 2, 3],
        [6, 1, 0, 1],
      ],
      overview:
        '2022年，全市主动公开政府信息11.3万条，政府网站集约化平台访问量2846万人次；举办政策解读活动126场，回应社会关切418件。依申请公开全部在法定期限内答复。完成26个试点领域标准目录编制，建成政务公开专区23处。全年开展业务培训2次，考核结果纳入政府绩效评价。',
      shortcomings:
        '主要问题：一是部分解读材料照抄文件，群众看不明白；二是个别单位答复书说理不充分，复议纠正5件；三是基层公开专区利用率不高。改进情况：开展解读材料互评，退回重写62件；编印答复文书示范文本；专区增加自助打印和人工导办。',
      other: FEES_NONE,
    },
    {
      year: 2023,
      requests: { received: [414, 47, 7, 5, 35, 4], carriedIn: [19, 3, 0, 0, 2, 0], carriedOut: [22, 2, 1, 0, 2, 0] },
      documents: [46, 33, 227],
      licences: 192840,
      penalties: 34170,
      measures: 2036,
      fees: 8310,
      disputes: [
        [23, 4, 4, 3],
        [10, 1, 2, 2],
        [7, 1, 1, 1],
      ],
      overview:
        '2023年，围绕营商环境、民生保障等重点领域主动公开信息12.1万条，规范性文件清理后集中公布废止目录；政策解读图解、问答、视频占比63%。12345热线知识库更新政策问答1860条。对市政府部门开展季度抽查4次，发现问题137个，全部整改。',
      shortcomings:
        '主要问题：政策文件有效性标注不全，群众难以判断是否仍然适用；少数部门把应当主动公开的信息等待申请。改进情况：对2016年以来文件逐件标注，完成率71%；对三次以上被申请的11类信息转为主动公开。',
      other: FEES_NONE,
    },
    {
      year: 2024,
      requests: { received: [441, 52, 8, 4, 38, 4], carriedIn: [22, 2, 1, 0, 2, 0], carriedOut: [20, 3, 0, 0, 3, 0] },
      documents: [52, 24, 255],
      licences: 201370,
      penalties: 31860,
      measures: 1894,
      fees: 8020,
      disputes: [
        [22, 3, 3, 2],
        [11, 1, 1, 2],
        [8, 0, 1, 1],
      ],
      overview:
        '2024年，重点公开惠企政策、重大项目、教育招生、养老托育等信息12.8万条；建成社区食堂、托育、充电设施等民生地图9类；征求意见项目采纳情况全部公布。组织第三方评估2次，群众对“看得懂”的评价为84.6分，比上年提高5.2分。',
      shortcomings:
        '主要问题：一是网站站内搜索不够准确，常用说法搜不到文件；二是个别乡镇公示材料含有个人敏感信息。改进情况：建立同义词库2300组，首页命中率由68%提高到81%；开展两轮隐私排查，撤下或遮盖信息1460条。',
      other: '依照国家规定，对1名申请人大量申请的情形发出收费通知1件、金额600元，申请人已缴纳，全部缴入国库。',
    },
    {
      year: 2025,
      requests: { received: [468, 58, 9, 5, 39, 4], carriedIn: [20, 3, 0, 0, 3, 0], carriedOut: [18, 2, 0, 0, 2, 0] },
      documents: [41, 29, 267],
      licences: 208950,
      penalties: 29340,
      measures: 1762,
      fees: 7780,
      disputes: [
        [24, 3, 2, 2],
        [10, 0, 2, 1],
        [7, 1, 0, 1],
      ],
      overview:
        '2025年，把群众咨询最多、投诉最多、最看不懂的信息作为公开重点，主动公开信息13.4万条；财政收支、空气质量、热线运行实行按月公布；开放公共数据集864个。政策解读多样化比例78%，“读懂率”测试为88.7%。查阅点增加到41处，接待查询3.2万人次。',
      shortcomings:
        '主要问题：政策咨询口径在热线、窗口、网站之间有差异；依申请公开答复对检索过程说明不足。改进情况：着手建设统一问答库，已入库1900条；修订依申请公开工作规范，答复书增加检索说明。',
      other: '发出收费通知2件、金额1300元，实收1300元。建议提案办理结果公开率100%。',
    },
  ]),
  subjectOf('education-disclosure-report', 'education', '安澜市教育局', [
    {
      year: 2024,
      requests: { received: [31, 2, 1, 0, 2, 0], carriedIn: [1, 0, 0, 0, 0, 0], carriedOut: [2, 0, 0, 0, 0, 0] },
      documents: [4, 1, 19],
      licences: 412,
      penalties: 38,
      measures: 0,
      fees: 0,
      disputes: [[2, 0, 0, 0], none, none],
      overview:
        '全年公开招生入学、学生资助、校外培训监管、校园餐等信息1268条，其中招生类阅读量占47%。学区调整先公示后实施，收到意见312条，采纳46条。中考、幼儿园摇号过程网络直播，累计观看23.6万人次。',
      shortcomings:
        '家长反映学区示意图在手机上看不清，已改为输入门牌号查询；部分学校伙食账目公示过于笼统，要求按食材类别列明，12月抽查合格率91%。',
      other: '收到人大代表建议和政协提案46件，答复文本除涉及个人隐私的以外全部公开。',
    },
  ]),
  subjectOf('civil-disclosure-report', 'civil', '安澜市民政局', [
    {
      year: 2025,
      requests: { received: [18, 1, 2, 3, 1, 0], carriedIn: [0, 0, 0, 0, 0, 0], carriedOut: [1, 0, 0, 0, 0, 0] },
      documents: [3, 2, 14],
      licences: 286,
      penalties: 9,
      measures: 0,
      fees: 0,
      disputes: [[1, 0, 0, 0], [0, 0, 0, 1], none],
      overview:
        '公开低保、高龄津贴、残疾人两项补贴、社区食堂等信息934条，养老地图上线食堂、机构、床位余量，月均查询6.8万次。政策宣传走进社区182场，制作方言短视频24条。救助类公示一律隐去身份证号码、住址和困难原因。',
      shortcomings:
        '农村老年人对网上公开了解不多，主要依靠村广播和张贴；今后每季度由村干部上门发放一次明白卡。公示时间过长的旧信息有214条，已全部撤下。',
      other: '信息处理费收取金额为0。',
    },
  ]),
];
