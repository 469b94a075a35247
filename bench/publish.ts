/**
 * How soon a publication is visible, and a withdrawal gone, everywhere. `node_modules/.bin/node bench/publish.ts [--small]
 * [--documents 5000] [--changes 300] [--rate 2]`
 * The built server with a store of documents; an officer withdraws so many of them at a steady rate and publishes them again, over HTTP.
 * From the moment he sends, readers ask page, list, search, feed, sitemap and API until each answers rightly, and the receipts are waited
 * for. The list and the feed are those of the document's topic: on the first page of everything there is room for twenty only.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { writeGeneratedPages } from './import-corpus.ts';
import { inTemporaryFolder, quantile, report, seconds, warnWhenBusy, type Figure } from './measure.ts';
import { signIn, withDatabase, type Officer } from './officer.ts';
import { buildServer, ROOT, runTimeOf, startServer, yg } from './product.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    documents: { type: 'string' },
    changes: { type: 'string' },
    rate: { type: 'string' },
  },
});
const { small } = values;
const documents = Number(values.documents ?? (small ? 300 : 5000));
const changes = Number(values.changes ?? (small ? 12 : 300));
/** Publications or withdrawals a second. */
const rate = Number(values.rate ?? 2);
if (![documents, changes, rate].every((n) => Number.isInteger(n) && n > 0) || changes > documents) {
  console.error('--documents, --changes and --rate take whole numbers above 0, with no more changes than documents');
  process.exit(2);
}
const TARGET_MS = small ? 4000 : 2000;
/** Readers ask again after so long, and after half as much more each time: many who wait must not be what everybody waits for. */
const ASK_AGAIN_MS = 50;
const ASK_SELDOM_MS = 400;
const LIMIT_MS = 30_000;

interface Subject {
  id: string;
  /** Words that only this document has. */
  words: string;
  topic: string;
  /** The version of its editions that the next step has to name. */
  version: number;
}

/** What a reader asks on each surface, and what the answer has to be when the document is public. */
const SURFACES: Record<
  string,
  { path: (subject: Subject) => string; isShown: (status: number, body: string, id: string) => boolean }
> = {
  page: { path: ({ id }) => `/documents/${id}`, isShown: (status) => status === 200 },
  list: { path: ({ topic }) => `/documents?topic=${encodeURIComponent(topic)}`, isShown: holds },
  search: { path: ({ words }) => `/api/v1/search?q=${encodeURIComponent(words)}`, isShown: holds },
  feed: { path: ({ topic }) => `/feeds/documents.atom?topic=${encodeURIComponent(topic)}`, isShown: holds },
  sitemap: { path: () => '/sitemap.xml', isShown: holds },
  API: { path: ({ id }) => `/api/v1/documents/${id}`, isShown: (status) => status === 200 },
};
function holds(status: number, body: string, id: string): boolean {
  if (status !== 200) throw new Error(`a list answers with ${status}`);
  return body.includes(id);
}

await buildServer();
const figures = await inTemporaryFolder(async (folder): Promise<Figure[]> => {
  const dataDir = join(folder, 'data');
  writeGeneratedPages(join(folder, 'files'), documents);
  await yg(ROOT, dataDir, ['accounts', 'add', 'mover', '--role', 'bulk_publisher']);
  await yg(ROOT, dataDir, ['import', '--publish', '--as', 'mover', join(folder, 'files')]);
  const server = await startServer(ROOT, 'dist/server/server.js', dataDir);
  try {
    return await withDatabase(dataDir, async (client) => {
      const officer = await signIn(dataDir, server.url, 'publisher', 'publisher');
      const subjects = await prepare(client);
      await requireShown(server.url, subjects[0] as Subject);
      const spent = runTimeOf(server.pid);
      const gone = await run(subjects, (subject) => change(server.url, client, officer, subject, 'withdraw'));
      await approveAgain(client, subjects);
      const seen = await run(subjects, (subject) => change(server.url, client, officer, subject, 'publish'));
      const each = (runTimeOf(server.pid) - spent) / (2 * changes);
      console.log(`the server spent ${Math.round(each)} ms of processor time on each change, with its readers`);
      return [...figuresOf('withdrawn', gone), ...figuresOf('published', seen)];
    });
  } finally {
    await server.stop();
  }
});
warnWhenBusy();
report(figures);

/** A document that some surface does not show to begin with could be withdrawn from it in no time. */
async function requireShown(url: string, subject: Subject): Promise<void> {
  for (const [name, { path, isShown }] of Object.entries(SURFACES)) {
    const answer = await fetch(url + path(subject));
    if (!isShown(answer.status, await answer.text(), subject.id)) throw new Error(`${name} does not show it`);
  }
}

/** Gives the documents that are to change a topic of their own, and titles that need no interpretation beside them. */
async function prepare(client: pg.Pool): Promise<Subject[]> {
  const { rows } = await client.query<{ id: string; title: string; version: number }>(
    `update document_editions e set topic = '测试\\' || substr(e.document_id::text, 25),
       title = '关于' || substr(e.document_id::text, 25) || '号事项的通知' from (
       select id from document_editions where state = 'live' order by md5(id::text) limit $1) d
     where d.id = e.id returning e.document_id as id, e.title, e.topic, e.version, e.document_number as words`,
    [changes],
  );
  return rows as unknown as Subject[];
}

/** What was withdrawn is approved once more, as after another review. */
async function approveAgain(client: pg.Pool, subjects: readonly Subject[]): Promise<void> {
  const { rows } = await client.query<{ id: string; version: number }>(
    `update document_editions set state = 'approved', public_until = null, version = version + 1
     where document_id = any($1) and state = 'withdrawn' returning document_id as id, version`,
    [subjects.map(({ id }) => id)],
  );
  for (const subject of subjects) subject.version = rows.find(({ id }) => id === subject.id)?.version ?? 0;
}

/** Starts one change after the other at the rate, whether the one before is seen everywhere or not. */
async function run<T>(subjects: readonly Subject[], work: (subject: Subject) => Promise<T>): Promise<T[]> {
  const from = performance.now();
  return Promise.all(
    subjects.map(async (subject, n) => {
      await sleep(Math.max(0, from + (n * 1000) / rate - performance.now()));
      return work(subject);
    }),
  );
}

/** Sends a change and returns after how many milliseconds each surface and the last receipt were right. */
async function change(
  url: string,
  client: pg.Pool,
  officer: Officer,
  subject: Subject,
  what: 'publish' | 'withdraw',
): Promise<Record<string, number>> {
  const sentAt = performance.now();
  const since = () => performance.now() - sentAt;
  const body = what === 'publish' ? { version: subject.version } : { reason: '核对后重新发布' };
  await officer.send('POST', `/api/v1/console/documents/${subject.id}/${what}`, body);
  const times: Record<string, number> = { answered: since() };
  const until = async (name: string, isRight: () => Promise<boolean>) => {
    for (let pause = ASK_AGAIN_MS; !(await isRight()); pause = Math.min(ASK_SELDOM_MS, pause * 1.5)) {
      if (since() > LIMIT_MS)
        throw new Error(`${what} ${subject.id}: ${name} after ${seconds(LIMIT_MS)}: ${await waiting(client)}`);
      await sleep(pause);
    }
    times[name] = since();
  };
  await Promise.all([
    ...Object.entries(SURFACES).map(([name, { path, isShown }]) =>
      until(name, async () => {
        const answer = await fetch(url + path(subject));
        return isShown(answer.status, await answer.text(), subject.id) === (what === 'publish');
      }),
    ),
    until('receipts', () => receiptsOf(client, subject.id)),
  ]);
  return times;
}

/** What the surfaces have not been told of, for an error. */
async function waiting(client: pg.Pool): Promise<string> {
  const { rows } = await client.query('select attempts, last_error, not_before from outbox_events order by id limit 3');
  return JSON.stringify(rows);
}

/** True when every surface that ever gave a receipt for this document gave one for its present version. */
async function receiptsOf(client: pg.Pool, id: string): Promise<boolean> {
  const { rows } = await client.query<{ isSettled: boolean }>(
    `select coalesce(bool_and(r.newest = p.version), false) as "isSettled" from publications p
     join lateral (select surface, max(version) as newest from publication_receipts r where r.tenant_id = p.tenant_id
       and r.subject_type = p.subject_type and r.subject_id = p.subject_id group by surface) r on true
     where p.subject_type = 'document' and p.subject_id = $1`,
    [id],
  );
  return rows[0]?.isSettled ?? false;
}

function figuresOf(verb: string, all: readonly Record<string, number>[]): Figure[] {
  const names = ['answered', ...Object.keys(SURFACES), 'receipts'];
  const of = (name: string) => all.map((times) => times[name] ?? Infinity);
  for (const name of names)
    console.log(
      `${verb}, ${name}: median ${seconds(quantile(of(name), 0.5))}, p95 ${seconds(quantile(of(name), 0.95))}, ` +
        `p99 ${seconds(quantile(of(name), 0.99))}, at most ${seconds(Math.max(...of(name)))}`,
    );
  // A change is everywhere when the last surface and the last receipt are right.
  const last = all.map((times) => Math.max(...Object.values(times)));
  const p99 = quantile(last, 0.99);
  return [
    {
      name: `${verb} and right everywhere with receipts, p99 of ${all.length}`,
      measured: `${seconds(p99)} (median ${seconds(quantile(last, 0.5))})`,
      target: `≤ ${seconds(TARGET_MS)}`,
      reference: `${documents} documents, ${rate} a second`,
      isMet: p99 <= TARGET_MS,
    },
  ];
}
