import { describe, expect, test } from 'vitest';
import { brief, readPlan, readText } from './testing.ts';

const tasksOf = (items: string) => readPlan(items).tasks.map(brief);

describe('what one task is', () => {
  test('the text closed by one bracket; a paragraph may hold several', () => {
    expect(
      tasksOf(
        '一、公开\n（一）推进甲。做好甲的公开。（市财政局牵头）做好乙的公开。（市教育局、市民政局负责）\n做好丙的公开，每季度一次。（市司法局会同有关部门落实）',
      ),
    ).toEqual([
      '一/（一）: 市财政局 +',
      '一/（一）: + 市教育局、市民政局',
      '一/（一）: 市司法局 + 有关部门 |  | quarterly',
    ]);
  });
  test('a numbered item where no bracket stands', () => {
    expect(tasksOf('一、公开\n（一）推进甲。6月底前完成。\n（二）推进乙。每半年公开一次。')).toEqual([
      '一/（一）: + | 2021-06-30',
      '一/（二）: + |  | half_yearly',
    ]);
  });
  test('label lines, several of them, belong to the item above', () => {
    expect(
      tasksOf(
        '一、目标\n1.努力实现地区生产总值增长6%以上。\n牵头单位：市发改局\n责任单位：各区县，市直各部门\n完成时限：2021年12月底\n2.规范收费管理。\n牵头单位：市财政局',
      ),
    ).toEqual(['一/1: 市发改局 + 各区县、市直各部门 | 2021-12-31 |  |  | >= 6 percent', '一/2: 市财政局 +']);
  });
  test('a bracket line after the inner items of one item is for all of them', () => {
    const { tasks, warnings } = readPlan(
      '一、任务\n1.完善体系\n（1）加强甲。\n（2）推进乙。\n（3）加强丙。\n（责任单位：市应急局、各区县人民政府）\n2.健全体制\n（1）加强丁。\n（2）加强戊。\n（责任单位：市民政局）',
    );
    expect(tasks.map(brief)).toEqual(['一/1: + 市应急局、各区县人民政府', '一/2: + 市民政局']);
    expect(tasks[0]?.text).toBe('完善体系\n（1）加强甲。\n（2）推进乙。\n（3）加强丙。');
    expect(warnings.map((warning) => warning.code)).toEqual(['task_scope_unclear', 'task_scope_unclear']);
  });
  test('a bracket in the heading is for the text below it', () => {
    expect(
      tasksOf(
        '一、任务\n（一）推进预算公开（责任单位：市财政局）\n公开部门预算，10月底前完成。\n（二）推进教育公开（市教育局牵头，市财政局配合）\n1.公开招生。\n2.公开收费。',
      ),
    ).toEqual(['一/（一）: + 市财政局 | 2021-10-31', '一/（二）: 市教育局 + 市财政局']);
  });
  test('inline labels and units before the content', () => {
    expect(
      tasksOf(
        '一、任务\n1.推进公开。责任单位：市财政局、市教育局。\n2.推进监管。\n责任单位：市市场监管局\n工作内容：每月抽查。',
      ),
    ).toEqual(['一/1: + 市财政局、市教育局', '一/2: + 市市场监管局 |  | monthly']);
  });
  test('dash lines and sentences', () => {
    expect(
      tasksOf(
        '一、任务\n健全就业服务体系，完善政策。\n——由市人社局、市教育局会同有关部门组织落实。\n二、保障\n（一）完善制度。该项工作由市司法局牵头，各部门配合。',
      ),
    ).toEqual(['一: 市人社局、市教育局 + 有关部门', '二/（一）: 市司法局 + 各部门']);
  });
  test('a heading that is a unit gives its items to it', () => {
    expect(tasksOf('一、分工\n（一）市财政局\n1.公开预算。\n2.公开决算。')).toEqual([
      '一/（一）/1: + 市财政局',
      '一/（一）/2: + 市财政局',
    ]);
  });
  test('aims and principles are no tasks, nor are the parts of a sentence', () => {
    expect(
      tasksOf(
        '一、总体要求\n（一）指导思想。坚持公开。\n（二）基本原则。坚持统筹。\n二、任务\n（一）做好下列公开：\n1.规划；\n2.统计；\n3.预算。\n（二）做好回应。',
      ),
    ).toEqual(['二/（一）: +', '二/（二）: +']);
  });
  test('replies, rules and holiday notices ask nothing', () => {
    expect(
      readText(
        '安澜市人民政府办公室关于2021年部分节假日安排的通知\n各部门：\n现将安排通知如下。\n一、元旦：1月1日至3日放假。\n二、春节：2月11日至17日放假。\n安澜市人民政府办公室\n2020年12月1日',
      ).tasks,
    ).toEqual([]);
    expect(
      readText('安澜市公开办法\n第一条　各部门应当在20个工作日内公开。\n第二条　市政府办公室负责指导（含监督）。')
        .tasks,
    ).toEqual([]);
  });
});

describe('notes that hold for what follows', () => {
  test('in a bracket, from there on', () => {
    expect(
      tasksOf(
        '一、任务\n（一）做好甲。（市教育局、市财政局负责，列第一位的为牵头单位，下同）\n（二）做好乙。（市民政局、市人社局、各区县政府负责）\n（三）做好丙。（市司法局牵头，市公安局配合）',
      ),
    ).toEqual([
      '一/（一）: 市教育局 + 市财政局',
      '一/（二）: 市民政局 + 市人社局、各区县政府',
      '一/（三）: 市司法局 + 市公安局',
    ]);
  });
  test('in the text before, or in a remark at the end', () => {
    expect(
      tasksOf('以下任务中排名第一的单位为牵头单位。\n一、任务\n（一）做好甲。（责任单位：市教育局、市财政局）'),
    ).toEqual(['一/（一）: 市教育局 + 市财政局']);
    expect(
      tasksOf(
        '一、任务\n（一）做好甲。（市教育局、市财政局负责）\n（二）做好乙。（市民政局、市人社局负责）\n注：责任单位排在首位的为牵头单位',
      ),
    ).toEqual(['一/（一）: 市教育局 + 市财政局', '一/（二）: 市民政局 + 市人社局']);
  });
});

describe('tasks in tables', () => {
  const table = (rows: string) => readPlan(rows).tasks.map(brief);
  test('columns by their headers, sections inside, merged words', () => {
    expect(
      table(
        '| 序号 | 工作任务 | 具体措施 | 牵头单位 | 责任单位 | 完成时限 |\n| 一、深化公开 |\n| 1 | 预算公开 | 公开部门预算 | 市财政局 | 各预算单位 | 6月底前 |\n| 2 | 政策解读 | 解读不少于3次 | 市政府办公室 | 市教育局⏎市民政局 | 持续推进 |\n| 二、加强保障 |\n| 3 | 培训 | 每半年培训1次 | 市政府办公室 | — | 2021年12月 |',
      ),
    ).toEqual([
      '一: 市财政局 + 各预算单位 | 2021-06-30',
      '一: 市政府办公室 + 市教育局、市民政局 |  |  |  | >= 3 times',
      '二: 市政府办公室 + | 2021-12-31 | half_yearly',
    ]);
  });
  test('one column of units with the words in it; the first named lead by a note', () => {
    expect(
      table(
        '| 任务内容 | 责任单位 |\n| 公开预算 | 市财政局牵头，市审计局配合 |\n| 公开招生 | 市教育局、各区县教育局 |',
      ),
    ).toEqual([': 市财政局 + 市审计局', ': + 市教育局、各区县教育局']);
    expect(
      table('各任务第一个单位为牵头单位。\n| 任务内容 | 责任单位 |\n| 公开招生 | 市教育局、各区县教育局 |'),
    ).toEqual([': 市教育局 + 各区县教育局']);
  });
  test('merged cells, repeated headers and persons', () => {
    const { tasks } = readText('安澜市政府工作要点\n请做好工作，落实责任。', {
      blocks: [
        { kind: 'paragraph', text: '安澜市2021年工作要点' },
        {
          kind: 'table',
          rows: [
            [{ text: '2021年任务分解表', colSpan: 5 }],
            [{ text: '类别' }, { text: '序号' }, { text: '任务' }, { text: '牵头领导' }, { text: '责任部门' }],
            [
              { text: '公开', rowSpan: 2 },
              { text: '1' },
              { text: '公开预算' },
              { text: '分管负责人' },
              { text: '市财政局' },
            ],
            [{ text: '2' }, { text: '公开决算' }, { text: '分管负责人' }, { text: '市财政局、市审计局' }],
            [{ text: '类别' }, { text: '序号' }, { text: '任务' }, { text: '牵头领导' }, { text: '责任部门' }],
            [{ text: '保障' }, { text: '3' }, { text: '开展培训' }, { text: '分管负责人' }, { text: '市政府办' }],
          ],
        },
      ],
    });
    expect(tasks.map(brief)).toEqual([': + 市财政局', ': + 市财政局、市审计局', ': + 市政府办']);
  });
  test('units in the text of a cell; numbers before units', () => {
    expect(table('| 序号 | 任务 | 完成时限 |\n| 1 | 公开预算。（市财政局负责） | 6月底 |')).toEqual([
      ': + 市财政局 | 2021-06-30',
    ]);
    expect(
      table(
        '| 1 | 推进各项工作公开，落实责任。（市财政局负责） |\n| 2 | 推进各项工作监督，落实责任。（市审计局牵头） |',
      ),
    ).toEqual([': + 市财政局', ': 市审计局 +']);
    expect(table('| 任务 | 责任单位 |\n| 公开招生 | 1.市教育局 2.各区县教育局 |')).toEqual([
      ': + 市教育局、各区县教育局',
    ]);
  });
  test('other tables hold no tasks', () => {
    expect(table('| 单位 | 人数 |\n| 市财政局 | 45 |')).toEqual([]);
  });
});

describe('doubt is named, with path and words', () => {
  const warningsOf = (items: string, title?: string) =>
    readPlan(items, title).warnings.map(({ code, path, words }) => `${code} ${path} ${words}`);
  test.each([
    ['一、任务\n（一）做好甲。（教育局、财政局等部门负责）', ['task_units_open 一/（一） 教育局、财政局等部门负责']],
    ['一、任务\n（一）做好甲。（市教育局，市财政局配合）', ['task_lead_unclear 一/（一） 市教育局，市财政局配合']],
    ['一、任务\n（一）做好甲。（市文旅体广牵头）', ['task_unit_unclear 一/（一） 市文旅体广']],
    ['一、任务\n（一）做好甲。（市教育局牵头', ['task_unit_unclear 一/（一） 市教育局牵头']],
    ['一、任务\n（一）做好甲，春节前完成。', ['task_date_unclear 一/（一） 春节前']],
    ['一、任务\n（一）做好甲，6月前完成。', ['task_date_unclear 一/（一） 6月前']],
    ['一、任务\n（一）做好甲，1月底前完成。', ['task_date_year_assumed 一/（一） 1月底前']],
    ['一、任务\n（一）做好甲。（责任单位：市教育局；完成时限：见附表）', ['task_time_unread 一/（一） 见附表']],
  ])('%s', (items, expected) => {
    expect(warningsOf(items)).toEqual(expected);
  });
  test('no year at all', () => {
    const { tasks, warnings } = readText('政务公开工作要点\n一、任务\n（一）做好甲，8月底前完成。（市教育局负责）');
    expect(tasks.map(brief)).toEqual(['一/（一）: + 市教育局']);
    expect(warnings.filter((warning) => warning.path)).toEqual([
      { code: 'task_date_without_year', path: '一/（一）', words: '8月底前' },
    ]);
  });
});
