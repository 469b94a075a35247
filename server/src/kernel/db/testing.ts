import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type OpenDatabase } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testDatabaseUrl: string;
  }
}

export interface TestDatabase extends OpenDatabase {
  url: string;
}

/** A migrated database of the test file's own, cloned from a template on a real server. Close it in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testDatabaseUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  await onServer(server, `create database ${name} template yg_template`);
  const open = await openDatabase(url, { maxConnections: 8 });
  return {
    ...open,
    url,
    close: async () => {
      await open.close();
      await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two files may clone the template in the same moment; the server lets one at a time.
    await client.query(`select pg_advisory_lock(7204003)`);
    await client.query(sql);
  } finally {
    await client.end();
  }
}
