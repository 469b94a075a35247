import { expect, test } from 'vitest';
import { spanOf, weeksOf } from './due-rows.ts';

test.each([
  ['2026-01-01', '2026-12-31', 0, 100],
  ['2025-06-01', '2027-06-01', 0, 100],
  ['2026-07-02', '2026-07-02', 49.86, 1],
  ['2027-03-01', '2027-04-01', 99, 1],
])('a bar from %s to %s', (from, to, left, width) => {
  const span = spanOf(2026, from, to);
  expect(span.left).toBeCloseTo(left, 1);
  expect(span.width).toBeCloseTo(width, 1);
});

test('weeks begin on Monday and hold every day once', () => {
  expect(weeksOf(2026, 11)[0]).toEqual([0, 0, 0, 0, 0, 0, 1]);
  expect(weeksOf(2026, 2)).toHaveLength(5);
  expect(weeksOf(2028, 2).flat().filter(Boolean)).toHaveLength(29);
});
