import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, type HighlightSegment } from './highlight.rules.ts';

const shown = (snippet: HighlightSegment[]) =>
  snippet.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const all = (snippets: HighlightSegment[][]) => snippets.map(shown);

describe('highlight', () => {
  it('marks the whole of a short text, such as a title', () => {
    expect(all(highlight('饲料和饲料添加剂管理条例', '饲料 管理', { maxLength: 100 }))).toEqual([
      '[饲料]和[饲料]添加剂[管理]条例',
    ]);
  });

  it('marks a fragment cut in the middle of words, across line breaks and widths', () => {
    expect(all(highlight('应当按照职责权限对全国\n或者本行政区域', '照职责权限对全国或者本行政'))).toEqual([
      '应当按[照职责权限对全国 或者本行政]区域',
    ]);
    expect(all(highlight('根据国办发〔2019〕6号文件', '国办发(２０１９)6号'))).toEqual(['根据[国办发〔2019〕6号]文件']);
  });

  it('marks Latin words whole or from their beginning, never letters inside them', () => {
    expect(all(highlight('GeoJSON: these hold most of the page', 'budget age'))).toEqual([
      'GeoJSON: these hold most of the page',
    ]);
    expect(all(highlight('Budgets and GDP增长, 5G', 'budget GDP 5g'))).toEqual(['[Budget]s and [GDP]增长, [5G]']);
    expect(all(highlight('GeoJSON 数据', 'ge 数据'))).toEqual(['GeoJSON [数据]']);
  });

  it('marks the parts it can find when the whole is not there', () => {
    expect(all(highlight('对残疾人给予就业方面的补贴', '残疾人就业补贴怎么申请'))).toEqual([
      '对[残疾人]给予[就业]方面的[补贴]',
    ]);
  });

  it('shows the place with most of the query, from the beginning of the sentence', () => {
    const filler = '本办法自发布之日起施行，由主管部门负责解释，各级各部门应当认真执行。'.repeat(10);
    const [snippet] = highlight(`饲料的一般规定。${filler}饲料添加剂由农业部门审批。${filler}`, '饲料 审批', {
      maxLength: 40,
    });
    expect(shown(snippet!)).toMatch(/^\[?饲料\]?添加剂由农业部门\[审批\]。/);
  });

  it('gives several snippets in the order of the text when asked', () => {
    const filler = '各级各部门应当认真贯彻执行本办法的有关要求。'.repeat(10);
    const snippets = highlight(`饲料甲。${filler}饲料乙。${filler}饲料丙。`, '饲料', { maxLength: 20, snippets: 2 });
    expect(all(snippets)).toHaveLength(2);
    expect(shown(snippets[0]!)).toContain('甲');
    expect(shown(snippets[1]!)).toMatch(/乙|丙/);
  });

  it('shows the beginning when there is no hit or no query', () => {
    const text = '安澜市人民政府关于印发工作方案的通知'.repeat(20);
    for (const query of ['', '。', '渔业', '\u200b'])
      expect(all(highlight(text, query, { maxLength: 20 }))).toEqual([`${text.slice(0, 19)}…`]);
    expect(highlight('', '税')).toEqual([]);
  });

  it('finds a hit far into a very long text, and stays quick', () => {
    const text = `${'各级各部门应当认真贯彻执行。\n'.repeat(40_000)}第九条 渔业船舶检验。`;
    const from = performance.now();
    expect(all(highlight(text, '渔业船舶检验'))[0]).toContain('[渔业船舶检验]');
    expect(performance.now() - from).toBeLessThan(500);
  });

  it('only ever cuts, marks and flattens spaces', () => {
    const text = fc
      .array(fc.constantFrom('税', '务', '登', '记', '。', '\n', ' ', 'A', 'b', '𠀀', '㈱', '<', '&'), {
        maxLength: 300,
      })
      .map((p) => p.join(''));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 10, max: 60 }), (body, query, maxLength) => {
        const flat = body.replace(/\s+/g, ' ');
        for (const snippet of highlight(body, query.slice(0, 12), { maxLength, snippets: 2 })) {
          const plain = snippet.map((segment) => segment.text).join('');
          expect(plain.length).toBeLessThanOrEqual(maxLength);
          expect(plain.isWellFormed()).toBe(true);
          // Spaces are folded within a segment; across two of them a second space may remain.
          expect(flat).toContain(plain.replace(/^…|…$/g, '').replace(/ +/g, ' '));
        }
      }),
    );
  });
});
