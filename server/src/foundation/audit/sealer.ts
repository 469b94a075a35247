import type { Database } from '../../kernel/db/index.ts';
import type { Logger } from '../../kernel/log/index.ts';
import { exportHead, listTenantsWithChain, sealAll } from './chain.ts';
import type { Heads } from './heads.ts';

export interface Sealer {
  /** Ends after a last round, which seals and exports what there is. */
  stop(): Promise<void>;
}

/** A head a second is enough for an outsider; sealing itself is quicker, so that no entry waits for a second. */
const EXPORT_MS = 1000;

/** Seals what waits every `intervalMs` and exports changed heads at most once a second, until stopped. Safe in several processes at once. */
export function runSealer(options: {
  db: Database;
  heads: Heads;
  now: () => Date;
  log: Logger;
  intervalMs: number;
}): Sealer {
  const { db, heads, now, log, intervalMs } = options;
  let stopped = false;
  let wake = () => {};
  // All tenants in the first round: a crash between sealing and exporting leaves a head that is not in its file yet.
  let toExport: Set<string> | null = null;
  let exportedAt = -Infinity;

  const round = async () => {
    const sealed = await sealAll(db);
    toExport ??= new Set(await listTenantsWithChain(db));
    for (const tenantId of sealed.keys()) toExport.add(tenantId);
    // The last round exports whatever the time, so that a stopped server leaves nothing behind.
    if (!stopped && performance.now() - exportedAt < EXPORT_MS) return;
    exportedAt = performance.now();
    for (const tenantId of toExport) {
      await exportHead(db, heads, tenantId, now);
      toExport.delete(tenantId);
    }
  };
  const loop = async () => {
    for (;;) {
      const last = stopped;
      const startedAt = performance.now();
      try {
        await round();
      } catch (error) {
        // The queue stays as it is, so nothing is lost; verification says when seals are overdue.
        log.error({ err: error }, 'sealing the audit failed; trying again');
      }
      if (last) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, intervalMs - (performance.now() - startedAt)));
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
      await running;
    },
  };
}
