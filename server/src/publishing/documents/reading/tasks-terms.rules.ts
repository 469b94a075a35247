import { foldWidth, parseNumber } from '../../../kernel/text/index.ts';
import { COUNTERS, MEASURES } from './measure-words.rules.ts';
import { maskCited } from './tasks-dates.rules.ts';
import { squeeze, TakenPlaces, type Span } from './time-points.rules.ts';

/** Reads frequencies (每季度), limits (3个工作日内) and thresholds (不少于3次) and gives each one written value. See README.md. */

export interface FoundTerm extends Span {
  value: string;
  /** A duration with a comparator: a level (only), or a level that runs from an event (also). */
  level?: 'only' | 'also';
  /** Words about something else stand between comparator and number. */
  wide?: boolean;
  /** Why a person should look at it. */
  doubt?: 'task_term_unclear';
  /** 提前3个工作日: a term that ends with an event; no value here says that, so it is only named. */
  unread?: true;
}

export interface TermReading {
  frequencies: FoundTerm[];
  limits: FoundTerm[];
  thresholds: FoundTerm[];
  /** Words about time or number that gave no value. */
  unread: FoundTerm[];
}

const NUMBER = '(?:\\d{1,9}(?:\\.\\d{1,4})?|[一二两三四五六七八九十百千]{1,6})';

/** Words without which a text holds no term at all; most texts end here. */
const MAY_HOLD_TERM = /[\d每按逐季月周旬日天年时钟半百倍]|[至最]少|不[少低超高大多]|[两三四五六七八九十]/;

/** Terms of one text, offsets in that text, none overlapping another. */
export function readTerms(text: string): TermReading {
  if (!MAY_HOLD_TERM.test(text)) return { frequencies: [], limits: [], thresholds: [], unread: [] };
  const { text: folded, at } = squeeze(maskCited(foldWidth(text)));
  const taken = new TakenPlaces(folded.length);
  const collect = (found: FoundTerm[]): FoundTerm[] => {
    const kept: FoundTerm[] = [];
    for (const term of found) {
      if (!taken.isFree(term)) continue;
      taken.take(term);
      kept.push(term);
    }
    return kept;
  };
  const placed = (terms: FoundTerm[]) =>
    terms
      .map((term) => ({ ...term, start: at(term.start), end: at(term.end - 1) + 1 }))
      .sort((a, b) => a.start - b.start);
  const terms = collect(findLimits(folded));
  const durations = terms.filter((term) => !term.unread);
  const thresholds = collect([...findShares(folded), ...findThresholds(folded)]);
  // 至少每半年更新1次: how often and how many stand in one stretch.
  const inside = new TakenPlaces(folded.length, [...terms, ...thresholds.filter((term) => !term.wide)]);
  const frequencies = findFrequencies(folded).filter((term) => {
    const free = inside.isFree(term);
    if (free) inside.take(term);
    return free;
  });
  // 用时不超过5个工作日 is a level to be kept; a term from an event (受理后不超过5个工作日) is a limit as well.
  const levels = durations.filter(({ level }) => level !== undefined);
  return {
    frequencies: placed(frequencies.filter((term) => !term.unread)),
    limits: placed(durations.filter(({ level }) => level !== 'only')),
    thresholds: placed([...levels.map((term) => ({ ...term, value: `<= ${term.value}` })), ...thresholds]),
    unread: placed([...terms, ...frequencies].filter((term) => term.unread)),
  };
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
  /(?:按|逐)(?<unit>半年|年度|季度|月度|季|月|周|旬|日|(?<=按)年(?!度|[级龄限代份]))(?![期计息付缴折罚次龄生本子前历]|度?(?:计划|任务|目标|要求|预算|安排|规划|连续|处罚))/g;
const PER =
  /(?<![\d一二三四五六七八九十年第])(?<per>一?半|一|1|两|2|每)?(?:个)?(?<unit>年|季度|季|月|周|天|日)(?<count>一|1|两|二|2|三|3)(?:次|报|调度|通报|公布|公开|汇总|研判|总结|会商|督查|督办|督导|小结|点评|考核|评估|更新|排名|检查|清零|上报|报告|例会|分析|盘点|比武|晾晒)/g;
/** 日报告、周分析、月通报: what is done once in the period that stands before it. */
const HABIT =
  /(?<unit>半年|年度|季度|月度|季|月|周|旬|日|年)(?<what>调度|通报|例会|报告|报送|报(?![告送道名表酬])|研判|点评|督查|督导|抽查|抽检|监测|巡查|巡检|巡访|会商|晾晒|分析|小结|总结|总评|考核|考评|评比|评估|测评|检查|排查|自查|核查|暗访|清零|更新|公示|盘点|汇总|述职|观摩|复盘|反馈|对账|推进会|排名|评(?![比估价])|查(?![处看询])|检(?![测验察疫修举查]))/g;
/** Of these one is enough; the others must stand in a list of habits or before 制度 or 机制. */
const HABIT_ALONE = /^(?:调度|通报|例会|研判|点评|报告)/;
const HALF_YEARS = /上(?:半年)?[、和与及]?下半年(?:各|分别)/g;
/** 每年6月底和12月底: the months go on after the first. */
const MORE_MONTHS = /^(?:[、和与及,]\d{1,2}月(?:[底末初份]|[上中下]旬|\d{1,2} ?[日号])?(?:之?前)?){1,11}/;

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
const COMMON = new Set(['daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly']);
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
  if (!/[每按逐季月周年日旬]/.test(folded)) return [];
  const found: FoundTerm[] = [];
  const add = (match: RegExpExecArray, value: string | undefined) => {
    if (value) found.push({ value, start: match.index, end: match.index + match[0].length });
  };
  if (folded.includes('每'))
    for (const match of folded.matchAll(EVERY)) {
      if (isRate(folded, match)) continue;
      const value = everyValue(match.groups ?? {});
      if (value === undefined || !COMMON.has(value)) {
        // 每学期 is no period of fixed length; 每两年 is seldom the whole of a duty. Both are for a person to look at.
        const place = { start: match.index, end: match.index + match[0].length, doubt: 'task_term_unclear' } as const;
        found.push(value === undefined ? { value: '', ...place, unread: true } : { value, ...place });
        continue;
      }
      const more =
        value === 'yearly' && /\d月/.test(match[0])
          ? MORE_MONTHS.exec(folded.slice(match.index + match[0].length, match.index + match[0].length + 120))?.[0]
          : undefined;
      if (more === undefined) {
        add(match, value);
        continue;
      }
      const months = 1 + (more.match(/\d{1,2}月/g) ?? []).length;
      const often = months === 2 ? 'half_yearly' : months === 4 ? 'quarterly' : months === 12 ? 'monthly' : 'yearly';
      found.push({ value: often, start: match.index, end: match.index + match[0].length + more.length });
    }
  if (folded.includes('下半年')) for (const match of folded.matchAll(HALF_YEARS)) add(match, 'half_yearly');
  if (/[按逐]/.test(folded)) for (const match of folded.matchAll(BY)) add(match, PERIODS[match.groups?.unit ?? '']);
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
  findHabits(folded, add);
  return found;
}

function findHabits(folded: string, add: (match: RegExpExecArray, value: string | undefined) => void): void {
  const habits = [...folded.matchAll(HABIT)];
  const joined = (left: RegExpExecArray | undefined, right: RegExpExecArray | undefined) =>
    left !== undefined &&
    right !== undefined &&
    /^[”"]?[、,和及与]?[“"]?$/.test(folded.slice(left.index + left[0].length, right.index));
  habits.forEach((match, i) => {
    const before = folded.slice(Math.max(0, match.index - 2), match.index);
    if (/[\d一二三四五六七八九十上下每第个本当次正腊近今去明全整半]$/.test(before)) return;
    const { unit = '', what = '' } = match.groups ?? {};
    const listed = joined(habits[i - 1], match) || joined(match, habits[i + 1]);
    const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 4);
    // 汇总月巡查、季评比成绩: what they gave, not what is to be done.
    let last = match;
    for (let k = i; joined(habits[k], habits[k + 1]); k += 1) last = habits[k + 1] ?? last;
    if (/^(?:成绩|结果|情况|数据|得分|材料)/.test(folded.slice(last.index + last[0].length))) return;
    const system = /^(?:等?制度?|机制|工作(?:制度|机制)|制)/.test(after);
    if (!listed && !system) {
      if (!HABIT_ALONE.test(what) || unit === '年' || unit === '年度') return;
      if (unit === '日' && !/(?:调度|研判|报告)/.test(what)) return;
    }
    // A single character before 调度 or 通报 must stand at the beginning of its words (实行月调度).
    if (
      unit.length === 1 &&
      before !== '' &&
      !listed &&
      !/[、,;“”"。():\s实行施坚持落执建立健全完善推按照]$/.test(before)
    )
      return;
    add(match, PERIODS[unit]);
  });
}

function everyValue(groups: Record<string, string | undefined>): string | undefined {
  if (groups.day !== undefined) return 'daily';
  if (groups.week !== undefined) return 'weekly';
  if (groups.halfmonth !== undefined) return 'half_monthly';
  if (groups.tendays !== undefined) return 'every 10 days';
  if (groups.month !== undefined) return 'monthly';
  if (groups.quarter !== undefined) return 'quarterly';
  if (groups.half !== undefined) return 'half_yearly';
  if (groups.year !== undefined) return 'yearly';
  const n = parseNumber(groups.n ?? '');
  return n === null ? undefined : `every ${n} ${UNITS_MANY[groups.unit ?? ''] ?? ''}`;
}

/** 每人每年2000元, 每年500万元: an amount per period, not a frequency. */
function isRate(folded: string, match: RegExpExecArray): boolean {
  const before = folded.slice(Math.max(0, match.index - 5), match.index);
  const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 14);
  // 每人每年补助2000元 names a rate, 每个村每月放映一场 says how often.
  if (/每[\u4e00-\u9fff]{1,2}[、,]?$/.test(before) && /^[^,。;\d]{0,6}\d+(?:\.\d+)?\s*[万亿千百]?元/.test(after))
    return true;
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
  `(?:不(?:得|能|应|可|要|宜)?(?:超过|多于|高于|超出|长于|迟于|晚于)|最长|最多|(?:压缩|压减|压降|缩短|缩减|减少|精简|降低|下降|降|延长)(?:至|到|为)|控制在|精确到|精准到|限时|时限为|期限为)(?:不超过)?(?<n>${NUMBER}|半)(?<u>${TIME_UNIT})(?:之内|以内|内(?!容))?(?!左右)`,
  'g',
);
/** 1小时响应、24小时反馈、3个工作日办结: a term without 内 before what is done. */
const ACTED_IN = new RegExp(
  `(?<![第每近逾超满\\d])(?<n>${NUMBER})(?<u>个?工作日|个?小时|分钟|日|天)(?=(?:响应|反馈|办结|处置|答复|回复|到场|到达|转办|核实|受理|回应|联系|兑付|拨付|签收|分办)(?!率))`,
  'g',
);
const UP_TO_WORDS = /[过于出][\d一二两三四五六七八九十半]|最[长多]|[至到为在时][\d一二两三四五六七八九十半不]/;
/** 限时2小时, 期限为30日 name the term itself; the other words before a duration compare. */
const NAMES_TERM = /^(?:限时|时限为|期限为)/;
/** 自受理之日起不超过…, 收到后最长…: the duration runs from an event. */
const FROM_EVENT = /(?:之日起|日起|次日起|后|之日)(?:的|,|应|应当|,?最)?$/;
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
  const push = (match: RegExpExecArray, number: string, unit: string, more: Partial<FoundTerm> = {}) => {
    const value = amountOf(number, unitOf(unit));
    if (value !== null) found.push({ value, start: match.index, end: match.index + match[0].length, ...more });
  };
  if (UP_TO_WORDS.test(folded))
    for (const match of folded.matchAll(UP_TO)) {
      const { n = '', u = '' } = match.groups ?? {};
      if (u === '年' && n.length >= 4) continue;
      if (NAMES_TERM.test(match[0])) push(match, n, u);
      else if (FROM_EVENT.test(folded.slice(Math.max(0, match.index - 6), match.index)))
        push(match, n, u, { level: 'also', doubt: 'task_term_unclear' });
      else
        push(match, n, u, {
          level: 'only',
          ...(match[0].startsWith('延长') ? { doubt: 'task_term_unclear' as const } : {}),
        });
    }
  if (folded.includes('内'))
    for (const match of folded.matchAll(LIMIT)) {
      const { n = '', u = '' } = match.groups ?? {};
      const before = folded.slice(Math.max(0, match.index - 3), match.index);
      const after = folded.slice(match.index + match[0].length);
      if (LONG_PAST.test(before) || (u === '年' && n.length >= 4) || after.startsWith('的')) continue;
      push(match, n, u, isFirmLimit(folded, match, u) ? {} : { doubt: 'task_term_unclear' });
    }
  for (const match of folded.matchAll(ACTED_IN)) {
    const { n = '', u = '' } = match.groups ?? {};
    // “一日办结”, 一窗受理、一日办结: a slogan with its measure elsewhere.
    if (/^[一两]$/.test(n) && /[日天]$/.test(u)) continue;
    if (!/[月年]\s?$/.test(folded.slice(Math.max(0, match.index - 2), match.index))) push(match, n, u);
  }
  if (folded.includes('前'))
    for (const match of folded.matchAll(AHEAD)) {
      const { n1, u1, n2, u2 } = match.groups ?? {};
      const before = folded.slice(Math.max(0, match.index - 3), match.index);
      if (n2 !== undefined && (/[月\d年季度旬周底末]\s?$/.test(before) || LONG_PAST.test(before))) continue;
      // 每月5日、20日前, 于20日前: a day of the month.
      if (n2 !== undefined && u2 === '日' && /(?:^|[日号][、和及]|[于在至到,。;、(])$/.test(before)) continue;
      push(match, n1 ?? n2 ?? '', u1 ?? u2 ?? '', { unread: true });
    }
  if (/[当即同][日天]/.test(folded))
    for (const match of folded.matchAll(SAME_DAY))
      found.push({
        value: 'same_day',
        doubt: 'task_term_unclear',
        start: match.index,
        end: match.index + match[0].length,
      });
  return found;
}

/** Short terms say when to act; years and months, and terms before a rate or a noun (7日内随访率), may be something else. */
function isFirmLimit(folded: string, match: RegExpExecArray, unit: string): boolean {
  const before = folded.slice(Math.max(0, match.index - 12), match.index);
  const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 10);
  if (FROM_EVENT.test(before.slice(-6))) return true;
  if (/^年$/.test(unit)) return false;
  return !/^[^,。;、]{0,6}(?:率|比例|占比|满意度|圈|数量|人数|次数)/.test(after);
}

// ---------- thresholds

const MEASURE = [...Object.keys(MEASURES), ...COUNTERS].sort((a, b) => b.length - a.length).join('|');
const DURATION = new Set(['天', '日', '个工作日', '工作日', '个月', '年', '小时']);
const QUANTITY = `(?:百分之(?<pct>${NUMBER})|(?<n>${NUMBER})(?<scale>万亿|亿|万|千|百)?(?:余|多)?(?<u>${MEASURE}))`;
const quantity = (suffix: string) => QUANTITY.replace(/<(pct|n|scale|u)>/g, `<$1${suffix}>`);
const NOT = '不(?:应|得|能|宜|可|要|会|允许)?';
/** 不超过每千瓦200元: an amount for each. */
const FOR_EACH = '(?:每(?:平方米|[\\u4e00-\\u9fff]{1,3})){0,2}';
const AT_LEAST = new RegExp(`${NOT}(?:少于|低于|小于|短于)(?:[\\u4e00-\\u9fff]{2,10}的)?${FOR_EACH}${QUANTITY}`, 'g');
const AT_LEAST_FAR = new RegExp(`(?:至少|最少)(?<gap>[^。;,!?:\\d]{0,22}?)${QUANTITY}`, 'g');
const DOWN_TO =
  '(?:降至|降到|降低到|降低至|下降到|下降至|压降至|压降到|控制在|压减到|压减至|压缩到|压缩至|减少到|减少至|缩减至|缩减到|精简至|精简到)(?:不超过)?';
const AT_MOST = new RegExp(
  `${NOT}(?:超过|高于|多于|大于)${FOR_EACH}${QUANTITY}|${DOWN_TO}${quantity('2')}(?:以内|以下|之内)?`,
  'g',
);
const UP_TO_LEVEL =
  '力争达到|达到|达|(?:不断)?(?:提高|提升|增加|增长|扩大|上升|扩充|拓展)(?:到|至)|增至|升至|扩至|保持在|稳定在|维持在|实现';
const REACH = new RegExp(
  `(?<!已|已经|未|没有|不)(?<verb>${UP_TO_LEVEL})(?<q>${QUANTITY})(?<more>及?以上|左右|以内|以下)?`,
  'g',
);
/** 达21% tells what is; 覆盖率要达90%, 2025年底达90% and 达100% say what is to be. */
const TO_BE = /要|应|须|需|确保|力争|争取|努力|必须|全部|底|末|前|到\d{4}年|年内|全年/;
/** 目前, 已 … in the clause: a fact. */
const IS_SO =
  /已(?!建|纳入|公布|备案|受理|签)|目前|现有|截至|(?<![较比与])(?:去年|上年|往年|同期)|仅|共有|尚有|仍有|达到了|超过了|历史|累计实现/;
/** 分别不低于50%、70%和85%; 分别达到500家、800家和1200家以上: one comparator for all of a list. */
const SHARED = new RegExp(
  `(?:分别|依次)(?:[^\\d,。;:]{0,8}?)(?<cmp>${NOT}(?:少于|低于|小于)|${NOT}(?:超过|高于|多于|大于)|${DOWN_TO}|${UP_TO_LEVEL}|至少)?` +
    `(?<list>(?:${NUMBER})(?:[万亿千百]|万亿)?(?:余|多)?(?:${MEASURE})?(?:(?:、|和|及|以及|与)(?:${NUMBER})(?:[万亿千百]|万亿)?(?:余|多)?(?:${MEASURE})?){1,8})(?<more>及?以上|以内|以下|之内)?`,
  'g',
);
const LISTED = new RegExp(`(?<n>${NUMBER})(?<scale>万亿|亿|万|千|百)?(?:余|多)?(?<u>${MEASURE})?`, 'g');
const OR_MORE = new RegExp(`${QUANTITY}(?<more>\\(含\\))?(?<side>及?以上|及?以下|以内|之内)`, 'g');
const MORE_THAN = new RegExp(`(?<!不|不得|不能|不应|不宜|不可|不会|不要)(?:超过|突破|高于|大于)${QUANTITY}`, 'g');
/** 学生参与率≥90%. */
const SIGNED = new RegExp(`(?<sign>≥|≧|>=|≤|≦|<=|>|<)\\s?${QUANTITY}`, 'g');
const SIGNS: Record<string, string> = { '≥': '>=', '≧': '>=', '>=': '>=', '≤': '<=', '≦': '<=', '<=': '<=', '>': '>', '<': '<' }; // prettier-ignore
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
  const push = (match: RegExpExecArray, sign: string, amount: ReturnType<typeof quantityOf>, wide = false) => {
    if (!amount) return;
    const end = match.index + match[0].length;
    found.push({ value: `${sign} ${amount.value}`, start: match.index, end, ...(wide ? { wide } : {}) });
  };
  const groupsOf = (match: RegExpExecArray) => match.groups ?? {};
  if (/分别|依次/.test(folded)) found.push(...sharedThresholds(folded));
  if (/[少低短小]于/.test(folded))
    for (const match of folded.matchAll(AT_LEAST)) push(match, '>=', quantityOf(groupsOf(match)));
  if (/[至最]少/.test(folded)) {
    for (const match of folded.matchAll(AT_LEAST_FAR)) {
      const amount = quantityOf(groupsOf(match));
      // 至少在一个月内: a time with words between is not counted.
      if (amount && DURATION.has(amount.unit) && (groupsOf(match).gap ?? '') !== '') continue;
      push(match, '>=', amount, /每/.test(groupsOf(match).gap ?? ''));
    }
  }
  if (/不|[至到在][\d一二两三四五六七八九十百不]/.test(folded))
    for (const match of folded.matchAll(AT_MOST)) {
      const amount = quantityOf(groupsOf(match)) ?? quantityOf(groupsOf(match), '2');
      if (amount && !DURATION.has(amount.unit)) push(match, '<=', amount);
    }
  if (/[达至到在现][\d一二两三四五六七八九十百]/.test(folded))
    for (const match of folded.matchAll(REACH)) {
      const { verb, more = '' } = groupsOf(match);
      const amount = quantityOf(groupsOf(match));
      if (!amount || more === '左右' || DURATION.has(amount.unit)) continue;
      if (verb === '实现' && amount.unit !== '%') continue;
      const clause = clauseBefore(folded, match.index);
      if (IS_SO.test(clause)) continue;
      const rate =
        /(?:率|比例|覆盖面|满意度)$/.test(clause) &&
        !/(?:19|20)\d{2}年|漏|损|失|误|差|错|投诉|重复|空置|闲置|事故|违|欠/.test(clause);
      if (verb === '达' && more === '' && !rate && amount.value !== '100 percent' && !TO_BE.test(clause)) continue;
      if (folded.slice(match.index + match[0].length).startsWith('的')) continue;
      push(match, /以[内下]/.test(more) ? '<=' : '>=', amount);
    }
  if (/以[上下内]|之内/.test(folded)) {
    for (const match of folded.matchAll(OR_MORE)) {
      const amount = quantityOf(groupsOf(match));
      if (!amount || DURATION.has(amount.unit) || ['级', '元', '度'].includes(amount.unit)) continue;
      if (isCondition(folded, match) || IS_SO.test(clauseBefore(folded, match.index))) continue;
      push(match, /上/.test(groupsOf(match).side ?? '') ? '>=' : '<=', amount);
    }
  }
  if (/[≥≤≧≦><]/.test(folded)) {
    for (const match of folded.matchAll(SIGNED)) {
      const sign = SIGNS[groupsOf(match).sign ?? ''];
      if (sign !== undefined) push(match, sign, quantityOf(groupsOf(match)));
    }
  }
  if (folded.includes('100%'))
    for (const match of folded.matchAll(WHOLE_RATE)) push(match, '>=', { value: '100 percent', unit: '%' });
  if (/超过|突破|高于|大于/.test(folded)) {
    for (const match of folded.matchAll(MORE_THAN)) {
      const amount = quantityOf(groupsOf(match));
      if (!amount || DURATION.has(amount.unit) || isCondition(folded, match)) continue;
      if (!IS_SO.test(clauseBefore(folded, match.index))) push(match, '>', amount);
    }
  }
  return found;
}

/** 按不低于年度公用经费总额10%安排: a share of something named between. */
const SHARE_OF = new RegExp(
  `(?<cmp>${NOT}(?:少于|低于|超过|高于)|至少)[\\u4e00-\\u9fff（）()“”]{2,24}?(?:百分之(?<pct>${NUMBER})|(?<n>\\d{1,3}(?:\\.\\d{1,2})?)(?<u>%))`,
  'g',
);

/** Another quantity stands between. */
const COUNTED = new RegExp(`${NUMBER}(?:${MEASURE})`);

function findShares(folded: string): FoundTerm[] {
  if (!/%|百分之/.test(folded)) return [];
  return [...folded.matchAll(SHARE_OF)].flatMap((match) => {
    const amount = quantityOf(match.groups ?? {});
    if (!amount || COUNTED.test(match[0].slice(0, -(match.groups?.n ?? match.groups?.pct ?? '').length - 1))) return []; // prettier-ignore
    const sign = /^不.*[超高]|超过/.test(match.groups?.cmp ?? '') ? '<=' : '>=';
    return [{ value: `${sign} ${amount.value}`, start: match.index, end: match.index + match[0].length }];
  });
}

/** The words of the clause before a place. */
function clauseBefore(folded: string, at: number): string {
  const before = folded.slice(Math.max(0, at - 40), at);
  return before.slice(before.search(/[^,。;:\n]*$/));
}

function sharedThresholds(folded: string): FoundTerm[] {
  const found: FoundTerm[] = [];
  for (const match of folded.matchAll(SHARED)) {
    const { cmp = '', list = '', more = '' } = match.groups ?? {};
    const atMost =
      /以[内下]|之内/.test(more) || (/[超高多大]/.test(cmp) && /^不/.test(cmp)) || /降|控制|压|减|缩|精简/.test(cmp);
    if (cmp === '' && more === '') continue;
    const parts = [...list.matchAll(LISTED)];
    const shared = parts.findLast((part) => part.groups?.u !== undefined)?.groups;
    const from = match.index + match[0].lastIndexOf(list);
    parts.forEach((part, i) => {
      const { n = '', scale = shared?.scale } = part.groups ?? {};
      const u = part.groups?.u ?? shared?.u;
      const amount = quantityOf({
        n,
        u: u ?? '',
        ...(scale !== undefined && (part.groups?.u === undefined || part.groups.scale !== undefined) ? { scale } : {}),
      });
      if (!amount || DURATION.has(amount.unit)) return;
      const end = from + part.index + part[0].length + (i === parts.length - 1 ? more.length : 0);
      found.push({
        value: `${atMost ? '<=' : '>='} ${amount.value}`,
        start: i === 0 ? match.index : from + part.index,
        end,
      });
    });
  }
  return found;
}

/** 20人以上的企业, 超过3次的单位, 千人以上水厂: who or what is meant, not what is to be reached. */
function isCondition(folded: string, match: RegExpExecArray): boolean {
  if (/^[百千]/.test(match.groups?.n ?? '')) return true;
  const after = folded.slice(match.index + match[0].length);
  return /^(?:的|企业|单位|人员|学历|职称|项目|工程|干部|政府|人民政府|部门|行政|机关|医院|学校|以上|者)/.test(after);
}
