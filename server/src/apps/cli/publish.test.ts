import { readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/db/index.ts';
import { openSearchIndex, type SearchIndex } from '../../kernel/index/index.ts';
import { drainAll } from '../../kernel/jobs/index.ts';
import { createSurfaces, findSettlement, type Finding, type Surfaces } from '../../foundation/gate/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from '../../publishing/documents/documents.testing.ts';
import { rebuildIndex } from '../../outward/search/index.ts';
import { PNG } from '../../kernel/extract/testing/office-files.ts';
import { buildPrograms, runCli } from '../program.testing.ts';
import { allRecords, allSurfaces } from '../surfaces.ts';

/** Everything published is on every surface and nothing else is; whatever is changed by hand on one of them is found. */

let world: DocumentsWorld;
let index: SearchIndex;
let surfaces: Surfaces;
let live: string;
let picture: string;
let withdrawn: string;
let draft: string;
/** An issue of the gazette that holds `live`, and a special topic. */
const issue = newId();
const topic = newId();
/** Surfaces of every document, and those of a document that stands in a column, a list of its kind, the catalog. */
const PLAIN = ['page', 'list', 'search', 'file', 'standard_text', 'feed', 'sitemap', 'api', 'oai', 'evidence'];
const TIED = ['column', 'normative', 'interpretation', 'catalog'];
const ALL = [...PLAIN, ...TIED, 'gazette'];
const STORED = ['evidence', 'search'];

beforeAll(async () => {
  world = await createDocumentsWorld();
  const { db, files, documents, publisher, system, editor } = world;
  index = await openSearchIndex({ folder: join(world.folder, 'search'), readers: 1 });
  await rebuildIndex({ db, index });
  surfaces = createSurfaces(db, allSurfaces({ db, files, index }));
  const put = async (text: string, options: { publish: boolean; fileName?: string }) => {
    const outcome = await world.importText(options.publish ? system : editor, text, options);
    if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
    return outcome.documentId;
  };
  live = await put(notice(1), { publish: true });
  const image = `<p><img src="data:image/png;base64,${Buffer.from(PNG).toString('base64')}" alt="图"></p>`;
  const page = `<meta charset="utf-8"><h1>关于附图的通知</h1><p>附图如下。</p>${image}<p>2026年3月2日</p>`;
  picture = await put(page, { publish: true, fileName: '附图.html' });
  withdrawn = await put(notice(2), { publish: true });
  draft = await put(notice(3), { publish: false });
  await makePlaces();
  for (const id of [live, withdrawn, draft]) await tie(id);
  await surfaces.announceUnsettled();
  await drainAll(db, surfaces);
  await documents.withdraw(publisher, withdrawn, { reason: '有误' });
  await drainAll(db, surfaces);
}, 120_000);
afterAll(async () => {
  await index.close();
  await world.close();
});

const column = newId();
const entry = newId();

/** A column of a second site, an entry of the catalog, a public issue of the gazette with `live` in it, a public topic. */
async function makePlaces(): Promise<void> {
  const [tenant, site, unit, edition] = [world.tenant.id, newId(), world.unit.id, newId()];
  await run(
    `insert into sites (tenant_id, id, name, host) values ('${tenant}', '${site}', '教育局网站', 'edu.test.gov.cn')`,
  );
  await run(
    `insert into site_columns (tenant_id, id, site_id, code, name, kind) values ('${tenant}', '${column}', '${site}', 'notices', '通知', 'list')`,
  );
  await run(
    `insert into catalog_entries (tenant_id, id, field, number, level1, content) values ('${tenant}', '${entry}', '财政', 1, '预算', '预算公开')`,
  );
  await run(`insert into gazette_issues (tenant_id, id, organisation_id, year, number, state, published_on)
    values ('${tenant}', '${issue}', '${unit}', 2026, 1, 'published', '2026-11-20')`);
  await run(`insert into gazette_items (tenant_id, issue_id, position, document_id, edition_id, title)
    select '${tenant}', '${issue}', 1, document_id, id, title from document_editions where document_id = '${live}'`);
  await run(`insert into gazette_prints (tenant_id, issue_id, sha256, pages, bytes)
    values ('${tenant}', '${issue}', encode(sha256('%PDF-1'), 'hex'), 1, '%PDF-1')`);
  await run(`insert into pages (tenant_id, id, site_id, organisation_id, kind, code, created_by)
    values ('${tenant}', '${topic}', '${site}', '${unit}', 'topic', 'flood', 'test')`);
  await run(
    `insert into page_editions (tenant_id, id, page_id, number, state, blocks) values ('${tenant}', '${edition}', '${topic}', 1, 'live', '[]')`,
  );
  await run(`insert into publications (tenant_id, subject_type, subject_id, version, state, edition_id, organisation_id, visible_from)
    values ('${tenant}', 'gazette_issue', '${issue}', 1, 'published', '${issue}', '${unit}', now()),
      ('${tenant}', 'page', '${topic}', 1, 'published', '${edition}', '${unit}', now())`);
}

/** Puts a document in the column and the catalog, makes it an interpretation and a normative document, and keeps a print of it. */
async function tie(id: string): Promise<void> {
  const [tenant, unit] = [world.tenant.id, world.unit.id];
  await run(`insert into column_placements (tenant_id, column_id, subject_type, subject_id, listed_on, is_public, placed_by)
    select '${tenant}', '${column}', 'document', e.document_id, coalesce(e.published_on, current_date), e.state = 'live', 'test'
    from document_editions e where e.document_id = '${id}'`);
  await run(
    `insert into catalog_filings (tenant_id, entry_id, document_id, filed_by) values ('${tenant}', '${entry}', '${id}', 'test')`,
  );
  await run(
    `insert into normative_documents (tenant_id, document_id, kind, created_by) values ('${tenant}', '${id}', 'normative', 'test')`,
  );
  await run(`insert into interpretations (tenant_id, document_id, form, interpreter, interpreter_unit_id, created_by)
    values ('${tenant}', '${id}', 'text', 'official', '${unit}', 'test')`);
  if (id !== draft) await keepPrint(id);
}
const keepPrint = (id: string, number = 1) =>
  run(`insert into standard_texts (tenant_id, document_id, format, input_hash, edition, bytes)
    values ('${world.tenant.id}', '${id}', 'pdf', '${newId()}', ${number}, '%PDF-1')`);

async function verify(): Promise<{ checked: number; found: string[] }> {
  const found: Finding[] = [];
  const checked = await surfaces.verify({
    records: allRecords(world.db),
    found: (finding) => found.push(finding),
    meanwhile: async () => undefined,
  });
  const names = new Map([
    [live, 'live'],
    [picture, 'picture'],
    [withdrawn, 'withdrawn'],
    [draft, 'draft'],
    [issue, 'issue'],
    [topic, 'topic'],
  ]);
  const line = ({ surface, difference, subjectId }: Finding) =>
    `${surface} ${difference} ${names.get(subjectId) ?? '?'}`;
  return { checked, found: found.map(line).sort() };
}

/** The index on the disk, as somebody with a tool for SQLite would reach it. */
function inIndex(...statements: string[]): void {
  const folder = join(world.folder, 'search');
  const name = readdirSync(folder).find((entry) => /^search-\d+\.db$/.test(entry));
  const file = new DatabaseSync(join(folder, name ?? ''), { timeout: 5000 });
  for (const statement of statements) file.exec(statement);
  file.close();
}

describe('what was published and withdrawn', () => {
  it('has a receipt of every surface for its present version', async () => {
    for (const [subjectId, version, names] of [
      [live, 1, ALL],
      [picture, 1, PLAIN],
      [withdrawn, 2, [...PLAIN, ...TIED]],
    ] as const) {
      const key = { tenantId: world.tenant.id, subjectType: 'document', subjectId };
      const settlement = await findSettlement(world.db, key);
      expect(settlement?.version).toBe(version);
      const told = settlement?.surfaces.map((surface) => `${surface.name} ${surface.version}`);
      expect(told?.sort()).toEqual(names.map((name) => `${name} ${version}`).sort());
    }
    const ofDraft = { tenantId: world.tenant.id, subjectType: 'document', subjectId: draft };
    expect(await findSettlement(world.db, ofDraft)).toBeNull();
  });

  it('is on every surface as the database has it', async () => {
    expect(await verify()).toEqual({ checked: 5, found: [] });
  });
});

const run = (statement: string) => sql.raw(statement).execute(world.db);
interface Drift {
  name: string;
  make: () => unknown;
  found: string[];
}
const tables = [
  ...(['publications', 'publication_receipts', 'publication_files', 'document_editions', 'files'] as const),
  ...(['column_placements', 'standard_texts', 'gazette_prints', 'interpretations', 'gazette_items'] as const),
];
/** Rows that others hang on are not deleted and put in again. */
const STAY = new Set<string>(['files', 'document_editions']);
const storedFile = async (documentId: string, what: 'original' | 'image') => {
  const rows = await world.db
    .selectFrom('publicationFiles')
    .select(['sha256', 'mediaType'])
    .where('subjectId', '=', documentId)
    .execute();
  const { sha256 } = rows.find(({ mediaType }) => mediaType.startsWith('image/') === (what === 'image'))!;
  return join(world.folder, 'files', sha256.slice(0, 2), sha256);
};

/** Surfaces that read nothing but the gate's record and an edition. */
const OPENED = ['api', 'feed', 'file', 'oai', 'page', 'sitemap', ...TIED];

const drifts: Drift[] = [
  {
    name: 'page and API: the publication points at an edition that is not there',
    make: () => run(`update publications set edition_id = gen_random_uuid() where subject_id = '${live}'`),
    found: ['gate record_differs live'],
  },
  {
    name: 'page and API: a withdrawal that nothing is said of',
    make: () => run(`update publications set withdrawn_at = null where subject_id = '${withdrawn}'`),
    found: ['api', 'page', 'standard_text'].map((surface) => `${surface} not_gone withdrawn`),
  },
  {
    name: 'every list: a unit that is not there',
    make: () => run(`update publications set organisation_id = gen_random_uuid() where subject_id = '${live}'`),
    found: [...['api', 'catalog', 'column', 'feed', 'file', 'list', 'normative', 'oai', 'page', 'standard_text']].map(
      (surface) => `${surface} missing live`,
    ),
  },
  {
    name: 'list: an edition that is no longer marked as live',
    make: () => run(`update document_editions set state = 'superseded' where document_id = '${live}'`),
    found: [
      ...['api', 'feed', 'file', 'page', 'search', 'sitemap'].map((surface) => `${surface} still_shown live`),
      ...[...ALL].map((surface) => `${surface} receipt_unfounded live`),
      'gate record_differs live',
    ],
  },
  {
    name: 'everywhere: a withdrawn document opened again by hand',
    make: () => run(`update publications set state = 'published' where subject_id = '${withdrawn}'`),
    found: [
      ...[...OPENED, 'standard_text'].map((surface) => `${surface} still_shown withdrawn`),
      ...[...PLAIN, ...TIED].map((surface) => `${surface} receipt_unfounded withdrawn`),
      'gate record_differs withdrawn',
    ],
  },
  {
    name: 'everywhere: a publication that was deleted',
    make: () => run(`delete from publications where subject_id = '${live}'`),
    found: [
      'file still_shown live',
      'gate receipt_unfounded live',
      'gate record_differs live',
      'search unknown_subject live',
      'column unknown_subject live',
      'standard_text unknown_subject live',
    ],
  },
  {
    name: 'everywhere: a draft made public by hand',
    make: () =>
      run(`insert into publications (tenant_id, subject_type, subject_id, version, state, edition_id, organisation_id, visible_from)
        select tenant_id, 'document', document_id, 1, 'published', id, '${world.unit.id}', now() from document_editions
        where document_id = '${draft}'`),
    found: [
      ...[...OPENED, 'standard_text'].map((surface) => `${surface} still_shown draft`),
      'gate record_differs draft',
    ],
  },
  {
    name: 'everywhere: a publication moved into the future',
    make: () => run(`update publications set visible_from = now() + interval '1 day' where subject_id = '${live}'`),
    found: [...ALL.map((one) => `${one} receipt_unfounded live`), ...STORED.map((one) => `${one} still_shown live`)],
  },
  {
    name: 'receipts: one deleted',
    make: () => run(`delete from publication_receipts where subject_id = '${live}' and surface = 'sitemap'`),
    found: ['sitemap receipt_missing live'],
  },
  {
    name: 'receipts: one of a withdrawal deleted',
    make: () =>
      run(`delete from publication_receipts where subject_id = '${withdrawn}' and surface = 'file' and version = 2`),
    found: ['file receipt_missing withdrawn'],
  },
  {
    name: 'receipts: one for a version that there never was',
    make: () =>
      run(`insert into publication_receipts (tenant_id, subject_type, subject_id, version, surface, settled_at)
        values ('${world.tenant.id}', 'document', '${live}', 9, 'page', now())`),
    found: ['page receipt_unfounded live'],
  },
  {
    name: 'receipts: one for a draft',
    make: () =>
      run(`insert into publication_receipts (tenant_id, subject_type, subject_id, version, surface, settled_at)
        values ('${world.tenant.id}', 'document', '${draft}', 1, 'page', now())`),
    found: ['gate receipt_unfounded draft'],
  },
  {
    name: 'files: an address closed by hand',
    make: () => run(`delete from publication_files where subject_id = '${live}'`),
    found: ['file incomplete live'],
  },
  {
    name: 'files: the address of an image closed by hand',
    make: () => run(`delete from publication_files where subject_id = '${picture}' and media_type like 'image/%'`),
    found: ['file incomplete picture'],
  },
  {
    name: 'files: the original of a draft opened by hand, for a document that is public',
    make: () =>
      run(`insert into publication_files (tenant_id, sha256, subject_type, subject_id, name, media_type)
        select tenant_id, original_file, 'document', '${live}', 'x', 'text/plain' from document_editions where document_id = '${draft}'`),
    found: ['file incomplete live'],
  },
  {
    name: 'files: the original of a draft opened by hand, for the draft',
    make: () =>
      run(`insert into publication_files (tenant_id, sha256, subject_type, subject_id, name, media_type)
        select tenant_id, original_file, 'document', document_id, 'x', 'text/plain' from document_editions where document_id = '${draft}'`),
    found: ['file still_shown draft'],
  },
  {
    name: 'columns: a mark taken away',
    make: () => run(`update column_placements set is_public = false where subject_id = '${live}'`),
    found: ['column incomplete live'],
  },
  {
    name: 'columns: another day than that of the publication',
    make: () => run(`update column_placements set listed_on = '1999-01-01' where subject_id = '${live}'`),
    found: ['column incomplete live'],
  },
  {
    name: 'columns: a mark left on what is withdrawn',
    make: () => run(`update column_placements set is_public = true where subject_id = '${withdrawn}'`),
    found: ['column still_shown withdrawn'],
  },
  {
    name: 'columns: a mark on a draft',
    make: () => run(`update column_placements set is_public = true where subject_id = '${draft}'`),
    found: ['column unknown_subject draft'],
  },
  {
    name: 'standard text: an earlier edition kept',
    make: () => keepPrint(live, 7),
    found: ['standard_text incomplete live'],
  },
  {
    name: 'standard text: other bytes',
    make: () => run(`update standard_texts set bytes = 'x' where document_id = '${live}'`),
    found: ['standard_text incomplete live'],
  },
  {
    name: 'standard text: kept of what is withdrawn',
    make: () => keepPrint(withdrawn),
    found: ['standard_text still_shown withdrawn'],
  },
  {
    name: 'standard text: made of a draft',
    make: () => keepPrint(draft),
    found: ['standard_text unknown_subject draft'],
  },
  {
    name: 'lists of a kind and the catalog: no receipts',
    make: () =>
      run(
        `delete from publication_receipts where subject_id = '${live}' and surface in ('interpretation', 'normative', 'catalog', 'oai')`,
      ),
    found: ['catalog', 'interpretation', 'normative', 'oai'].map((surface) => `${surface} receipt_missing live`),
  },
  {
    name: 'gazette: another print edition than the one that was signed',
    make: () => run(`update gazette_prints set bytes = '%PDF-2'`),
    found: ['file incomplete issue'],
  },
  {
    name: 'gazette: no print edition',
    make: () => run(`delete from gazette_prints`),
    found: ['file incomplete issue'],
  },
  {
    name: 'gazette: an issue withdrawn by hand',
    make: () => run(`update publications set state = 'withdrawn', withdrawn_at = now() where subject_id = '${issue}'`),
    found: ['evidence still_shown issue', 'gate record_differs issue'],
  },
  {
    name: 'gazette: what stands in its contents has no receipt of that',
    make: () => run(`delete from publication_receipts where surface = 'gazette'`),
    found: ['gazette receipt_missing live'],
  },
  {
    name: 'topics: a publication moved into the future',
    make: () => run(`update publications set visible_from = now() + interval '1 day' where subject_id = '${topic}'`),
    found: ['evidence', 'page', 'sitemap']
      .map((one) => `${one} receipt_unfounded topic`)
      .concat('evidence still_shown topic'),
  },
];

describe('drift in the database', () => {
  beforeEach(async () => {
    for (const table of tables) await run(`create table kept_${table} as select * from ${table}`);
    return async () => {
      for (const table of tables.filter((name) => !STAY.has(name)))
        await run(`delete from ${table}; insert into ${table} select * from kept_${table}`);
      await run(`update document_editions e set state = k.state from kept_document_editions k where k.id = e.id`);
      for (const table of tables) await run(`drop table kept_${table}`);
    };
  });

  it.each(drifts.map((drift) => [drift.name, drift] as const))('%s', async (_name, { make, found }) => {
    await make();
    const seen = (await verify()).found;
    expect(seen).toEqual(expect.arrayContaining(found));
    expect(seen.length).toBeGreaterThan(0);
    if (!found.includes('gate record_differs live')) expect(seen).toEqual([...found].sort());
  });
  it('is gone when it was put back', async () => expect((await verify()).found).toEqual([]));
});

describe('drift in the store of files', () => {
  it('is found when the original is removed, and when the picture is cut short', async () => {
    const { files } = world;
    const [original, image] = [await storedFile(live, 'original'), await storedFile(picture, 'image')];
    const kept = await Promise.all([original, image].map((path) => files.read(path.slice(-64))));
    rmSync(original);
    expect((await verify()).found).toEqual(['file incomplete live']);
    await files.put(kept[0]!);
    truncateSync(image, 10);
    expect((await verify()).found).toEqual(['file incomplete picture']);
    rmSync(image);
    await files.put(kept[1]!);
    expect((await verify()).found).toEqual([]);
  });
});

describe('drift in the search index', () => {
  const rowOf = (id: string) => `(select row from items where id = '${id}')`;
  it.each([
    ['an item deleted', () => inIndex(`delete from items where id = '${live}'`), 'search missing live'],
    ['only its text deleted', () => inIndex(`delete from texts_1 where rowid = ${rowOf(live)}`), 'search missing live'],
    [
      'an older version',
      () => inIndex(`update items set version = 0 where id = '${live}'`),
      'search other_version live',
    ],
    ['marked as removed', () => inIndex(`update items set removed = 1 where id = '${live}'`), 'search missing live'],
    [
      'a withdrawn one put back',
      () =>
        index
          .reset()
          .then(() => index.apply([{ ...item(withdrawn), version: 1 }]))
          .then(() => surfaces.consume(eventsFor(live, picture))),
      'search still_shown withdrawn',
    ],
    ['a draft put in', () => index.apply([item(draft)]), 'search unknown_subject draft'],
    ['something that there is not', () => index.apply([item(newId())]), 'search unknown_subject ?'],
  ])('%s', async (_name, make, found) => {
    await make();
    expect((await verify()).found).toEqual([found]);
    await rebuildIndex({ db: world.db, index });
    await index.count();
    expect((await verify()).found).toEqual([]);
  });

  const item = (id: string) => ({
    ...{
      tenantId: world.tenant.id,
      kind: 'document',
      id,
      version: 1,
      title: '通知',
      documentNumber: '',
      indexNumber: '',
    },
    ...{ body: '正文', organisationId: '', topic: '', validity: '', publishedOn: '', madeOn: '' },
  });
  const eventsFor = (...ids: string[]) =>
    ids.map((subjectId) => ({ tenantId: world.tenant.id, payload: { subjectType: 'document', subjectId } })) as never;
});

describe('yg publish verify', () => {
  const yg = (...words: string[]) =>
    runCli(['publish', ...words], { dataDir: world.folder, settings: { DATABASE_URL: world.url, YG_LANG: 'en' } });
  beforeAll(() => buildPrograms(), 60_000);
  afterAll(() => rmSync(`${world.folder}.key`, { force: true }));

  it('ends with 0 when all is well', async () => {
    const ended = await yg('verify');
    expect([ended.code, ended.err, ended.out]).toEqual([0, '', 'in line: 5 checked\n']);
    expect(JSON.parse((await yg('verify', '--json')).out)).toEqual({
      ok: true,
      checked: 5,
      differences: 0,
      waiting: 0,
    });
  }, 60_000);

  it('ends with 1, says what differs where and what to do, and settles what lacks a receipt', async () => {
    await run(`delete from publication_receipts where subject_id = '${live}' and surface = 'feed'`);
    const told = await yg('verify');
    expect(told.code).toBe(1);
    expect(told.out).toContain(`✗ feed · document ${live}: no receipt for the present version. run yg publish settle`);
    expect(told.out).toContain('NOT in line: 5 checked, 1 differences');
    const [finding, verdict] = (await yg('verify', '--json')).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(finding).toMatchObject({ surface: 'feed', difference: 'receipt_missing', subjectId: live });
    expect(verdict).toMatchObject({ ok: false, differences: 1 });
    // This process holds the index, as a running server would, and follows the changes.
    const settling = yg('settle');
    await expect.poll(() => drainAll(world.db, surfaces), { timeout: 20_000 }).toBe(1);
    const settled = await settling;
    expect([settled.code, settled.out]).toEqual([0, '1 asked for again, 0 still waiting\n']);
    expect((await verify()).found).toEqual([]);
  }, 60_000);
});
