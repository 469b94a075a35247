// Writes server/src/kernel/db/tables.generated.ts from the migrations. With --check: fails when the committed file differs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migrate, openEmbedded } from '../server/src/kernel/db/index.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'server/src/kernel/db/tables.generated.ts');
const folder = mkdtempSync(join(tmpdir(), 'yangguang-types-'));
const embedded = await openEmbedded(folder);
try {
  await migrate(embedded.url, join(root, 'migrations'));
  const fresh = join(folder, 'tables.ts');
  const options = [
    '--dialect=postgres',
    '--camel-case',
    '--exclude-pattern=(pgboss.*|schema_migrations)',
    `--out-file=${fresh}`,
  ];
  const overrides = { columns: { 'document_editions.made_on': 'string | null' } };
  execFileSync(
    'npx',
    [
      'kysely-codegen',
      `--url=${embedded.url}`,
      ...options,
      '--date-parser=string',
      '--numeric-parser=number',
      `--overrides=${JSON.stringify(overrides)}`,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: root,
    },
  );
  // bigint columns are parsed to numbers (kernel/db/database.ts).
  const text = readFileSync(fresh, 'utf8').replace(
    /export type Int8 = [^;]+;/,
    'export type Int8 = ColumnType<number, number, number>;',
  );
  if (process.argv.includes('--check')) {
    if (text !== readFileSync(target, 'utf8')) {
      console.error('tables.generated.ts is stale: run npm run db:types');
      process.exitCode = 1;
    }
  } else {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(target, text);
  }
} finally {
  await embedded.release();
  rmSync(folder, { recursive: true, force: true });
}
