import type { EvidenceFilter, PackChoice, Schedule, ScheduleOf } from '../duties.schema.ts';

/** When something is due, and what a place may choose instead, each with its source. */
export interface When {
  schedule: Schedule;
  /** The first is what holds unless a place chooses another. */
  choices?: readonly PackChoice[];
}

type Limit = ScheduleOf<'on_event'>['limit'];
type Age = ScheduleOf<'fresh'>['maxAge'];
type Every = ScheduleOf<'every'>;

/** Marks what the rule table knows from memory only. */
const UNVERIFIED = '（待核）';

/** True for schedules whose number of happenings the obligation itself says. */
export const notMade = ({ kind }: Schedule): boolean => kind !== 'every';

/** To be done once, by a day; without one the source names none, and the last day of the year counts. */
export const once = (by: string | null = null): When => ({ schedule: { kind: 'once', by } });

/** So many times in each period, by its last day. */
export const every = (period: Every['period'], times = 1, due: Every['due'] = {}): When => ({
  schedule: { kind: 'every', period, times, due },
});

/** Every year by a day of that year. */
export const yearlyBy = (month: number, day: number): Schedule => ({
  ...{ kind: 'every', period: 'year', times: 1, due: { months: month - 12, day } },
});

/** Never older than this. */
export const freshFor = (amount: number, unit: Age['unit']): When => ({
  schedule: { kind: 'fresh', maxAge: { amount, unit } },
});

interface Option {
  code: string;
  zh: string;
  en: string;
  source: string;
}
const option = ({ code, zh, en, source }: Option, schedule: Schedule): PackChoice => ({
  ...{ code, title: { zh, en }, source, schedule },
});

const NO_DAY = '来源写“及时”“动态”，未定天数；条例第十二条要求及时更新。所列为平台默认，可按本地规定改';

/** How old a kind of publication may grow; the sources ask for timely updates and name no days, so that a place chooses. */
function freshChoice(source: string, ...ages: readonly [number, Age['unit']][]): When {
  const words = (amount: number, unit: Age['unit']) =>
    unit === 'month'
      ? { zh: `不超过 ${amount} 个月`, en: `not older than ${amount} months` }
      : { zh: `不超过 ${amount} 天`, en: `not older than ${amount} days` };
  const choices = ages.map(([amount, unit], index) =>
    option(
      { code: `${amount}-${unit}`, ...words(amount, unit), source: index === 0 ? source : '本地自定' },
      { kind: 'fresh', maxAge: { amount, unit } },
    ),
  );
  return { schedule: choices[0]?.schedule ?? freshFor(12, 'month').schedule, choices };
}

export const fresh = {
  /** Lists and catalogs that are kept current. */
  list: freshChoice(NO_DAY, [12, 'month'], [6, 'month'], [3, 'month']),
  /** Policies: 国办秘函〔2019〕19号 finds fault with a column of policies without anything new for six months. */
  policy: freshChoice(
    '国办秘函〔2019〕19号：政策文件类栏目六个月未更新即扣分',
    [6, 'month'],
    [3, 'month'],
    [12, 'month'],
  ),
  service: freshChoice(NO_DAY, [12, 'month'], [6, 'month'], [3, 'month']),
  project: freshChoice(NO_DAY, [3, 'month'], [1, 'month'], [6, 'month']),
  trade: freshChoice(NO_DAY, [1, 'month'], [14, 'natural_day'], [3, 'month']),
  soe: freshChoice(NO_DAY, [6, 'month'], [3, 'month'], [12, 'month']),
  credit: freshChoice(NO_DAY, [1, 'month'], [7, 'natural_day'], [3, 'month']),
  /** News: 国办秘函〔2019〕19号, two weeks. */
  news: freshChoice('国办秘函〔2019〕19号：动态要闻类栏目两周', [14, 'natural_day'], [7, 'natural_day'], [1, 'month']),
  catalog: freshChoice(NO_DAY, [1, 'month'], [14, 'natural_day'], [3, 'month']),
} as const;

/** Limits of a happening, with what other places hold. */
export interface Within {
  limit: Limit;
  options?: readonly (Option & { limit: Limit })[];
}

const working = (amount: number): Limit => ({ amount, unit: 'working_day' });
const natural = (amount: number): Limit => ({ amount, unit: 'natural_day' });
const hours = (amount: number): Limit => ({ amount, unit: 'hour' });

/** Before or at the very moment of the happening: before publication, before the decision, with the draft. */
export const AT_ONCE: Within = { limit: hours(0) };
/** At the latest on the day of the happening. */
export const SAME_DAY: Within = { limit: natural(0) };

const threeDays = {
  ...{ code: 'three-working-days', zh: '文件公开后 3 个工作日内', en: 'within 3 working days' },
  ...{ source: '吉政办发〔2016〕24号五（一）；昆山市2016年要点五（一）', limit: working(3) },
};
const together = {
  ...{ code: 'together', zh: '与文件同步', en: 'together with the document' },
  ...{ source: '大政办发〔2016〕125号三（一）', limit: natural(0) },
};
const hour = (amount: number, source: string) => ({
  ...{ code: `${amount}-hours`, zh: `${amount} 小时内`, en: `within ${amount} hours`, source, limit: hours(amount) },
});
const FIVE = hour(5, `国办发〔2016〕80号${UNVERIFIED}`);
const SIX = hour(6, '昆山市2016年要点五（二）');
const DAY = hour(24, '国办发〔2016〕61号');
const TWO_DAYS = hour(48, '国办发〔2016〕61号：其他政务舆情 48 小时内');
const days = (amount: number, source: string) => ({
  ...{ code: `${amount}-working-days`, zh: `${amount} 个工作日内`, en: `within ${amount} working days`, source },
  limit: working(amount),
});
const choose = (...options: readonly (Option & { limit: Limit })[]): Within => ({
  limit: options[0]?.limit ?? working(20),
  options,
});

export const within = {
  /** 条例 article 26. */
  publication: { limit: working(20) } as Within,
  interpretation: choose(threeDays, together),
  together: choose(together, threeDays),
  /** The first word on an emergency; the notices say 5, 6 or 24 hours or only “quickly”. */
  first: choose(DAY, SIX, FIVE),
  firstSix: choose(SIX, FIVE, DAY),
  press: choose(DAY, TWO_DAYS),
  concern: choose(TWO_DAYS, DAY, SIX, FIVE),
  rumour: choose(DAY, FIVE, TWO_DAYS),
  report: choose(
    hour(24, '来源写“第一时间”，未定时数；所列为平台默认'),
    hour(4, `突发事件信息报送的一般要求${UNVERIFIED}`),
    hour(2, '本地自定'),
  ),
  feedback: choose(days(20, '条例第二十六条'), days(10, '本地自定')),
  proposal: choose(days(20, '条例第二十六条；安徽：答复后 20 个工作日'), days(10, '本地自定')),
  /** 条例 article 33. */
  request: { limit: working(20) } as Within,
  complaint: choose(
    days(20, '来源写“及时”“积极”，未定天数；所列为平台默认'),
    days(15, '本地自定'),
    days(60, '本地自定'),
  ),
  credit: choose(days(7, '国发〔2016〕33号、国办发〔2015〕51号'), days(20, '企业信息公示暂行条例第六条')),
  normative: choose(days(3, '绵阳市2018年要点二（六）'), days(20, '条例第二十六条')),
  service: { limit: working(1) } as Within,
  /** 条例 article 30. */
  correction: { limit: working(7) } as Within,
  legal: choose(
    days(15, `国办发〔2018〕115号：5 至 15 个工作日${UNVERIFIED}`),
    days(7, '重大行政决策一般不少于 7 个工作日（待核）'),
    days(5, '本地自定'),
  ),
  filing: choose(days(15, `规范性文件备案，地方规定${UNVERIFIED}`), days(30, '法规规章备案审查条例第四条：规章三十日')),
  /** Error reports of readers. */
  errors: choose(days(3, '国办发〔2017〕47号；辽宁办法'), days(5, '本地自定')),
  enquiry: choose(
    days(5, '互联网政务服务平台检查口径'),
    days(7, `国办发〔2014〕57号：意见建议${UNVERIFIED}`),
    days(15, `国办发〔2014〕57号：复杂的${UNVERIFIED}`),
  ),
  random: choose(
    { code: '20-days', zh: '20 日内', en: 'within 20 days', source: '福建：检查结束 20 日内', limit: natural(20) },
    days(20, '企业信息公示暂行条例第六条'),
  ),
  /** 行政处罚法 articles 48 and 85: working days. */
  recall: { limit: working(3) } as Within,
  contract: { limit: working(2) } as Within,
  /** 国办秘函〔2019〕19号: unanswered for more than three months is a veto. */
  threeMonths: { limit: natural(90) } as Within,
  /** 预算法 article 14: natural days. */
  budget: { limit: natural(20) } as Within,
} as const;

type Match = ScheduleOf<'on_event'>['match'];

/** Within a limit of a happening. */
export function onEvent(trigger: EvidenceFilter, { limit, options }: Within, match: Match): When {
  const schedule = (of: Limit): Schedule => ({ kind: 'on_event', trigger, limit: of, match });
  if (!options) return { schedule: schedule(limit) };
  return {
    schedule: schedule(limit),
    choices: options.map((one) => option(one, schedule(one.limit))),
  };
}

const quarterly: Option = {
  ...{ code: 'quarterly', zh: '每季度一次', en: 'every quarter' },
  source: '昆山市2016年要点三（二）：低保数据每季度；其他要点未写频次',
};
const halfYearly: Option = {
  ...{ code: 'half-yearly', zh: '每半年一次', en: 'every half-year' },
  source: '昆山市2016年要点三（二）：特困、医疗和临时救助数据每半年',
};
const QUARTER = every('quarter').schedule;
const HALF = every('half_year').schedule;

/** Figures of social relief: quarterly or half-yearly. */
export const reliefFigures = {
  quarterly: { schedule: QUARTER, choices: [option(quarterly, QUARTER), option(halfYearly, HALF)] } as When,
  halfYearly: { schedule: HALF, choices: [option(halfYearly, HALF), option(quarterly, QUARTER)] } as When,
};

const yearEnd: Option = {
  ...{ code: 'year-end', zh: '当年 12 月 31 日前', en: 'by 31 December', source: '来源只写“年度”，未定日期' },
};

/** The housing fund's report of the year before. */
export const fundReport: When = {
  schedule: every('year').schedule,
  choices: [
    option(yearEnd, every('year').schedule),
    option(
      { code: '31-march', zh: '3 月 31 日前', en: 'by 31 March', source: `建金〔2015〕26号${UNVERIFIED}` },
      yearlyBy(3, 31),
    ),
  ],
};

const NO_SCHOOL_DAY = '来源未写日期；入学办法须在入学前公布，取此日，可改';
/** What parents need before school begins. */
export const beforeSchool: When = {
  schedule: yearlyBy(6, 30),
  choices: [
    option({ code: '30-june', zh: '6 月 30 日前', en: 'by 30 June', source: NO_SCHOOL_DAY }, yearlyBy(6, 30)),
    option({ code: '30-april', zh: '4 月 30 日前', en: 'by 30 April', source: '本地自定' }, yearlyBy(4, 30)),
    option({ code: '31-august', zh: '8 月 31 日前', en: 'by 31 August', source: '本地自定' }, yearlyBy(8, 31)),
  ],
};

const heads = (times: number, source: string): PackChoice =>
  option(
    { code: `${times}-a-year`, zh: `每年不少于 ${times} 次`, en: `at least ${times} a year`, source },
    every('year', times).schedule,
  );

/** How often heads interpret policy: the notices say at least three times or at least once. */
export const headsInterpret: When = {
  schedule: every('year', 3).schedule,
  choices: [
    heads(3, '吉政办发〔2016〕24号五（一）；昆山市2016年要点五（一）'),
    heads(1, '大政办发〔2016〕125号三（一）'),
  ],
};

/** The government's annual report: 条例 article 49, by 31 March. */
export const governmentReport: When = { schedule: yearlyBy(3, 31) };

/** A unit's annual report: 条例 article 49, by 31 January of the following year. */
export const annualReport: When = { schedule: yearlyBy(1, 31) };
