/** The reference of the page benchmark: a server that does nothing but send the same bytes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hasNginx } from './load.ts';
import { pinned, stopChild } from './product.ts';

export interface Reference {
  name: string;
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** nginx with one process and everything off that costs it time; without nginx, Node's plain http server with the bytes in memory. */
export async function startReference(folder: string, bytes: Buffer, core: number): Promise<Reference> {
  const file = join(folder, 'page.html');
  writeFileSync(file, bytes, { mode: 0o644 });
  return hasNginx() ? startNginx(folder, core) : startPlain(file, core);
}

async function startNginx(folder: string, core: number): Promise<Reference> {
  const port = await freePort();
  const settings = join(folder, 'nginx.conf');
  writeFileSync(
    settings,
    `daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000000; open_file_cache max=10;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  types { text/html html; }
  server { listen 127.0.0.1:${port}; root ${folder}; }
}`,
  );
  const child = spawn(...pinned(core, 'nginx', ['-p', folder, '-c', settings]), { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}/page.html`;
  await answering(url, child);
  return { name: 'nginx', url, pid: child.pid ?? 0, stop: () => stopChild(child) };
}

async function startPlain(file: string, core: number): Promise<Reference> {
  const child = spawn(...pinned(core, process.execPath, [fileURLToPath(import.meta.url), '--file', file]), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const url = `http://127.0.0.1:${String(port).trim()}/page.html`;
  return { name: 'plain node:http', url, pid: child.pid ?? 0, stop: () => stopChild(child) };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  await stopChild(child);
  throw new Error(`${url} does not answer`);
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const port = portOf(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

if (import.meta.main) {
  const bytes = readFileSync(parseArgs({ options: { file: { type: 'string' } } }).values.file ?? '');
  const head = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'content-length': bytes.length };
  const server = createServer((_request, response) => response.writeHead(200, head).end(bytes));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  console.log(portOf(server));
}
