import { describe, expect, it } from 'vitest';
import { listShippedYears } from './calendar.data.ts';
import { checkYears, readCalendarFile } from './calendar-file.rules.ts';

const good = {
  notices: [
    { title: '国务院办公厅关于2027年部分节假日安排的通知', number: '国办发明电〔2026〕1号', madeOn: '2026-11-30' },
  ],
  off: ['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03', '2027-02-08', '2027-02-09', '2027-02-10'],
  work: ['2027-02-14', '2027-10-09'],
};
const read = (content: unknown) => readCalendarFile(typeof content === 'string' ? content : JSON.stringify(content));
const short = (list: { year: string; code: string; value: string }[]) =>
  list.map((entry) => [entry.year, entry.code, entry.value].join(' ').trim());

describe('calendar file', () => {
  it('takes a complete year', () => {
    const { years, faults, warnings } = read(`\uFEFF${JSON.stringify({ 2027: good })}`);
    expect(short(faults)).toEqual([]);
    expect(short(warnings)).toEqual(['2027 unusual_count 258']);
    expect(years).toEqual([{ year: 2027, ...good }]);
  });

  it('finds nothing wrong with the shipped years', () => {
    expect(checkYears(listShippedYears())).toEqual([]);
    expect(listShippedYears().map((entry) => entry.year)).toEqual(Array.from({ length: 16 }, (_, i) => 2011 + i));
  });

  it.each<[string, unknown, string[]]>([
    ['no JSON', '{"2027":', ['not_json']],
    ['an empty file', '', ['not_json']],
    ['a list', [], ['not_an_object']],
    ['nothing', {}, ['no_years']],
    ['a year out of range', { 1900: good }, ['1900 bad_year']],
    ['a year with letters', { '2027年': good }, ['2027年 bad_year']],
    ['no lists', { 2027: {} }, ['2027 missing_list off', '2027 missing_list work']],
    ['text instead of a list', { 2027: { off: '2027-01-01', work: [] } }, ['2027 missing_list off']],
    ['numbers in a list', { 2027: { off: [], work: [1] } }, ['2027 missing_list work']],
    ['a year that is a list', { 2027: ['2027-01-01'] }, ['2027 missing_list off, work']],
    ['a misspelt field', { 2027: { ...good, workdays: [] } }, ['2027 unknown_field workdays']],
    ['a date that does not exist', { 2027: { ...good, off: ['2027-02-29'] } }, ['2027 bad_date 2027-02-29']],
    ['a date in another form', { 2027: { ...good, off: ['2027/2/8'] } }, ['2027 bad_date 2027/2/8']],
    ['a date of another year', { 2027: { ...good, work: ['2026-12-27'] } }, ['2027 other_year 2026-12-27']],
    ['a date twice', { 2027: { ...good, off: ['2027-01-01', '2027-01-01'] } }, ['2027 date_twice 2027-01-01']],
    ['off and worked', { 2027: { ...good, off: ['2027-02-14'] } }, ['2027 off_and_work 2027-02-14']],
    ['a weekday as worked', { 2027: { ...good, work: ['2027-02-11'] } }, ['2027 work_on_weekday 2027-02-11']],
    ['a notice without title', { 2027: { ...good, notices: [{ number: '1' }] } }, ['2027 bad_notice {"number":"1"}']],
    ['notices as text', { 2027: { ...good, notices: 'x' } }, ['2027 bad_notice notices']],
    [
      'a wrong date of a notice',
      { 2027: { ...good, notices: [{ title: '通知', madeOn: '2026-11-31' }] } },
      ['2027 bad_notice {"title":"通知","madeOn":"2026-11-31"}'],
    ],
  ])('refuses %s', (_, content, expected) => {
    const result = read(content);
    expect(short(result.faults).map((entry) => entry.replace(/^(not_json).*/, '$1'))).toEqual(expected);
    expect(result.years).toEqual([]);
    for (const entry of result.faults) expect(entry.text.zh.length * entry.text.en.length).toBeGreaterThan(0);
  });

  it('names all faults of all years at once and takes none of them', () => {
    const { years, faults } = read({
      2027: { off: ['2027-01-01', '2027-01-01'], work: ['2027-01-04', '2028-01-02'] },
      2028: good,
    });
    expect(years).toEqual([]);
    expect(faults).toHaveLength(3 + good.off.length + good.work.length);
  });

  it('warns of what is probably incomplete', () => {
    const { years, warnings } = read({ 2027: { off: ['2027-01-01'], work: [] } });
    expect(years).toHaveLength(1);
    expect(short(warnings)).toEqual([
      '2027 no_notice',
      '2027 fixed_holiday_missing 2027-05-01',
      '2027 fixed_holiday_missing 2027-10-01',
      '2027 fixed_holiday_missing 2027-10-02',
      '2027 fixed_holiday_missing 2027-10-03',
      '2027 unusual_count 260',
    ]);
  });
});
