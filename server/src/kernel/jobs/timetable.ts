import { listenTo, notify, type Tx } from '../db/index.ts';
import type { Logger } from '../log/index.ts';

/** Work whose time stands in rows: what is due is found there, so that nothing is lost when nobody was awake at its time. */
export interface DueWork {
  name: string;
  /** Does everything that is due; running it twice, or in two processes at once, must do no harm. Returns how much there was. */
  run(): Promise<number>;
  /** The next time in the rows; null when there is none. */
  next(): Promise<Date | null>;
}

const TIMETABLE_CHANNEL = 'yg_timetable';

/** Tells every process, when the transaction commits, that a time was set or taken away. */
export const wakeTimetable = (tx: Tx): Promise<void> => notify(tx, TIMETABLE_CHANNEL, '');

/**
 * Does due work at its time until stopped. A timer wakes at the next time, a notification when a time changes; a sweep every few seconds finds
 * what both missed: times set while nobody listened, a clock that was put right, work that failed.
 */
export function runTimetable(
  url: string,
  works: readonly DueWork[],
  log: Logger,
  { sweepMs = 5000, now = () => Date.now() }: { sweepMs?: number; now?: () => number } = {},
): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const listener = listenTo(url, { [TIMETABLE_CHANNEL]: () => wake() }, () => wake());
  const loop = async () => {
    while (!stopped) {
      let sleepMs = sweepMs;
      // A time set while the work runs must not be slept through: the wake is kept.
      let isAwake = false;
      wake = () => void (isAwake = true);
      for (const work of works) {
        try {
          const done = await work.run();
          if (done > 0) log.info({ work: work.name, done }, 'done at its time');
          const next = await work.next();
          if (next) sleepMs = Math.min(sleepMs, next.getTime() - now());
        } catch (error) {
          if (!stopped) log.error({ err: error, work: work.name }, 'timetable');
        }
      }
      if (stopped) break;
      // What is overdue and could not be done is tried again at the sweep, not in a tight loop.
      const wait = sleepMs > 0 ? sleepMs : 200;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, isAwake ? 0 : wait);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await Promise.all([running, listener.stop()]);
    },
  };
}
