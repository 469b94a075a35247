import { expect, it } from 'vitest';
import { createTurns } from './calendar.turns.ts';

it('gives nobody an answer that was begun before he asked, and shares one among those who wait', async () => {
  const open: (() => void)[] = [];
  let begun = 0;
  const ask = createTurns(async () => {
    const own = (begun += 1);
    await new Promise<void>((resolve) => void open.push(resolve));
    return own;
  });
  const first = ask('a');
  const waiting = [ask('a'), ask('a'), ask('a')];
  const other = ask('b');
  expect(begun).toBe(2);
  open[0]?.();
  expect(await first).toBe(1);
  await new Promise(setImmediate);
  expect(begun).toBe(3);
  const late = ask('a');
  open[2]?.();
  expect(await Promise.all(waiting)).toEqual([3, 3, 3]);
  open[1]?.();
  expect(await other).toBe(2);
  await new Promise(setImmediate);
  open[3]?.();
  expect(await late).toBe(4);
});

it('asks again after a failure, and tells it only to those whose question failed', async () => {
  let count = 0;
  const ask = createTurns(async () => {
    count += 1;
    if (count === 1) throw new Error('away');
    return count;
  });
  const first = ask('a');
  const second = ask('a');
  await expect(first).rejects.toThrow('away');
  expect(await second).toBe(2);
  expect(await ask('a')).toBe(3);
});
