/** A city in which half of the documents are not public, each in one of the ways there are, and stand wherever documents can stand. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { runCli, type Workplace } from '../server/src/apps/program.testing.ts';
import { newId, openEmbedded } from '../server/src/kernel/db/index.ts';
import { writeNotices } from './import-material.ts';

export const KINDS = ['draft', 'scheduled', 'embargoed', 'withdrawn', 'privacy', 'expired', 'suppressed'] as const;
export type Kind = (typeof KINDS)[number];
export interface Item {
  id: string;
  kind: Kind | 'public';
  /** Counted by the notices: it stands in title and number. */
  n: number;
  title: string;
  number: string;
  /** Words of its text that are in no other. */
  mark: string;
  /** Original and pictures. */
  hashes: string[];
  fileName: string;
}
export const SECOND_HOST = 'second.example';
/** Preview links that were good once: their token and what became of them. */
export interface Token {
  token: string;
  item: Item;
}
export interface World {
  all: Item[];
  tokens: Token[];
}

const DIGITS = '甲乙丙丁戊己庚辛壬癸';
const markOf = (n: number) => [...String(n).padStart(5, '0')].map((digit) => DIGITS[Number(digit)]).join('');

export async function withClient<T>(place: Workplace, work: (client: pg.Client) => Promise<T>): Promise<T> {
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

/** Imports twice as many notices as there are items, brings one half into the states in which nobody may see them, and places all of them everywhere. */
export async function prepareWorld(place: Workplace, items: number): Promise<World> {
  const made = await runCli(['accounts', 'add', 'stock', '--role', 'bulk_publisher'], place);
  if (made.code !== 0) throw new Error(`accounts add: ${made.err}`);
  const notices = writeNotices(join(place.folder, 'in'), 2 * items);
  const imported = await runCli(['import', join(place.folder, 'in'), '--publish', '--as', 'stock'], place, 600_000);
  if (imported.code !== 0) throw new Error(`import: ${imported.err}`);
  const files = new Map(notices.map(({ number, file }) => [number, file]));
  const world = await withClient(place, async (client) => {
    const { rows } = await client.query<{ id: string; title: string; number: string; pictures: string[] }>(
      `select document_id as id, title, document_number as number,
         array(select b->>'file' from jsonb_array_elements(body) b where b->>'kind' = 'image') as pictures
       from document_editions order by document_number`,
    );
    const seals = new Set<string>();
    const counted = new Map<string, number>();
    for (const { pictures } of rows) for (const of of pictures) counted.set(of, (counted.get(of) ?? 0) + 1);
    for (const [picture, times] of counted) if (times > 1) seals.add(picture);
    const all = rows.map((row, at): Item => {
      const kind = at % 2 === 0 ? 'public' : (KINDS[Math.floor(at / 2) % KINDS.length] ?? 'draft');
      const n = Number(/(\d+)号/.exec(row.number)?.[1]);
      const file = files.get(row.number) ?? '';
      const original = createHash('sha256').update(readFileSync(file)).digest('hex');
      const own = row.pictures.filter((picture) => !seals.has(picture));
      return {
        ...{ id: row.id, kind, n, title: row.title, number: row.number, mark: markOf(n) },
        ...{ hashes: [original, ...own], fileName: file.split('/').at(-1) ?? '' },
      };
    });
    await placeEverywhere(client, all);
    const tokens = await givePreviews(client, all);
    await hide(client, (kind) => all.filter((item) => item.kind === kind).map(({ id }) => id));
    return { all, tokens };
  });
  // The index is made from the database; receipts and everything else follow the present versions.
  for (const command of [['reindex'], ['publish', 'settle']]) {
    const ended = await runCli(command, place, 600_000);
    if (ended.code !== 0) throw new Error(`${command.join(' ')}: ${ended.err} ${ended.out}`);
  }
  return world;
}

async function hide(client: pg.Client, ids: (kind: Kind) => string[]): Promise<void> {
  // As if they had never been public: no publication, no address of a file, and the index is told.
  const unpublish = [...ids('draft'), ...ids('scheduled'), ...ids('embargoed')];
  for (const table of ['publications', 'publication_files', 'publication_receipts'])
    await client.query(`delete from ${table} where subject_id = any($1)`, [unpublish]);
  // Files that were made of them once and were left behind.
  await client.query(
    `insert into standard_texts (tenant_id, document_id, format, input_hash, edition, bytes)
     select tenant_id, id, f, repeat('0', 64), 1, 'x' from documents, unnest(array['docx', 'pdf']) f where id = any($1)`,
    [unpublish],
  );
  const editions = (set: string, kind: Kind) =>
    client.query(`update document_editions set ${set} where document_id = any($1)`, [ids(kind)]);
  await editions(`state = 'draft'`, 'draft');
  await editions(`state = 'approved', publish_at = now() + interval '1 day'`, 'scheduled');
  await editions(`state = 'approved', embargo_until = now() + interval '1 day'`, 'embargoed');
  for (const kind of ['withdrawn', 'privacy'] as const) {
    await editions(`state = 'withdrawn'`, kind);
    await client.query(
      `update publications set state = 'withdrawn', version = version + 1, withdrawn_at = now(), reason = '核对', end_kind = $2
       where subject_id = any($1)`,
      [ids(kind), kind],
    );
    await client.query(`delete from publication_files where subject_id = any($1)`, [ids(kind)]);
  }
  await client.query(`update publications set visible_until = now() where subject_id = any($1)`, [ids('expired')]);
  // A correction for privacy in the place of the edition that was public.
  const suppressed = [ids('suppressed')];
  await client.query(
    `insert into document_editions (tenant_id, id, document_id, number, state, title, body, plain_text, correction, change_note, public_since, published_on)
     select tenant_id, gen_random_uuid(), document_id, 2, 'approved', '更正后的公开内容', '[]', '更正后的公开内容', 'privacy', '删去不应公开的内容', now(), published_on
     from document_editions where document_id = any($1)`,
    suppressed,
  );
  await client.query(
    `update document_editions set state = 'superseded', suppressed_at = now() where document_id = any($1) and number = 1`,
    suppressed,
  );
  await client.query(
    `update document_editions set state = 'live' where document_id = any($1) and number = 2`,
    suppressed,
  );
  await client.query(
    `update publications p set edition_id = e.id, version = p.version + 1 from document_editions e
     where e.document_id = p.subject_id and e.number = 2 and p.subject_id = any($1)`,
    suppressed,
  );
  await client.query(`delete from publication_files where subject_id = any($1)`, suppressed);
}

/** While all of them are public: columns of two sites, gazette, rules and a clean-up, interpretations, the catalog, a topic. */
async function placeEverywhere(client: pg.Client, all: readonly Item[]): Promise<void> {
  const { rows } = await client.query<{ tenant: string; site: string; unit: string }>(
    `select s.tenant_id as tenant, s.id as site, (select organisation_id from documents limit 1) as unit from sites s limit 1`,
  );
  const { tenant = '', site = '', unit = '' } = rows[0] ?? {};
  const run = (sql: string, values: unknown[] = []) => client.query(sql, values);
  const publish = (type: string, id: string) =>
    run(
      `insert into publications (tenant_id, subject_type, subject_id, edition_id, organisation_id, state, version, visible_from)
       values ($1, $2, $3, $3, $4, 'published', 1, now())`,
      [tenant, type, id, unit],
    );
  const second = newId();
  await run(`insert into sites (tenant_id, id, name, name_en, host) values ($1, $2, '安澜市第二网站', 'Second', $3)`, [
    ...[tenant, second, SECOND_HOST],
  ]);
  const platforms = new Map<string, string>();
  for (const [of, prefix] of [
    [site, 'first'],
    [second, 'second'],
  ] as const) {
    const platform = newId();
    platforms.set(of, platform);
    const column = (id: string, code: string, kind: string, role: string, parent: string | null) =>
      run(
        `insert into site_columns (tenant_id, id, site_id, parent_id, code, name, kind, role, organisation_id, in_navigation)
         values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)`,
        [tenant, id, of, parent, code, kind, role, unit, parent === null],
      );
    const [list, topics, statutory] = [newId(), newId(), newId()];
    await column(list, `${prefix}-list`, 'list', '', null);
    await column(topics, `${prefix}-topics`, 'topics', '', null);
    await column(platform, `${prefix}-platform`, 'group', 'platform', null);
    await column(statutory, `${prefix}-statutory`, 'list', 'statutory_item', platform);
    await run(
      `insert into column_placements (tenant_id, column_id, subject_type, subject_id, listed_on, is_public, placed_by)
       select $1, c.id, 'document', e.document_id, e.published_on, true, 'probe' from unnest($2::uuid[]) c(id), document_editions e`,
      [tenant, [list, statutory]],
    );
    const page = newId();
    await run(
      `insert into pages (tenant_id, id, site_id, column_id, organisation_id, kind, code, created_by)
       values ($1, $2, $3, $4, $5, 'topic', $6, 'probe')`,
      [tenant, page, of, topics, unit, `${prefix}-topic`],
    );
    const chosen = Array.from({ length: 200 }, (_, at) => all[Math.floor((at * all.length) / 200)]?.id);
    const blocks = [{ kind: 'documents', title: '文件', titleEn: '', documentIds: [...new Set(chosen)] }];
    const edition = newId();
    await run(
      `insert into page_editions (tenant_id, id, page_id, number, state, title, blocks) values ($1, $2, $3, 1, 'live', '专题', $4)`,
      [tenant, edition, page, JSON.stringify(blocks)],
    );
    await publish('page', page);
    await run(`update publications set edition_id = $2 where subject_id = $1`, [page, edition]);
  }
  for (const [at, from] of [0, Math.floor(all.length / 2)].entries()) {
    const issue = newId();
    await run(
      `insert into gazette_issues (tenant_id, id, organisation_id, year, number, state, published_on, manifest, sha256)
       values ($1, $2, $3, 2026, $4, 'published', '2026-11-20', $5, $6)`,
      [tenant, issue, unit, at + 1, all.map(({ title }) => title).join('\n'), '0'.repeat(64)],
    );
    for (const [position, item] of all.slice(from, from + 60).entries())
      await run(
        `insert into gazette_items (tenant_id, issue_id, position, document_id, edition_id, title, start_page, pages)
         select $1, $2, $3, $4, e.id, $5, $6, 1 from document_editions e where e.document_id = $4`,
        [tenant, issue, position, item.id, item.title, position + 3],
      );
    await run(`insert into gazette_prints (tenant_id, issue_id, sha256, pages, bytes) values ($1, $2, $3, 63, $4)`, [
      ...[tenant, issue, String(at).repeat(64), Buffer.from(all.map(({ title }) => title).join('\n'))],
    ]);
    await publish('gazette_issue', issue);
  }
  await run(
    `insert into normative_documents (tenant_id, document_id, kind, registration_number, signed_on, created_by)
     select $1, id, 'normative', 'GF-' || right(id::text, 12), '2026-03-01', 'probe' from documents`,
    [tenant],
  );
  const cleanup = newId();
  await run(
    `insert into normative_cleanups (tenant_id, id, title, year, since_on, organisation_id, prepared_by, published_on)
     values ($1, $2, '2026年清理结果', 2026, '2026-01-01', $3, 'probe', '2026-11-20')`,
    [tenant, cleanup, unit],
  );
  await run(
    `insert into normative_cleanup_items (tenant_id, cleanup_id, document_id, result) select $1, $2, id, 'continue' from documents`,
    [tenant, cleanup],
  );
  await publish('normative_cleanup', cleanup);
  // Each explains, changes and cites the next one: a hidden one stands beside a public one both ways.
  await run(
    `insert into interpretations (tenant_id, document_id, form, interpreter, interpreter_unit_id, created_by)
     select $1, id, 'text', 'drafting_unit', $2, 'probe' from documents`,
    [tenant, unit],
  );
  const pairs = all.map(({ id }, at) => [id, all[(at + 1) % all.length]?.id ?? '']);
  const [from, to] = [pairs.map(([id]) => id), pairs.map(([, id]) => id)];
  await run(
    `insert into interpretation_links (tenant_id, document_id, explains_id) select $1, a, b from unnest($2::uuid[], $3::uuid[]) as t(a, b)`,
    [tenant, from, to],
  );
  await run(
    `insert into normative_effects (tenant_id, id, target_id, by_id, kind, state, since_on, recorded_by)
     select $1, gen_random_uuid(), a, b, 'amends', 'in_effect', '2026-01-01', 'probe' from unnest($2::uuid[], $3::uuid[]) as t(a, b)`,
    [tenant, from, to],
  );
  const entry = newId();
  await run(
    `insert into catalog_entries (tenant_id, id, number, field, level1, content, organisation_id) values ($1, $2, 1, '发展和改革', '通知', '通知', $3)`,
    [tenant, entry, unit],
  );
  await run(
    `insert into catalog_filings (tenant_id, entry_id, document_id, filed_by) select $1, $2, id, 'probe' from documents`,
    [tenant, entry],
  );
}

/** Links to drafts that were good once: half of them expired, half taken back. */
async function givePreviews(client: pg.Client, all: readonly Item[]): Promise<Token[]> {
  const tokens = all
    .filter(({ kind }) => kind === 'draft')
    .slice(0, 40)
    .map((item) => ({ item, token: randomBytes(32).toString('base64url') }));
  for (const [at, { item, token }] of tokens.entries())
    await client.query(
      `insert into preview_links (tenant_id, id, document_id, edition_id, note, expires_at, revoked_at, created_at, created_by, created_by_name, token_hash)
       select tenant_id, $2, document_id, id, '核对', now() + $3::interval, $4::timestamptz, now() - interval '2 days', 'probe', 'probe', $5
       from document_editions where document_id = $1`,
      [
        ...[item.id, newId(), at % 2 ? '-1 day' : '1 day', at % 2 ? null : new Date()],
        createHash('sha256').update(`yangguang preview ${token}`).digest('hex'),
      ],
    );
  return tokens;
}
