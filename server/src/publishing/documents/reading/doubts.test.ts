import { describe, expect, test } from 'vitest';
import { isOddName } from './doubts-units.rules.ts';
import { readPlan, readText } from './testing.ts';

/** What a second look finds doubtful, and what it leaves alone. */

const taskCodes = (items: string) =>
  readPlan(items).warnings.flatMap(({ code, path }) => (path === undefined ? [] : [`${code} ${path}`]));

describe('names of units', () => {
  test.each([
    '综合监督科市卫生健康综合行政执法支队',
    '商务部会同人力资源社会保障部',
    '各乡镇人民政府本分工自印发之日起施行',
    '市财政局和市教育局',
    '★市商务局',
    '柳河市委员会柳河市人民政府',
    '市政府督查室督办',
    '合理规划布局',
    '其余为配合处室',
    '副县长',
    '局',
  ])('%s is odd', (name) => {
    expect(isOddName(name)).toBe(true);
  });
  test.each([
    '市发展和改革委员会',
    '文化和旅游部',
    '国家邮政局市场监管司',
    '国家税务总局安澜市税务局',
    '市委市政府督查室',
    '各县（市、区）党委和政府',
    '实验室与设备管理处',
    '市公安局交警支队',
    '市目督办',
    '市城管局市政处',
    '各市、县〔区〕人民政府',
    '市12345热线管理中心',
    '县生态环境保护督察整改工作领导小组办公室',
  ])('%s is none', (name) => {
    expect(isOddName(name)).toBe(false);
  });
});

describe('units of tasks', () => {
  const beside =
    '\n（二）公布清单。（市公安局牵头）\n（三）公布目录。（市教育局牵头）\n（四）公布表格。（市教育局牵头）';
  const about = (text: string) =>
    taskCodes(`一、任务\n（一）${text}${beside}`)
      .filter((code) => code.endsWith('（一）'))
      .map((code) => code.split(' ')[0]);
  test.each([
    ['加强培训。', ['task_units_missing']],
    ['加强培训。（市教育局牵头）', []],
    ['加强培训。督导单位：市教育局', ['task_units_missing']],
    ['加强培训。由市教育局牵头，县水务集团有限公司按规定参与培训。', []],
    ['加强培训，市政府督查室通报。（市政府督查室督办，市教育局落实）', ['task_unit_unclear']],
    ['加强培训。（市教育局：制定方案；市财政局：落实资金）', ['task_unit_unclear', 'task_units_missing']],
    ['加强培训。市教育局、市财政局', ['task_unit_unclear', 'task_units_missing']],
    ['由市教育局牵头，市财政局保障资金。', ['task_unit_unclear']],
    ['由市教育局牵头，各学校抓好落实。', []],
    ['加强培训。（以上由市教育局负责）', ['task_scope_unclear']],
    ['举办活动。牵头单位：市教育局（办公室）', ['task_unit_unclear']],
    ['热线由市教育局牵头建设，经费问题与市财政局负责的项目衔接，市财政局负责经费。（市公安局）', ['task_unit_unclear']],
  ])('%s', (text, codes) => {
    expect(about(text)).toEqual(codes);
  });
  test('a heading with units over items with their own', () => {
    const items = '一、优化应用（市数据局牵头）\n（一）公布清单。\n（二）公布目录。（市教育局牵头）';
    expect(taskCodes(items)).toContain('task_scope_unclear 一');
  });
  test('an item without units in a paper that names them is told of, in a paper that names none it is not', () => {
    const items =
      '一、任务\n（一）甲。（市教育局）\n（二）乙。（市公安局）\n二、要求\n（一）加强领导。\n（二）加强宣传。';
    expect(taskCodes(items)).toEqual(['task_units_missing 二/（一）', 'task_units_missing 二/（二）']);
    expect(taskCodes('一、加强领导。\n二、加强宣传。')).toEqual([]);
  });
});

describe('days and terms', () => {
  const about = (text: string) =>
    taskCodes(`一、任务\n（一）${text}（市教育局牵头）`).map((code) => code.split(' ')[0]);
  test.each([
    ['对30日内未整改到位的，予以通报。', 'task_term_unclear'],
    ['打造15分钟内可达的便民服务圈。', 'task_term_unclear'],
    ['不超过3次的轻微违法行为不予处罚。', 'task_term_unclear'],
    ['总投资不低于3亿元的项目纳入清单。', 'task_term_unclear'],
    ['对2021年5月1日前建成的小区开展排查。', 'task_date_unclear'],
    ['2021年6月30日前取得证书的人员给予补贴。', 'task_date_unclear'],
    ['截至2021年5月底，全市完成改造。', 'task_date_unclear'],
    ['2022年启动二期。6月底前完成主体。', 'task_date_unclear'],
    ['在2021年6月1日前后开展宣传。', 'task_date_unclear'],
    ['缓缴社保，执行至2021年12月31日。', 'task_date_unclear'],
    ['每年1月15日前报送，2021年总结于12月20日前报送。', 'task_time_unread'],
    ['差错率低于0.1%。', 'task_term_unclear'],
  ])('%s', (text, code) => {
    expect(about(text)).toEqual([code]);
  });
  test.each([
    '3个工作日内办结，6月底前完成不少于3次检查。',
    '按照不超过每千瓦200元的标准补助。',
    '2021年6月30日前印发方案，12月底前完成。',
    '配备不少于3人的工作专班。',
    '近3年内发生过事故的企业不得参评。',
    '落实每人每月补助。',
  ])('nothing is doubtful in %s', (text) => {
    expect(about(text)).toEqual([]);
  });
});

describe('fields', () => {
  const paper = (head: string, signature: string, more = {}) =>
    readText(`${head}\n各区县人民政府：\n请认真贯彻执行。现将有关事项通知如下。\n${signature}`, more);
  const unsure = (head: string, signature: string, more = {}) =>
    paper(head, signature, more).warnings.flatMap(({ code, field }) => (code === 'field_unclear' ? [field] : []));
  const HEAD = '安澜市教育局关于做好校园安全工作的通知\n安教发〔2021〕8号';
  test.each([
    [HEAD, '安澜市教育局\n2021年3月15日', []],
    ['关于做好校园安全工作的通知\n安教发〔2021〕8号', '安澜市教育局\n2021年3月15日', []],
    [HEAD, '安澜市民政局\n2021年3月15日', ['issuingBody']],
    ['关于做好校园安全工作的通知\n教发〔2021〕8号', '市教育局\n2021年3月15日', ['issuingBody']],
    [HEAD, '安澜市教育局\n2020年3月15日', ['madeOn']],
    ['安澜市教育局关于做好校园安全工作的通知\n柳财〔2021〕8号', '安澜市教育局\n2021年3月15日', ['documentNumber']],
    ['办事服务安澜市教育局关于做好校园安全工作的通知', '安澜市教育局\n2021年3月15日', ['title']],
  ])('%s / %s', (head, signature, fields) => {
    expect(unsure(head, signature)).toEqual(fields);
  });
  test("the page's own title bears the title out, or goes on", () => {
    const signed = '安澜市教育局\n2021年3月15日';
    const title = '安澜市教育局关于做好校园安全工作的通知';
    expect(unsure(HEAD, signed, { titleHint: `${title}_安澜市人民政府` })).toEqual([]);
    expect(unsure(HEAD, signed, { titleHint: '安澜市教育局关于放假的通知_安澜市人民政府' })).toEqual(['title']);
  });
  test("a page's short name of the body gives way to the signature", () => {
    const labels = [{ label: '发布机构', value: '市教育局', origin: 'table' as const }];
    const { fields, warnings } = paper(HEAD, '安澜市教育局\n2021年3月15日', { labels });
    expect(fields.issuingBody).toMatchObject({ value: '安澜市教育局', confidence: 'certain' });
    expect(warnings.filter(({ field }) => field === 'issuingBody')).toEqual([]);
  });
});
