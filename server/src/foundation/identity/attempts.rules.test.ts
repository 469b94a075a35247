import { expect, it } from 'vitest';
import { createAttemptCounter, createNameLocks } from './attempts.rules.ts';

it('lets a limit through in each window and says how long to wait', () => {
  const counter = createAttemptCounter(2, 60_000);
  expect([counter.take('a', 0), counter.take('a', 1000), counter.take('a', 2000)]).toEqual([0, 0, 58]);
  expect(counter.take('b', 2000)).toBe(0);
  expect(counter.take('a', 59_999)).toBe(1);
  expect(counter.take('a', 60_000)).toBe(0);
});

it('locks a name at the limit, for the time of the lock, and counts anew afterwards', () => {
  const locks = createNameLocks(3, 1000);
  locks.fail('a', 0);
  locks.fail('a', 5_000_000);
  expect(locks.lockedUntil('a', 5_000_000)).toBeNull();
  locks.fail('a', 5_000_001);
  expect(locks.lockedUntil('a', 5_000_500)).toBe(5_001_001);
  expect(locks.lockedUntil('a', 5_001_001)).toBeNull();
  locks.fail('a', 5_001_001);
  expect(locks.lockedUntil('a', 5_001_001)).toBeNull();
  expect(locks.lockedUntil('b', 0)).toBeNull();
});

it('forgets the oldest names when there are too many', () => {
  const locks = createNameLocks(1, 1000);
  for (let index = 0; index <= 20_000; index++) locks.fail(`n${index}`, 0);
  expect(locks.lockedUntil('n0', 1)).toBeNull();
  expect(locks.lockedUntil('n1', 1)).toBe(1000);
  expect(locks.lockedUntil('n20000', 1)).toBe(1000);
});
