/** The built product as a person runs it: the command line to its end, the server until it is stopped. Only what was started here is ended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const ROOT = join(import.meta.dirname, '..');

export type Environment = Record<string, string>;

/** Settings that keep a run away from every other installation on this machine; the rest of the environment passes through. */
export const settingsFor = (dataDir: string): Environment => ({
  DATA_DIR: dataDir,
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'error',
  YG_LANG: 'en',
  RATE_LIMIT_PER_MINUTE: '10000000',
});

/** Builds server and command line when their source changed; no benchmark counts this unless it says so. */
export async function buildServer(): Promise<void> {
  const build = spawn(process.execPath, [join(ROOT, 'scripts/build.mjs'), 'server'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(build, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the server could not be built');
}

export interface CommandResult {
  output: string;
  wallMs: number;
  /** Processor time of the process itself and its threads; PostgreSQL is not in it. */
  cpuMs: number;
  /** Highest resident memory of the process itself, in bytes. */
  peakBytes: number;
}

/** Runs `yg …` of the product built in `root`, in a process of its own. Throws with its words when it ends with another code than 0. */
export async function yg(root: string, dataDir: string, words: readonly string[]): Promise<CommandResult> {
  const startedAt = performance.now();
  const child = startNode(root, [join(root, 'dist/server/cli.js'), ...words], dataDir);
  let output = '';
  let faults = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk));
  child.stderr?.on('data', (chunk: Buffer) => (faults += chunk));
  let usage = { cpuMs: 0, peakBytes: 0 };
  const watch = setInterval(() => (usage = usageOf(child.pid) ?? usage), 25);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`yg ${words.join(' ')} ended with ${code}: ${faults || output.slice(-500)}`);
  return { output, wallMs: performance.now() - startedAt, ...usage };
}

/** Processor time and highest memory of a living process, from /proc; null where that is missing. */
export function usageOf(pid: number | undefined): { cpuMs: number; peakBytes: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return peak === undefined ? null : { cpuMs: ticks * 10, peakBytes: Number(peak) * 1024 };
  } catch {
    return null;
  }
}

/** Milliseconds for which the living threads of a process ran, by the scheduler's own count, which is exact to the nanosecond. */
export function runTimeOf(pid: number): number {
  const runNs = readdirSync(`/proc/${pid}/task`).map((task) =>
    Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
  );
  return runNs.reduce((sum, ns) => sum + ns, 0) / 1e6;
}

export interface RunningServer {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts the server of the product in `root` by one of its programs (scripts/start.mjs or dist/server/server.js) and waits until it
 * says its address. `core` pins it to one processor core.
 */
export async function startServer(
  root: string,
  program: string,
  dataDir: string,
  options: { core?: number } = {},
): Promise<RunningServer> {
  const child = startNode(root, [join(root, program)], dataDir, options.core);
  let words = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      words += chunk;
      const found = /Yangguang is running:\s+(http:\S+)/.exec(words)?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${words}`)));
  });
  return { url, pid: child.pid ?? 0, stop: () => stopChild(child) };
}

/** Ends a process that was started here: asked first, and after half a minute made to. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = sleep(30_000, 'late', { ref: false });
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
  await ended;
}

/** A program pinned to one core, where the machine has a way to do that. */
export const pinned = (core: number, program: string, words: readonly string[]): [string, string[]] =>
  process.platform === 'linux' ? ['taskset', ['-c', String(core), program, ...words]] : [program, [...words]];

function startNode(root: string, words: string[], dataDir: string, core?: number): ChildProcess {
  const [program, all] = core === undefined ? [process.execPath, words] : pinned(core, process.execPath, words);
  return spawn(program, all, {
    cwd: root,
    env: { ...process.env, ...settingsFor(dataDir) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
