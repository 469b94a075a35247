import { describe, expect, test } from 'vitest';
import { brief, readPlan, readText } from './testing.ts';

/** Forms of plans, minutes and rectification papers, and doubts that say where a value may be wrong. */

const briefs = (items: string) => readPlan(items).tasks.map(brief);
const codes = (items: string) => readPlan(items).warnings.map(({ code, path }) => `${path} ${code}`);

describe('what belongs to a task', () => {
  test.each([
    '本方案自印发之日起施行，有效期至2022年12月31日。',
    '请各区县于2021年4月10日前将名单报市政府办公室。',
    '联系人：市政府办公室，联系电话：0000-0000000。',
    '以上任务请于2021年4月10日前分解落实。',
  ])('closing line: %s', (closing) => {
    expect(
      briefs(`一、加强领导\n（一）健全机制。每季度调度一次。\n（二）加大宣传。及时总结经验。\n${closing}`),
    ).toEqual(['一/（一）: + |  | quarterly', '一/（二）: +']);
  });
  test('a bracket behind an office names where it sits', () => {
    expect(
      briefs('一、加强领导\n（一）按时报送。12月5日前将总结报市防汛专班办公室（市水利局）。\n（二）加大宣传。')[0],
    ).toBe('一/（一）: + | 2021-12-05');
  });
  test('problems by number: units below or above their measures', () => {
    const below = '二、整改任务\n问题一：管网滞后\n整改时限：2021年12月\n整改措施：\n1.5月底前完成普查。\n2.每月巡查2次。\n牵头单位：市水务局\n配合单位：市财政局'; // prettier-ignore
    expect(briefs(below)).toEqual(['二/问题一: 市水务局 + 市财政局 | 2021-05-31; 2021-12-31 | monthly']);
    const above = '二、整改任务\n问题一：管网滞后\n牵头单位：市水务局\n配合单位：市财政局\n整改措施：\n1.5月底前完成普查。\n2.每月巡查2次。'; // prettier-ignore
    expect(briefs(above)).toEqual(['二/问题一: 市水务局 + 市财政局 | 2021-05-31 | monthly']);
  });
  test('paragraphs that begin with a unit and a colon', () => {
    const items = '二、职责分工\n市公安局：每季度检查一次。\n市城管局：5月31日前完成摸排。\n市水务局：指导各区县。';
    expect(briefs(items)).toEqual(['二: + 市公安局 |  | quarterly', '二: + 市城管局 | 2021-05-31', '二: + 市水务局']);
  });
  test('a bracket that opens its paragraph, and one in a line over its text', () => {
    const opening =
      '一、夯实底座\n【市数据局】建设平台，6月底前上线。\n【市财政局】安排资金。\n二、优化应用\n1.【市教育局】推进公开。';
    expect(briefs(opening)).toEqual(['一: + 市数据局 | 2021-06-30', '一: + 市财政局', '二/1: + 市教育局']);
    const over =
      '一、夯实底座\n1.归集数据（牵头单位：市数据局；责任单位：各部门）\n归集率达到90%以上。\n2.建设平台（牵头单位：市数据局）\n6月底前上线。';
    expect(briefs(over)).toEqual(['一/1: 市数据局 + 各部门 |  |  |  | >= 90 percent', '一/2: 市数据局 + | 2021-06-30']);
  });
  test('names with 〔〕 inside, sections behind 由, 市委组织部 at the beginning of a sentence', () => {
    expect(briefs('一、任务\n（一）公开清单。（各镇〔街道〕，区级各部门）')).toEqual([
      '一/（一）: + 各镇〔街道〕、区级各部门',
    ]);
    expect(briefs('一、任务\n（一）公开清单，由建设管理科牵头，安全监督科配合。')).toEqual([
      '一/（一）: 建设管理科 + 安全监督科',
    ]);
    expect(briefs('一、任务\n（一）市委组织部、市人社局将培训纳入计划。')).toEqual([
      '一/（一）: + 市委组织部、市人社局',
    ]);
  });
  test('items parted by semicolons that name their units', () => {
    const items = '一、防汛工作\n（一）由市应急局牵头，市财政局配合，5月15日前补齐物资；\n（二）市水利局要在5月10日前完成整改；\n（三）市气象局要完善会商。'; // prettier-ignore
    expect(briefs(items)).toEqual([
      '一/（一）: 市应急局 + 市财政局 | 2021-05-15',
      '一/（二）: + 市水利局 | 2021-05-10',
      '一/（三）: + 市气象局',
    ]);
  });
  test('a date right behind a number, and parts of a text', () => {
    expect(
      briefs('第一部分 摸清底数\n1.6月底前完成摸排。\n2.2022年3月前完成整改。\n第二部分 加强管理\n3.每月巡查。'),
    ).toEqual(['第一部分/1: + | 2021-06-30', '第一部分/2: + | 2022-03-31', '第二部分/3: + |  | monthly']);
  });
  test('offices with short names', () => {
    expect(briefs('一、安全排查。8月15日前完成。（计财科、安全科）')).toEqual(['一: + 计财科、安全科 | 2021-08-15']);
  });
  test('a heading that ends as names do is no unit', () => {
    expect(briefs('一、合理规划布局\n1.科学编制规划。6月底前完成。\n2.慎重撤并。')).toEqual([
      '一/1: + | 2021-06-30',
      '一/2: +',
    ]);
  });
});

describe('bodies that do a part of the work', () => {
  test.each([
    ['名单由市财政局审核。', '市财政局'],
    ['连续排名靠后的，由市政府督查室约谈。', '市政府督查室'],
    ['市水利局要在5月10日前完成整改，未完成的由市政府督查室通报。', '市水利局、市政府督查室'],
  ])('%s', (text, units) => {
    expect(briefs(`一、健全机制\n（一）${text}\n（二）加大宣传。`)[0]).toMatch(new RegExp(`\\+ ${units}(?: \\||$)`));
    expect(codes(`一、健全机制\n（一）${text}\n（二）加大宣传。`)).toContain('一/（一） task_unit_unclear');
  });
});

describe('doubts', () => {
  test.each([
    [
      '（任务后各单位按顺序排列，末位为配合，其他共同主责）\n一、扩大消费。开展促销。（市商务局、市财政局）',
      '一 task_lead_unclear',
    ],
    ['一、扩大消费。开展促销。（市商务局、市财政局）\n二、严格考核。各牵头单位每月报送。', '一 task_lead_unclear'],
    ['一、扩大消费。开展促销。（责任单位：市商务局、合理规划布局）', '一 task_unit_unclear'],
    ['一、健全机制。每学期检查一次。', '一 task_term_unclear'],
    ['一、优化服务。10月1日至7日每日巡查两次。', '一 task_date_unclear'],
    ['一、配合工作。市人大会议于4月召开。', '一 task_date_unclear'],
    ['一、稳定增长。力争2021年收入增长5%。', '一 task_date_unclear'],
    ['一、扩大消费。开展促销。（市国资委负总责，市财政局落实）', '一 task_lead_unclear'],
    ['一、扩大消费。开展促销。（责任单位：市商务局；配合单位：市财政局）', '一 task_lead_unclear'],
    ['一、扩大消费。开展促销。\n责任单位：市商务局\n配合单位：市财政局', '一 task_lead_unclear'],
    ['一、健全机制。市财政局牵头，市审计局每半年审计一次，市司法局配合。', '一 task_unit_unclear'],
    ['一、健全机制。每两周报送一次。', '一 task_term_unclear'],
    ['一、优化服务。五年内建成示范点。', '一 task_term_unclear'],
    ['一、优化服务。出院患者7日内随访率不低于90%。', '一 task_term_unclear'],
  ])('%s', (items, code) => {
    expect(codes(items)).toContain(code);
  });
  test('none where the text is plain', () => {
    expect(
      codes(
        '一、扩大消费。6月底前开展促销。（市商务局牵头，市财政局配合）\n二、优化服务。收到申请后5日内答复。（市商务局）',
      ),
    ).toEqual([]);
  });
});

describe('days and terms', () => {
  const one = (text: string) => readText(`关于做好有关工作的通知\n各区县：\n一、${text}\n二、加大宣传。\n市政府办公室\n2021年3月15日`).tasks[0]; // prettier-ignore
  test.each([
    ['上半年落地首个试点项目。', '2021-06-30'],
    ['6月上旬进场施工。', '2021-06-10'],
    ['2021年、2022年、2023年治理率分别达到50%、60%、70%以上。', '2021-12-31 2022-12-31 2023-12-31'],
    ['新建项目是否按计划于6月30日前开工。', ''],
    ['协议有效期至2025年6月30日。', ''],
    ['方案6月底前批复，2022年3月底前完工、5月底前验收。', '2021-06-30 2022-03-31 2022-05-31'],
    ['2022年、2023年各建成5所学校，2024年底前投用。', '2022-12-31 2023-12-31 2024-12-31'],
    ['汛期（6月1日至9月30日）实行24小时值班。', ''],
  ])('%s', (text, days) => {
    expect(
      one(text)
        ?.dates.map(({ on }) => on)
        .join(' '),
    ).toBe(days);
  });
  test.each([
    ['按不低于年度公用经费预算总额10%安排。', '>= 10 percent'],
    ['预约时段精确到30分钟以内。', '<= 30 minutes'],
    ['材料不超过3000字。', '<= 3000 items'],
    ['接入带宽不低于100兆。', '>= 100 items'],
  ])('%s', (text, value) => {
    expect(one(text)?.thresholds.map((term) => term.value)).toEqual([value]);
  });
  test('“一日办结” is a slogan', () => {
    expect(one('推行企业开办“一日办结”。')?.limits).toEqual([]);
  });
});
