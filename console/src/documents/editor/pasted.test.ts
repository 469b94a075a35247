import { describe, expect, test } from 'vitest';
import { cleanPasted } from './pasted.ts';

describe('pasted HTML', () => {
  test('from Word keeps paragraphs, tables and alignment, and loses its styles', () => {
    const html =
      '<p class=MsoNormal style="text-align:center;mso-pagination:widow-orphan"><b>附件</b></p><!--[if gte mso 9]><xml>x</xml><![endif]-->' +
      "<table style='width:100%'><tr><td colspan=2 style=border:none>表头<o:p></o:p></td></tr></table>";
    expect(cleanPasted(html)).toBe(
      '<p class=MsoNormal align="center"><b>附件</b></p><table><tr><td colspan=2>表头</td></tr></table>',
    );
  });
  test('the number that Word writes beside an item stays as text', () => {
    const html = '<p class=MsoListParagraph><![if !supportLists]><span>1.</span><![endif]>第一项</p>';
    expect(cleanPasted(html)).toBe('<p class=MsoListParagraph><span>1.</span>第一项</p>');
  });
  test('items of numbered lists get their numbers, others none', () => {
    expect(cleanPasted('<ol start="3"><li>甲</li><li>乙<ul><li>丙</li></ul></li></ol>')).toBe(
      '<p>3. 甲</p><p>4. 乙<p>丙</p></p>',
    );
  });
  test('scripts and style sheets go with their content', () => {
    expect(cleanPasted('<style>p{color:red}</style><p>甲</p><script>alert(1)</script>')).toBe('<p>甲</p>');
  });
  test('words that look like a style are left alone', () => {
    expect(cleanPasted('<p>style="a" 与 &lt;p style="b"&gt;</p>')).toBe('<p>style="a" 与 &lt;p style="b"&gt;</p>');
  });
});
