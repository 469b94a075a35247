import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareParagraph, compareTexts, sideOf } from './compare.rules.ts';

/** A comparison as people would mark it by hand: [-gone-]{+come+}. */
const marked = (before: string, after: string) =>
  compareParagraph(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('a comparison in Chinese', () => {
  it.each([
    ['补贴标准为每人每月500元。', '补贴标准为每人每月600元。', '补贴标准为每人每月[-500元-]{+600元+}。'],
    [
      '各单位应于2026年6月30日前报送材料，逾期不再受理。',
      '各单位应于2026年9月30日前报送材料，逾期不再受理。',
      '各单位应于[-2026年6月30日-]{+2026年9月30日+}前报送材料，逾期不再受理。',
    ],
    ['由市财政局负责解释。', '由市财政局、市审计局负责解释。', '由市财政局{+、市审计局+}负责解释。'],
    [
      '依据测财〔2024〕5号文件办理。',
      '依据测财〔2026〕12号文件办理。',
      '依据测财[-〔2024〕5号-]{+〔2026〕12号+}文件办理。',
    ],
    ['一、加强管理。二、严格考核。', '一、加强管理。', '一、加强管理。[-二、严格考核。-]'],
  ])('%s → %s', (before, after, wanted) => expect(marked(before, after)).toBe(wanted));

  it('tells a clause that was written anew as one replaced by another, not as a riddle of characters', () => {
    const pieces = compareParagraph(
      '总则如下，企业应当如实申报年度用水情况。',
      '总则如下，对瞒报者依法从重处罚并予公示。',
    );
    expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added']);
  });

  it('finds a paragraph that was put in and one that was taken out', () => {
    const kinds = compareTexts(
      '标题\n第一条 目的。\n第二条 范围。',
      '标题\n第一条 目的。\n第三条 附则的施行日期另行规定。',
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['same', 'same', 'added', 'removed']);
  });
});

// Few characters, so that the texts share much and break in many ways.
const text = fc
  .array(
    fc.constantFrom(
      '市',
      '财政',
      '局',
      '应当',
      '，',
      '。',
      '；',
      '\n',
      '5',
      '2026年',
      '6月30日',
      '第三条',
      '”',
      'a',
      '\u{20BB7}',
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

describe('any two texts', () => {
  it('are both found in their comparison', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const compared = compareTexts(before, after);
        expect([sideOf(compared, 'before'), sideOf(compared, 'after')]).toEqual([before, after]);
      }),
      { numRuns: 600 },
    );
  });

  it('that are one show no change, and the other way round the same changes', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(compareTexts(before, before).every(({ kind }) => kind === 'same')).toBe(true);
        const hasChange = compareTexts(before, after).some(({ kind }) => kind !== 'same');
        expect(hasChange).toBe(before !== after);
      }),
    );
  });

  it('that are long and share nothing are told apart in a moment', () => {
    const lines = (mark: string) => Array.from({ length: 4000 }, (_, i) => `${mark}第${i}段。`).join('\n');
    const started = performance.now();
    const compared = compareTexts(lines('甲'), lines('乙'));
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(sideOf(compared, 'after')).toBe(lines('乙'));
  });
});
