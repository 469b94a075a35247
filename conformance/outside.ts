/**
 * Lets programs of other people read what we hand out: bagit-python checks a hand-over, Sickle harvests /oai.
 * `python3 -m venv DIR && DIR/bin/pip install bagit sickle`, then `node_modules/.bin/node conformance/outside.ts --tools DIR`.
 * Opt-in, because both come from PyPI; without --tools it says so and ends with 2. Exit code 1 when one of them objects, or accepts what is broken.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { buildPrograms, makeWorkplace, runCli, serve, stopServing } from '../server/src/apps/program.testing.ts';
import { openDatabase, openEmbedded } from '../server/src/kernel/db/index.ts';
import { writeNotices } from './import-material.ts';

const { values } = parseArgs({ options: { tools: { type: 'string' }, files: { type: 'string', default: '250' } } });
const python = resolve(values.tools ?? '', 'bin/python');
if (!values.tools || !existsSync(python)) {
  console.error('--tools DIR: a Python environment with bagit and sickle');
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
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
