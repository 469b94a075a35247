import { cleanTexts, type CleanText } from './clean-texts.ts';
import { docx, heading, paragraph, run, table } from './docx.ts';
import { xml } from './parts.ts';
import { PdfFile, pdfText, rectangle, WHITE } from './pdf.ts';

const OFFICES = ['平安县人民政府办公室', '平安县民政局', '平安县财政局', '平安县教育局', '平安县市场监督管理局', ''];
export const officeOf = (i: number) => OFFICES[i % OFFICES.length]!;
export const properties = (text: CleanText, i: number) => ({
  title: text.title,
  creator: officeOf(i),
  lastModifiedBy: officeOf(i),
  company: officeOf(i),
});
export const wanted = (...slugs: string[]) =>
  slugs.map((slug) => {
    const found = cleanTexts.find((text) => text.slug === slug);
    if (!found) throw new Error(`no clean text ${slug}`);
    return found;
  });

export function asText({ title, lines, table: rows }: CleanText, i: number): string {
  const body = [
    title,
    '',
    ...lines,
    ...(rows ?? []).map((row) => row.join('\t')),
    '',
    `${officeOf(i) || '平安县人民政府'}`,
    '2024年3月5日',
    '',
  ];
  return body.join('\n');
}
export function asHtml({ title, lines, table: rows }: CleanText, i: number): string {
  const cells = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${xml(cell)}</${tag}>`).join('')}</tr>`;
  const extra = [
    '<!-- 正文开始 -->',
    '<!--[if lt IE 9]><script src="/static/html5shiv.js"></script><![endif]-->',
    '<div id="menu" style="display:none"><a href="/">首页</a><a href="/zwgk/">政府信息公开</a></div>',
    '<img alt="政府网站标识码3201990001" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">',
    '<input type="hidden" name="siteCode" value="3201990001"><script>var doc={"id":"320199202403050001","column":"zwgk"};</script>',
    '<span class="sr-only" style="position:absolute;left:-9999px">跳到正文</span>',
  ][i % 6]!;
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${xml(title)}</title><meta name="ContentSource" content="${officeOf(i) || '平安县人民政府'}"><meta name="SiteIDCode" content="3201990001"></head>\n<body>\n${extra}\n<h1>${xml(title)}</h1>\n${lines.map((line) => `<p>${xml(line)}</p>`).join('\n')}\n${rows ? `<table>${rows.map((row, r) => cells(row, r === 0 ? 'th' : 'td')).join('')}</table>` : ''}\n</body></html>\n`;
}
export function asDocx(text: CleanText, i: number): Buffer {
  const rows = text.table ? table(text.table, i % 2 ? '000000' : '') : '';
  return docx({
    body:
      heading(text.title) +
      text.lines.map((line) => paragraph(line)).join('') +
      rows +
      paragraph(run(officeOf(i) || '平安县人民政府'), '<w:jc w:val="right"/>'),
    properties: properties(text, i),
    ...(i % 3 === 0
      ? {
          footer: paragraph(
            `<w:r><w:t>— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r>`,
          ),
        }
      : {}),
    ...(i % 4 === 0 ? { header: paragraph('平安县人民政府文件') } : {}),
  });
}
/** A page of lines, every ninth in the encoding of older Chinese programs; tables have black heading cells with white letters and lines drawn as thin black rectangles. */
export function asPdf({ title, lines, table: rows = [] }: CleanText, i: number): Buffer {
  const file = new PdfFile({ national: i % 9 === 8 });
  file.info =
    i % 2
      ? `/Title ${pdfText(title)} /Producer (PDF Printer 3.0)`
      : `/Title ${pdfText(title)} /Author ${pdfText(officeOf(i) || '平安县人民政府')} /Producer (PDF Printer 3.0)`;
  const parts = [rectangle(0, 0, 595, 842, WHITE), file.text(70, 770, title, { size: 16 })];
  let y = 735;
  for (const line of lines)
    for (let at = 0; at < line.length; at += 30, y -= 24)
      parts.push(file.text(70, y, line.slice(at, at + 30), { size: 13 }));
  for (const [r, row] of rows.entries()) {
    if (r === 0) parts.push(rectangle(66, y - 6, 460, 22));
    for (const [c, cell] of row.entries())
      parts.push(file.text(70 + c * 120, y, cell, { size: 11, colour: r === 0 ? WHITE : [0, 0, 0] }));
    parts.push(rectangle(66, y - 7, 460, 0.7));
    y -= 24;
  }
  // A filled bar under the last line: decoration, nothing lies beneath it.
  parts.push(rectangle(66, y - 30, 460, 14));
  file.page({ content: parts.join('\n') });
  return file.bytes();
}
