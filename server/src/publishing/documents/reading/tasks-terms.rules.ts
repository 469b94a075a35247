import { foldWidth, parseNumber } from '../../../kernel/text/index.ts';
import { maskCited } from './tasks-dates.rules.ts';
import { squeeze, TakenPlaces, type Span } from './time-points.rules.ts';

/** Reads frequencies (每季度), limits (3个工作日内) and thresholds (不少于3次) and gives each one written value. See README.md. */

export interface FoundTerm extends Span {
  value: string;
}

export interface TermReading {
  frequencies: FoundTerm[];
  limits: FoundTerm[];
  thresholds: FoundTerm[];
}

const NUMBER = '(?:\\d{1,9}(?:\\.\\d{1,4})?|[一二两三四五六七八九十百千]{1,6})';

/** Terms of one text, offsets in that text, none overlapping another. */
export function readTerms(text: string): TermReading {
  const { text: folded, at } = squeeze(maskCited(foldWidth(text)));
  const taken = new TakenPlaces(folded.length);
  const collect = (read: (folded: string) => FoundTerm[]): FoundTerm[] => {
    const kept: FoundTerm[] = [];
    for (const term of read(folded)) {
      if (!taken.isFree(term)) continue;
      taken.take(term);
      kept.push(term);
    }
    return kept
      .map(({ value, start, end }) => ({ value, start: at(start), end: at(end - 1) + 1 }))
      .sort((a, b) => a.start - b.start);
  };
  const limits = collect(findLimits);
  // 用时不超过5个工作日 is a term and a level to be kept at once.
  const levels = limits.filter(({ start, end }) => AT_MOST_LONG.test(foldWidth(text.slice(start, end))));
  const thresholds = [
    ...levels.map(({ value, start, end }) => ({ value: `<= ${value}`, start, end })),
    ...collect(findThresholds),
  ].sort((a, b) => a.start - b.start);
  const frequencies = collect(findFrequencies);
  return { frequencies, limits, thresholds };
}

// ---------- frequencies

const DAY_IN_PERIOD =
  '(?:(?:的|第?[一二三四]个?|首个?|末|最后一?个?)?(?:季度?首月|季度?末月|首月|末月|月|周|工作日)?(?:[底末]|\\d{1,2} ?[日号]|[上中下]旬)|年[底末]|\\d{1,2}月(?:份|底|末|[上中下]旬|\\d{1,2} ?[日号])?)';
const EVERY = new RegExp(
  '每(?:个|一)?(?:' +
    '(?<day>工作日|日|天)' +
    '|(?<week>周|星期|礼拜)(?:[一二三四五六日天](?![次个期季]))?' +
    '|(?<halfmonth>半个?月)' +
    '|(?<tendays>旬)' +
    '|(?<month>月)' +
    '|(?<quarter>季度|季)' +
    '|(?<half>半年)' +
    '|(?<term>学期)' +
    '|(?<year>年度|年|学年)' +
    `|(?<n>\\d{1,2}|[两二三四五六])个?(?<unit>年|月|季度|周|星期|天|日)` +
    `)(?:${DAY_IN_PERIOD}){0,2}(?:之前|以前|前(?!期|列|述))?`,
  'g',
);
const BY =
  /(?:按|逐)(?<unit>半年|年度|季度|月度|季|月|周|旬|日)(?![期计息付缴折罚次龄生本子前历]|度?(?:计划|任务|目标|要求|预算|安排|规划|连续|处罚))/g;
const PER =
  /(?<![\d一二三四五六七八九十年第])(?<per>一?半|一|1|两|2|每)?(?:个)?(?<unit>年|季度|季|月|周|天|日)(?<count>一|1|两|二|2|三|3)(?:次|报|调度|通报|公布|公开|汇总|研判|总结|会商|督查|督办|督导|小结|点评|考核|评估|更新|排名|检查|清零|上报|报告|例会|分析|盘点|比武|晾晒)/g;
const HABIT =
  /(?<unit>半年|季度|月度|季|月|周|日)(?<what>调度|通报|例会|报告制度?|研判|点评|督查通报|督导|抽查|监测|巡查|会商|晾晒)/g;
const HALF_YEARS = /上半年(?:、|和|与|及)下半年各/g;

const PERIODS: Record<string, string> = {
  日: 'daily',
  天: 'daily',
  周: 'weekly',
  旬: 'every 10 days',
  月: 'monthly',
  月度: 'monthly',
  季: 'quarterly',
  季度: 'quarterly',
  半年: 'half_yearly',
  年: 'yearly',
  年度: 'yearly',
};
const UNITS_MANY: Record<string, string> = {
  年: 'years',
  月: 'months',
  季度: 'quarters',
  周: 'weeks',
  星期: 'weeks',
  天: 'days',
  日: 'days',
};

function findFrequencies(folded: string): FoundTerm[] {
  if (!/[每按逐季月周年]/.test(folded)) return [];
  const found: FoundTerm[] = [];
  const add = (match: RegExpExecArray, value: string | undefined) => {
    if (value) found.push({ value, start: match.index, end: match.index + match[0].length });
  };
  for (const match of folded.matchAll(EVERY)) if (!isRate(folded, match)) add(match, everyValue(match.groups ?? {}));
  for (const match of folded.matchAll(HALF_YEARS)) add(match, 'half_yearly');
  for (const match of folded.matchAll(BY)) add(match, PERIODS[match.groups?.unit ?? '']);
  for (const match of folded.matchAll(PER)) {
    const { per, unit = '' } = match.groups ?? {};
    if (per === undefined && unit !== '季' && unit !== '季度') continue;
    const two = per === '两' || per === '2';
    const half = per === '半' || per === '一半';
    add(
      match,
      two
        ? `every 2 ${UNITS_MANY[unit] ?? ''}`.trim()
        : half
          ? unit === '年'
            ? 'half_yearly'
            : undefined
          : PERIODS[unit],
    );
  }
  for (const match of folded.matchAll(HABIT)) {
    const before = folded.slice(Math.max(0, match.index - 2), match.index);
    if (/[\d一二三四五六七八九十上下每第个本当次正腊]$/.test(before)) continue;
    // A single character before 调度 or 通报 must stand in a list of such habits (月调度、季通报).
    const { unit = '', what = '' } = match.groups ?? {};
    if (unit.length === 1 && !/^(?:调度|通报|例会|研判|点评|报告)/.test(what)) continue;
    if (unit === '日' && !/(?:调度|研判|报告)/.test(what)) continue;
    if (unit.length === 1 && before !== '' && !/[、,;“”"。()\s实行施坚持落执建立健全完善]$/.test(before)) continue;
    add(match, PERIODS[unit]);
  }
  return found;
}

function everyValue(groups: Record<string, string | undefined>): string | undefined {
  if (groups.day !== undefined) return 'daily';
  if (groups.week !== undefined) return 'weekly';
  if (groups.halfmonth !== undefined) return 'half_monthly';
  if (groups.tendays !== undefined) return 'every 10 days';
  if (groups.month !== undefined) return 'monthly';
  if (groups.quarter !== undefined) return 'quarterly';
  if (groups.half !== undefined) return 'half_yearly';
  if (groups.term !== undefined) return 'every term';
  if (groups.year !== undefined) return 'yearly';
  const n = parseNumber(groups.n ?? '');
  return n === null ? undefined : `every ${n} ${UNITS_MANY[groups.unit ?? ''] ?? ''}`;
}

/** 每人每年2000元, 每年500万元: an amount per period, not a frequency. */
function isRate(folded: string, match: RegExpExecArray): boolean {
  const before = folded.slice(Math.max(0, match.index - 5), match.index);
  const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 14);
  // 每人每年补助2000元 names a rate, 每个村每月放映一场 says how often.
  if (/每(?:[一名位个间]?[\u4e00-\u9fff]{0,2})?[人户生亩吨件名位村校班车辆次月日年米工师员位][、,]?$/.test(before))
    return !/^[^,。;\d元补]{0,12}(?:放映|巡查|巡访|走访|探访|检查|开展|组织|召开|举办|培训|培养|学习|轮训|抽查|联系|入户|上门|至少|不少于)/.test(
      folded.slice(match.index + match[0].length, match.index + match[0].length + 16),
    );
  return /^(?:不超过|不低于|约|最高|给予|补助|补贴|奖励|按|人均)?\s*\d+(?:\.\d+)?(?:[—\-~至]\d+)?\s*[万亿千百]?元/.test(
    after,
  );
}

// ---------- limits

const TIME_UNIT = '(?:个?工作日|个?自然日|个?日历日|个?小时|分钟|个月|天|日|周(?![岁年边期转围密])|个星期|年)';
const LIMIT = new RegExp(`(?<n>${NUMBER}|半)(?<u>${TIME_UNIT})(?:之内|以内|内(?!容|部|设|外|涵|陆))`, 'g');
const UP_TO = new RegExp(
  `(?:不(?:得|能|应|可|要|宜)?(?:超过|多于|高于|超出|长于|迟于|晚于)|最长|最多|压缩(?:至|到|为)|压减(?:至|到|为)|缩短(?:至|到|为)|减少(?:至|到|为)|精简(?:至|到|为)|控制在|限时|时限为|期限为)(?:不超过)?(?<n>${NUMBER}|半)(?<u>${TIME_UNIT})(?:之内|以内|内(?!容))?`,
  'g',
);
/** 1小时响应、24小时反馈、3个工作日办结: a term without 内 before what is done. */
const ACTED_IN = new RegExp(
  `(?<![第每近逾超满\\d])(?<n>${NUMBER})(?<u>个?工作日|个?小时|分钟|日|天)(?=(?:响应|反馈|办结|处置|答复|回复|到场|到达|转办|核实|受理|回应|联系|兑付|拨付|签收|分办)(?!率))`,
  'g',
);
const AT_MOST_LONG =
  /^(?:不(?:得|能|应|可|要|宜)?(?:超过|多于|高于|超出|长于)|最长|最多|压缩|压减|缩短|减少|精简|控制在)/;
const AHEAD = new RegExp(
  `(?:(?:至少|应|须|要)?提前(?:至少)?(?<n1>${NUMBER})(?<u1>${TIME_UNIT}))|(?<n2>${NUMBER})(?<u2>个?工作日|天|日)(?:之前|以前|前)`,
  'g',
);
const SAME_DAY =
  /(?:当日|当天|即日|同日)(?:内)?(?=办结|办理|反馈|公开|发布|报送|完成|受理|转办|公布|上报|回应|签收|录入|上传|处置|答复|响应)/g;
const LONG_PAST = /(?:近|过去|最近|前|此前|满|连续|逾|超|达|最近的|以往|第|每|任期|任职|试用期|[\d年月.])$/;

function unitOf(unit: string): string {
  if (/工作日/.test(unit)) return 'working_days';
  if (/小时/.test(unit)) return 'hours';
  if (/分钟/.test(unit)) return 'minutes';
  if (/月/.test(unit)) return 'months';
  if (/周|星期/.test(unit)) return 'weeks';
  return /年/.test(unit) ? 'years' : 'days';
}

function amountOf(number: string, unit: string): string | null {
  if (number === '半') {
    if (unit === 'years') return '6 months';
    return unit === 'months' ? '15 days' : unit === 'hours' ? '30 minutes' : null;
  }
  const value = /^\d/.test(number) ? Number(number) : parseNumber(number);
  return value === null || value <= 0 || value > 10_000 ? null : `${value} ${unit}`;
}

function findLimits(folded: string): FoundTerm[] {
  if (!/[日天时钟周月期年]/.test(folded)) return [];
  const found: FoundTerm[] = [];
  const push = (match: RegExpExecArray, number: string, unit: string, suffix = '') => {
    const value = amountOf(number, unitOf(unit));
    if (value !== null) found.push({ value: value + suffix, start: match.index, end: match.index + match[0].length });
  };
  for (const match of folded.matchAll(UP_TO)) {
    const { n = '', u = '' } = match.groups ?? {};
    if (u === '年' && n.length >= 4) continue;
    push(match, n, u);
  }
  for (const match of folded.matchAll(LIMIT)) {
    const { n = '', u = '' } = match.groups ?? {};
    const before = folded.slice(Math.max(0, match.index - 3), match.index);
    const after = folded.slice(match.index + match[0].length);
    if (LONG_PAST.test(before) || (u === '年' && n.length >= 4) || after.startsWith('的')) continue;
    push(match, n, u);
  }
  for (const match of folded.matchAll(ACTED_IN)) {
    const { n = '', u = '' } = match.groups ?? {};
    if (!/[月年]\s?$/.test(folded.slice(Math.max(0, match.index - 2), match.index))) push(match, n, u);
  }
  for (const match of folded.matchAll(AHEAD)) {
    const { n1, u1, n2, u2 } = match.groups ?? {};
    const before = folded.slice(Math.max(0, match.index - 3), match.index);
    if (n2 !== undefined && (/[月\d年季度旬周底末]\s?$/.test(before) || LONG_PAST.test(before))) continue;
    // 每月5日、20日前, 于20日前: a day of the month.
    if (n2 !== undefined && u2 === '日' && /(?:^|[日号][、和及]|[于在至到,。;、(])$/.test(before)) continue;
    push(match, n1 ?? n2 ?? '', u1 ?? u2 ?? '', ' before');
  }
  for (const match of folded.matchAll(SAME_DAY))
    found.push({ value: 'same_day', start: match.index, end: match.index + match[0].length });
  return found;
}

// ---------- thresholds

/** Measure words with an English name; all others count as items. */
const MEASURES: Record<string, string> = {
  次: 'times', 回: 'times', 遍: 'times', 轮: 'times', 批次: 'times', '%': 'percent', 个百分点: 'percentage_points', 场次: 'sessions', 场: 'sessions', 期: 'issues',
  人次: 'person_times', 人: 'people', 名: 'people', 位: 'people', 户: 'households', 家: 'organisations', 元: 'yuan', 亩: 'mu', 吨: 'tonnes', 公里: 'kilometres', 千米: 'kilometres',
  平方米: 'square_metres', 平方公里: 'square_kilometres', 兆瓦: 'megawatts', 千瓦: 'kilowatts', 学时: 'hours', 课时: 'hours', 小时: 'hours', 天: 'days', 日: 'days', 个工作日: 'working_days', 工作日: 'working_days',
  个月: 'months', 年: 'years', 分: 'points', 倍: 'times_over', 公顷: 'hectares', 立方米: 'cubic_metres', 分钟: 'minutes', 辆: 'vehicles', 张: 'items', 床: 'beds',
}; // prettier-ignore
const COUNTERS = [
  '个',
  '项',
  '条',
  '件',
  '篇',
  '册',
  '本',
  '盏',
  '口',
  '班',
  '趟',
  '份',
  '处',
  '座',
  '台',
  '套',
  '部',
  '种',
  '类',
  '批',
  '所',
  '支',
  '对',
  '块',
  '间',
  '例',
  '宗',
  '起',
  '幅',
  '只',
  '头',
  '株',
  '棵',
  '集',
  '堂',
  '节',
  '节课',
  '门',
  '则',
  '封',
  '站',
  '只',
  '片',
  '点',
  '单',
  '档',
  '款',
  '级',
  '层',
];
const MEASURE = [...Object.keys(MEASURES), ...COUNTERS].sort((a, b) => b.length - a.length).join('|');
const DURATION = new Set(['天', '日', '个工作日', '工作日', '个月', '年', '小时']);
const QUANTITY = `(?:百分之(?<pct>${NUMBER})|(?<n>${NUMBER})(?<scale>万亿|亿|万|千|百)?(?:余|多)?(?<u>${MEASURE}))`;
const quantity = (suffix: string) => QUANTITY.replace(/<(pct|n|scale|u)>/g, `<$1${suffix}>`);
const NOT = '不(?:应|得|能|宜|可|要|会|允许)?';
/** 不超过每千瓦200元: an amount for each. */
const FOR_EACH = '(?:每(?:平方米|[\\u4e00-\\u9fff]{1,3})){0,2}';
const AT_LEAST = new RegExp(`${NOT}(?:少于|低于|小于|短于)(?:总数的|全年的)?${FOR_EACH}${QUANTITY}`, 'g');
const AT_LEAST_FAR = new RegExp(`(?:至少|最少)(?<gap>[^。;,!?:\\d]{0,22}?)${QUANTITY}`, 'g');
const AT_MOST = new RegExp(
  `${NOT}(?:超过|高于|多于|大于)${FOR_EACH}${QUANTITY}|(?:降至|降到|降低到|降低至|下降到|下降至|控制在|压减到|压减至|压缩到|减少到)${quantity('2')}(?:以内|以下|之内)?`,
  'g',
);
const REACH = new RegExp(
  `(?<!已|已经|未|没有|不)(?<verb>力争达到|达到|达|提高到|提高至|提升到|提升至|增加到|增加至|增至|增长到|扩大到|保持在|稳定在|实现|不断提高到)(?<q>${QUANTITY})(?<more>及?以上|左右|以内|以下)?`,
  'g',
);
const OR_MORE = new RegExp(`${QUANTITY}(?<more>\\(含\\))?(?<side>及?以上|及?以下|以内|之内)`, 'g');
const MORE_THAN = new RegExp(`(?<!不|不得|不能|不应|不宜|不可|不会|不要)(?:超过|突破|高于|大于)${QUANTITY}`, 'g');
const WHOLE_RATE = /(?:率|比例|覆盖面|满意度|完成度)(?:[^,。;\d]{0,4}?)100%/g;

function quantityOf(groups: Record<string, string | undefined>, suffix = ''): { value: string; unit: string } | null {
  const pct = groups[`pct${suffix}`];
  if (pct !== undefined) {
    const value = /^\d/.test(pct) ? Number(pct) : parseNumber(pct);
    return value === null ? null : { value: `${value} percent`, unit: '%' };
  }
  const n = groups[`n${suffix}`] ?? '';
  const unit = groups[`u${suffix}`] ?? '';
  const value = /^\d/.test(n) ? Number(n) : parseNumber(n);
  if (value === null) return null;
  const scales: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000, 万亿: 1_000_000_000_000 };
  const scaled = Math.round(value * (scales[groups[`scale${suffix}`] ?? ''] ?? 1) * 1e6) / 1e6;
  return { value: `${scaled} ${MEASURES[unit] ?? 'items'}`, unit };
}

function findThresholds(folded: string): FoundTerm[] {
  const found: FoundTerm[] = [];
  const push = (match: RegExpExecArray, sign: string, amount: ReturnType<typeof quantityOf>) => {
    if (amount)
      found.push({ value: `${sign} ${amount.value}`, start: match.index, end: match.index + match[0].length });
  };
  const groupsOf = (match: RegExpExecArray) => match.groups ?? {};
  if (/[少低短小]于/.test(folded))
    for (const match of folded.matchAll(AT_LEAST)) push(match, '>=', quantityOf(groupsOf(match)));
  if (/[至最]少/.test(folded)) {
    for (const match of folded.matchAll(AT_LEAST_FAR)) {
      const amount = quantityOf(groupsOf(match));
      // 至少在一个月内: a time with words between is not counted.
      if (amount && DURATION.has(amount.unit) && (groupsOf(match).gap ?? '') !== '') continue;
      push(match, '>=', amount);
    }
  }
  for (const match of folded.matchAll(AT_MOST)) {
    const amount = quantityOf(groupsOf(match)) ?? quantityOf(groupsOf(match), '2');
    if (amount && !DURATION.has(amount.unit)) push(match, '<=', amount);
  }
  for (const match of folded.matchAll(REACH)) {
    const { verb, more = '' } = groupsOf(match);
    const amount = quantityOf(groupsOf(match));
    if (!amount || more === '左右' || DURATION.has(amount.unit)) continue;
    if (verb === '实现' && amount.unit !== '%') continue;
    if (folded.slice(match.index + match[0].length).startsWith('的')) continue;
    push(match, /以[内下]/.test(more) ? '<=' : '>=', amount);
  }
  if (/以[上下内]|之内/.test(folded)) {
    for (const match of folded.matchAll(OR_MORE)) {
      const amount = quantityOf(groupsOf(match));
      if (!amount || DURATION.has(amount.unit) || ['级', '元'].includes(amount.unit) || isCondition(folded, match))
        continue;
      push(match, /上/.test(groupsOf(match).side ?? '') ? '>=' : '<=', amount);
    }
  }
  for (const match of folded.matchAll(WHOLE_RATE)) push(match, '>=', { value: '100 percent', unit: '%' });
  if (/超过|突破|高于|大于/.test(folded)) {
    for (const match of folded.matchAll(MORE_THAN)) {
      const amount = quantityOf(groupsOf(match));
      if (amount && !DURATION.has(amount.unit) && !isCondition(folded, match)) push(match, '>', amount);
    }
  }
  return found;
}

/** 20人以上的企业, 超过3次的单位, 千人以上水厂: who or what is meant, not what is to be reached. */
function isCondition(folded: string, match: RegExpExecArray): boolean {
  if (/^[百千]/.test(match.groups?.n ?? '')) return true;
  const after = folded.slice(match.index + match[0].length);
  return /^(?:的|企业|单位|人员|学历|职称|项目|工程|干部|政府|人民政府|部门|行政|机关|医院|学校|以上|者)/.test(after);
}
