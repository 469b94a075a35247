/**
 * Speed of the annual report. `node_modules/.bin/node bench/annual-report.ts [--small] [--size 100000]`
 * A unit with so many requests around a year, counted as the page does it: both counts, all checks, the year before. The reference is the second count,
 * which the database does alone. Exit code 1 when a target of the project is missed; the small form asks for a generous ratio only.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate, openDatabase, openEmbedded, type Database } from '../server/src/kernel/db/index.ts';
import type { Organisation } from '../server/src/foundation/organisations/index.ts';
import { systemActor } from '../server/src/foundation/audit/index.ts';
import { runnerImport } from 'vite';
import { bareUnit, generateYear } from '../server/src/oversight/annual-report/annual-report.testing.ts';
import { countAgain } from '../server/src/oversight/annual-report/second-count.repo.ts';
import { inTemporaryFolder, median, report, warnWhenBusy, whole, type Figure } from './measure.ts';

const { values } = parseArgs({ options: { small: { type: 'boolean', default: false }, size: { type: 'string' } } });
const { small } = values;
const size = Number(values.size ?? (small ? 5000 : 100_000));
if (!Number.isInteger(size) || size <= 0) {
  console.error('--size takes a whole number above 0');
  process.exit(2);
}
const TARGET_MS = 5000;
/** Two years by two counts, and the checks, against one count. */
const SMALL_RATIO = 20;
const YEAR = 2026;

const timed = async (work: () => Promise<unknown>) => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

async function measure(db: Database): Promise<Figure[]> {
  const { tenantId, organisationId } = await bareUnit(db);
  console.log(`filling ${whole(size)}…`);
  await generateYear(db, tenantId, organisationId, { year: YEAR, size, seed: 1 });
  // The service stands on modules with pages in them, which Node does not read as they are.
  const { module } = await runnerImport<
    typeof import('../server/src/oversight/annual-report/annual-report.service.ts')
  >(join(import.meta.dirname, '../server/src/oversight/annual-report/annual-report.service.ts'), { logLevel: 'error' });
  const organisations = { get: () => Promise.resolve({ name: '测试市人民政府' } as Organisation) };
  const reports = module.createAnnualReportService({ db, organisations, now: () => new Date() });
  const actor = systemActor(tenantId, 'bench');
  const runs: number[] = [];
  const references: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    runs.push(await timed(() => reports.get(actor, organisationId, YEAR)));
    references.push(await timed(() => countAgain(db, tenantId, [organisationId], YEAR)));
  }
  const [own, reference] = [median(runs), median(references)];
  const { tables, checks } = await reports.get(actor, organisationId, YEAR);
  if (checks.some(({ code, isMet }) => code === 'second' && !isMet)) throw new Error('the two counts differ');
  console.log(`${whole(tables.table3['done']?.['total'] ?? 0)} done in the year`);
  return [
    {
      ...{ name: `annual report of ${whole(size)} requests, median of 5`, measured: `${whole(own)} ms` },
      ...{ reference: `one count by the database alone: ${whole(reference)} ms`, ratio: own / reference },
      target: small ? `ratio ≤ ${SMALL_RATIO}` : `≤ ${whole(TARGET_MS)} ms`,
      isMet: small ? own / reference <= SMALL_RATIO : own <= TARGET_MS,
    },
  ];
}

const figures = await inTemporaryFolder(async (folder): Promise<Figure[]> => {
  const embedded = await openEmbedded(folder);
  try {
    await migrate(embedded.url, join(import.meta.dirname, '..', 'migrations'));
    const { db, close } = await openDatabase(embedded.url, { maxConnections: 8 });
    try {
      return await measure(db);
    } finally {
      await close();
    }
  } finally {
    await embedded.release();
  }
});
warnWhenBusy();
report(figures);
