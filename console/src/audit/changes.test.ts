import { describe, expect, test } from 'vitest';
import { changesOf } from './changes.ts';

describe('changes of an audit entry', () => {
  test('name nested items by their path and leave out what stayed', () => {
    const before = { title: '甲', roles: ['a', 'b'], unit: { name: '市财政局', phone: '1' } };
    const after = { title: '乙', roles: ['a', 'b'], unit: { name: '市财政局', phone: '2' } };
    expect(changesOf(before, after)).toEqual([
      { name: 'title', before: '甲', after: '乙' },
      { name: 'unit.phone', before: '1', after: '2' },
    ]);
  });
  test('a thing that is new or gone has one empty side', () => {
    expect(changesOf(null, { version: 1, closed: false })).toEqual([
      { name: 'version', before: '', after: '1' },
      { name: 'closed', before: '', after: 'false' },
    ]);
    expect(changesOf({ title: '甲' }, undefined)).toEqual([{ name: 'title', before: '甲', after: '' }]);
    expect(changesOf(null, null)).toEqual([]);
  });
  test('lists of things are compared thing by thing', () => {
    expect(changesOf({ tasks: [{ lead: ['市财政局'] }] }, { tasks: [{ lead: ['市教育局'] }] })).toEqual([
      { name: 'tasks.0.lead', before: '市财政局', after: '市教育局' },
    ]);
  });
});
