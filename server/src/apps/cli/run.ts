import { readConfig, type Config } from '../../kernel/config/index.ts';
import { drainAll, waitingEvents } from '../../kernel/jobs/index.ts';
import { ensureIndex } from '../../outward/search/index.ts';
import { appErrors } from '../apps.errors.ts';
import { openDuties } from '../duties.ts';
import { openFaultLog, requireWritable } from '../faults.ts';
import { openInstallation, type Installation } from '../installation.ts';

const SETTLE_MS = 60_000;

/** Opens the installation for one command and closes it whatever happens, also when somebody presses Ctrl-C. */
export async function withInstallation<T>(
  work: (installation: Installation, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  requireWritable(config.dataDir);
  const installation = await openInstallation(config, openFaultLog(config.dataDir));
  const { promise: interrupted, reject: interrupt } = Promise.withResolvers<never>();
  interrupted.catch(() => undefined);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt(appErrors.interrupted()));
  try {
    const working = work(installation, config);
    working.catch(() => undefined); // when interrupted, what it still says is of no interest
    return await Promise.race([working, interrupted]);
  } finally {
    await installation.close();
  }
}

/** Brings search and duties in line with what was just published: by this process, or by the server that runs and holds the index. */
export async function settleSurfaces(installation: Installation): Promise<void> {
  const { db, index, surfaces, audit } = installation;
  if (index.isWriter || (await index.tryBecomeWriter())) {
    await ensureIndex(installation);
    await drainAll(db, surfaces);
    // What became evidence there settles duties; a running server does so by itself.
    await drainAll(db, openDuties(installation).settling.consumer);
    await audit.sealAll();
    return;
  }
  const until = Date.now() + SETTLE_MS;
  while (Date.now() < until && (await waitingEvents(db)).some((waiting) => waiting.consumer === surfaces.name)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** One JSON object on a line of standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
