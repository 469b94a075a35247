import { daysInMonth, isoDate, parseNumber } from '../../../kernel/text/index.ts';

/** Points in time as running text names them: 2016年12月5日, 8月底, 年底, 第三季度末, 上半年, 2020年, “十四五”末. */

export interface Span {
  start: number;
  end: number;
}

/** Which places of a text are taken already; asking and taking cost the length of the span only. */
export class TakenPlaces {
  private readonly length: number;
  /** Made with the first place taken: in most texts there is none. */
  private marks: Uint8Array | null = null;

  constructor(length: number, spans: readonly Span[] = []) {
    this.length = length;
    for (const span of spans) this.take(span);
  }

  isFree({ start, end }: Span): boolean {
    const { marks } = this;
    if (marks) for (let i = start; i < end; i += 1) if (marks[i] === 1) return false;
    return true;
  }

  take({ start, end }: Span): void {
    this.marks ??= new Uint8Array(this.length);
    this.marks.fill(1, start, end);
  }
}

export interface Squeezed {
  text: string;
  /** Place in the source of each character, and of the end. */
  at: (place: number) => number;
}

const GAP = /(?<=[\u4e00-\u9fff(]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff%])|(?<=%) (?=[\u4e00-\u9fff])/g;

/** Without the spaces that typesetting puts between figures and Chinese: 不少于 3 次. Places can be led back to the source. */
export function squeeze(folded: string): Squeezed {
  if (!folded.includes(' ')) return { text: folded, at: (place) => place };
  const gaps = [...folded.matchAll(GAP)].map((match) => match.index);
  if (gaps.length === 0) return { text: folded, at: (place) => place };
  const places: number[] = [];
  let next = 0;
  for (let i = 0; i < folded.length; i += 1) {
    if (gaps[next] === i) next += 1;
    else places.push(i);
  }
  places.push(folded.length);
  return { text: folded.replace(GAP, ''), at: (place) => places[place] ?? folded.length };
}

/** day: a calendar day; end: says 底 or 末; the others name a stretch whose last day counts. */
export type Grain = 'day' | 'end' | 'ten_days' | 'month' | 'quarter' | 'half' | 'year' | 'within' | 'start';

export interface TimePoint extends Span {
  grain: Grain;
  /** Year as written, undefined when the text leaves it out. */
  year?: string;
  month: number;
  /** Day of the month; 0 for the last one. */
  day: number;
}

const NUM = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const YEAR =
  '(?:(?<!\\d)(?:19|20)\\d{2} ?年度?|[一二][〇○零一二三四五六七八九]{3}年|今年|本年度?|明年|次年|翌年|当年|后年|去年|上年)';
const POINT = new RegExp(
  [
    `(?<within>(?:今年|本年|本年度|年度|当年)?(?<![\\d一二两三四五六七八九十几多]|\\d个)年内(?!容)|(?:今年|本年|本年度|当年)以?内(?!容))`,
    `(?<ym>${YEAR})? ?(?<!\\d|[一二三四五六七八九十])(?<m>${NUM}) ?月(?:份)? ?(?:(?<d>${NUM}) ?[日号]|(?<part>月?底|末|初|上旬|中旬|下旬))?`,
    `(?<ye>${YEAR}) ?(?:年?底|年末|末)|(?<e>年底|年末|岁末)`,
    `(?<yq>${YEAR})? ?第?(?<q>[一二三四1-4])季度(?<qe>末|底)?`,
    `(?<yh>${YEAR})? ?(?<h>[上下])半年(?<he>末|底)?`,
    `[“"]?十(?<five>[一二三四五六七八九])五[”"]?(?:时期|期|规划期|规划)?(?:末期|末|收官)`,
    `(?<![\\d.])(?<ny>(?:19|20)\\d{2})(?<sign>[-/.])(?<nm>\\d{1,2})\\k<sign>(?<nd>\\d{1,2})(?![\\d.])`,
    `(?<y>(?<!\\d)(?:19|20)\\d{2} ?年)`,
  ].join('|'),
  'g',
);

/** All points in a folded text, in order. */
export function findTimePoints(folded: string): TimePoint[] {
  const points: TimePoint[] = [];
  for (const match of folded.matchAll(POINT)) {
    const point = pointOf(match.groups ?? {});
    if (!point) continue;
    const blank = /^ */.exec(match[0])?.[0].length ?? 0;
    points.push({ ...point, start: match.index + blank, end: match.index + match[0].trimEnd().length });
  }
  return points;
}

type Groups = Record<string, string | undefined>;

function pointOf(groups: Groups): Omit<TimePoint, 'start' | 'end'> | null {
  const withYear = (year: string | undefined) => (year === undefined ? {} : { year });
  if (groups.within !== undefined)
    return { grain: 'within', month: 12, day: 31, ...withYear(/^[今本当]年/.exec(groups.within)?.[0]) };
  if (groups.m !== undefined) {
    const month = parseNumber(groups.m) ?? 0;
    if (month < 1 || month > 12) return null;
    const year = withYear(groups.ym);
    if (groups.d !== undefined) return { grain: 'day', month, day: parseNumber(groups.d) ?? 99, ...year };
    const part = groups.part ?? '';
    if (part === '初') return { grain: 'start', month, day: 5, ...year };
    if (part === '上旬' || part === '中旬')
      return { grain: 'ten_days', month, day: part === '上旬' ? 10 : 20, ...year };
    return { grain: part === '' ? 'month' : part === '下旬' ? 'ten_days' : 'end', month, day: 0, ...year };
  }
  if (groups.ye !== undefined || groups.e !== undefined)
    return { grain: 'end', month: 12, day: 31, ...withYear(groups.ye) };
  if (groups.q !== undefined) {
    return {
      grain: groups.qe ? 'end' : 'quarter',
      month: (parseNumber(groups.q) ?? 0) * 3,
      day: 0,
      ...withYear(groups.yq),
    };
  }
  if (groups.h !== undefined) {
    return { grain: groups.he ? 'end' : 'half', month: groups.h === '上' ? 6 : 12, day: 0, ...withYear(groups.yh) };
  }
  if (groups.five !== undefined) {
    // The 13th plan ended in 2020, each lasts five years.
    const plan = parseNumber(groups.five) ?? 0;
    return { grain: 'end', month: 12, day: 31, year: `${2020 + (plan - 3) * 5}年` };
  }
  if (groups.ny !== undefined) {
    return { grain: 'day', month: Number(groups.nm), day: Number(groups.nd), year: groups.ny };
  }
  return groups.y === undefined ? null : { grain: 'year', month: 12, day: 31, year: groups.y };
}

export interface YearContext {
  /** Year of the document, null when nothing tells it. */
  year: number | null;
  /** 成文日期; deadlines cannot lie before it. */
  madeOn: string | null;
}

/** The year the plan is for: the title's when it is the year of making or the next one, else that of making. */
export function yearOf(madeOn: string, titles: readonly string[]): YearContext {
  const made = madeOn === '' ? null : Number(madeOn.slice(0, 4));
  for (const title of titles) {
    const years = [...title.matchAll(/(?<![\d—至-])((?:19|20)\d{2})年?(?![—至〕\])\d-])/g)].map((match) =>
      Number(match[1]),
    );
    const year = years.at(-1);
    if (year === undefined) continue;
    if (made === null || year === made || year === made + 1) return { year, madeOn: madeOn === '' ? null : madeOn };
  }
  return { year: made, madeOn: madeOn === '' ? null : madeOn };
}

export type Resolved =
  | { on: string; doubt?: 'task_date_year_assumed' }
  /** Lies before the document: a fact, not a deadline. */
  | 'past'
  | 'no_year'
  | 'no_day';

/** The last day that a point allows, in the document's year where the text names none. */
export function resolvePoint(point: Pick<TimePoint, 'year' | 'month' | 'day'>, context: YearContext): Resolved {
  const stated = statedYear(point.year, context.year);
  if (stated === 'before') return 'past';
  const year = stated?.year ?? context.year;
  if (year === null) return 'no_year';
  const dayIn = (y: number) => isoDate(y, point.month, point.day === 0 ? daysInMonth(y, point.month) : point.day);
  const on = dayIn(year);
  if (on === null) return 'no_day';
  const assumed = { doubt: 'task_date_year_assumed' } as const;
  if (context.madeOn !== null && on < context.madeOn) {
    if (stated && !stated.doubtful) return 'past';
    // 3月底前 in a document of November means the next March.
    const next = dayIn(year + 1);
    return next === null ? 'no_day' : { on: next, ...assumed };
  }
  return { on, ...(stated?.doubtful ? assumed : {}) };
}

function statedYear(
  words: string | undefined,
  own: number | null,
): { year: number; doubtful?: boolean } | 'before' | null {
  if (words === undefined) return null;
  const digits = /(?:19|20)\d{2}/.exec(words)?.[0] ?? '';
  if (digits !== '') return { year: Number(digits) };
  const chinese = parseNumber(/^[一二〇○零三四五六七八九]{4}/.exec(words)?.[0] ?? '');
  if (chinese !== null) return { year: chinese };
  if (/^(?:去年|上年)/.test(words)) return 'before';
  if (own === null) return null;
  if (words.startsWith('明年')) return { year: own + 1 };
  if (words.startsWith('后年')) return { year: own + 2 };
  if (/^(?:次年|翌年)/.test(words)) return { year: own + 1, doubtful: true };
  if (words.startsWith('当年')) return { year: own, doubtful: true };
  return { year: own };
}
