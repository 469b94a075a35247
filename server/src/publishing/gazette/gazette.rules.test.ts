import { describe, expect, it } from 'vitest';
import { isAskedFor } from './gazette.rules.ts';

const issue = { year: 2026, number: 2 };

describe('a search that names the gazette', () => {
  it.each([
    '政府公报',
    '安澜市人民政府公报',
    '公报 2026年第2期',
    '2026年第２期',
    '2026年第2期',
    '2026年2期',
    'Gazette',
  ])('finds the issue: %s', (query) => expect(isAskedFor(query, issue)).toBe(true));
  it.each(['停车收费', '2026年', '第2期培训', '2025年第2期', '公报2026年第3期', '政府公报 2025年', ''])(
    'does not mean it: %s',
    (query) => expect(isAskedFor(query, issue)).toBe(false),
  );
});
