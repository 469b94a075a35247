import { describe, expect, it } from 'vitest';
import { extractFile, type Extraction } from '../index.ts';
import { PNG, docx, p, r, relation, type DocxParts } from '../testing/office-files.ts';

const read = (parts: DocxParts): Promise<Extraction> => extractFile(docx(parts), 'a.docx');
const texts = (extraction: Extraction) =>
  extraction.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.kind));

function level(at: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}
const item = (list: number, at: number) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`;
const list = (id: number, abstract: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;

describe('automatic numbers', () => {
  it('writes the numbers of an official document before its text', async () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '第%1章', '<w:suff w:val="space"/>')}${level(1, 'chineseCounting', '%2、')}` +
      `${level(2, 'chineseCounting', '（%3）')}${level(3, 'decimal', '%4.')}${level(4, 'decimalEnclosedCircle', '%5')}</w:abstractNum>${list(1, 7)}`;
    const body = [
      p('总则', item(1, 0)),
      p('总体要求', item(1, 1)),
      p('指导思想', item(1, 2)),
      p('坚持公开', item(1, 3)),
      p('及时', item(1, 4)),
      p('准确', item(1, 4)),
      p('基本原则', item(1, 2)),
      p('新一级', item(1, 3)),
      p('工作任务', item(1, 1)),
      p('任务一', item(1, 2)),
      p('附则', item(1, 0)),
      p('施行', item(1, 1)),
      p('没有编号'),
      p('', item(1, 1)),
      p('空行也占一个号', item(1, 1)),
    ].join('');
    expect(texts(await read({ body, numbering }))).toEqual([
      '第一章 总则',
      '一、总体要求',
      '（一）指导思想',
      '1. 坚持公开',
      '① 及时',
      '② 准确',
      '（二）基本原则',
      '1. 新一级',
      '二、工作任务',
      '（一）任务一',
      '第二章 附则',
      '一、施行',
      '没有编号',
      '三、空行也占一个号',
    ]);
  });

  it.each([
    ['chineseCounting', '一 二 十一 二十'],
    ['chineseCountingThousand', '一 二 十一 二十'],
    ['ideographTraditional', '甲 乙 甲 癸'],
    ['ideographDigital', '一 二 一一 二〇'],
    ['chineseLegalSimplified', '壹 贰 拾壹 贰拾'],
    ['decimal', '1 2 11 20'],
    ['decimalZero', '01 02 11 20'],
    ['decimalFullWidth', '１ ２ １１ ２０'],
    ['decimalEnclosedCircle', '① ② ⑪ ⑳'],
    ['decimalEnclosedParen', '⑴ ⑵ ⑾ ⒇'],
    ['lowerLetter', 'a b k t'],
    ['upperLetter', 'A B K T'],
    ['lowerRoman', 'i ii xi xx'],
    ['upperRoman', 'I II XI XX'],
    ['bullet', '   '],
    ['none', '   '],
  ])('%s', async (format, expected) => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, format, '%1、', '<w:suff w:val="nothing"/>')}</w:abstractNum>${list(1, 0)}`;
    const body = Array.from({ length: 20 }, (_, i) => p(`项${i + 1}`, item(1, 0))).join('');
    const all = texts(await read({ body, numbering }));
    const marks = [1, 2, 11, 20].map((n) => (all[n - 1] ?? '').replace(`项${n}`, '').replace('、', ''));
    expect(marks.join(' ')).toBe(expected);
  });

  it('goes on counting, restarts and starts elsewhere as the lists say', async () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '%1')}${level(1, 'decimal', '%1-%2', '<w:isLgl/>')}${level(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>` +
      list(1, 0) +
      list(2, 0) +
      list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>') +
      list(4, 1);
    const body = [
      p('a', item(1, 0)),
      p('b', item(1, 1)),
      p('c', item(2, 0)), // the same abstract list: goes on
      p('d', item(3, 0)),
      p('e', item(3, 1)),
      p('f', item(1, 0)),
      p('g', item(4, 0)),
      p('h', item(4, 1)),
      p('i', item(4, 2)),
      p('j', item(4, 1)),
      p('k', item(4, 2)), // never restarts
    ].join('');
    expect(texts(await read({ body, numbering }))).toEqual([
      '1 a',
      '1.1 b',
      '2 c',
      '8 d',
      '8.1 e',
      '9 f',
      'I g',
      '1-1 h',
      'a) i',
      '1-2 j',
      'b) k',
    ]);
  });

  it('follows numbers that come from styles, and style links', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Custom"/><w:basedOn w:val="A2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="A2"><w:name w:val="heading 2"/></w:style>';
    const numbering =
      `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>${level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="A"/>')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="B"/>')}</w:abstractNum>` +
      list(1, 0);
    const body = [
      p('甲', '<w:pStyle w:val="A"/>'),
      p('乙', '<w:pStyle w:val="B"/>'),
      p('丙', '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      p('丁', '<w:pStyle w:val="A"/>'),
    ].join('');
    const { blocks } = await read({ body, styles, numbering });
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '一、甲', headingLevel: 1 },
      { kind: 'paragraph', text: '（一）乙', headingLevel: 2 },
      { kind: 'paragraph', text: '丙', headingLevel: 1 },
      { kind: 'paragraph', text: '二、丁', headingLevel: 1 },
    ]);
  });
});

describe('text', () => {
  it('reads headings, alignment and boldness through styles', async () => {
    const styles =
      '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="公文一级"/><w:basedOn w:val="Y"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Y"><w:name w:val="Y"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>' +
      '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>';
    const extraction = await read({
      styles,
      core: '<dc:title>要点</dc:title><dc:creator>信息员</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-02T00:00:00Z</dcterms:created>',
      body: [
        p('标题', '<w:pStyle w:val="T"/>'),
        p('一、总则', '<w:pStyle w:val="X"/>'),
        p('目录行……1', '<w:pStyle w:val="C"/>'),
        p('右', '<w:jc w:val="right"/>', '<w:b w:val="0"/>'),
        p('粗', '<w:outlineLvl w:val="9"/>', '<w:rStyle w:val="S"/>'),
      ].join(''),
    });
    expect(extraction).toEqual({
      format: 'docx',
      titleHint: '要点',
      labels: [
        { label: 'title', value: '要点', origin: 'properties' },
        { label: 'creator', value: '信息员', origin: 'properties' },
        { label: 'created', value: '2026-03-02T00:00:00Z', origin: 'properties' },
      ],
      blocks: [
        { kind: 'paragraph', text: '标题', headingLevel: 1, align: 'center', bold: true },
        { kind: 'paragraph', text: '一、总则', headingLevel: 3 },
        { kind: 'paragraph', text: '右', align: 'right' },
        { kind: 'paragraph', text: '粗', bold: true },
      ],
      images: [],
      findings: [{ code: 'contents_dropped' }],
    });
  });

  it('takes insertions, drops deletions and says so', async () => {
    const extraction = await read({
      body:
        `<w:p>${r('保留')}<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins w:id="2">${r('新增')}</w:ins><w:moveFrom>${r('移走')}</w:moveFrom><w:moveTo>${r('移来')}</w:moveTo></w:p>` +
        `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${r('前半')}</w:p>${p('后半', '<w:jc w:val="center"/>')}` +
        `<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:del w:id="5"><w:r><w:delText>整段</w:delText></w:r></w:del></w:p>${p('末段')}` +
        `<w:del>${p('块')}</w:del>`,
    });
    expect(extraction.blocks).toEqual([
      { kind: 'paragraph', text: '保留新增移来' },
      { kind: 'paragraph', text: '前半后半', align: 'center' },
      { kind: 'paragraph', text: '末段' },
    ]);
    expect(extraction.findings).toEqual([{ code: 'tracked_changes' }]);
  });

  it('drops hidden text and comments, and says so', async () => {
    const extraction = await read({
      styles: '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>',
      comments: `<w:comment w:id="0">${p('批注')}</w:comment>`,
      body: `<w:p><w:commentRangeStart w:id="0"/>${r('看见')}${r('看不见', '<w:vanish/>')}${r('也看不见', '<w:rStyle w:val="H"/>')}${r('又看见', '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    });
    expect(texts(extraction)).toEqual(['看见又看见']);
    expect(extraction.findings).toEqual([{ code: 'hidden_text' }, { code: 'comments' }]);
  });

  it('puts footnotes behind the text', async () => {
    const body = `<w:p>${r('正文')}<w:r><w:footnoteReference w:id="4"/></w:r>${r('，再')}<w:r><w:footnoteReference w:id="3"/></w:r></w:p>`;
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('')}</w:footnote><w:footnote w:id="3">${p('注三')}</w:footnote><w:footnote w:id="4">${p('注四')}${p('第二段')}</w:footnote>`;
    expect(texts(await read({ body, footnotes }))).toEqual(['正文[1]，再[2]', '[1] 注四', '第二段', '[2] 注三']);
  });

  it('reads links, fields, breaks, tabs, symbols, formulas and ruby', async () => {
    const field = (instruction: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { blocks } = await read({
      relations:
        relation('r1', 'hyperlink', 'https://a.cn/x', true) + relation('r2', 'hyperlink', 'javascript:alert(1)', true),
      body: [
        `<w:p>${r('见')}<w:hyperlink r:id="r1">${r('通知')}</w:hyperlink><w:hyperlink r:id="r2">${r('坏')}</w:hyperlink>${field(' HYPERLINK "https://b.cn/" ', '网站')}，第${field(' PAGE ', '3')}页</w:p>`
          .replace(/，第/, r('，第'))
          .replace(/页<\/w:p>/, `${r('页')}</w:p>`),
        `<w:p>${r('上')}<w:r><w:br/></w:r>${r('下')}<w:r><w:tab/></w:r>${r('右')}</w:p>`,
        `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${r('同意')}<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>${r('不同意')}<w:r><w:noBreakHyphen/></w:r></w:p>`,
        `<w:p><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`,
        `<w:sdt><w:sdtPr/><w:sdtContent>${p('控件里')}</w:sdtContent></w:sdt>`,
      ].join(''),
    });
    expect(blocks).toEqual([
      {
        kind: 'paragraph',
        text: '见通知坏网站，第3页',
        links: [
          { start: 1, end: 3, href: 'https://a.cn/x' },
          { start: 4, end: 6, href: 'https://b.cn/' },
        ],
      },
      { kind: 'paragraph', text: '上' },
      { kind: 'paragraph', text: '下\t右' },
      { kind: 'paragraph', text: '☑同意□不同意-' },
      { kind: 'paragraph', text: 'x+1音' },
      { kind: 'paragraph', text: '控件里' },
    ]);
  });

  it('reads a text box once, behind its paragraph', async () => {
    const box = `<w:txbxContent>${p('安澜市人民政府文件', '<w:jc w:val="center"/>')}${p('安政发〔2026〕1号')}</w:txbxContent>`;
    const body =
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('段落')}</w:p>` +
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('旧式文本框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    expect(texts(await read({ body }))).toEqual(['段落', '安澜市人民政府文件', '安政发〔2026〕1号', '旧式文本框']);
  });
});

describe('tables and pictures', () => {
  const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  const tr = (cells: string, properties = '') =>
    `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
  const tbl = (rows: string) => `<w:tbl><w:tblPr/>${rows}</w:tbl>`;

  it('reads merged cells, header rows, nested tables and numbers in cells', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', '<w:suff w:val="nothing"/>')}</w:abstractNum>${list(1, 0)}`;
    const body = tbl(
      tr(tc(p('任务'), '<w:gridSpan w:val="2"/>') + tc(p('单位')), '<w:tblHeader/>') +
        tr(
          tc(p('公开'), '<w:vMerge w:val="restart"/>') +
            tc(p('预算', item(1, 0)) + p('决算', item(1, 0))) +
            tc(p('市财政局')),
        ) +
        tr(tc(p(''), '<w:vMerge/>') + tc(tbl(tr(tc(p('内一')) + tc(p('内二'))))) + tc(p('市统计局'))) +
        tr(tc(p('删'), '') + tc(p('除')) + tc(p('行')), '<w:del w:id="1"/>') +
        tr(tc(p('补')) + tc(p('位'), '<w:gridSpan w:val="2"/>'), '<w:gridBefore w:val="0"/>'),
    );
    const { blocks } = await read({ body: body + p('三', item(1, 0)), numbering });
    expect(blocks).toEqual([
      {
        kind: 'table',
        rows: [
          [
            { text: '任务', colSpan: 2, header: true },
            { text: '单位', header: true },
          ],
          [{ text: '公开', rowSpan: 2 }, { text: '1.预算\n2.决算' }, { text: '市财政局' }],
          [{ text: '内一\t内二' }, { text: '市统计局' }],
          [{ text: '补' }, { text: '位', colSpan: 2 }],
        ],
      },
      { kind: 'paragraph', text: '3.三' },
    ]);
  });

  it('dissolves a frame of one cell', async () => {
    expect(texts(await read({ body: tbl(tr(tc(p('框里一') + p('框里二')))) }))).toEqual(['框里一', '框里二']);
  });

  it('reads pictures with size and description, also in cells, and names what it cannot show', async () => {
    const picture = (id: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="流程图"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const extraction = await read({
      relations:
        relation('p1', 'image', 'media/a.png') +
        relation('p2', 'image', 'media/b.emf') +
        relation('p3', 'image', 'https://a.cn/x.png', true) +
        relation('p4', 'image', 'media/none.png'),
      files: { 'word/media/a.png': PNG, 'word/media/b.emf': new Uint8Array(60) },
      body:
        `<w:p>${r('图前')}${picture('p1')}${r('图后')}</w:p>` +
        tbl(tr(tc(`<w:p>${r('格')}${picture('p1')}</w:p>`) + tc(p('二')))) +
        `<w:p>${picture('p2')}${picture('p3')}${picture('p4')}</w:p>`,
    });
    expect(extraction.blocks).toEqual([
      { kind: 'paragraph', text: '图前图后' },
      { kind: 'image', image: 0, alt: '流程图' },
      { kind: 'table', rows: [[{ text: '格' }, { text: '二' }]] },
      { kind: 'image', image: 1, alt: '流程图' },
    ]);
    expect(extraction.images[0]).toMatchObject({ mediaType: 'image/png', width: 1, height: 1 });
    expect(extraction.findings).toEqual([
      { code: 'image_not_included', detail: 'word/media/none.png' },
      { code: 'image_unsupported', detail: 'word/media/b.emf' },
      { code: 'image_not_included', detail: 'https://a.cn/x.png' },
    ]);
  });
});
