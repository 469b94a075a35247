import { isLink } from '../../kernel/text/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import type { FieldValue, FieldValues, UnitCount } from './ledgers.schema.ts';
import type { Field, LedgerKind, Words } from './ledgers.types.ts';

/** What is wrong with a field, in both languages. */
export interface Fault {
  field: string;
  zh: string;
  en: string;
}

const LINE = 200;
const TEXT = 5000;
/** Ten thousand yuan; more than the budget of a province. */
const MOST_AMOUNT = 100_000_000;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const QUARTER = /^(20\d{2})-Q([1-4])$/;

export const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The last day of a quarter `2026-Q3`; null for what is none. */
export function lastDayOf(quarter: string): string | null {
  const [, year, number] = QUARTER.exec(quarter) ?? [];
  return year ? `${year}-${['03-31', '06-30', '09-30', '12-31'][Number(number) - 1]}` : null;
}
/** The first day of a quarter `2026-Q3`; null for what is none. */
export function firstDayOf(quarter: string): string | null {
  const [, year, number] = QUARTER.exec(quarter) ?? [];
  return year ? `${year}-${['01-01', '04-01', '07-01', '10-01'][Number(number) - 1]}` : null;
}

/** Values of a form as they are kept: texts trimmed, empty ones and those of unknown fields left out. */
export function cleaned(kind: LedgerKind, values: FieldValues): FieldValues {
  const kept: FieldValues = {};
  for (const { name, type } of kind.fields) {
    const value = values[name];
    if (value === undefined || isEmpty(value)) continue;
    if (type === 'moment' && typeof value === 'string' && !Number.isNaN(Date.parse(value)))
      kept[name] = new Date(value).toISOString();
    else kept[name] = typeof value === 'string' ? value.trim() : value;
  }
  return kept;
}

/** What is wrong with the values of an entry at an instant; `whole` also names what is missing. Pure. */
export function findFaults(
  kind: LedgerKind,
  values: FieldValues,
  { now, isUnit, whole }: { now: Date; isUnit: (id: string) => boolean; whole: boolean },
): Fault[] {
  const faults: Fault[] = [];
  const say = ({ name, title }: Field, zh: string, en: string) =>
    faults.push({ field: name, zh: `“${title.zh}”${zh}`, en: `“${title.en}” ${en}` });
  for (const field of kind.fields) {
    const value = values[field.name];
    if (value === undefined || isEmpty(value)) {
      if (whole && field.required) say(field, '没有填写', 'is missing');
      continue;
    }
    const fault = faultOf(field, value, now, isUnit);
    if (fault) say(field, fault.zh, fault.en);
  }
  const titleOf = (name: string) => kind.fields.find((field) => field.name === name)?.title ?? { zh: name, en: name };
  for (const [first, second] of kind.ordered ?? []) {
    const [low, high] = [values[first], values[second]];
    if (low === undefined || low === null || high === undefined || high === null || low <= high) continue;
    const [a, b] = [titleOf(first), titleOf(second)];
    const isDate = typeof low === 'string';
    faults.push({
      field: second,
      zh: isDate ? `“${b.zh}”早于“${a.zh}”` : `“${a.zh}”大于“${b.zh}”`,
      en: isDate ? `“${b.en}” is before “${a.en}”` : `“${a.en}” is more than “${b.en}”`,
    });
  }
  return faults;
}

function faultOf(field: Field, value: FieldValue, now: Date, isUnit: (id: string) => boolean): Words | null {
  const wrong = { zh: '填写有误', en: 'is not filled in rightly' };
  const number = (low: number, high: number, step: number) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return { zh: '要填数字', en: 'needs a number' };
    if (value < low || value > high)
      return { zh: `要在 ${low} 和 ${high} 之间`, en: `needs to be between ${low} and ${high}` };
    const scaled = value / step;
    return Math.abs(scaled - Math.round(scaled)) > 1e-6
      ? step === 1
        ? { zh: '要填整数', en: 'needs a whole number' }
        : { zh: '最多两位小数', en: 'takes two decimals at most' }
      : null;
  };
  switch (field.type) {
    case 'line':
    case 'text': {
      const most = field.maxLength ?? (field.type === 'line' ? LINE : TEXT);
      if (typeof value !== 'string') return wrong;
      if ([...value].length > most) return { zh: `超过 ${most} 字`, en: `is longer than ${most} characters` };
      return field.type === 'line' && /[\r\n]/.test(value) ? { zh: '只能填一行', en: 'takes one line' } : null;
    }
    case 'integer':
      return number(field.min ?? 0, field.max ?? 1_000_000_000, 1);
    case 'amount':
      return number(0, MOST_AMOUNT, 0.01);
    case 'percent':
      return number(0, 100, 0.01);
    case 'date':
      if (typeof value !== 'string' || !isDay(value)) return { zh: '不是有效日期', en: 'is no day that exists' };
      return !field.mayBeAhead && value > chinaDate(now) ? { zh: '晚于今天', en: 'is after today' } : null;
    case 'moment':
      if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value) || Number.isNaN(Date.parse(value)))
        return { zh: '不是有效时间', en: 'is no time that exists' };
      return Date.parse(value) > now.getTime() ? { zh: '晚于现在', en: 'is after now' } : null;
    case 'quarter': {
      const first = typeof value === 'string' ? firstDayOf(value) : null;
      if (!first) return { zh: '要填季度，如 2026-Q3', en: 'needs a quarter like 2026-Q3' };
      return first > chinaDate(now) ? { zh: '还没有到', en: 'has not begun' } : null;
    }
    case 'choice':
      return field.options.some(({ code }) => code === value)
        ? null
        : { zh: '不在选项之内', en: 'is none of the choices' };
    case 'yes':
      return typeof value === 'boolean' ? null : wrong;
    case 'link':
      if (typeof value !== 'string' || value.length > 500 || value.startsWith('/') || !isLink(value))
        return { zh: '要以 https:// 或 http:// 开头', en: 'needs to begin with https:// or http://' };
      return null;
    case 'entry':
    case 'obligation':
      return typeof value === 'string' && ID.test(value) ? null : { zh: '没有这一项', en: 'is not known' };
    case 'unit_counts':
      return unitFault(value, isUnit);
  }
}

function unitFault(value: FieldValue, isUnit: (id: string) => boolean): Words | null {
  if (!Array.isArray(value)) return { zh: '要填单位和人数', en: 'needs units and numbers' };
  if (value.some(({ organisationId }) => !isUnit(organisationId)))
    return { zh: '里有不存在的单位', en: 'names a unit that does not exist' };
  if (new Set(value.map(({ organisationId }) => organisationId)).size < value.length)
    return { zh: '里同一单位出现两次', en: 'names a unit twice' };
  return value.some(({ people }) => !Number.isInteger(people) || people < 1)
    ? { zh: '里每个单位要有人数', en: 'needs a number for each unit' }
    : null;
}

const isDay = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);

/** What an entry says of when it was done and what it is about, read from its sound fields. */
export function derived(kind: LedgerKind, values: FieldValues, organisationId: string) {
  const said = values[kind.occurred];
  const isMoment = kind.fields.find(({ name }) => name === kind.occurred)?.type === 'moment';
  const text = typeof said === 'string' ? said : null;
  const occurredAt = isMoment && text ? new Date(text) : null;
  const about = kind.fields.find(({ type }) => type === 'entry' || type === 'obligation');
  const aboutId = about ? values[about.name] : undefined;
  return {
    occurredOn: occurredAt ? chinaDate(occurredAt) : text,
    occurredAt,
    ...(about && typeof aboutId === 'string'
      ? { aboutType: about.type === 'entry' ? ('ledger_entry' as const) : ('obligation' as const), aboutId }
      : { aboutType: '' as const, aboutId: '' }),
    onceKey: onceKey(kind, values, organisationId),
  };
}

function onceKey(kind: LedgerKind, values: FieldValues, organisationId: string): string {
  const names = kind.once ?? [];
  if (names.length === 0 || names.some((name) => isEmpty(values[name]))) return '';
  // What is about another entry is compared there, whoever files it.
  const isAbout = names.some((name) => kind.fields.find((field) => field.name === name)?.type === 'entry');
  return JSON.stringify([kind.code, isAbout ? '' : organisationId, ...names.map((name) => values[name])]);
}

/** The people of a training, all units together. */
export const peopleOf = (value: FieldValue | undefined): number =>
  Array.isArray(value) ? (value as UnitCount[]).reduce((sum, { people }) => sum + people, 0) : 0;

/** A value as people read it; `nameOf` gives the names of units and entries. */
export function valueWords(
  field: Field,
  value: FieldValue | undefined,
  locale: 'zh' | 'en',
  nameOf: (id: string) => string,
  minuteOf: (at: string) => string,
): string {
  if (value === undefined || isEmpty(value)) return '';
  switch (field.type) {
    case 'choice':
      return field.options.find(({ code }) => code === value)?.title[locale] ?? String(value);
    case 'yes':
      return value ? (locale === 'zh' ? '是' : 'Yes') : locale === 'zh' ? '否' : 'No';
    case 'moment':
      return minuteOf(String(value));
    case 'percent':
      return `${String(value)}%`;
    case 'quarter': {
      const [, year, number] = QUARTER.exec(String(value)) ?? [];
      return locale === 'zh' ? `${year}年第${number}季度` : `Q${number} ${year}`;
    }
    case 'unit_counts':
      return Array.isArray(value)
        ? value
            .map(({ organisationId, people }) => `${nameOf(organisationId)}${locale === 'zh' ? '：' : ': '}${people}`)
            .join(locale === 'zh' ? '；' : '; ')
        : '';
    case 'entry':
      return nameOf(String(value));
    default:
      return String(value);
  }
}
