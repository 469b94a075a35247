import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFile } from '../index.ts';

/** Whatever a page is built of, no line of its document may get lost. */

const SENTENCES = [
  '各区人民政府，市各委办局，市各直属单位：',
  '为推进政务公开，提高工作透明度，经市政府同意，现就有关事项通知如下。',
  '一、总体要求',
  '（一）坚持以公开为常态、不公开为例外，推进决策、执行、管理、服务和结果公开。',
  '1.每季度末月25日前，报送工作进展情况；',
  '（市财政局牵头，市统计局、市审计局配合）',
  '主办单位：市财政局',
  '联系电话：0571-00000000',
  '附件：工作要点任务分解表',
  '安澜市人民政府办公室',
  '2026年3月2日',
  '（此件公开发布）',
];
const LONG = `第一条 ${'为了规范行政行为，保障公民知情权，根据有关规定，结合本市实际，制定本办法。'.repeat(4)}`;

const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...SENTENCES) },
  { weight: 2, arbitrary: fc.constant(LONG) },
);
const className = fc.constantFrom(
  '',
  'content',
  'main',
  'top',
  'page',
  'left',
  'header-bottom',
  'w1200',
  'tools',
  'con_title',
  'location',
  'box',
  'links',
  'comment',
  'side-nav',
  'clearfix',
);
const wrapper = fc.oneof(
  className.map((name) => (inner: string) => `<div class="${name}">${inner}</div>`),
  className.map((name) => (inner: string) => `<section id="${name}">${inner}</section>`),
  fc.constant((inner: string) => `<table width="100%"><tr><td>${inner}</td></tr></table>`),
  fc.constant((inner: string) => `<font face="宋体"><span>${inner}</span></font>`),
  fc.constant((inner: string) => `<center>${inner}</center>`),
  fc.constant((inner: string) => `<form action="/">${inner}<input type="hidden" value="x"></form>`),
);
/** What goes round a whole document: columns of the page, and the element that publishing systems fill. */
const pageWrapper = fc.constantFrom(
  (inner: string) =>
    `<table><tbody><tr><td width="20%"><a href="/">首页</a> <a href="/a">动态</a></td><td>${inner}</td></tr></tbody></table>`,
  (inner: string) => `<div class="TRS_Editor">${inner}</div>`,
);
const markup = fc.constantFrom(
  (lines: string[]) => lines.map((text) => `<p>　　${text}</p>`).join('\n'),
  (lines: string[]) => `<p>${lines.join('<br>')}</p>`,
  (lines: string[]) => lines.map((text) => `<div>&nbsp;&nbsp;${text}</div>`).join(''),
  (lines: string[]) =>
    lines
      .map((text) => `<p><span style="font-size:16pt">${text.slice(0, 3)}</span><span>${text.slice(3)}</span>`)
      .join('\n'),
  (lines: string[]) => lines.map((text) => `<p><font face=宋体><span>${text}`).join(''),
  (lines: string[]) => lines.join('<br/>\n<br/>\n'),
);
const NAV = '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>';
const FOOTER = '<div class="footer"><p>版权所有 安澜市人民政府 网站标识码：3300000001</p></div>';

describe('any page', () => {
  it('keeps every line of its document, in order', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.array(line, { minLength: 1, maxLength: 8 }), fc.array(wrapper, { maxLength: 3 }), markup),
          { minLength: 1, maxLength: 3 },
        ),
        fc.array(fc.oneof(wrapper, pageWrapper), { maxLength: 4 }),
        fc.constantFrom('', NAV),
        fc.constantFrom('', FOOTER),
        async (parts, wrappers, nav, footer) => {
          const lines = parts.flatMap(([own]) => own);
          fc.pre(lines.join('').length >= 40);
          const written = parts.map(([own, around, write]) => around.reduce((html, wrap) => wrap(html), write(own)));
          const inner = wrappers.reduce((html, wrap) => wrap(html), written.join('<br>\n'));
          const { blocks } = await extractFile(
            Buffer.from(`<html><body>${nav}${inner}${footer}</body></html>`),
            'a.html',
          );
          const found = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
          let at = 0;
          for (const text of found) if (text === lines[at]) at++;
          expect(at, found.join('|')).toBe(lines.length);
        },
      ),
      { numRuns: 600, seed: 20260302 },
    );
  });
});
