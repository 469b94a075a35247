import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../config/index.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

/** Vitest global set-up: one real server for the run, with a migrated template database that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-test-'));
  const embedded = await openEmbedded(folder);
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  // Nothing here has to survive a crash, and the disk is shared: tests that need durability start a server of their own.
  await client.query('alter system set fsync = off');
  await client.query('alter system set synchronous_commit = off');
  await client.query('select pg_reload_conf()');
  await client.query('create database yg_template');
  await client.end();
  await migrate(embedded.url.replace(/\/[^/]*$/, '/yg_template'), join(projectRoot(import.meta.url), 'migrations'));
  project.provide('testDatabaseUrl', embedded.url);
  return async () => {
    await embedded.release();
    rmSync(folder, { recursive: true, force: true });
  };
}
