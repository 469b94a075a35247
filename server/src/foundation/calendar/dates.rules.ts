import { daysInMonth } from '../../kernel/text/index.ts';
import { CHINA_OFFSET_MS } from '../../kernel/time/index.ts';
import { calendarErrors } from './calendar.errors.ts';

/*
 * Calendar dates as plain `YYYY-MM-DD` strings. Date objects are avoided on purpose: `new Date('2026-12-05')` is midnight in UTC
 * and `getDate()` answers in the machine's zone, so a server west of Greenwich would be a day off. Everything here counts days
 * of the proleptic Gregorian calendar from 1970-01-01, whatever the zone of the machine.
 */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

function split(on: string): [year: number, month: number, day: number] | null {
  const match = DATE.exec(on);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return [year, month, day];
}

function parts(on: string): [year: number, month: number, day: number] {
  const found = typeof on === 'string' ? split(on) : null;
  if (!found) throw calendarErrors.bad_date({ value: String(on) });
  return found;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const join = (year: number, month: number, day: number) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

/** Days from 1970-01-01 to `on`. The year is taken to begin in March, so that the leap day is its last day. */
export function toDayNumber(on: string): number {
  const [year, month, day] = parts(on);
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
}

/** The date `number` days after 1970-01-01. Throws calendar.out_of_range outside the years 0001–9999. */
export function fromDayNumber(number: number): string {
  const sinceMarch0 = number + 719_468;
  const era = Math.floor(sinceMarch0 / 146_097);
  const dayOfEra = sinceMarch0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 1 && year <= 9999)) throw calendarErrors.out_of_range();
  return join(year, month, day);
}

/** 0 Sunday … 6 Saturday. 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (number: number): number => (((number + 4) % 7) + 7) % 7;

/** Same day of the month `months` later; the last day of that month where it has no such day (民法典 article 202). */
function addMonths(on: string, months: number): string {
  const [year, month, day] = parts(on);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  if (!(targetYear >= 1 && targetYear <= 9999)) throw calendarErrors.out_of_range();
  return join(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

function isInstant(value: string): boolean {
  const match = INSTANT.exec(value);
  if (!match || !split(match[1] ?? '')) return false;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  return hour <= 23 && minute <= 59 && second <= 59 && Number.isFinite(Date.parse(value));
}

function toMilliseconds(at: string): number {
  if (typeof at !== 'string' || !isInstant(at)) throw calendarErrors.bad_instant({ value: String(at) });
  return Date.parse(at);
}

function fromMilliseconds(milliseconds: number): string {
  // 253_402_300_799_999 is the last millisecond of the year 9999.
  if (!(Math.abs(milliseconds) <= 253_402_300_799_999)) throw calendarErrors.out_of_range();
  return new Date(milliseconds).toISOString();
}

/** Arithmetic on calendar dates (`YYYY-MM-DD`, Asia/Shanghai) and instants (ISO 8601 with an offset). Wrong input throws calendar.bad_date or calendar.bad_instant. */
export const dates = {
  /** True for an existing day written `YYYY-MM-DD`. */
  isDate: (value: string): boolean => split(value) !== null,
  /** True for a time of day on an existing date with its offset (`Z` or `+08:00`). */
  isInstant,
  /** The date `days` natural days later (earlier when negative). */
  addDays: (on: string, days: number): string => fromDayNumber(toDayNumber(on) + days),
  addMonths,
  /** Natural days from `from` to `until`; negative when `until` is earlier. */
  daysBetween: (from: string, until: string): number => toDayNumber(until) - toDayNumber(from),
  /** 0 Sunday … 6 Saturday. */
  weekday: (on: string): number => weekdayOfNumber(toDayNumber(on)),
  yearOf: (on: string): number => parts(on)[0],
  monthOf: (on: string): number => parts(on)[1],
  dayOfMonth: (on: string): number => parts(on)[2],
  /** The calendar date in Asia/Shanghai at an instant. */
  onInstant: (at: string): string => fromDayNumber(Math.floor((toMilliseconds(at) + CHINA_OFFSET_MS) / DAY_MS)),
  /** The instant at which a day begins in Asia/Shanghai, in UTC. */
  startOfDay: (on: string): string => fromMilliseconds(toDayNumber(on) * DAY_MS - CHINA_OFFSET_MS),
  /** Milliseconds since 1970-01-01T00:00Z of an instant, and back. */
  toMilliseconds,
  fromMilliseconds,
};
