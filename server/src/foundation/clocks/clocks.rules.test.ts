import { afterEach, describe, expect, it, vi } from 'vitest';
import { due, dueFrom, readClock } from './clocks.rules.ts';
import type { ClockDue, ClockEvent, ClockRule } from './clocks.schema.ts';
import {
  calendar,
  delay,
  delayRule,
  extend,
  hourRule,
  monthRule,
  naturalRule,
  pause,
  replyRule,
  restart,
  resume,
  start,
  stop,
} from './clocks.testing.ts';

afterEach(() => vi.unstubAllEnvs());

const codes = (clock: ClockDue) => clock.issues.map((issue) => issue.code.replace('clocks.', ''));
const counted = (clock: ClockDue) => clock.days.filter((day) => day.n !== null);
const withAmount = (amount: number, rule: ClockRule = replyRule): ClockRule => ({ ...rule, amount });

describe('working days', () => {
  it.each([
    ['2024-09-13', 7, '2024-09-25'],
    ['2024-09-13', 20, '2024-10-17'],
    ['2025-01-22', 20, '2025-02-25'],
    ['2025-09-26', 20, '2025-10-30'],
    ['2026-02-10', 20, '2026-03-16'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2020-01-20', 20, '2020-02-25'],
    ['2019-04-26', 7, '2019-05-08'],
    ['2016-04-26', 3, '2016-04-29'],
    ['2016-09-14', 3, '2016-09-20'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2015-09-02', 3, '2015-09-08'],
    ['2023-12-29', 20, '2024-01-29'],
    ['2024-12-31', 20, '2025-02-05'],
    ['2026-11-20', 20, '2026-12-18'],
  ])('from %s, %i working days end on %s', (from, amount, expected) => {
    const clock = dueFrom(withAmount(amount), from, calendar);
    expect(clock).toMatchObject({ dueOn: expected, provisional: false, startedOn: from, issues: [] });
    expect(counted(clock)).toHaveLength(amount);
  });

  it('says so when a year without a published calendar decides', () => {
    const clock = dueFrom(replyRule, '2026-12-18', calendar);
    expect(clock).toMatchObject({ dueOn: '2027-01-15', provisional: true });
    expect(clock.days.filter((day) => day.provisional).map((day) => day.date)).toHaveLength(15);
    expect(clock.days.at(-1)?.note).toEqual({
      zh: '第 20 个工作日，期限届满（暂定：2027 年放假安排尚未公布）',
      en: 'working day 20, the last day (provisional: the holidays of 2027 are not published yet)',
    });
    expect(dueFrom(withAmount(9), '2026-12-18', calendar)).toMatchObject({ dueOn: '2026-12-31', provisional: false });
  });

  it('counts the day itself where the rule says so', () => {
    const rule: ClockRule = {
      ...withAmount(3),
      settings: { startsOn: { value: 'same_day', source: '本市规定' } },
    };
    const clock = dueFrom(rule, '2026-11-20', calendar);
    expect(clock.dueOn).toBe('2026-11-24');
    expect(clock.days.map((day) => [day.date, day.kind, day.n])).toEqual([
      ['2026-11-20', 'start', null],
      ['2026-11-20', 'counted', 1],
      ['2026-11-21', 'weekend', null],
      ['2026-11-22', 'weekend', null],
      ['2026-11-23', 'counted', 2],
      ['2026-11-24', 'counted', 3],
    ]);
  });

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])('is the same on a machine in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(dueFrom(replyRule, '2026-09-18', calendar).dueOn).toBe('2026-10-22');
    expect(dueFrom(replyRule, '2026-09-18T23:59:59+08:00', calendar).dueOn).toBe('2026-10-22');
    expect(dueFrom(hourRule, '2026-09-18T23:30:00+08:00', calendar).dueAt).toBe('2026-09-19T15:30:00.000Z');
  });
});

describe('natural days, months and years', () => {
  const noRoll = (rule: ClockRule): ClockRule => ({
    ...rule,
    settings: { rollToWorkday: { value: false, source: '本市规定' } },
  });
  const yearRule = { ...monthRule, unit: 'year', amount: 1 } as const;

  it.each<[string, ClockRule, string, string, boolean]>([
    ['ends on a Saturday, moved to Monday', withAmount(10, naturalRule), '2026-11-18', '2026-11-30', false],
    ['stays on the Saturday', noRoll(withAmount(10, naturalRule)), '2026-11-18', '2026-11-28', false],
    ['ends on a weekend day that is worked', withAmount(10, naturalRule), '2026-09-10', '2026-09-20', false],
    ['ends inside a long holiday', withAmount(3, naturalRule), '2026-09-29', '2026-10-08', false],
    ['counts holidays inside', withAmount(10, naturalRule), '2026-09-29', '2026-10-09', false],
    ['30 days', naturalRule, '2026-11-20', '2026-12-21', false],
    ['30 days without moving', noRoll(naturalRule), '2026-11-20', '2026-12-20', false],
    ['into a year not published, moved', withAmount(31, naturalRule), '2026-12-02', '2027-01-04', true],
    ['into a year not published, not moved', noRoll(withAmount(31, naturalRule)), '2026-12-02', '2027-01-02', false],
    ['two months', monthRule, '2026-03-23', '2026-05-25', false],
    ['two months to the end of February', noRoll(monthRule), '2025-12-31', '2026-02-28', false],
    ['one year from a leap day', noRoll(yearRule), '2024-02-29', '2025-02-28', false],
  ])('%s', (_, rule, from, expected, provisional) => {
    const clock = dueFrom(rule, from, calendar);
    expect(clock).toMatchObject({ dueOn: expected, provisional });
    expect(counted(clock)).toHaveLength(clock.target);
  });

  it('leaves out pauses, and extends months by months', () => {
    const events = [pause('2026-04-01'), resume('2026-04-11')];
    expect(dueFrom(noRoll(monthRule), '2026-03-23', calendar, events).dueOn).toBe('2026-06-02');
    expect(dueFrom(noRoll(monthRule), '2026-03-23', calendar, [extend('2026-05-01', 1)]).dueOn).toBe('2026-06-23');
  });

  it('shows the days it was moved by', () => {
    const clock = dueFrom(withAmount(3, naturalRule), '2026-09-29', calendar);
    expect(clock.days.map((day) => day.kind).join(' ')).toBe(
      'start counted counted counted rolled rolled rolled rolled rolled rolled',
    );
    expect(clock.days.at(-1)).toMatchObject({
      date: '2026-10-08',
      note: { en: 'moved on to a working day, the last day' },
    });
    expect(clock.days.at(-1)?.note.zh).toContain('第二百零三条');
  });
});

describe('hours', () => {
  it.each([
    ['24 hours over a weekend', 24, '2026-11-21T10:00:00+08:00', '2026-11-22T02:00:00.000Z', '2026-11-22'],
    ['5 hours over midnight', 5, '2026-11-20T22:30:00+08:00', '2026-11-20T19:30:00.000Z', '2026-11-21'],
    ['48 hours over the year', 48, '2026-12-31T00:00:00Z', '2027-01-02T00:00:00.000Z', '2027-01-02'],
  ])('%s', (_, amount, from, dueAt, dueOn) => {
    const clock = dueFrom(withAmount(amount, hourRule), from, calendar);
    expect(clock).toMatchObject({ dueAt, dueOn, provisional: false, issues: [] });
    expect(counted(clock).at(-1)?.n).toBe(amount);
  });

  it('leaves out exactly the time of a pause and explains the hours of each day', () => {
    const clock = dueFrom(hourRule, '2026-11-20T10:00:00+08:00', calendar, [
      pause('2026-11-20T20:00:00+08:00'),
      resume('2026-11-22T08:00:00+08:00'),
    ]);
    expect(clock.dueAt).toBe('2026-11-22T14:00:00.000Z');
    expect(clock.days.map((day) => [day.date, day.kind, day.n, day.note.zh])).toEqual([
      ['2026-11-20', 'start', null, '10:00 期限起算'],
      ['2026-11-20', 'counted', 10, '计 10 小时，累计 10 小时'],
      ['2026-11-20', 'pause', null, '20:00 暂停计时：征求第三方意见'],
      ['2026-11-21', 'paused', null, '暂停期间，不计'],
      ['2026-11-22', 'counted', 24, '计 14 小时，累计 24 小时，22:00 届满'],
      ['2026-11-22', 'resume', null, '08:00 恢复计时'],
    ]);
    const open = dueFrom(hourRule, '2026-11-20T10:00:00+08:00', calendar, [pause('2026-11-20T20:00:00+08:00')]);
    expect(open).toMatchObject({ dueAt: null, dueOn: null, leftInPause: 14 });
  });

  it('does not take a date for an instant', () => {
    const clock = dueFrom(hourRule, '2026-11-20', calendar);
    expect(codes(clock)).toEqual(['bad_event']);
    expect(clock.dueAt).toBeNull();
    const running = dueFrom(hourRule, '2026-11-20T10:00:00+08:00', calendar);
    expect(() => readClock(hourRule, running, '2026-11-20', calendar)).toThrow(
      expect.objectContaining({ code: 'clocks.needs_instant' }),
    );
  });

  it.each([
    ['2026-11-20T09:00:00+08:00', 'not_started', null, null],
    ['2026-11-20T10:30:00+08:00', 'running', 'normal', 23.5],
    ['2026-11-21T04:00:00+08:00', 'running', 'near', 6],
    ['2026-11-21T10:00:00+08:00', 'running', 'near', 0],
    ['2026-11-21T10:00:01+08:00', 'overdue', 'overdue', -1 / 3600],
  ])('at %s it is %s', (now, state, light, remaining) => {
    const clock = dueFrom(hourRule, '2026-11-20T10:00:00+08:00', calendar);
    const reading = readClock(hourRule, clock, now, calendar);
    expect(reading).toMatchObject({ state, light });
    if (remaining === null) expect(reading.remaining).toBeNull();
    else expect(reading.remaining).toBeCloseTo(remaining, 6);
  });
});

describe('pauses, extensions, restarts', () => {
  it.each<[string, ClockEvent[], string | null]>([
    ['no event', [], '2026-12-18'],
    ['a pause of five working days', [pause('2026-11-25'), resume('2026-12-02')], '2026-12-25'],
    ['a pause that begins and ends on one day', [pause('2026-11-25'), resume('2026-11-25')], '2026-12-18'],
    ['a pause over a weekend only', [pause('2026-11-27'), resume('2026-11-29')], '2026-12-18'],
    [
      'two pauses',
      [pause('2026-11-25'), resume('2026-11-26'), pause('2026-12-01'), resume('2026-12-03')],
      '2026-12-23',
    ],
    [
      'a pause that begins on the day the last one ends',
      [pause('2026-11-25'), resume('2026-11-26'), { ...pause('2026-11-26'), id: 'second' }, resume('2026-11-30')],
      '2026-12-23',
    ],
    ['an open pause', [pause('2026-11-25')], null],
    ['a pause on the last day: due on the day it ends', [pause('2026-12-18'), resume('2026-12-22')], '2026-12-22'],
    ['a pause on the last day that ends on a Saturday', [pause('2026-12-18'), resume('2026-12-26')], '2026-12-28'],
    ['an open pause on the last day', [pause('2026-12-18')], null],
    ['an extension', [extend('2026-12-18')], '2027-01-15'],
    ['an extension of part', [extend('2026-12-01', 5)], '2026-12-25'],
    ['an extension in a pause', [pause('2026-11-25'), extend('2026-11-26', 5), resume('2026-12-02')], '2027-01-01'],
    ['a restart', [restart('2026-12-01')], '2026-12-29'],
    [
      'a restart takes back pause and extension',
      [extend('2026-11-24', 20), pause('2026-11-25'), resume('2026-11-27'), restart('2026-12-01')],
      '2026-12-29',
    ],
    ['a restart ends a pause', [pause('2026-11-25'), restart('2026-12-01')], '2026-12-29'],
    ['a restart on the first day of work after a holiday', [restart('2026-11-22')], '2026-12-18'],
    ['a stop', [stop('2026-12-01')], '2026-12-18'],
  ])('%s', (_, events, expected) => {
    const clock = dueFrom(replyRule, '2026-11-20', calendar, events);
    expect(clock.issues).toEqual([]);
    expect(clock.dueOn).toBe(expected);
    if (expected !== null) expect(counted(clock)).toHaveLength(clock.target);
  });

  it('goes on when what was asked for came in on the same day', () => {
    const waits = { ...replyRule, pauses: [...replyRule.pauses, ...replyRule.restarts] };
    const events = [{ ...pause('2026-12-01'), cause: 'correction' }, restart('2026-12-01')];
    expect(dueFrom(waits, '2026-11-20', calendar, events)).toMatchObject({ dueOn: '2026-12-29', issues: [] });
    const later = [...events, { ...pause('2026-12-02'), id: 'later' }];
    expect(dueFrom(waits, '2026-11-20', calendar, later)).toMatchObject({ dueOn: null, issues: [] });
  });

  it('explains each day with its reason in both languages', () => {
    const clock = dueFrom(withAmount(5), '2026-10-08', calendar, [
      pause('2026-10-09'),
      resume('2026-10-13'),
      extend('2026-10-15', 1),
      stop('2026-10-20'),
    ]);
    expect(clock.days.map((day) => [day.date.slice(5), day.kind, day.n, day.note.zh])).toEqual([
      ['10-08', 'start', null, '期限起算，当日不计'],
      ['10-09', 'counted', 1, '第 1 个工作日'],
      ['10-09', 'pause', null, '暂停计时：征求第三方意见'],
      ['10-10', 'paused', null, '征求第三方意见期间，不计（《政府信息公开条例》第三十三条第三款）'],
      ['10-11', 'paused', null, '征求第三方意见期间，不计（《政府信息公开条例》第三十三条第三款）'],
      ['10-12', 'paused', null, '征求第三方意见期间，不计（《政府信息公开条例》第三十三条第三款）'],
      ['10-13', 'paused', null, '征求第三方意见期间，不计（《政府信息公开条例》第三十三条第三款）'],
      ['10-13', 'resume', null, '恢复计时'],
      ['10-14', 'counted', 2, '第 2 个工作日'],
      ['10-15', 'counted', 3, '第 3 个工作日'],
      ['10-15', 'extend', null, '延长 1 个工作日（批准：市政务公开办负责人；文书：延期答复告知书〔2026〕1号）'],
      ['10-16', 'counted', 4, '第 4 个工作日'],
      ['10-17', 'weekend', null, '周末，不计'],
      ['10-18', 'weekend', null, '周末，不计'],
      ['10-19', 'counted', 5, '第 5 个工作日'],
      ['10-20', 'counted', 6, '第 6 个工作日，期限届满'],
      ['10-20', 'stop', null, '办结，停止计时'],
    ]);
    expect(clock.days.map((day) => day.note.en)).toEqual([
      'the clock starts; this day is not counted',
      'working day 1',
      'paused: hearing a third party',
      ...Array.from({ length: 4 }, () => 'hearing a third party, not counted'),
      'resumed',
      'working day 2',
      'working day 3',
      'extended by 1 working day (approved by 市政务公开办负责人; notice 延期答复告知书〔2026〕1号)',
      'working day 4',
      'weekend, not counted',
      'weekend, not counted',
      'working day 5',
      'working day 6, the last day',
      'done, the clock stops',
    ]);
  });

  it('shows holidays, weekend days worked, and days before a restart', () => {
    const clock = dueFrom(withAmount(2), '2026-09-29', calendar, [restart('2026-10-08')]);
    expect(clock.days.map((day) => `${day.date.slice(8)} ${day.kind}`).join(', ')).toBe(
      '29 start, 30 superseded, 01 superseded, 02 superseded, 03 superseded, 04 superseded, 05 superseded, ' +
        '06 superseded, 07 superseded, 08 superseded, 08 restart, 09 counted, 10 makeup_workday',
    );
    expect(clock).toMatchObject({ startedOn: '2026-09-29', countedFrom: '2026-10-08', dueOn: '2026-10-10' });
    const holidays = dueFrom(withAmount(2), '2026-09-30', calendar);
    expect(holidays.days.filter((day) => day.kind === 'holiday')).toHaveLength(7);
  });
});

describe('events that cannot be', () => {
  const extendBad = (body: object) => ({ ...extend('2026-12-01'), ...body }) as ClockEvent;

  it.each<[string, ClockEvent[], string[], string | null]>([
    ['no start', [pause('2026-11-25')], ['not_started'], null],
    ['two starts', [start('2026-11-20'), start('2026-11-23')], ['already_started'], '2026-12-18'],
    ['resume without pause', [start('2026-11-20'), resume('2026-11-25')], ['resume_without_pause'], '2026-12-18'],
    [
      'pause twice',
      [start('2026-11-20'), pause('2026-11-25'), pause('2026-11-26'), resume('2026-11-27')],
      ['already_paused'],
      '2026-12-22',
    ],
    ['unknown cause', [start('2026-11-20'), pause('2026-11-25', 'holiday')], ['cause_not_allowed'], '2026-12-18'],
    ['unknown restart', [start('2026-11-20'), restart('2026-11-25', 'mood')], ['cause_not_allowed'], '2026-12-18'],
    ['extended too long', [start('2026-11-20'), extend('2026-11-25', 21)], ['extension_too_long'], '2026-12-18'],
    [
      'extended twice',
      [start('2026-11-20'), extend('2026-11-25', 5), extend('2026-11-26', 5)],
      ['extended_too_often'],
      '2026-12-25',
    ],
    ['extended after the end', [start('2026-11-20'), extend('2026-12-19')], ['after_due'], '2026-12-18'],
    ['paused after the end', [start('2026-11-20'), pause('2026-12-21')], ['after_due'], '2026-12-18'],
    ['restarted after the end', [start('2026-11-20'), restart('2026-12-21')], ['after_due'], '2026-12-18'],
    [
      'extended after the stop',
      [start('2026-11-20'), stop('2026-12-01'), extend('2026-12-02')],
      ['after_stop'],
      '2026-12-18',
    ],
    ['stopped twice', [start('2026-11-20'), stop('2026-12-01'), stop('2026-12-02')], ['after_stop'], '2026-12-18'],
    ['before the start', [start('2026-11-20'), pause('2026-11-19')], ['not_started'], '2026-12-18'],
    ['no such day', [start('2026-11-20'), pause('2026-11-31')], ['bad_event'], '2026-12-18'],
    ['a year mistyped', [start('2026-11-20'), pause('9026-11-30')], ['bad_event'], '2026-12-18'],
    ['no day at all', [start('2026-11-20'), { id: 'x', kind: 'stop' }], ['bad_event'], '2026-12-18'],
    [
      'day and time differ',
      [start('2026-11-20'), { id: 'x', kind: 'stop', on: '2026-12-01', at: '2026-12-01T16:00:00Z' }],
      ['date_mismatch'],
      '2026-12-18',
    ],
    ['no approver', [start('2026-11-20'), extendBad({ approver: ' ' })], ['bad_event'], '2026-12-18'],
    ['no document', [start('2026-11-20'), extendBad({ document: '' })], ['bad_event'], '2026-12-18'],
    ['an extension of nothing', [start('2026-11-20'), extendBad({ amount: 0 })], ['bad_event'], '2026-12-18'],
    ['half a day', [start('2026-11-20'), extendBad({ amount: 1.5 })], ['bad_event'], '2026-12-18'],
    [
      'an unknown kind',
      [start('2026-11-20'), { id: 'x', kind: 'freeze', on: '2026-12-01' } as unknown as ClockEvent],
      ['bad_event'],
      '2026-12-18',
    ],
    [
      'one id, two contents',
      [start('2026-11-20'), stop('2026-12-01'), { id: 'stop 2026-12-01', kind: 'stop', on: '2026-12-02' }],
      ['duplicate_differs'],
      '2026-12-18',
    ],
  ])('%s', (_, events, expected, dueOn) => {
    const clock = due(replyRule, events, calendar);
    expect(codes(clock)).toEqual(expected);
    expect(clock.dueOn).toBe(dueOn);
    for (const issue of clock.issues) {
      expect(issue.text.zh).not.toMatch(/[{}]/);
      expect(issue.text.en).not.toMatch(/[{}]/);
    }
  });

  it('refuses every extension where the rule knows none', () => {
    const clock = dueFrom({ ...replyRule, extension: null }, '2026-11-20', calendar, [extend('2026-12-01')]);
    expect(codes(clock)).toEqual(['extension_not_allowed']);
  });

  it('names the date on which the clock ran out', () => {
    const [issue] = dueFrom(replyRule, '2026-11-20', calendar, [extend('2026-12-21')]).issues;
    expect(issue).toMatchObject({
      code: 'clocks.after_due',
      eventId: 'extend 2026-12-21',
      text: {
        zh: '时限已于 2026-12-18 届满，届满后不能延长（2026-12-21）。',
        en: 'The clock ran out on 2026-12-18; after that it cannot be extended (2026-12-21).',
      },
    });
  });

  it('takes the times of one day in their order when all have one', () => {
    const paused = [pause('2026-11-25T09:00:00+08:00'), resume('2026-11-25T15:00:00+08:00')];
    expect(dueFrom(replyRule, '2026-11-20', calendar, paused).issues).toEqual([]);
    const wrong = [pause('2026-11-25T15:00:00+08:00'), resume('2026-11-25T09:00:00+08:00')];
    const clock = dueFrom(replyRule, '2026-11-20', calendar, wrong);
    expect(codes(clock)).toEqual(['resume_without_pause']);
    expect(clock.dueOn).toBeNull();
  });
});

describe('a later day set by the authority', () => {
  // 20 working days from 2026-09-18 end on 2026-10-22.
  const from = '2026-09-18';

  it('ends on that day, or on the last working day before it', () => {
    expect(dueFrom(delayRule, from, calendar, [delay('2026-10-20', '2026-11-06')])).toMatchObject({
      dueOn: '2026-11-06',
      issues: [],
    });
    expect(dueFrom(delayRule, from, calendar, [delay('2026-10-20', '2026-11-08')]).dueOn).toBe('2026-11-06');
  });

  it('comes on top of an extension, and a later pause moves it on', () => {
    const events = [extend('2026-10-19', 5), delay('2026-10-20', '2026-11-06')];
    expect(dueFrom(delayRule, from, calendar, events).dueOn).toBe('2026-11-06');
    const paused = [...events, pause('2026-11-02'), resume('2026-11-04')];
    expect(dueFrom(delayRule, from, calendar, paused)).toMatchObject({ dueOn: '2026-11-10', issues: [] });
  });

  it('is void after a restart, like everything before it', () => {
    const events = [delay('2026-10-20', '2026-12-18'), restart('2026-10-21')];
    expect(dueFrom(delayRule, from, calendar, events).dueOn).toBe('2026-11-18');
  });

  it.each<[string, ClockEvent[], string[]]>([
    ['one that is not later', [delay('2026-10-20', '2026-10-22')], ['delay_too_early']],
    [
      'one that only reaches a day off',
      [extend('2026-10-19', 1), delay('2026-10-20', '2026-10-25')],
      ['delay_too_early'],
    ],
    ['one after the end', [delay('2026-10-23', '2026-11-06')], ['after_due']],
    ['one while the clock is paused', [pause('2026-10-12'), delay('2026-10-20', '2026-11-06')], ['delay_while_paused']],
    ['one without a day', [delay('2026-10-20', 'soon')], ['bad_event']],
  ])('refuses %s', (_, events, expected) => {
    expect(codes(dueFrom(delayRule, from, calendar, events))).toEqual(expected);
  });

  it('is refused where the rule knows none', () => {
    expect(codes(dueFrom(replyRule, from, calendar, [delay('2026-10-20', '2026-11-06')]))).toEqual([
      'delay_not_allowed',
    ]);
  });

  it('says on which ground in the explanation', () => {
    const { days } = dueFrom(delayRule, from, calendar, [delay('2026-10-20', '2026-11-06')]);
    expect(days.find(({ kind }) => kind === 'delay')?.note.zh).toBe(
      '延迟至 2026-11-06（《政府信息公开条例》第三十五条；批准：市政务公开办负责人；文书：延迟答复告知书〔2026〕1号）',
    );
  });
});
