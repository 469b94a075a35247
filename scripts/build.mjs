// Builds what is stale: the server bundle into dist/server, the staff application into dist/console.
// `node scripts/build.mjs [server] [console] [--force]`; without names both. start.mjs and yg.mjs call buildStale().
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname ?? fileURLToPath(new URL('.', import.meta.url)), '..');
const SHARED_INPUTS = ['vite.config.ts', 'package-lock.json', 'scripts/build.mjs'];
const TARGETS = {
  server: { inputs: ['server/src'], result: 'dist/server/server.js', stamp: 'dist/server.stamp' },
  console: { inputs: ['console'], result: 'dist/console/index.html', stamp: 'dist/console.stamp' },
};

/** Builds the named targets where a source changed since the last build (or all with `force`). Returns the names built. */
export async function buildStale(names = Object.keys(TARGETS), { force = false, quiet = false } = {}) {
  const stale = names.filter((name) => force || !isFresh(name));
  await Promise.all(stale.map((name) => buildOne(name, quiet)));
  return stale;
}

function isFresh(name) {
  const { result, stamp } = TARGETS[name];
  if (!existsSync(join(root, result)) || !existsSync(join(root, stamp))) return false;
  return readFileSync(join(root, stamp), 'utf8') === fingerprint(name);
}

/** Hash over names and contents of everything a build reads; tests do not count. */
function fingerprint(name) {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '');
  const files = TARGETS[name].inputs.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...SHARED_INPUTS.map((path) => join(root, path)), ...files.sort()]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

async function buildOne(name, quiet) {
  const started = Date.now();
  // Before the build: a source changed while it runs makes the result stale, not fresh.
  const print = fingerprint(name);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', join(root, 'vite.config.ts'), '--mode', name, '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) throw new Error(`the build of ${name} failed:\n${output}`);
  if (!quiet && output.trim() !== '') console.error(output.trim());
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, TARGETS[name].stamp), print);
  if (!quiet) console.error(`built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

if (process.argv[1] && resolve(process.argv[1]) === join(root, 'scripts/build.mjs')) {
  const asked = process.argv.slice(2).filter((word) => word !== '--force');
  const unknown = asked.find((word) => !(word in TARGETS));
  if (unknown) {
    console.error(`build: unknown target ${unknown}; known: ${Object.keys(TARGETS).join(', ')}`);
    process.exit(2);
  }
  try {
    const built = await buildStale(asked.length > 0 ? asked : undefined, { force: process.argv.includes('--force') });
    if (built.length === 0) console.error('nothing to build');
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
