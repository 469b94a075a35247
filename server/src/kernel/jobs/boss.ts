import { fromKysely, PgBoss } from 'pg-boss';
import type { Tx } from '../db/index.ts';
import type { Logger } from '../log/index.ts';

/** A kind of background work. Running twice must do no harm: a crash in the middle runs it again. */
export interface JobKind {
  queue: string;
  /** Five-field cron time in Asia/Shanghai for work that recurs. */
  cron?: string;
  /** Jobs of this kind at once in one process. */
  concurrency?: number;
  /** Seconds after which a run counts as lost and is started again. */
  expireInSeconds?: number;
  run(data: Record<string, unknown>): Promise<void>;
}

export interface Jobs {
  /** Enqueues within the caller's transaction: no job without its change, no change without its job. */
  enqueue(tx: Tx, queue: string, data: Record<string, unknown>): Promise<void>;
  /** Waits a few seconds for jobs under way; what is cut off then runs again at the next start. */
  stop(): Promise<void>;
}

/** Starts pg-boss on the same database and works the given kinds. */
export async function startJobs(url: string, kinds: readonly JobKind[], log: Logger): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, max: 4 });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  for (const { queue, cron, concurrency = 1, expireInSeconds = 900, run } of kinds) {
    await boss.createQueue(queue, { retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds });
    await boss.work(queue, { pollingIntervalSeconds: 1, localConcurrency: concurrency }, async ([job]) => {
      if (!job) return;
      try {
        await run((job.data ?? {}) as Record<string, unknown>);
      } catch (error) {
        log.error({ err: error, queue, job: job.id }, 'job failed');
        throw error;
      }
    });
    if (cron) await boss.schedule(queue, cron, {}, { tz: 'Asia/Shanghai' });
  }
  return {
    enqueue: async (tx, queue, data) => {
      await boss.send(queue, data, { db: fromKysely(tx) });
    },
    stop: () => boss.stop({ graceful: true, timeout: 4000 }),
  };
}
