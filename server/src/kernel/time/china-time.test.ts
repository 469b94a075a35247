import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDate, chinaMinute, chinaTime, dateWords } from './china-time.ts';

describe('time in China', () => {
  it.each([
    ['2026-12-04T16:00:00.000Z', '2026-12-05 00:00'],
    ['2026-12-04T15:59:59.999Z', '2026-12-04 23:59'],
    ['2026-12-05T00:30:00+08:00', '2026-12-05 00:30'],
    ['2027-12-31T20:15:00Z', '2028-01-01 04:15'],
    ['2028-02-28T18:00:00Z', '2028-02-29 02:00'],
  ])('%s is %s', (at, minute) => {
    expect([chinaMinute(at), chinaMinute(new Date(at))]).toEqual([minute, minute]);
    expect(`${chinaDate(at)} ${chinaTime(at)}`).toBe(minute);
  });

  it('is what the zone database says, wherever the machine stands', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(fc.property(instants, (at) => chinaMinute(at) === zone.format(at)));
  });

  it('refuses what is no instant', () => {
    expect(() => chinaDate('yesterday')).toThrow(RangeError);
  });
});

describe('a date in words', () => {
  it('is long or short, with the year where it is another one', () => {
    expect([dateWords('zh', '2026-04-06'), dateWords('en', '2026-04-06')]).toEqual(['2026年4月6日', '6 April 2026']);
    const short = { month: 'short', today: '2026-11-22' } as const;
    expect([dateWords('zh', '2026-12-05', short), dateWords('en', '2026-12-05', short)]).toEqual(['12月5日', '5 Dec']);
    expect([dateWords('zh', '2027-01-05', short), dateWords('en', '2027-01-05', short)]).toEqual([
      '2027年1月5日',
      '5 Jan 2027',
    ]);
  });

  it('is left as it is where there is no such day', () => {
    for (const on of ['', '2026', '2026-13-06', '2026-02-30', '2026-00-01', '2026年4月6日', '2026-04-06T00:00'])
      expect([dateWords('zh', on), dateWords('en', on)]).toEqual([on, on]);
  });
});
