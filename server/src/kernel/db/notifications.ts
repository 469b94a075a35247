import { sql } from 'kysely';
import pg from 'pg';
import type { Queryable } from './database.ts';

export interface NotificationListener {
  /** True while every notification sent more than about two seconds ago has surely been seen; false after a pause or a lost connection. */
  isCurrent(): boolean;
  /** Resolves when every notification of what was committed before the call has been seen here, or isCurrent() says that it may not have been. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

const HEARTBEAT_MS = 500;
const CURRENT_MS = 1500;

/** Sends a notification when the surrounding transaction commits. At most 7,900 bytes. */
export async function notify(db: Queryable, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(db);
}

/** Makes every process forget the cached pages that show one of these things, when the transaction commits. */
export async function forgetPages(db: Queryable, tags: readonly string[]): Promise<void> {
  const payload = tags.join(' ');
  await notify(db, forgetPages.channel, payload.length > 7000 ? '*' : payload);
}
/** Where page caches listen for what changed: tags separated by spaces, or `*`. */
forgetPages.channel = 'yg_pages';

/**
 * Listens on channels over one connection of its own, which is replaced when it breaks. A heartbeat runs through the same
 * connection: notifications arrive in order, so a heartbeat that came back proves that all earlier ones were seen.
 */
export function listenTo(
  url: string,
  channels: Record<string, (payload: string) => void>,
  onGap: () => void = () => undefined,
): NotificationListener {
  let stopped = false;
  let client: pg.Client | null = null;
  let seenAt = 0;
  let asked = 0;
  const waiting = new Map<number, () => void>();
  const own = `yg_heartbeat_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;

  const run = async () => {
    while (!stopped) {
      const connection = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
      const ended = new Promise<void>((resolve) => {
        connection.on('error', () => resolve());
        connection.on('end', () => resolve());
      });
      let heartbeat: NodeJS.Timeout | undefined;
      try {
        await connection.connect();
        // Stopped while connecting: nobody had a connection to end yet, so it is ended here.
        if (stopped) throw new Error('stopped');
        client = connection;
        connection.on('notification', ({ channel, payload }) => {
          if (channel === own) {
            const [at, number] = (payload ?? '').split(' ').map(Number);
            seenAt = at ?? 0;
            waiting.get(number ?? 0)?.();
          } else channels[channel]?.(payload ?? '');
        });
        for (const channel of [own, ...Object.keys(channels)]) await connection.query(`listen ${channel}`);
        onGap(); // whatever was sent while nobody listened
        const beat = () =>
          void connection.query('select pg_notify($1, $2)', [own, String(Date.now())]).catch(() => undefined);
        beat();
        heartbeat = setInterval(beat, HEARTBEAT_MS);
        await ended;
      } catch {
        // fall through: tried again below
      }
      clearInterval(heartbeat);
      seenAt = 0;
      client = null;
      for (const resolve of waiting.values()) resolve();
      await endConnection(connection);
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  const running = run();
  return {
    isCurrent: () => Date.now() - seenAt < CURRENT_MS,
    caughtUp: async () => {
      const connection = client;
      if (!connection) return;
      const number = (asked += 1);
      const seen = new Promise<void>((resolve) => waiting.set(number, resolve));
      const sent = connection.query('select pg_notify($1, $2)', [own, `${Date.now()} ${number}`]);
      // A connection that answers no more stops the heartbeat as well: after that time nobody relies on what was heard.
      const patience = new Promise<void>((resolve) => setTimeout(resolve, CURRENT_MS).unref());
      await Promise.race([sent.then(() => seen), patience]).catch(() => undefined);
      waiting.delete(number);
    },
    stop: async () => {
      stopped = true;
      if (client) await endConnection(client);
      await running;
    },
  };
}

/** Ends a connection for good. The driver waits for an end that already came when the connection broke while a query was under way. */
async function endConnection(connection: pg.Client): Promise<void> {
  const ended = connection.end().catch(() => undefined);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
}
