/**
 * Walks every surface of a running server and guesses every address for items that are not public: drafts, scheduled, embargoed, withdrawn,
 * expired and suppressed ones, and previews. One hit ends it with exit code 1.
 * `node_modules/.bin/node conformance/leak-probe.ts [--items 1000]`
 *
 * As many items again are public and stand beside them; the probe has to see each of those, or it saw nothing.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { buildPrograms, makeWorkplace, runCli, serve, stopServing } from '../server/src/apps/program.testing.ts';
import { openEmbedded } from '../server/src/kernel/db/index.ts';
import { writeNotices } from './import-material.ts';

const { values } = parseArgs({ options: { items: { type: 'string', default: '1000' } } });
const items = Number(values.items);
if (!Number.isInteger(items) || items < 6) {
  console.error('--items takes a whole number of at least 6');
  process.exit(2);
}

const KINDS = ['draft', 'scheduled', 'embargoed', 'withdrawn', 'expired', 'suppressed'] as const;
type Kind = (typeof KINDS)[number];
interface Item {
  id: string;
  kind: Kind | 'public';
  title: string;
  number: string;
  sha256: string;
}

const settings = { RATE_LIMIT_PER_MINUTE: '10000000', PUBLIC_URL: 'http://127.0.0.1' };
const started = performance.now();
buildPrograms();
const place = makeWorkplace('leak-probe');
const all = await prepare();
const hidden = all.filter(({ kind }) => kind !== 'public');
const server = await serve({ dataDir: place.dataDir, settings });
const hits: string[] = [];
let asked = 0;
try {
  await settled();
  await walk();
  await guess();
  await search();
} finally {
  await stopServing(server);
  await place.remove();
}
for (const hit of hits.slice(0, 50)) console.log(`HIT  ${hit}`);
const counts = KINDS.map((kind) => `${hidden.filter((item) => item.kind === kind).length} ${kind}`).join(', ');
console.log(
  `${hidden.length} items that are not public (${counts}), ${all.length - hidden.length} that are; ${asked} requests, ` +
    `${Math.round((performance.now() - started) / 1000)} s: ${hits.length} hits`,
);
process.exitCode = hits.length > 0 ? 1 : 0;

/** Imports twice as many notices as there are items and brings one half into the states in which nobody may see them. */
async function prepare(): Promise<Item[]> {
  const made = await runCli(['accounts', 'add', 'stock', '--role', 'bulk_publisher'], place);
  if (made.code !== 0) throw new Error(`accounts add: ${made.err}`);
  const notices = writeNotices(join(place.folder, 'in'), 2 * items);
  const imported = await runCli(['import', join(place.folder, 'in'), '--publish', '--as', 'stock'], place, 600_000);
  if (imported.code !== 0) throw new Error(`import: ${imported.err}`);
  const hashes = new Map(
    notices.map(({ number, file }) => [number, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
  const found = await withClient(async (client) => {
    const { rows } = await client.query<{ id: string; title: string; number: string }>(
      `select document_id as id, title, document_number as number from document_editions order by document_number`,
    );
    const list = rows.map((row, at): Item => {
      const kind = at % 2 === 0 ? 'public' : (KINDS[Math.floor(at / 2) % KINDS.length] ?? 'draft');
      return { ...row, kind, sha256: hashes.get(row.number) ?? '' };
    });
    const ids = (kind: Kind) => list.filter((item) => item.kind === kind).map(({ id }) => id);
    // As if they had never been public: no publication, no address of a file, and the index is told.
    const unpublish = [...ids('draft'), ...ids('scheduled'), ...ids('embargoed')];
    for (const table of ['publications', 'publication_files', 'publication_receipts'])
      await client.query(`delete from ${table} where subject_id = any($1)`, [unpublish]);
    await client.query(`update document_editions set state = 'draft' where document_id = any($1)`, [ids('draft')]);
    await client.query(
      `update document_editions set state = 'approved', publish_at = now() + interval '1 day' where document_id = any($1)`,
      [ids('scheduled')],
    );
    await client.query(
      `update document_editions set state = 'approved', embargo_until = now() + interval '1 day' where document_id = any($1)`,
      [ids('embargoed')],
    );
    await client.query(`update document_editions set state = 'withdrawn' where document_id = any($1)`, [
      ids('withdrawn'),
    ]);
    await client.query(
      `update publications set state = 'withdrawn', version = version + 1, withdrawn_at = now(), reason = '核对', end_kind = 'withdrawn'
       where subject_id = any($1)`,
      [ids('withdrawn')],
    );
    await client.query(`delete from publication_files where subject_id = any($1)`, [ids('withdrawn')]);
    await client.query(`update publications set visible_until = now() where subject_id = any($1)`, [ids('expired')]);
    // A correction for privacy in the place of the edition that was public.
    await client.query(
      `insert into document_editions (tenant_id, id, document_id, number, state, title, body, plain_text, correction, change_note, public_since, published_on)
       select tenant_id, gen_random_uuid(), document_id, 2, 'approved', '更正后的公开内容', '[]', '更正后的公开内容', 'privacy', '删去不应公开的内容', now(), published_on
       from document_editions where document_id = any($1)`,
      [ids('suppressed')],
    );
    await client.query(
      `update document_editions set state = 'superseded', suppressed_at = now() where document_id = any($1) and number = 1`,
      [ids('suppressed')],
    );
    await client.query(`update document_editions set state = 'live' where document_id = any($1) and number = 2`, [
      ids('suppressed'),
    ]);
    await client.query(
      `update publications p set edition_id = e.id, version = p.version + 1 from document_editions e
       where e.document_id = p.subject_id and e.number = 2 and p.subject_id = any($1)`,
      [ids('suppressed')],
    );
    await client.query(`delete from publication_files where subject_id = any($1)`, [ids('suppressed')]);
    return list;
  });
  // The index is made from the database; receipts and everything else follow the present versions.
  for (const command of [['reindex'], ['publish', 'settle']]) {
    const ended = await runCli(command, place, 600_000);
    if (ended.code !== 0) throw new Error(`${command.join(' ')}: ${ended.err} ${ended.out}`);
  }
  return found;
}

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await openEmbedded(place.dataDir);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
    await database.release();
  }
}

/** The ends of the expired ones are recorded by the server as soon as it runs. */
async function settled(): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    const left = await withClient((client) =>
      client.query<{
        n: string;
      }>(`select (select count(*) from publications where state = 'published' and visible_until <= now())
        + (select count(*) from outbox_events) as n`),
    );
    if (Number(left.rows[0]?.n) === 0) return;
    await sleep(200);
  }
  throw new Error('the server did not come to rest');
}

async function get(path: string, accept = '*/*'): Promise<{ status: number; said: string }> {
  asked += 1;
  const answer = await fetch(server.url + path, { headers: { accept }, redirect: 'manual' });
  return { status: answer.status, said: [...answer.headers].join('\n') + (await answer.text()) };
}

/** What of a hidden item stands in an answer; the address that was asked for may be repeated. */
function betrayed(said: string, path: string): string[] {
  return hidden.flatMap(({ id, kind, title, number, sha256 }) => {
    const needles = [title, number, sha256, ...(kind === 'suppressed' ? [] : [id])];
    return needles
      .filter((needle) => needle && said.includes(needle) && !decodeURIComponent(path).includes(needle))
      .map((needle) => `${kind} ${needle}`);
  });
}

/** Everything that a program finds by following lists, to the end of each. */
async function walk(): Promise<void> {
  const seen = new Set<string>();
  const look = async (path: string, accept?: string) => {
    const answer = await get(path, accept);
    for (const found of betrayed(answer.said, path)) hits.push(`${path}: ${found}`);
    for (const { id } of all) if (answer.said.includes(id)) seen.add(id);
    return answer;
  };
  const pages = Math.ceil((2 * items) / 20) + 1;
  for (let page = 1; page <= pages; page += 1) await look(`/documents?page=${page}`);
  for (let page = 1; page <= Math.ceil((2 * items) / 200) + 1; page += 1)
    await look(`/api/v1/documents?limit=200&page=${page}`, 'application/json');
  const api = JSON.parse((await get('/openapi.json')).said.replace(/^[^]*?(?=\{"openapi)/, '')) as {
    paths: Record<string, Record<string, { security?: unknown }>>;
  };
  const described = Object.entries(api.paths).flatMap(([path, methods]) =>
    methods['get'] && !methods['get'].security && !path.includes('{') ? [path] : [],
  );
  for (const path of [
    '/',
    '/en',
    '/en/documents',
    '/units',
    '/sitemap.xml',
    '/feeds/documents.atom',
    '/disclosure',
    ...described,
  ])
    await look(path);
  const missed = all.filter(({ kind, id }) => kind === 'public' && !seen.has(id)).length;
  if (missed > 0) hits.push(`the walk itself is blind: ${missed} public items were not seen`);
}

/** Every address that somebody could guess who knows the item: by its id, its file, its number. */
async function guess(): Promise<void> {
  for (const { id, kind, sha256, number } of hidden) {
    const isGone = kind === 'withdrawn' || kind === 'expired';
    const own = kind === 'suppressed' ? 200 : isGone ? 410 : 404;
    const addresses: [string, number[]][] = [
      [`/documents/${id}`, [own]],
      [`/en/documents/${id}?view=large`, [own]],
      [`/api/v1/documents/${id}`, [own]],
      [`/documents/${id}/history`, [own]],
      [`/documents/${id}/history/1`, [isGone ? 410 : 404]],
      [`/api/v1/documents/${id}/history`, [own]],
      [`/documents/${id}.json`, [404]],
      [`/files/${sha256}/x`, [404]],
      [`/files/${sha256}/${encodeURIComponent(`${number}.docx`)}`, [404]],
      [`/preview/${id}`, [404]],
      [`/preview/${sha256.slice(0, 43)}`, [404]],
      [`/api/v1/console/documents/${id}`, [401]],
    ];
    for (const [path, wanted] of addresses) {
      const { status, said } = await get(path);
      if (!wanted.includes(status)) hits.push(`${path} of ${kind}: ${status} instead of ${wanted.join(' or ')}`);
      for (const found of betrayed(said, path)) hits.push(`${path}: ${found}`);
    }
  }
}

/** Search by title and number, page and API. */
async function search(): Promise<void> {
  const ids = new Map(hidden.map((item) => [item.id, item]));
  for (const { title, number, kind } of hidden) {
    for (const q of [title, number]) {
      const { said } = await get(`/api/v1/search?limit=50&q=${encodeURIComponent(q)}`, 'application/json');
      for (const [, id = ''] of said.matchAll(/"id":"([0-9a-f-]{36})"/g)) {
        const found = ids.get(id);
        if (found && found.kind !== 'suppressed') hits.push(`search for ${q} (${kind}) finds ${id}`);
      }
      if (said.replaceAll(JSON.stringify(q).slice(1, -1), '').includes(title))
        hits.push(`search for ${q} tells the title`);
    }
  }
}
