import { ledgers } from './ledgers.ts';
import { letterPrefixes, requests } from './requests.ts';

/** An ordinary day in the city of Anlan: what waits, what is timed, what was corrected, and rules that changed other rules. */

export interface DemoText {
  /** Code of the unit. */
  unit: string;
  author: string;
  topic: string;
  title: string;
  text: string;
  /** Where it was public before it came into this store. */
  publishedOn?: string;
}

const notice = (title: string, number: string, body: string, unit: string, on: string) =>
  `${title}\n${number === '' ? '' : `${number}\n`}${body.trim()}\n${unit}\n${on}\n`;

const CITY = '安澜市人民政府';
const OFFICE = '安澜市人民政府办公室';

/** Approved, signed, and set to go out by itself. */
const scheduled: DemoText & { signedOn: string; effectiveOn: string; expiresOn: string } = {
  ...{ unit: 'office', author: 'demo.office.editor', topic: '文化、广电、新闻出版\\文化' },
  ...{ signedOn: '2026-11-20', effectiveOn: '2027-01-01', expiresOn: '2031-12-31' },
  title: '安澜市城市书房管理办法',
  text: notice(
    '安澜市城市书房管理办法',
    '安政规〔2026〕18号',
    '第一条　为了规范城市书房的建设和服务，方便群众就近阅读，结合本市实际，制定本办法。\n第二条　城市书房免费开放，每日开放不少于12小时。\n第三条　市图书馆负责图书配送，每季度更新不少于200册。\n第四条　本办法自2027年1月1日起施行，有效期5年。',
    CITY,
    '2026年11月20日',
  ),
};

/** Approved, and not to be public by any way before its time. */
const embargoed: DemoText = {
  ...{ unit: 'finance', author: 'demo.finance.editor', topic: '财政、金融、审计\\财政' },
  title: '安澜市财政局关于2026年市级预算调整情况的公告',
  text: notice(
    '安澜市财政局关于2026年市级预算调整情况的公告',
    '',
    '2026年市级预算调整事项提请市人民代表大会常务委员会会议审查，会议结束后公布。调整后，教育、社会保障和医疗卫生支出增加，一般性支出减少，具体数额见会议批准的报告。',
    '安澜市财政局',
    '2026年11月19日',
  ),
};

/** Public, and corrected since. */
const corrected: DemoText & { wrong: string; right: string; note: string } = {
  ...{ unit: 'office', author: 'demo.office.editor', topic: '城乡建设、环境保护\\城市规划' },
  ...{ wrong: '每户检查约40分钟', right: '每户检查约20分钟' },
  note: '原文“每户检查约40分钟”有误，应为“每户检查约20分钟”，现予更正。',
  title: '安澜市人民政府办公室关于2026年冬季燃气入户安全检查安排的通告',
  text: notice(
    '安澜市人民政府办公室关于2026年冬季燃气入户安全检查安排的通告',
    '',
    '各燃气用户：\n为保障冬季用气安全，现将入户安全检查安排通告如下。\n一、检查时间。2026年11月23日至12月31日，每日9时至19时，每户检查约40分钟。\n二、检查内容。灶具、热水器、软管、阀门和报警器，免费检查，不推销用品。\n三、预约改期。时间不便的，可以拨打便民热线改约周末。',
    OFFICE,
    '2026年11月18日',
  ),
};

/** Rules that are public, with what later ones did to them. */
interface DemoRule extends DemoText {
  signedOn: string;
  effectiveOn: string;
  expiresOn: string | null;
  changes?: { kind: 'amends' | 'replaces'; title: string };
}
const rule = (
  title: string,
  number: string,
  on: readonly [signed: string, effective: string, expires: string | null],
  body: string,
  changes?: DemoRule['changes'],
): DemoRule => {
  const [signedOn, effectiveOn, expiresOn] = on;
  const [year = '', month = '', day = ''] = signedOn.split('-');
  const date = `${year}年${Number(month)}月${Number(day)}日`;
  return {
    ...{ unit: 'office', author: 'demo.office.editor', topic: '城乡建设、环境保护\\城市管理' },
    ...{
      title,
      publishedOn: signedOn,
      signedOn,
      effectiveOn,
      expiresOn,
      text: notice(title, number, body, CITY, date),
    },
    ...(changes && { changes }),
  };
};
const rules: readonly DemoRule[] = [
  rule(
    '安澜市公共场所母婴设施管理办法',
    '安政规〔2022〕4号',
    ['2022-03-01', '2022-04-01', '2027-03-31'],
    '第一条　为了方便母婴出行，规范公共场所母婴设施的建设和管理，制定本办法。\n第二条　建筑面积超过一万平方米的公共场所应当设置母婴室。\n第三条　母婴室应当保持清洁，每日巡查不少于2次。\n第四条　本办法自2022年4月1日起施行，有效期5年。',
  ),
  rule(
    '安澜市人民政府关于修改《安澜市公共场所母婴设施管理办法》的决定',
    '安政规〔2026〕7号',
    ['2026-05-11', '2026-06-01', null],
    '一、将第二条修改为：“建筑面积超过五千平方米的公共场所应当设置母婴室。”\n二、本决定自2026年6月1日起施行。',
    { kind: 'amends', title: '安澜市公共场所母婴设施管理办法' },
  ),
  rule(
    '安澜市临时占道经营管理办法',
    '安政规〔2023〕11号',
    ['2023-08-14', '2023-09-01', '2028-08-31'],
    '第一条　为了规范临时占道经营，方便群众生活，制定本办法。\n第二条　临时占道经营应当在划定的地点和时段内进行。\n第三条　本办法自2023年9月1日起施行，有效期5年。',
  ),
  rule(
    '安澜市临时占道经营管理规定',
    '安政规〔2026〕12号',
    ['2026-11-18', '2026-11-20', '2031-11-19'],
    '第一条　为了规范临时占道经营，方便群众生活，制定本规定。\n第二条　划定的地点和时段由县（区）人民政府按照季节公布。\n第三条　本规定自2026年11月20日起施行，有效期5年。《安澜市临时占道经营管理办法》同时废止。',
    { kind: 'replaces', title: '安澜市临时占道经营管理办法' },
  ),
];

interface DemoReadingPoint {
  unit: string;
  kind: 'archive' | 'library';
  name: string;
  address: string;
  hours: string;
  phone: string;
  stock: string;
  stockCheckedOn: string;
}
const readingPoints: readonly DemoReadingPoint[] = [
  {
    ...{ unit: 'office', kind: 'archive', name: '安澜市档案馆政府信息查阅点', address: '安澜市清河区学府路18号一楼' },
    ...{ hours: '工作日9:00—12:00、13:30—17:00', phone: '0000-8126018' },
    ...{ stock: '2008年以来市政府及部门文件、政府公报；可以免费复印20页以内', stockCheckedOn: '2026-11-02' },
  },
  {
    ...{ unit: 'office', kind: 'library', name: '安澜市图书馆政府信息查阅点', address: '安澜市清河区文庙街6号二楼' },
    ...{ hours: '周二至周日9:00—20:30', phone: '0000-8126033' },
    ...{ stock: '政府公报、办事指南、政策汇编；有大字版和读屏电脑', stockCheckedOn: '2026-10-12' },
  },
];

/** What a reader wrote about the corrected notice; nobody has answered yet. */
const errorReport = '第三项说可以拨打便民热线改约周末，但没有写热线号码，请补充。';

export const demoDay = {
  scheduled,
  embargoed,
  corrected,
  rules,
  readingPoints,
  errorReport,
  ledgers,
  requests,
  letterPrefixes,
};
