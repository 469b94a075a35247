import { describe, expect, test } from 'vitest';
import { texts } from '../texts/index.ts';
import { chainFault, moved, newChain, STEP_PERMISSIONS, stepFor } from './chain-draft.ts';

describe('chains', () => {
  test('a new chain can be saved as it stands', () => {
    expect(chainFault(newChain(texts.zh), texts.zh)).toBeNull();
  });
  test('steps of the same kind get codes of their own', () => {
    const first = stepFor('review.step.first', []);
    expect(stepFor('review.step.first', [first]).key).toBe('first_2');
    expect(new Set(STEP_PERMISSIONS.map((permission) => stepFor(permission, []).nameZh)).size).toBe(
      STEP_PERMISSIONS.length,
    );
  });
  test('says what is missing', () => {
    const chain = newChain(texts.zh);
    const [step] = chain.steps;
    expect(chainFault({ ...chain, name: ' ' }, texts.zh)).toContain('请填写');
    expect(chainFault({ ...chain, steps: [] }, texts.zh)).toBe(texts.zh.reviews.chains.atLeastOne);
    expect(step && chainFault({ ...chain, steps: [...chain.steps, step] }, texts.zh)).toBe(
      texts.zh.reviews.chains.keyWrong,
    );
    const withoutSecrecy = chain.steps.filter(({ permission }) => permission !== 'review.step.secrecy');
    expect(chainFault({ ...chain, steps: withoutSecrecy }, texts.zh)).toBe(texts.zh.reviews.chains.secrecyMissing);
    expect(step && chainFault({ ...chain, steps: [{ ...step, nameEn: '' }] }, texts.en)).toBe(
      texts.en.reviews.chains.namesMissing,
    );
  });
  test('moving a step keeps the others in order and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
