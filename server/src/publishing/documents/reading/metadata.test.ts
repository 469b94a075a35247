import { describe, expect, test } from 'vitest';
import { extractFile } from '../../../kernel/extract/index.ts';
import { findDocumentNumber, isDocumentNumberLine, normaliseDocumentNumber } from './document-number.rules.ts';
import { isIndexNumber, splitLabelLine } from './labels.rules.ts';
import { validityOf } from './metadata.rules.ts';
import { readDocument } from './reading.rules.ts';
import { readText } from './testing.ts';

describe('document numbers', () => {
  test.each([
    ['吉政办发(2016)24号', '吉政办发〔2016〕24号'],
    ['吉政办函[2011]54号', '吉政办函〔2011〕54号'],
    ['大政办发〔2016〕125号', '大政办发〔2016〕125号'],
    ['安政发【2020】3号', '安政发〔2020〕3号'],
    ['人薪发［1995］32号', '人薪发〔1995〕32号'],
    ['安 政 办 〔 2020 〕 3 号', '安政办〔2020〕3号'],
    ['国办发明电〔2018〕15号', '国办发明电〔2018〕15号'],
    ['安政发〔2020〕第3号', '安政发〔2020〕3号'],
    ['国令第706号', '国令第706号'],
    ['国务院令第711号', '国务院令第711号'],
    ['中华人民共和国国务院令第431号', '国务院令第431号'],
    ['公告2026年第3号', '公告2026年第3号'],
    ['安政规〔2026〕-1', '安政规〔2026〕-1'],
    ['安澜市人民政府令第12号', '安澜市人民政府令第12号'],
    ['其他编号 7', '其他编号7'],
  ])('%s', (written, normalised) => {
    expect(normaliseDocumentNumber(written)).toBe(normalised);
  });
  test('a line that is only a number', () => {
    expect(
      [
        '国办发〔2019〕6号',
        '（国办发〔2019〕6号）',
        '德府发〔2016〕20号  签发人：甲乙',
        '根据国办发〔2019〕6号文件',
        '第一条',
      ].map(isDocumentNumberLine),
    ).toEqual([true, true, true, false, false]);
    expect(findDocumentNumber('没有文号')).toBeNull();
  });
});

describe('bodies of a title', () => {
  test('names of bodies that issue together stay two, and a word set wide at the end belongs to the title', () => {
    const party = readText('中共柳河市委员会 柳河市人民政府关于加强科学研究的实施意见\n一、目标\n二、任务').fields;
    expect(party.issuingBody.value).toBe('中共柳河市委员会 柳河市人民政府');
    const wide = readText('关于开展校园安全专项整治的\n通   知\n各区县教育局：\n现将有关事项通知如下。').fields;
    expect(wide.title.value).toBe('关于开展校园安全专项整治的通知');
  });
});

describe('labels', () => {
  test('several pairs on one line, labels set apart by spaces and tabs', () => {
    expect(
      splitLabelLine('索 引 号:\t11220000013544357T/2016-00998\t分类:\t综合业务;通知').map(({ label, value }) => [
        label,
        value,
      ]),
    ).toEqual([
      ['索引号', '11220000013544357T/2016-00998'],
      ['分类', '综合业务;通知'],
    ]);
    expect(splitLabelLine('文 号 | 安府发〔2016〕20号 | 发文日期 | 2016-11-04 |').map(({ value }) => value)).toEqual([
      '安府发〔2016〕20号',
      '2016-11-04',
    ]);
    expect(splitLabelLine('各部门要做好工作，来源：统计')).toEqual([]);
  });
  test.each([
    '11220000013544357T/2016-00998',
    '000014349/2017-00110',
    '11370322004222241N/2021-5135380',
    '01527918X-2020-153077',
    '11341702486344515H/202110-00013',
  ])('index number %s', (value) => {
    expect(isIndexNumber(value)).toBe(true);
  });
  test('validity', () => {
    expect(
      ['有效', '现行有效', '失效', '已废止', '部分失效', '已修改', '尚未生效', '是', '其他'].map(validityOf),
    ).toEqual([
      'in_force',
      'in_force',
      'expired',
      'repealed',
      'partly_invalid',
      'amended',
      'not_yet_in_force',
      'in_force',
      null,
    ]);
  });
});

const fieldsOf = (text: string, more = {}) => {
  const { fields, warnings } = readText(text, more);
  return {
    ...Object.fromEntries(
      Object.entries(fields)
        .map(([name, field]) => [name, field.value])
        .filter(([, value]) => value !== ''),
    ),
    warnings: warnings.map(({ code, field }) => `${code} ${field}`),
  };
};

describe('markings of what may not go out', () => {
  const text = '安澜市教育局关于放假的通知\n各学校：\n现将有关事项通知如下，请做好工作。\n安澜市教育局\n2020年7月8日';
  const markingsOf = (source: string) =>
    readText(source)
      .warnings.filter(({ code }) => code.endsWith('_marking'))
      .map(({ words }) => words);
  test.each([
    ['公开属性：依申请公开', '公开属性：依申请公开'],
    ['索引号：A12 公开方式：不予公开', '公开方式：不予公开'],
    ['密 级：秘密', '密级：秘密'],
    ['机密★5年', '机密★5年'],
  ])('%s at the head', (line, words) => expect(markingsOf(`${line}\n${text}`)).toEqual([words]));
  test('in the text itself, and none where it goes out', () => {
    expect(markingsOf(`${text}\n（此件不公开）`)).toEqual(['（此件不公开）']);
    expect(markingsOf(`公开属性：主动公开\n${text}`)).toEqual([]);
  });
  test('in the table of a page, in a meta tag, in a bar under the title', async () => {
    const page = (head: string, above: string) =>
      `<html><head><title>通知</title>${head}</head><body>${above}<h1>关于放假的通知</h1><p>各学校：</p><p>现将有关事项通知如下，请做好工作。</p></body></html>`;
    const table = (label: string, value: string) =>
      `<table><tr><td>索引号</td><td>A12</td><td>${label}</td><td>${value}</td></tr><tr><td>发布机构</td><td>安澜市教育局</td><td>成文日期</td><td>2020-07-08</td></tr></table>`;
    const read = async (html: string) => {
      const { warnings, body } = readDocument(await extractFile(Buffer.from(html), '1.html'));
      return [warnings.filter(({ code }) => code.endsWith('_marking')).map(({ words }) => words), JSON.stringify(body)];
    };
    expect((await read(page('', table('密级', '秘密'))))[0]).toEqual(['密级：秘密']);
    expect((await read(page('', table('公开属性', '依申请公开'))))[0]).toEqual(['公开属性：依申请公开']);
    expect((await read(page('<meta name="公开方式" content="不予公开">', '')))[0]).toEqual(['公开方式：不予公开']);
    expect((await read(page('', '<p>发布时间：2020-07-08 浏览次数：5 公开方式：依申请公开</p>')))[0]).toEqual([
      '公开方式：依申请公开',
    ]);
  });
});

describe('fields from places in the text', () => {
  test('a title over three lines, number, recipients, signature and Chinese date', () => {
    expect(
      fieldsOf(
        '安澜市人民政府办公室关于加快发展\n体育竞赛表演产业和进一步\n做好有关工作的指导意见\n安政办发〔2020〕7号\n各区县人民政府，市政府各部门：\n为做好工作，提出如下意见。\n一、总体要求\n做好工作，落实责任。\n安澜市人民政府办公室\n二〇二〇年七月八日\n（此件公开发布）',
      ),
    ).toEqual({
      title: '安澜市人民政府办公室关于加快发展体育竞赛表演产业和进一步做好有关工作的指导意见',
      documentNumber: '安政办发〔2020〕7号',
      issuingBody: '安澜市人民政府办公室',
      madeOn: '2020-07-08',
      mainRecipients: '各区县人民政府，市政府各部门',
      warnings: [],
    });
  });
  test('a bracket with number and date under the title is no part of it', () => {
    const head = '望湖区林业局2026年政务公开工作要点\n（望林发[2026]4号  2026年3月2日印发）';
    expect(
      fieldsOf(`${head}\n2026年全局工作要抓好以下事项，请认真落实。\n一、公开预算。（区财政局负责）`),
    ).toMatchObject({
      title: '望湖区林业局2026年政务公开工作要点',
      madeOn: '2026-03-02',
    });
  });

  test('words of the site above a whole title are no part of it; names of bodies and wrapped names are', () => {
    const titleOf = (...head: string[]) =>
      fieldsOf(
        `${head.join('\n')}\n望湖区各镇人民政府：\n一、公开预算。（区财政局负责）\n望湖区人民政府办公室\n2026年3月2日`,
      ).title;
    const whole = '望湖区人民政府办公室关于做好春季防火工作的通知';
    expect(titleOf('办事服务', '互动交流', whole)).toBe(whole);
    expect(titleOf('望湖区', '人民政府办公室关于做好春季防火工作的通知')).toBe(whole);
    expect(titleOf('望湖区林业局', '望湖区公安局关于做好春季防火工作的通知')).toBe(
      '望湖区林业局 望湖区公安局关于做好春季防火工作的通知',
    );
    expect(titleOf('望湖区人民政府办公室转发', '区林业局关于做好春季防火工作意见的通知')).toBe(
      '望湖区人民政府办公室转发区林业局关于做好春季防火工作意见的通知',
    );
  });

  test('several bodies sign, each on its line', () => {
    expect(
      fieldsOf(
        '安澜市教育局 安澜市财政局关于做好资助工作的通知\n安教发〔2020〕7号\n各区县教育局、财政局：\n现将有关事项通知如下，请做好工作。\n安澜市教育局\n安澜市财政局\n2020年7月8日',
      ),
    ).toMatchObject({
      issuingBody: '安澜市教育局 安澜市财政局',
      madeOn: '2020-07-08',
      title: '安澜市教育局 安澜市财政局关于做好资助工作的通知',
    });
  });
  test('name and date on one line; a date under the title in brackets', () => {
    expect(
      fieldsOf('安澜市教育局关于放假的通知\n各学校：\n现将有关事项通知如下，请做好工作。\n安澜市教育局  2020年7月8日'),
    ).toMatchObject({ issuingBody: '安澜市教育局', madeOn: '2020-07-08' });
    expect(
      fieldsOf(
        '关于全面深化改革的实施意见\n（2018年8月7日）\n为做好工作，提出如下意见，请结合实际认真贯彻落实，务求取得实效，不断开创新的局面。',
      ),
    ).toMatchObject({ madeOn: '2018-08-07', title: '关于全面深化改革的实施意见' });
  });
  test('an order takes title from the regulation it publishes', () => {
    expect(
      fieldsOf(
        '安澜市人民政府令\n第12号\n《安澜市公开办法》已经市政府常务会议通过，现予公布，自2021年1月1日起施行。\n市长　甲乙\n2020年11月6日\n安澜市公开办法\n第一条　为了公开，制定本办法。\n第二条　本办法自2021年1月1日起施行。',
      ),
    ).toMatchObject({
      title: '安澜市公开办法',
      documentNumber: '安澜市人民政府令第12号',
      issuingBody: '安澜市人民政府',
      madeOn: '2020-11-06',
    });
  });
  test('letterhead, urgency and signer stand above the title', () => {
    expect(
      fieldsOf(
        '000012\n特急\n安 澜 市 人 民 政 府 文 件\n安政发〔2021〕3号　　签发人：某某\n安澜市人民政府\n关于加强节水工作的意见\n各区县人民政府：\n为做好工作，提出如下意见，请结合实际认真执行。\n安澜市人民政府\n2021年3月1日',
      ),
    ).toMatchObject({
      title: '安澜市人民政府关于加强节水工作的意见',
      documentNumber: '安政发〔2021〕3号',
      issuingBody: '安澜市人民政府',
      madeOn: '2021-03-01',
    });
  });
  test('labels win and a different text is named', () => {
    const labels = [
      { label: '成文日期', value: '2020年7月9日', origin: 'table' as const },
      { label: '发文字号', value: '安教发[2020]8号', origin: 'table' as const },
    ];
    expect(
      fieldsOf(
        '安澜市教育局关于放假的通知\n安教发〔2020〕7号\n各学校：\n现将有关事项通知如下，请做好工作。\n安澜市教育局\n2020年7月8日',
        { labels },
      ),
    ).toMatchObject({
      madeOn: '2020-07-09',
      documentNumber: '安教发〔2020〕8号',
      warnings: ['field_conflict documentNumber', 'field_conflict madeOn'],
    });
  });
  test('labels over two lines, a table in the text, the print line is no date of making', () => {
    expect(
      fieldsOf(
        '• 索引号:\n6107280000/2024-001005\n• 发文字号:\n镇政发〔2024〕7号\n• 发布日期:\n2024年04月06日 16:34\n• 有效性:\n• 内容概述:\n镇政府关于印发工作规则的通知\n各部门：\n现将规则印发给你们，请认真执行。\n抄送：县委办公室。\n镇政府办公室  2024年4月7日印发',
      ),
    ).toMatchObject({
      documentNumber: '镇政发〔2024〕7号',
      publishedOn: '2024-04-06',
      title: '镇政府关于印发工作规则的通知',
    });
    expect(
      fieldsOf(
        '| 索引号 | 000014349/2017-00110 | 主题分类 | 综合政务\\政务公开 |\n| 发布机构 | 安澜市政府 | 有效性 | 有效 |\n安澜市政府关于公开的意见\n请做好公开工作，落实责任。',
      ),
    ).toMatchObject({
      indexNumber: '000014349/2017-00110',
      topic: '综合政务\\政务公开',
      validity: 'in_force',
      issuingBody: '安澜市政府',
    });
  });
  test('what is not there is empty and named', () => {
    const { fields, warnings } = readText('只有一句话，没有别的。');
    expect(Object.values(fields).every((field) => field.value === '' && field.confidence === 'none')).toBe(true);
    expect(warnings.map((warning) => warning.field)).toEqual(['title', 'documentNumber', 'issuingBody', 'madeOn']);
  });
});

describe('heads of pages and text files', () => {
  test('the line of the page under the title gives the number and is no part of the text', () => {
    const { fields, body } = readText(
      '安澜市人民政府办公室关于加强绿化工作的意见\n安政办发〔2023〕15号　信息来源：市政府办公室　发布时间：2023-09-20　点击：1\n为加强绿化工作，现提出如下意见。\n一、任务\n安澜市人民政府办公室\n2023年9月8日',
    );
    expect(fields.documentNumber.value).toBe('安政办发〔2023〕15号');
    expect(fields.publishedOn.value).toBe('2023-09-20');
    expect(body.map((block) => ('text' in block ? block.text : ''))).toContain('为加强绿化工作，现提出如下意见。');
  });
  test('a long title on one line, recipients on the next', () => {
    const { fields } = readText(
      '安政办〔2023〕8号\n安澜市人民政府办公室关于印发安澜市2023年法治政府建设工作要点的通知\n各镇人民政府、各街道办事处，市政府各部门：\n现印发给你们。\n安澜市人民政府办公室\n2023年3月20日',
    );
    expect(fields.title.value).toBe('安澜市人民政府办公室关于印发安澜市2023年法治政府建设工作要点的通知');
    expect(fields.mainRecipients.value).toBe('各镇人民政府、各街道办事处，市政府各部门');
  });
  test('a space parts bodies that issue together, and nothing else', () => {
    const title = (lines: string) => readText(`${lines}\n各区县：\n请认真执行。\n2023年3月20日`).fields.title.value;
    expect(title('民政部 教育部 财政部\n文化和旅游部 国家卫生健康委\n关于推进书屋建设的意见')).toBe(
      '民政部 教育部 财政部 文化和旅游部 国家卫生健康委关于推进书屋建设的意见',
    );
    expect(title('安澜市 人民政府关于印发 《安澜市 绿化办法》 的通知')).toBe(
      '安澜市人民政府关于印发《安澜市绿化办法》的通知',
    );
  });
});
