import { foldWidth, parseNumber } from '../../../kernel/text/index.ts';
import { COUNTERS, MEASURES } from './measure-words.rules.ts';
import { maskCited } from './tasks-dates.rules.ts';
import { findFrequencies, type FoundTerm } from './tasks-frequencies.rules.ts';
import { squeeze, TakenPlaces } from './time-points.rules.ts';

/** Reads frequencies (每季度), limits (3个工作日内) and thresholds (不少于3次) and gives each one written value. See README.md. */

export type { FoundTerm };

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

// ---------- limits

const TIME_UNIT = '(?:个?工作日|个?自然日|个?日历日|个?小时|分钟|个月|天|日|周(?![岁年边期转围密])|个星期|年)';
const LIMIT = new RegExp(`(?<n>${NUMBER}|半)(?<u>${TIME_UNIT})(?:之内|以内|内(?!容|部|设(?![置立])|外|涵|陆))`, 'g');
const UP_TO = new RegExp(
  `(?:不(?:得|能|应|可|要|宜)?(?:超过|多于|高于|超出|长于|迟于|晚于)|最长|最多|(?:压缩|压减|压降|缩短|缩减|减少|精简|降低|下降|降|延长)(?:至|到|为)|控制在|精确到|精准到|限时|时限为|期限为)(?:不超过)?(?<n>${NUMBER}|半)(?<u>${TIME_UNIT})(?:之内|以内|内(?!容))?(?!左右)`,
  'g',
);
/** 1小时响应、24小时反馈、3个工作日办结: a term without 内 before what is done. */
const ACTED_IN = new RegExp(
  `(?<![第每近逾超满\\d])(?<n>${NUMBER})(?<u>个?工作日|个?小时|分钟|日|天)(?=(?:响应|反馈|办结|处置|答复|回复|到场|到达|转办|核实|受理|回应|联系|兑付|拨付|签收|分办)(?!率)|、[^,。;、\\d]{0,8}\\d{1,3}(?:个?工作日|个?小时|分钟|日|天)(?:之内|以内|内)(?!容))`,
  'g',
);
const AMOUNT_OF_TIME = /[\d一二两三四五六七八九十百千](?:个?工作日|个?小时|分钟|日|天)/;
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
const LONG_PAST =
  /(?:预计|预报|预测|未来|今后|近|过去|最近|前|此前|满|连续|逾|超|达|最近的|以往|第|每|任期|任职|试用期|[\d年月.])$/;

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
  if (AMOUNT_OF_TIME.test(folded))
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
const QUANTITY = `(?:百分之(?<pct>${NUMBER})|(?<n>${NUMBER})(?<scale>万亿|亿|万|千|百)?(?:余|多)?(?!分之)(?<u>${MEASURE}))`;
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
/** What is done with sums that are goals. */
const SUM_GOAL =
  /新增|增加|增长|完成|实现|达|投放|发放|筹集|力争|争取|引进|引资|减免|减负|降低|节约|盘活|撬动|带动|安排|投入|到位|产值|销售|融资|投资/;
/** 目前, 已 … in the clause: a fact. */
const IS_SO =
  /已(?!建|纳入|公布|备案|受理|签)|目前|现有|截至|(?<![较比与])(?:去年|上年|往年|同期)|仅|共有|尚有|仍有|达到了|超过了|历史|累计实现/;
/** 分别不低于50%、70%和85%; 分别达到500家、800家和1200家以上: one comparator for all of a list. */
const SHARED = new RegExp(
  `(?:分别|依次)(?:[^\\d,。;:]{0,20}?)(?<cmp>${NOT}(?:少于|低于|小于)|${NOT}(?:超过|高于|多于|大于)|${DOWN_TO}|${UP_TO_LEVEL}|至少)?` +
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
      if (!amount || more === '左右' || /^[级类]$/.test(amount.unit) || DURATION.has(amount.unit)) continue;
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
      if (!amount || DURATION.has(amount.unit) || ['级', '度', '类', '档', '层'].includes(amount.unit)) continue;
      // 5000元以上的 means a kind; 新增贷款20亿元以上 is a goal.
      if (amount.unit === '元' && !(/[万亿]/.test(match[0]) && SUM_GOAL.test(clauseBefore(folded, match.index))))
        continue;
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
      /以[内下]|之内/.test(more) ||
      (/[超高多大]/.test(cmp) && cmp.startsWith('不')) ||
      /降|控制|压|减|缩|精简/.test(cmp);
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
