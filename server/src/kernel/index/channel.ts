/** Calls between the main thread and one worker: numbered questions, numbered answers. */
import { parentPort, Worker } from 'node:worker_threads';
import { isCorruption } from './sqlite-codes.ts';

interface Call {
  id: number;
  name: string;
  value: unknown;
}
interface Answer {
  id: number;
  value?: unknown;
  failure?: { message: string; isCorruption: boolean };
}

/** A failure inside a worker, with what the main thread needs to know to act on it. */
export class WorkerFailure extends Error {
  readonly isCorruption: boolean;
  constructor(message: string, isCorruption: boolean) {
    super(message);
    this.name = 'WorkerFailure';
    this.isCorruption = isCorruption;
  }
}

/** Worker side: answers each call with what its function returns or with how it failed. */
export function serveCalls(functions: Record<string, (value: unknown) => unknown>): void {
  const port = parentPort;
  if (!port) throw new Error('serveCalls is for worker threads');
  port.on('message', ({ id, name, value }: Call) => {
    let answer: Answer;
    try {
      answer = { id, value: functions[name]!(value) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer = { id, failure: { message, isCorruption: isCorruption(error) } };
    }
    port.postMessage(answer);
    if (name === 'close') port.close();
  });
}

/** Main side of one worker. */
export class Channel {
  readonly #worker: Worker;
  readonly #pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #next = 1;
  #failure: Error | null = null;

  constructor(url: URL, folder: string, onExit: () => void) {
    // No inherited flags: a test runner's loader must not reach the worker.
    this.#worker = new Worker(url, { workerData: { folder }, execArgv: [] });
    this.#worker.on('message', ({ id, value, failure }: Answer) => {
      const waiting = this.#pending.get(id);
      this.#pending.delete(id);
      if (failure) waiting?.reject(new WorkerFailure(failure.message, failure.isCorruption));
      else waiting?.resolve(value);
    });
    this.#worker.on('error', (error) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    });
    this.#worker.on('exit', () => {
      this.#failure ??= new Error('the worker has stopped');
      for (const { reject } of this.#pending.values()) reject(this.#failure);
      this.#pending.clear();
      onExit();
    });
  }

  /** Calls that wait for an answer. */
  get load(): number {
    return this.#pending.size;
  }

  call<T>(name: string, value?: unknown): Promise<T> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = this.#next++;
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#worker.postMessage({ id, name, value } satisfies Call);
    });
  }

  /** Lets the worker close its files and ends it; a worker that already failed is only ended. */
  async close(): Promise<void> {
    await this.call('close').catch(() => undefined);
    await this.#worker.terminate();
  }
}
