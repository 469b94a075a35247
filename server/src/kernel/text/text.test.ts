import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  findDates,
  foldWidth,
  formatChineseNumber,
  isoDate,
  parseChineseNumber,
  parseDate,
  parseNumber,
} from './index.ts';

describe('foldWidth', () => {
  test('folds full-width forms and keeps what has no half-width partner', () => {
    expect(foldWidth('（２０１６）年，Ａ：％　［1］；〔2〕、。')).toBe('(2016)年,A:% [1];〔2〕、。');
  });
  test('keeps the length of any text and is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldWidth(text);
        return folded.length === text.length && foldWidth(folded) === folded;
      }),
    );
  });
});

describe('Chinese numerals', () => {
  test.each([
    ['〇', 0],
    ['二〇一六', 2016],
    ['二○一六', 2016],
    ['二零一六', 2016],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十一', 31],
    ['一百零五', 105],
    ['一百一十', 110],
    ['廿', 20],
    ['廿一', 21],
    ['卅一', 31],
    ['两', 2],
    ['两千三百', 2300],
    ['一千零一', 1001],
    ['三万', 30_000],
    ['一亿二千万', 120_000_000],
    ['一万亿', 1_000_000_000_000],
    ['', null],
    ['一些', null],
    ['万', null],
    ['第三', null],
  ])('%s is %s', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value);
  });
  test('reads Arabic numbers too', () => {
    expect([parseNumber(' 105 '), parseNumber('十五'), parseNumber('1.5'), parseNumber('')]).toEqual([
      105,
      15,
      null,
      null,
    ]);
  });
  test('what is written can be read back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (n) => parseChineseNumber(formatChineseNumber(n)) === n));
    expect([1, 10, 11, 20, 105, 110, 111, 1001, 1010, 2016].map(formatChineseNumber)).toEqual(
      ['一', '十', '十一', '二十', '一百零五', '一百一十', '一百一十一', '一千零一', '一千零一十', '二千零一十六'], // prettier-ignore
    );
    expect(() => formatChineseNumber(0)).toThrow(RangeError);
  });
});

describe('dates', () => {
  test.each([
    ['2016年04月20日', '2016-04-20'],
    ['2016 年 4 月 20 日', '2016-04-20'],
    ['二○一一年五月十七日', '2011-05-17'],
    ['二〇〇四年十月十五日', '2004-10-15'],
    ['一九九六年七月三十一日', '1996-07-31'],
    ['二零一六年十二月二十二日', '2016-12-22'],
    ['2024年04月06日 16:40', '2024-04-06'],
    ['2022-12-02 08:54:33', '2022-12-02'],
    ['2016/4/5', '2016-04-05'],
    ['2016.4.5', '2016-04-05'],
    ['20160405', '2016-04-05'],
    ['２０１６年４月２０日', '2016-04-20'],
    ['2006-12-15T00:00:00+08:00', '2006-12-15'],
    ['2016年2月30日', null],
    ['2016年4月', null],
    ['2016年4月20日印发', null],
    ['2016年4月20日至2016年5月1日', null],
    ['', null],
  ])('%s is %s', (text, on) => {
    expect(parseDate(text)).toBe(on);
  });
  test('are found in running text with their places', () => {
    const text = '自２０１６年5月1日起，一九八〇年九月一日的文件（2015-13-01，1.2.3.4）至2017.06.30止。';
    expect(findDates(text)).toEqual([
      { on: '2016-05-01', words: '２０１６年5月1日', start: 1, end: 10 },
      { on: '1980-09-01', words: '一九八〇年九月一日', start: 12, end: 21 },
      { on: '2017-06-30', words: '2017.06.30', start: 45, end: 55 },
    ]);
  });
  test('that do not exist are null', () => {
    expect([isoDate(2015, 2, 29), isoDate(2016, 2, 29), isoDate(16, 1, 1)]).toEqual([null, '2016-02-29', null]);
  });
  test('hostile text is read in linear time', () => {
    const begun = performance.now();
    findDates('二〇一'.repeat(100_000));
    findDates('2016年 '.repeat(50_000));
    findDates('1'.repeat(300_000));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
