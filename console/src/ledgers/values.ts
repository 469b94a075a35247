import dayjs, { type Dayjs } from 'dayjs';
import type { Texts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import type { LedgerField, LedgerKind, Values } from './queries.ts';

type UnitCount = { organisationId?: string | null; people?: number | null };
type FormValue = string | number | boolean | Dayjs | UnitCount[] | null | undefined;
export type FormValues = Record<string, FormValue>;

const CHINA_MS = 8 * 3_600_000;
/** The clock on a wall in China, as the picker shows it whatever the zone of the machine. */
const wall = (at: string) => new Date(Date.parse(at) + CHINA_MS).toISOString().slice(0, 16);

/** Kept values as the form shows them. */
export function toForm(kind: LedgerKind, values: Values): FormValues {
  return Object.fromEntries(
    kind.fields.flatMap(({ name, type }): [string, FormValue][] => {
      const value = values[name];
      if (value === undefined || value === null) return [];
      if (type === 'date') return [[name, dayjs(String(value))]];
      if (type === 'moment') return [[name, dayjs(wall(String(value)))]];
      return [[name, value]];
    }),
  );
}

/** What the form holds, as it is sent: empty fields are left out. */
export function fromForm(kind: LedgerKind, form: FormValues): Values {
  return Object.fromEntries(
    kind.fields.flatMap(({ name, type }): [string, Values[string]][] => {
      const value = form[name];
      if (value === undefined || value === null || value === '') return [];
      if (type === 'date' && dayjs.isDayjs(value)) return [[name, value.format('YYYY-MM-DD')]];
      if (type === 'moment' && dayjs.isDayjs(value)) return [[name, `${value.format('YYYY-MM-DDTHH:mm')}:00+08:00`]];
      if (Array.isArray(value)) {
        const counts = value.flatMap(({ organisationId, people }) =>
          organisationId ? [{ organisationId, people: people ?? 0 }] : [],
        );
        return counts.length > 0 ? [[name, counts]] : [];
      }
      return dayjs.isDayjs(value) ? [] : [[name, value]];
    }),
  );
}

/** The quarters that can be reported on: this one and the eleven before it. */
export function recentQuarters(): string[] {
  const [year = 0, month = 1] = dayOf(new Date()).split('-').map(Number);
  const last = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: 12 }, (_, back) => {
    const quarter = last - back;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}

export function quarterWords(t: Texts, quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return t.ledgers.quarter(year, number);
}

/** A value in words; names of units and entries are given. */
export function valueWords(
  t: Texts,
  locale: 'zh' | 'en',
  field: LedgerField,
  value: Values[string] | undefined,
  names: ReadonlyMap<string, string>,
): string {
  if (value === undefined || value === null || value === '') return '';
  const nameOf = (id: string) => names.get(id) ?? '';
  if (Array.isArray(value))
    return value
      .map(({ organisationId, people }) => t.common.labelled(nameOf(organisationId), String(people)))
      .join(locale === 'zh' ? '；' : '; ');
  switch (field.type) {
    case 'choice':
      return field.options.find(({ code }) => code === value)?.title[locale] ?? String(value);
    case 'moment':
      return wall(String(value)).replace('T', ' ');
    case 'percent':
      return `${String(value)}%`;
    case 'quarter':
      return quarterWords(t, String(value));
    case 'entry':
    case 'obligation':
      return nameOf(String(value));
    default:
      return String(value);
  }
}
