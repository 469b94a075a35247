import pg from 'pg';

const NAMESPACE = 7_204;

/** Holds a lock for as long as this process lives; null when another process holds it. */
export async function holdSessionLock(url: string, key: number): Promise<{ release(): Promise<void> } | null> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ ok: boolean }>('select pg_try_advisory_lock($1, $2) as ok', [NAMESPACE, key]);
  if (rows[0]?.ok) return { release: () => client.end() };
  await client.end();
  return null;
}
