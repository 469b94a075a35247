/**
 * How long a person waits for the first page. `node_modules/.bin/node bench/start.ts [--small] [--runs 5]`
 * "first run": as after `npm ci`, with nothing built and no data: `npm start` builds server and console, makes the database, serves the home
 * page. "existing data": `npm start` once more, on 300 published documents. Both end when the whole home page has arrived. The small form
 * uses what is built already. Reference: the bare embedded PostgreSQL, made or started on the same disk.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEmbedded } from '../server/src/kernel/db/index.ts';
import { writeGeneratedPages } from './import-corpus.ts';
import { inTemporaryFolder, median, report, seconds, times, warnWhenBusy, type Figure } from './measure.ts';
import { buildServer, ROOT, startServer, yg } from './product.ts';

const { values } = parseArgs({
  options: { small: { type: 'boolean', default: false }, runs: { type: 'string' } },
});
const { small } = values;
const runs = Number(values.runs ?? (small ? '1' : '5'));
if (!Number.isInteger(runs) || runs < 1) {
  console.error('--runs takes a whole number above 0');
  process.exit(2);
}
const TARGET_FIRST_MS = 20_000;
const TARGET_EXISTING_MS = 5000;
/** In the small form, as a multiple of the bare database, on machines that others use. */
const SMALL_FIRST = 20;
const SMALL_EXISTING = 50;
const DOCUMENTS = small ? 50 : 300;

/** A copy of the sources as a clone has them after `npm ci`: nothing built, no data. */
function copyProduct(folder: string): string {
  const copy = join(folder, 'product');
  mkdirSync(copy);
  const leftOut = /^(?:\.git|node_modules|dist|data.*|bench|docs)$/;
  for (const name of readdirSync(ROOT))
    if (!leftOut.test(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Milliseconds from the command to the last byte of the home page. */
async function firstPage(root: string, dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const server = await startServer(root, 'scripts/start.mjs', dataDir);
  try {
    const answer = await fetch(server.url);
    const page = await answer.text();
    const tookMs = performance.now() - startedAt;
    if (!answer.ok || !page.includes('</html>')) throw new Error(`the home page answered ${answer.status}`);
    return tookMs;
  } finally {
    await server.stop();
  }
}

/** Milliseconds that the embedded database alone takes to be made, or to be started where it exists. */
async function bareDatabase(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const embedded = await openEmbedded(dataDir);
  const tookMs = performance.now() - startedAt;
  await embedded.release();
  return tookMs;
}

function figureOf(name: string, all: number[], targetMs: number, limit: number, bare: number[]): Figure {
  const tookMs = median(all);
  const ratio = tookMs / median(bare);
  return {
    name,
    measured: seconds(tookMs),
    target: small ? `≤ ${times(limit)}` : `≤ ${seconds(targetMs)}`,
    reference: `bare PostgreSQL ${seconds(median(bare))}`,
    ratio,
    isMet: small ? ratio <= limit : tookMs <= targetMs,
  };
}

if (small) await buildServer();
warnWhenBusy();
const figures = await inTemporaryFolder(async (scratch) => {
  const root = small ? ROOT : copyProduct(scratch);
  if (small && !existsSync(join(ROOT, 'dist/console'))) throw new Error('not built yet: npm run build');
  const dataDir = join(scratch, 'data');
  const first: number[] = [];
  const bareFirst: number[] = [];
  for (let run = 0; run < runs; run++) {
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(`${dataDir}.key`, { force: true });
    if (!small) rmSync(join(root, 'dist'), { recursive: true, force: true });
    first.push(await firstPage(root, dataDir));
    rmSync(join(scratch, 'bare'), { recursive: true, force: true });
    bareFirst.push(await bareDatabase(join(scratch, 'bare')));
  }

  writeGeneratedPages(join(scratch, 'files'), DOCUMENTS);
  await yg(root, dataDir, ['accounts', 'add', 'mover', '--role', 'bulk_publisher']);
  await yg(root, dataDir, ['import', '--publish', '--as', 'mover', join(scratch, 'files')]);
  const existing: number[] = [];
  const bareExisting: number[] = [];
  for (let run = 0; run < (small ? 3 : runs); run++) {
    existing.push(await firstPage(root, dataDir));
    bareExisting.push(await bareDatabase(dataDir));
  }
  const built = small ? 'built already' : 'building included';
  return [
    figureOf(`first run to first page, ${built}`, first, TARGET_FIRST_MS, SMALL_FIRST, bareFirst),
    figureOf(`${DOCUMENTS} documents to first page`, existing, TARGET_EXISTING_MS, SMALL_EXISTING, bareExisting),
  ];
});
report(figures);
