import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker, parentPort, type Transferable } from 'node:worker_threads';

export interface WorkerPoolOptions {
  /** Module that calls serveTasks; see workerUrl. */
  url: URL;
  /** Workers that may run at once. */
  size: number;
  /** A task that takes longer ends with worker_timeout, in milliseconds; loading the worker's modules does not count. */
  timeoutMs: number;
  /** With it a task that tells how far it is has its time anew, up to so many milliseconds in all. */
  totalMs?: number;
  /** Memory of one worker's JavaScript heap in MiB; a task that needs more ends with worker_out_of_memory. */
  maxHeapMb: number;
  /** A worker without work for this long is ended, in milliseconds; default 30,000. */
  idleMs?: number;
}

export interface WorkerPool<In, Out> {
  /** Runs one task; tasks above `size` wait in order. `onTold` hears what it tells on the way. Rejects with a WorkerTaskError. */
  run(input: In, transfer?: readonly Transferable[], onTold?: (told: unknown) => void): Promise<Out>;
  /** Ends all workers; waiting and running tasks reject with worker_closed. */
  close(): Promise<void>;
}

/** worker_timeout, worker_out_of_memory, worker_crashed, worker_closed, or the code that the task's own error carried. */
export class WorkerTaskError extends Error {
  readonly code: string;
  readonly detail: string | undefined;

  constructor(code: string, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'WorkerTaskError';
    this.code = code;
    this.detail = detail;
  }
}

interface Task<In, Out> {
  /** Names the task between pool and worker. */
  id: number;
  input: In;
  transfer: readonly Transferable[];
  onTold: ((told: unknown) => void) | undefined;
  resolve(value: Out): void;
  reject(error: WorkerTaskError): void;
  /** Lost its worker through another task while it only waited, and is run anew; once. */
  isSecondRun?: boolean;
}

interface Slot<In, Out> {
  worker: Worker;
  /** The one that computes. */
  task: Task<In, Out> | null;
  /** Those that have computed and only wait, by id. */
  resting: Map<number, Task<In, Out>>;
  timer: NodeJS.Timeout | undefined;
  /** When the task that computes was given to it, in milliseconds. */
  since: number;
  ready: boolean;
}

type Answer = { id: number } & ({ ok: true; value: unknown } | { ok: false; code: string; detail?: string });
/** Sent by a worker for a task that only waits from now on. */
interface Resting {
  resting: number;
}
/** Sent by a worker for a task that tells how far it is. */
interface Told {
  told: number;
  value: unknown;
}
/** So many tasks may wait in one worker: they bound its memory when the disk is slow. */
const MAX_RESTING = 8;
/** Sent once by a worker that has loaded and listens. */
const READY = 'ready';
/** Loading a worker's modules is not the task's time, but it must end too. */
const BOOT_MS = 60_000;

/** A pool of threads for work that must not block the event loop; a bad task costs its worker, never the pool. */
export function createWorkerPool<In, Out>(options: WorkerPoolOptions): WorkerPool<In, Out> {
  const { size, timeoutMs, totalMs, maxHeapMb, idleMs = 30_000 } = options;
  const waiting: Task<In, Out>[] = [];
  const slots = new Set<Slot<In, Out>>();
  let closed = false;
  let lastId = 0;

  const start = (): Slot<In, Out> => {
    const worker = new Worker(fileURLToPath(options.url), { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } });
    const slot: Slot<In, Out> = { worker, task: null, resting: new Map(), timer: undefined, since: 0, ready: false };
    slots.add(slot);
    worker.on('message', (answer: Answer | Resting | Told | typeof READY) => {
      if (answer === READY) {
        slot.ready = true;
        if (slot.task) watch(slot);
        return;
      }
      if ('told' in answer) {
        if (slot.task?.id !== answer.told) return;
        if (totalMs !== undefined) watch(slot);
        slot.task.onTold?.(answer.value);
        return;
      }
      if ('resting' in answer) {
        if (slot.task?.id !== answer.resting) return;
        slot.resting.set(answer.resting, slot.task);
        release(slot);
        next();
        return;
      }
      const task = slot.resting.get(answer.id) ?? (slot.task?.id === answer.id ? slot.task : undefined);
      if (!task) return;
      if (!slot.resting.delete(answer.id)) slot.task = null;
      if (!slot.task) release(slot);
      if (answer.ok) task.resolve(answer.value as Out);
      else task.reject(new WorkerTaskError(answer.code, answer.detail));
      next();
    });
    // Both events follow a fault; the first one decides what the task hears.
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'worker_out_of_memory' : 'worker_crashed';
      drop(slot, new WorkerTaskError(code, code === 'worker_crashed' ? error.message : undefined));
    });
    worker.on('exit', () => drop(slot, new WorkerTaskError('worker_crashed', 'exit')));
    return slot;
  };

  /** Takes the task out of its slot; a worker in which none waits either may idle. */
  const release = (slot: Slot<In, Out>): void => {
    clearTimeout(slot.timer);
    slot.task = null;
    if (slot.resting.size > 0) return;
    slot.timer = setTimeout(() => drop(slot, new WorkerTaskError('worker_closed')), idleMs);
    slot.timer.unref();
    slot.worker.unref();
  };

  /** Ends a worker and its task; the next task gets a new worker. Tasks that only waited in it are run anew. */
  const drop = (slot: Slot<In, Out>, error: WorkerTaskError): void => {
    if (!slots.delete(slot)) return;
    clearTimeout(slot.timer);
    void slot.worker.terminate();
    slot.task?.reject(error);
    slot.task = null;
    for (const task of [...slot.resting.values()].reverse()) {
      if (closed || task.isSecondRun) task.reject(error);
      else waiting.unshift({ ...task, isSecondRun: true });
    }
    slot.resting.clear();
    next();
  };

  const next = (): void => {
    while (!closed && waiting.length > 0) {
      let slot = [...slots].find((s) => s.task === null && s.resting.size < MAX_RESTING);
      if (!slot) {
        if (slots.size >= size) return;
        slot = start();
      }
      const task = waiting.shift();
      if (task) give(slot, task);
    }
  };

  const watch = (slot: Slot<In, Out>): void => {
    clearTimeout(slot.timer);
    const left = totalMs === undefined ? timeoutMs : Math.min(timeoutMs, slot.since + totalMs - performance.now());
    slot.timer = setTimeout(() => drop(slot, new WorkerTaskError('worker_timeout')), slot.ready ? left : BOOT_MS);
  };

  const give = (slot: Slot<In, Out>, task: Task<In, Out>): void => {
    slot.task = task;
    slot.since = performance.now();
    slot.worker.ref();
    watch(slot);
    try {
      slot.worker.postMessage({ id: task.id, input: task.input }, task.transfer);
    } catch (error) {
      release(slot);
      task.reject(new WorkerTaskError('worker_crashed', error instanceof Error ? error.message : undefined));
    }
  };

  return {
    run: (input, transfer = [], onTold) =>
      new Promise<Out>((resolve, reject) => {
        if (closed) {
          reject(new WorkerTaskError('worker_closed'));
          return;
        }
        waiting.push({ id: (lastId += 1), input, transfer, onTold, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      for (const task of waiting.splice(0)) task.reject(new WorkerTaskError('worker_closed'));
      const ending = [...slots].map((slot) => once(slot.worker, 'exit'));
      for (const slot of slots) drop(slot, new WorkerTaskError('worker_closed'));
      await Promise.all(ending);
    },
  };
}

/**
 * Worker side: answers each message with the handler's result. An error's `code` and `detail` cross to the caller;
 * one without a code arrives as worker_crashed with its message. `transfer` names buffers of a result that need no copy.
 * What the handler tells by `tell` is heard while the task goes on.
 * A handler that has computed and only waits from now on, for the disk, says so by `rest`: the thread then takes the next task meanwhile.
 */
export function serveTasks<In, Out>(
  handler: (input: In, rest: () => void, tell: (told: unknown) => void) => Out | Promise<Out>,
  transfer: (result: Out) => Transferable[] = () => [],
): void {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker only');
  port.postMessage(READY);
  port.on('message', ({ id, input }: { id: number; input: In }) => {
    void (async () => {
      let answer: Answer;
      let moved: Transferable[] = [];
      try {
        const value = await handler(
          input,
          () => port.postMessage({ resting: id } satisfies Resting),
          (told) => port.postMessage({ told: id, value: told } satisfies Told),
        );
        answer = { id, ok: true, value };
        moved = transfer(value);
      } catch (error) {
        answer = { id, ...describeError(error) };
      }
      try {
        port.postMessage(answer, moved);
      } catch (error) {
        port.postMessage({ id, ...describeError(error) });
      }
    })();
  });
}

function describeError(error: unknown): { ok: false; code: string; detail?: string } {
  const { code, detail } = Object(error) as { code?: unknown; detail?: unknown };
  if (typeof code === 'string') return typeof detail === 'string' ? { ok: false, code, detail } : { ok: false, code };
  return { ok: false, code: 'worker_crashed', detail: error instanceof Error ? error.message : String(error) };
}

/** Address of a worker module beside the caller: `./name.ts` when sources run directly, `./name.js` in the bundle. */
export function workerUrl(importMetaUrl: string, name: string): URL {
  return new URL(`./${name}${/\.tsx?(\?|$)/.test(importMetaUrl) ? '.ts' : '.js'}`, importMetaUrl);
}
