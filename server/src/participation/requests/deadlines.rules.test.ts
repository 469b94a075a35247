import { describe, expect, it } from 'vitest';
import { calendarOf, listShippedYears } from '../../foundation/calendar/index.ts';
import type { ClockEvent } from '../../foundation/clocks/index.ts';
import { computeDeadline } from './deadlines.rules.ts';
import { REQUEST_CLOCKS, requestClocks } from './request-clocks.rules.ts';

const calendar = calendarOf(listShippedYears());
const dueOn = (rule: string, from: string, events: ClockEvent[] = []) =>
  computeDeadline(rule, from, calendar, events).dueOn;

describe('the limits of disclosure on request', () => {
  it.each([
    ['request.reply', '2024-09-13', '2024-10-17'],
    ['request.reply', '2025-09-26', '2025-10-30'],
    ['request.reply', '2026-11-20', '2026-12-18'],
    ['request.extension', '2026-10-22', '2026-11-19'],
    ['request.correction', '2024-09-13', '2024-09-25'],
    ['request.correction', '2026-02-13', '2026-03-02'],
    ['request.third_party', '2026-09-18', '2026-10-15'],
    ['request.co_producer', '2026-09-18', '2026-10-15'],
    // The 30th day, 1 November 2026, is a Sunday.
    ['request.fee_payment', '2026-10-02', '2026-11-02'],
    ['request.reconsideration', '2026-03-02', '2026-05-06'],
    ['request.suit', '2026-02-28', '2026-08-28'],
    ['request.suit_after_reconsideration', '2026-11-02', '2026-11-17'],
  ])('%s from %s ends on %s', (rule, from, expected) => {
    expect(dueOn(rule, from)).toBe(expected);
  });

  it('counts anew from a correction, and not while a third party is heard', () => {
    const corrected: ClockEvent = { id: 'a', kind: 'restart', on: '2026-10-12', cause: 'correction' };
    const asked: ClockEvent = { id: 'b', kind: 'pause', on: '2026-10-20', cause: 'third_party' };
    const answered: ClockEvent = { id: 'c', kind: 'resume', on: '2026-10-27' };
    expect(dueOn('request.reply', '2026-09-18', [corrected])).toBe('2026-11-09');
    expect(dueOn('request.reply', '2026-09-18', [corrected, asked])).toBeNull();
    expect(dueOn('request.reply', '2026-09-18', [corrected, asked, answered])).toBe('2026-11-16');
  });

  it('takes the start from the events when it stands among them', () => {
    const start: ClockEvent = { id: 's', kind: 'start', on: '2026-09-18' };
    expect(dueOn('request.reply', '2026-09-18', [start])).toBe('2026-10-22');
    expect(() => dueOn('request.reply', '2026-09-17', [start])).toThrow('requests.start_differs');
  });

  it('refuses an unknown rule, a day that does not exist, and events that are not allowed, naming all of them', () => {
    expect(() => dueOn('request.coffee', '2026-09-18')).toThrow('clocks.unknown_rule');
    expect(() => dueOn('request.reply', '2026-02-30')).toThrow('requests.bad_date');
    const events: ClockEvent[] = [
      { id: 'r', kind: 'resume', on: '2026-09-21' },
      { id: 'x', kind: 'extend', on: '2026-09-22', amount: 21, approver: '负责人', document: '〔2026〕1号' },
    ];
    try {
      dueOn('request.reply', '2026-09-18', events);
      expect.unreachable();
    } catch (error) {
      expect(String((error as { details: { zh: string } }).details.zh)).toMatch(/不能恢复.*最多可延长/);
    }
  });

  it('gives each rule its clause and a title in both languages', () => {
    expect(requestClocks.codes).toHaveLength(REQUEST_CLOCKS.length);
    for (const rule of REQUEST_CLOCKS) expect(rule.source).toMatch(/^《.+》第.+条/);
  });
});
