import { describe, expect, test } from 'vitest';
import { addDays, dateWords, dayOf, instantWords, sizeWords } from './dates.ts';
import { daysBetween, Workdays } from './workdays.ts';

describe('dates', () => {
  test('belong to Asia/Shanghai in every time zone', () => {
    expect(dayOf('2026-11-20T15:59:59Z')).toBe('2026-11-20');
    expect(dayOf('2026-11-20T16:00:00Z')).toBe('2026-11-21');
    expect(instantWords('zh', '2026-11-20T16:05:00Z', '2026-01-01')).toBe('11月21日 00:05');
  });
  test('leave the year out only when it is this year', () => {
    expect(dateWords('zh', '2026-12-05', '2026-11-22')).toBe('12月5日');
    expect(dateWords('zh', '2027-01-05', '2026-11-22')).toBe('2027年1月5日');
    expect(dateWords('en', '2026-12-05')).toBe('5 Dec 2026');
    expect(dateWords('zh', '尽快')).toBe('尽快');
  });
  test('add over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });
  test('sizes read as people write them', () => {
    expect([0, 999, 23_512, 5_242_880].map(sizeWords)).toEqual(['0 B', '999 B', '23 KB', '5 MB']);
  });
});

describe('working days', () => {
  // National Day 2025 with its two make-up days, as in the notice 国办发明电〔2024〕12号.
  const days = new Workdays(
    new Map([
      [
        2025,
        {
          off: [1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2025-10-0${day}`),
          work: ['2025-09-28', '2025-10-11'],
        },
      ],
    ]),
  );
  test('skip holidays and count make-up days', () => {
    expect(days.between('2025-09-30', '2025-10-09')).toBe(1);
    expect(days.between('2025-10-10', '2025-10-13')).toBe(2);
    expect(days.between('2025-10-13', '2025-10-10')).toBe(-2);
    expect(days.between('2025-10-13', '2025-10-13')).toBe(0);
  });
  test('are unknown when a year has no calendar', () => {
    expect(days.between('2025-12-30', '2026-01-05')).toBeNull();
    expect(daysBetween('2025-12-30', '2026-01-05')).toBe(6);
  });
});
