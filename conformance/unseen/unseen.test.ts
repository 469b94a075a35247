import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DocumentReading } from '../../server/src/publishing/documents/reading.schema.ts';
import { COLUMNS, matchTasks, scoreDocument, type ExpectedDocument } from './compare.ts';
import { alarms, MOST_ALARMS, scoreFolder, table, type SetScore } from './score.ts';

const scores: SetScore[] = [];

/** Documents that nobody had looked at while the rules were written keep what was reached with them (README.md). */
describe.each([
  ['twenty unseen documents', import.meta.dirname, 20, 173],
  ['eight more', join(import.meta.dirname, 'second'), 8, 52],
  ['twenty more', join(import.meta.dirname, 'third'), 20, 221],
  ['another twenty', join(import.meta.dirname, 'fourth'), 20, 213],
  ['a fifth set of twenty', join(import.meta.dirname, 'fifth'), 20, 206],
  ['a sixth set of twenty', join(import.meta.dirname, 'sixth'), 20, 182],
  ['a seventh set of twenty', join(import.meta.dirname, 'seventh'), 20, 159],
  ['an eighth set of twenty', join(import.meta.dirname, 'eighth'), 20, 147],
  ['a ninth set of twenty', join(import.meta.dirname, 'ninth'), 20, 133],
  ['a tenth set of twenty', join(import.meta.dirname, 'tenth'), 20, 178],
  ['an eleventh set of twenty', join(import.meta.dirname, 'eleventh'), 20, 190],
  ['a twelfth set of twenty', join(import.meta.dirname, 'twelfth'), 20, 184],
  ['a thirteenth set of twenty', join(import.meta.dirname, 'thirteenth'), 20, 180],
  ['a fourteenth set of twenty', join(import.meta.dirname, 'fourteenth'), 20, 209],
  ['a fifteenth set of twenty', join(import.meta.dirname, 'fifteenth'), 20, 212],
  ['a sixteenth set of twenty', join(import.meta.dirname, 'sixteenth'), 20, 169],
])('%s', (_, folder, documents, items) => {
  test('units, days and terms are right often enough, and no wrong value is silent', async () => {
    const score = await scoreFolder(folder);
    scores.push(score);
    expect(score.documents).toHaveLength(documents);
    expect(score.total.columns.units.of).toBeGreaterThanOrEqual(items);
    expect(score.shortfalls, table(score).join('\n')).toEqual([]);
    // Fields that are left out or warned of: a number outside the text of its page (fourth), a head that names no body (seventh, eleventh), four bodies over a title (sixteenth).
    const leftOut =
      { fourth: 1, seventh: 3, eleventh: 2, thirteenth: 1, fourteenth: 1, sixteenth: 1 }[basename(folder)] ?? 0;
    expect(score.total.fields.right).toBeGreaterThanOrEqual(score.total.fields.of - leftOut);
  });
});

test('right values are seldom warned of: whoever is warned too often stops looking', () => {
  expect(scores.length).toBeGreaterThan(0);
  for (const column of [...COLUMNS, 'fields'] as const) {
    const sum = (of: 'warned' | 'of') => scores.reduce((all, { total }) => all + total.alarms[column][of], 0);
    const share = (100 * sum('warned')) / sum('of');
    expect(share, `${column}\n${scores.map(alarms).join('\n')}`).toBeLessThanOrEqual(MOST_ALARMS[column]);
  }
});

/** A scorer that finds no fault would prove nothing. */
describe('the scorer', () => {
  const expected: ExpectedDocument = {
    file: 'a.txt',
    title: '甲',
    documentNumber: null,
    issuingBody: null,
    madeOn: null,
    tasks: [
      { path: '一', text: '公开预算', lead: [], responsible: ['市财政局'], dates: ['2021-06-30'], frequencies: [], limits: [], thresholds: ['>= 100 percent'], tolerated: { frequencies: ['yearly'] } }, // prettier-ignore
      { path: '二', text: '说明', lead: [], responsible: [], dates: [], frequencies: [], limits: [], thresholds: [], optional: true }, // prettier-ignore
    ],
  };
  const field = (value: string) => ({ value, confidence: 'likely' as const });
  const task = { path: '一', anchor: 'a1', text: '公开 预算。', lead: [], responsible: ['市财政局'], dueOn: null, dates: [{ on: '2021-06-30', words: '6月底' }], frequencies: [{ value: 'yearly', words: '全年' }], limits: [], thresholds: [{ value: '= 100 percent', words: '100%' }] }; // prettier-ignore
  const none = field('');
  const fields = { title: field('甲'), documentNumber: none, issuingBody: none, indexNumber: none, topic: none, subjectWords: none, madeOn: none, publishedOn: none, mainRecipients: none, validity: none }; // prettier-ignore
  const reading: DocumentReading = { fields, body: [], tasks: [task], warnings: [] };
  const score = (change: Partial<DocumentReading>) => {
    const { columns, silent, warned, missed } = scoreDocument(expected, { ...reading, ...change });
    return { units: columns.units, dates: columns.dates, silent, warned, missed };
  };
  const right = { right: 1, of: 1 };
  const wrong = { right: 0, of: 1 };

  test('all right: tolerated values and a missing optional item cost nothing', () => {
    expect(score({})).toEqual({ units: right, dates: right, silent: 0, warned: 0, missed: 0 });
  });
  test('a missing task is wrong in every column', () => {
    expect(score({ tasks: [] })).toEqual({ units: wrong, dates: wrong, silent: 0, warned: 0, missed: 1 });
  });
  test('a wrong unit is silent unless a warning about units has its path', () => {
    const tasks = [{ ...task, responsible: ['市财政局', '市审计局'] }];
    expect(score({ tasks })).toMatchObject({ units: wrong, silent: 1, warned: 0 });
    const about = (path: string, code: string) => [{ code, path, words: '市审计局' }];
    expect(score({ tasks, warnings: about('一', 'task_unit_unclear') })).toMatchObject({ silent: 0, warned: 1 });
    expect(score({ tasks, warnings: about('二', 'task_unit_unclear') })).toMatchObject({ silent: 1, warned: 0 });
    expect(score({ tasks, warnings: about('一', 'task_date_unclear') })).toMatchObject({ silent: 1, warned: 0 });
  });
  test('a date left out is missed, another one is a wrong value, a task too many as well', () => {
    expect(score({ tasks: [{ ...task, dates: [] }] })).toMatchObject({ dates: wrong, silent: 0, missed: 1 });
    expect(score({ tasks: [{ ...task, dates: [{ on: '2022-06-30', words: '' }] }] })).toMatchObject({ dates: wrong, silent: 1 }); // prettier-ignore
    const more = { ...task, path: '三', text: '别的' };
    expect(score({ tasks: [task, more] })).toMatchObject({ units: { right: 1, of: 2 }, silent: 1 });
  });
  test('a frequency that the sets have no word for is neither right nor wrong; another common one is wrong', () => {
    const often = (value: string) => score({ tasks: [{ ...task, frequencies: [{ value, words: '' }] }] });
    expect(often('half_monthly')).toMatchObject({ silent: 0, missed: 0 });
    expect(often('every 2 months')).toMatchObject({ silent: 0, missed: 0 });
    expect(often('monthly')).toMatchObject({ silent: 1 });
  });
  test('the same words elsewhere are the same task, under another path; another text is another task', () => {
    expect(matchTasks(expected.tasks, [{ ...task, path: '一/1' }]).size).toBe(1);
    const elsewhere = scoreDocument(expected, { ...reading, tasks: [{ ...task, path: '一/1' }] });
    expect(elsewhere.paths).toEqual({ right: 0, of: 1 });
    expect(matchTasks(expected.tasks, [{ ...task, text: '公开决算' }]).size).toBe(0);
  });
});
