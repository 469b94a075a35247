/**
 * Ends the server at random moments while documents become public, are withdrawn and come to the end of their period, and looks whether
 * `yg publish verify` finds every surface in line with the database.
 * `node_modules/.bin/node conformance/kill-publish.ts [--points 200] [--documents 24] [--seed N]`
 *
 * One installation lives through all points. At each one a third of the documents is scheduled for moments of the next second, a third comes to
 * the end of its period in it, and a third is withdrawn over HTTP; at a moment drawn from that time the server is ended by `kill -9`, at every
 * fifth point the database server with it. Then verify must exit 0, and at the next start what was due and not done must be done: nothing
 * scheduled is lost, nothing is published twice. At the end drift is made by hand and verify must see it. Exit code 1 when one point fails.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import {
  buildPrograms,
  databasePid,
  makeWorkplace,
  runCli,
  serve,
  within,
  type ServingProgram,
} from '../server/src/apps/program.testing.ts';
import { openEmbedded } from '../server/src/kernel/db/index.ts';
import { writeNotices } from './import-material.ts';

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '200' },
    documents: { type: 'string', default: '24' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [points, documents, seed] = [values.points, values.documents, values.seed].map(Number) as [
  number,
  number,
  number,
];
if (![points, documents].every((n) => Number.isInteger(n) && n > 0) || !Number.isInteger(seed)) {
  console.error('--points, --documents and --seed take whole numbers');
  process.exit(2);
}

const LIMIT_MS = 120_000;
/** In which everything of a point falls due. */
const WINDOW_MS = 1000;
const random = generator(seed);
const settings = { RATE_LIMIT_PER_MINUTE: '1000000', PUBLIC_URL: 'http://127.0.0.1' };

buildPrograms();
const place = makeWorkplace('kill-publish');
await prepare();
let cookie = '';
let bad = 0;
const done = { published: 0, withdrawn: 0, expired: 0 };
const started = performance.now();
for (let point = 0; point < points; point += 1) {
  const faults = await tryPoint(point);
  if (faults.length > 0) bad += 1;
  if (faults.length > 0 || point % 10 === 9 || point === points - 1)
    console.log(`${String(point + 1).padStart(3)}  ${faults.length === 0 ? 'in line' : 'FAULT'}`);
  for (const fault of faults) console.log(`       ${fault}`);
}
const blind = await seesDrift();
if (blind.length > 0) bad += 1;
for (const surface of blind) console.log(`drift not seen: ${surface}`);
await place.remove();
console.log(
  `${points} points, ${documents} documents, seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s: ` +
    `${done.published} published at their time, ${done.withdrawn} withdrawn, ${done.expired} expired; ${bad} with faults`,
);
process.exitCode = bad > 0 ? 1 : 0;

async function prepare(): Promise<void> {
  const made = await runCli(['accounts', 'add', 'stock', '--role', 'bulk_publisher'], place);
  if (made.code !== 0) throw new Error(`accounts add: ${made.err}`);
  writeNotices(join(place.folder, 'in'), documents);
  const imported = await runCli(['import', join(place.folder, 'in'), '--publish', '--as', 'stock'], place, LIMIT_MS);
  if (imported.code !== 0) throw new Error(`import: ${imported.err}`);
}

/** The server, on another port when somebody took the free one in the moment before it listened. */
async function startServer(): Promise<ServingProgram> {
  for (let left = 3; ; left -= 1) {
    try {
      return await serve({ dataDir: place.dataDir, settings });
    } catch (error) {
      if (left === 0 || !/端口|port/i.test(String(error))) throw error;
    }
  }
}

/** Signs in once; the session lives in the database and outlasts every kill. */
async function signIn(server: ServingProgram): Promise<void> {
  if (cookie !== '') return;
  const made = await runCli(['accounts', 'add', 'publisher', '--role', 'publisher'], place);
  const password = made.out.trim();
  const send = (path: string, body: object) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const take = (answer: Response) => {
    if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  };
  take(await send('/api/v1/session', { name: 'publisher', password }));
  const next = `kill-publish-${randomBytes(8).toString('hex')}`;
  take(await send('/api/v1/session/password', { current: password, next }));
}

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await openEmbedded(place.dataDir);
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
    await database.release();
  }
}

async function tryPoint(point: number): Promise<string[]> {
  const faults: string[] = [];
  const server = await startServer();
  let isOver = false;
  try {
    await signIn(server);
    // What was due when the last server was ended is done by this one.
    faults.push(...(await caughtUp()));
    const withdrawing = await withClient(arm);
    const calls = withdrawing.map(async (id) => {
      await sleep(random() * WINDOW_MS);
      if (isOver) return;
      await fetch(`${server.url}/api/v1/console/documents/${id}/withdraw`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ reason: '核对后重新发布' }),
      }).catch(() => undefined);
    });
    await sleep(((point + random()) / points) * WINDOW_MS);
    isOver = true;
    const database = databasePid(place.dataDir);
    if (point % 5 === 4 && database !== null) process.kill(database, 'SIGKILL');
    server.child.kill('SIGKILL');
    await within(server, LIMIT_MS, 'the server');
    await Promise.all(calls);
  } finally {
    if (server.child.exitCode === null) server.child.kill('SIGKILL');
  }
  const verified = await runCli(['publish', 'verify'], place, LIMIT_MS);
  if (verified.code !== 0)
    faults.push(`verify exits with ${verified.code}: ${verified.out.slice(0, 600)} ${verified.err.slice(-300)}`);
  return faults;
}

/** A third each: becomes public, ends, is to be withdrawn. What ended before is made ready again. Returns the last third. */
async function arm(client: pg.Client): Promise<string[]> {
  const ids = (await client.query<{ id: string }>('select id from documents order by id')).rows.map(({ id }) => id);
  const shuffled = ids.map((id) => ({ id, at: random() })).sort((a, b) => a.at - b.at);
  const third = Math.ceil(ids.length / 3);
  const moment = () => new Date(Date.now() + random() * WINDOW_MS);
  const live = new Set(
    (
      await client.query<{ id: string }>(`select document_id as id from document_editions where state = 'live'`)
    ).rows.map(({ id }) => id),
  );
  // What is not public now is to become public, whichever third it is in; of what is, a part ends and a part is withdrawn.
  const withdrawing: string[] = [];
  for (const [at, { id }] of shuffled.entries()) {
    if (!live.has(id))
      await client.query(
        `update document_editions set state = 'approved', publish_at = $2, public_until = null, version = version + 1
         where document_id = $1 and state in ('withdrawn', 'approved')`,
        [id, moment()],
      );
    else if (at < third)
      await client.query('update publications set visible_until = $2 where subject_id = $1', [id, moment()]);
    else if (at < 2 * third) withdrawing.push(id);
  }
  return withdrawing;
}

/** Waits until nothing that is due is left, and looks whether each thing happened once. */
async function caughtUp(): Promise<string[]> {
  return withClient(async (client) => {
    const count = async (sql: string) => Number((await client.query<{ n: string }>(sql)).rows[0]?.n);
    const due = () =>
      count(`select (select count(*) from document_editions where state = 'approved' and publish_at <= now())
        + (select count(*) from publications where state = 'published' and visible_until <= now()) as n`);
    const until = Date.now() + 20_000;
    while ((await due()) > 0 && Date.now() < until) await sleep(50);
    const faults: string[] = [];
    if ((await due()) > 0) faults.push(`${await due()} due and not done 20 s after the start`);
    const rows = await client.query<{ action: string; n: string }>(
      `select action, count(*) as n from audit_entries where action in
        ('documents.document.published', 'documents.document.withdrawn', 'documents.document.expired') group by action`,
    );
    const of = (name: string) => Number(rows.rows.find(({ action }) => action.endsWith(name))?.n ?? 0);
    Object.assign(done, { published: of('published') - documents, withdrawn: of('withdrawn'), expired: of('expired') });
    // Each publication and each end is one version of its row: more or fewer would be a thing done twice, or told and not done.
    const versions = await count('select sum(version) as n from publications');
    const told = of('published') + done.withdrawn + done.expired;
    if (versions !== told) faults.push(`${versions} versions of publications, ${told} in the audit`);
    return faults;
  });
}

/** Drift made by hand where each surface reads: verify must not end well. Returns where it did. */
async function seesDrift(): Promise<string[]> {
  const server = await startServer();
  await caughtUp();
  server.child.kill('SIGTERM');
  await within(server, LIMIT_MS, 'the server');
  const drifts = [
    [
      'page, list, api, feed, sitemap',
      `update publications set visible_from = now() + interval '1 day' where subject_id = $1`,
      `update publications set visible_from = now() - interval '1 day' where subject_id = $1`,
    ],
    [
      'receipts',
      `update publication_receipts set version = version + 1000 where subject_id = $1`,
      `update publication_receipts set version = version - 1000 where subject_id = $1`,
    ],
    [
      'the record of documents',
      `update document_editions set state = 'superseded' where document_id = $1 and state = 'live'`,
      `update document_editions set state = 'live' where document_id = $1 and state = 'superseded'`,
    ],
    [
      'files',
      `update publication_files set sha256 = reverse(sha256) where subject_id = $1`,
      `update publication_files set sha256 = reverse(sha256) where subject_id = $1`,
    ],
  ] as const;
  const blind: string[] = [];
  for (const [name, break_, mend] of drifts) {
    const id = await withClient(async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `select subject_id as id from publications where state = 'published' limit 1`,
      );
      await client.query(break_, [rows[0]?.id]);
      return rows[0]?.id;
    });
    const verified = await runCli(['publish', 'verify'], place, LIMIT_MS);
    if (verified.code === 0) blind.push(name);
    await withClient((client) => client.query(mend, [id]));
  }
  const after = await runCli(['publish', 'verify'], place, LIMIT_MS);
  if (after.code !== 0) blind.push(`mended again, and still: ${after.out.slice(0, 300)}`);
  return blind;
}

/** Mulberry32: the same seed gives the same moments. */
function generator(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
