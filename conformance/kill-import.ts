/**
 * Cuts an import off at random points and looks whether a second run makes it whole.
 * `node_modules/.bin/node conformance/kill-import.ts [--points 50] [--files 1000] [--seed N]`
 *
 * Each point is an installation of its own. The first run is ended at a moment drawn from its whole length: the first start and the schema,
 * the reading and saving (by the number of files reported, so that a busy machine draws alike), the end with search and seal. It is ended by
 * `kill -9`; every fifth point kills the database server instead, every seventh both, and every fourth cuts the second run off as well. Then
 * one full run must end well, and database, disk, audit and search must show every notice exactly once. Exit code 1 when one point does not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  buildPrograms,
  databasePid,
  makeWorkplace,
  runCli,
  startCli,
  within,
  type Running,
  type Workplace,
} from '../server/src/apps/program.testing.ts';
import { findFaults, findFaultsByProgram } from './import-checks.ts';
import { writeNotices } from './import-material.ts';

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '50' },
    files: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [points, files, seed] = [values.points, values.files, values.seed].map(Number) as [number, number, number];
if (![points, files].every((n) => Number.isInteger(n) && n > 0) || !Number.isInteger(seed)) {
  console.error('--points, --files and --seed take whole numbers');
  process.exit(2);
}

const LIMIT_MS = 180_000;
const random = generator(seed);
buildPrograms();
const material = makeWorkplace('kill-material');
const notices = writeNotices(join(material.folder, 'in'), files);
const source = join(material.folder, 'in');

/** Half of the points publish at once (the account must be there before), half save drafts in a folder where nothing was before. */
async function prepare(point: number): Promise<{ place: Workplace; args: string[]; published: boolean }> {
  const place = makeWorkplace('kill');
  const published = point % 2 === 0;
  if (!published) return { place, args: ['import', source], published };
  const made = await runCli(['accounts', 'add', 'stock', '--role', 'bulk_publisher'], place);
  if (made.code !== 0) throw new Error(`accounts add: ${made.err}`);
  return { place, args: ['import', source, '--publish', '--as', 'stock'], published };
}

/** How long the parts of each kind of run take when nobody disturbs it; the checks themselves must pass then. */
interface Length {
  toFirstReport: number;
  afterLastReport: number;
}
const lengths = new Map<boolean, Length>();
for (const point of [0, 1]) {
  const { place, args, published } = await prepare(point);
  const started = performance.now();
  const run = startCli(args, place);
  const seen: number[] = [];
  run.child.stdout?.on('data', () => seen.push(performance.now()));
  const ended = await within(run, LIMIT_MS, 'the undisturbed run');
  const faults =
    ended.code === 0 ? await check(place, published) : [`exit code ${ended.code}: ${ended.err.slice(-300)}`];
  if (faults.length > 0) throw new Error(`an undisturbed run already fails:\n${faults.join('\n')}`);
  const lastFile = seen.at(-2) ?? started;
  lengths.set(published, {
    toFirstReport: (seen[0] ?? started) - started,
    afterLastReport: performance.now() - lastFile,
  });
  const seconds = (ended.milliseconds / 1000).toFixed(1);
  console.log(`undisturbed, ${published ? 'published' : 'drafts'}: ${files} files in ${seconds} s`);
  await place.remove();
}

const KINDS = ['program', 'database', 'both'] as const;
type Kind = (typeof KINDS)[number];
interface Point {
  kind: Kind;
  cut: string;
  before: string;
  faults: string[];
}

async function tryPoint(point: number): Promise<Point> {
  const { place, args, published } = await prepare(point);
  const kind: Kind = point % 7 === 6 ? 'both' : point % 5 === 4 ? 'database' : 'program';
  const length = lengths.get(published) ?? { toFirstReport: 0, afterLastReport: 0 };
  // One draw from each of as many equal parts as there are points, so that no stretch of the run is left out.
  const position = (point + random()) / points;
  const faults: string[] = [];
  try {
    const first = await cut(place, args, kind, position, length);
    faults.push(...first.faults);
    if (point % 4 === 3) faults.push(...(await cut(place, args, 'program', random(), length)).faults);
    const whole = await runCli(args, place, LIMIT_MS);
    if (whole.code !== 0)
      faults.push(`the full run ended with ${whole.code}: ${whole.err.slice(-500)}`, ...logOf(place));
    faults.push(...(await check(place, published)));
    return { kind, cut: `${Math.round(position * 100)} %`, before: first.seen, faults };
  } finally {
    await place.remove();
  }
}

/** The first 15 % of all positions lie before the first report, the last 10 % after the last. */
const [START, END] = [0.15, 0.9];

/** Resolves when a run has come to a position: by the clock before its first and after its last report, by the reports between. */
async function reaches(run: Running, position: number, length: Length): Promise<void> {
  let isOver = false;
  void run.ended.then(() => (isOver = true));
  const reported = () => run.printed().split('\n').length - 1;
  const wait = async (milliseconds: number, isEnough = () => false) => {
    const until = performance.now() + milliseconds;
    while (!isOver && !isEnough() && performance.now() < until)
      await sleep(Math.min(5, Math.max(1, until - performance.now())));
  };
  if (position < START) return wait((position / START) * length.toFirstReport, () => reported() > 0);
  const wanted = Math.min(files, Math.floor(((position - START) / (END - START)) * files));
  while (!isOver && reported() < wanted) await sleep(2);
  await wait(position < END ? random() * 150 : ((position - END) / (1 - END)) * length.afterLastReport * 0.8);
}

/** Starts a run and ends it at a position. A run whose database dies must end by itself, with an exit code and words that say why. */
async function cut(
  place: Workplace,
  args: string[],
  kind: Kind,
  position: number,
  length: Length,
): Promise<{ seen: string; faults: string[] }> {
  const run = startCli(args, place);
  await reaches(run, position, length);
  const faults: string[] = [];
  const database = databasePid(place.dataDir);
  const wasOver = run.child.exitCode !== null;
  if (kind !== 'program' && database !== null) process.kill(database, 'SIGKILL');
  if (kind !== 'database' || database === null) run.child.kill('SIGKILL');
  const ended = await within(run, LIMIT_MS, 'the disturbed run');
  if (kind === 'database' && database !== null && !wasOver) {
    // All may have been saved before the blow: then it may say so.
    const isDone = ended.code === 0 && ended.out.includes('共导入');
    if (!isDone && (ended.code === 0 || !/数据库/.test(ended.err) || /\n\s+at /.test(ended.err)))
      faults.push(`exit code ${ended.code}, and the message does not say what happened: ${ended.err.slice(0, 400)}`);
  }
  const lines = ended.out.split('\n').filter((line) => line.startsWith('✓') || line.startsWith('=')).length;
  return { seen: `${lines} files reported${wasOver ? ', over' : ''}`, faults };
}

const logOf = ({ dataDir }: Workplace) => {
  const log = join(dataDir, 'yg.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-3) : [];
};

async function check(place: Workplace, published: boolean): Promise<string[]> {
  const sample = published ? Array.from({ length: 3 }, () => notices[Math.floor(random() * notices.length)]!) : [];
  return [
    ...(await findFaultsByProgram(place.dataDir, sample, {})),
    ...(await findFaults(place.dataDir, { notices, published })),
  ];
}

let bad = 0;
const started = performance.now();
for (let point = 0; point < points; point++) {
  const { kind, cut: moment, before, faults } = await tryPoint(point);
  if (faults.length > 0) bad += 1;
  console.log(
    `${String(point + 1).padStart(3)}  ${(point % 2 === 0 ? 'publish' : 'drafts').padEnd(8)}${kind.padEnd(9)}${moment.padStart(8)}  ${before.padEnd(26)}${faults.length === 0 ? 'whole' : 'FAULT'}`,
  );
  for (const fault of faults) console.log(`       ${fault}`);
}
await material.remove();
console.log(
  `${points} points, ${files} files each, seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s: ${points - bad} whole, ${bad} with faults`,
);
process.exitCode = bad > 0 ? 1 : 0;

/** Mulberry32: the same seed gives the same points. */
function generator(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
