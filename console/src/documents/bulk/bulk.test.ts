import { describe, expect, test } from 'vitest';
import { ApiError } from '../../api/errors.ts';
import { actionsOfState, actionsOfTodo, runBulk, type BulkItem, type BulkOutcome } from './bulk.ts';

const items: BulkItem[] = ['a', 'b', 'c', 'd'].map((key) => ({
  key,
  id: key,
  version: 1,
  title: key,
  to: '/',
  may: ['submit'],
}));

async function run(fails: Record<string, unknown>, stopAfter = Infinity) {
  const outcomes: [string, BulkOutcome['state']][] = [];
  const asked: string[] = [];
  await runBulk(
    items,
    async ({ key }) => {
      asked.push(key);
      if (key in fails) throw fails[key];
    },
    { onOutcome: (key, { state }) => outcomes.push([key, state]), isStopped: () => asked.length >= stopAfter },
  );
  return { states: outcomes.map(([, state]) => state), asked: asked.join('') };
}

describe('one thing for several items', () => {
  test('is done one after the other', async () => {
    expect(await run({})).toEqual({ states: ['done', 'done', 'done', 'done'], asked: 'abcd' });
  });
  test('a refusal concerns its own item only', async () => {
    const refused = new ApiError('documents.edition_conflict', '有人改过', 409);
    expect(await run({ b: refused })).toEqual({ states: ['done', 'refused', 'done', 'done'], asked: 'abcd' });
  });
  test.each([
    ['the connection', new ApiError('network', '')],
    ['the server', new ApiError('internal', '', 500)],
  ])('a lost answer of %s is told as not known, and the rest is left alone', async (_, error) => {
    expect(await run({ b: error })).toEqual({ states: ['done', 'unknown', 'untouched', 'untouched'], asked: 'ab' });
  });
  test('who does not sign in again leaves the rest untouched', async () => {
    const gaveUp = new ApiError('gave_up', '', 401);
    expect(await run({ a: gaveUp })).toEqual({
      states: ['refused', 'untouched', 'untouched', 'untouched'],
      asked: 'a',
    });
  });
  test('can be stopped', async () => {
    expect(await run({}, 2)).toEqual({ states: ['done', 'done', 'untouched', 'untouched'], asked: 'ab' });
  });
});

describe('what may be done in bulk', () => {
  const all = () => true;
  test('follows state and permission', () => {
    expect(actionsOfState('draft', all)).toEqual(['submit', 'discard']);
    expect(actionsOfState('draft', (permission) => permission.endsWith('.submit'))).toEqual(['submit']);
    expect(actionsOfState('approved', all)).toEqual(['publish']);
    expect((['in_review', 'live', 'superseded', 'withdrawn'] as const).flatMap((s) => actionsOfState(s, all))).toEqual(
      [],
    );
  });
  test('follows the kind of a to-do', () => {
    expect(
      (['review', 'returned', 'draft', 'approved', 'import'] as const).map((k) => actionsOfTodo({ kind: k }, all)),
    ).toEqual([['approve'], ['submit', 'discard'], ['submit', 'discard'], ['publish'], []]);
  });
});
