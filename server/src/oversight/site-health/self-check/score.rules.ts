import type { Availability } from '../availability.rules.ts';
import type { FindingFacts, FindingKind } from '../findings.rules.ts';
import { daysBefore, type Settings } from '../settings.rules.ts';
import { INDICATORS, type Automatic, type Group, type Indicator, type Part } from './indicators.rules.ts';

/** Fills the table: what each line found, what it costs, and what comes out. Pure. */

export type Verdict = 'met' | 'unmet' | 'unknown' | 'not_applicable';
export type Outcome = 'vetoed' | 'incomplete' | 'failed' | 'passed' | 'passed_with_bonus';

export interface Counted {
  id: string;
  kind: FindingKind;
  title: string;
  address: string;
  organisationName: string;
  since: string;
  facts: FindingFacts;
}
export interface LateAnswer {
  number: string;
  organisationName: string;
  dueOn: string;
  answeredOn: string;
}
export interface Judgement {
  line: string;
  verdict: 'met' | 'unmet' | 'not_applicable';
  points: number;
  evidence: string;
  judgedBy: string;
  judgedOn: string;
}
export interface TableFacts {
  /** YYYY-MM-DD on which it is filled. */
  today: string;
  /** YYYY-MM */
  month: string;
  hasServices: boolean;
  /** Open and not set aside. */
  findings: readonly Counted[];
  /** Day of the last check of a kind that could be made. */
  checkedOn: ReadonlyMap<FindingKind, string>;
  availability: Availability;
  lateAnswers: readonly LateAnswer[];
  judgements: readonly Judgement[];
}

/** One thing that a line found. */
export interface Found {
  findingId: string | null;
  title: string;
  address: string;
  unit: string;
  since: string;
}
export interface Line {
  code: string;
  part: Part;
  group: Group;
  isAutomatic: boolean;
  zh: string;
  en: string;
  ruleZh: string;
  ruleEn: string;
  verdict: Verdict;
  /** Points taken away; for the line of extra points those given. */
  points: number;
  count: number;
  /** What was seen, in words. */
  seenZh: string;
  seenEn: string;
  found: Found[];
  evidence: string;
  judgedBy: string;
  judgedOn: string;
}
export interface GroupScore {
  group: Group;
  cap: number;
  deducted: number;
}
export interface SelfCheckTable {
  filledOn: string;
  lines: Line[];
  groups: GroupScore[];
  vetoes: string[];
  /** Lines without a verdict. */
  open: string[];
  outcome: Outcome;
  /** Two decimals; null with a veto or while a line is open. */
  score: number | null;
  bonus: number;
  media: 'vetoed' | 'incomplete' | 'passed';
}

const MOST_FOUND = 200;
const round = (value: number) => Math.round(value * 100) / 100;

/** The whole table of a target and month. The same facts give the same table. */
export function fillTable(facts: TableFacts, settings: Settings): SelfCheckTable {
  const judged = new Map(facts.judgements.map((one) => [one.line, one]));
  const lines = INDICATORS.map((indicator) => lineOf(indicator, facts, settings, judged.get(indicator.code)));
  const of = (part: Part) => lines.filter((line) => line.part === part);
  const groups = scoreGroups(of('deduction'), settings, facts.hasServices);
  const vetoes = of('veto').filter(({ verdict }) => verdict === 'unmet');
  const isOpen = ({ verdict }: Line) => verdict === 'unknown';
  const open = [...of('veto'), ...of('deduction')].filter(isOpen);
  const full = groups.reduce((sum, { cap }) => sum + cap, 0);
  const left = full - groups.reduce((sum, { deducted }) => sum + deducted, 0);
  // Without services the table has fewer points; they are stretched to a hundred (国办秘函〔2019〕19号: 75 × 4/3).
  const base = full === 0 ? 0 : round(facts.hasServices ? left : (left * 100) / full);
  const bonus = Math.min(
    settings['score.bonusCap'],
    of('bonus').reduce((sum, { points }) => sum + points, 0),
  );
  const opensBonus = base > settings['score.bonusAbove'];
  const outcome: Outcome =
    vetoes.length > 0
      ? 'vetoed'
      : open.length > 0
        ? 'incomplete'
        : base < settings['score.pass']
          ? 'failed'
          : opensBonus
            ? 'passed_with_bonus'
            : 'passed';
  const hasScore = outcome !== 'vetoed' && outcome !== 'incomplete';
  const media = of('media');
  return {
    ...{ filledOn: facts.today, lines, groups, outcome },
    vetoes: vetoes.map(({ code }) => code),
    open: [...open, ...media.filter(isOpen)].map(({ code }) => code),
    score: hasScore ? round(base + (opensBonus ? bonus : 0)) : null,
    bonus: hasScore && opensBonus ? bonus : 0,
    media: media.some(({ verdict }) => verdict === 'unmet') ? 'vetoed' : media.some(isOpen) ? 'incomplete' : 'passed',
  };
}

function scoreGroups(lines: readonly Line[], settings: Settings, hasServices: boolean): GroupScore[] {
  const caps: [Group, number][] = [
    ['publishing', settings['cap.publishing']],
    ...(hasServices ? [['services', settings['cap.services']] as [Group, number]] : []),
    ['interaction', settings['cap.interaction']],
    ['design', settings['cap.design']],
  ];
  // What the lines of a group take away together is never more than the group has.
  return caps.map(([group, cap]) => {
    const sum = lines.filter((line) => line.group === group).reduce((total, { points }) => total + points, 0);
    return { group, cap, deducted: round(Math.min(cap, sum)) };
  });
}

function lineOf(indicator: Indicator, facts: TableFacts, settings: Settings, judgement: Judgement | undefined): Line {
  const { code, part, group, zh, en, automatic } = indicator;
  const rule = indicator.rule(settings);
  const base = {
    ...{ code, part, group, zh, en, ruleZh: rule.zh, ruleEn: rule.en, isAutomatic: automatic !== undefined },
    ...{ points: 0, count: 0, seenZh: '', seenEn: '', found: [], evidence: '', judgedBy: '', judgedOn: '' },
  };
  if (group === 'services' && !facts.hasServices) return { ...base, verdict: 'not_applicable' };
  const filled = automatic ? automaticLine(automatic, facts, settings) : null;
  // What the platform could not find out a person may; what it did find out nobody judges away.
  if (filled && (filled.verdict !== 'unknown' || !judgement)) return { ...base, ...filled };
  if (!judgement) return { ...base, verdict: part === 'bonus' ? 'not_applicable' : 'unknown' };
  const { verdict, points, evidence, judgedBy, judgedOn } = judgement;
  const counts = part === 'bonus' ? verdict === 'met' : part === 'deduction' && verdict === 'unmet';
  return { ...base, verdict, points: counts ? points : 0, evidence, judgedBy, judgedOn };
}

type Filled = Pick<Line, 'verdict' | 'points' | 'count' | 'seenZh' | 'seenEn' | 'found'>;

function automaticLine(automatic: Automatic, facts: TableFacts, settings: Settings): Filled {
  switch (automatic.by) {
    case 'availability':
      return availabilityLine(facts.availability, settings);
    case 'columns':
      return columnsLine(facts, settings);
    case 'late_errors':
      return lateLine(facts, Number(settings[automatic.points]), settings);
    case 'any':
    case 'findings': {
      const unchecked = uncheckedLine(facts, [automatic.kind], settings);
      if (unchecked) return unchecked;
      const found = facts.findings.filter((one) => one.kind === automatic.kind && fitsOnly(one, automatic));
      const points = automatic.by === 'any' ? 0 : found.length * Number(settings[automatic.points]);
      return listed(found, points);
    }
  }
}

const isFirstNotice = ({ facts }: Counted) => facts['class'] === 'notice' && facts['breaksOfficial'] === true;
function fitsOnly(one: Counted, automatic: Automatic): boolean {
  if (automatic.by !== 'findings' || !automatic.only) return true;
  return (automatic.only === 'first_notice') === isFirstNotice(one);
}

/** Not looked at, or too long ago: nobody may say that nothing was found. */
function uncheckedLine(facts: TableFacts, kinds: readonly FindingKind[], settings: Settings): Filled | null {
  const oldest = daysBefore(facts.today, settings['check.validDays']);
  const missing = kinds.filter((kind) => (facts.checkedOn.get(kind) ?? '') < oldest);
  if (missing.length === 0) return null;
  return {
    ...{ verdict: 'unknown', points: 0, count: 0, found: [] },
    seenZh: `最近 ${settings['check.validDays']} 天内没有检查成功，请先检查`,
    seenEn: `Not checked in the last ${settings['check.validDays']} days; check first`,
  };
}

function listed(found: readonly Counted[], points: number, words?: { zh: string; en: string }): Filled {
  return {
    verdict: found.length > 0 ? 'unmet' : 'met',
    ...{ points: round(points), count: found.length, found: found.slice(0, MOST_FOUND).map(toFound) },
    seenZh: words?.zh ?? (found.length === 0 ? '未发现' : `发现 ${found.length} 个`),
    seenEn: words?.en ?? (found.length === 0 ? 'None found' : `${found.length} found`),
  };
}

const toFound = ({ id, title, address, organisationName, since }: Counted): Found => ({
  ...{ findingId: id, title, address, unit: organisationName, since },
});

function availabilityLine(availability: Availability, settings: Settings): Filled {
  const { count, failed, percent, isEnough, isVeto, days } = availability;
  const short = days.filter((day) => day.count < settings['availability.perDay']).length;
  const seen = {
    zh: `${days.length} 天访问 ${count} 次，打不开 ${failed} 次，占 ${percent ?? '—'}%`,
    en: `${count} visits in ${days.length} days, ${failed} not open: ${percent ?? '—'}%`,
  };
  return {
    verdict: isEnough ? (isVeto ? 'unmet' : 'met') : 'unknown',
    ...{ points: 0, count: failed },
    seenZh: isEnough ? seen.zh : `${seen.zh}；有 ${short} 天不足 ${settings['availability.perDay']} 次，不能判定`,
    seenEn: isEnough ? seen.en : `${seen.en}; ${short} days have too few visits to judge`,
    found: days
      .filter((day) => day.failed > 0)
      .map((day) => ({
        ...{ findingId: null, address: '', unit: '', since: day.on },
        title: `${day.on}: ${day.failed}/${day.count}`,
      })),
  };
}

function columnsLine(facts: TableFacts, settings: Settings): Filled {
  const unchecked = uncheckedLine(facts, ['column_stale', 'column_empty'], settings);
  if (unchecked) return unchecked;
  const stale = facts.findings.filter(({ kind }) => kind === 'column_stale');
  const first = stale.filter((one) => one.facts['breaksOfficial'] === true);
  const empty = facts.findings.filter(({ kind }) => kind === 'column_empty');
  const isVeto =
    first.length >= settings['columns.firstLevelStale'] ||
    stale.length >= settings['columns.stale'] ||
    empty.length >= settings['columns.empty'];
  const words = {
    zh: `一级栏目未更新 ${first.length} 个，应更新未更新 ${stale.length} 个，空白 ${empty.length} 个`,
    en: `${first.length} of the first level, ${stale.length} past their rule, ${empty.length} empty`,
  };
  return { ...listed([...stale, ...empty], 0, words), verdict: isVeto ? 'unmet' : 'met' };
}

function lateLine(facts: TableFacts, points: number, settings: Settings): Filled {
  const unchecked = uncheckedLine(facts, ['error_open'], settings);
  if (unchecked) return unchecked;
  const late = facts.lateAnswers.filter(({ answeredOn }) => answeredOn.startsWith(facts.month));
  return {
    ...listed([], late.length * points),
    verdict: late.length > 0 ? 'unmet' : 'met',
    ...{
      count: late.length,
      seenZh: `本月超期办结 ${late.length} 条`,
      seenEn: `${late.length} answered late this month`,
    },
    found: late.slice(0, MOST_FOUND).map(({ number, organisationName, dueOn, answeredOn }) => ({
      ...{
        findingId: null,
        title: `${number} ${dueOn} → ${answeredOn}`,
        address: '',
        unit: organisationName,
        since: dueOn,
      },
    })),
  };
}
