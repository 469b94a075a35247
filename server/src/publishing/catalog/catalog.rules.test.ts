import { describe, expect, it } from 'vitest';
import { extractFile } from '../../kernel/extract/index.ts';
import { writeWorkbook } from '../../kernel/sheets/index.ts';
import { dueFrom } from '../../foundation/clocks/index.ts';
import { calendarOf, listShippedYears } from '../../foundation/calendar/index.ts';
import { CHANNELS, FIELDS, keysOf, suggestEntries } from './catalog.rules.ts';
import type { Entry } from './catalog.schema.ts';
import { readTable, WIDTHS, writeTable, type RawTable } from './table.rules.ts';
import { clockRulesOf, readTerms } from './terms.rules.ts';

const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{
    id: '00000000-0000-7000-8000-000000000001',
    field: '义务教育',
    number: 1,
    level1: '招生管理',
    level2: '学校介绍',
  },
  ...{
    content: '办学性质、办学地点、办学规模',
    basis: '《义务教育法》',
    timeLimit: '信息形成或者变更之日起20个工作日内',
  },
  ...{
    publisher: '安澜市教育局',
    organisationId: null,
    channels: ['政府网站', '公开查阅点'],
    toSociety: true,
    toGroup: '',
  },
  ...{
    proactive: true,
    onRequest: false,
    atCounty: true,
    atTownship: false,
    evidence: '',
    terms: [],
    isLimitUnread: false,
  },
  ...{ organisationName: '', status: 'open' as const, version: 1, documents: 0, lastPublishedOn: null },
  ...more,
});

describe('the standard', () => {
  it('has 26 fields and 13 channels', () => {
    expect(new Set(FIELDS).size).toBe(26);
    expect(new Set(CHANNELS).size).toBe(13);
  });
});

describe('a time limit', () => {
  it.each([
    ['信息形成或者变更之日起20个工作日内', [{ kind: 'within', amount: 20, unit: 'working_day' }]],
    ['自信息形成之日起二十个工作日内予以公开', [{ kind: 'within', amount: 20, unit: 'working_day' }]],
    ['作出行政决定之日起７个工作日内', [{ kind: 'within', amount: 7, unit: 'working_day' }]],
    ['收到申请后24小时内', [{ kind: 'within', amount: 24, unit: 'hour' }]],
    ['批准后15日内', [{ kind: 'within', amount: 15, unit: 'natural_day' }]],
    ['每季度首月公开', [{ kind: 'every', every: 'quarter', before: '' }]],
    ['每年3月31日前', [{ kind: 'every', every: 'year', before: '03-31' }]],
    ['每年1月底前', [{ kind: 'every', every: 'year', before: '01-31' }]],
    ['每半年一次', [{ kind: 'every', every: 'half_year', before: '' }]],
    ['规划类20个工作日内；动态信息3个工作日以内', [{ amount: 20 }, { amount: 3 }]],
    ['及时公开', []],
    ['长期公示', []],
  ])('%s', (words, terms) => {
    const read = readTerms(words);
    expect(read).toHaveLength(terms.length);
    expect(read).toMatchObject(terms);
  });

  it('becomes the rule of a clock', () => {
    const terms = readTerms('信息形成或者变更之日起20个工作日内');
    const [rule] = clockRulesOf({ ...entry(), terms });
    if (!rule) throw new Error('no rule');
    // the vector of rules.md §9
    expect(dueFrom(rule, '2024-09-13', calendarOf(listShippedYears())).dueOn).toBe('2024-10-17');
    expect(clockRulesOf({ ...entry(), terms: readTerms('每年3月31日前') })).toEqual([]);
  });
});

describe('the table', () => {
  it('comes back from Excel as it went out', async () => {
    const entries = [
      entry({ evidence: '招生简章' }),
      entry({
        number: 2,
        level2: '招生范围',
        toSociety: false,
        toGroup: '适龄儿童家长',
        onRequest: true,
        atTownship: true,
        content: '学区划分\n分片情况',
      }),
    ];
    const bytes = writeWorkbook([
      { name: '义务教育', rows: writeTable('义务教育', entries), widths: WIDTHS, frozenRows: 3 },
    ]);
    const { blocks } = await extractFile(bytes, '标准目录.xlsx');
    const table = blocks.find((block) => block.kind === 'table');
    const read = readTable(table as RawTable, '');
    expect(read.faults).toEqual([]);
    expect(read.rows).toHaveLength(2);
    for (const [at, row] of read.rows.entries()) expect(entries[at]).toMatchObject({ ...row });
  });

  it('is read as counties write it: boxes before channels, merged items, notes below', () => {
    const cells = (...texts: string[]) => texts.map((text) => ({ text }));
    const table: RawTable = {
      caption: 'Sheet1',
      rows: [
        [{ text: '（八）养老服务领域基层政务公开标准目录', colSpan: 12 }],
        [
          ...[
            { text: '序号', rowSpan: 2 },
            { text: '公开事项', colSpan: 2 },
            { text: '公开内容\n(要素)', rowSpan: 2 },
          ],
          ...[
            { text: '公开依据', rowSpan: 2 },
            { text: '公开时限', rowSpan: 2 },
            { text: '公开主体', rowSpan: 2 },
          ],
          ...[
            { text: '公开渠道和载体', rowSpan: 2 },
            { text: '公开对象', colSpan: 2 },
            { text: '公开方式', colSpan: 2 },
          ],
        ],
        cells('一级事项', '二级事项', '全社会', '特定群众', '主动', '依申请公开'),
        [
          { text: '1' },
          { text: '养老服务通用政策', rowSpan: 2 },
          ...cells(
            '国家和地方层面养老服务相关政策文件',
            '文件名称、文号',
            '《养老机构管理办法》',
            '制定或获取文件之日起10个工作日内',
            '县级民政部门',
          ),
          ...cells('■政府网站 □政府公报 ■社区/企事业单位/村公示栏（电子屏）\n□其他_____', '√', '', '√', ''),
        ],
        cells(
          '2',
          '养老服务扶持政策措施',
          '扶持政策',
          '同上',
          '及时公开',
          '县级民政部门',
          '□政府网站 ■精准推送',
          '',
          '老年人',
          '√',
          '√',
        ),
        [{ text: '注：本目录由民政部门解释。', colSpan: 12 }],
      ],
    };
    const { rows, faults, warnings } = readTable(table, '');
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      ...{
        field: '养老服务',
        number: 1,
        level1: '养老服务通用政策',
        publisher: '县级民政部门',
        toSociety: true,
        toGroup: '',
      },
      ...{ channels: ['政府网站', '社区/企事业单位/村公示栏（电子屏）'], proactive: true, onRequest: false },
    });
    expect(rows[1]).toMatchObject({
      ...{ level1: '养老服务通用政策', level2: '养老服务扶持政策措施', toSociety: false, toGroup: '老年人' },
      ...{ channels: ['精准推送'], onRequest: true, timeLimit: '及时公开' },
    });
    expect(warnings.map(({ zh }) => zh)).toEqual(['时限“及时公开”不能计时，只作文字保存']);
  });

  it('says in which row what is missing, and leaves out sheets of other things', () => {
    const cells = (...texts: string[]) => texts.map((text) => ({ text }));
    const rows = [
      cells('序号', '公开事项', '公开内容', '公开主体'),
      cells('1', '', '要素', '教育局'),
      cells('2', '事项', '', ''),
    ];
    expect(readTable({ caption: '表', rows }, '就业').faults.map(({ where, zh }) => `${where}：${zh}`)).toEqual([
      '表 2：缺公开事项',
      '表 3：缺公开内容（要素）',
      '表 3：缺公开主体',
    ]);
    expect(readTable({ rows }, '').faults[0]?.zh).toContain('没有写明领域');
    const other = readTable({ caption: '说明', rows: [cells('填表说明')] }, '就业');
    expect(other).toMatchObject({ rows: [], faults: [], warnings: [{ where: '说明' }] });
  });

  it('knows several entries of one item apart', () => {
    const row = { field: '就业', level1: '服务', level2: '', publisher: '人社局' };
    expect(new Set(keysOf([row, row, { ...row, level2: '招聘' }])).size).toBe(3);
    expect(keysOf([{ ...row, publisher: '人 社局' }])).toEqual(keysOf([row]));
  });
});

describe('suggestions', () => {
  const entries = [
    entry({ id: '1', field: '义务教育', level1: '招生管理', level2: '招生计划', content: '学区、招生人数' }),
    entry({
      id: '2',
      field: '财政预决算',
      level1: '部门预算',
      level2: '收支总体情况',
      content: '部门收支总表',
      organisationId: 'f',
    }),
    entry({ id: '3', field: '养老服务', level1: '老年人补贴', level2: '高龄津贴', content: '补贴对象、标准、申请' }),
  ];
  it.each([
    ['安澜市教育局关于做好2026年义务教育阶段学校招生工作的通知', ['1']],
    ['安澜市财政局2026年部门预算公开说明', ['2']],
    ['安澜市高龄津贴发放管理办法', ['3']],
    ['关于2027年元旦放假安排的通知', []],
  ])('%s', (title, ids) => {
    const found = suggestEntries({ title, topic: '', subjectWords: '', organisationId: 'f' }, entries, 3);
    expect(found.map(({ id }) => id)).toEqual(ids);
  });
});
