/** pgbench's simple-update as a reference: how many small durable transactions a PostgreSQL server makes in a second. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';

const DATABASE = 'bench_simple_update';
const SCALE = 10;
/** Rows of `pgbench_accounts` for each unit of the scale, as pgbench has them. */
const ACCOUNTS = 100_000;

export interface SimpleUpdate {
  name: string;
  /** Transactions a second over one round. */
  perSecond(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Makes the tables of pgbench in a database of their own on the same server. With pgbench installed it is pgbench that runs
 * (`-N`); otherwise the same script over the driver, which is slower in itself, so that the share looks better: the name says which.
 */
export async function runSimpleUpdate(
  url: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<SimpleUpdate> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${DATABASE}`);
  await admin.query(`create database ${DATABASE}`);
  const target = new URL(url);
  target.pathname = `/${DATABASE}`;
  const isInstalled = spawnSync('which', ['pgbench']).status === 0;
  const close = async () => {
    await admin.query(`drop database if exists ${DATABASE} with (force)`);
    await admin.end();
  };
  const made = isInstalled
    ? pgbench(target.href, connections, seconds)
    : await driver(target.href, connections, seconds);
  return { ...made, close: async () => (await made.close(), close()) };
}

function pgbench(url: string, connections: number, seconds: number): SimpleUpdate {
  const isMade = spawnSync('pgbench', ['-i', '-q', '-s', String(SCALE), url], { stdio: 'ignore' }).status === 0;
  if (!isMade) throw new Error('pgbench could not make its tables');
  return {
    name: 'pgbench -N',
    async perSecond() {
      const words = ['-N', '-c', String(connections), '-j', '1', '-T', String(seconds), url];
      const child = spawn('pgbench', words, { stdio: ['ignore', 'pipe', 'ignore'] });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk));
      await once(child, 'close');
      const found = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
      if (!(found > 0)) throw new Error(`pgbench said: ${output}`);
      return found;
    },
    close: async () => undefined,
  };
}

async function driver(url: string, connections: number, seconds: number): Promise<SimpleUpdate> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query(`create table pgbench_accounts (aid integer primary key, bid integer, abalance integer, filler char(84)) with (fillfactor = 100);
    create table pgbench_history (tid integer, bid integer, aid integer, delta integer, mtime timestamp, filler char(22));
    insert into pgbench_accounts select n, (n - 1) / ${ACCOUNTS} + 1, 0, '' from generate_series(1, ${SCALE * ACCOUNTS}) n`);
  await pool.query('vacuum analyze');
  const among = (most: number) => 1 + Math.floor(Math.random() * most);
  const one = async (client: pg.PoolClient) => {
    const [aid, tid, bid, delta] = [among(SCALE * ACCOUNTS), among(SCALE * 10), among(SCALE), among(10_001) - 5001];
    await client.query('begin');
    await client.query({
      name: 'u',
      text: 'update pgbench_accounts set abalance = abalance + $1 where aid = $2',
      values: [delta, aid],
    });
    await client.query({ name: 's', text: 'select abalance from pgbench_accounts where aid = $1', values: [aid] });
    await client.query({
      ...{
        name: 'i',
        text: 'insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)',
      },
      values: [tid, bid, aid, delta],
    });
    await client.query('end');
  };
  return {
    name: "pgbench's simple-update over the driver",
    async perSecond() {
      const from = performance.now();
      let count = 0;
      await Promise.all(
        Array.from({ length: connections }, async () => {
          const client = await pool.connect();
          for (; performance.now() < from + seconds * 1000; count += 1) await one(client);
          client.release();
        }),
      );
      return (count / (performance.now() - from)) * 1000;
    },
    close: () => pool.end(),
  };
}
