/**
 * Speed and memory of the import. `node_modules/.bin/node bench/import.ts [--small] [--runs 5]`
 * The built command line imports real pages (skipped when they are not beside the project) and generated notices, as drafts and published at once.
 * A run is the whole process from its start to its end on installed data that holds one document; "in the run" leaves out what the same
 * command takes for a file that is there already. Reference: the least a durable store must do with the same files, see import-reference.ts.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasRealPages, writeGeneratedPages, writeRealPages } from './import-corpus.ts';
import { storeBare } from './import-reference.ts';
import { inTemporaryFolder, median, report, seconds, times, warnWhenBusy, whole, type Figure } from './measure.ts';
import { buildServer, ROOT, yg } from './product.ts';

const { values } = parseArgs({
  options: { small: { type: 'boolean', default: false }, runs: { type: 'string' } },
});
const { small } = values;
const runs = Number(values.runs ?? (small ? '1' : '5'));
if (!Number.isInteger(runs) || runs < 1) {
  console.error('--runs takes a whole number above 0');
  process.exit(2);
}

const TARGET_REAL_PER_S = 100;
const TARGET_GENERATED_PER_S = 500;
const TARGET_MEMORY_RATIO = 1.25;
/** On a machine that others use only ratios mean something: a share of what the bare store reaches beside it. */
const SMALL_SHARE = 0.02;
const SMALL_MEMORY_RATIO = 2;
const ACCOUNT = 'mover';

interface Imported {
  perSecond: number;
  /** Without start and stop of program and database. */
  perSecondInRun: number;
  cpuMs: number;
  peakBytes: number;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1048576)} MiB`;

/** Installed data that holds one document, made once and copied for every run, and what a command without work takes on it. */
interface Installed {
  dataDir: string;
  idleMs: { drafts: number; published: number };
}

const wordsFor = (publish: boolean) => ['import', ...(publish ? ['--publish', '--as', ACCOUNT] : [])];

async function install(scratch: string): Promise<Installed> {
  const dataDir = join(scratch, 'installed');
  const first = join(scratch, 'first');
  writeGeneratedPages(first, 1, '甲');
  await yg(ROOT, dataDir, ['accounts', 'add', ACCOUNT, '--role', 'bulk_publisher']);
  await yg(ROOT, dataDir, ['import', first]);
  const idle = async (publish: boolean) => {
    const all: number[] = [];
    for (let run = 0; run < 3; run++) all.push((await yg(ROOT, dataDir, [...wordsFor(publish), first])).wallMs);
    return median(all);
  };
  // The few files of the small form take about as long as start and stop: nothing is left to take away from.
  if (small) return { dataDir, idleMs: { drafts: 0, published: 0 } };
  return { dataDir, idleMs: { drafts: await idle(false), published: await idle(true) } };
}

/** One import of a folder into fresh data; every file has to come out as a document of its own. */
async function importOnce(installed: Installed, folder: string, files: number, publish: boolean): Promise<Imported> {
  const dataDir = `${installed.dataDir}.copy`;
  // With their owners: the embedded database runs as another user below root.
  for (const ending of ['', '.key']) spawnSync('cp', ['-a', installed.dataDir + ending, dataDir + ending]);
  try {
    const { output, wallMs, cpuMs, peakBytes } = await yg(ROOT, dataDir, [...wordsFor(publish), folder]);
    const saved = Number(/(\d+) imported/.exec(output)?.[1]);
    if (saved !== files) throw new Error(`${saved} of ${files} files were imported: ${output.slice(-300)}`);
    const idleMs = installed.idleMs[publish ? 'published' : 'drafts'];
    return {
      perSecond: (files / wallMs) * 1000,
      perSecondInRun: (files / Math.max(1, wallMs - idleMs)) * 1000,
      cpuMs,
      peakBytes,
    };
  } finally {
    for (const ending of ['', '.key']) rmSync(dataDir + ending, { recursive: true, force: true });
  }
}

async function rate(
  installed: Installed,
  name: string,
  folder: string,
  files: number,
  target: number,
): Promise<Figure[]> {
  const bare: number[] = [];
  const drafts: Imported[] = [];
  const published: Imported[] = [];
  for (let run = 0; run < runs; run++) {
    bare.push(await storeBare(`${installed.dataDir}.bare`, folder));
    drafts.push(await importOnce(installed, folder, files, false));
    published.push(await importOnce(installed, folder, files, true));
  }
  const reference = `bare store ${whole(median(bare))}/s`;
  return [drafts, published].map((list, i) => {
    const perSecond = median(list.map((one) => one.perSecond));
    const ratio = perSecond / median(bare);
    const inRun = median(list.map((one) => one.perSecondInRun));
    const cpu = median(list.map((one) => one.cpuMs)) / files;
    console.log(
      `${name}, ${i === 0 ? 'drafts' : 'published'}: ${whole(perSecond)}/s; ` +
        `${cpu.toFixed(2)} ms of processor time a document; peak ${megabytes(median(list.map((one) => one.peakBytes)))}`,
    );
    const isTarget = i === 0;
    return {
      name: `import of ${whole(files)} ${name}${isTarget ? '' : ', published'}`,
      measured: small ? `${whole(perSecond)}/s` : `${whole(perSecond)}/s (${whole(inRun)}/s in the run)`,
      target: small ? `≥ ${SMALL_SHARE} ×` : isTarget ? `≥ ${target}/s` : '',
      reference,
      ratio,
      isMet: small ? ratio >= SMALL_SHARE : !isTarget || perSecond >= target,
    };
  });
}

async function memory(installed: Installed, sizes: readonly number[]): Promise<Figure> {
  const peaks: number[] = [];
  for (const size of sizes) {
    const folder = `${installed.dataDir}.memory-${size}`;
    const { files } = writeGeneratedPages(folder, size);
    const all: number[] = [];
    for (let run = 0; run < (small ? 1 : 3); run++)
      all.push((await importOnce(installed, folder, files, false)).peakBytes);
    peaks.push(median(all));
    rmSync(folder, { recursive: true });
    console.log(`memory with ${whole(size)} files: peak ${megabytes(peaks.at(-1) ?? 0)}`);
  }
  const ratio = Math.max(...peaks) / (peaks[0] ?? 1);
  const limit = small ? SMALL_MEMORY_RATIO : TARGET_MEMORY_RATIO;
  return {
    name: `memory of an import of ${sizes.map(whole).join(', ')} files`,
    measured: peaks.map(megabytes).join(', '),
    target: `≤ ${times(limit)}`,
    reference: `${whole(sizes[0] ?? 0)} files`,
    ratio,
    isMet: ratio <= limit,
  };
}

await buildServer();
warnWhenBusy();
const startedAt = performance.now();
const figures = await inTemporaryFolder(async (scratch) => {
  const installed = await install(scratch);
  const all: Figure[] = [];
  if (hasRealPages()) {
    const folder = join(scratch, 'real');
    const { files, bytes } = writeRealPages(folder, small ? 3 : 40);
    console.log(`real pages: ${files} files of ${Math.round(bytes / files / 1024)} KiB on average`);
    all.push(...(await rate(installed, 'real pages', folder, files, TARGET_REAL_PER_S)));
    rmSync(folder, { recursive: true });
  } else {
    console.log('real pages: skipped, ../shared/corpus/gov-cn is not beside the project');
  }
  const folder = join(scratch, 'generated');
  const { files, bytes } = writeGeneratedPages(folder, small ? 400 : 10_000);
  console.log(`generated documents: ${files} files of ${(bytes / files / 1024).toFixed(1)} KiB on average`);
  all.push(...(await rate(installed, 'generated documents', folder, files, TARGET_GENERATED_PER_S)));
  rmSync(folder, { recursive: true });
  all.push(await memory(installed, small ? [100, 600] : [5000, 10_000, 20_000]));
  return all;
});
console.log(`took ${seconds(performance.now() - startedAt)}`);
report(figures);
