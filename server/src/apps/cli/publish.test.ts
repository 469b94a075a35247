import { readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/db/index.ts';
import { openSearchIndex, type SearchIndex } from '../../kernel/index/index.ts';
import { drainAll } from '../../kernel/jobs/index.ts';
import { createSurfaces, findSettlement, type Finding, type Surfaces } from '../../foundation/gate/index.ts';
import { createDocumentRecord, createDocumentSurfaces } from '../../publishing/documents/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from '../../publishing/documents/documents.testing.ts';
import { createFeedSurfaces } from '../../outward/feeds/index.ts';
import { createSearchSurface, rebuildIndex } from '../../outward/search/index.ts';
import { PNG } from '../../kernel/extract/testing/office-files.ts';
import { buildPrograms, runCli } from '../program.testing.ts';

/** Everything published is on every surface and nothing else is; whatever is changed by hand on one of them is found. */

let world: DocumentsWorld;
let index: SearchIndex;
let surfaces: Surfaces;
let live: string;
let picture: string;
let withdrawn: string;
let draft: string;
const ALL = ['page', 'list', 'search', 'file', 'feed', 'sitemap', 'api'];

beforeAll(async () => {
  world = await createDocumentsWorld();
  const { db, files, documents, publisher, system, editor } = world;
  index = await openSearchIndex({ folder: join(world.folder, 'search'), readers: 1 });
  await rebuildIndex({ db, index });
  surfaces = createSurfaces(db, [
    ...createDocumentSurfaces({ db, files }),
    createSearchSurface({ db, index }),
    ...createFeedSurfaces(db),
  ]);
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
  await drainAll(db, surfaces);
  await documents.withdraw(publisher, withdrawn, { reason: '有误' });
  await drainAll(db, surfaces);
}, 120_000);
afterAll(async () => {
  await index.close();
  await world.close();
});

async function verify(): Promise<{ checked: number; found: string[] }> {
  const found: Finding[] = [];
  const checked = await surfaces.verify({
    records: [createDocumentRecord(world.db)],
    found: (finding) => found.push(finding),
    meanwhile: async () => undefined,
  });
  const names = new Map([
    [live, 'live'],
    [picture, 'picture'],
    [withdrawn, 'withdrawn'],
    [draft, 'draft'],
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
    for (const [subjectId, version] of [
      [live, 1],
      [picture, 1],
      [withdrawn, 2],
    ] as const) {
      const key = { tenantId: world.tenant.id, subjectType: 'document', subjectId };
      const settlement = await findSettlement(world.db, key);
      expect(settlement?.version).toBe(version);
      expect(settlement?.surfaces.map((surface) => `${surface.name} ${surface.version}`)).toEqual(
        ALL.map((name) => `${name} ${version}`),
      );
    }
    const ofDraft = { tenantId: world.tenant.id, subjectType: 'document', subjectId: draft };
    expect(await findSettlement(world.db, ofDraft)).toBeNull();
  });

  it('is on every surface as the database has it', async () => {
    expect(await verify()).toEqual({ checked: 3, found: [] });
  });
});

interface Drift {
  name: string;
  make: () => unknown;
  found: string[];
}
const tables = ['publications', 'publication_receipts', 'publication_files', 'document_editions', 'files'] as const;
const run = (statement: string) => sql.raw(statement).execute(world.db);
const storedFile = async (documentId: string, what: 'original' | 'image') => {
  const rows = await world.db
    .selectFrom('publicationFiles')
    .select(['sha256', 'mediaType'])
    .where('subjectId', '=', documentId)
    .execute();
  const { sha256 } = rows.find(({ mediaType }) => mediaType.startsWith('image/') === (what === 'image'))!;
  return join(world.folder, 'files', sha256.slice(0, 2), sha256);
};

const drifts: Drift[] = [
  {
    name: 'page and API: the publication points at an edition that is not there',
    make: () => run(`update publications set edition_id = gen_random_uuid() where subject_id = '${live}'`),
    found: ['gate record_differs live'],
  },
  {
    name: 'page and API: a withdrawal that nothing is said of',
    make: () => run(`update publications set withdrawn_at = null where subject_id = '${withdrawn}'`),
    found: ['api not_gone withdrawn', 'page not_gone withdrawn'],
  },
  {
    name: 'page, list, API, feed, files: a unit that is not there',
    make: () => run(`update publications set organisation_id = gen_random_uuid() where subject_id = '${live}'`),
    found: ['api', 'feed', 'file', 'list', 'page'].map((surface) => `${surface} missing live`),
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
      ...['api', 'feed', 'file', 'page', 'sitemap'].map((surface) => `${surface} still_shown withdrawn`),
      ...[...ALL].map((surface) => `${surface} receipt_unfounded withdrawn`),
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
    ],
  },
  {
    name: 'everywhere: a draft made public by hand',
    make: () =>
      run(`insert into publications (tenant_id, subject_type, subject_id, version, state, edition_id, organisation_id, visible_from)
        select tenant_id, 'document', document_id, 1, 'published', id, '${world.unit.id}', now() from document_editions
        where document_id = '${draft}'`),
    found: [
      ...['api', 'feed', 'file', 'page', 'sitemap'].map((surface) => `${surface} still_shown draft`),
      'gate record_differs draft',
    ],
  },
  {
    name: 'everywhere: a publication moved into the future',
    make: () => run(`update publications set visible_from = now() + interval '1 day' where subject_id = '${live}'`),
    found: [...ALL.map((surface) => `${surface} receipt_unfounded live`), 'search still_shown live'],
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
];

describe('drift in the database', () => {
  beforeEach(async () => {
    for (const table of tables) await run(`create table kept_${table} as select * from ${table}`);
    return async () => {
      for (const table of [...tables].filter((name) => name !== 'files' && name !== 'document_editions'))
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
    expect([ended.code, ended.err, ended.out]).toEqual([0, '', 'in line: 3 checked\n']);
    expect(JSON.parse((await yg('verify', '--json')).out)).toEqual({
      ok: true,
      checked: 3,
      differences: 0,
      waiting: 0,
    });
  }, 60_000);

  it('ends with 1, says what differs where and what to do, and settles what lacks a receipt', async () => {
    await run(`delete from publication_receipts where subject_id = '${live}' and surface = 'feed'`);
    const told = await yg('verify');
    expect(told.code).toBe(1);
    expect(told.out).toContain(`✗ feed · document ${live}: no receipt for the present version. run yg publish settle`);
    expect(told.out).toContain('NOT in line: 3 checked, 1 differences');
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
