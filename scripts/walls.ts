// Checks the walls of the house: imports by dependency-cruiser, and what imports cannot show by reading the sources.
// Ends with a count, and fails when it checked nothing.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const faults: string[] = [];
// --prove: three walls are broken on purpose in a scratch module, and each must be seen; a check that cannot fail is worth nothing.
const prove = process.argv.includes('--prove');
const scratch = 'server/src/kernel/scratch-walls';
if (prove) {
  mkdirSync(scratch, { recursive: true });
  writeFileSync(
    `${scratch}/a.rules.ts`,
    "import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';\nimport { b } from './b.ts';\nexport const a = () => [readFileSync('x'), b, Date.now()];\n",
  );
  writeFileSync(
    `${scratch}/b.ts`,
    "import { a } from './a.rules.ts';\nimport { write } from '../../foundation/audit/index.ts';\nimport { sql } from 'kysely';\nexport const b = [a, write, sql];\n",
  );
}

const result = await cruise(['server/src'], { ruleSet: config, validate: true, ...config.options }, undefined, {
  tsConfig: extractTsConfig(join(root, 'tsconfig.json')),
});
if (typeof result.output === 'string') throw new Error('dependency-cruiser gave text where data was asked for');
const { summary, modules } = result.output;
for (const { rule, from, to } of summary.violations) faults.push(`${rule.name}: ${from} → ${to}`);
const arrows = modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
if (modules.length < 100 || arrows < 300)
  faults.push(`only ${modules.length} modules and ${arrows} imports were read: the check itself is broken`);

const sources = globSync('server/src/**/*.{ts,tsx}').filter((path) => !path.endsWith('.generated.ts'));
for (const path of sources) {
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n').length;
  if (lines > 501) faults.push(`file-length: ${path} has ${lines} lines (500 at most)`);
  if (/process\.env\b/.test(text) && !path.startsWith('server/src/kernel/config/') && !/\.test\.tsx?$/.test(path))
    faults.push(`process-env: ${path}`);
  if (/\.rules\.tsx?$/.test(path) && /\bDate\.now\(|new Date\(\)|performance\.now\(|Math\.random\(/.test(text))
    faults.push(`rules-read-no-clock: ${path}`);
  if (path.endsWith('/index.ts')) {
    if (/export \*/.test(text)) faults.push(`index-star: ${path}`);
    const names = [...text.matchAll(/export\s*\{([^}]*)\}/g)].flatMap((match) =>
      (match[1] ?? '').split(',').filter((name) => name.trim() !== '' && !/^\s*type\s/.test(name)),
    );
    if (names.length > 13) faults.push(`index-wide: ${path} exports ${names.length} values`);
  }
}
if (prove) {
  rmSync(scratch, { recursive: true, force: true });
  const expected = ['no-cycles', 'tier-kernel', 'sql-in-repos', 'rules-do-no-io', 'rules-read-no-clock'];
  const missed = expected.filter(
    (name) => !faults.some((fault) => fault.startsWith(`${name}: `) && fault.includes('scratch-walls')),
  );
  console.log(missed.length === 0 ? `all ${expected.length} broken walls were seen` : `not seen: ${missed.join(', ')}`);
  process.exit(missed.length === 0 ? 0 : 1);
}
for (const fault of faults) console.error(fault);
console.log(
  `walls: ${modules.length} modules, ${arrows} imports, ${sources.length} files read, ${faults.length} faults`,
);
if (faults.length > 0) process.exit(1);
