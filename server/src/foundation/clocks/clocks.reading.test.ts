import { describe, expect, it } from 'vitest';
import { calendarOf, listShippedYears } from '../calendar/index.ts';
import { formatReading } from './clock-texts.rules.ts';
import { dueFrom, readClock, recalculate } from './clocks.rules.ts';
import type { ClockEvent } from './clocks.schema.ts';
import { calendar, extend, hourRule, naturalRule, pause, replyRule, resume, start, stop } from './clocks.testing.ts';

describe('reading', () => {
  const paused = [pause('2026-11-25'), resume('2026-12-02')];

  it.each<[string, ClockEvent[], string, string, string | null, number | null, string, string]>([
    ['before the start', [], '2026-11-19', 'not_started', null, null, '尚未起算', 'not started'],
    [
      'on the first day',
      [],
      '2026-11-20',
      'running',
      'normal',
      20,
      '还剩 20 个工作日（12月18日）',
      '20 working days left (18 Dec)',
    ],
    ['near', [], '2026-12-11', 'running', 'near', 5, '还剩 5 个工作日（12月18日）', '5 working days left (18 Dec)'],
    [
      'one day before',
      [],
      '2026-12-17',
      'running',
      'near',
      1,
      '还剩 1 个工作日（12月18日）',
      '1 working day left (18 Dec)',
    ],
    ['on the last day', [], '2026-12-18', 'running', 'near', 0, '今天到期（12月18日）', 'due today (18 Dec)'],
    [
      'the weekend after',
      [],
      '2026-12-19',
      'overdue',
      'overdue',
      0,
      '已超期（12月18日到期）',
      'overdue (was due 18 Dec)',
    ],
    [
      'two working days late',
      [],
      '2026-12-22',
      'overdue',
      'overdue',
      -2,
      '已超期 2 个工作日（12月18日到期）',
      '2 working days overdue (was due 18 Dec)',
    ],
    [
      'in an open pause',
      [pause('2026-11-25')],
      '2027-03-01',
      'paused',
      'normal',
      17,
      '已暂停，恢复后还剩 17 个工作日',
      'paused, 17 working days left afterwards',
    ],
    [
      'before an open pause',
      [pause('2026-11-25')],
      '2026-11-24',
      'running',
      'normal',
      18,
      '还剩 18 个工作日',
      '18 working days left',
    ],
    [
      'in a pause that has ended since',
      paused,
      '2026-11-26',
      'paused',
      'normal',
      17,
      '已暂停，恢复后还剩 17 个工作日',
      'paused, 17 working days left afterwards',
    ],
    [
      'on the day a pause ends',
      paused,
      '2026-12-02',
      'running',
      'normal',
      17,
      '还剩 17 个工作日（12月25日）',
      '17 working days left (25 Dec)',
    ],
    [
      'a stop in time',
      [stop('2026-12-05')],
      '2026-12-30',
      'stopped',
      'normal',
      null,
      '已办结（12月5日）',
      'done (5 Dec)',
    ],
    [
      'a stop too late',
      [stop('2026-12-21')],
      '2026-12-30',
      'stopped',
      'overdue',
      null,
      '逾期办结（12月21日，应于12月18日前）',
      'done late (21 Dec, was due 18 Dec)',
    ],
    [
      'before the stop',
      [stop('2026-12-05')],
      '2026-12-04',
      'running',
      'normal',
      10,
      '还剩 10 个工作日（12月18日）',
      '10 working days left (18 Dec)',
    ],
    [
      'into the next year',
      [extend('2026-12-18')],
      '2026-12-31',
      'running',
      'normal',
      11,
      '还剩 11 个工作日（2027年1月15日，暂定）',
      '11 working days left (15 Jan 2027, provisional)',
    ],
  ])('%s', (_, events, today, state, light, remaining, zh, en) => {
    const clock = dueFrom(replyRule, '2026-11-20', calendar, events);
    const reading = readClock(replyRule, clock, today, calendar);
    expect(reading).toMatchObject({
      state,
      light,
      remaining,
      remainingUnit: 'working_day',
      remainingWorkdays: remaining,
    });
    expect([formatReading(reading, 'zh'), formatReading(reading, 'en')]).toEqual([zh, en]);
  });

  it('reads natural days and hours in their own unit', () => {
    const clock = dueFrom(naturalRule, '2026-11-20', calendar);
    const reading = readClock(naturalRule, clock, '2026-12-14', calendar);
    expect(reading).toMatchObject({ remaining: 7, remainingUnit: 'natural_day', remainingWorkdays: 5, light: 'near' });
    expect(formatReading(reading, 'zh')).toBe('还剩 7 天（12月21日）');
    const hours = dueFrom(hourRule, '2026-11-20T10:00:00+08:00', calendar);
    const at = (now: string) => readClock(hourRule, hours, now, calendar);
    expect(formatReading(at('2026-11-20T12:30:00+08:00'), 'en')).toBe('21 hours left (21 Nov 10:00)');
    expect(formatReading(at('2026-11-21T09:29:30+08:00'), 'zh')).toBe('还剩 30 分钟（11月21日 10:00）');
    expect(formatReading(at('2026-11-21T12:00:00+08:00'), 'en')).toBe('2 hours overdue (was due 21 Nov 10:00)');
  });
});

describe('a new calendar', () => {
  it('moves the open clocks that it concerns and no others', () => {
    const rules = ['2026-11-20', '2026-12-18', '2026-12-31'].map((from) => {
      const { dueOn, provisional } = dueFrom(replyRule, from, calendar);
      return { rule: replyRule, events: [start(from)], dueOn, provisional };
    });
    const year2027 = { year: 2027, notices: [], off: ['2027-01-01', '2027-01-04'], work: ['2027-01-09'] };
    const results = [...recalculate(rules, calendarOf([...listShippedYears(), year2027]))];
    expect(results.map(({ due, changed }) => [due.dueOn, due.provisional, changed])).toEqual([
      ['2026-12-18', false, false],
      ['2027-01-18', false, true],
      ['2027-01-29', false, true],
    ]);
  });
});
