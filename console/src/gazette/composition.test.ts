import { expect, test } from 'vitest';
import { added, moved } from './composition.ts';

const entry = (documentId: string, section = '') => ({ documentId, title: documentId, section, isPublic: true });

test('an entry moves within the list and not out of it', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  expect(moved([], 0, 1)).toEqual([]);
});

test('a document is added once, after the others of its section', () => {
  const list = [entry('a', '部门'), entry('b', '人事')];
  expect(added(list, entry('c', '部门')).map(({ documentId }) => documentId)).toEqual(['a', 'c', 'b']);
  expect(added(list, entry('d')).map(({ documentId }) => documentId)).toEqual(['a', 'b', 'd']);
  expect(added(list, entry('a', '人事'))).toEqual(list);
});
