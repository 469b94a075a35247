import { describe, expect, test } from 'vitest';
import { readText } from './testing.ts';

/** Forms of duties, marks, tables and measures as offices write them, beside those of the fixtures. */

const HEAD = '云岭县人民政府关于做好有关工作的通知\n云政发〔2025〕1号\n各乡镇人民政府：\n现通知如下。\n';
const END = '\n云岭县人民政府\n2025年2月3日';
const tasksOf = (items: string, head = HEAD) => readText(head + items + END);
const units = (items: string, head = HEAD) =>
  tasksOf(items, head).tasks.map(({ lead, responsible }) => `${lead.join('、')} + ${responsible.join('、')}`);
const warned = (items: string) => tasksOf(items).warnings.map(({ code }) => code).filter((code) => /^task_(?:unit|lead)_/.test(code)); // prettier-ignore

describe('marks of the lead', () => {
  test.each([
    ['责任单位中标注“★”的为牵头单位。', '★县商务局、县财政局'],
    ['注：标*的为牵头单位。', '县商务局*、县财政局'],
    ['带▲的单位为牵头单位。', '▲县商务局、县财政局'],
    ['责任单位后加注“#”的为牵头单位。', '县商务局#，县财政局'],
    ['', '县商务局（牵头）、县财政局'],
    ['', '县商务局（牵头单位）、县财政局（配合单位）'],
  ])('%s %s', (note, list) => {
    const items = `${note}\n一、扩大消费。开展促销活动。（责任单位：${list}）\n二、稳定外贸。支持企业参展。（责任单位：${list}）`;
    expect(units(items)).toEqual(['县商务局 + 县财政局', '县商务局 + 县财政局']);
    expect(warned(items)).toEqual([]);
  });
  test('in the first bracket, for all below', () => {
    const items = '一、扩大消费。开展促销。（▲县商务局、县财政局；带▲的为牵头单位，下同）\n二、稳定外贸。支持参展。（▲县商务局、县财政局）'; // prettier-ignore
    expect(units(items)).toEqual(['县商务局 + 县财政局', '县商务局 + 县财政局']);
  });
  test('a mark without a note, and names in bold, are for a person to look at', () => {
    expect(warned('一、扩大消费。开展促销。（责任单位：★县商务局、县财政局）')).toEqual(['task_unit_unclear']);
    expect(warned('加粗的为牵头单位。\n一、扩大消费。开展促销。（责任单位：县商务局、县财政局）')).toEqual(['task_lead_unclear']); // prettier-ignore
  });
});

describe('duties in running text', () => {
  test.each([
    ['由县住建局牵头，会同县城管局、县交通运输局集中办理手续。', '县住建局 + 县城管局、县交通运输局'],
    ['由县热线中心牵头，会同县委编办提出意见，县司法局配合。', '县热线中心 + 县委编办、县司法局'],
    ['由县市场监管局牵头、县水务集团具体实施水表检定。', '县市场监管局 + 县水务集团'],
    ['平台由县数据局牵头建设，县财政局配合，3月底前上线。', '县数据局 + 县财政局'],
    ['考核由镇乡村振兴办公室牵头，镇综合执法队、镇财政所、镇妇联配合。', '镇乡村振兴办公室 + 镇综合执法队、镇财政所、镇妇联'], // prettier-ignore
    ['县数据中心负责平台运行，可用率不低于99%；县委网信办、县公安局配合做好值守。', ' + 县数据中心、县委网信办、县公安局'], // prettier-ignore
    ['县水利局负责农村管网，县住建局负责城区管网。', ' + 县水利局、县住建局'],
    ['县水利局牵头，县住建局、各乡镇人民政府参与，4月底前完成普查。', '县水利局 + 县住建局、各乡镇人民政府'],
    ['县公安局和县城管局应当加强巡查。', ' + 县公安局、县城管局'],
    ['县教育局要于8月25日前完成排查，县公安局配合。', ' + 县教育局、县公安局'],
    ['县疾控中心每月对末梢水检测一次。', ' + 县疾控中心'],
    ['县委督查室、县政府督查室适时开展督查。', ' + 县委督查室、县政府督查室'],
    ['请县住建局牵头，各街道办事处配合，12月底前完成。', '县住建局 + 各街道办事处'],
    ['三季度末前完成听证，听证会参加人不少于15人，由县发改局负责。', ' + 县发改局'],
    ['各部门要负责做好宣传。', ' + '],
    ['牵头单位主动协调，其他责任单位积极配合。', ' + '],
    ['由专人负责登记。', ' + '],
    ['由分管领导负责协调。', ' + '],
  ])('%s', (item, expected) => {
    expect(units(`一、工作安排。${item}\n二、其他工作。加强宣传。`)[0]).toBe(expected);
  });
  test.each([
    ['县发改局会同县水利局负责制定方案。', 'task_lead_unclear'],
    ['县教育局要于8月25日前完成排查，县公安局配合。', 'task_unit_unclear'],
    ['平台由县数据局负责，信息由各乡便民中心负责，城区站点城管大队负责。', 'task_unit_unclear'],
    ['各单位要重视，县疾控中心每月对末梢水检测一次。', 'task_unit_unclear'],
  ])('a warning: %s', (item, code) => {
    expect(warned(`一、${item}\n二、加强宣传。`)).toContain(code);
  });
});

describe('labelled lines', () => {
  test('supervising units and leaders are neither tasks nor units; the lines around them belong together', () => {
    const { tasks } = tasksOf('一、整治散乱污。\n整改措施：逐户核查。\n责任单位：县住建局\n督导单位：县纪委监委\n责任领导：分管副县长\n整改时限：2026年6月底前\n二、其他工作。'); // prettier-ignore
    expect(tasks[0]).toMatchObject({ responsible: ['县住建局'], dates: [{ on: '2026-06-30' }] });
    expect(tasks).toHaveLength(2);
  });
  test('labels of other bodies: 责任社区, 牵头科室', () => {
    expect(units('一、整治充电。新建设施。（牵头科室：城建办；责任社区：桃园社区、梨园社区）')).toEqual(['城建办 + 桃园社区、梨园社区']); // prettier-ignore
  });
  test('numbered remarks are no tasks', () => {
    const { tasks } = tasksOf('一、做好登记。逐户登记。\n注：1.责任科室中列首位的为牵头科室。\n2.标注“长期坚持”的任务纳入评估。'); // prettier-ignore
    expect(tasks.map(({ path }) => path)).toEqual(['一']);
  });
});

describe('measures that a notice issues', () => {
  const MEASURES =
    '安澜市人民政府关于印发《安澜市巡查办法》的通知\n各区：\n现印发给你们，请遵照执行。\n安澜市人民政府\n2025年4月14日\n安澜市巡查办法\n';
  const { tasks } = readText(
    `${MEASURES}第一章 总则\n第一条 为规范巡查，制定本办法。\n第二条 本办法适用于全市。\n第三条 各区应当每周巡查不少于2次。\n第二章 要求\n第四条 巡查应当达到下列要求：\n（一）台账完整率达到100%。\n（二）隐患3日内整改。\n第五条 有下列情形之一的，不得评优：\n（一）整改率低于90%的；\n（二）弄虚作假的。\n第六条 本办法自2025年5月1日起施行。`,
  );
  test('articles that ask for something are tasks, under the path by which they are cited', () => {
    expect(tasks.map(({ path }) => path)).toEqual(['第三条', '第四条/（一）', '第四条/（二）']);
  });
});

describe('heads of documents', () => {
  test('bodies that issue together, one a line, under a bar of the site', () => {
    const { fields } = readText('安澜市发展和改革委员会 | 通知公告\n安澜市发展和改革委员会\n安澜市财政局\n安澜市市场监督管理局\n国家税务总局安澜市税务局\n安澜市民政局\n安澜市商务局\n关于开展专项整治的通知\n各县财政局：\n现通知如下。'); // prettier-ignore
    expect(fields.title.value).toBe('安澜市发展和改革委员会 安澜市财政局 安澜市市场监督管理局 国家税务总局安澜市税务局 安澜市民政局 安澜市商务局关于开展专项整治的通知'); // prettier-ignore
  });
  test('minutes carry name and date over the title', () => {
    const { fields } = readText('专题会议纪要\n云府专纪〔2025〕12号\n云岭县人民政府办公室          2025年5月22日\n关于研究管网改造工作的专题会议纪要\n5月19日，县政府召开专题会议。会议议定事项如下：\n一、由县住建局牵头改造。'); // prettier-ignore
    expect(fields.title.value).toBe('关于研究管网改造工作的专题会议纪要');
    expect(fields.issuingBody.value).toBe('云岭县人民政府办公室');
    expect(fields.madeOn.value).toBe('2025-05-22');
  });
});

describe('a letter that asks others for work', () => {
  const asks = (title: string) =>
    readText(
      `云岭县林业局关于${title}\n云林函〔2025〕4号\n县公安局、县气象局：\n现就有关事项商请如下：\n一、关于会商。由县气象局牵头，县公安局配合，每周会商一次。\n` +
        '二、关于排查。恳请县公安局支持，于11月20日前完成复核。\n云岭县林业局\n2025年2月3日',
    ).tasks.map(({ lead, dueOn, frequencies }) => [lead.join(), dueOn, frequencies.map(({ value }) => value).join()]);

  test('has tasks, with and without named units', () => {
    expect(asks('商请协助做好候鸟保护工作的函')).toEqual([
      ['县气象局', null, 'weekly'],
      ['', '2025-11-20', ''],
    ]);
  });
  test('an answer to such a letter has none', () => {
    expect(asks('协助做好候鸟保护工作的复函')).toEqual([]);
  });
});

test('stations joined by 和 are two, hours with 个 are hours', () => {
  const items = '一、加强培训。每年培训不少于16个小时。（县交通运输局牵头，县环卫管理所和供电服务站参与）';
  expect(units(items)).toEqual(['县交通运输局 + 县环卫管理所、供电服务站']);
  expect(tasksOf(items).tasks[0]?.thresholds.map(({ value }) => value)).toEqual(['>= 16 hours']);
});

test('会办 names those who help, a note in a form of its own says who leads', () => {
  expect(units('一、规范托管。完成检查。\n主办单位：县教育体育局\n会办单位：县市场监管局、县公安局')).toEqual([
    '县教育体育局 + 县市场监管局、县公安局',
  ]);
  const note = '各项任务后括号内列出的第一个科室（单位）为牵头科室（单位），其余为配合科室（单位）。\n';
  expect(units(`${note}一、修订规范。完成修订。（市场科、财务科）`)).toEqual(['市场科 + 财务科']);
});

test('whoever came to a meeting does not do its last item', () => {
  const minutes =
    '云岭县人民政府办公室专题会议纪要\n〔2025〕3号\n会议议定事项如下：\n一、关于经费。由县财政局负责落实。\n二、关于督办。由县政府督查室负责，逐项建账。\n参加单位：县政府办公室、县财政局、县公安局。';
  expect(readText(minutes).tasks.map(({ responsible }) => responsible)).toEqual([['县财政局'], ['县政府督查室']]);
});

test('the head of a page is no part of the title', () => {
  const { fields } = readText(
    '云岭县人民政府\n云岭县人民政府关于做好有关工作的通知\n云政发〔2025〕1号\n各乡镇人民政府：\n现通知如下。\n云岭县人民政府\n2025年2月3日',
  );
  expect(fields.title.value).toBe('云岭县人民政府关于做好有关工作的通知');
});

test('a note on leads under the title is no part of it, and holds for all below', () => {
  const { fields, tasks } = readText(
    '云岭县2025年二手房交易改革任务清单\n（列在首位的为牵头单位）\n一、压减环节。完成整合。\n责任单位：县住建局、县税务局\n二、规范中介。完成备案。\n责任单位：县住建局、县公安局\n云岭县人民政府办公室\n2025年2月3日',
  );
  expect(fields.title.value).toBe('云岭县2025年二手房交易改革任务清单');
  expect(tasks.map(({ lead }) => lead)).toEqual([['县住建局'], ['县住建局']]);
});

test('kinds of places inside 〈〉 stay one name, 二类以下 is a kind, and the head of minutes gives body and day', () => {
  expect(units('一、公开信息。改造二类以下公厕。（县教育局负责，各乡〈镇、街道〉人民政府配合）')).toEqual([
    ' + 县教育局、各乡〈镇、街道〉人民政府',
  ]);
  expect(tasksOf('一、公开信息。改造二类以下公厕。（县教育局负责）').tasks[0]?.thresholds).toEqual([]);
  const { fields } = readText(
    '货运场站搬迁专题会议纪要\n云府纪要〔2025〕17号\n云岭县人民政府办公室        2025年6月12日\n6月10日上午，县政府召开专题会议，研究搬迁有关工作，议定事项如下：\n一、关于方案。由县交通运输局牵头，6月30日前完成。',
  );
  expect([fields.issuingBody.value, fields.madeOn.value]).toEqual(['云岭县人民政府办公室', '2025-06-12']);
});
