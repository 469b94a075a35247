import type { CalendarFault, CalendarNotice, CalendarYear } from './calendar.schema.ts';
import { dates } from './dates.rules.ts';

/*
 * A calendar file is JSON: {"2027": {"off": ["2027-01-01", …], "work": ["2027-02-07", …], "notices": [{"title", "number", "madeOn"}]}}.
 * A wrong day here moves thousands of deadlines, so everything that can be a slip of the pen is a fault, and all faults are listed at once.
 */

type Text = { zh: string; en: string };

const FAULTS = {
  not_json: { zh: '不是有效的 JSON 文件', en: 'is not valid JSON' },
  not_an_object: {
    zh: '应为以年份为键的对象，例如 {"2027": {"off": [], "work": []}}',
    en: 'must be an object keyed by year, for example {"2027": {"off": [], "work": []}}',
  },
  no_years: { zh: '没有任何年份', en: 'holds no year' },
  bad_year: { zh: '年份应为 1949 至 2999 的四位数字', en: 'a year must be four digits from 1949 to 2999' },
  year_twice: { zh: '年份重复', en: 'the year stands twice' },
  missing_list: { zh: '缺少列表，或不是由日期组成的列表', en: 'the list is missing or is not a list of dates' },
  unknown_field: {
    zh: '不认识的字段；可用字段为 off、work、notices',
    en: 'unknown field; the fields are off, work and notices',
  },
  bad_date: { zh: '不是存在的日期（YYYY-MM-DD）', en: 'is not an existing date (YYYY-MM-DD)' },
  other_year: {
    zh: '不属于这一年；跨年安排请写进那一年，并把两年一起导入',
    en: 'is in another year; put it into that year and load both years together',
  },
  date_twice: { zh: '日期重复', en: 'stands twice' },
  off_and_work: { zh: '同时列为放假和上班', en: 'is listed both as a day off and as a day worked' },
  work_on_weekday: {
    zh: '不是周六或周日，无须列为调休上班日；请核对日期',
    en: 'is not a Saturday or Sunday and need not be listed as worked; check the date',
  },
  bad_notice: {
    zh: '通知信息有误：需要 title，可带 number（发文字号）和 madeOn（成文日期）',
    en: 'the notice is not complete: it needs a title and may have number and madeOn',
  },
} satisfies Record<string, Text>;

const WARNINGS = {
  no_notice: { zh: '没有写明依据的放假通知', en: 'names no notice as its source' },
  fixed_holiday_missing: {
    zh: '是法定节日却未列为放假（《全国年节及纪念日放假办法》第二条），请核对文件是否完整',
    en: 'is a statutory holiday but is not listed as off (holiday measures, article 2); check that the file is complete',
  },
  unusual_count: {
    zh: '全年工作日数不在通常的 245 至 255 天之间，请核对',
    en: 'working days in the year are outside the usual 245 to 255; please check',
  },
} satisfies Record<string, Text>;

const fault = (code: keyof typeof FAULTS, year: string, value = ''): CalendarFault => ({
  severity: 'fault',
  code,
  year,
  value,
  text: FAULTS[code],
});
const warning = (code: keyof typeof WARNINGS, year: string, value = ''): CalendarFault => ({
  severity: 'warning',
  code,
  year,
  value,
  text: WARNINGS[code],
});

/** Every fault and warning of the given years; an empty list means that they can be used. */
export function checkYears(years: readonly CalendarYear[]): CalendarFault[] {
  const seen = new Set<number>();
  return years.flatMap((entry) => {
    const twice = seen.has(entry.year) ? [fault('year_twice', String(entry.year))] : [];
    seen.add(entry.year);
    return [...twice, ...checkYear(entry)];
  });
}

function checkYear(entry: CalendarYear): CalendarFault[] {
  const year = String(entry.year);
  if (!isYear(year)) return [fault('bad_year', year)];
  const found: CalendarFault[] = [];
  const off = checkList(entry.off, year, found);
  const work = checkList(entry.work, year, found);
  for (const on of work) {
    if (off.has(on)) found.push(fault('off_and_work', year, on));
    else if (!isWeekend(on)) found.push(fault('work_on_weekday', year, on));
  }
  for (const notice of entry.notices) {
    if (!isNotice(notice)) found.push(fault('bad_notice', year, JSON.stringify(notice)));
  }
  // Counting days of a faulty year would only add noise to the list.
  return found.length > 0 ? found : warningsOf(entry, off, work);
}

function checkList(list: readonly string[], year: string, found: CalendarFault[]): Set<string> {
  const valid = new Set<string>();
  for (const on of list) {
    if (!dates.isDate(on)) found.push(fault('bad_date', year, on));
    else if (!on.startsWith(`${year}-`)) found.push(fault('other_year', year, on));
    else if (valid.has(on)) found.push(fault('date_twice', year, on));
    else valid.add(on);
  }
  return valid;
}

function warningsOf({ year, notices }: CalendarYear, off: Set<string>, work: Set<string>): CalendarFault[] {
  const name = String(year);
  const found = notices.length === 0 ? [warning('no_notice', name)] : [];
  for (const day of ['01-01', '05-01', '10-01', '10-02', '10-03']) {
    if (!off.has(`${name}-${day}`)) found.push(warning('fixed_holiday_missing', name, `${name}-${day}`));
  }
  let workdays = work.size;
  for (let on = `${name}-01-01`; on.startsWith(name); on = dates.addDays(on, 1)) {
    if (!isWeekend(on) && !off.has(on)) workdays++;
  }
  if (workdays < 245 || workdays > 255) found.push(warning('unusual_count', name, String(workdays)));
  return found;
}

const isYear = (value: string) => /^(19[4-9]\d|2\d{3})$/.test(value) && Number(value) >= 1949;
const isWeekend = (on: string) => dates.weekday(on) === 0 || dates.weekday(on) === 6;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isShort = (value: unknown) => typeof value === 'string' && value.length > 0 && value.length <= 200;

function isNotice(value: unknown): value is CalendarNotice {
  if (!isRecord(value) || !isShort(value.title)) return false;
  if (value.number !== undefined && !isShort(value.number)) return false;
  const known = Object.keys(value).every((key) => ['title', 'number', 'madeOn'].includes(key));
  return known && (value.madeOn === undefined || (typeof value.madeOn === 'string' && dates.isDate(value.madeOn)));
}

/** Reads the text of a calendar file. `years` is empty as soon as one fault is found, so that a file is taken whole or not at all. */
export function readCalendarFile(text: string): {
  years: CalendarYear[];
  faults: CalendarFault[];
  warnings: CalendarFault[];
} {
  const { years, found } = parse(text);
  const all = [...found, ...checkYears(years)];
  const faults = all.filter((entry) => entry.severity === 'fault');
  const warnings = all.filter((entry) => entry.severity === 'warning');
  return { years: faults.length > 0 ? [] : years.sort((a, b) => a.year - b.year), faults, warnings };
}

function parse(text: string): { years: CalendarYear[]; found: CalendarFault[] } {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { years: [], found: [fault('not_json', '', error instanceof Error ? error.message : '')] };
  }
  if (!isRecord(content)) return { years: [], found: [fault('not_an_object', '')] };
  const entries = Object.entries(content);
  if (entries.length === 0) return { years: [], found: [fault('no_years', '')] };
  const found: CalendarFault[] = [];
  const years: CalendarYear[] = [];
  for (const [year, value] of entries) {
    if (!isYear(year)) found.push(fault('bad_year', year));
    else if (!isRecord(value)) found.push(fault('missing_list', year, 'off, work'));
    else years.push(yearOf(year, value, found));
  }
  return { years, found };
}

function yearOf(year: string, value: Record<string, unknown>, found: CalendarFault[]): CalendarYear {
  for (const key of Object.keys(value)) {
    if (!['off', 'work', 'notices'].includes(key)) found.push(fault('unknown_field', year, key));
  }
  const listOf = (name: 'off' | 'work') => {
    const list = value[name];
    if (Array.isArray(list) && list.every((entry) => typeof entry === 'string')) return list;
    found.push(fault('missing_list', year, name));
    return [];
  };
  const notices = value.notices ?? [];
  if (!Array.isArray(notices)) found.push(fault('bad_notice', year, 'notices'));
  return {
    year: Number(year),
    off: listOf('off'),
    work: listOf('work'),
    notices: Array.isArray(notices) ? (notices as CalendarNotice[]) : [],
  };
}

/** Faults as one line in each language, for an error text. A long list is cut; the count stays true. */
export function faultDetails(faults: readonly CalendarFault[]): { count: number; faultsZh: string; faultsEn: string } {
  const shown = faults.slice(0, 40);
  const more = faults.length - shown.length;
  const where = ({ year, value }: CalendarFault) => [year, value].filter(Boolean).join(' ');
  const zh = shown.map((entry) => `${where(entry)} ${entry.text.zh}`.trim());
  const en = shown.map((entry) => `${where(entry)} ${entry.text.en}`.trim());
  return {
    count: faults.length,
    faultsZh: `${zh.join('；')}${more > 0 ? `；另有 ${more} 处` : ''}`,
    faultsEn: `${en.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  };
}
