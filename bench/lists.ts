/**
 * Speed of long lists. `node_modules/.bin/node bench/lists.ts [--small] [--size 1000000] [--queries 300]`
 * One column with a million public documents, the rest of the tables around it as large; pages are asked for at random places, by year and
 * at the start, with what the page of a column shows beside them (count, years). The reference is the plain way: the same page by
 * `offset`, at the same depth. Exit code 1 when a target of the project is missed; the small form asks for a generous ratio only.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { migrate, newId, openDatabase, openEmbedded, type Database } from '../server/src/kernel/db/index.ts';
import {
  countPlaces,
  listPlaces,
  listYears,
  type ListFilter,
} from '../server/src/publishing/columns/placements.repo.ts';
import { listSummaries } from '../server/src/publishing/documents/published.repo.ts';
import { inTemporaryFolder, quantile, report, warnWhenBusy, whole, type Figure } from './measure.ts';

const { values } = parseArgs({
  options: { small: { type: 'boolean', default: false }, size: { type: 'string' }, queries: { type: 'string' } },
});
const { small } = values;
const size = Number(values.size ?? (small ? 30_000 : 1_000_000));
const queries = Number(values.queries ?? (small ? 60 : 300));
if (![size, queries].every((n) => Number.isInteger(n) && n > 0)) {
  console.error('--size and --queries take whole numbers above 0');
  process.exit(2);
}
const TARGET_P95_MS = 20;
const PAGE = 20;
const tenantId = newId();
const columnId = newId();

/** Documents, live editions, publications and places, made by the database itself: their dates lie between 2000 and 2026. */
async function fill(db: Database): Promise<void> {
  const [siteId, organisationId] = [newId(), newId()];
  await db.insertInto('tenants').values({ id: tenantId, code: 'bench', name: '测试市' }).execute();
  await db.insertInto('sites').values({ tenantId, id: siteId, name: '测试' }).execute();
  await db.insertInto('organisations').values({ tenantId, id: organisationId, code: 'u', name: '市财政局' }).execute();
  await db
    .insertInto('siteColumns')
    .values({ tenantId, id: columnId, siteId, code: 'list', name: '列表', kind: 'list' })
    .execute();
  const id = (kind: string) => sql`md5(${kind} || n)::uuid`;
  const numbers = sql`generate_series(1, ${size}) as n`;
  const day = sql`date '2000-01-01' + (n::bigint * 7919 % 9800)::int`;
  await sql`alter table publications disable trigger publications_placements`.execute(db);
  await sql`insert into documents (tenant_id, id, organisation_id, source, created_by)
    select ${tenantId}, ${id('d')}, ${organisationId}, 'import', 'bench' from ${numbers}`.execute(db);
  await sql`insert into document_editions (tenant_id, id, document_id, number, state, title, published_on, body, plain_text)
    select ${tenantId}, ${id('e')}, ${id('d')}, 1, 'live', '关于第' || n || '项工作的通知', ${day}, '[]',
      repeat('各有关单位要认真落实第' || n || '项工作，按时报送情况。', 20) from ${numbers}`.execute(db);
  await sql`insert into publications (tenant_id, subject_type, subject_id, version, state, edition_id, organisation_id, visible_from)
    select ${tenantId}, 'document', ${id('d')}, 1, 'published', ${id('e')}, ${organisationId}, now() - interval '1 day' from ${numbers}`.execute(
    db,
  );
  await sql`insert into column_placements (tenant_id, column_id, subject_type, subject_id, listed_on, is_public, placed_by)
    select ${tenantId}, ${columnId}, 'document', ${id('d')}, ${day}, true, 'bench' from ${numbers}`.execute(db);
  await sql`alter table publications enable trigger publications_placements`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

const figures = await inTemporaryFolder(async (folder): Promise<Figure[]> => {
  const embedded = await openEmbedded(folder);
  try {
    await migrate(embedded.url, join(import.meta.dirname, '..', 'migrations'));
    const { db, close } = await openDatabase(embedded.url, { maxConnections: 4 });
    try {
      console.log(`filling ${whole(size)}…`);
      console.log(`filled in ${whole((await timed(() => fill(db))) / 1000)} s`);
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

async function measure(db: Database): Promise<Figure[]> {
  const depths = Array.from(
    { length: queries },
    (_, n) => Math.floor((((n * 0.618033988749895) % 1) * (size - PAGE * 2)) / PAGE) * PAGE,
  );
  // Where each page begins is looked up before the clock runs: a reader comes by a link that names it.
  const starts = [];
  for (const depth of depths) {
    const { rows } = await sql<{ listedOn: string; subjectId: string }>`
      select listed_on, subject_id from column_placements where tenant_id = ${tenantId} and column_id = ${columnId} and is_public
      order by listed_on desc, subject_id desc limit 1 offset ${depth}`.execute(db);
    if (rows[0]) starts.push(rows[0]);
  }
  // What publishing/columns does for a page; its service stands on modules with pages in them, which only the built product can load.
  const page = async (filter: ListFilter) => {
    const places = await listPlaces(db, tenantId, columnId, filter, PAGE + 1);
    return listSummaries(
      db,
      tenantId,
      places.slice(0, PAGE).map(({ subjectId }) => subjectId),
    );
  };
  for (const before of starts.slice(0, 20)) await page({ before });

  const anywhere: number[] = [];
  for (const before of starts) anywhere.push(await timed(() => page({ before })));
  const byYear: number[] = [];
  for (let n = 0; n < queries; n += 1) byYear.push(await timed(() => page({ year: String(2000 + (n % 26)) })));
  const wholePage: number[] = [];
  for (const before of starts)
    wholePage.push(
      await timed(() =>
        Promise.all([
          page({ before }),
          countPlaces(db, tenantId, columnId, undefined),
          listYears(db, tenantId, columnId),
        ]),
      ),
    );
  const plain: number[] = [];
  for (const depth of depths.slice(0, Math.min(queries, 60)))
    plain.push(
      await timed(() =>
        sql`select e.title from publications p
          join document_editions e on e.tenant_id = p.tenant_id and e.id = p.edition_id
          join column_placements c on c.tenant_id = p.tenant_id and c.subject_type = p.subject_type and c.subject_id = p.subject_id
          where p.tenant_id = ${tenantId} and p.state = 'published' and c.column_id = ${columnId}
          order by c.listed_on desc, c.subject_id desc limit ${PAGE} offset ${depth}`.execute(db),
      ),
    );
  const reference = quantile(plain, 0.95);
  const figure = (name: string, times: number[]): Figure => {
    const p95 = quantile(times, 0.95);
    const ratio = p95 / reference;
    return {
      name: `${name}, p95 of ${times.length}`,
      measured: `${ms(p95)} (median ${ms(quantile(times, 0.5))})`,
      target: small ? 'ratio ≤ 1' : `≤ ${TARGET_P95_MS} ms`,
      reference: `by offset at the same depths: ${ms(reference)}`,
      ratio,
      isMet: small ? ratio <= 1 : p95 <= TARGET_P95_MS,
    };
  };
  return [
    figure(`page anywhere in a list of ${whole(size)}`, anywhere),
    figure('first page of a year', byYear),
    figure('page with count and years', wholePage),
  ];
}
