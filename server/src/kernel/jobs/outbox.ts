import { listenTo, type Database } from '../db/index.ts';
import type { Logger } from '../log/index.ts';
import {
  deleteEvents,
  listDueEvents,
  lockConsumer,
  OUTBOX_CHANNEL,
  postponeEvent,
  type StoredEvent,
} from './outbox.repo.ts';

/** Takes a batch in order; it must be idempotent, because a crash between its work and the deletion repeats the batch. */
export interface OutboxConsumer {
  name: string;
  batchSize: number;
  consume(events: StoredEvent[]): Promise<void>;
}

/**
 * Takes one batch of a consumer under a lock that only one process holds. Returns how many events were taken.
 * An event that fails is put off (1 s, doubling to 5 min) and does not hold up the others.
 */
export async function drainOnce(db: Database, consumer: OutboxConsumer, log?: Logger): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockConsumer(tx, consumer.name))) return 0;
    const events = await listDueEvents(tx, consumer.name, consumer.batchSize);
    if (events.length === 0) return 0;
    const failed = await consumeBatch(consumer, events);
    for (const { event, error } of failed) {
      await postponeEvent(tx, event, error.message.slice(0, 500), Math.min(300, 2 ** Math.min(event.attempts, 9)));
      log?.error({ err: error, consumer: consumer.name, topic: event.topic, event: event.id }, 'outbox event failed');
    }
    const left = new Set(failed.map(({ event }) => event.id));
    await deleteEvents(
      tx,
      consumer.name,
      events.map((event) => event.id).filter((id) => !left.has(id)),
    );
    return events.length;
  });
}

/** The whole batch at once; when that fails, one by one. Returns those that failed. */
async function consumeBatch(
  consumer: OutboxConsumer,
  events: StoredEvent[],
): Promise<{ event: StoredEvent; error: Error }[]> {
  try {
    await consumer.consume(events);
    return [];
  } catch (error) {
    const [only] = events;
    if (events.length === 1 && only) return [{ event: only, error: error as Error }];
  }
  const failed: { event: StoredEvent; error: Error }[] = [];
  for (const event of events) {
    await consumer.consume([event]).catch((error: Error) => failed.push({ event, error }));
  }
  return failed;
}

/** Drains a consumer until nothing that is due is left. For the command line and for tests. */
export async function drainAll(db: Database, consumer: OutboxConsumer): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await drainOnce(db, consumer);
    total += count;
    if (count === 0) return total;
  }
}

/** Runs consumers until stopped: woken by notifications, with a sweep every few seconds for what a lost notification missed. */
export function runOutbox(
  db: Database,
  url: string,
  consumers: readonly OutboxConsumer[],
  log: Logger,
  sweepMs = 2000,
): { stop(): Promise<void> } {
  let stopped = false;
  const wake = new Map<string, () => void>();
  /** Consumers with news since they last looked: what is committed while one looks must not wait for the sweep. */
  const called = new Set<string>();
  const call = (name: string) => {
    called.add(name);
    wake.get(name)?.();
  };
  const wakeAll = () => consumers.forEach(({ name }) => call(name));
  const listener = listenTo(url, { [OUTBOX_CHANNEL]: call }, wakeAll);

  const loop = async (consumer: OutboxConsumer) => {
    while (!stopped) {
      let taken = 0;
      called.delete(consumer.name);
      try {
        taken = await drainOnce(db, consumer, log);
      } catch (error) {
        if (!stopped) log.error({ err: error, consumer: consumer.name }, 'outbox sweep failed');
      }
      if (taken > 0 || stopped || called.has(consumer.name)) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, sweepMs);
        wake.set(consumer.name, () => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  };
  const running = consumers.map(loop);
  return {
    stop: async () => {
      stopped = true;
      wakeAll();
      await Promise.all([...running, listener.stop()]);
    },
  };
}
