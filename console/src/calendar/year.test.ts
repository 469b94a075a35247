import { describe, expect, test } from 'vitest';
import { countDays, kindOf, monthDays, runsOf, switched } from './year.ts';

const empty = { off: [], work: [] };

describe('a calendar year', () => {
  test('weeks begin on Monday and months have all their days', () => {
    // 1 March 2026 is a Sunday.
    expect(monthDays(2026, 3).slice(0, 7)).toEqual([null, null, null, null, null, null, '2026-03-01']);
    expect(monthDays(2024, 2).filter(Boolean)).toHaveLength(29);
  });
  test('a weekday switches between off and default, a weekend day goes through all three', () => {
    const monday = '2026-11-23';
    const off = switched(empty, monday);
    expect(kindOf(monday, off)).toBe('holiday');
    expect(switched(off, monday)).toEqual(empty);
    const sunday = '2026-11-22';
    const worked = switched(empty, sunday);
    expect(kindOf(sunday, worked)).toBe('makeup_workday');
    const holiday = switched(worked, sunday);
    expect([kindOf(sunday, holiday), holiday.work]).toEqual(['holiday', []]);
    expect(switched(holiday, sunday)).toEqual(empty);
  });
  test('counts every day of the year once', () => {
    expect(countDays(2026, empty)).toEqual({ work: 261, off: 104 });
    expect(countDays(2024, { off: ['2024-01-01'], work: ['2024-02-04'] })).toEqual({ work: 262, off: 104 });
  });
  test('days one after the other are one run', () => {
    expect(runsOf(['2026-10-02', '2026-10-01', '2026-12-31'])).toEqual([
      { from: '2026-10-01', to: '2026-10-02' },
      { from: '2026-12-31', to: '2026-12-31' },
    ]);
  });
});
