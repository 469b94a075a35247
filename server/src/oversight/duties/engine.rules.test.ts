import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty, Schedule } from './duties.schema.ts';
import { calendar, computed, happened, limits, obligation, version } from './duties.testing.ts';
import { dutiesOf, indexEvidence } from './engine.rules.ts';
import { explain } from './explain.rules.ts';
import type { Happened } from './filter.rules.ts';
import { stateOn } from './states.rules.ts';
import { entriesOf } from './units.rules.ts';

const quarterly: Schedule = { kind: 'every', period: 'quarter', times: 1, due: {} };
const dues = (duties: readonly Duty[]) => duties.map(({ period, dueOn }) => `${period} ${dueOn}`);
const one = (duties: readonly Duty[]): Duty => {
  expect(duties).toHaveLength(1);
  return duties[0] as Duty;
};
const done = (on: string, change: Partial<Happened> = {}) => happened('thing.done', on, change);

describe('schedules', () => {
  it('once by a day', () => {
    const duty = one(computed(obligation(version({ kind: 'once', by: '2026-12-05' }))));
    expect(duty).toMatchObject({ period: 'once', opensOn: '2026-01-01', dueOn: '2026-12-05', settledOn: null });
    expect(['2025-12-31', '2026-06-01', '2026-12-03', '2026-12-06'].map((on) => stateOn(duty, on))).toEqual([
      ...['not_yet', 'open', 'near', 'overdue'],
    ]);
  });

  it('once without a day: the end of the year', () => {
    expect(one(computed(obligation(version({ kind: 'once', by: null })))).dueOn).toBe('2026-12-31');
  });

  it('every period, with its own rule for the due day', () => {
    expect(dues(computed(obligation(version(quarterly))))).toEqual([
      ...['2026-Q1 2026-03-31', '2026-Q2 2026-06-30', '2026-Q3 2026-09-30', '2026-Q4 2026-12-31'],
    ]);
    const after = version({ ...quarterly, due: { plus: { amount: 10, unit: 'working_day' } } });
    // 清明 is 4–6 April 2026; 15 April is the tenth working day after 31 March.
    expect(computed(obligation(after))[0]?.dueOn).toBe('2026-04-15');
    const october = version({ kind: 'every', period: 'year', times: 1, due: { months: -2 } });
    expect(dues(computed(obligation(october)))).toEqual(['2026 2026-10-31']);
    const report = version({ kind: 'every', period: 'year', times: 1, due: { months: 1, day: 31 } });
    const [yearly] = computed(obligation(report), [done('2026-02-01'), done('2027-02-01')]);
    expect(yearly).toMatchObject({ period: '2026', dueOn: '2027-01-31', settledOn: '2027-02-01', isLate: true });
  });

  it('weeks belong to the year of their Thursday', () => {
    const weekly = computed(obligation(version({ kind: 'every', period: 'week', times: 1, due: { day: 5 } })));
    expect(dues(weekly).slice(0, 2)).toEqual(['2026-W01 2026-01-02', '2026-W02 2026-01-09']);
    expect(weekly).toHaveLength(53);
  });

  it('at least N times counts things, not news of one thing', () => {
    const thrice = obligation(version({ kind: 'every', period: 'year', times: 3, due: {} }));
    const same = { subjectId: 'x' };
    const two = [done('2026-02-01', same), done('2026-03-01', same), done('2026-04-01')];
    expect(one(computed(thrice, two))).toMatchObject({ counted: 2, needed: 3, settledOn: null });
    expect(one(computed(thrice, [...two, done('2026-05-01')]))).toMatchObject({ settledOn: '2026-05-01' });
  });

  it('after an event within a limit, answered by what is about it', () => {
    const schedule: Schedule = {
      ...{ kind: 'on_event', trigger: { types: ['document.published'] }, match: 'about' },
      limit: { amount: 3, unit: 'working_day' },
    };
    const document = happened('document.published', '2026-09-30', { subjectType: 'document', subjectId: 'd1' });
    const answer = (on: string) => done(on, { aboutType: 'document', aboutId: 'd1', organisationId: 'b' });
    // 1–7 October are days off, 10 October is worked.
    expect(one(computed(obligation(version(schedule)), [document]))).toMatchObject({
      ...{ period: 'on:document/d1', opensOn: '2026-09-30', dueOn: '2026-10-10' },
    });
    const late = one(computed(obligation(version(schedule)), [answer('2026-10-12'), document]));
    expect(late).toMatchObject({ settledOn: '2026-10-12', isLate: true });
    expect(one(computed(obligation(version(schedule)), [answer('2026-09-29'), document])).isLate).toBe(false);
    const elsewhere = happened('document.published', '2026-09-30', { organisationId: 'b' });
    expect(computed(obligation(version(schedule)), [elsewhere])).toEqual([]);
  });

  it('in hours, to the instant', () => {
    const schedule: Schedule = {
      ...{ kind: 'on_event', trigger: { types: ['event.reported'] }, match: 'unit' },
      limit: { amount: 5, unit: 'hour' },
    };
    const event = happened('event.reported', '2026-03-01', { occurredAt: '2026-03-01T12:00:00.000Z' });
    const answer = (at: string) => done('2026-03-02', { occurredAt: at });
    const duty = one(computed(obligation(version(schedule)), [event, answer('2026-03-01T17:00:00.001Z')]));
    expect(duty).toMatchObject({ dueOn: '2026-03-02', dueAt: '2026-03-01T17:00:00.000Z', isLate: true });
    const kept = one(computed(obligation(version(schedule)), [event, answer('2026-03-01T17:00:00.000Z')]));
    expect(kept.isLate).toBe(false);
    expect(stateOn({ ...duty, settledOn: null }, '2026-03-02', '2026-03-01T17:00:01.000Z')).toBe('overdue');
  });

  it('fresh: a gap is seen, news in time is not a duty each', () => {
    const schedule: Schedule = { kind: 'fresh', maxAge: { amount: 14, unit: 'natural_day' } };
    const days = ['2026-01-05', '2026-01-10', '2026-01-20', '2026-02-20'];
    const duties = computed(
      obligation(version(schedule)),
      days.map((on) => done(on)),
    );
    expect(duties.map(({ opensOn, dueOn, settledOn, isLate }) => [opensOn, dueOn, settledOn, isLate])).toEqual([
      ['2026-01-01', '2026-01-15', '2026-01-10', false],
      ['2026-01-10', '2026-01-24', '2026-01-20', false],
      ['2026-01-20', '2026-02-03', '2026-02-20', true],
      ['2026-02-20', '2026-03-06', null, false],
    ]);
  });

  it('is provisional when a year that it counts in has no calendar', () => {
    const soon: Schedule = { ...quarterly, due: { plus: { amount: 5, unit: 'working_day' } } };
    expect(computed(obligation(version(soon))).map(({ provisional }) => provisional)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('changes', () => {
  it('a period follows the version that holds on its last day', () => {
    const yearly: Schedule = { kind: 'every', period: 'year', times: 1, due: {} };
    const second = version(quarterly, { number: 2, validFrom: '2026-07-01' });
    expect(dues(computed(obligation(version(yearly), second)))).toEqual(['2026-Q3 2026-09-30', '2026-Q4 2026-12-31']);
    const monthly = version({ kind: 'every', period: 'month', times: 1, due: {} });
    const now = computed(obligation(monthly, second));
    expect(now.map(({ period, rule }) => `${period}/${rule}`)).toEqual([
      ...['2026-01/1', '2026-02/1', '2026-03/1', '2026-04/1', '2026-05/1', '2026-06/1', '2026-Q3/2', '2026-Q4/2'],
    ]);
  });

  it('an amended day replaces the duty while it is not due', () => {
    const first = version({ kind: 'once', by: '2026-06-30' });
    const amended = version({ kind: 'once', by: '2026-09-30' }, { number: 2, validFrom: '2026-05-01' });
    const duty = one(computed(obligation(first, amended), [done('2026-02-01')]));
    expect(duty).toMatchObject({ period: 'once', opensOn: '2026-01-01', dueOn: '2026-09-30', settledOn: '2026-02-01' });
    const again = version({ kind: 'once', by: '2026-09-30' }, { number: 2, validFrom: '2026-07-01' });
    expect(computed(obligation(first, again)).map(({ period }) => period)).toEqual(['once', 'once:2026-07-01']);
  });

  it('an end closes what had begun and does not excuse what was overdue', () => {
    const ended = { ...obligation(version(quarterly)), endedOn: '2026-05-10' };
    const duties = computed(ended);
    expect(duties.map((duty) => stateOn(duty, '2026-06-01'))).toEqual(['overdue', 'closed']);
    expect(stateOn(duties[1] as Duty, '2026-05-10')).toBe('open');
    const limit: Schedule = { kind: 'once', by: '2026-12-05' };
    expect(one(computed({ ...obligation(version(limit)), endedOn: '2026-05-10' })).closedOn).toBe('2026-05-10');
  });

  it('what is told for a period counts for that period, however late', () => {
    const filed = done('2026-05-03', {
      aboutType: 'obligation',
      aboutId: 'o',
      type: 'ledgers.other.confirmed',
      facts: { period: '2026-Q1' },
    });
    const duties = computed(obligation(version(quarterly)), [filed]);
    expect(duties.map(({ settledOn, isLate }) => [settledOn, isLate]).slice(0, 2)).toEqual([
      ['2026-05-03', true],
      [null, false],
    ]);
    const notByHand = version(quarterly, { evidence: { filter: { types: ['thing.done'] }, byHand: false, count: 1 } });
    expect(computed(obligation(notByHand), [filed])[0]?.settledOn).toBe(null);
  });
});

describe('units', () => {
  const entries = (successions: Parameters<typeof entriesOf>[2]) =>
    entriesOf({ kind: 'named', unitIds: ['a'] }, [], successions);
  const all = (successions: Parameters<typeof entriesOf>[2], evidence: Happened[] = []) =>
    entries(successions).flatMap((unit) =>
      dutiesOf(obligation(version(quarterly)), unit, indexEvidence(evidence), limits, '2026-12-31'),
    );
  const short = (duties: Duty[]) =>
    duties.map(({ organisationId, responsibleId, period, settledOn }) =>
      [organisationId, responsibleId, period, settledOn ?? '-'].join(' '),
    );

  it('merged: what had begun is answered for by the successor, what begins later is its own', () => {
    const merged = [{ fromId: 'a', toId: 'b', isMain: true, on: '2026-05-01' }];
    const evidence = [done('2026-02-01'), done('2026-06-01', { organisationId: 'b' })];
    expect(short(all(merged, evidence))).toEqual([
      ...['a a 2026-Q1 2026-02-01', 'a b 2026-Q2 2026-06-01', 'b b 2026-Q3 -', 'b b 2026-Q4 -'],
    ]);
    // Before the day it was another unit's deed.
    const early = [done('2026-04-20', { organisationId: 'b' })];
    expect(short(all(merged, early))[1]).toBe('a b 2026-Q2 -');
  });

  it('split: the main successor takes what is open, all take what begins later', () => {
    const split = [
      { fromId: 'a', toId: 'b', isMain: false, on: '2026-07-01' },
      { fromId: 'a', toId: 'c', isMain: true, on: '2026-07-01' },
    ];
    expect(short(all(split))).toEqual([
      ...['a c 2026-Q1 -', 'a c 2026-Q2 -', 'b b 2026-Q3 -', 'b b 2026-Q4 -', 'c c 2026-Q3 -', 'c c 2026-Q4 -'],
    ]);
    expect(short(all([]))).toHaveLength(4);
  });
});

describe('the stream', () => {
  const days = fc.integer({ min: 0, max: 364 });
  const kinds = fc.constantFrom<Schedule>(
    { kind: 'once', by: '2026-06-30' },
    quarterly,
    { kind: 'every', period: 'month', times: 2, due: { plus: { amount: 3, unit: 'working_day' } } },
    { kind: 'fresh', maxAge: { amount: 14, unit: 'natural_day' } },
    {
      ...{ kind: 'on_event', trigger: { types: ['thing.begun'] }, match: 'subject' },
      limit: { amount: 7, unit: 'working_day' },
    },
  );
  const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
  const event = fc.record({ day: days, begun: fc.boolean(), subject: fc.integer({ min: 0, max: 9 }) });
  const toHappened = ({ day, begun, subject }: { day: number; begun: boolean; subject: number }) =>
    happened(begun ? 'thing.begun' : 'thing.done', dayOf(day), {
      subjectId: `s${subject}`,
      key: `${begun}${day}${subject}`,
    });

  it('shuffled and doubled gives the same bytes', () => {
    fc.assert(
      fc.property(kinds, fc.array(event, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (schedule, events, order) => {
        const stream = events.map(toHappened);
        const shuffled = [...stream, ...stream]
          .map((value) => ({ value, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
        const rule = obligation(version(schedule));
        expect(JSON.stringify(computed(rule, shuffled))).toBe(JSON.stringify(computed(rule, stream)));
      }),
    );
  });

  it('taking back what counted opens the duty again, as if it had never been', () => {
    fc.assert(
      fc.property(kinds, fc.array(event, { minLength: 1, maxLength: 20 }), fc.nat(), (schedule, events, pick) => {
        const stream = [...new Map(events.map(toHappened).map((e) => [e.key, e])).values()];
        const gone = stream[pick % stream.length];
        const left = stream.filter((e) => e !== gone);
        const duties = computed(obligation(version(schedule)), left);
        for (const duty of duties) expect(duty.evidence).not.toContain(gone?.key);
        const settled = duties.filter(({ settledOn }) => settledOn !== null);
        for (const duty of settled) expect(duty.counted).toBeGreaterThanOrEqual(duty.needed);
      }),
    );
  });
});

describe('explanations', () => {
  it('say what is due, when, from whom and what came last', () => {
    const rule = version({ kind: 'once', by: '2026-12-05' });
    const duty = one(computed(obligation(rule)));
    const expects = [{ zh: '工作报告', en: 'a report' }];
    const texts = explain(
      { duty, rule, unit: '市财政局', arisenFor: '市财政局', expects, last: null },
      '2026-12-02',
      calendar,
    );
    expect(texts.zh).toBe('2026-12-05 到期，还剩 3 天（2 个工作日）；等待市财政局的工作报告；已有 0/1 项；尚无佐证。');
    expect(texts.en).toContain('due 2026-12-05, 3 days (2 working days) left; expects a report from 市财政局');
    const late = explain(
      { duty, rule, unit: '', arisenFor: '', expects: [], last: { on: '2026-11-01', title: '通报' } },
      '2026-12-08',
      calendar,
    );
    expect(late.zh).toContain('已逾期 3 天');
    expect(late.zh).toContain('最近佐证 2026-11-01《通报》');
  });
});
