import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../kernel/config/index.ts';

/** Runs the built programs as people run them: a process of its own, a data folder of its own, nothing inherited but what is named. */

const root = projectRoot(import.meta.url);
const node = join(root, 'node_modules/.bin/node');
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export type Settings = Record<string, string>;
export interface Ended {
  /** Null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
  milliseconds: number;
}
export interface Running {
  child: ChildProcess;
  pid: number;
  /** What was printed until now, both streams. */
  printed(): string;
  ended: Promise<Ended>;
}

/** Builds dist/server when a source is newer; safe to call from several test files. */
export function buildPrograms(): void {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'server'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
}

export interface Launch {
  dataDir: string;
  settings?: Settings;
  /** Words before the program: `setpriv …`, `sh -c 'ulimit …; exec "$@"' --`. */
  before?: readonly string[];
  cwd?: string;
}

function launch(program: 'cli' | 'server', args: readonly string[], { dataDir, settings, before = [], cwd }: Launch) {
  const [command = node, ...rest] = [...before, node, join(root, `dist/server/${program}.js`), ...args];
  const started = performance.now();
  const env = { PATH, DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...settings };
  const child = spawn(command, rest, { env, cwd: cwd ?? root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code, signal, out, err, milliseconds: performance.now() - started }),
    );
  });
  return { child, pid: child.pid ?? 0, printed: () => out + err, ended } satisfies Running;
}

/** Starts the command line and does not wait. */
export const startCli = (args: readonly string[], options: Launch): Running => launch('cli', args, options);

/** Runs a command to its end; one that takes longer than `limitMs` is killed and the promise rejects. */
export async function runCli(args: readonly string[], options: Launch, limitMs = 120_000): Promise<Ended> {
  return within(startCli(args, options), limitMs, `yg ${args.join(' ')}`);
}

/** Waits for the end of a program; kills it and rejects when that takes too long. */
export async function within(running: Running, limitMs: number, what: string): Promise<Ended> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    running.child.kill('SIGKILL');
  }, limitMs);
  const ended = await running.ended;
  clearTimeout(timer);
  if (late) throw new Error(`${what} did not end within ${limitMs} ms:\n${running.printed()}`);
  return ended;
}

/** Starts the server and does not wait until it serves; it ends with its own message when it cannot start. */
export const startServerProgram = (options: Launch): Running => launch('server', [], options);

export interface ServingProgram extends Running {
  url: string;
  port: number;
}

/** Starts the server on a free port of this machine and waits until it answers. Rejects with what it printed when it ends instead. */
export async function serve(options: Launch): Promise<ServingProgram> {
  const port = Number(options.settings?.['PORT'] ?? (await freePort()));
  const running = startServerProgram({ ...options, settings: { ...options.settings, PORT: String(port) } });
  const url = `http://127.0.0.1:${port}`;
  let over = false;
  void running.ended.then(() => (over = true));
  for (let i = 0; i < 600 && !over; i++) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return { ...running, url, port };
    await sleep(100);
  }
  running.child.kill('SIGKILL');
  throw new Error(`the server did not start:\n${running.printed()}`);
}

/** Every address that a running server has, as it said itself at its start: `GET /documents/:id`. It must run with `LOG_LEVEL=debug`. */
export function routesOf(server: Running): string[] {
  const line = server
    .printed()
    .split('\n')
    .find((one) => one.includes('"routes":['));
  if (!line) throw new Error('the server did not name its routes: is LOG_LEVEL debug?');
  return (JSON.parse(line) as { routes: string[] }).routes;
}

/** Stops a server as an operator does, and waits for its end. */
export async function stopServing(server: Running): Promise<Ended> {
  server.child.kill('SIGTERM');
  return within(server, 30_000, 'the server');
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The process of the embedded database of a data folder; null when none runs. */
export function databasePid(dataDir: string): number | null {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Stops the embedded database that a killed program left behind. */
export async function stopDatabase(dataDir: string): Promise<void> {
  const pid = databasePid(dataDir);
  if (pid === null) return;
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 200 && isAlive(pid); i++) await sleep(50);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

export interface Workplace {
  folder: string;
  dataDir: string;
  /** Ends the database that may be left, and removes everything. */
  remove(): Promise<void>;
}

/** A folder for one installation, with `data` in it: the master key then lies in the folder too. */
export function makeWorkplace(name = 'program'): Workplace {
  const folder = mkdtempSync(join(tmpdir(), `yangguang-${name}-`));
  const dataDir = join(folder, 'data');
  return {
    folder,
    dataDir,
    remove: async () => {
      await stopDatabase(dataDir);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
