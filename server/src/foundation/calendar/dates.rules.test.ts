import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dates, fromDayNumber, toDayNumber } from './dates.rules.ts';

const anyDay = fc.integer({ min: toDayNumber('1900-01-01'), max: toDayNumber('2999-12-31') });
const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Niue', 'Europe/London'];

afterEach(() => vi.unstubAllEnvs());

describe('calendar dates', () => {
  it.each([
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['0000-01-01', false],
    ['2026-11-22 ', false],
    ['2026-11-22T00:00:00Z', false],
    ['', false],
  ])('%s is a date: %s', (value, expected) => {
    expect(dates.isDate(value)).toBe(expected);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2000-01-01', 366, '2001-01-01'],
    ['0001-01-01', 0, '0001-01-01'],
  ])('%s plus %i days is %s', (on, days, expected) => {
    expect(dates.addDays(on, days)).toBe(expected);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-06', 6, '2026-11-06'],
  ])('%s plus %i months is %s', (on, months, expected) => {
    expect(dates.addMonths(on, months)).toBe(expected);
  });

  it.each([
    ['2026-11-22', 0],
    ['2026-11-23', 1],
    ['2024-02-29', 4],
    ['1969-12-31', 3],
    ['1949-10-01', 6],
  ])('%s is weekday %i', (on, expected) => {
    expect(dates.weekday(on)).toBe(expected);
  });

  it.each([
    ['2026-12-05T15:59:59Z', '2026-12-05'],
    ['2026-12-05T16:00:00Z', '2026-12-06'],
    ['2026-12-05T23:59:59+08:00', '2026-12-05'],
    ['2026-12-31T20:00:00-05:00', '2027-01-01'],
    ['2026-12-05T15:59:59.999Z', '2026-12-05'],
  ])('%s is %s in Shanghai', (at, on) => {
    expect(dates.onInstant(at)).toBe(on);
  });

  it('gives the start of a day in Shanghai as an instant', () => {
    expect(dates.startOfDay('2026-12-05')).toBe('2026-12-04T16:00:00.000Z');
  });

  it.each(['2026-12-05', '2026-12-05T10:00:00', '2026-02-29T10:00:00Z', '2026-12-05T24:00:00Z', 'now'])(
    'refuses %s as an instant',
    (value) => {
      expect(dates.isInstant(value)).toBe(false);
      expect(() => dates.onInstant(value)).toThrow(expect.objectContaining({ code: 'calendar.bad_instant' }));
    },
  );

  it('refuses wrong dates and leaving the years 0001–9999', () => {
    expect(() => dates.addDays('2026-02-30', 1)).toThrow(expect.objectContaining({ code: 'calendar.bad_date' }));
    expect(() => dates.addDays('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'calendar.out_of_range' }));
    expect(() => dates.addMonths('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'calendar.out_of_range' }));
    expect(() => dates.addDays('0001-01-01', -1)).toThrow(expect.objectContaining({ code: 'calendar.out_of_range' }));
  });

  it('agrees with the Gregorian calendar of the JavaScript engine', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const on = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(fromDayNumber(number)).toBe(on);
        expect(toDayNumber(on)).toBe(number);
        expect(dates.weekday(on)).toBe(new Date(number * 86_400_000).getUTCDay());
      }),
    );
  });

  it('never makes a month shorter than the one asked for', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 240 }), (number, months) => {
        const on = fromDayNumber(number);
        expect(dates.addMonths(on, months) <= dates.addMonths(dates.addDays(on, 1), months)).toBe(true);
        expect(dates.addMonths(on, months).slice(0, 7)).toBe(
          dates.addMonths(`${on.slice(0, 7)}-01`, months).slice(0, 7),
        );
      }),
    );
  });

  it.each(ZONES)('answers the same on a machine in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(dates.addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(dates.addMonths('2026-10-31', 1)).toBe('2026-11-30');
    expect(dates.weekday('2026-11-22')).toBe(0);
    expect(dates.onInstant('2026-12-05T16:00:00Z')).toBe('2026-12-06');
    expect(dates.startOfDay('2026-12-06')).toBe('2026-12-05T16:00:00.000Z');
    expect(dates.daysBetween('2026-01-01', '2027-01-01')).toBe(365);
  });
});
