import { describe, expect, it } from 'vitest';
import { calendarOf, listShippedYears } from '../../foundation/calendar/index.ts';
import type { ClockEvent } from '../../foundation/clocks/index.ts';
import { daysToRead, replyClock } from './request-clock.rules.ts';

const calendar = calendarOf(listShippedYears());
const start: ClockEvent = { id: 'a', kind: 'start', on: '2026-10-12' };
const stop: ClockEvent = { id: 'b', kind: 'stop', on: '2026-10-15' };

describe('the days that explain a reply’s date', () => {
  it('go on to the last day while no reply is given', () => {
    const { clock } = replyClock([start], calendar);
    expect(daysToRead(clock)).toEqual(clock.days);
    expect(daysToRead(clock).at(-1)?.date).toBe(clock.dueOn);
  });
  it('end with the reply', () => {
    const { clock } = replyClock([start, stop], calendar);
    expect(daysToRead(clock).at(-1)).toMatchObject({ date: '2026-10-15', kind: 'stop' });
    expect(clock.days.at(-1)?.date).not.toBe('2026-10-15');
  });
});
