import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const NAMESPACE = 7_204;

export interface SessionLock {
  release(): Promise<void>;
}

/**
 * Holds a lock for as long as this process lives; null when another process holds it. A lock that went with its connection is taken again
 * as soon as the database answers; `onLost` is called when another process was faster.
 */
export async function holdSessionLock(
  url: string,
  key: number,
  onLost: () => void = () => undefined,
): Promise<SessionLock | null> {
  let isReleased = false;
  let client = await tryLock(url, key);
  if (!client) return null;
  const regain = async () => {
    while (!isReleased) {
      await sleep(500);
      const next = await tryLock(url, key).catch(() => undefined);
      if (next === undefined) continue;
      if (next === null) return onLost();
      client = next;
      watch();
      if (isReleased) await next.end();
      return;
    }
  };
  const watch = () =>
    client?.once('end', () => {
      if (!isReleased) void regain();
    });
  watch();
  return {
    release: async () => {
      isReleased = true;
      await client?.end();
    },
  };
}

/** The connection that holds the lock; null when another one does. Throws when the database cannot be reached. */
async function tryLock(url: string, key: number): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ ok: boolean }>('select pg_try_advisory_lock($1, $2) as ok', [NAMESPACE, key]);
  if (rows[0]?.ok) return client;
  await client.end();
  return null;
}
