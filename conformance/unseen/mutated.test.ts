import { beforeAll, describe, expect, test } from 'vitest';
import { MUTATIONS, seeded } from './mutations.ts';
import { readMutated, samplesOf, type Outcome } from './mutated.ts';

/** Changed copies of documents hold wrong values whose truth is known: nearly every one has to carry a warning (README.md, "Changed on purpose"). */
describe('documents changed on purpose', () => {
  let outcomes: Outcome[] = [];
  beforeAll(async () => {
    outcomes = readMutated(await samplesOf(['tenth', 'twelfth']), 1);
  });
  test('wrong values arise by the hundred, and at most three in a hundred are silent', () => {
    const sum = (of: 'warned' | 'silent') => outcomes.reduce((all, one) => all + one[of], 0);
    const silent = outcomes.flatMap(({ name, places }) => places.map((place) => `${name}: ${place}`)).join('\n');
    expect(sum('warned')).toBeGreaterThan(500);
    expect(sum('silent') / (sum('silent') + sum('warned')), silent).toBeLessThan(0.03);
  });
  test('each kind of change changes something', () => {
    expect(outcomes.filter(({ documents }) => documents === 0).map(({ name }) => name)).toEqual([]);
    expect(outcomes).toHaveLength(MUTATIONS.length);
  });
  test('the same seed gives the same changes', () => {
    const [a, b] = [seeded(7), seeded(7)];
    expect([a(), a(), a()]).toEqual([b(), b(), b()]);
  });
});
