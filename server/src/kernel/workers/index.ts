/** Threads for work that would block the event loop. */
export {
  WorkerTaskError,
  createWorkerPool,
  serveTasks,
  workerUrl,
  type WorkerPool,
  type WorkerPoolOptions,
} from './workers.ts';
