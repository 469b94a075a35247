/**
 * Speed of a cached document page. `node_modules/.bin/node bench/pages.ts [--small] [--runs 5] [--seconds 5]`
 * The built server on one core and the load on another; reference: nginx sending a file of the same compressed bytes on the same core,
 * or, where nginx is not installed, Node's plain http server with the bytes in memory. Runs of both take turns.
 */
import { brotliDecompressSync } from 'node:zlib';
import { get } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeGeneratedPages } from './import-corpus.ts';
import { generatorName, measureLoad, type Load } from './load.ts';
import { inTemporaryFolder, median, report, warnWhenBusy, whole } from './measure.ts';
import { startReference, type Reference } from './pages-reference.ts';
import { buildServer, ROOT, startServer, yg, type RunningServer } from './product.ts';

const { values } = parseArgs({
  options: { small: { type: 'boolean', default: false }, runs: { type: 'string' }, seconds: { type: 'string' } },
});
const { small } = values;
const runs = Number(values.runs ?? (small ? '3' : '5'));
const forSeconds = Number(values.seconds ?? (small ? '2' : '5'));
if (![runs, forSeconds].every((n) => Number.isInteger(n) && n > 0)) {
  console.error('--runs and --seconds take whole numbers above 0');
  process.exit(2);
}
const TARGET = 0.5;
/** Half of nginx is more than Node's own http server reaches without any framework on it; against that one, and on busy machines, less is asked. */
const SMALL_TARGET = 0.2;
const SERVER_CORE = 0;
const LOAD_CORE = 1;

/** The bytes as they go over the wire: nothing unpacked. */
function fetchPacked(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br', accept: 'text/html' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(Buffer.concat(chunks))
          : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}

/** The address of a document on the list page, and the bytes of its page. */
async function findPage(origin: string): Promise<{ url: string; bytes: Buffer; characters: number }> {
  const list = brotliDecompressSync(await fetchPacked(`${origin}/documents`)).toString('utf8');
  const path = /\/documents\/[0-9a-f-]{36}/.exec(list)?.[0];
  if (path === undefined) throw new Error('the list of documents shows none');
  const bytes = await fetchPacked(origin + path);
  return { url: origin + path, bytes, characters: brotliDecompressSync(bytes).length };
}

await buildServer();
warnWhenBusy();
await inTemporaryFolder(async (scratch) => {
  const dataDir = join(scratch, 'data');
  writeGeneratedPages(join(scratch, 'files'), 50);
  await yg(ROOT, dataDir, ['accounts', 'add', 'mover', '--role', 'bulk_publisher']);
  await yg(ROOT, dataDir, ['import', '--publish', '--as', 'mover', join(scratch, 'files')]);
  let server: RunningServer | undefined;
  let reference: Reference | undefined;
  try {
    server = await startServer(ROOT, 'dist/server/server.js', dataDir, { core: SERVER_CORE });
    const page = await findPage(server.url);
    reference = await startReference(scratch, page.bytes, SERVER_CORE);
    console.log(
      `document page of ${page.characters} bytes, ${page.bytes.length} compressed; load by ${generatorName()}; reference ${reference.name}`,
    );
    const ours: Load[] = [];
    const theirs: Load[] = [];
    await measureLoad(page.url, server.pid, 2, LOAD_CORE);
    for (let run = 0; run < runs; run++) {
      ours.push(await measureLoad(page.url, server.pid, forSeconds, LOAD_CORE));
      theirs.push(await measureLoad(reference.url, reference.pid, forSeconds, LOAD_CORE));
    }
    const of = (list: Load[], key: keyof Load) => median(list.map((load) => load[key]));
    for (const [name, list] of [
      ['Yangguang', ours],
      [reference.name, theirs],
    ] as const) {
      console.log(
        `${name}: ${whole(of(list, 'perSecond'))} pages/s, ${whole(of(list, 'perCpuSecond'))} for each second of processor time; ` +
          `${Math.round(of(list, 'busy') * 100)} % of its core`,
      );
    }
    const byTime = of(ours, 'perSecond') / of(theirs, 'perSecond');
    const byWork = of(ours, 'perCpuSecond') / of(theirs, 'perCpuSecond');
    // The lower one counts: a generator that cannot keep the reference busy must not help us.
    const ratio = small ? byWork : Math.min(byTime, byWork);
    const target = small ? SMALL_TARGET : TARGET;
    report([
      {
        name: 'cached document page, one core',
        measured: `${whole(of(ours, 'perSecond'))}/s`,
        target: `≥ ${target} ×`,
        reference: `${reference.name} ${whole(of(theirs, 'perSecond'))}/s`,
        ratio,
        isMet: ratio >= target,
      },
    ]);
  } finally {
    await reference?.stop();
    await server?.stop();
  }
});
