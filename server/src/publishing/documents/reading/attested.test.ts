import { describe, expect, test } from 'vitest';
import { isKnownName } from './attested-units.rules.ts';
import { readPlan } from './testing.ts';

/** A value is sure only where its form is known; anything else is to be checked by a person. */

const codes = (items: string) => readPlan(items).warnings.map(({ code }) => code);
const item = (text: string) =>
  `一、加强公开。${text}（责任单位：市财政局）\n二、其他工作。加强宣传。（责任单位：市教育局）`;

describe('names', () => {
  test.each(['市教育局', '县政务服务和数据管理局', '霁川城投集团', '市自然资源局青川分局', '各县（市、区）人民政府', '国网临溪县供电公司', '基础教育科'])('%s is made of known words', (name) => { expect(isKnownName(name)).toBe(true); }); // prettier-ignore
  test.each(['市老龄办帮办', '县教育局跟县卫生健康局', '省编办省法制办', '异地备案群众不会办', '前一个单位为首办单位', '安全监察处（挑头）', '市民政局·市司法局'])('%s is not', (name) => { expect(isKnownName(name)).toBe(false); }); // prettier-ignore
});

describe('units', () => {
  test.each([
    ['（责任单位：市财政局；帮办单位：市教育局）', true],
    ['（领办单位：市财政局；责任单位：市教育局）', true],
    ['（市财政局挑头，市教育局配合）', true],
    ['（牵头单位：市财政局；责任单位：市教育局）', false],
    ['（市财政局牵头，市教育局按职责分工负责，6月底前完成）', false],
  ])('一、加强公开。推进预算公开。%s', (bracket, doubtful) => {
    const found = codes(`一、加强公开。推进预算公开。${bracket}\n二、加强宣传。开展活动。（责任单位：市教育局）`);
    expect(found.some((code) => /^task_(?:unit_|units_(?!open)|lead_)/.test(code))).toBe(doubtful);
  });
  test('a note on the order of the units in words that no rule reads makes every list doubtful', () => {
    const found = codes(
      '一、公开预算。推进预算公开工作。（责任单位：市财政局、市教育局；先写的单位挂帅）\n二、公开决算。推进决算公开工作。（责任单位：市教育局、市财政局）',
    );
    expect(found.filter((code) => code === 'task_lead_unclear')).toHaveLength(2);
  });
  test('units under a heading of a table that no rule knows', () => {
    const found = codes(
      '|任务|牵头单位|归属|\n|公开预算决算|市财政局|市教育局|\n|公开政策|市教育局|市民政局、市财政局|',
    );
    expect(found).toContain('task_units_column_unread');
  });
  test('lines of units that stand above their items', () => {
    const found = codes('（责任单位：市财政局）\n一、推进预算公开工作。\n（责任单位：市教育局）\n二、推进招生公开工作。\n（责任单位：市民政局）\n三、推进救助公开工作。'); // prettier-ignore
    expect(found).toContain('task_scope_unclear');
  });
});

describe('days and terms', () => {
  test.each([
    ['6月底前完成公开。', null],
    ['初稿4月30日前报送。', null],
    ['7月1日前出生的儿童均可报名。', 'task_date_unproven'],
    ['租约将于10月31日到期。', 'task_date_unproven'],
    ['每季度通报一次。', null],
    ['每周五为群众接待日。', 'task_frequency_unproven'],
    ['每月工资作为佐证。', 'task_frequency_unproven'],
    ['3个工作日内办结。', null],
    ['5日内两次被投诉的点位重点巡查。', 'task_limit_unproven'],
    ['培训不少于3次。', null],
    ['全市现有站点120个以上。', 'task_threshold_unproven'],
    ['原标准为不低于60%。', 'task_threshold_unproven'],
  ])('%s %s', (text, code) => {
    const found = codes(item(text)).filter((one) => /^task_(?:date|term|time|frequency|limit|threshold)_/.test(one));
    if (code === null) expect(found).toEqual([]);
    else expect(found.some((one) => one === code || one === 'task_term_unclear' || one === 'task_date_unclear')).toBe(true); // prettier-ignore
  });
});

test('several items in one text speak of the whole item', () => {
  expect(codes('一、加强公开。公开预算，6月底前完成。（二）公开决算。9月底前完成。（责任单位：市财政局）')).toContain(
    'task_item_unclear',
  );
});
