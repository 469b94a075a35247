/** A load on one address over kept-alive HTTP/1.1 connections: by wrk where it is installed, else by a small generator of our own. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pinned, runTimeOf } from './product.ts';

const CONNECTIONS = 32;
const HEADERS = { 'accept-encoding': 'br', accept: 'text/html' };

export interface Load {
  perSecond: number;
  /** Requests for each second of processor time that the server spent: a figure that neighbours on the machine hardly change. */
  perCpuSecond: number;
  /** Share of one core that the server used; well below 1 means that the generator or a neighbour was the limit. */
  busy: number;
}

const isInstalled = (program: string) => spawnSync('which', [program]).status === 0;
export const hasNginx = (): boolean => isInstalled('nginx');
export const generatorName = (): string => (isInstalled('wrk') ? 'wrk' : "the benchmark's own generator");

/** Asks `url` for the given time from one core, and watches what the server with this process id spends. Every answer has to be a 200. */
export async function measureLoad(url: string, serverPid: number, forSeconds: number, core: number): Promise<Load> {
  const before = runTimeOf(serverPid);
  const startedAt = performance.now();
  const answers = isInstalled('wrk') ? await runWrk(url, forSeconds, core) : await runOwn(url, forSeconds, core);
  const tookMs = performance.now() - startedAt;
  const cpuMs = runTimeOf(serverPid) - before;
  return {
    perSecond: answers / forSeconds,
    perCpuSecond: (answers / Math.max(1, cpuMs)) * 1000,
    busy: cpuMs / tookMs,
  };
}

async function runWrk(url: string, forSeconds: number, core: number): Promise<number> {
  const headers = Object.entries(HEADERS).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const words = ['-t1', `-c${CONNECTIONS}`, `-d${forSeconds}s`, ...headers, url];
  const output = await outputOf(...pinned(core, 'wrk', words));
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(`wrk met errors:\n${output}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]) * forSeconds;
}

const runOwn = async (url: string, forSeconds: number, core: number): Promise<number> =>
  Number(
    await outputOf(
      ...pinned(core, process.execPath, [
        fileURLToPath(import.meta.url),
        '--url',
        url,
        '--seconds',
        String(forSeconds),
      ]),
    ),
  );

async function outputOf(program: string, words: string[]): Promise<string> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return output;
}

/** One connection that asks again as soon as an answer is complete; all answers have the length of the first. */
function keepAsking(url: URL, until: number, count: () => void): Promise<void> {
  const request = Buffer.from(
    `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\n${Object.entries(HEADERS)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`,
  );
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true }, () => socket.write(request));
    let missing = 0;
    socket.on('data', (chunk) => {
      if (missing === 0) missing = lengthOf(chunk);
      missing -= chunk.length;
      if (missing > 0) return;
      count();
      if (performance.now() < until) socket.write(request);
      else socket.end(resolve);
    });
    socket.on('error', reject);
  });
}

/** Length of a whole answer, head included, from its first piece. Throws when it is no 200 with a Content-Length. */
function lengthOf(first: Buffer): number {
  const end = first.indexOf('\r\n\r\n');
  const head = first.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) throw new Error(`unexpected answer: ${head}`);
  return end + 4 + Number(length);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { url: { type: 'string' }, seconds: { type: 'string' } } });
  const url = new URL(values.url ?? '');
  const until = performance.now() + Number(values.seconds) * 1000;
  let answers = 0;
  await Promise.all(Array.from({ length: CONNECTIONS }, () => keepAsking(url, until, () => (answers += 1))));
  console.log(answers);
}
