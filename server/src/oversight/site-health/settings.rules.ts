/** Numbers and lists of the checks, each with its source; a place may set them differently. Pure. */

export interface SettingEntry {
  value: number | readonly string[];
  zh: string;
  en: string;
  /** Where the value is from. */
  source: string;
  /** True where no text of the rule was at hand: to be compared with it before it is relied on. */
  isUncertain?: true;
  min?: number;
  max?: number;
}

const OF_2019 = '国办秘函〔2019〕19号';
const OF_2017 = '国办发〔2017〕47号';
const TO_CHECK = '分值未见原文，请对照上级印发的检查表核定';
const OWN = '本平台默认值';

export const SETTINGS = {
  'availability.days': { value: 7, zh: '连续监测天数', en: 'Days watched', source: OF_2019, min: 1, max: 31 },
  'availability.perDay': {
    value: 20,
    zh: '每天至少访问次数',
    en: 'Visits a day at least',
    source: OF_2019,
    min: 1,
    max: 1000,
  },
  'availability.seconds': {
    value: 15,
    zh: '超过（含）多少秒算打不开',
    en: 'From so many seconds on it counts as not open',
    source: OF_2019,
    min: 1,
    max: 120,
  },
  'availability.percent': {
    value: 5,
    zh: '打不开占比达到（%）即单项否决',
    en: 'Share not open that fails the site, %',
    source: OF_2019,
    min: 1,
    max: 100,
  },
  'availability.everyMinutes': {
    value: 60,
    zh: '平台每隔多少分钟访问一次',
    en: 'The platform visits every so many minutes',
    source: OWN,
    min: 5,
    max: 72,
  },
  'home.days': {
    value: 14,
    zh: '首页多少天无更新即单项否决',
    en: 'Days without anything new on the home page that fail the site',
    source: OF_2019,
    min: 1,
    max: 366,
  },
  'columns.newsDays': {
    value: 14,
    zh: '动态、要闻类栏目更新期限（天）',
    en: 'News columns: something new every so many days',
    source: OF_2019,
    min: 1,
    max: 366,
  },
  'columns.noticeMonths': {
    value: 6,
    zh: '通知公告、政策文件类栏目更新期限（月）',
    en: 'Columns of notices and policies: something new every so many months',
    source: OF_2019,
    min: 1,
    max: 36,
  },
  'columns.newsWords': {
    value: ['动态', '要闻', '新闻'],
    zh: '动态、要闻类栏目的名称或类别用词',
    en: 'Words in name or category of news columns',
    source: OF_2019,
  },
  'columns.noticeWords': {
    value: ['通知', '公告', '公示', '政策文件', '政策'],
    zh: '通知公告、政策文件类栏目的名称或类别用词',
    en: 'Words in name or category of columns of notices and policies',
    source: OF_2019,
  },
  'columns.firstLevels': {
    value: 1,
    zh: '前几级算“一级栏目”',
    en: 'Levels that count as columns of the first level',
    source: OWN,
    min: 1,
    max: 5,
  },
  'columns.firstLevelStale': {
    value: 5,
    zh: '上述一级栏目未更新达到几个即单项否决',
    en: 'So many of those columns not updated fail the site',
    source: OF_2019,
    min: 1,
    max: 1000,
  },
  'columns.stale': {
    value: 10,
    zh: '应更新未更新栏目达到几个即单项否决',
    en: 'So many columns not updated in time fail the site',
    source: OF_2019,
    min: 1,
    max: 1000,
  },
  'columns.empty': {
    value: 5,
    zh: '空白栏目达到几个即单项否决',
    en: 'So many empty columns fail the site',
    source: OF_2019,
    min: 1,
    max: 1000,
  },
  'interaction.months': {
    value: 3,
    zh: '留言超过几个月未回应即单项否决',
    en: 'Months without an answer that fail the site',
    source: OF_2019,
    min: 1,
    max: 24,
  },
  'interaction.lookbackMonths': {
    value: 12,
    zh: '看此前几个月内的留言',
    en: 'Messages of so many months are looked at',
    source: OF_2019,
    min: 1,
    max: 60,
  },
  'tags.site': {
    value: ['SiteName', 'SiteDomain', 'SiteIDCode'],
    zh: '每页必有的网站标签',
    en: 'Tags of the site on every page',
    source: `${OF_2017} 附件`,
  },
  'tags.column': {
    value: ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'],
    zh: '栏目页必有的标签',
    en: 'Tags of a column page',
    source: `${OF_2017} 附件`,
    isUncertain: true,
  },
  'tags.article': {
    value: ['ArticleTitle', 'PubDate', 'ContentSource'],
    zh: '内容页必有的标签',
    en: 'Tags of a content page',
    source: `${OF_2017} 附件`,
    isUncertain: true,
  },
  'footer.elements': {
    value: ['site_code', 'icp', 'police', 'organiser', 'contact', 'site_map', 'party_mark', 'find_errors'],
    ...{
      zh: '首页底部必有的要素',
      en: 'What the foot of the home page has to show',
      source: OF_2017,
      isUncertain: true,
    },
  },
  'check.validDays': {
    value: 35,
    zh: '多少天内检查过才算有结果',
    en: 'A check counts for so many days',
    source: OWN,
    min: 1,
    max: 366,
  },
  'crawl.everyDays': {
    value: 7,
    zh: '每隔多少天检查一遍链接',
    en: 'Links are checked every so many days',
    source: OWN,
    min: 1,
    max: 90,
  },
  'crawl.maxPages': {
    value: 1000,
    zh: '一遍最多读多少页',
    en: 'Pages read in one go at most',
    source: OWN,
    min: 1,
    max: 100_000,
  },
  'crawl.maxLinks': {
    value: 3000,
    zh: '一遍最多检查多少个站外链接',
    en: 'Links to elsewhere checked in one go at most',
    source: OWN,
    min: 0,
    max: 100_000,
  },
  'crawl.maxDepth': {
    value: 6,
    zh: '从首页起最多点几次',
    en: 'Presses from the home page at most',
    source: OWN,
    min: 0,
    max: 30,
  },
  'crawl.alike': {
    value: 100,
    zh: '只差数字的网址最多读多少页',
    en: 'Pages read at most whose addresses differ in numbers only',
    source: OWN,
    min: 1,
    max: 10_000,
  },
  'crawl.delayMs': {
    value: 1000,
    zh: '同一主机两次访问至少间隔（毫秒）',
    en: 'Milliseconds between two visits to one host at least',
    source: OWN,
    min: 0,
    max: 60_000,
  },
  'crawl.seconds': {
    value: 15,
    zh: '一个网址最多等多少秒',
    en: 'Seconds waited for one address at most',
    source: OWN,
    min: 1,
    max: 120,
  },
  'crawl.pageKilobytes': {
    value: 2048,
    zh: '一页最多读多少 KB',
    en: 'Kilobytes read of one page at most',
    source: OWN,
    min: 16,
    max: 20_480,
  },
  'crawl.redirects': {
    value: 5,
    zh: '最多跟随几次跳转',
    en: 'Redirects followed at most',
    source: OWN,
    min: 0,
    max: 20,
  },
  'crawl.hours': {
    value: 12,
    zh: '一遍最多持续多少小时',
    en: 'Hours that one go takes at most',
    source: OWN,
    min: 1,
    max: 168,
  },
  'crawl.retryMinutes': {
    value: 10,
    zh: '打不开的网址隔多少分钟再试',
    en: 'Minutes until an address that did not open is tried again',
    source: OWN,
    min: 0,
    max: 1440,
  },
  'score.pass': {
    value: 60,
    zh: '低于多少分不合格',
    en: 'Below so many points it has not passed',
    source: OF_2019,
    min: 0,
    max: 100,
  },
  'score.bonusAbove': {
    value: 80,
    zh: '超过多少分进入加分',
    en: 'Above so many points extra points are given',
    source: OF_2019,
    min: 0,
    max: 100,
  },
  'score.bonusCap': {
    value: 30,
    zh: '加分最多',
    en: 'Extra points at most',
    source: '国办秘函〔2019〕19号（二手材料，待核）',
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'cap.publishing': {
    value: 30,
    zh: '发布解读满分',
    en: 'Publishing and explaining: points',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'cap.services': {
    value: 25,
    zh: '办事服务满分',
    en: 'Services: points',
    source: '国办秘函〔2019〕19号（二手材料：无对外服务职能部门按 75 分折算）',
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'cap.interaction': {
    value: 20,
    zh: '互动交流满分',
    en: 'Interaction: points',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'cap.design': {
    value: 25,
    zh: '功能设计满分',
    en: 'Functions and design: points',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.noticeColumn': {
    value: 5,
    zh: '政策文件类一级栏目未更新，每个扣',
    en: 'A column of policies of the first level not updated',
    source: '国管局 2019 年第二季度自查',
    min: 0,
    max: 100,
  },
  'points.staleColumn': {
    value: 2,
    zh: '其他栏目应更新未更新，每个扣',
    en: 'Another column not updated',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.emptyColumn': {
    value: 2,
    zh: '空白栏目，每个扣',
    en: 'An empty column',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.openError': {
    value: 3,
    zh: '网民找错未办结，每条扣',
    en: 'An error report not dealt with',
    source: '国办秘函〔2019〕19号（二手材料，待核）',
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.lateError': {
    value: 2,
    zh: '网民找错超期办结，每条扣',
    en: 'An error report dealt with late',
    source: '国办秘函〔2019〕19号（二手材料，待核）',
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.deadInside': {
    value: 1,
    zh: '站内死链，每个扣',
    en: 'A dead link inside',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.deadOutside': {
    value: 0.5,
    zh: '站外死链，每个扣',
    en: 'A dead link to elsewhere',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.tag': {
    value: 1,
    zh: '缺一种页面标签扣',
    en: 'A kind of tag that is missing',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.footer': {
    value: 1,
    zh: '缺一项底部要素扣',
    en: 'An element of the foot that is missing',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
  'points.ipv6': {
    value: 2,
    zh: '不支持 IPv6 扣',
    en: 'No IPv6',
    source: TO_CHECK,
    isUncertain: true,
    min: 0,
    max: 100,
  },
} as const satisfies Record<string, SettingEntry>;

export type SettingCode = keyof typeof SETTINGS;
export type Settings = {
  [K in SettingCode]: (typeof SETTINGS)[K]['value'] extends number ? number : readonly string[];
};

export const isSettingCode = (code: string): code is SettingCode => Object.hasOwn(SETTINGS, code);

/** What the foot may be asked to show. */
export const FOOTER_ELEMENTS = [
  ...['site_code', 'icp', 'police', 'organiser', 'contact', 'site_map', 'party_mark', 'find_errors', 'ipv6'],
] as const;
export type FooterElement = (typeof FOOTER_ELEMENTS)[number];

/** The settings that hold: those of the release with what a place set. A stored value that no longer fits is left out. */
export function settingsWith(own: readonly { code: string; value: unknown }[]): Settings {
  const settings: Record<string, unknown> = {};
  for (const [code, { value }] of Object.entries(SETTINGS)) settings[code] = value;
  for (const { code, value } of own)
    if (isSettingCode(code) && findSettingFault(code, value) === null) settings[code] = value;
  return settings as unknown as Settings;
}

/** Why a value is no value of a setting; null when it is. */
export function findSettingFault(code: SettingCode, value: unknown): 'kind' | 'range' | null {
  const entry: SettingEntry = SETTINGS[code];
  if (typeof entry.value === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'kind';
    return value < (entry.min ?? 0) || value > (entry.max ?? Infinity) ? 'range' : null;
  }
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string' && one.trim() !== '')) return 'kind';
  if (code === 'footer.elements' && !value.every((one) => (FOOTER_ELEMENTS as readonly string[]).includes(one)))
    return 'range';
  return value.length > 30 || value.some((one: string) => one.length > 60) ? 'range' : null;
}

/** The same day so many months earlier, or the last of that month. `on` and the result are YYYY-MM-DD. */
export function monthsBefore(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** The day so many days before another. */
export const daysBefore = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
