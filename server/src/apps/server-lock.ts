import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { holdSessionLock } from '../kernel/db/index.ts';
import { appErrors } from './apps.errors.ts';

/**
 * One server a data folder. The lock is a session lock in the database: it ends with the process however that ends, so a crash
 * leaves nothing to clean up. After a break of the database `onLost` tells that another server took over. Throws apps.already_running.
 */
export async function takeServerLock(
  databaseUrl: string,
  dataDir: string,
  onLost: () => void,
): Promise<{ release(): Promise<void> }> {
  const key = createHash('sha256').update(`${hostname()}:${dataDir}`).digest().readInt32BE(0);
  const lock = await holdSessionLock(databaseUrl, key, onLost);
  if (!lock) throw appErrors.already_running({ folder: dataDir });
  return lock;
}
