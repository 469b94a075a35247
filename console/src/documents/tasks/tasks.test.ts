import { describe, expect, test } from 'vitest';
import { texts } from '../../texts/index.ts';
import { guessDate, guessFrequency, guessLimit, guessThreshold } from './guess.ts';
import { amountOf, amountValue, amountWords, dueOf, frequencyWords } from './task-words.ts';

describe('first values for marked words', () => {
  test.each([
    ['12月5日前', '2026-12-05'],
    ['2027年3月1日', '2027-03-01'],
    ['8月底前', '2026-08-31'],
    ['次年2月底', '2027-02-28'],
    ['年底前', '2026-12-31'],
    ['9月中旬', '2026-09-20'],
    ['2月30日', ''],
    ['13月1日', ''],
    ['尽快', ''],
  ])('date of %s', (words, on) => expect(guessDate(words, 2026)).toBe(on));
  test.each([
    ['每半年', 'half_yearly'],
    ['每季度末', 'quarterly'],
    ['每月5日前', 'monthly'],
    ['及时', ''],
  ])('frequency of %s', (words, value) => expect(guessFrequency(words)).toBe(value));
  test.each([
    ['3个工作日内', '3 working_days'],
    ['24小时内', '24 hours'],
    ['2个月', '2 months'],
    ['尽快', ''],
  ])('limit of %s', (words, value) => expect(guessLimit(words)).toBe(value));
  test.each([
    ['不少于3次', '>= 3 times'],
    ['不低于4%', '>= 4 percent'],
    ['不超过5项', '<= 5 items'],
    ['超过90%', '> 90 percent'],
    ['全部', ''],
  ])('amount of %s', (words, value) => expect(guessThreshold(words)).toBe(value));
});

describe('values in words', () => {
  test('limits and amounts', () => {
    expect(amountWords('3 working_days', texts.zh)).toBe('3 个工作日');
    expect(amountWords('>= 4 percent', texts.zh)).toBe('不少于 4%');
    expect(amountWords('>= 3 times', texts.en)).toBe('at least 3 times');
    expect(amountWords('5 working_days before', texts.zh)).toBe('5 个工作日前');
    expect(amountWords('same_day', texts.zh)).toBe('当天');
    expect(amountWords('立即', texts.zh)).toBe('立即');
  });
  test('taking a value apart and putting it together changes nothing', () => {
    for (const value of ['3 working_days', '>= 4 percent', '24 hours', '<= 5', '5 working_days before']) {
      const amount = amountOf(value);
      expect(amount && amountValue(amount)).toBe(value);
    }
  });
  test('a frequency of unknown form keeps its words', () => {
    expect(frequencyWords({ value: 'quarterly', words: '每季度' }, texts.en)).toBe('quarterly');
    expect(frequencyWords({ value: 'every 2 months', words: '每两个月' }, texts.zh)).toBe('每 2 个月');
    expect(frequencyWords({ value: 'at dawn', words: '每日清晨' }, texts.zh)).toBe('每日清晨');
  });
  test('the earliest date is the due date', () => {
    const dates = ['2026-12-05', '', '2026-08-31'].map((on) => ({ on, words: '' }));
    expect(dueOf({ dates })).toBe('2026-08-31');
    expect(dueOf({ dates: [] })).toBeNull();
  });
});
