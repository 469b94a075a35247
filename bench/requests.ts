/**
 * Speed of disclosure on request. `node bench/requests.ts [--small] [--open 10000] [--closed 1000000] [--queries 300] [--keep FOLDER]`
 * A city with so many cases (bench/requests-corpus.ts says how they are made), asked over HTTP as the console asks: lists of officers of small and
 * large units and of the whole city by every view, cases open and closed, no question twice; then all open clocks after a change of the
 * calendar, and submissions beside pgbench's simple-update (`-N`) on the same server with as many connections, taking turns. Where pgbench is
 * not installed its script runs over the driver, and the table says so. Exit code 1 when a target is missed; the small form asks for ratios.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type pg from 'pg';
import { openDatabase, openEmbedded, type Database } from '../server/src/kernel/db/index.ts';
import { openDiskStore } from '../server/src/kernel/files/index.ts';
import { openKeyRing } from '../server/src/kernel/keys/index.ts';
import { createPrinter } from '../server/src/kernel/print/index.ts';
import { chinaDate } from '../server/src/kernel/time/index.ts';
import { systemActor } from '../server/src/foundation/audit/index.ts';
import { createCalendarService } from '../server/src/foundation/calendar/index.ts';
import { recalculate, type ClockEvent } from '../server/src/foundation/clocks/index.ts';
import { createOrganisationsService } from '../server/src/foundation/organisations/organisations.service.ts';
import { createWorkflowService } from '../server/src/foundation/workflow/index.ts';
import { requestClocks } from '../server/src/participation/requests/request-clocks.rules.ts';
import { createLettersService } from '../server/src/participation/requests/letters/letters.service.ts';
import { createRequestsServices } from '../server/src/participation/requests/requests.services.ts';
import { inTemporaryFolder, median, quantile, report, warnWhenBusy, whole, type Figure } from './measure.ts';
import { signIn, withDatabase, type Officer } from './officer.ts';
import { buildServer, ROOT, startServer, yg } from './product.ts';
import { applicantOf, fillRequests } from './requests-corpus.ts';
import { runSimpleUpdate } from './simple-update.ts';

const { values } = parseArgs({
  options: {
    ...{ small: { type: 'boolean', default: false }, open: { type: 'string' }, closed: { type: 'string' } },
    ...{ queries: { type: 'string' }, keep: { type: 'string' } },
  },
});
const { small } = values;
const open = Number(values.open ?? (small ? 600 : 10_000));
const closed = Number(values.closed ?? (small ? 12_000 : 1_000_000));
const queries = Number(values.queries ?? (small ? 60 : 300));
if (![open, closed, queries].every((n) => Number.isInteger(n) && n > 0)) {
  console.error('--open, --closed and --queries take whole numbers above 0');
  process.exit(2);
}
const TARGET_MS = 50;
const RECALCULATION_MS = 5000;
const SUBMISSION_SHARE = 0.15;
/** In the small form: against the cheapest question that a signed-in officer can ask, against the same clocks without the database, and two thirds of the share. */
const SMALL = { question: 40, recalculation: 60, share: 0.1 };
const CONNECTIONS = 8;
const ROUNDS = small ? 1 : 5;
const ROUND_SECONDS = small ? 2 : 5;
const VIEWS = ['open', 'closed', 'unconfirmed', 'overdue', 'near', 'paused', 'mine'];
const PAGE = 50;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
const base = '/api/v1/console/requests';
const log = (text: string) => console.log(text);

/** The same order of everything on each run, and no element twice. */
function shuffled<T>(list: readonly T[]): T[] {
  let state = 7;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return list
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

await buildServer();
const figures = values.keep === undefined ? await inTemporaryFolder(run) : await run(values.keep);
warnWhenBusy();
report(figures);

async function run(folder: string): Promise<Figure[]> {
  const dataDir = join(folder, 'data');
  mkdirSync(folder, { recursive: true });
  await yg(ROOT, dataDir, ['accounts', 'add', 'first', '--role', 'editor']).catch(() => undefined);
  return withDatabase(dataDir, async (client) => {
    const filled = (await client.query(`select 1 from organisations where code = 'bench'`)).rowCount;
    if (!filled) {
      log(`filling ${whole(open)} open and ${whole(closed)} closed cases…`);
      const embedded = await openEmbedded(dataDir);
      let rows = 0;
      const took = await timed(async () => ({ rows } = await fillRequests(embedded.url, dataDir, { open, closed })));
      await embedded.release();
      const { rows: size } = await client.query<{ size: string }>(
        'select pg_size_pretty(pg_database_size(current_database())) as size',
      );
      log(`${whole(rows)} rows, ${size[0]?.size}, in ${whole(took / 1000)} s`);
    }
    const clocks = await inProcess(dataDir, ({ db, requests, calendar, tenantId }) =>
      measureClocks(db, requests, calendar, tenantId),
    );
    const asked = await measureQuestions(dataDir, client);
    const submitted = await inProcess(dataDir, ({ url, requests, tenantId }) =>
      measureSubmissions(url, requests, tenantId),
    );
    return [...asked, ...clocks, ...submitted];
  });
}

/** Lists and cases over HTTP from the built server, one question after the other. */
async function measureQuestions(dataDir: string, client: pg.Pool): Promise<Figure[]> {
  const server = await startServer(ROOT, 'dist/server/server.js', dataDir);
  try {
    const officers: [name: string, unit: string | undefined][] = [
      ...([['whole', undefined] as const, ['city', 'bench'] as const] as [string, string | undefined][]),
      ...(['b1', 'b7', 'b30', 'b1d1'].map((code) => [code, code]) as [string, string][]),
    ];
    const asking: { officer: Officer; path: string; view: string }[] = [];
    let some: Officer | null = null;
    const run = Date.now().toString(36);
    for (const [name, unit] of officers) {
      const officer = await signIn(dataDir, server.url, `${name}-${run}`, 'request_officer', unit);
      some ??= officer;
      for (const view of VIEWS) {
        const { total } = (await officer.send('GET', `${base}?view=${view}&page=200`)) as { total: number };
        // Nobody turns more than some pages; the first ones are read most.
        const pages = Math.min(Math.max(1, Math.ceil(total / PAGE)), view === 'closed' ? 199 : 100);
        for (let page = 1; page <= pages; page += 1)
          asking.push({ officer, view, path: `${base}?view=${view}&page=${page}` });
      }
    }
    if (!some) throw new Error('nobody asks');
    const lists = pick(asking);
    const { rows: cases } = await client.query<{ id: string; is_open: boolean }>(
      `(select id, true as is_open from requests where closed_at is null order by md5(id::text) limit $1)
       union all (select id, false from requests where closed_at is not null order by md5(id::text) limit $1)`,
      [Math.ceil(queries / 2) + 10],
    );
    for (const { officer, path } of lists.warmUp) await officer.send('GET', path);
    const listTimes: { view: string; took: number }[] = [];
    for (const { officer, path, view } of lists.measured)
      listTimes.push({ view, took: await timed(() => officer.send('GET', path)) });
    for (const view of VIEWS) {
      const own = listTimes.filter((one) => one.view === view).map(({ took }) => took);
      if (own.length > 0)
        log(`  ${view}: p95 of ${own.length} ${ms(quantile(own, 0.95))}, most ${ms(Math.max(...own))}`);
    }
    const officer = some;
    const caseTimes: number[] = [];
    const order = shuffled(cases);
    for (const { id } of order.slice(0, 20)) await officer.send('GET', `${base}/${id}`);
    for (const { id } of order.slice(20)) caseTimes.push(await timed(() => officer.send('GET', `${base}/${id}`)));
    const cheapest: number[] = [];
    for (let n = 0; n < queries; n += 1)
      cheapest.push(await timed(() => officer.send('GET', `/api/v1/session?n=${n}`)));
    const reference = quantile(cheapest, 0.95);
    const figure = (name: string, times: number[]): Figure => {
      const p95 = quantile(times, 0.95);
      return {
        name: `${name}, p95 of ${times.length} different ones`,
        measured: `${ms(p95)} (median ${ms(median(times))})`,
        target: small ? `ratio ≤ ${SMALL.question}` : `≤ ${TARGET_MS} ms`,
        reference: `who am I, p95: ${ms(reference)}`,
        ratio: p95 / reference,
        isMet: small ? p95 / reference <= SMALL.question : p95 <= TARGET_MS,
      };
    };
    return [
      figure(
        "officer's list",
        listTimes.map(({ took }) => took),
      ),
      figure('a case', caseTimes),
    ];
  } finally {
    await server.stop();
  }
}

/** First pages more often than later ones: the first three of every list, then others until there are enough. */
function pick(asking: readonly { officer: Officer; path: string; view: string }[]) {
  const pageOf = (path: string) => Number(/page=(\d+)/.exec(path)?.[1]);
  const first = shuffled(asking.filter(({ path }) => pageOf(path) <= 3));
  const later = shuffled(asking.filter(({ path }) => pageOf(path) > 3));
  return { warmUp: later.slice(0, 20), measured: [...first, ...later.slice(20)].slice(0, queries) };
}

type Requests = ReturnType<typeof createRequestsServices>;
type Calendar = ReturnType<typeof createCalendarService>;

/** The module's services on the installation's database and key, in this process. */
async function inProcess<T>(
  dataDir: string,
  work: (at: { url: string; db: Database; requests: Requests; calendar: Calendar; tenantId: string }) => Promise<T>,
): Promise<T> {
  const embedded = await openEmbedded(dataDir);
  const { db, close } = await openDatabase(embedded.url, { maxConnections: CONNECTIONS });
  const files = await openDiskStore(join(dataDir, 'files'));
  const printer = createPrinter();
  try {
    const now = () => new Date();
    const calendar = createCalendarService({ db, now });
    const organisations = createOrganisationsService({ db, now });
    const keys = await openKeyRing(db, `${dataDir}.key`);
    const letters = await createLettersService({ db, keys, files, printer, now });
    const deps = { db, keys, files, calendar, organisations, workflows: createWorkflowService({ now }), now, letters };
    const [tenant] = await organisations.listTenants();
    return await work({
      ...{ url: embedded.url, db, calendar, requests: createRequestsServices(deps), tenantId: tenant?.id ?? '' },
    });
  } finally {
    await printer.close();
    await files.close();
    await close();
    await embedded.release();
  }
}

/** Every open clock after a day became free, or was given back: all of them are computed, nearly all move. */
async function measureClocks(
  db: Database,
  requests: Requests,
  calendar: Calendar,
  tenantId: string,
): Promise<Figure[]> {
  const actor = systemActor(tenantId, 'bench');
  // Days of the copies to begin with.
  log(`${whole(await requests.cases.recalculateClocks(tenantId))} clocks computed for the first time`);
  const today = chinaDate(new Date());
  const days = await calendar.forTenant(tenantId);
  const free = days.addWorkdays(today, 1).on;
  const year = Number(free.slice(0, 4));
  const times: number[] = [];
  const moved: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { version, notices, off, work } = await calendar.getYear(tenantId, year);
    const next = off.includes(free) ? off.filter((day) => day !== free) : [...off, free];
    const input = { version, notices: notices.length > 0 ? notices : [{ title: '测试' }], off: next, work };
    await calendar.setYear(actor, year, input);
    times.push(await timed(async () => moved.push(await requests.cases.recalculateClocks(tenantId))));
  }
  const rule = requestClocks.get('request.reply');
  const { rows } = await sql<{ events: ClockEvent[] }>`
    select jsonb_agg(e.event order by e.recorded_at, e.id) as events from requests r join request_clock_events e on e.tenant_id = r.tenant_id and e.request_id = r.id
    where r.closed_at is null group by r.id`.execute(db);
  const clocks = rows.map(({ events }) => ({ rule, events, dueOn: null, provisional: false }));
  const present = await calendar.forTenant(tenantId);
  const plain = await timed(async () => void [...recalculate(clocks, present)].length);
  const own = median(times);
  return [
    {
      ...{ name: `all open clocks again, median of ${ROUNDS}`, measured: `${ms(own)} (${whole(median(moved))} moved)` },
      ...{ target: small ? `ratio ≤ ${SMALL.recalculation}` : `≤ ${whole(RECALCULATION_MS)} ms`, ratio: own / plain },
      reference: `${whole(clocks.length)} clocks without the database: ${ms(plain)}`,
      isMet: small ? own / plain <= SMALL.recalculation : own <= RECALCULATION_MS,
    },
  ];
}

/** Requests taken in from as many hands at once as there are connections; each is on the disk when it is counted. */
async function measureSubmissions(url: string, requests: Requests, tenantId: string): Promise<Figure[]> {
  const [unit] = await requests.intake.listUnits(tenantId);
  const run = Date.now().toString(36);
  let n = 0;
  const submitOne = () => {
    n += 1;
    const form = {
      ...{ organisationId: unit?.id ?? '', applicant: applicantOf(n), wantsHelp: false },
      items: [{ title: `第${n}项预算批复`, number: '', description: '含附表' }],
      delivery: { form: 'electronic' as const, way: 'email' as const },
    };
    return requests.intake.submit(tenantId, { form, submissionKey: `${run}-${n}`, locale: 'zh', files: [] });
  };
  const perSecond = async () => {
    const from = performance.now();
    const before = n;
    const until = from + ROUND_SECONDS * 1000;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (performance.now() < until) await submitOne();
      }),
    );
    return ((n - before) / (performance.now() - from)) * 1000;
  };
  for (let warm = 0; warm < 50; warm += 1) await submitOne();
  const own: number[] = [];
  const references: number[] = [];
  let name = '';
  const reference = await runSimpleUpdate(url, { connections: CONNECTIONS, seconds: ROUND_SECONDS });
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      references.push(await reference.perSecond());
      own.push(await perSecond());
    }
    name = reference.name;
  } finally {
    await reference.close();
  }
  log(`submissions a second: ${own.map(whole).join(', ')}; ${name}: ${references.map(whole).join(', ')}`);
  // Each round beside its own neighbour: what else the machine did then, both had.
  const ratio = median(own.map((value, round) => value / (references[round] ?? Infinity)));
  const target = small ? SMALL.share : SUBMISSION_SHARE;
  return [
    {
      ...{
        name: `submissions, ${CONNECTIONS} at once, median of ${ROUNDS}`,
        measured: `${whole(median(own))} /s`,
        ratio,
      },
      ...{ target: `ratio ≥ ${target}`, reference: `${name}: ${whole(median(references))} /s`, isMet: ratio >= target },
    },
  ];
}
