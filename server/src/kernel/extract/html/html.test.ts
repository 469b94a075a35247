import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractFile, type Extraction } from '../index.ts';

const corpus = new URL('../../../../../../shared/corpus/gov-cn/', import.meta.url);

function page(html: string): Promise<Extraction> {
  return extractFile(Buffer.from(html), 'page.html');
}

function textOf(extraction: Extraction): string {
  return extraction.blocks
    .map((block) => {
      if (block.kind === 'paragraph') return block.text;
      return block.kind === 'table' ? block.rows.flatMap((row) => row.map((cell) => cell.text)).join('\n') : '';
    })
    .join('\n');
}

function paragraphs(extraction: Extraction): string[] {
  return extraction.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

/** Everything between tags of an element found by its mark, with nothing but tags and comments taken away. */
function naiveText(html: string, mark: string): string {
  const start = html.indexOf('>', html.indexOf(mark)) + 1;
  let depth = 0;
  let end = html.length;
  for (const tag of html.slice(start).matchAll(/<(\/?)td\b[^>]*>/gi)) {
    if (tag[1] === '') depth++;
    else if (depth-- === 0) {
      end = start + tag.index;
      break;
    }
  }
  return plain(
    html
      .slice(start, end)
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s\u200b]+/g, '');

describe.skipIf(!existsSync(corpus))('30 pages of the State Council', () => {
  const expected = existsSync(corpus)
    ? (JSON.parse(readFileSync(new URL('expected.json', corpus), 'utf8')) as Record<string, string>[])
    : [];
  const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.html')) : [];
  const digits = (text: string | undefined) => (text ?? '').replace(/\D+/g, '-').replace(/-$/, '');

  it('has all of them', () => {
    expect(files).toHaveLength(30);
    expect(expected).toHaveLength(30);
  });

  it.each(files)('%s: the whole body, nothing but the body, and the facts as labels', async (file) => {
    const html = readFileSync(new URL(file, corpus), 'utf8');
    const extraction = await extractFile(Buffer.from(html), file);
    expect(extraction).toMatchObject({ format: 'html', encoding: 'utf-8' });
    expect(plain(textOf(extraction))).toBe(naiveText(html, 'id="UCAP-CONTENT"'));
    expect(textOf(extraction)).not.toMatch(/扫一扫|打开当前页|索 引 号/);

    const facts = expected.find((entry) => entry.file === file) ?? {};
    const label = (name: string) =>
      extraction.labels.find((l) => l.label === name && l.origin === 'table')?.value ?? '';
    expect({
      indexNumber: label('索引号'),
      topic: label('主题分类'),
      issuingBody: label('发文机关'),
      title: label('标题'),
      documentNumber: label('发文字号'),
      madeOn: digits(label('成文日期')),
      publishedOn: digits(label('发布日期')),
    }).toEqual({
      indexNumber: facts.indexNumber,
      topic: facts.topic,
      issuingBody: facts.issuingBody,
      title: facts.title,
      documentNumber: facts.documentNumber,
      madeOn: facts.madeOn,
      publishedOn: facts.publishedOn,
    });
    expect(plain(label('主题词'))).toBe(plain(facts.subjectWords ?? ''));
  });

  it('keeps data tables with their spans', async () => {
    const html = readFileSync(new URL('04.html', corpus), 'utf8');
    const inside = html.slice(html.indexOf('<table', html.indexOf('UCAP-CONTENT')));
    const { blocks } = await extractFile(Buffer.from(html), '04.html');
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows).toHaveLength(inside.slice(0, inside.indexOf('</table>')).match(/<tr\b/g)?.length ?? 0);
    expect(tables[0]?.rows[1]?.slice(0, 2)).toEqual([
      { text: '一、医疗质量', rowSpan: 24 },
      { text: '（一）功能定位', rowSpan: 7 },
    ]);
  });
});

const BODY = [
  '各区人民政府，市各委办局，市各直属单位：',
  '为推进政务公开，提高工作透明度，经市政府同意，现就有关事项通知如下。',
  '一、总体要求。坚持以公开为常态、不公开为例外，做到应公开尽公开。',
  '二、工作任务。各单位要在每季度末月25日前，报送工作进展情况。',
  '三、保障措施。加强组织领导，落实工作责任，强化监督检查。',
];
const SIGNATURE = ['安澜市人民政府办公室', '2026年3月2日'];
const TITLE = '安澜市人民政府办公室关于印发政务公开工作要点的通知';
const NAV = `<div class="header"><div class="logo">安澜市人民政府</div><ul class="nav">${['首页', '要闻动态', '政务公开', '办事服务', '互动交流'].map((t) => `<li><a href="/${t}">${t}</a></li>`).join('')}</ul></div>`;
const FOOTER = `<div class="footer"><p>主办：安澜市人民政府办公室 承办：安澜市大数据局</p><p>网站标识码：3300000001 安ICP备12345678号 安公网安备 33000002000001号</p></div>`;
const SIDE = `<div class="right"><h3>相关文件</h3><ul>${[1, 2, 3, 4, 5, 6].map((i) => `<li><a href="/wj/${i}.html">安澜市关于第${i}号事项的通知，请各单位认真落实。</a></li>`).join('')}</ul></div>`;
const ps = (lines: string[]) => lines.map((line) => `<p>　　${line}</p>`).join('\n');

/** Pages as publishing systems make them; each must give the same document. */
const STYLES: Record<string, string> = {
  'a named content element, bars and a share box': `<html><head><title>${TITLE}_安澜市人民政府</title></head><body>${NAV}
    <div class="weizhi">您现在的位置：<a href="/">首页</a> > <a href="/zwgk">政务公开</a> > 通知</div>
    <div class="main"><h1>${TITLE}</h1><div class="info"><span>发布时间：2026-03-05 10:20</span> <span>来源：市政府办公室</span> <span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
    <div class="bdsharebuttonbox"><span>分享到：</span><a>微信</a><a>微博</a></div>
    <div class="TRS_Editor"><style>.a{color:red}</style>${ps(BODY)}<p style="text-align:right">${SIGNATURE[0]}</p><p style="text-align:right">${SIGNATURE[1]}</p></div>
    <div class="print">【<a href="javascript:window.print()">打印本页</a>】【<a href="#">关闭窗口</a>】</div></div>${SIDE}${FOOTER}</body></html>`,
  'nothing named, divs all the way': `<html><head><title>${TITLE}</title></head><body><div>${NAV}</div><div><div>
    <div><div><h2>${TITLE}</h2></div><div>2026-03-05 来源：市政府办公室 浏览次数：126</div><div><div>${ps(BODY)}</div><div>${SIGNATURE.join('<br>')}</div></div></div></div>${SIDE}</div>
    <div>上一篇：<a href="1.html">关于做好防汛工作的通知</a></div><div>下一篇：没有了</div>${FOOTER}</body></html>`,
  'a page laid out with tables, lines parted by br': `<html><head><title>${TITLE}</title></head><body>
    <table width="1000" align="center"><tr><td colspan="2">${NAV}</td></tr><tr><td width="200">${SIDE}</td><td width="800">
    <table width="100%"><tr><td align="center"><h1>${TITLE}</h1></td></tr><tr><td align="center">来源：市政府办公室 发布日期：2026-03-05</td></tr>
    <tr><td><p>${[...BODY, ...SIGNATURE].map((line) => `&nbsp;&nbsp;&nbsp;&nbsp;${line}`).join('<br />\n')}</p></td></tr></table>
    </td></tr><tr><td colspan="2">${FOOTER}</td></tr></table></body></html>`,
  'a whole page inside a form': `<html><body><form id="aspnetForm" method="post"><input type="hidden" name="__VIEWSTATE" value="${'A'.repeat(500)}">${NAV}
    <div id="zoom"><p align="center"><b>${TITLE}</b></p>${ps([...BODY, ...SIGNATURE])}</div><select><option>友情链接一</option></select>${FOOTER}</form></body></html>`,
  'article element beside an aside': `<!doctype html><html><body><header><nav>${NAV}</nav></header><main><article><header><h1>${TITLE}</h1></header>${ps([...BODY, ...SIGNATURE])}</article>
    <aside>${SIDE}</aside></main><footer>${FOOTER}</footer><div style="display:none">${BODY[0]}</div><script>document.write('坏')</script></body></html>`,
  'broken markup': `<body>${NAV}<div class=content><h1>${TITLE}</h1>${[...BODY, ...SIGNATURE].map((line) => `<p><font face=宋体><span>${line}`).join('')}</div></div></td>${FOOTER}`,
};

describe('pages of many styles', () => {
  it.each(Object.keys(STYLES))('%s', async (name) => {
    const extraction = await page(STYLES[name] ?? '');
    const lines = paragraphs(extraction);
    expect(lines.filter((line) => line !== TITLE)).toEqual([...BODY, ...SIGNATURE]);
    expect(lines[0]).toBe(TITLE);
  });

  it('keeps facts of the info bar as labels', async () => {
    const { labels, titleHint } = await page(STYLES['a named content element, bars and a share box'] ?? '');
    expect(labels).toEqual([
      { label: '发布时间', value: '2026-03-05 10:20', origin: 'line' },
      { label: '来源', value: '市政府办公室', origin: 'line' },
    ]);
    expect(titleHint).toBe(`${TITLE}_安澜市人民政府`);
  });

  it('takes metadata from tables, lists, definition lists and meta tags', async () => {
    const facts: [string, string][] = [
      ['索引号', 'AL001/2026-00012'],
      ['发文字号', '安政办发〔2026〕3号'],
      ['发布机构', '安澜市人民政府办公室'],
      ['成文日期', '2026年3月2日'],
      ['有效性', '有效'],
    ];
    const boxes = {
      table: `<table>${facts.map(([k, v]) => `<tr><td>${k}：</td><td>${v}</td></tr>`).join('')}</table>`,
      oneCell: `<table><tr>${facts.map(([k, v]) => `<td><b>${k}</b>：${v}</td>`).join('')}</tr></table>`,
      noColon: `<table>${facts.map(([k, v]) => `<tr><th>${[...k].join(' ')}</th><td>${v}</td></tr>`).join('')}</table>`,
      list: `<ul class="xxgk">${facts.map(([k, v]) => `<li><span>${k}：</span><em>${v}</em></li>`).join('')}</ul>`,
      definitions: `<dl>${facts.map(([k, v]) => `<dt>${k}</dt><dd>${v}</dd>`).join('')}</dl>`,
      divs: `<div>${facts.map(([k, v]) => `<div><label>【${k}】</label>${v}</div>`).join('')}</div>`,
    };
    for (const [name, box] of Object.entries(boxes)) {
      const extraction = await page(
        `<html><head><meta name="ArticleTitle" content="${TITLE}"><meta name="PubDate" content="2026-03-05 10:20"><meta name="viewport" content="width=device-width"></head><body>${box}<div>${ps(BODY)}</div></body></html>`,
      );
      expect(paragraphs(extraction), name).toEqual(BODY);
      expect(
        extraction.labels.filter((l) => l.origin === 'table').map((l) => [l.label, l.value]),
        name,
      ).toEqual(facts);
      expect(extraction.labels.filter((l) => l.origin === 'meta').map((l) => l.label)).toEqual([
        'ArticleTitle',
        'PubDate',
      ]);
    }
  });

  it('leaves tables of content alone that only look like metadata', async () => {
    const { blocks, labels } = await page(
      `<div class="TRS_Editor">${ps(BODY)}<table border="1"><tr><td>序号</td><td>文件名称</td><td>文号</td><td>发布日期</td></tr><tr><td>1</td><td>关于甲的通知</td><td>安政发〔2001〕1号</td><td>2001年1月1日</td></tr></table>
      <table border="1"><tr><td>姓名：</td><td></td><td>联系电话：</td><td></td></tr><tr><td>所需信息内容描述：</td><td colspan="3">　</td></tr></table></div>`,
    );
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tables.map((table) => table.rows.length)).toEqual([2, 2]);
    expect(tables[1]?.rows[1]?.[1]).toEqual({ text: '', colSpan: 3 });
    expect(labels).toEqual([]);
  });

  it('keeps a table that is the whole document', async () => {
    const rows = [1, 2, 3, 4]
      .map((i) => `<tr><td>${i}</td><td>${i}.${BODY[1]}</td><td>市财政局，市统计局</td></tr>`)
      .join('');
    const { blocks } = await page(
      `<body>${NAV}<div><h2>${TITLE}</h2><table><tr><th>序号</th><th>任务</th><th>单位</th></tr>${rows}</table></div>${FOOTER}</body>`,
    );
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'table']);
    expect(blocks[1]).toMatchObject({ rows: { length: 5 } });
  });

  it('keeps a short notice whose words also stand at the foot of sites', async () => {
    const lines = [
      '安澜市政府开放日活动公告',
      '时间：2026年3月5日上午9:00',
      '地点：市行政中心一楼大厅',
      '主办：安澜市人民政府办公室',
      '承办：安澜市大数据局',
      '欢迎参加',
    ];
    for (const wrap of [
      (inner: string) => `<body>${inner}</body>`,
      (inner: string) => `<body><div><div>${inner}</div>${FOOTER}</div></body>`,
      (inner: string) => `<body>${NAV}<div>${inner}</div><p>版权所有 安澜市人民政府 安ICP备1号</p></body>`,
    ]) {
      expect(paragraphs(await page(wrap(lines.map((line) => `<p>${line}</p>`).join(''))))).toEqual(lines);
    }
  });

  it('adds files that the page offers behind the text', async () => {
    const { blocks } = await page(
      `<body><div class="article-content">${ps(BODY)}</div><ul class="fujian"><li>附件：<a href="./P020260305.docx">工作要点任务分解表.docx</a></li></ul><a href="/app.apk">客户端</a></body>`,
    );
    expect(blocks.at(-1)).toEqual({
      kind: 'paragraph',
      text: '工作要点任务分解表.docx',
      links: [{ start: 0, end: 14, href: './P020260305.docx' }],
    });
  });
});

describe('details of the text', () => {
  const block = async (html: string) => (await page(`<div id="zoom">${html}</div>`)).blocks;

  it('writes links with offsets and drops dangerous ones', async () => {
    const [first] = await block(
      '<p>　　见<a href="https://www.gov.cn/a.html">国办发〔2016〕19号</a>和<a href="/b.html"> 附件 </a>，<a href="javascript:alert(1)">点击</a>、<a href=" JaVa\tscript:alert(1)">再点</a>、<a href="data:text/html,x">数据</a>、<a href="mailto:a@b.cn">邮箱</a>、<a href="#top">顶</a>。</p>',
    );
    expect(first).toMatchObject({ text: '见国办发〔2016〕19号和 附件 ，点击、再点、数据、邮箱、顶。' });
    const { text = '', links = [] } = first as { text: string; links: { start: number; end: number; href: string }[] };
    expect(links.map((l) => [text.slice(l.start, l.end).trim(), l.href])).toEqual([
      ['国办发〔2016〕19号', 'https://www.gov.cn/a.html'],
      ['附件', '/b.html'],
      ['邮箱', 'mailto:a@b.cn'],
    ]);
  });

  it('collapses space as a reader sees it', async () => {
    expect(await block('<p>\n  各省、\n  自治区  人民政府\u00a0\u00a0\u00a0 \u200bA\nB\tC\u3000D　　</p>')).toEqual([
      { kind: 'paragraph', text: '各省、自治区 人民政府   A B\tC\u3000D' },
    ]);
    expect(await block('<p>索引号: X\t分类: Y</p>')).toEqual([{ kind: 'paragraph', text: '索引号: X\t分类: Y' }]);
    expect(await block('<pre>第一行\n  第二行</pre>')).toMatchObject([{ text: '第一行' }, { text: '第二行' }]);
    expect(await block('<p>面积100m<sup>2</sup>，CO<sub>2</sub>，注<sup>[1]</sup></p>')).toMatchObject([
      { text: '面积100m²，CO₂，注[1]' },
    ]);
  });

  it('keeps headings, alignment, boldness and list numbers', async () => {
    expect(
      await block(
        '<h2>标题</h2><center>居中</center><p align="right">右</p><p style="text-align: center"><strong>加粗居中</strong></p><div style="text-align:center"><p style="text-align:justify">两端</p></div><ol><li>甲</li><li>乙</li></ol><ol start="3"><li><p>丙</p></li><li>（一）丁</li></ol><ul><li>戊</li></ul>',
      ),
    ).toEqual([
      { kind: 'paragraph', text: '标题', headingLevel: 2 },
      { kind: 'paragraph', text: '居中', align: 'center' },
      { kind: 'paragraph', text: '右', align: 'right' },
      { kind: 'paragraph', text: '加粗居中', align: 'center', bold: true },
      { kind: 'paragraph', text: '两端' },
      { kind: 'paragraph', text: '1.甲' },
      { kind: 'paragraph', text: '2.乙' },
      { kind: 'paragraph', text: '3.丙' },
      { kind: 'paragraph', text: '（一）丁' },
      { kind: 'paragraph', text: '戊' },
    ]);
  });

  it('reads pictures inside the page and names those outside', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const extraction = await page(
      `<div id="zoom"><p>流程图</p><img src="data:image/png;base64,${png}" alt="图一"><img src="/images/2.jpg"><img src="/images/icon_doc.gif"></div>`,
    );
    expect(extraction.images).toMatchObject([{ mediaType: 'image/png', width: 1, height: 1 }]);
    expect(extraction.blocks[1]).toEqual({ kind: 'image', image: 0, alt: '图一' });
    expect(extraction.findings).toEqual([{ code: 'image_not_included', detail: '/images/2.jpg' }]);
  });

  it('reads stray end tags as browsers do', async () => {
    expect(
      await block(
        '<table border=1><tr><td>甲</div></font></p></td><td>乙</td></tr><tr><td>丙</form></td><td>丁</td></tr></table><p>后</p>',
      ),
    ).toMatchObject([
      {
        rows: [
          [{ text: '甲' }, { text: '乙' }],
          [{ text: '丙' }, { text: '丁' }],
        ],
      },
      { text: '后' },
    ]);
  });

  it('keeps text that stands in a table but in no cell', async () => {
    const blocks = await block(
      '<table border=1>散落的文字<tr><p>又一段</p><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>',
    );
    expect(blocks).toMatchObject([{ text: '散落的文字' }, { text: '又一段' }, { rows: { length: 2 } }]);
    expect(await block('<table><tbody>散落<tr><td>甲</td></tr></tbody></table>')).toMatchObject([
      { text: '散落' },
      { text: '甲' },
    ]);
  });

  it('dissolves layout tables and limits spans', async () => {
    const blocks = await block(
      `<table><tr><td><p>${BODY[1]}</p><p>${BODY[2]}</p></td></tr></table><table border=1><tr><td colspan="99999999" rowspan="500">甲</td><td>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td></tr></table>`,
    );
    expect(blocks.slice(0, 2)).toMatchObject([{ text: BODY[1] }, { text: BODY[2] }]);
    expect(blocks[2]).toMatchObject({
      rows: [[{ text: '甲', colSpan: 200, rowSpan: 3 }, { text: '乙' }], [{ text: '丙' }], [{ text: '丁' }]],
    });
  });
});
