import { describe, expect, it } from 'vitest';
import { cleaned, derived, findFaults, valueWords } from './fields.rules.ts';
import { findKind } from './index.ts';
import type { FieldValues } from './ledgers.schema.ts';
import { lightOf, quarterDue } from './progress.rules.ts';
import { monthsAfter } from './present.service.ts';
import { factsOf, evidenceTitle, releaseOf } from './release.rules.ts';
import { headingsOf, hintsOf, readRows, valuesOf } from './sheets.rules.ts';

const kind = (code: string) => {
  const found = findKind(code);
  if (!found) throw new Error(code);
  return found;
};
const NOW = new Date('2026-11-22T16:30:00Z'); // already the 23rd in China
const UNIT = '00000000-0000-4000-8000-000000000001';
const faultsOf = (code: string, values: FieldValues, whole = true) =>
  findFaults(kind(code), cleaned(kind(code), values), { now: NOW, isUnit: (id) => id === UNIT, whole }).map(
    ({ field, zh }) => `${field} ${zh}`,
  );

describe('the checks of fields', () => {
  it.each<[string, FieldValues, string[]]>([
    ['report_heard', { heldOn: '2026-11-23', heardBy: 'head' }, []],
    ['report_heard', { heldOn: '2026-11-24', heardBy: 'head' }, ['heldOn “日期”晚于今天']],
    [
      'report_heard',
      { heldOn: '2026-02-30', heardBy: 'boss' },
      ['heldOn “日期”不是有效日期', 'heardBy “听取人”不在选项之内'],
    ],
    ['report_heard', { heldOn: ' ' }, ['heldOn “日期”没有填写', 'heardBy “听取人”没有填写']],
    ['emergency', { happenedAt: '2026-11-23T00:31:00+08:00', level: 'major' }, ['happenedAt “发生时间”晚于现在']],
    ['emergency', { happenedAt: '2026-11-23T00:30:00+08:00', level: 'major' }, []],
    [
      'training',
      { heldOn: '2026-05-06', form: 'officers', units: [{ organisationId: UNIT, people: 0 }] },
      ['units “参训单位和人数”里每个单位要有人数'],
    ],
    [
      'training',
      { heldOn: '2026-05-06', form: 'officers', units: [{ organisationId: 'x', people: 3 }] },
      ['units “参训单位和人数”里有不存在的单位'],
    ],
    [
      'staffing',
      { sinceOn: '2026-01-01', office: '办公室\n二', officers: 2.5, budget: 1.234 },
      ['office “工作机构”只能填一行', 'officers “政务公开工作人员数”要填整数', 'budget “经费（万元）”最多两位小数'],
    ],
    [
      'consultation',
      { openedOn: '2026-11-02', closesOn: '2026-11-01', form: 'online', address: 'javascript:1' },
      ['address “网址”要以 https:// 或 http:// 开头', 'closesOn “截止日期”早于“开始日期”'],
    ],
    ['consultation', { openedOn: '2026-11-02', closesOn: '2026-12-31', form: 'online' }, []],
    ['hotline_work', { doneOn: '2026-11-02', received: 3, answered: 4 }, ['received “办结件数”大于“受理件数”']],
  ])('%s %j', (code, values, expected) => expect(faultsOf(code, values)).toEqual(expected));

  it('leave an unfinished draft alone', () => expect(faultsOf('report_heard', {}, false)).toEqual([]));
  it('refuse a quarter that has not begun', () => {
    const progress = (quarter: string) =>
      faultsOf('progress', { item: UNIT, reportedOn: '2026-11-01', quarter, percent: 10, text: '一' });
    expect(progress('2026-Q4')).toEqual([]);
    expect(progress('2027-Q1')).toEqual(['quarter “季度”还没有到']);
    expect(progress('2026-Q5')).toEqual(['quarter “季度”要填季度，如 2026-Q3']);
  });
  it('drop what the kind does not have, and keep instants in one form', () =>
    expect(cleaned(kind('emergency'), { happenedAt: '2026-11-23T00:30:00+08:00', level: 'major', more: 'x' })).toEqual({
      ...{ happenedAt: '2026-11-22T16:30:00.000Z', level: 'major' },
    }));
});

describe('what follows from the fields', () => {
  it('is the day in China, what it is about, and what may stand once', () => {
    const values = cleaned(kind('emergency'), { happenedAt: '2026-11-23T00:30:00+08:00', level: 'major' });
    expect(derived(kind('emergency'), values, UNIT)).toMatchObject({ occurredOn: '2026-11-23', onceKey: '' });
    const report = { item: UNIT, reportedOn: '2026-10-10', quarter: '2026-Q3', percent: 50, text: '一' };
    const [one, other] = ['a', 'b'].map((unit) => derived(kind('progress'), report, unit));
    expect(one).toMatchObject({ aboutType: 'ledger_entry', aboutId: UNIT, occurredOn: '2026-10-10' });
    expect(one?.onceKey).toBe(other?.onceKey);
    expect(derived(kind('livelihood_item'), { setOn: '2026-01-01', year: 2026 }, UNIT).onceKey).toBe('');
  });
  it('tells facts without persons, and no title where a kind names one', () => {
    const named = { person: '甲', position: '副局长', sinceOn: '2026-01-01' };
    expect(factsOf(kind('leader_named'), named, null)).toEqual({});
    expect(evidenceTitle(kind('leader_named'), '甲任分管负责人')).toBe('分管负责人');
    const training = { form: 'officers', hours: 8, units: [{ organisationId: UNIT, people: 12 }], contents: '甲讲课' };
    expect(factsOf(kind('training'), training, null)).toEqual({ form: 'officers', hours: 8, people: 12 });
    expect(factsOf(kind('progress'), { quarter: '2026-Q4', percent: 100 }, 'livelihood_item')).toEqual({
      ...{ quarter: '2026-Q4', percent: 100, of: 'livelihood_item', completed: true },
    });
  });
  it('lets only public fields and files out', () => {
    const entry = {
      id: '1',
      organisationId: UNIT,
      title: '常务会议',
      fields: { citizens: 5, agenda: '住房', meeting: 'executive' },
    };
    const file = (name: string, isPublic: boolean) => ({ sha256: name, name, mediaType: 'x', size: 1, isPublic });
    const release = releaseOf(kind('open_meeting'), entry, [file('a', true), file('b', false)]);
    expect(release.subject.text).toBe('常务会议\n会议：政府常务会议\n列席人数：5\n议题：住房');
    expect(release.files.map(({ name }) => name)).toEqual(['a']);
    expect(valueWords(kind('progress').fields[2] as never, '2026-Q3', 'en', String, String)).toBe('Q3 2026');
  });
});

describe('the light of an item', () => {
  const item = { setOn: '2026-01-01', dueOn: '2026-12-31' };
  const at = (quarter: string, percent: number) => [{ quarter, percent, paid: null }];
  it.each([
    ['2026-03-20', [], 'on_time'],
    ['2026-04-15', [], 'behind'],
    ['2026-04-16', [], 'silent'],
    ['2026-04-16', at('2026-Q1', 20), 'on_time'],
    ['2026-07-15', at('2026-Q1', 20), 'on_time'],
    ['2026-07-16', at('2026-Q1', 20), 'silent'],
    ['2026-08-01', at('2026-Q2', 24), 'behind'],
    ['2026-08-01', at('2026-Q2', 26), 'on_time'],
    ['2026-12-31', at('2026-Q3', 70), 'on_time'],
    ['2027-01-01', at('2026-Q4', 99.9), 'late'],
    ['2027-01-01', at('2026-Q4', 100), 'done'],
  ] as const)('on %s with %j is %s', (today, points, light) => expect(lightOf(item, points, today)).toBe(light));
  it('asks for no quarter before the item was set', () => {
    expect(quarterDue({ setOn: '2026-07-01', dueOn: '' }, '2026-09-01')).toBeNull();
    expect(quarterDue({ setOn: '2025-07-01', dueOn: '' }, '2026-01-16')).toBe('2025-Q4');
    expect(quarterDue({ setOn: '2025-07-01', dueOn: '' }, '2026-01-15')).toBe('2025-Q3');
  });
  it('knows the same day of a later month', () => {
    expect(monthsAfter('2024-02-29', 24)).toBe('2026-02-28');
    expect(monthsAfter('2026-05-31', 1)).toBe('2026-06-30');
  });
});

describe('a sheet', () => {
  const cells = (rows: readonly string[][]) => rows.map((row) => row.map((text) => ({ text })));
  it('is known by its headings, without its line of hints', () => {
    const training = kind('training');
    const row = ['财政局', '春季培训', '2026年3月5日', '政务公开工作人员轮训', '8学时', '财政局：12；教育局 8人', ''];
    const read = readRows(training, cells([['培训台账'], headingsOf(training), hintsOf(training), row, ['', '']]));
    expect(read).toHaveLength(1);
    const lookups = { unitOf: (name: string) => (name === '火星局' ? null : `id-${name}`), entryOf: () => null };
    expect(read?.[0]?.line).toBe(4);
    expect(valuesOf(training, read?.[0] as never, lookups)).toEqual({
      fields: {
        ...{ heldOn: '2026-03-05', form: 'officers' },
        units: [
          { organisationId: 'id-财政局', people: 12 },
          { organisationId: 'id-教育局', people: 8 },
        ],
      },
      faults: [expect.objectContaining({ field: 'hours', zh: '“学时”读不懂“8学时”' })],
    });
    expect(readRows(training, cells([['姓名', '电话']]))).toBeNull();
  });
  it.each([
    ['2026-03-05 9:05', '2026-03-05T01:05:00.000Z'],
    ['2026年3月5日 23时59分', '2026-03-05T15:59:00.000Z'],
    ['2026-03-05 24:00', undefined],
    ['昨天', undefined],
  ])('reads the moment %s', (text, at) => {
    const row = { line: 2, unit: '', title: '', texts: new Map([['happenedAt', text]]) };
    const { fields } = valuesOf(kind('emergency'), row, { unitOf: () => null, entryOf: () => null });
    expect(fields['happenedAt']).toBe(at);
  });
  it.each([
    ['2026-Q3', '2026-Q3'],
    ['2026年第三季度', '2026-Q3'],
    ['2026年4季度', '2026-Q4'],
    ['三季度', undefined],
  ])('reads the quarter %s', (text, quarter) => {
    const row = { line: 2, unit: '', title: '', texts: new Map([['quarter', text]]) };
    const { fields } = valuesOf(kind('progress'), row, { unitOf: () => null, entryOf: () => null });
    expect(fields['quarter']).toBe(quarter);
  });
});
