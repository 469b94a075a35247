import { mkdirSync, accessSync, constants } from 'node:fs';
import { readConfig, type Config } from '../../kernel/config/index.ts';
import { drainAll, waitingEvents } from '../../kernel/jobs/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { ensureIndex } from '../../outward/search/index.ts';
import { appErrors } from '../apps.errors.ts';
import { openInstallation, type Installation } from '../installation.ts';

const SETTLE_MS = 60_000;

/** Opens the installation for one command and closes it whatever happens. */
export async function withInstallation<T>(
  work: (installation: Installation, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  requireWritable(config.dataDir);
  // Only faults are said, on standard error: standard output belongs to the command's results.
  const log = createLogger('error', { write: (line) => void process.stderr.write(line) });
  const installation = await openInstallation(config, log);
  try {
    return await work(installation, config);
  } finally {
    await installation.close();
  }
}

/** Throws apps.data_dir_refused when the data folder cannot be made or written. */
export function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw appErrors.data_dir_refused(
      { folder, reason: (cause as NodeJS.ErrnoException).code ?? String(cause) },
      { cause },
    );
  }
}

/** Brings search in line with what was just published: by this process, or by the server that runs and holds the index. */
export async function settleSurfaces(installation: Installation): Promise<void> {
  const { db, index, surfaces, audit } = installation;
  if (index.isWriter || (await index.tryBecomeWriter())) {
    await ensureIndex(installation);
    await drainAll(db, surfaces);
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
