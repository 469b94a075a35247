/**
 * Lets programs of other people read what we hand out: bagit-python checks a hand-over, Sickle harvests /oai, feedparser reads the feeds, the
 * HTML checker of the W3C (vnu) and axe look at every kind of public page, in both languages and at two widths.
 * `python3 -m venv DIR && DIR/bin/pip install bagit sickle feedparser`, `npm install --prefix DIR vnu-jar` (vnu needs Java), then
 * `node_modules/.bin/node conformance/outside.ts --tools DIR [--only pages|packages]`.
 * Opt-in, because they come from elsewhere; without --tools it says so and ends with 2. Exit code 1 when one of them objects, or accepts
 * what is broken.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import {
  buildPrograms,
  makeWorkplace,
  routesOf,
  runCli,
  serve,
  stopServing,
} from '../server/src/apps/program.testing.ts';
import { openDatabase, openEmbedded } from '../server/src/kernel/db/index.ts';
import { writeNotices } from './import-material.ts';
import { checkPages } from './outside-pages.ts';

const { values } = parseArgs({
  options: {
    tools: { type: 'string' },
    files: { type: 'string', default: '250' },
    only: { type: 'string', default: '' },
  },
});
const python = resolve(values.tools ?? '', 'bin/python');
const vnu = resolve(values.tools ?? '', 'node_modules/vnu-jar/build/dist/vnu.jar');
if (!values.tools || !existsSync(python) || !existsSync(vnu)) {
  console.error('--tools DIR: a Python environment with bagit, sickle and feedparser, and the npm package vnu-jar');
  process.exit(2);
}
const files = Number(values.files);
const faults: string[] = [];
const run = (program: string, ...args: string[]) =>
  spawnSync(python, ['-', ...args], { input: program, encoding: 'utf8', timeout: 240_000 });

const BAG = `
import sys, bagit
bagit.Bag(sys.argv[1]).validate(processes=1)
print(sum(1 for path in bagit.Bag(sys.argv[1]).payload_files()))
`;
const HARVEST = `
import sys, json
from sickle import Sickle
client = Sickle(sys.argv[1])
identify = client.Identify()
records = list(client.ListRecords(metadataPrefix='oai_dc', ignore_deleted=False))
headers = list(client.ListIdentifiers(metadataPrefix='oai_dc'))
one = client.GetRecord(identifier=records[0].header.identifier, metadataPrefix='oai_dc')
print(json.dumps({
    'protocol': identify.protocolVersion, 'deletedRecord': identify.deletedRecord,
    'records': len(records), 'distinct': len(set(r.header.identifier for r in records)), 'headers': len(headers),
    'deleted': sum(1 for r in records if r.deleted), 'titled': sum(1 for r in records if not r.deleted and r.metadata.get('title')),
    'formats': len(list(client.ListMetadataFormats())), 'sets': len(list(client.ListSets())), 'again': one.header.identifier == records[0].header.identifier,
}))
`;

buildPrograms();
if (values.only !== 'pages') await packages();
if (values.only !== 'packages') await pages();
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);

/** A hand-over and a harvest. */
async function packages(): Promise<void> {
  const place = makeWorkplace('outside');
  try {
    writeNotices(join(place.folder, 'in'), files);
    const account = await runCli(['accounts', 'add', 'stock', '--role', 'bulk_publisher'], place);
    const imported = await runCli(['import', join(place.folder, 'in'), '--publish', '--as', 'stock'], place, 240_000);
    if (account.code !== 0 || imported.code !== 0) throw new Error(account.err + imported.err.slice(-500));

    // Published last month, as far as the database knows: the month that runs cannot be handed over.
    const before = new Date();
    before.setUTCDate(1);
    before.setUTCHours(0, 0, 0, 0);
    before.setUTCDate(0);
    const month = before.toISOString().slice(0, 7);
    const embedded = await openEmbedded(place.dataDir);
    const { db, close } = await openDatabase(embedded.url);
    await db.updateTable('publications').set({ visibleFrom: before, lastPublishedAt: before }).execute();
    await sql`update publications set state = 'withdrawn', end_kind = 'privacy', withdrawn_at = now()
      where subject_id in (select subject_id from publications order by subject_id limit 3)`.execute(db);
    const { count } = await db
      .selectFrom('publications')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    await close();

    const out = join(place.folder, 'out');
    mkdirSync(out);
    const handed = await runCli(['archive', 'hand-over', month, '--out', out, '--json'], place);
    if (handed.code !== 0) throw new Error(handed.err);
    const report = JSON.parse(handed.out) as { path: string; documents: number; files: number };
    if (report.documents !== Number(count) - 3)
      faults.push(`${report.documents} documents in the package, ${count} - 3 are public`);
    const bag = run(BAG, report.path);
    if (bag.status !== 0 || Number(bag.stdout) !== report.files) faults.push(`bagit: ${bag.stdout}${bag.stderr}`);
    const [first = ''] = readdirSync(join(report.path, 'data'));
    appendFileSync(join(report.path, 'data', first, 'text.txt'), 'x');
    if (run(BAG, report.path).status === 0) faults.push('bagit accepted a package that was changed');

    const server = await serve(place);
    try {
      const harvest = run(HARVEST, `${server.url}/oai`);
      if (harvest.status !== 0) throw new Error(harvest.stderr);
      const got = JSON.parse(harvest.stdout) as Record<string, unknown>;
      const all = Number(count);
      const wanted = {
        protocol: '2.0',
        records: all,
        distinct: all,
        headers: all,
        deleted: 3,
        titled: all - 3,
        formats: 1,
        again: true,
      };
      for (const [name, value] of Object.entries(wanted))
        if (got[name] !== value) faults.push(`harvest: ${name} is ${String(got[name])}, not ${value}`);
      console.log(JSON.stringify({ bag: report.documents, bagFiles: report.files, harvest: got }));
    } finally {
      await stopServing(server);
      await embedded.release();
    }
  } finally {
    await place.remove();
  }
}

/** The city of the demo, with documents that are gone in every way there is. */
async function pages(): Promise<void> {
  const place = makeWorkplace('outside-pages');
  try {
    const demo = await runCli(['demo'], place, 280_000);
    if (demo.code !== 0) throw new Error(demo.err);
    const embedded = await openEmbedded(place.dataDir);
    const { db, close } = await openDatabase(embedded.url);
    const rows = await db
      .selectFrom('publications')
      .select('subjectId')
      .where('subjectType', '=', 'document')
      .where('state', '=', 'published')
      .orderBy('subjectId', 'desc')
      .limit(4)
      .execute();
    const [replaced = '', by = '', secret = '', over = ''] = rows.map(({ subjectId }) => subjectId);
    await sql`update publications set state = 'withdrawn', end_kind = 'withdrawn', withdrawn_at = now(), reason = '内容有误，已重新发布',
      replacement_id = ${by} where subject_id = ${replaced}`.execute(db);
    await sql`update publications set state = 'withdrawn', end_kind = 'privacy', withdrawn_at = now(), reason = '含个人信息'
      where subject_id = ${secret}`.execute(db);
    await sql`update publications set visible_until = now() where subject_id = ${over}`.execute(db);
    await close();
    // Mail is only said to be there: the form for alerts is one of the pages.
    const settings = { LOG_LEVEL: 'debug', RATE_LIMIT_PER_MINUTE: '1000000' };
    const mail = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'alerts@anlan.example' };
    const server = await serve({ dataDir: place.dataDir, settings: { ...settings, ...mail } });
    try {
      const own = [replaced, secret, over].map((id) => `/documents/${id}`);
      const some = [
        `/documents/${by}/history`,
        `/documents/${by}/report`,
        `/documents/${by}/report/sent?no=JC-00000000&by=2026-12-01`,
      ];
      const besides = [
        ...own,
        ...some,
        '/nothing',
        '/search?q=停车',
        '/search?q=公报',
        '/search?q=zzzz',
        '/subscribe?of=/documents',
      ];
      const { faults: found, ...report } = await checkPages({
        ...{ url: server.url, routes: routesOf(server), folder: join(place.folder, 'pages'), vnu, python },
        besides: [
          ...besides,
          ...besides.map((path) => `/en${path}`),
          '/feeds/search.atom?q=通知',
          '/feeds/search.rss?q=通知',
        ],
      });
      faults.push(...found);
      console.log(JSON.stringify(report));
    } finally {
      await stopServing(server);
      await embedded.release();
    }
  } finally {
    await place.remove();
  }
}
