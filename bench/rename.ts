/**
 * What readers notice of a unit being renamed. `node_modules/.bin/node bench/rename.ts [--small] [--documents 50000] [--seconds 20]`
 * The built server with one unit that has so many documents and a few others beside it; readers ask at a steady rate for documents at
 * random, lists, the pages of units, search and a feed. Then the unit is renamed over HTTP while they go on, again and again for as long
 * as they were watched before: after each renaming every page is made anew. The p95 of both times is compared.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { inTemporaryFolder, quantile, report, warnWhenBusy, whole, type Figure } from './measure.ts';
import { signIn, withDatabase, type Officer } from './officer.ts';
import { buildServer, ROOT, startServer, yg } from './product.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    documents: { type: 'string' },
    seconds: { type: 'string' },
    rate: { type: 'string' },
  },
});
const { small } = values;
const documents = Number(values.documents ?? (small ? 2000 : 50_000));
const forSeconds = Number(values.seconds ?? (small ? 4 : 20));
/** Readers a second. */
const rate = Number(values.rate ?? 10);
if (![documents, forSeconds, rate].every((n) => Number.isInteger(n) && n > 0)) {
  console.error('--documents, --seconds and --rate take whole numbers above 0');
  process.exit(2);
}
const TARGET = small ? 4 : 1.5;
/** In the small form what nobody would notice is no miss, whatever it is a multiple of. */
const UNNOTICED_MS = small ? 500 : 0;
/** Units beside the one that is renamed, with a fiftieth of its documents each. */
const OTHERS = 10;
const RENAMES = 3;

await buildServer();
const figures = await inTemporaryFolder(async (folder): Promise<Figure[]> => {
  const dataDir = join(folder, 'data');
  const { unit, ids } = await withDatabaseOfNew(dataDir);
  await yg(ROOT, dataDir, ['reindex']);
  const server = await startServer(ROOT, 'dist/server/server.js', dataDir);
  try {
    const officer = await signIn(dataDir, server.url, 'keeper', 'system_admin');
    const next = readersOf(server.url, unit, ids);
    await watch(next, Math.min(forSeconds, 5));
    const before = await watch(next, forSeconds);
    const renames: number[] = [];
    const renaming = renameAll(officer, unit, renames);
    const during = await watch(next, forSeconds);
    await renaming;
    await hasNewName(server.url, unit, ids[0] ?? '');
    const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
    const told = (times: readonly number[]) =>
      `median ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}, p99 ${ms(quantile(times, 0.99))}, at most ${ms(Math.max(...times))}`;
    console.log(`before: ${told(before)} of ${before.length}`);
    console.log(
      `with ${renames.length} renamings (${renames.map(ms).join(', ')}): ${told(during)} of ${during.length}`,
    );
    const [was, is] = [quantile(before, 0.95), quantile(during, 0.95)];
    return [
      {
        name: `readers while a unit with ${whole(documents)} documents is renamed, p95`,
        measured: ms(is),
        target: `≤ ${TARGET} ×`,
        reference: `before ${ms(was)}`,
        ratio: is / was,
        isMet: is <= Math.max(UNNOTICED_MS, TARGET * was),
      },
    ];
  } finally {
    await server.stop();
  }
});
warnWhenBusy();
report(figures);

/** Makes the installation and fills it by the database itself, with ids of the kind that the application makes. */
async function withDatabaseOfNew(dataDir: string): Promise<{ unit: string; ids: string[] }> {
  // The first start makes schema, tenant and site.
  await (await startServer(ROOT, 'dist/server/server.js', dataDir)).stop();
  return withDatabase(dataDir, async (client) => {
    const tenant = `(select id from tenants limit 1)`;
    const made = (seed: string) => `overlay(md5(${seed}) placing '7' from 13 for 1)::uuid`;
    const units = OTHERS + 1;
    await client.query(
      `insert into organisations (tenant_id, id, code, name)
       select ${tenant}, ${made(`'u' || u`)}, 'unit-' || u, '市第' || u || '局' from generate_series(0, ${OTHERS}) as u`,
    );
    const all = documents + OTHERS * Math.ceil(documents / 50);
    // The first `documents` belong to the unit that is renamed.
    const own = `case when n <= ${documents} then 0 else 1 + n % ${units - 1} end`;
    const numbers = `generate_series(1, ${all}) as n`;
    const day = `date '2010-01-01' + (n::bigint * 7919 % 5900)::int`;
    await client.query('alter table publications disable trigger publications_placements');
    await client.query(
      `insert into documents (tenant_id, id, organisation_id, source, created_by)
       select ${tenant}, ${made(`'d' || n`)}, ${made(`'u' || ${own}`)}, 'import', 'bench' from ${numbers}`,
    );
    await client.query(
      `insert into document_editions (tenant_id, id, document_id, number, state, title, topic, published_on, validity, body, plain_text)
       select ${tenant}, ${made(`'e' || n`)}, ${made(`'d' || n`)}, 1, 'live', '关于第' || n || '项工作的通知', '领域' || n % 30, ${day}, 'in_force',
         jsonb_build_array(jsonb_build_object('kind', 'paragraph', 'text', repeat('各有关单位要认真落实第' || n || '项工作，按时报送情况。', 20))),
         repeat('各有关单位要认真落实第' || n || '项工作，按时报送情况。', 20) from ${numbers}`,
    );
    await client.query(
      `insert into publications (tenant_id, subject_type, subject_id, version, state, edition_id, organisation_id, visible_from)
       select ${tenant}, 'document', ${made(`'d' || n`)}, 1, 'published', ${made(`'e' || n`)}, ${made(`'u' || ${own}`)}, now() - interval '1 day' from ${numbers}`,
    );
    await client.query('alter table publications enable trigger publications_placements');
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ id: string; unit: string }>(
      `select ${made(`'d' || n`)} as id, ${made(`'u' || 0`)} as unit from generate_series(1, ${documents}) as n`,
    );
    return { unit: rows[0]?.unit ?? '', ids: rows.map(({ id }) => id) };
  });
}

/** What readers ask for, drawn again for each of them. */
function readersOf(url: string, unit: string, ids: readonly string[]): () => string {
  let n = 0;
  const drawn = (from: number) => Math.floor(((((n * 0.618033988749895 + from) % 1) + 1) % 1) * ids.length);
  return () => {
    n += 1;
    const id = ids[drawn(0)] ?? '';
    const ways = [
      ...[`/documents/${id}`, `/documents/${id}`, `/documents/${id}`, `/documents/${ids[drawn(0.3)]}`],
      ...['/', '/documents', `/units/${unit}`, `/documents?organisation=${unit}&page=${1 + (n % 5)}`],
      ...[`/search?q=${encodeURIComponent(`第${drawn(0.7)}项`)}`, `/feeds/documents.atom?organisation=${unit}`],
    ];
    return url + (ways[n % ways.length] ?? '/');
  };
}

/** Readers at the rate for so long, each sent whether those before have their answer or not; how long each waited for the whole answer. */
async function watch(next: () => string, duration: number): Promise<number[]> {
  const from = performance.now();
  return Promise.all(
    Array.from({ length: duration * rate }, async (_, n) => {
      await sleep(Math.max(0, from + (n * 1000) / rate - performance.now()));
      const asked = performance.now();
      const address = next();
      const answer = await fetch(address);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return performance.now() - asked;
    }),
  );
}

/** Renames the unit some times, evenly over the time in which readers are watched; how long each took. */
async function renameAll(officer: Officer, unit: string, took: number[]): Promise<void> {
  for (let n = 1; n <= RENAMES; n += 1) {
    await sleep((forSeconds * 1000) / (RENAMES + 1));
    const { version } = (await officer.send('GET', `/api/v1/organisations/${unit}`)) as { version: number };
    const asked = performance.now();
    await officer.send('PATCH', `/api/v1/organisations/${unit}`, { version, name: nameAfter(n) });
    took.push(performance.now() - asked);
  }
}
function nameAfter(n: number): string {
  return `市第零局（更名${n}次）`;
}

/** A renaming that nobody sees would cost nothing. */
async function hasNewName(url: string, unit: string, id: string): Promise<void> {
  for (const path of [`/units/${unit}`, `/documents/${id}`, `/documents?organisation=${unit}`]) {
    const asks = async () => (await (await fetch(url + path)).text()).includes(nameAfter(RENAMES));
    // The first to ask may be shown the old one while the page is made anew.
    let isNew = await asks();
    for (let left = 40; left > 0 && !isNew; left -= 1) {
      await sleep(250);
      isNew = await asks();
    }
    if (!isNew) throw new Error(`${path} does not show the new name`);
  }
}
