/** What must hold in an installation after an import, however often it was cut off: counted in the database and on the disk, not asked of the program. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { runCli, type Settings } from '../server/src/apps/program.testing.ts';
import { openEmbedded } from '../server/src/kernel/db/index.ts';
import type { Notice } from './import-material.ts';

export interface Expected {
  notices: readonly Notice[];
  published: boolean;
}

/** Every fault found, in words; none when the installation is whole. */
export async function findFaults(dataDir: string, { notices, published }: Expected): Promise<string[]> {
  const faults: string[] = [];
  const equal = (what: string, actual: unknown, wanted: unknown) => {
    if (String(actual) !== String(wanted)) faults.push(`${what}: ${String(actual)} instead of ${String(wanted)}`);
  };
  const database = await openEmbedded(dataDir);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const rows = async (sql: string) => (await client.query<Record<string, string>>(sql)).rows;
    const one = async (sql: string) => Object.values((await rows(sql))[0] ?? {})[0];
    const total = notices.length;
    const sum = (name: 'images' | 'tasks') => notices.reduce((all, notice) => all + notice[name], 0);

    equal('documents', await one('select count(*) from documents'), total);
    equal('editions', await one('select count(*) from document_editions'), total);
    equal('documents with an edition', await one('select count(distinct document_id) from document_editions'), total);
    equal(
      'editions in the right state',
      await one(`select count(*) from document_editions where state = '${published ? 'live' : 'draft'}'`),
      total,
    );
    const saved = new Set(
      (await rows(`select title || document_number as v from document_editions`)).map((row) => row['v']),
    );
    equal(
      'notices found by title and number',
      notices.filter(({ title, number }) => saved.has(title + number)).length,
      total,
    );
    equal('claims', await one('select count(*) from document_keys'), 2 * total);
    equal('tasks', await one('select count(*) from document_tasks'), sum('tasks'));
    equal(
      'tasks without edition',
      await one(
        'select count(*) from document_tasks t where not exists (select from document_editions e where e.tenant_id = t.tenant_id and e.id = t.edition_id)',
      ),
      0,
    );
    equal(
      'pictures',
      await one(`select count(*) from document_editions e, jsonb_array_elements(e.body) b where b->>'kind' = 'image'`),
      sum('images'),
    );
    equal(
      'imports recorded in the audit',
      await one(
        `select count(*) from audit_entries where action in ('documents.document.imported', 'documents.document.published')`,
      ),
      total,
    );

    // Files: rows, holders and bytes say the same.
    const named = new Set((await rows('select sha256 from files')).map((row) => row['sha256'] ?? ''));
    const stored = listStored(join(dataDir, 'files'));
    equal('stored files without a row', [...stored].filter((hash) => !named.has(hash)).length, 0);
    equal('rows without a stored file', [...named].filter((hash) => !stored.has(hash)).length, 0);
    equal(
      'files whose bytes are not what their name says',
      [...stored].filter((hash) => hashOf(dataDir, hash) !== hash).length,
      0,
    );
    equal('unfinished files', readdirSync(join(dataDir, 'files', 'unfinished')).length, 0);
    equal(
      'files that an edition shows and its document does not hold',
      await one(`
      select count(*) from (
        select e.tenant_id, e.document_id, e.original_file as sha256 from document_editions e
        union all
        select e.tenant_id, e.document_id, b->>'file' from document_editions e, jsonb_array_elements(e.body) b where b->>'kind' = 'image'
      ) shown left join document_files f on f.tenant_id = shown.tenant_id and f.document_id = shown.document_id and f.sha256 = shown.sha256
      where f.sha256 is null`),
      0,
    );
    equal(
      'files that no document holds',
      await one(
        'select count(*) from files f where not exists (select from document_files d where d.tenant_id = f.tenant_id and d.sha256 = f.sha256)',
      ),
      0,
    );

    equal(
      'publications',
      await one(`select count(*) from publications where state = 'published'`),
      published ? total : 0,
    );
    equal('waiting events', await one('select count(*) from outbox_events'), 0);
    for (const surface of ['page', 'list', 'search', 'file', 'feed', 'sitemap', 'api'])
      equal(
        `receipts of ${surface}`,
        await one(`select count(*) from publication_receipts where surface = '${surface}'`),
        published ? total : 0,
      );
    equal(
      'audit rows outside the chain',
      await one(
        'select count(*) from audit_entries a where not exists (select from audit_chain c where c.tenant_id = a.tenant_id and c.entry_id = a.id)',
      ),
      0,
    );
  } finally {
    await client.end();
    await database.release();
  }
  const left = [...readdirSync(dataDir), ...readdirSync(join(dataDir, 'run'))].filter((name) =>
    /\.(new|starting)\b/.test(name),
  );
  equal('left behind', left.join(' '), '');
  return faults;
}

/** Verifies the audit and the surfaces, and looks for some of the notices; faults in words. */
export async function findFaultsByProgram(
  dataDir: string,
  sample: readonly Notice[],
  settings: Settings,
): Promise<string[]> {
  const faults: string[] = [];
  const verified = await runCli(['audit', 'verify'], { dataDir, settings });
  if (verified.code !== 0) faults.push(`audit verify ended with ${verified.code}: ${verified.out}${verified.err}`);
  const surfaces = await runCli(['publish', 'verify'], { dataDir, settings });
  if (surfaces.code !== 0) faults.push(`publish verify ended with ${surfaces.code}: ${surfaces.out}${surfaces.err}`);
  for (const { number, title } of sample) {
    const found = await runCli(['search', '--json', number], { dataDir, settings });
    const { items = [] } = JSON.parse(found.out || '{}') as { items?: { title: string }[] };
    if (items[0]?.title !== title) faults.push(`search for ${number} finds ${items[0]?.title ?? 'nothing'}`);
  }
  return faults;
}

function listStored(folder: string): Set<string> {
  const found = new Set<string>();
  for (const a of readdirSync(folder))
    if (/^[0-9a-f]{2}$/.test(a)) for (const name of readdirSync(join(folder, a))) found.add(name);
  return found;
}

const hashOf = (dataDir: string, hash: string) =>
  createHash('sha256')
    .update(readFileSync(join(dataDir, 'files', hash.slice(0, 2), hash)))
    .digest('hex');
