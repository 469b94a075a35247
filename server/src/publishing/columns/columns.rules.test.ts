import { describe, expect, it } from 'vitest';
import { freshnessOf, placesAfterMove, readPlace } from './columns.rules.ts';
import { clauseWords, missingParts, statutoryItems } from './platform.rules.ts';

describe('rules of columns', () => {
  it.each([
    ['2026-11-22', 'fresh'],
    ['2026-12-03', 'fresh'],
    ['2026-12-04', 'due'],
    ['2026-12-06', 'due'],
    ['2026-12-07', 'overdue'],
  ])('with two weeks after 22 November, on %s a column is %s', (today, state) => {
    expect(freshnessOf(14, '2026-11-22', today)?.state).toBe(state);
  });
  it('know no freshness without a rule, and a blank column from an old one', () => {
    expect(freshnessOf(null, null, '2026-01-01')).toBeNull();
    expect(freshnessOf(14, null, '2026-01-01')).toEqual({ state: 'empty', lastOn: null, dueOn: null });
  });
  it('put a moved column before another, or last', () => {
    const siblings = ['a', 'b', 'c'].map((id, at) => ({ id, sortOrder: (at + 1) * 10 }));
    expect(placesAfterMove(siblings, 'c', 'a')).toEqual([
      { id: 'c', sortOrder: 10 },
      { id: 'a', sortOrder: 20 },
      { id: 'b', sortOrder: 30 },
    ]);
    expect(placesAfterMove(siblings, 'x', null)).toEqual([{ id: 'x', sortOrder: 40 }]);
  });
  it('read places from addresses and nothing else', () => {
    const id = '01a202d0-ab11-76f9-ab17-2215fb17f040';
    expect(readPlace(`2026-02-28_${id}`)).toEqual({ listedOn: '2026-02-28', subjectId: id });
    for (const text of [`2026-02-30_${id}`, `2026-13-01_${id}`, '2026-01-01', `x${id}`, '', null])
      expect(readPlace(text)).toBeNull();
  });
  it('know the articles', () => {
    expect(statutoryItems('department').length).toBe(15);
    expect(statutoryItems('county').length).toBe(22);
    expect(statutoryItems('township').length).toBe(23);
    expect(clauseWords('20-11', 'zh')).toBe('条例第二十条第（十一）项');
    expect(clauseWords('21-3', 'zh')).toBe('条例第二十一条');
    expect(clauseWords('', 'zh')).toBe('');
    const { root, parts, items } = missingParts('x', 'department', [{ role: 'platform', clause: '' }]);
    expect([root, parts.length, items.length]).toEqual([null, 5, 15]);
  });
});
