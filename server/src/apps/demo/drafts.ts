import { registerOf } from './catalogue.rules.ts';
import { composeEdition } from './compose.rules.ts';
import type { DemoDraft, DemoDraftState, DemoFile } from './demo.schema.ts';
import { diceFor } from './random.rules.ts';
import type { Subject } from './subject.schema.ts';
import { writeDocx } from './write-docx.ts';
import { writeMarkdown, writeText } from './write-text.ts';

interface Waiting {
  state: DemoDraftState;
  author: string;
  waitsFor: string;
  comment?: string;
  format: 'docx' | 'txt' | 'md';
  subject: Subject;
}

/** Unfinished work: nothing here has a number or a date of publication yet. */
const WAITING: readonly Waiting[] = [
  {
    state: 'draft',
    author: 'demo.education.editor',
    waitsFor: 'demo.education.editor',
    format: 'docx',
    subject: {
      id: 'draft-winter-holidays',
      owner: 'education',
      topic: '科技、教育\\教育',
      words: '寒假 期末 中小学',
      pieces: [
        {
          kind: 'notice',
          title: '关于做好2026—2027学年度第一学期期末和寒假工作的通知',
          on: ['2026-11-19'],
          text: `
          为做好期末教学和寒假工作，保障学生身心健康和假期安全，现将有关事项通知如下：
          # 放假时间
          义务教育学校寒假自2027年1月23日开始，2月21日结束，2月22日正式上课；普通高中1月30日放假，2月21日开学。幼儿园可以根据家长需要，在1月25日至29日、2月15日至19日安排看护，自愿参加，每日收费不超过40元，家庭经济困难幼儿免收。
          # 期末工作
          ## 规范考试。一、二年级不进行纸笔考试，其他年级期末考试每学期不超过一次，不得公布、排列学生成绩。试卷由学校命题，难度适当，严禁超标。
          ## 控制作业。寒假书面作业小学不布置统一练习册，初中每天不超过60分钟，鼓励家务劳动、体育锻炼、阅读和社会实践。
          # 假期服务
          学校图书馆、操场在1月25日至2月13日每日9:00至17:00开放，统筹安排教师值守，学生凭校园卡进入。各县（区）至少开设6个寒假托管点，每期5天，收费不超过150元，名单于12月20日前公布。
          # 安全工作
          ## 放假前开展一次防溺水、防火、防诈骗、交通安全教育，告知家长看护责任，签收率达到100%。
          ## 校舍、锅炉、食堂在1月20日前完成排查，重点岗位24小时值班；外出研学一律提前报备。
          请各县（区）于12月31日前报送寒假托管和场地开放名单。联系电话{电话}。
          `,
        },
      ],
    },
  },
  {
    state: 'first_review',
    author: 'demo.civil.editor',
    waitsFor: 'demo.office.reviewer',
    format: 'md',
    subject: {
      id: 'draft-winter-relief',
      owner: 'civil',
      topic: '民政、扶贫、救灾\\社会福利',
      words: '困难群众 慰问 春节',
      pieces: [
        {
          kind: 'announcement',
          title: '关于2027年元旦春节期间困难群众慰问和救助安排的公告',
          on: ['2026-11-18'],
          text: `
          为保障困难群众温暖过冬、安心过节，现将2027年元旦春节期间慰问和救助安排公告如下：
          # 慰问对象和标准
          ! 慰问标准
          | 对象 | 标准 | 人数（户数） |
          | 城乡特困人员 | 每人800元 | 4260人 |
          | 城乡低保家庭 | 每户600元 | 18640户 |
          | 低保边缘家庭 | 每户400元 | 5210户 |
          | 孤儿、事实无人抚养儿童 | 每人1000元 | 386人 |
          | 一级残疾人 | 每人300元 | 6120人 |
          # 发放时间
          慰问金于2027年1月25日前通过社会保障卡发放，不需要申请；慰问物资由村（社区）在2月3日前送到家中，不集中领取。
          # 临时救助
          因火灾、交通事故、重大疾病等造成基本生活暂时困难的家庭，可以向街道（乡镇）申请临时救助，情况紧急的先行救助、24小时内办理，金额一般不超过6000元。
          # 寒冷天气关爱
          日最低气温低于零下5摄氏度时，救助管理机构延长街面巡查到23时，发现流浪乞讨人员，护送到救助站，提供食宿、医疗和返乡帮助。市民发现需要帮助的人，可以拨打12345。
          # 监督
          任何单位和个人不得截留、抵扣慰问金，不得要求受助人配合摆拍。监督电话{电话}。
          `,
        },
      ],
    },
  },
  {
    state: 'secrecy_review',
    author: 'demo.transport.editor',
    waitsFor: 'demo.secrecy',
    format: 'txt',
    subject: {
      id: 'draft-winter-buses',
      owner: 'transport',
      topic: '工业、交通\\公路',
      words: '公交 冬季 首末班',
      pieces: [
        {
          kind: 'announcement',
          title: '关于2026年冬季公交线路首末班时间调整的公告',
          on: ['2026-11-17'],
          text: `
          根据冬季日照和客流变化，经公示征求意见，决定自2026年12月1日起至2027年3月14日，调整部分公交线路首末班时间，现公告如下：
          # 调整线路
          - 调整5路、9路、12路：首班由5:50调整为6:00，末班保持22:40不变；
          - 加密41路：工作日早高峰（7:00至8:30）由每6分钟一班加密到每5分钟一班；
          - 提前K6路：首班由6:00提前到5:45，方便临江县城通勤和就医，末班20:00不变；
          - 延长18路：周五、周六末班由21:00延长到22:00，服务体育中心散场客流；
          - 灵活安排夜间线K3路：雨雪冰冻天气停运的，提前2小时公布。
          # 雨雪天气保障
          发布道路结冰橙色以上预警时，桥梁、坡道路段限速行驶，可能出现晚点，请预留时间。市区36个重点站点配备防滑垫和融雪剂，由值守人员在首班车前完成清扫。
          # 车厢温度
          行车途中车厢温度不低于12摄氏度，乘客感觉过冷的可以向驾驶员提出，或者拨打服务电话反映车号、时间。
          # 意见采纳
          公示期间收到意见264条，采纳71条，其中41路加密、K6路提前均来自乘客建议；要求5路延长到24时的23条，因客流不足没有采纳，改由夜间线覆盖。
          # 查询
          实时到站信息在“安澜通”手机端查询，咨询电话{电话}。
          `,
        },
      ],
    },
  },
  {
    state: 'returned',
    author: 'demo.finance.editor',
    waitsFor: 'demo.finance.editor',
    comment:
      '“报送时间”正文写12月11日，附表写12月8日，请核对后统一；预留中小企业份额应与2026年采购目录一致（不低于40%），文中写的是30%。改好后再提交。',
    format: 'docx',
    subject: {
      id: 'draft-budget-2027',
      owner: 'finance',
      topic: '财政、金融、审计\\财政',
      words: '部门预算 编制 2027年',
      pieces: [
        {
          kind: 'notice',
          title: '关于编制2027年市级部门预算的通知',
          on: ['2026-11-13'],
          text: `
          为做好2027年市级部门预算编制工作，现将有关事项通知如下：
          # 基本要求
          坚持零基预算，打破基数，所有项目重新评估。一般性支出按照不低于5%压减，办公设备超过规定年限且确不能使用的方可更新。
          # 收入预算
          各单位应当将财政拨款、事业收入、国有资产出租收入全部编入预算，不得漏报。停车、场地等公共资源收入按照合同据实测算。
          # 支出预算
          ## 人员经费。以2026年10月末实有人数为准，由财政部门与组织人事数据核对。
          ## 项目支出。实行项目库管理，没有入库、没有绩效目标的不予安排；连续两年执行率低于60%的核减。
          ## 政府采购。同步编制采购预算，面向中小企业预留份额不低于30%。
          # 报送时间
          各部门于2026年12月11日前报送“一上”预算，市财政局2027年1月8日前下达控制数。
          ! 时间安排表
          | 环节 | 时间 | 责任单位 |
          | 基础信息核对 | 11月27日前 | 市财政局、各部门 |
          | 报送“一上”预算 | 12月8日前 | 各部门 |
          | 绩效目标评审 | 12月22日前 | 市财政局 |
          | 下达控制数 | 2027年1月8日前 | 市财政局 |
          | 报送“二上”预算 | 2027年1月15日前 | 各部门 |
          # 公开要求
          预算批复后20日内，各部门应当在网站公开部门预算和“三公”经费，说明增减原因，用群众看得懂的语言写明每个项目要办成什么事。联系电话{电话}。
          `,
        },
      ],
    },
  },
];

/** Texts at four different places of their way to publication, for the work bench. */
export function demoDrafts(seed = 20261120): DemoDraft[] {
  return WAITING.map(({ subject, format, state, author, waitsFor, comment }) => {
    const [registered] = registerOf([subject], seed);
    if (!registered) throw new Error(`no draft in ${subject.id}`);
    const edition = { ...registered, number: '', indexNumber: '', validity: null };
    const blocks = composeEdition(edition, [edition], diceFor(seed, subject.id));
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const bytes =
      format === 'docx'
        ? writeDocx(edition, blocks, false)
        : utf8(format === 'md' ? writeMarkdown(edition, blocks) : writeText(edition, blocks, false));
    const file: DemoFile = { fileName: `${edition.title}.${format}`, bytes, format };
    return {
      ...file,
      state,
      organisationCode: subject.owner,
      author,
      waitsFor,
      kind: edition.kind,
      topic: subject.topic,
      expectedTitle: edition.title,
      expectedDocumentNumber: '',
      ...(comment === undefined ? {} : { comment }),
    };
  });
}
