import { describe, expect, test } from 'vitest';
import { brief, readPlan, readText } from './testing.ts';

/** Wordings of units, one item each: 一/1 of a plan made on 15 March 2021. */
const read = (item: string) => readPlan(`一、任务\n1.${item}`).tasks.map((task) => brief(task).replace('一/1: ', ''));

describe('brackets', () => {
  test.each([
    [
      '优化设施网络。〔责任单位：市委宣传部（市政府新闻办）、市文化广电旅游局，各县（市、区）党委和政府〕',
      '+ 市委宣传部（市政府新闻办）、市文化广电旅游局、各县（市、区）党委和政府',
    ],
    ['实施点单服务。〔牵头单位：市文化广电旅游局；责任单位：市文联、市科协〕', '市文化广电旅游局 + 市文联、市科协'],
    ['健全沟通机制。（市工商联、市商务局负责）', '+ 市工商联、市商务局'],
    ['健全沟通机制。（市财政局商市审计局负责）', '市财政局 + 市审计局'],
    ['做好校舍检查。（基础教育科、安全保卫科）', '+ 基础教育科、安全保卫科'],
    ['按时发放教材。（教材办公室、市新华书店）', '+ 教材办公室、市新华书店'],
    ['降低用电成本。（发改、电力部门）', '+ 发改、电力部门'],
    ['降低用电成本。（住建部门牵头，发改、公安等部门配合）', '住建部门 + 发改、公安'],
    ['开设门诊（内科、外科）。', '+'],
    ['建设服务设施（加油站、书店）。', '+'],
    ['严格值守。（举报电话由市教育局办公室负责值守）', '+ 市教育局办公室'],
    [
      '加强监管。（市市场监管局牵头，市教育局、市卫生健康委等部门及各县政府配合）',
      '市市场监管局 + 市教育局、市卫生健康委、各县政府',
    ],
    ['设站点，报市科技局（市知识产权局）。（市民政局负责）', '+ 市民政局'],
    ['落实市政办发〔2020〕3号文件，公开预算。（市财政局负责）', '+ 市财政局'],
  ])('%s', (item, expected) => {
    expect(read(item)).toEqual([expected]);
  });
});

test('a bracket for each part of an item', () => {
  expect(read('至6月底前完成方案（市自然资源局）；12月底前完成建设（市住建局、市城管局）。')).toEqual([
    '+ 市自然资源局 | 2021-06-30',
    '+ 市住建局、市城管局 | 2021-12-31',
  ]);
});

describe('duties stated in the text', () => {
  test.each([
    ['由县水利局牵头，县自然资源局、县住建局配合，对全县水库排查。', '县水利局 + 县自然资源局、县住建局'],
    ['排查隐患。由县应急管理局负责，逐库更新信息。', '+ 县应急管理局'],
    ['由县气象局会同县水利局负责雨情会商。', '县气象局 + 县水利局'],
    ['由省人社厅会同省财政厅落实稳岗返还政策。', '省人社厅 + 省财政厅'],
    [
      '物资储备由县发展改革局（县粮食局）负责；队伍建设由县应急管理局、县人武部负责。',
      '+ 县发展改革局（县粮食局）、县应急管理局、县人武部',
    ],
    [
      '转移工作由各乡镇人民政府负责，县公安局、县交通运输局配合，逐户核定清单。',
      '+ 各乡镇人民政府、县公安局、县交通运输局',
    ],
    ['由各县(市、区)爱卫办负责制定具体实施方案。', '+ 各县(市、区)爱卫办'],
    ['考核由县审批局牵头，县司法局参与，日常事务由县政务服务中心负责。', '县审批局 + 县司法局、县政务服务中心'],
    ['该项工作由县财政局负总责，各乡镇人民政府具体实施。', '+ 县财政局、各乡镇人民政府'],
    ['市商务局牵头，市财政局、市文旅局配合，制定促消费方案。', '市商务局 + 市财政局、市文旅局'],
    ['由于历史原因，由行业协会负责人签字，不由部门包办。', '+'],
  ])('%s', (item, expected) => {
    expect(read(item)).toEqual([expected]);
  });
  test('a clause further on may speak of a part only', () => {
    const { warnings } = readPlan('一、任务\n1.建立制度，日常事务由县政务服务中心负责。');
    expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual(['task_unit_unclear 一/1']);
  });
  test('resolutions and measures that a notice issues ask those whom they name', () => {
    const resolution = readText(
      '安澜市人大常委会关于加强防汛工作的决议\n一、由市水务局牵头，市气象局配合，5月底前完成排查。\n二、全市上下要高度重视。\n安澜市人大常委会\n2021年3月15日',
    );
    expect(resolution.tasks.map(brief)).toEqual(['一: 市水务局 + 市气象局 | 2021-05-31']);
    const measures = (title: string, head: string) =>
      readText(
        `${head}\n${title}\n第一条 为规范考核，制定本办法。\n第二条 考核由市数据局负责，每季度通报一次。\n第三条 办理按下列分工：\n（一）核实由市政务服务中心负责，1个工作日内完成；\n（二）回访由市热线办负责。\n第四条 本办法自2021年5月1日起施行。`,
      ).tasks.map(brief);
    const notice =
      '安澜市人民政府办公室关于印发《安澜市考核办法》的通知\n各区县人民政府：\n现印发给你们。\n安澜市人民政府办公室\n2021年3月15日';
    expect(measures('安澜市考核办法', notice)).toEqual([
      '第二条: + 市数据局 |  | quarterly',
      '第三条/（一）: + 市政务服务中心 |  |  | 1 working_days',
      '第三条/（二）: + 市热线办',
    ]);
    // The law itself tells of duties and sets no tasks.
    expect(measures('（2021年3月15日市政府令第3号公布）', '安澜市考核办法')).toEqual([]);
  });
});

describe('notes', () => {
  test('the first body of each bracket leads', () => {
    const { tasks } = readText(
      '安澜市教育局关于做好开学工作的通知\n各学校：\n现就有关事项通知如下（任务后括号内首家单位为牵头单位）。\n一、做好准备。一是排查校舍，8月20日前完成。（基础教育科、安全保卫科）二是发放教材。（教材办公室）\n二、值守由办公室负责。\n安澜市教育局\n2021年8月6日',
    );
    expect(tasks.map(brief)).toEqual([
      '一: 基础教育科 + 安全保卫科 | 2021-08-20',
      '一: 教材办公室 +',
      // The note speaks of brackets.
      '二: + 办公室',
    ]);
  });
  test('under a table: the responsible ones lead', () => {
    const { tasks } = readPlan(
      '一、任务\n| 序号 | 任务 | 责任领导 | 责任站所 | 配合单位 | 完成时限 |\n| 1 | 改厕120户以上 | 副乡长 | 村建办公室 | 各村委会 | 9月底 |\n二、其他\n| 序号 | 任务 | 责任领导 | 责任站所 | 配合单位 | 完成时限 |\n| 1 | 新建公路 | 副乡长 | 交通站 | 县交通运输局 | 按月 |\n注：责任站所为牵头单位。',
    );
    expect(tasks.map(brief)).toEqual([
      '一: 村建办公室 + 各村委会 | 2021-09-30 |  |  | >= 120 households',
      '二: 交通站 + 县交通运输局 |  | monthly',
    ]);
  });
});

test('a term on a line beside the units of several items', () => {
  const { tasks } = readPlan(
    '一、关于管网的问题\n整改措施：\n（1）排查管网；\n（2）新建管网。\n牵头单位：市住建局\n整改时限：2021年5月31日前',
  );
  expect(tasks.map(brief)).toEqual(['一: 市住建局 + | 2021-05-31']);
});
