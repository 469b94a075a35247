import { describe, expect, test } from 'vitest';
import type { BodyBlock } from '../reading.schema.ts';
import { readMarker } from './markers.rules.ts';
import { readStructure, readTasks } from './index.ts';
import { processorTime, readPlan, readText, textOf } from './testing.ts';

describe('markers', () => {
  test.each([
    ['一、总体要求', '一', 'a1', '一、'],
    ['十二、保障', '十二', 'a12', '十二、'],
    ['三． 保障', '三', 'a3', '三．'],
    ['（一）推进', '（一）', 'b1', '（一）'],
    ['(十一)推进', '（十一）', 'b11', '(十一)'],
    ['（ 二 ）、推进', '（二）', 'b2', '（ 二 ）、'],
    ['三）推进', '（三）', 'b3', '三）'],
    ['1.推进', '1', 'c1', '1.'],
    ['１．推进', '1', 'c1', '１．'],
    ['2、推进', '2', 'c2', '2、'],
    ['（3）推进', '（3）', 'd3', '（3）'],
    ['4）推进', '（4）', 'd4', '4）'],
    ['①推进', '①', 'e1', '①'],
    ['⑵推进', '（2）', 'd2', '⑵'],
    ['㈠推进', '（一）', 'b1', '㈠'],
    ['1.2 推进', '1.2', 'n1-2', '1.2'],
    ['1.2.3推进', '1.2.3', 'n1-2-3', '1.2.3'],
    ['第一章　总　则', '第一章', 'ch-1', '第一章'],
    ['第二节 程序', '第二节', 'sec-2', '第二节'],
    ['第三条 为了', '第三条', 'art-3', '第三条'],
    ['第 十 条　本办法', '第十条', 'art-10', '第 十 条'],
    ['第一百零五条　本办法', '第一百零五条', 'art-105', '第一百零五条'],
    ['第十二条之一 本办法', '第十二条之一', 'art-12-1', '第十二条之一'],
    ['第12条 本办法', '第十二条', 'art-12', '第12条'],
  ])('%s', (text, label, anchor, written) => {
    expect(readMarker(text)).toMatchObject({ label, anchor, written });
  });
  test.each([
    '一是推进',
    '第一，推进',
    '第三条规定的情形',
    '第三条、第四条',
    '2.5亿元',
    '3.5%',
    '一、二季度',
    '2016年',
    '12345热线',
    '一九九六年',
    '（国办发〔2016〕8号）',
    '第706号',
    '第一章规定的事项应当办理。',
    '（试行）',
  ])('no marker: %s', (text) => {
    expect(readMarker(text)).toBeNull();
  });
});

const outline = (body: BodyBlock[]) =>
  body.map(
    (block) =>
      `${block.kind[0]} ${block.path} #${block.anchor}${'marker' in block && block.marker ? ` ${block.marker}` : ''}${'text' in block ? ` ${block.text}` : ''}`,
  );

describe('body', () => {
  test('a notice and the plan it issues', () => {
    const { body } = readPlan(
      '本要点如下安排。\n一、深化公开\n（一）推进甲。对甲工作，要做好公开。\n1.做好乙\n乙的内容很多，要做好公开。\n二、加强保障\n做好保障工作，明确责任。',
    );
    expect(outline(body)).toEqual([
      'p  #title 安澜市人民政府办公室关于印发安澜市2021年政务公开工作要点的通知',
      'p  #number 安政办发〔2021〕8号',
      'p  #recipients 各区县人民政府，市政府各部门：',
      'p  #p1 现将《安澜市2021年政务公开工作要点》印发给你们，请认真贯彻执行。',
      'p  #signature 安澜市人民政府办公室',
      'p  #date 2021年3月15日',
      'h  #plan 安澜市2021年政务公开工作要点',
      'p  #plan-p1 本要点如下安排。',
      'h 一 #a1 一、 深化公开',
      'p 一/（一） #a1-b1 （一） 推进甲。对甲工作，要做好公开。',
      'h 一/（一）/1 #a1-b1-c1 1. 做好乙',
      'p 一/（一）/1 #a1-b1-c1-p1 乙的内容很多，要做好公开。',
      'h 二 #a2 二、 加强保障',
      'p 二 #a2-p1 做好保障工作，明确责任。',
    ]);
  });

  test('a notice with numbers of its own does not meet those of the plan or the annexes', () => {
    const { body } = readText(`
安澜市人民政府关于印发安澜市防汛方案的通知
各区县人民政府：
现将方案印发给你们，并提出如下要求：
一、提高认识。各单位要做好防汛工作。
二、加强值守。各单位要做好值守工作。
附件：1.安澜市防汛方案
2.联系单位表
安澜市人民政府
2021年5月6日
附件1
安澜市防汛方案
一、组织领导
成立领导小组，做好防汛工作。
附件2
联系单位表
一、市水利局
值守电话见网站。`);
    const paths = body
      .filter((block) => 'marker' in block && block.marker && block.marker.length < 4)
      .map((block) => `${block.path} #${block.anchor}`);
    expect(paths).toEqual([
      '一 #a1',
      '二 #a2',
      '附件1 #annex1',
      '附件1/一 #annex1-a1',
      '附件2 #annex2',
      '附件2/一 #annex2-a1',
    ]);
    expect(body.filter((block) => 'role' in block && block.role === 'attachment_note')).toHaveLength(2);
  });

  test('a law: anchors of articles leave the chapter out, clauses and items have their own', () => {
    const { body } = readText(`
安澜市公开办法
第一章　总　则
第一条　为了公开，制定本办法。
第二条　下列信息应当公开：
（一）规划；
（二）统计。
涉及隐私的，应当：
（一）征求意见；
（二）书面告知。
第二章　程　序
第一节　受理
第三条　收到申请应当登记。
登记以后应当答复。`);
    expect(outline(body).slice(1)).toEqual([
      'h 第一章 #ch-1 第一章 总则',
      'p 第一条 #art-1 第一条 为了公开，制定本办法。',
      'p 第二条 #art-2 第二条 下列信息应当公开：',
      'p 第二条/（一） #art-2-b1 （一） 规划；',
      'p 第二条/（二） #art-2-b2 （二） 统计。',
      'p 第二条 #art-2-p2 涉及隐私的，应当：',
      'p 第二条/第二款/（一） #art-2-p2-b1 （一） 征求意见；',
      'p 第二条/第二款/（二） #art-2-p2-b2 （二） 书面告知。',
      'h 第二章 #ch-2 第二章 程序',
      'h 第二章/第一节 #ch-2-sec-1 第一节 受理',
      'p 第三条 #art-3 第三条 收到申请应当登记。',
      'p 第三条 #art-3-p2 登记以后应当答复。',
    ]);
  });

  test('repeated and left-out numbers keep unique anchors and are named', () => {
    const { body, warnings } = readPlan(
      '一、甲的工作。\n做好甲。\n二、乙的工作。\n做好乙。\n四、丙的工作。\n做好丙。\n四、丁的工作。\n做好丁。',
    );
    const anchors = body.map((block) => block.anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(anchors).toContain('a4-2');
    expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual(['number_skipped 四', 'number_repeated 四']);
  });

  test('anchors stay when something else changes', () => {
    const before = readPlan(
      '一、甲\n（一）甲一。做好公开工作。\n二、乙\n（一）乙一。做好公开工作。\n乙的说明，做好公开工作。',
    ).body;
    const after = readPlan(
      '新的一段，说明背景。\n一、甲\n（一）甲一。做好公开工作。\n（二）甲二。做好公开工作。\n甲的说明，做好公开工作。\n二、乙\n（一）乙一。做好公开工作。\n乙的说明，做好公开工作。',
    ).body;
    const anchorOf = (body: BodyBlock[], text: string) =>
      body.find((block) => 'text' in block && block.text.startsWith(text))?.anchor;
    for (const text of ['甲一', '乙一', '乙的说明']) expect(anchorOf(after, text)).toBe(anchorOf(before, text));
  });

  test('a page break inside a sentence is mended, a heading or a signature is not joined', () => {
    const { body } = readText(`
安澜市人民政府关于公开工作的意见
各区县人民政府：
对公路、水利、市政等基础设施及教育、卫生、文化事业建设工程，要做好审批、核

准、备案、实施等信息公开，同时加大监督力度。
本意见自印发之日起执行，由市政府办公室负责解释并且做好各项工作
安澜市人民政府
2021年5月6日`);
    expect(body.map((block) => ('text' in block ? block.text : ''))).toContain(
      '对公路、水利、市政等基础设施及教育、卫生、文化事业建设工程，要做好审批、核准、备案、实施等信息公开，同时加大监督力度。',
    );
    expect(body.filter((block) => 'role' in block && block.role === 'signature')).toHaveLength(1);
  });

  test('a number alone on its line takes the words of the next one', () => {
    expect(outline(readPlan('一、\n深化公开\n（一）\n推进甲。对甲工作，要做好公开。').body).slice(-2)).toEqual([
      'h 一 #a1 一、 深化公开',
      'p 一/（一） #a1-b1 （一） 推进甲。对甲工作，要做好公开。',
    ]);
    expect(outline(readText('安澜市公开办法\n第一章\n总则\n第一条\n规定公开的办法。').body).slice(1)).toEqual([
      'h 第一章 #ch-1 第一章 总则',
      'p 第一条 #art-1 第一条 规定公开的办法。',
    ]);
  });
  test('links move with the text', () => {
    const { body } = readStructure({
      ...textOf(''),
      blocks: [
        {
          kind: 'paragraph',
          text: '　　（一）见办法全文。',
          links: [{ start: 6, end: 8, href: 'https://example.cn/' }],
        },
      ],
    });
    expect(body[0]).toMatchObject({ text: '见办法全文。', links: [{ start: 1, end: 3, href: 'https://example.cn/' }] });
  });

  test('the tree can be read again from the body alone', () => {
    const reading = readPlan('一、甲\n（一）甲一。做好公开工作。（市财政局负责）\n（二）甲二。每季度公开。');
    expect(
      readTasks(reading.body, { madeOn: reading.fields.madeOn.value, title: reading.fields.title.value }).tasks,
    ).toEqual(reading.tasks);
  });

  test('10,000 paragraphs and hostile ones are read in linear time', () => {
    const lines = (count: number) =>
      Array.from(
        { length: count },
        (_, i) =>
          `（${'一二三四五六七八九'[i % 9]}）推进第${i}项工作。到2022年底前完成，每季度至少1次。（市财政局、市教育局负责）`,
      ).join('\n');
    const time = (text: string) => processorTime(() => readPlan(text));
    time(lines(500));
    const small = time(lines(2000));
    expect(time(lines(10_000))).toBeLessThan(Math.max(3000, small * 12));
    expect(time('甲，'.repeat(100_000))).toBeLessThan(3000);
    expect(
      time(`${'推进各项工作的公开和落实以及其他方面的事情而没有停顿的一行，有逗号\n'.repeat(10_000)}`),
    ).toBeLessThan(3000);
    expect(time('索引号：'.repeat(30_000))).toBeLessThan(3000);
    expect(time('关于印发'.repeat(30_000))).toBeLessThan(3000);
  });
});
