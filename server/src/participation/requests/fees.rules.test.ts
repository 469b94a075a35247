import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FEES, feeFor, feeMonth, findScaleFault, type FeeBasis } from './fees.rules.ts';

const yuan = (basis: FeeBasis) => feeFor(basis, DEFAULT_FEES).yuan;
const pieces = (count: number, before = 0) => yuan({ by: 'piece', before, pieces: count });
const pages = (count: number) => yuan({ by: 'page', pages: count });

describe('the fee', () => {
  it.each([
    ...[
      [0, 0],
      [1, 0],
      [10, 0],
      [11, 100],
      [30, 2000],
      [31, 2200],
      [40, 4000],
      [41, 4300],
      [50, 7000],
      [51, 7400],
    ],
    [60, 11_000],
  ])('by piece: %i → %i', (count, expected) => expect(pieces(count)).toBe(expected));

  it.each([
    ...[
      [0, 0],
      [30, 0],
      [31, 10],
      [100, 700],
      [101, 720],
      [200, 2700],
      [201, 2740],
      [250, 4700],
    ],
  ])('by page: %i → %i', (count, expected) => expect(pages(count)).toBe(expected));

  it('says how it came about', () => {
    expect(feeFor({ by: 'piece', before: 28, pieces: 4 }, DEFAULT_FEES)).toEqual({
      by: 'piece',
      lines: [
        { from: 29, to: 30, units: 2, each: 100, yuan: 200 },
        { from: 31, to: 32, units: 2, each: 200, yuan: 400 },
      ],
      yuan: 600,
      source: DEFAULT_FEES.source,
    });
  });

  it('refuses counts that are none', () => {
    for (const count of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_001])
      expect(() => pages(count)).toThrow(RangeError);
    expect(() => pieces(1, -1)).toThrow(RangeError);
  });

  const count = fc.integer({ min: 0, max: 3000 });
  it('is what one gets unit by unit, and one batch costs what its parts cost', () => {
    // Written down apart from the code above, from the words of the rule.
    const piece = (no: number) => (no <= 10 ? 0 : no <= 30 ? 100 : 200 + Math.floor((no - 31) / 10) * 100);
    const page = (no: number) => (no <= 30 ? 0 : no <= 100 ? 10 : no <= 200 ? 20 : 40);
    const sum = (of: (no: number) => number, from: number, units: number) =>
      Array.from({ length: units }, (_, at) => of(from + at + 1)).reduce((a, b) => a + b, 0);
    fc.assert(
      fc.property(count, count, (a, b) => {
        expect(pieces(b, a)).toBe(sum(piece, a, b));
        expect(pieces(a) + pieces(b, a)).toBe(pieces(a + b));
        expect(pages(a)).toBe(sum(page, 0, a));
      }),
    );
  });

  it('never falls with more, and its lines cover each unit once', () => {
    fc.assert(
      fc.property(count, count, fc.constantFrom('piece' as const, 'page' as const), (before, units, by) => {
        const basis: FeeBasis = by === 'piece' ? { by, before, pieces: units } : { by, pages: units };
        const fee = feeFor(basis, DEFAULT_FEES);
        let next = (by === 'piece' ? before : 0) + 1;
        let price = 0;
        for (const line of fee.lines) {
          expect(line.from).toBe(next);
          expect(line.each).toBeGreaterThanOrEqual(price);
          [next, price] = [line.to + 1, line.each];
        }
        expect(fee.lines.reduce((sum, line) => sum + line.units, 0)).toBe(units);
        expect(by === 'piece' ? pieces(units + 1, before) : pages(units + 1)).toBeGreaterThanOrEqual(fee.yuan);
      }),
    );
  });
});

describe('a scale', () => {
  it('is refused where steps are out of order or prices fall', () => {
    expect(findScaleFault(DEFAULT_FEES.byPiece)).toBeNull();
    expect(findScaleFault(DEFAULT_FEES.byPage)).toBeNull();
    const tiers = [
      { upTo: 30, yuan: 0 },
      { upTo: 10, yuan: 10 },
    ];
    expect(findScaleFault({ tiers, beyond: { yuan: 40 } })).toBe('tiers_disordered');
    expect(findScaleFault({ tiers: [{ upTo: 30, yuan: 50 }], beyond: { yuan: 40 } })).toBe('price_wrong');
    expect(findScaleFault({ tiers: [{ upTo: 30, yuan: 0.5 }], beyond: { yuan: 40 } })).toBe('price_wrong');
    expect(findScaleFault({ tiers: [], beyond: { yuan: 40, step: { every: 0, rise: 1 } } })).toBe('step_wrong');
  });
});

it('counts pieces by calendar month', () => expect(feeMonth('2026-11-30')).toBe('2026-11'));
