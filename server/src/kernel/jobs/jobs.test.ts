import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, newId } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { createLogger } from '../log/index.ts';
import { drainAll, emitEvents, runOutbox, startJobs, waitingEvents, type StoredEvent } from './index.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.close());

const tenantId = newId();
const event = (consumer: string, n: number) => ({ tenantId, consumer, topic: 'test.thing.changed', payload: { n } });
const numbers = (events: StoredEvent[]) => events.map(({ payload }) => payload['n']);
const quiet = createLogger('error', { write: () => undefined });

describe('the outbox', () => {
  it('tells in order, once, and only after the commit', async () => {
    const { db } = database;
    await expect(
      inTransaction(db, async (tx) => {
        await emitEvents(tx, [event('a', 0)]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await inTransaction(db, (tx) => emitEvents(tx, [event('a', 1), event('a', 2), event('b', 9)]));
    const seen: unknown[] = [];
    const consumer = {
      name: 'a',
      batchSize: 10,
      consume: async (events: StoredEvent[]) => void seen.push(...numbers(events)),
    };
    await drainAll(db, consumer);
    await drainAll(db, consumer);
    expect(seen).toEqual([1, 2]);
    expect(await waitingEvents(db)).toMatchObject([{ consumer: 'b' }]);
  });

  it('lets one bad event wait without holding up the others', async () => {
    const { db } = database;
    await inTransaction(db, (tx) =>
      emitEvents(
        tx,
        [1, 2, 3].map((n) => event('c', n)),
      ),
    );
    const seen: unknown[] = [];
    const consume = async (events: StoredEvent[]) => {
      if (numbers(events).includes(2)) throw new Error('bad');
      seen.push(...numbers(events));
    };
    await drainAll(db, { name: 'c', batchSize: 10, consume });
    expect(seen).toEqual([1, 3]);
    const left = await db.selectFrom('outboxEvents').selectAll().where('consumer', '=', 'c').execute();
    expect(left).toMatchObject([{ attempts: 1, lastError: 'bad', payload: { n: 2 } }]);
  });

  it('tells a consumer at once of what is committed while it looks and finds nothing', async () => {
    const { db, url } = database;
    const seen: unknown[] = [];
    const consumer = {
      name: 'late',
      batchSize: 10,
      consume: async (events: StoredEvent[]) => void seen.push(...numbers(events)),
    };
    let looks = 0;
    const news = Promise.withResolvers<void>();
    const slow = new Proxy(db, {
      get: (target, key) =>
        key !== 'transaction'
          ? Reflect.get(target, key)
          : () => ({
              async execute<T>(work: (tx: never) => Promise<T>): Promise<T> {
                const found = await target.transaction().execute(work as never);
                looks += 1;
                if (looks === 2) {
                  await inTransaction(db, (tx) => emitEvents(tx, [event('late', 1)]));
                  // The news of it comes by another connection.
                  await new Promise((resolve) => setTimeout(resolve, 300));
                  news.resolve();
                }
                return found as T;
              },
            }),
    });
    const running = runOutbox(slow, url, [consumer], quiet, 60_000);
    try {
      // The listener wakes everybody once it listens: this is the second look.
      await news.promise;
      await expect.poll(() => seen, { timeout: 10_000 }).toEqual([1]);
    } finally {
      await running.stop();
    }
  });

  it('wakes a running consumer at once', async () => {
    const { db, url } = database;
    const seen: unknown[] = [];
    const consumer = {
      name: 'd',
      batchSize: 10,
      consume: async (events: StoredEvent[]) => void seen.push(...numbers(events)),
    };
    const running = runOutbox(db, url, [consumer], quiet, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await inTransaction(db, (tx) => emitEvents(tx, [event('d', 7)]));
    await expect.poll(() => seen, { timeout: 5000 }).toEqual([7]);
    await running.stop();
  });
});

describe('jobs', () => {
  it('are enqueued with their change or not at all', async () => {
    const { db, url } = database;
    const ran: unknown[] = [];
    const jobs = await startJobs(url, [{ queue: 'test.work', run: async (data) => void ran.push(data['n']) }], quiet);
    await expect(
      inTransaction(db, async (tx) => {
        await jobs.enqueue(tx, 'test.work', { n: 1 });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await inTransaction(db, (tx) => jobs.enqueue(tx, 'test.work', { n: 2 }));
    await expect.poll(() => ran, { timeout: 15_000 }).toEqual([2]);
    await jobs.stop();
  });
});
