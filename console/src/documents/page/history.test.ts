import { expect, test } from 'vitest';
import { returnOf, summarise } from './history.ts';

const entry = (action: string, actorName = '甲', reason = '') => ({
  at: '2026-11-22T08:00:00Z',
  action,
  actorName,
  reason,
});

test('history: newest first, repeated saves as one entry, steps of the machinery left out', () => {
  const history = [
    entry('documents.document.drafted'),
    entry('documents.draft.saved'),
    entry('documents.draft.saved'),
    entry('documents.draft.saved', '乙'),
    entry('workflow.instance.moved'),
    entry('review.review.returned', '丙', '请核对'),
  ];
  expect(summarise(history).map(({ action, actorName, times }) => [action, actorName, times])).toEqual([
    ['review.review.returned', '丙', 1],
    ['documents.draft.saved', '乙', 1],
    ['documents.draft.saved', '甲', 2],
    ['documents.document.drafted', '甲', 1],
  ]);
});

test('a return stands until the text is sent in again', () => {
  const returned = entry('review.review.returned', '丙', '请核对');
  const history = [entry('documents.draft.submitted'), returned, entry('documents.draft.saved')];
  expect(returnOf(history)).toBe(returned);
  expect(returnOf([...history, entry('documents.draft.submitted')])).toBeNull();
  expect(returnOf([])).toBeNull();
});
