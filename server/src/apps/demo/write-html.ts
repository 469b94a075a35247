import { dateWords } from '../../kernel/time/index.ts';
import type { Edition } from './catalogue.rules.ts';
import { labelsOf } from './labels.rules.ts';
import type { Block } from './layout.rules.ts';

/** Pages as the city's three generations of site software wrote them, with everything around the text that an import has to take away. */
export type PageStyle = 'tables' | 'columns' | 'article';

export function writePage(edition: Edition, blocks: readonly Block[], style: PageStyle, charset: string): string {
  const page = { tables: tablesPage, columns: columnsPage, article: articlePage }[style];
  return page(edition, blocks, charset);
}

const SITE = '安澜市人民政府门户网站';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function metaTags({ title, publishedOn, issuer, subject }: Edition, column: string): string {
  const tags: [string, string][] = [
    ['SiteName', SITE],
    ['ColumnName', column],
    ['ArticleTitle', title],
    ['PubDate', `${publishedOn} 09:30`],
    ['ContentSource', issuer.name],
    ['Keywords', subject.words],
  ];
  return tags.map(([name, content]) => `<meta name="${name}" content="${escape(content)}">`).join('\n');
}

/** About 2012: everything in tables, fonts in attributes. */
function tablesPage(edition: Edition, blocks: readonly Block[], charset: string): string {
  const pairs = labelsOf(edition);
  const spaced = (label: string) =>
    label.length === 3 ? [...label].join(' ') : label.length === 2 ? [...label].join('　　') : label;
  const rows: string[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const cells = pairs
      .slice(i, i + 2)
      .map(([label, value]) => `<td width="70"><b>${spaced(label)}：</b></td><td width="360">${escape(value)}</td>`);
    rows.push(`<tr>${cells.join('')}</tr>`);
  }
  const text = blocks.map((block) => {
    switch (block.kind) {
      case 'title':
      case 'center':
        return `<p style="text-align:center"><span style="font-size:18pt;font-weight:bold;font-family:宋体">${escape(block.text)}</span></p>`;
      case 'number':
        return `<p style="text-align:center"><span style="font-family:楷体">${escape(block.text)}</span></p><p>&nbsp;</p>`;
      case 'right':
        return `<p style="text-align:right">${escape(block.text)}</p>`;
      case 'recipients':
        return `<p>${escape(block.text)}</p>`;
      case 'heading':
        return `<p style="text-indent:2em"><strong>${escape(block.text)}</strong></p>`;
      case 'table':
        return oldTable(block);
      default:
        return `<p style="text-indent:2em">${runIn(block, 'font-family:楷体')}</p>`;
    }
  });
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}">
<title>${escape(edition.title)}_${SITE}</title>
<script type="text/javascript">function doZoom(size){document.getElementById('zoom').style.fontSize=size+'px';}</script>
</head><body>
<table width="980" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td height="90" bgcolor="#b3261e"><font color="#ffffff" size="6">${SITE}</font></td></tr>
<tr><td><a href="/">首页</a> | <a href="/zwgk/">政务公开</a> | <a href="/bsfw/">办事服务</a> | <a href="/hdjl/">互动交流</a> | <a href="/zjal/">走进安澜</a></td></tr>
<tr><td>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/wj/">政策文件</a></td></tr></table>
<table width="930" border="0" align="center" style="border:1px solid #999999"><tr><td><table width="860" align="center" class="bd1">${rows.join('\n')}</table></td></tr></table>
<table width="930" border="0" align="center"><tr><td align="right">【字体：<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】　<a href="javascript:window.print()">打印本页</a>　<a href="javascript:window.close()">关闭窗口</a></td></tr>
<tr><td class="b12c" id="zoom">
${text.join('\n')}
</td></tr></table>
<table width="980" border="0" align="center"><tr><td align="center">主办：安澜市人民政府办公室　网站标识码：9901000001　云泽ICP备00000000号<br>地址：安澜市清河区望江大道1号　电话：0000-80000002</td></tr></table>
</body></html>
`;
}

function oldTable(block: Extract<Block, { kind: 'table' }>): string {
  const caption = block.caption ? `<p style="text-align:center"><strong>${escape(block.caption)}</strong></p>` : '';
  const rows = block.rows.map(
    (row, i) =>
      `<tr>${row.map((cell) => `<td align="center">${i === 0 ? `<strong>${escape(cell)}</strong>` : escape(cell)}</td>`).join('')}</tr>`,
  );
  return `${caption}<table border="1" cellspacing="0" cellpadding="4" width="90%" align="center"><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function runIn(block: Extract<Block, { kind: 'paragraph' }>, style: string): string {
  const { text, bold } = block;
  if (!bold) return escape(text);
  return `<span style="${style}">${escape(text.slice(0, bold))}</span>${escape(text.slice(bold))}`;
}

/** About 2017: divs and a list of labels, share buttons, a code to scan. */
function columnsPage(edition: Edition, blocks: readonly Block[], charset: string): string {
  const labels = labelsOf(edition).map(
    ([label, value]) => `<li><label>${label}：</label><span>${escape(value)}</span></li>`,
  );
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="${charset}">
<title>${escape(edition.title)}</title>
${metaTags(edition, '政策文件')}
<link rel="stylesheet" href="/images/style.css">
</head><body>
<div class="header"><div class="logo">${SITE}</div><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hd/">政民互动</a></li><li><a href="/sj/">数据开放</a></li></ul></div>
<div class="position">您现在所在的位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/zwgk/">政务公开</a>&nbsp;&gt;&nbsp;<a href="/zwgk/zcwj/">政策文件</a></div>
<div class="main">
<div class="xxgk-info"><ul class="clearfix">
${labels.join('\n')}
</ul></div>
<div class="TRS_Editor" id="UCAP-CONTENT">
${cleanBlocks(blocks)}
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="qrcode">扫一扫在手机打开当前页</div>
<div class="related"><h4>相关链接</h4><ul><li><a href="/zwgk/zcjd/">政策解读</a></li><li><a href="/zwgk/gb/">政府公报</a></li></ul></div>
</div>
<div class="footer"><p>主办单位：安澜市人民政府办公室　承办单位：安澜市数据局</p><p>网站标识码：9901000001　云泽ICP备00000000号　为政府网站找错</p></div>
</body></html>
`;
}

/** About 2023: one article with a table of metadata, headings marked as such. */
function articlePage(edition: Edition, blocks: readonly Block[], charset: string): string {
  const rows: string[] = [];
  const pairs = labelsOf(edition);
  for (let i = 0; i < pairs.length; i += 2) {
    const cells = pairs
      .slice(i, i + 2)
      .map(([label, value]) => `<th scope="row">${label}</th><td>${escape(value)}</td>`);
    rows.push(`<tr>${cells.join('')}</tr>`);
  }
  const [title, ...rest] = blocks;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="${charset}"><meta name="viewport" content="width=device-width">
<title>${escape(edition.title)} - ${SITE}</title>
${metaTags(edition, '文件库')}
</head><body>
<header><a href="/">${SITE}</a><nav aria-label="主导航"><a href="/zwgk/">政务公开</a><a href="/zwfw/">政务服务</a><a href="/zmhd/">政民互动</a></nav></header>
<nav aria-label="面包屑"><a href="/">首页</a> / <a href="/zwgk/">政务公开</a> / <a href="/zwgk/wjk/">文件库</a></nav>
<main><article>
<h1>${escape(title && 'text' in title ? title.text : edition.title)}</h1>
<p class="source">发布时间：${dateWords('zh', edition.publishedOn)}　来源：${edition.issuer.name}　浏览次数：<span id="hits">0</span></p>
<table class="metadata"><tbody>
${rows.join('\n')}
</tbody></table>
<div class="content">
${cleanBlocks(rest)}
</div>
</article></main>
<aside><h2>热门文件</h2><ul><li><a href="/zwgk/wjk/1.html">社区食堂名录</a></li><li><a href="/zwgk/wjk/2.html">招生入学</a></li></ul></aside>
<footer><p>安澜市人民政府办公室主办　安澜市数据局承办　网站标识码9901000001</p></footer>
</body></html>
`;
}

function cleanBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'title':
          return `<p class="title" align="center"><strong>${escape(block.text)}</strong></p>`;
        case 'center':
          return `<h2 style="text-align:center">${escape(block.text)}</h2>`;
        case 'number':
          return `<p align="center">${escape(block.text)}</p>`;
        case 'right':
          return `<p align="right">${escape(block.text)}</p>`;
        case 'recipients':
          return `<p>${escape(block.text)}</p>`;
        case 'heading':
          return `<h3>${escape(block.text)}</h3>`;
        case 'table':
          return headedTable(block);
        default:
          return `<p>　　${runIn(block, 'font-weight:bold')}</p>`;
      }
    })
    .join('\n');
}

function headedTable({ caption, rows }: Extract<Block, { kind: 'table' }>): string {
  const [head, ...body] = rows;
  const cells = (row: readonly string[], tag: string) => row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('');
  return `<table>${caption ? `<caption>${escape(caption)}</caption>` : ''}<thead><tr>${cells(head ?? [], 'th')}</tr></thead><tbody>
${body.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}
</tbody></table>`;
}
