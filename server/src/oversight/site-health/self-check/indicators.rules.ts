import type { FindingKind } from '../findings.rules.ts';
import type { SettingCode, Settings } from '../settings.rules.ts';

/** The official table of indicators (国办秘函〔2019〕19号; facts and doubts in the settings) as data. Pure. */

export type Part = 'veto' | 'deduction' | 'bonus' | 'media';
export type Group = 'veto' | 'publishing' | 'services' | 'interaction' | 'design' | 'bonus' | 'media';
export type Automatic =
  | { by: 'availability' }
  /** Unmet from so many on, in one of these ways. */
  | { by: 'columns' }
  /** So many points for each finding of the kind. */
  | { by: 'findings'; kind: FindingKind; points: SettingCode; only?: 'first_notice' | 'not_first_notice' }
  /** Unmet when there is one. */
  | { by: 'any'; kind: FindingKind }
  | { by: 'late_errors'; points: SettingCode };

export interface Indicator {
  code: string;
  part: Part;
  group: Group;
  zh: string;
  en: string;
  rule: (settings: Settings) => { zh: string; en: string };
  /** Absent: a person judges. */
  automatic?: Automatic;
}

const fixed = (zh: string, en: string) => () => ({ zh, en });
/** Points of the rule in words. */
const each = (code: SettingCode, zh: string, en: string) => (settings: Settings) => ({
  zh: `${zh}，每个扣 ${String(settings[code])} 分`,
  en: `${en}: ${String(settings[code])} points each`,
});

export const INDICATORS: readonly Indicator[] = [
  {
    ...{
      code: 'security',
      part: 'veto',
      group: 'veto',
      zh: '安全、泄密等严重问题',
      en: 'Grave faults: security, secrets',
    },
    rule: fixed(
      '严重表述错误、泄露国家秘密、发布或链接反动暴力色情内容、对安全攻击未及时处置造成严重事故、弄虚作假（如伪造发稿日期）、建设管理不当引发严重负面舆情，出现任意一种',
      'Grave wrong statements, state secrets, forbidden content or links to it, attacks not dealt with, faked dates, or public outrage over how the site is run: any of them',
    ),
  },
  {
    ...{ code: 'availability', part: 'veto', group: 'veto', zh: '站点无法访问', en: 'The site does not open' },
    automatic: { by: 'availability' },
    rule: (s) => ({
      zh: `监测 ${s['availability.days']} 天，每天间隔访问 ${s['availability.perDay']} 次以上，超过（含）${s['availability.seconds']} 秒打不开的次数占比达到 ${s['availability.percent']}%`,
      en: `Watched for ${s['availability.days']} days with ${s['availability.perDay']} visits a day or more: ${s['availability.percent']}% or more do not open within ${s['availability.seconds']} seconds`,
    }),
  },
  {
    ...{ code: 'home', part: 'veto', group: 'veto', zh: '首页不更新', en: 'Nothing new on the home page' },
    automatic: { by: 'any', kind: 'home_idle' },
    rule: (s) => ({
      zh: `监测 ${s['home.days']} 天首页无更新；未注明发布时间的视为不更新`,
      en: `Nothing dated on the home page is new in ${s['home.days']} days`,
    }),
  },
  {
    ...{ code: 'columns', part: 'veto', group: 'veto', zh: '栏目不更新', en: 'Columns are not updated' },
    automatic: { by: 'columns' },
    rule: (s) => ({
      zh: `动态、要闻类（${s['columns.newsDays']} 天）和通知公告、政策文件类（${s['columns.noticeMonths']} 个月）一级栏目未更新累计达到 ${s['columns.firstLevelStale']} 个；或应更新未更新栏目达到 ${s['columns.stale']} 个；或空白栏目达到 ${s['columns.empty']} 个`,
      en: `${s['columns.firstLevelStale']} or more columns of the first level without anything new (news ${s['columns.newsDays']} days, notices and policies ${s['columns.noticeMonths']} months); or ${s['columns.stale']} columns past their rule; or ${s['columns.empty']} empty columns`,
    }),
  },
  {
    ...{
      code: 'channel',
      part: 'veto',
      group: 'veto',
      zh: '互动回应差：咨询建言渠道',
      en: 'Interaction: a way to ask',
    },
    rule: fixed(
      '未提供网上有效咨询建言渠道（信访、纪检举报等专门渠道除外）',
      'No working way to ask and suggest (other than petitions and reports of misconduct)',
    ),
  },
  {
    ...{
      code: 'messages',
      part: 'veto',
      group: 'veto',
      zh: '互动回应差：留言未回应',
      en: 'Interaction: messages without an answer',
    },
    automatic: { by: 'any', kind: 'message_late' },
    rule: (s) => ({
      zh: `前 ${s['interaction.lookbackMonths']} 个月内存在超过 ${s['interaction.months']} 个月未回应的有效留言`,
      en: `A message of the last ${s['interaction.lookbackMonths']} months had no answer for more than ${s['interaction.months']} months`,
    }),
  },
  {
    ...{ code: 'services', part: 'veto', group: 'services', zh: '服务不实用', en: 'Services are of no use' },
    rule: fixed(
      '未提供办事服务；或事项名称、设定依据、申请条件、办理材料、办理地点、办理时间、联系电话、办理流程 8 类要素中缺失 4 类以上的事项达到 5 个（不足 5 个的全部缺失；类数和个数待核）',
      'No services; or five services lack four or more of the eight elements (numbers to be compared with the text)',
    ),
  },
  {
    ...{
      code: 'notice_columns',
      part: 'deduction',
      group: 'publishing',
      zh: '政策文件类一级栏目未更新',
      en: 'Columns of policies of the first level not updated',
    },
    automatic: { by: 'findings', kind: 'column_stale', points: 'points.noticeColumn', only: 'first_notice' },
    rule: each('points.noticeColumn', '前 6 个月未更新', 'Nothing new in six months'),
  },
  {
    ...{
      code: 'stale_columns',
      part: 'deduction',
      group: 'publishing',
      zh: '其他栏目应更新未更新',
      en: 'Other columns not updated',
    },
    automatic: { by: 'findings', kind: 'column_stale', points: 'points.staleColumn', only: 'not_first_notice' },
    rule: each('points.staleColumn', '超过栏目自己的更新期限', 'Past the rule of the column'),
  },
  {
    ...{ code: 'empty_columns', part: 'deduction', group: 'publishing', zh: '空白栏目', en: 'Empty columns' },
    automatic: { by: 'findings', kind: 'column_empty', points: 'points.emptyColumn' },
    rule: each('points.emptyColumn', '栏目中没有任何内容', 'Nothing in the column'),
  },
  {
    ...{ code: 'interpretation', part: 'deduction', group: 'publishing', zh: '解读回应', en: 'Explaining policies' },
    rule: fixed(
      '解读与文件同步发布、双向关联，形式多样；由检查人判定扣分',
      'Explanations come with their documents and lead to them; a person judges',
    ),
  },
  {
    ...{ code: 'guides', part: 'deduction', group: 'services', zh: '办事指南', en: 'Service guides' },
    rule: fixed('办事指南要素齐全、内容准确；由检查人判定扣分', 'Guides are complete and right; a person judges'),
  },
  {
    ...{
      code: 'service_statistics',
      part: 'deduction',
      group: 'services',
      zh: '办事统计数据',
      en: 'Figures of services',
    },
    rule: fixed('前 3 个月内未更新，扣 2 分', 'Not updated in three months: 2 points'),
  },
  {
    ...{
      code: 'open_errors',
      part: 'deduction',
      group: 'interaction',
      zh: '网民找错未办结',
      en: 'Error reports not dealt with',
    },
    automatic: { by: 'findings', kind: 'error_open', points: 'points.openError' },
    rule: each('points.openError', '超过答复期限仍未办结', 'Past the day and still open'),
  },
  {
    ...{
      code: 'late_errors',
      part: 'deduction',
      group: 'interaction',
      zh: '网民找错超期办结',
      en: 'Error reports dealt with late',
    },
    automatic: { by: 'late_errors', points: 'points.lateError' },
    rule: each('points.lateError', '本月超过期限才办结', 'Answered this month after the day'),
  },
  {
    ...{
      code: 'answers_published',
      part: 'deduction',
      group: 'interaction',
      zh: '留言答复公开',
      en: 'Answers made public',
    },
    rule: fixed('前 2 个月未公开新的留言答复，扣 3 分', 'No answer made public in two months: 3 points'),
  },
  {
    ...{ code: 'answer_quality', part: 'deduction', group: 'interaction', zh: '答复质量', en: 'Quality of answers' },
    rule: fixed('答复推诿、敷衍的，由检查人判定扣分', 'Answers that evade; a person judges'),
  },
  {
    ...{ code: 'dead_inside', part: 'deduction', group: 'design', zh: '可用性：站内链接', en: 'Links inside' },
    automatic: { by: 'findings', kind: 'link_inside', points: 'points.deadInside' },
    rule: each('points.deadInside', '站内链接打不开', 'A link inside does not open'),
  },
  {
    ...{ code: 'dead_outside', part: 'deduction', group: 'design', zh: '可用性：站外链接', en: 'Links to elsewhere' },
    automatic: { by: 'findings', kind: 'link_outside', points: 'points.deadOutside' },
    rule: each('points.deadOutside', '站外链接打不开', 'A link to elsewhere does not open'),
  },
  {
    ...{ code: 'tags', part: 'deduction', group: 'design', zh: '页面标签', en: 'Page tags' },
    automatic: { by: 'findings', kind: 'tag_missing', points: 'points.tag' },
    rule: each('points.tag', '必有的标签缺失', 'A tag that has to be there is missing'),
  },
  {
    ...{ code: 'footer', part: 'deduction', group: 'design', zh: '网站标识和底部要素', en: 'Marks at the foot' },
    automatic: { by: 'findings', kind: 'footer_missing', points: 'points.footer' },
    rule: each('points.footer', '底部要素缺失', 'An element is missing'),
  },
  {
    ...{ code: 'ipv6', part: 'deduction', group: 'design', zh: 'IPv6', en: 'IPv6' },
    automatic: { by: 'findings', kind: 'ipv6_missing', points: 'points.ipv6' },
    rule: each('points.ipv6', '没有 AAAA 记录或用 IPv6 打不开', 'No AAAA record, or not reachable by IPv6'),
  },
  {
    ...{ code: 'domain', part: 'deduction', group: 'design', zh: '域名名称', en: 'Domain name' },
    rule: fixed(
      '域名和网站名称符合国办函〔2018〕55号；由检查人判定扣分',
      'Domain and name follow the rules; a person judges',
    ),
  },
  {
    ...{ code: 'search', part: 'deduction', group: 'design', zh: '搜索功能', en: 'Search' },
    rule: fixed('提供可用的站内搜索；由检查人判定扣分', 'Search works; a person judges'),
  },
  {
    ...{
      code: 'accessibility',
      part: 'deduction',
      group: 'design',
      zh: '兼容性、适老化与无障碍',
      en: 'Browsers, older readers, accessibility',
    },
    rule: fixed(
      '主流浏览器显示正常，适老化和无障碍可用；由检查人判定扣分',
      'Browsers, large print and screen readers work; a person judges',
    ),
  },
  {
    ...{ code: 'bonus', part: 'bonus', group: 'bonus', zh: '加分指标', en: 'Extra points' },
    rule: (s) => ({
      zh: `得分超过 ${s['score.bonusAbove']} 分的，由检查人判定加分，最多 ${s['score.bonusCap']} 分`,
      en: `Above ${s['score.bonusAbove']} points a person may add points, ${s['score.bonusCap']} at most`,
    }),
  },
  {
    ...{
      code: 'media_idle',
      part: 'media',
      group: 'media',
      zh: '政务新媒体：前 2 周无更新',
      en: 'Media accounts: nothing new in two weeks',
    },
    automatic: { by: 'any', kind: 'media_idle' },
    rule: fixed('前 2 周无更新的账号，逐个判定为不合格', 'Each account without anything new in two weeks fails'),
  },
  {
    ...{
      code: 'media_interaction',
      part: 'media',
      group: 'media',
      zh: '政务新媒体：互动功能',
      en: 'Media accounts: interaction',
    },
    rule: fixed('未提供有效互动功能', 'No working way to interact'),
  },
  {
    ...{
      code: 'media_content',
      part: 'media',
      group: 'media',
      zh: '政务新媒体：安全和虚假数据',
      en: 'Media accounts: security, faked numbers',
    },
    rule: fixed(
      '安全、泄密等严重问题，购买粉丝、强制点赞（待核）',
      'Grave faults; bought followers (to be compared with the text)',
    ),
  },
];

export const indicatorOf = (code: string): Indicator | undefined => INDICATORS.find((one) => one.code === code);
