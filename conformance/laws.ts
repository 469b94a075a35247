/**
 * The 683 regulations of the shared corpus through the whole product: imported and published by the command line, found through the
 * public API. `node_modules/.bin/node conformance/laws.ts` prints MRR@10 by kind of query; exit code 1 below 0.90.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FLOOR = 0.9;
const root = resolve(import.meta.dirname, '..');
const corpus = resolve(root, '../shared/corpus');
if (!existsSync(join(corpus, 'laws'))) {
  console.log('the corpus is not here: skipped');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'yangguang-laws-'));
const port = 18_431;
const env = {
  ...process.env,
  DATA_DIR: join(folder, 'data'),
  PORT: String(port),
  RATE_LIMIT_PER_MINUTE: '100000',
  LOG_LEVEL: 'error',
};
const node = join(root, 'node_modules/.bin/node');
const yg = (...args: string[]) =>
  execFileSync(node, [join(root, 'dist/server/cli.js'), ...args], { env, encoding: 'utf8', maxBuffer: 1 << 30 });

yg('accounts', 'add', 'stock', '--role', 'bulk_publisher');
const lines = yg('import', join(corpus, 'laws'), '--publish', '--as', 'stock', '--json').trim().split('\n');
const idOf = new Map<string, string>();
for (const line of lines) {
  const { file, ok, documentId, published } = JSON.parse(line) as {
    file: string;
    ok: boolean;
    documentId: string;
    published: boolean;
  };
  if (ok && published) idOf.set(basename(file), documentId);
}
console.log(`${idOf.size} of ${lines.length} regulations went in and are public`);

const server = spawn(node, [join(root, 'dist/server/server.js')], { env, stdio: 'ignore' });
const ranks = new Map<string, number[]>();
try {
  const base = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 100 && !(await fetch(`${base}/readyz`).catch(() => null))?.ok; i++) await sleep(100);
  const queries = JSON.parse(readFileSync(join(corpus, 'laws-queries.json'), 'utf8')) as {
    kind: string;
    q: string;
    file: string;
  }[];
  for (const { kind, q, file } of queries) {
    const answer = await (await fetch(`${base}/api/v1/search?limit=10&q=${encodeURIComponent(q)}`)).json();
    const at = (answer as { items: { id: string }[] }).items.findIndex((item) => item.id === idOf.get(file));
    if (at !== 0) console.log(`  ${kind} ${q}: ${at < 0 ? 'not in the first ten' : `place ${at + 1}`}`);
    ranks.set(kind, [...(ranks.get(kind) ?? []), at < 0 ? 0 : 1 / (at + 1)]);
  }
} finally {
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
  rmSync(folder, { recursive: true, force: true });
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
for (const [kind, values] of ranks)
  console.log(`${kind.padEnd(10)} MRR@10 ${mean(values).toFixed(4)} over ${values.length}`);
const all = mean([...ranks.values()].flat());
console.log(`all        MRR@10 ${all.toFixed(4)} (floor ${FLOOR})`);
if (all < FLOOR || idOf.size !== 683) process.exitCode = 1;
