import { describe, expect, it } from 'vitest';
import { findUnprintable } from './printable.ts';

describe('the first character that cannot be kept', () => {
  it.each<[unknown, string | null]>([
    ['通知\t一\r\n二', null],
    ['a\u0000b', ''],
    [{ title: '一', blocks: [{ text: '二' }, { text: '三\u0007' }], note: '\ud800' }, 'blocks.1.text'],
    [{ first: ['ok', { second: '\udfff' }], third: '\u0000' }, 'first.1.second'],
    [{ 'na\u0001me': 1 }, ''],
    [null, null],
    [7, null],
  ])('%j is at %j', (value, path) => expect(findUnprintable(value)).toBe(path));

  it('is looked for however deep the value is', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}`);
    expect(findUnprintable(deep)).toMatch(/^0(\.0)+$/);
    expect(findUnprintable(JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`))).toBeNull();
  });
});
