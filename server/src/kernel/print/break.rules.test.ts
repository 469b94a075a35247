import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, evenWidth, NOT_AT_END, NOT_AT_START } from './break.rules.ts';
import { shareWidth } from './pdf/table.ts';

const linesOf = (text: string, room: number) => {
  const chars = [...text];
  const widths = chars.map((char) => (char < '\u0080' ? 0.5 : 1));
  return breakLines(chars, widths, () => room).map(({ start, end }) => chars.slice(start, end).join(''));
};

describe('breaking lines', () => {
  it('never begins a line with a closing mark or ends it with an opening one', () => {
    expect(linesOf('一二三四五，六七', 5)).toEqual(['一二三四', '五，六七']);
    expect(linesOf('一二三四《五六》', 5)).toEqual(['一二三四', '《五六》']);
    expect(linesOf('共计2026元整', 5)).toEqual(['共计2026元', '整']);
    expect(linesOf('总数为123456件', 5)).toEqual(['总数为', '123456件']);
  });

  it('breaks at line feeds and leaves out spaces at a break', () => {
    expect(linesOf('甲\n乙', 5)).toEqual(['甲', '乙']);
    expect(linesOf('open government data', 7)).toEqual(['open', 'government', 'data']);
  });

  it('loses and doubles nothing, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('字', '，', '（', 'a', '1', ' ', '\n', '”', '—'), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (given, room) => {
        const without = (value: string) => value.replace(/[ \n]/g, '');
        expect(without(linesOf(given, room).join(''))).toBe(without(given));
      }),
    );
  });

  it('knows marks of both kinds', () => {
    expect(NOT_AT_START.has('。')).toBe(true);
    expect([...NOT_AT_START].filter((char) => NOT_AT_END.has(char))).toEqual([]);
  });

  it('makes lines of a title even', () => {
    expect(evenWidth(20, 28)).toBe(28);
    expect(evenWidth(30, 28)).toBeCloseTo(16);
  });

  it('gives columns that need little what they need', () => {
    expect(shareWidth([20, 1000, 60], 400)).toEqual([20, 320, 60]);
    expect(shareWidth([10, 30], 400)).toEqual([100, 300]);
  });
});
