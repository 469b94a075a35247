import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { createLogger } from '../log/index.ts';
import { runTimetable, wakeTimetable, type DueWork } from './timetable.ts';

let test: TestDatabase;
const log = createLogger('error');
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

/** Work that is due at the times given, and when it was done. */
function workAt(times: number[], failures = 0): DueWork & { done: number[] } {
  const done: number[] = [];
  return {
    ...{ name: 'test', done },
    async run() {
      if (failures-- > 0) throw new Error('not now');
      const due = times.filter((at) => at <= Date.now());
      for (const at of due) {
        times.splice(times.indexOf(at), 1);
        done.push(Date.now() - at);
      }
      return due.length;
    },
    next: async () => (times.length > 0 ? new Date(Math.min(...times)) : null),
  };
}

describe('the timetable', () => {
  it('does at once what was due before it started, and the rest at its time', async () => {
    const start = Date.now();
    const work = workAt([start - 60_000, start + 300, start + 600]);
    const timetable = runTimetable(test.url, [work], log, { sweepMs: 60_000 });
    await expect.poll(() => work.done.length, { timeout: 5000, interval: 20 }).toBe(3);
    await timetable.stop();
    for (const late of work.done.slice(1)) expect(late).toBeLessThan(250);
  });

  it('is woken by a time that is set while it sleeps', async () => {
    const times: number[] = [];
    const work = workAt(times);
    const timetable = runTimetable(test.url, [work], log, { sweepMs: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    times.push(Date.now() + 200);
    await test.db.transaction().execute((tx) => wakeTimetable(tx));
    await expect.poll(() => work.done.length, { timeout: 5000, interval: 20 }).toBe(1);
    await timetable.stop();
  });

  it('finds at the next sweep what nobody told it of, and what failed before', async () => {
    const times: number[] = [];
    const work = workAt(times, 1);
    const timetable = runTimetable(test.url, [work], createLogger('fatal' as 'error'), { sweepMs: 100 });
    times.push(Date.now());
    await expect.poll(() => work.done.length, { timeout: 5000, interval: 20 }).toBe(1);
    await timetable.stop();
  });
});
