import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dates } from '../calendar/index.ts';
import { due, readClock } from './clocks.rules.ts';
import type { ClockEvent, ClockRule } from './clocks.schema.ts';
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

/** An open pause has no end yet: later than any date. */
const NEVER = '9999-12-31';
const endOf = (rule: ClockRule, events: readonly ClockEvent[]) => due(rule, events, calendar).dueOn ?? NEVER;

const anyStart = fc.integer({ min: 0, max: 5500 }).map((days) => dates.addDays('2011-01-01', days));
const anyRule: fc.Arbitrary<ClockRule> = fc
  .record({
    base: fc.constantFrom(replyRule, delayRule, naturalRule, monthRule, { ...monthRule, unit: 'year' as const }),
    amount: fc.integer({ min: 1, max: 40 }),
    startsOn: fc.constantFrom('day_after' as const, 'same_day' as const),
    roll: fc.boolean(),
  })
  .map(({ base, amount, startsOn, roll }) => ({
    ...base,
    amount: base.unit === 'year' ? Math.ceil(amount / 20) : base.unit === 'month' ? Math.ceil(amount / 4) : amount,
    settings: {
      startsOn: { value: startsOn, source: 'test' },
      ...(base.unit === 'working_day' ? {} : { rollToWorkday: { value: roll, source: 'test' } }),
    },
  }));

/** What happens after a start: any steps in any sequence, so that some of them are not allowed. Gaps of 0 put several on one day. */
const anySteps = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 12 }),
    kind: fc.constantFrom('pause', 'resume', 'pause', 'resume', 'extend', 'delay', 'restart', 'stop'),
    amount: fc.integer({ min: 1, max: 22 }),
  }),
  { maxLength: 8 },
);
const STEPS = { pause, resume, restart, stop };

function play(from: string, steps: readonly { gap: number; kind: string; amount: number }[]): ClockEvent[] {
  let on = from;
  return steps.map(({ gap, kind, amount }, index) => {
    on = dates.addDays(on, gap);
    const event =
      kind === 'extend'
        ? extend(on, amount)
        : kind === 'delay'
          ? delay(on, dates.addDays(on, amount * 3))
          : STEPS[kind as keyof typeof STEPS](on);
    return { ...event, id: `${index}` };
  });
}

describe('properties of clocks in days', () => {
  it('a later start never gives an earlier end', () => {
    fc.assert(
      fc.property(anyRule, anyStart, fc.integer({ min: 0, max: 40 }), anySteps, (rule, from, delay, steps) => {
        const later = dates.addDays(from, delay);
        const events = play(later, steps);
        const [early, late] = [endOf(rule, [start(from), ...events]), endOf(rule, [start(later), ...events])];
        // A restart or an open pause that only the later clock lives to see still ends later.
        expect(late >= early).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('a larger amount never gives an earlier end', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 10 }), anyStart, anySteps, (rule, more, from, steps) => {
        const events = [start(from), ...play(from, steps)];
        expect(endOf({ ...rule, amount: rule.amount + more }, events) >= endOf(rule, events)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('a pause never shortens, and a longer one never shortens either', () => {
    const gap = fc.integer({ min: 0, max: 25 });
    fc.assert(
      fc.property(anyRule, anyStart, gap, gap, gap, fc.boolean(), (rule, from, before, length, more, extended) => {
        const paused = dates.addDays(from, before);
        const extension = extended ? [extend(dates.addDays(from, 3), 1)] : [];
        const plain = endOf(rule, [start(from), ...extension]);
        const [short, long] = [length, length + more].map((days) =>
          endOf(rule, [start(from), ...extension, pause(paused), resume(dates.addDays(paused, days))]),
        );
        expect(short! >= plain).toBe(true);
        expect(long! >= short!).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('order, repetition and a second computation change nothing, and the input stays as it was', () => {
    const scenario = fc.record({ rule: anyRule, from: anyStart, steps: anySteps }).chain(({ rule, from, steps }) => {
      const events = [start(from), ...play(from, steps)];
      return fc.record({
        rule: fc.constant(rule),
        events: fc.constant(events),
        shuffled: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      });
    });
    fc.assert(
      fc.property(scenario, ({ rule, events, shuffled }) => {
        const copy = JSON.stringify([rule, events]);
        const first = due(rule, events, calendar);
        expect(due(rule, shuffled, calendar)).toEqual(first);
        const [ruleAgain, eventsAgain] = JSON.parse(copy) as [ClockRule, ClockEvent[]];
        expect(due(ruleAgain, eventsAgain, calendar)).toEqual(first);
        expect(JSON.stringify([rule, events])).toBe(copy);
      }),
      { numRuns: 500 },
    );
  });

  it('the days that count add up to the amount, are each of the right kind, and lead to the end', () => {
    fc.assert(
      fc.property(anyRule, anyStart, anySteps, (rule, from, steps) => {
        const clock = due(rule, [start(from), ...play(from, steps)], calendar);
        const counted = clock.days.filter((day) => day.n !== null);
        expect(counted.map((day) => day.n)).toEqual(counted.map((_, index) => index + 1));
        expect(counted.length).toBe(clock.dueOn === null ? clock.target - clock.leftInPause : clock.target);
        for (const day of counted) {
          expect(day.kind === 'counted' || day.kind === 'makeup_workday').toBe(true);
          if (rule.unit === 'working_day') expect(calendar.isWorkday(day.date)).toBe(true);
          expect(clock.pauses.some((entry) => day.date > entry.from && (!entry.until || day.date <= entry.until))).toBe(
            false,
          );
        }
        const own = clock.days.filter((day) => day.n !== null || day.kind === 'rolled' || day.kind === 'paused');
        if (clock.dueOn !== null) expect(own.at(-1)?.date).toBe(clock.dueOn);
        expect(clock.days.map((day) => day.date)).toEqual(clock.days.map((day) => day.date).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('every day between the start and the end stands in the explanation exactly once', () => {
    fc.assert(
      fc.property(anyStart, anySteps, (from, steps) => {
        const clock = due(replyRule, [start(from), ...play(from, steps)], calendar);
        const events = new Set(['start', 'pause', 'resume', 'extend', 'restart', 'stop']);
        const days = clock.days.filter((day) => !events.has(day.kind)).map((day) => day.date);
        const expected = days.map((_, index) => dates.addDays(from, index + 1));
        expect(days).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('the remaining working days go down by one each working day and by none on other days', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 0, max: 60 }), (from, days) => {
        const clock = due(replyRule, [start(from)], calendar);
        const [today, tomorrow] = [days, days + 1].map((gap) => dates.addDays(from, gap));
        const [now, next] = [today!, tomorrow!].map((on) => readClock(replyRule, clock, on, calendar).remaining!);
        expect(now! - next!).toBe(calendar.isWorkday(tomorrow!) ? 1 : 0);
      }),
    );
  });
});

describe('properties of clocks in hours', () => {
  const instant = (minutes: number) => dates.fromMilliseconds(Date.UTC(2026, 0, 1) + minutes * 60_000);
  const minutes = fc.integer({ min: 0, max: 3000 });

  it('the end is the start, the hours and the pauses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 72 }), minutes, minutes, minutes, (amount, from, before, length) => {
        const rule = { ...hourRule, amount };
        const paused = from + before;
        const events = [start(instant(from)), pause(instant(paused)), resume(instant(paused + length))];
        const clock = due(rule, events, calendar);
        const accepted = before <= amount * 60;
        expect(clock.dueAt).toBe(instant(from + amount * 60 + (accepted ? length : 0)));
        expect(clock.issues.length).toBe(accepted ? 0 : 2);
        expect(clock.days.filter((day) => day.n !== null).at(-1)?.n).toBe(amount);
        expect(due(rule, [...events].reverse(), calendar)).toEqual(clock);
      }),
    );
  });
});
