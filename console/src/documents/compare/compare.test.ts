import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BodyBlock } from '../../api/types.ts';
import { compareBodies, compareText, type Piece } from './compare.ts';

const side = (pieces: readonly Piece[], kind: 'added' | 'removed') =>
  pieces.flatMap((piece) => (piece.kind === 'same' || piece.kind === kind ? [piece.text] : [])).join('');
const block = (text: string): BodyBlock => ({ kind: 'paragraph', text, path: '', anchor: '' });

describe('comparing texts', () => {
  test('marks whole words and dates, not single characters', () => {
    expect(compareText('各单位于12月5日前报送材料。', '各单位于11月20日前报送台账。')).toEqual([
      { kind: 'same', text: '各单位于' },
      { kind: 'removed', text: '12月5日' },
      { kind: 'added', text: '11月20日' },
      { kind: 'same', text: '前报送' },
      { kind: 'removed', text: '材料' },
      { kind: 'added', text: '台账' },
      { kind: 'same', text: '。' },
    ]);
  });
  test('both sides can be read back, whatever the texts', () => {
    const text = fc.string({ unit: fc.constantFrom(...'市财政局教育12月5日前。，\n公开'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = compareText(before, after);
        expect(side(pieces, 'removed')).toBe(before);
        expect(side(pieces, 'added')).toBe(after);
      }),
    );
  });
});

describe('comparing bodies', () => {
  const before = ['总体要求', '市财政局于12月5日前公开预算。', '市教育局公开招生计划。', '附则'].map(block);
  test('pairs a changed block with its new form and keeps order', () => {
    const after = ['总体要求', '市财政局于11月5日前公开预算。', '本条为新增内容，与上文无关', '附则'].map(block);
    expect(compareBodies(before, after).map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['same', 0, 0],
      ['changed', 1, 1],
      ['added', null, 2],
      ['removed', 2, null],
      ['same', 3, 3],
    ]);
  });
  test('every block of both sides stands in the result exactly once', () => {
    const blocks = fc.array(fc.constantFrom('甲乙丙丁', '甲乙丙戊', '己庚辛壬', '子丑寅卯辰').map(block), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(blocks, blocks, (left, right) => {
        const result = compareBodies(left, right);
        expect(result.flatMap((row) => row.before ?? [])).toEqual(left.map((_, at) => at));
        expect(result.flatMap((row) => row.after ?? [])).toEqual(right.map((_, at) => at));
      }),
    );
  });
  test('a table is compared with a table by its cells', () => {
    const table = (unit: string): BodyBlock => ({
      kind: 'table',
      rows: [
        [{ text: '任务' }, { text: '责任单位' }],
        [{ text: '公开预算' }, { text: unit }],
      ],
      path: '',
      anchor: '',
    });
    const [row] = compareBodies([table('市财政局')], [table('市审计局')]);
    expect(row?.kind).toBe('changed');
    expect(row?.pieces.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['财政', '审计']);
  });
});
