import { parseNumber } from '../../../kernel/text/index.ts';
import type { Span } from './time-points.rules.ts';

/** Reads how often something is done, and gives each frequency its written value. See README.md. */

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

/** Frequencies of a folded text: 每季度, 按月, 日报告、周分析; `unread` ones are only to be named. */
export function findFrequencies(folded: string): FoundTerm[] {
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
