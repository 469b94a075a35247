import { foldWidth } from '../../../kernel/text/index.ts';
import {
  findTimePoints,
  resolvePoint,
  squeeze,
  TakenPlaces,
  type Span,
  type TimePoint,
  type YearContext,
} from './time-points.rules.ts';

/**
 * Decides which points in time are deadlines: 12月5日前, 年底前, 8月底前, 2019年6月—12月 (a range counts by its end). What
 * lies before the document, begins something (自…起) or belongs to a cited title is none.
 */

export interface FoundDeadline extends Span {
  on: string;
  /** Why a person should look at it; the value is the likely one. */
  doubt?: 'task_date_unclear' | 'task_date_year_assumed';
}

/** Words that are a deadline, but give no day: no year known, or an event (春节前) that no calendar here knows. */
export interface UnreadDeadline extends Span {
  code: 'task_date_without_year' | 'task_date_unclear';
}

export interface DeadlineReading {
  dates: FoundDeadline[];
  unread: UnreadDeadline[];
}

/** 前, 之内, 止 after a date, with a weekday or an hour between: 6月15日（周二）下午5点前. */
const TAIL =
  /^ ?(?:\((?:星期|周)[一二三四五六日天]\) ?)?(?:(?:上午|下午|中午|晚上|下班|凌晨) ?)?(?:\d{1,2}(?:时|点|:\d{2})(?:\d{1,2}分|半)? ?)?(?:之前|以前|前(?!期|列|述|款|后|端|沿|[一二两三四五六七八九十\d]|置|往|来|景|提|言|年|不久)|之内|以内|内(?!容|部|设|外|蒙|控|涵|陆)|止|为止)/;
/** May stand before a date and make it a deadline; the first group does so by itself. */
const LEAD =
  /(?:(不迟于|不晚于|最迟于?|最晚于?|截止到?|截至到?|务必于?|须于|应于|要于|并于|拟于|力争到?|争取到?|确保到?|延长[至到]|(?:时间|时限|期限|日期)为)|到|至|于|在) ?$/;
const DONE =
  /^ ?[,，]?(?:(?:全面|基本|全部|初步|率先|前|底|如期|按时|要|力争|争取|确保|应|分别)?(?:完成|实现|建成|达到|形成|建立|落实|到位))|^ ?(?:各|集中|统一|分别|分批|陆续|全面|全部|正式)?(?:出台|印发|制定|公布|公开|发布|报送|上报|提交|提请|提出|起草|拨付|兑现|兑付|付清|清偿|清零|销号|投用|交付|完工|遴选|评审|组建|挂牌|启动|开展|召开|举办|举行|组织|上线|运行|投入|结束|启用|开工|竣工|投产|验收|办结|整改|汇总|推出|开通|落地|进场|封顶|动工|复工|通车|通水|开园|开馆|开业|开放|交房|入住|签约|部署|清点|移交|归档|编制|编印|编发|实施|建立|确定|梳理|摸清|摸排|拆除|试运行|试点|上市|上会|报|前)/;
/** After a date: it begins or tells something that was. */
const NO_DEADLINE_AFTER =
  /^ ?(?:起|以来|以后|之后|后(?!续)|开始|施行|实施|生效|至今|期间|的|印发的|发布的|公布的|召开的|通过|国务院|第[一二三四五六七八九十\d]+[次届]|修订|修正|批准|正式施行|放假|上班|以上|度(?!底|末))/;
const DONE_THAT_WAS =
  /^.{0,8}(?:完成|实现|建成|达到|发布|公布|印发|召开|举行|公开|出台|制定|报送|开展|启动)(?:的|了|后|以来|之日)/;
const NO_DEADLINE_BEFORE =
  /(?:有效期限?[至到为]?|任期[至到]?|聘期[至到]?|执行期限?[至到]?|自|从|去年|上年|上一?年度|往年|目前|已于|已在|曾于|比|较|同比|每|逐|每年度?) ?$/;
/** 年底考核, 上半年工作情况: the words name a thing, not a time. */
const NAMES_A_THING =
  /^(?:考核|考评|绩效|总结|述职|检查|督查|评比|评先|评优|对账|工作|任务|情况|落实情况|进展|经济|运行|目标|计划|预算|会议|奖|集中(?!开|组|举)|各(?!开|组|举|召|完|办)|、|和|与|水平|数据|余额|存量|相比|以来|人口)/;
const RANGE_SIGN = /^ ?(?:—{1,2}|–|-{1,2}|~|～|至|到) ?(?:次年)?$/;
const DAY_ONLY = /^ ?(?:—{1,2}|–|-{1,2}|~|～|至|到) ?(\d{1,2}) ?[日号]/;
/** 2018— before 2020年, 3— before 6月: the first half of a range without its unit. */
const HALF_RANGE = /(?:(?<year>(?:19|20)\d{2})(?: ?年)?|(?<![\d.])\d{1,2}) ?(?:—{1,2}|–|-{1,2}|~|～|至|到) ?$/;
const NAME_AFTER_RANGE =
  /^ ?[)]?(?:规划|计划|方案|行动|年度|纲要|实施|[\u4e00-\u9fff]{0,4}(?:需求|缺口|趋势|形势|情况|数据))/;
const MONTH_END =
  /(?<![\d一二三四五六七八九十每逐])(?<lead>本|当|该|这个|下|次|下个)?月(?:[底末]|(?<day>\d{1,2}) ?[日号])(?:之前|以前|前)?/g;
/** 于20日前报送: of which month? */
const DAY_ALONE = /(?<=[于在至到] ?)\d{1,2}[日号](?:之前|以前|前)/g;
const EVENT =
  /(?:春节|除夕|元旦|国庆节?|中秋节?|清明节?|劳动节|“?五一”?|端午节?|主?汛期|全国两会|两会|开学|入冬|供暖季?|采暖季|高考|中考|暑假|寒假)(?:假期|期间)?(?:到来|来临|结束|召开|开幕|开始)?(?:之前|以前|前)(?!期|后)/g;

const FEAST =
  /^ ?(?:[春秋]季(?:学期)?)?(?:春节|元旦|国庆|中秋|清明|劳动节|[“"]?五一|端午|主?汛期|全国两会|两会|开学|入冬|供暖|采暖|高考|中考|暑假|寒假)/;

/** The last day before a feast that has the same date every year; the others move. */
const EVES: readonly (readonly [name: string, month: number, day: number])[] = [
  ['国庆', 9, 30],
  ['元旦', 12, 31],
  ['劳动节', 4, 30],
  ['五一', 4, 30],
];

/** Cited titles and document numbers blanked, same length: their years are no deadlines. */
export function maskCited(folded: string): string {
  const blank = (cited: string) => '\u0001'.repeat(cited.length);
  let masked = folded;
  if (masked.includes('《')) masked = masked.replace(/《[^《》]{0,160}(?:《[^《》]{0,80}》[^《》]{0,80})?》/g, blank);
  if (/[〔[(](?:19|20)\d{2}/.test(masked))
    masked = masked.replace(/[\u4e00-\u9fff]{0,12}[〔[(](?:19|20)\d{2}[〕\])] ?\d{1,5} ?号/g, blank);
  return masked;
}

/**
 * Deadlines in a text. `bare`: a cell or label about time, where 6月 alone is one. `skip`: places already read as
 * something else (每月底前 is a frequency); `yearly`: days of each year (每年2月底前), which days after them in the sentence share;
 * `recurring`: all frequencies, after which 次月10日前 belongs to each period.
 */
export function readDeadlines(
  text: string,
  context: YearContext,
  options: { bare?: boolean; skip?: readonly Span[]; yearly?: readonly Span[]; recurring?: readonly Span[] } = {},
): DeadlineReading {
  const result: DeadlineReading = { dates: [], unread: [] };
  const { text: folded, at } = squeeze(maskCited(foldWidth(text)));
  if (!/[年月季五]|\d[-/.]\d|[节期会考学旦冬暖假临束日号]之?以?前/.test(folded)) return result;
  const taken = new TakenPlaces(text.length, options.skip);
  const placed = ({ start, end }: Span): Span => ({ start: at(start), end: at(Math.max(start, end - 1)) + 1 });
  const free = (span: Span) => taken.isFree(placed(span));
  const add = (span: Span, point: Pick<TimePoint, 'year' | 'month' | 'day'>, unclear: boolean) => {
    if (!free(span)) return;
    const { start, end } = placed(span);
    if (point.year === undefined && sharesYear(text, start, options.yearly ?? [])) return;
    taken.take({ start, end });
    const resolved = resolvePoint(point, context);
    if (resolved === 'past') return;
    if (resolved === 'no_year') result.unread.push({ start, end, code: 'task_date_without_year' });
    else if (resolved === 'no_day') result.unread.push({ start, end, code: 'task_date_unclear' });
    else result.dates.push({ start, end, on: resolved.on, ...doubtOf(unclear, resolved.doubt) });
  };
  const made = context.madeOn === null ? null : Number(context.madeOn.slice(0, 4));
  const points = findTimePoints(folded);
  const ends = endsOfLists(folded, points);
  for (let i = 0; i < points.length; i += 1) {
    const point = points[i];
    if (!point) continue;
    const next = points[i + 1];
    // 上半年7月15日前: the half is named to tell whose day it is.
    if (next && (point.grain === 'half' || point.grain === 'quarter') && ['day', 'end', 'month', 'ten_days'].includes(next.grain) && /^[: ]?(?:于|在)?$/.test(folded.slice(point.end, next.start))) continue; // prettier-ignore
    if (next && RANGE_SIGN.test(folded.slice(point.end, next.start)) && next.grain !== 'within') {
      i += 1;
      readRange(folded, point, next, made, add);
      continue;
    }
    const dayOnly = point.grain === 'day' ? DAY_ONLY.exec(folded.slice(point.end, point.end + 8)) : null;
    if (dayOnly?.[1]) {
      const last = { ...point, end: point.end + dayOnly[0].length, day: Number(dayOnly[1]) };
      readRange(folded, point, last, made, add);
      continue;
    }
    const half = HALF_RANGE.exec(folded.slice(Math.max(0, point.start - 10), point.start));
    const sameUnit =
      half &&
      (half.groups?.year !== undefined ? point.grain === 'year' : point.grain !== 'year' && point.year === undefined);
    if (half && sameUnit) {
      const first = { ...point, start: point.start - half[0].length };
      readRange(folded, first, point, made, add);
      continue;
    }
    // 上半年 in a paper of July tells what was.
    const ahead = context.madeOn === null || point.month > Number(context.madeOn.slice(5, 7));
    const shared = ends[i] ?? point.end;
    // 2023年、2024年、2025年底: the ends of three years.
    if (point.grain === 'year' && points.some((other) => other.end === shared && other.grain === 'end'))
      point.grain = 'end';
    // 2026年一季度末前开工、当年11月底前投用: the year named before in the sentence.
    if (point.year === '当年') {
      const named = points.slice(0, i).findLast(({ year }) => /^\d{4}/.test(year ?? ''));
      if (named?.year && !/[。\n]/.test(folded.slice(named.end, point.start))) point.year = named.year;
    }
    const listed = shared > point.end || (i > 0 && ends[i - 1] === point.end);
    const year = carriedYear(folded, points, i, context.year);
    if (year) point.year = year.year;
    const addHere: Add = year?.unsure ? (span, day) => add(span, day, true) : add;
    readSingle(folded, point, { bare: options.bare ?? false, ahead, shared, listed }, addHere, (span) => {
      if (free(span)) result.unread.push({ ...placed(span), code: 'task_date_unclear' });
      taken.take(placed(span));
    });
  }
  readRelative(
    folded,
    context,
    free,
    add,
    (span) => result.unread.push({ ...placed(span), code: 'task_date_unclear' }),
    (place) => sharesYear(text, at(place), options.recurring ?? []),
  );
  result.dates.sort((a, b) => a.start - b.start);
  return result;
}

/** 2024年元旦前 is the last day of 2023; a feast without a year is that of the document's year. */
function eveOf([name, month, day]: (typeof EVES)[number], before: string): Pick<TimePoint, 'year' | 'month' | 'day'> {
  const stated = /((?:19|20)\d{2}) ?年$/.exec(before)?.[1];
  if (stated === undefined) return { month, day };
  return { year: `${Number(stated) - (name === '元旦' ? 1 : 0)}年`, month, day };
}

type Add = (span: Span, point: Pick<TimePoint, 'year' | 'month' | 'day'>, unclear: boolean) => void;

/** 每年2月底前…，3月底前…: the second day is one of each year as well. */
function sharesYear(text: string, start: number, periods: readonly Span[]): boolean {
  return periods.some(
    (span) => span.end <= start && start - span.end < 200 && !/[。；;]/.test(text.slice(span.end, start)),
  );
}

/** 2026年3月底前…、5月底前…: the year of another year's day goes on in its sentence; a month before that day's is unsure. */
function carriedYear(
  folded: string,
  points: readonly TimePoint[],
  at: number,
  own: number | null,
): { year: string; unsure: boolean } | null {
  const point = points[at];
  if (!point || point.year !== undefined || point.grain === 'within' || point.grain === 'year') return null;
  for (let i = at - 1; i >= 0; i -= 1) {
    const before = points[i];
    if (!before || point.start - before.end > 120 || /[。\n]/.test(folded.slice(before.end, point.start))) return null;
    if (before.year === undefined) continue;
    const stated = Number(/^(?:19|20)\d{2}/.exec(before.year)?.[0] ?? '0');
    if (own === null || stated <= own || before.grain === 'year') return null;
    if (RANGE_SIGN.test(folded.slice(before.end, points[i + 1]?.start ?? before.end))) return null;
    const between = folded.slice(before.end, point.start);
    return { year: `${stated}年`, unsure: point.month < before.month || /[;；)]/.test(between) };
  }
  return null;
}

function doubtOf(unclear: boolean, doubt: FoundDeadline['doubt']): Pick<FoundDeadline, 'doubt'> {
  if (unclear) return { doubt: 'task_date_unclear' };
  return doubt ? { doubt } : {};
}

function readRange(folded: string, first: TimePoint, last: TimePoint, made: number | null, add: Add): void {
  const before = folded.slice(Math.max(0, first.start - 4), first.start);
  const after = folded.slice(last.end, last.end + 12);
  const span = { start: first.start, end: last.end };
  if (/(?:每年|每|逐年|历年|年度|上年|去年) ?$/.test(before) || /^ ?(?:放假|调休|以来|上班|期间放假)/.test(after))
    return;
  // 行动计划（2018—2020年） and 2018—2020年规划 are names.
  if (last.grain === 'year' && (NAME_AFTER_RANGE.test(after) || (/[(]$/.test(before) && /^[)]/.test(after)))) return;
  // 2002年到2005年 in a document of 2005 tells what was.
  if (last.grain === 'year' && first.year !== undefined && first.year !== last.year && made !== null) {
    const from = Number(/\d{4}/.exec(first.year)?.[0] ?? '0');
    const to = Number(/\d{4}/.exec(last.year ?? '')?.[0] ?? '9999');
    if (from < made && to <= made) return;
  }
  // 汛期（6月1日至9月30日）, 暑期（…）: how long something lasts that nobody completes.
  if (/[(]$/.test(before) && SEASON.test(folded.slice(Math.max(0, first.start - 8), first.start))) return;
  // 10月1日至7日每日巡查, 6月至8月期间: until then something is done again and again; a person should look.
  const lasts = /^[^,，。;；\n]{0,6}?(?:期间|每[日天周月半旬])/.test(after);
  const tail = TAIL.exec(after)?.[0].length ?? 0;
  // 2020年9月—2021年3月 names both years, 2020年3月—6月 only the first.
  const year = last.year ?? first.year;
  add({ ...span, end: span.end + tail }, { ...last, ...(year === undefined ? {} : { year }) }, lasts);
}

const SEASON =
  /(?:汛期|枯水期|禁渔期|休渔期|防火期|采暖期|供暖期|采暖季|供暖季|假期|春运|学期|旺季|淡季|冬春季|夏季|冬季|雨季|任期|有效期|保质期|服务期)[(]$/;

function readSingle(
  folded: string,
  point: TimePoint,
  { bare, ahead, shared, listed }: { bare: boolean; ahead: boolean; shared: number; listed: boolean },
  add: Add,
  unread: (span: Span) => void,
): void {
  const before = folded.slice(Math.max(0, point.start - 8), point.start);
  const after = folded.slice(shared, shared + 16);
  const tail = shared === point.end ? (TAIL.exec(after)?.[0] ?? '') : '';
  const span = { start: point.start, end: point.end + tail.length };
  const early = tail.endsWith('前');
  const bracketed = /[(]$/.test(before) && /^[)]/.test(after);
  if (NO_DEADLINE_BEFORE.test(before)) return;
  // 新建项目是否于6月30日前开工: what is asked about, not what is to be done.
  if (/是否[^,。;\n]{0,12}$/.test(folded.slice(Math.max(0, point.start - 16), point.start))) return;
  // 世界水日（3月22日）前后: the day of an event.
  if (bracketed && (/[日节周][(]$/.test(before) || /^[)](?:前后|当天|当日|期间)/.test(after))) return;
  // 2024年春节前: the feast is read with its year.
  if (point.grain === 'year' && FEAST.test(after)) return;
  // 2018年12月31日前已完成…的企业: who is meant.
  if (tail !== '' && /^(?:已|的|曾|未|尚)/.test(after.slice(tail.length))) return;
  if (tail === '' && (NO_DEADLINE_AFTER.test(after) || DONE_THAT_WAS.test(after))) return;
  if (point.grain === 'start') {
    if (early || bare) unread(span);
    return;
  }
  if (point.grain === 'within')
    return void (NAMES_A_THING.test(after.slice(0, 4)) && !after.startsWith('各')
      ? undefined
      : add(span, point, false));
  // 市人大会议于3月召开: when something takes place that others call.
  const takesPlace = /^ ?(?:正式)?(?:召开|举行|开幕|开考|到期|届满|结束)/.test(after) && TAKES_PLACE.test(folded.slice(Math.max(0, point.start - 14), point.start)); // prettier-ignore
  const lead = LEAD.exec(before);
  const strong = lead?.[1] !== undefined;
  const done = DONE.test(after);
  const closedLead =
    lead !== null && (done || strong || /^(?:[,，。;)]|$)/.test(after) || /^(?:到|至|于)/.test(lead[0]));
  if (bare || tail !== '' || bracketed || (shared > point.end && TAIL.test(after))) {
    // 6月前 may mean before June or by its end; so may 三季度前 and 2020年前.
    const unclear = early && !['day', 'end', 'ten_days'].includes(point.grain);
    if (bracketed && point.grain === 'year' && !bare) return;
    return add(span, point, unclear);
  }
  if (point.grain === 'year') {
    // 2024年、2025年分别改造…; 2024年、2025年治理率分别达到…: each year has its own goal.
    if (
      /^ ?分别/.test(after) ||
      (listed && /^[^,，。;；\n]{0,24}?(?:分别|各(?=[建完新改培实创打选]))/.test(folded.slice(shared, shared + 30)))
    )
      return add(span, point, false);
    const goal = lead !== null && /^(?:力争|争取|确保|最迟|最晚|不迟|不晚|到|至|延长)/.test(lead[0]);
    // 力争2025年…增长5%: a goal of the year rather than a day.
    if (goal)
      add({ start: point.start - (lead?.[0].length ?? 0), end: point.end }, point, /^(?:力争|争取|确保) ?$/.test(lead?.[0] ?? '')); // prettier-ignore
    else if (done && lead === null) add(span, point, false);
    return;
  }
  // 7月中旬和12月中旬分别报告一次.
  if (listed && /^ ?(?:分别|各)(?=[\u4e00-\u9fff])/.test(folded.slice(shared, shared + 6)))
    return add(span, point, false);
  if (point.grain === 'end') {
    if (!NAMES_A_THING.test(after) || closedLead) add(span, point, false);
    return;
  }
  if (NAMES_A_THING.test(after) && !strong) return;
  if (closedLead || done || (ahead && reachesInTime(folded, point))) return add(span, point, takesPlace);
  // 5月中旬镇上组织一次演练, 6月上旬在集镇开展: who or where stands between.
  const opens = /(?:^|[,。;、(\n])$/.test(folded.slice(Math.max(0, point.start - 1), point.start));
  if (opens && point.grain === 'ten_days' && /^[^,。;的\d]{1,16}?(?:组织|开展|举办|举行|召开)(?!的)/.test(after))
    add(span, point, true);
}

const TAKES_PLACE = /(?:会议|大会|全会|常委会|赛|考试|展会|博览会|任期|协议|合同|服务期)[^,。;\n]{0,4}$/;

/** 3月、6月、9月各检查一次: days in a list share what follows the last one; for each point the place where that begins. */
function endsOfLists(folded: string, points: readonly TimePoint[]): number[] {
  const ends = points.map((point) => point.end);
  for (let i = points.length - 2; i >= 0; i -= 1) {
    const here = points[i];
    const next = points[i + 1];
    const joined =
      here !== undefined &&
      next !== undefined &&
      (here.grain !== 'year' || (next.year !== undefined && here.year !== undefined)) &&
      (next.grain !== 'year' || here.grain === 'year') &&
      /^ ?[、和及与] ?$/.test(folded.slice(here.end, Math.min(next.start, here.end + 4)));
    if (joined && next.start - here.end <= 3) ends[i] = ends[i + 1] ?? here.end;
  }
  return ends;
}

/** 上半年开工率达到60%以上: a half-year or quarter that opens a clause with a goal in it. */
function reachesInTime(folded: string, { grain, start, end }: TimePoint): boolean {
  if (grain !== 'half' && grain !== 'quarter') return false;
  if (!/(?:^|[,。;、:(\n])$/.test(folded.slice(Math.max(0, start - 1), start))) return false;
  const clause = /^[^,。;\n]{0,60}/.exec(folded.slice(end))?.[0] ?? '';
  return !/^[,，]|已/.test(clause) && /达到|不低于|不少于|完成|实现(?!了)|建成|力争|确保/.test(clause);
}

function readRelative(
  folded: string,
  context: YearContext,
  free: (span: Span) => boolean,
  add: Add,
  unread: (span: Span) => void,
  recurs: (place: number) => boolean,
): void {
  for (const match of folded.matchAll(MONTH_END)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const lead = match.groups?.lead ?? '';
    const early = match[0].endsWith('前');
    if (!free(span) || (!early && lead === '')) continue;
    const day = match.groups?.day;
    if (day !== undefined && lead === '') continue;
    // 每月…，于次月10日前: the month turns with the period.
    if (recurs(match.index)) continue;
    if (context.madeOn === null || lead === '当' || lead === '该' || (lead === '次' && day !== undefined)) {
      unread(span);
      continue;
    }
    const [year = 0, month = 0] = context.madeOn.split('-').map(Number);
    const later = /^[下次]/.test(lead) ? 1 : 0;
    const target = new Date(Date.UTC(year, month - 1 + later, 1));
    add(
      span,
      { year: `${target.getUTCFullYear()}年`, month: target.getUTCMonth() + 1, day: Number(day ?? 0) },
      !lead.startsWith('本'),
    );
  }
  for (const match of folded.matchAll(DAY_ALONE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (free(span) && !recurs(match.index)) unread(span);
  }
  for (const match of folded.matchAll(EVENT)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (!free(span)) continue;
    const eve = EVES.find(([name]) => match[0].includes(name));
    // When a holiday (国庆假期) begins is for the calendar of that year to say.
    if (eve && !/结束|假期|期间/.test(match[0])) add(span, eveOf(eve, folded.slice(0, span.start)), false);
    else unread(span);
  }
}
