import { afterAll, describe, expect, it } from 'vitest';
import { WorkerTaskError, createWorkerPool, workerUrl } from './index.ts';

const url = workerUrl(import.meta.url, 'workers.fixture');
const pool = createWorkerPool<object, unknown>({ url, size: 2, timeoutMs: 5_000, maxHeapMb: 64 });
afterAll(() => pool.close());

async function failure(promise: Promise<unknown>): Promise<WorkerTaskError> {
  return await promise.then(
    () => expect.fail('the task should have failed'),
    (error: unknown) => error as WorkerTaskError,
  );
}

describe('a worker pool', () => {
  it('runs more tasks than it has workers, and gives each its own answer', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => pool.run({ do: 'square', of: i })));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => i * i));
  });

  it('moves buffers instead of copying them', async () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    expect(await pool.run({ do: 'bytes', bytes }, [bytes.buffer])).toEqual(Uint8Array.from([2, 3, 4]));
    expect(bytes.byteLength).toBe(0);
  });

  it('lets code and detail of an error cross', async () => {
    const error = await failure(pool.run({ do: 'fail', code: 'file_damaged', detail: 'page 3' }));
    expect(error).toBeInstanceOf(WorkerTaskError);
    expect(error).toMatchObject({ code: 'file_damaged', detail: 'page 3' });
    expect(await failure(pool.run({ do: 'fail' }))).toMatchObject({ code: 'worker_crashed', detail: 'it failed' });
  });

  it('reports an input or a result that cannot cross', async () => {
    expect((await failure(pool.run({ do: 'function' }))).code).toBe('worker_crashed');
    expect((await failure(pool.run({ do: () => 1 }))).code).toBe('worker_crashed');
    expect(await pool.run({ do: 'square', of: 3 })).toBe(9);
  });

  it('gives a worker the next task while one only waits, and each its own answer', async () => {
    const one = createWorkerPool<object, unknown>({ url, size: 1, timeoutMs: 5_000, maxHeapMb: 64 });
    const order: unknown[] = [];
    const told = (task: Promise<unknown>) => task.then((answer) => order.push(answer));
    const tasks = [
      { do: 'rest', ms: 300 },
      { do: 'square', of: 5 },
      { do: 'rest', ms: 0 },
    ].map((task) => one.run(task));
    await Promise.all(tasks.map(told));
    expect(order).toEqual([25, 'rested', 'rested']);
    expect(await Promise.all(tasks)).toEqual(['rested', 25, 'rested']);
    await one.close();
  });

  it('runs anew what only waited in a worker that another task brought down', async () => {
    const one = createWorkerPool<object, unknown>({ url, size: 1, timeoutMs: 5_000, maxHeapMb: 64 });
    const waits = Array.from({ length: 12 }, () => one.run({ do: 'rest', ms: 100 }));
    const ends = failure(one.run({ do: 'exit' }));
    expect(await Promise.all(waits)).toEqual(Array(12).fill('rested'));
    expect((await ends).code).toBe('worker_crashed');
    const left = failure(one.run({ do: 'rest', ms: 60_000 }));
    await one.run({ do: 'square', of: 1 });
    await one.close();
    expect((await left).code).toBe('worker_closed');
  });

  it('ends a task that takes too long, and goes on', async () => {
    const quick = createWorkerPool<object, unknown>({ url, size: 1, timeoutMs: 1_000, maxHeapMb: 64 });
    const looping = failure(quick.run({ do: 'loop' }));
    const after = quick.run({ do: 'square', of: 4 });
    expect((await looping).code).toBe('worker_timeout');
    expect(await after).toBe(16);
    await quick.close();
  });

  it('gives a task that tells how far it is its time anew, up to a limit', async () => {
    const options = { url, size: 1, timeoutMs: 500, maxHeapMb: 64 };
    const told: unknown[] = [];
    const order = { do: 'tell', times: 8, everyMs: 100 };
    const patient = createWorkerPool<object, unknown>({ ...options, totalMs: 20_000 });
    expect(await patient.run(order, [], (one) => told.push(one))).toBe('told');
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await failure(patient.run({ do: 'loop' }))).code).toBe('worker_timeout');
    await patient.close();
    for (const strict of [{ ...options, totalMs: 600 }, options]) {
      const one = createWorkerPool<object, unknown>(strict);
      expect((await failure(one.run(order))).code).toBe('worker_timeout');
      await one.close();
    }
  });

  it('survives a task that eats all memory', async () => {
    const eating = failure(pool.run({ do: 'eat' }));
    expect(await pool.run({ do: 'square', of: 5 })).toBe(25);
    expect((await eating).code).toBe('worker_out_of_memory');
    expect(await pool.run({ do: 'square', of: 6 })).toBe(36);
  });

  it('survives a worker that goes away', async () => {
    expect((await failure(pool.run({ do: 'exit' }))).code).toBe('worker_crashed');
    expect(await pool.run({ do: 'square', of: 7 })).toBe(49);
  });

  it('says so when the worker module does not load', async () => {
    const broken = createWorkerPool({
      url: workerUrl(import.meta.url, 'absent'),
      size: 1,
      timeoutMs: 5_000,
      maxHeapMb: 64,
    });
    expect((await failure(broken.run({}))).code).toBe('worker_crashed');
    await broken.close();
  });

  it('rejects what waits and runs when it is closed', async () => {
    const closing = createWorkerPool<object, unknown>({ url, size: 1, timeoutMs: 5_000, maxHeapMb: 64 });
    const running = failure(closing.run({ do: 'loop' }));
    const waiting = failure(closing.run({ do: 'square', of: 1 }));
    await closing.close();
    expect((await running).code).toBe('worker_closed');
    expect((await waiting).code).toBe('worker_closed');
    expect((await failure(closing.run({ do: 'square', of: 1 }))).code).toBe('worker_closed');
  });

  it('ends idle workers and starts new ones when needed', async () => {
    const idle = createWorkerPool<object, unknown>({ url, size: 1, timeoutMs: 5_000, maxHeapMb: 64, idleMs: 20 });
    expect(await idle.run({ do: 'square', of: 2 })).toBe(4);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await idle.run({ do: 'square', of: 3 })).toBe(9);
    await idle.close();
  });
});

describe('workerUrl', () => {
  it('follows the extension of the module that asks', () => {
    expect(workerUrl('file:///app/src/import/import.jobs.ts', 'read.worker').href).toBe(
      'file:///app/src/import/read.worker.ts',
    );
    expect(workerUrl('file:///app/dist/server.js', 'read.worker').href).toBe('file:///app/dist/read.worker.js');
  });
});
