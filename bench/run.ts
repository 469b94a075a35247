/**
 * All benchmarks, one after the other, and one table. `npm run bench [-- --small] [-- NAME…]`
 * The full form measures against the targets of the project and wants two cores with nothing else on them. The small form takes about a
 * minute, asks only for ratios with generous limits, and is part of `.ci/run`. Exit code 1 when anything is missed or fails.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seconds, tableOf, warnWhenBusy, type Figure } from './measure.ts';

const ALL = [
  'start',
  'pages',
  'search',
  'import',
  'audit-seal',
  'lists',
  'sign-in',
  'publish',
  'rename',
  'annual-report',
  'requests',
  'duties',
];

const { values, positionals } = parseArgs({
  options: { small: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !ALL.includes(name));
if (unknown !== undefined) {
  console.error(`no benchmark is called ${unknown}; there are: ${ALL.join(', ')}`);
  process.exit(2);
}

warnWhenBusy();
const figures: Figure[] = [];
const broken: string[] = [];
for (const name of positionals.length > 0 ? positionals : ALL) {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const bench = fork(join(import.meta.dirname, `${name}.ts`), values.small ? ['--small'] : []);
  let own: Figure[] = [];
  bench.on('message', (reported) => (own = reported as Figure[]));
  const [code] = (await once(bench, 'exit')) as [number | null];
  figures.push(...own);
  // A benchmark that fell over has no figures; one that missed a target has, and says so in the table.
  if (own.length === 0 || (code !== 0 && own.every((figure) => figure.isMet)))
    broken.push(`${name} (exit code ${code})`);
  console.log(`(${seconds(performance.now() - startedAt)})`);
}

console.log(`\n${tableOf(figures)}`);
const missed = figures.filter((figure) => !figure.isMet).length;
if (broken.length > 0) console.log(`did not finish: ${broken.join(', ')}`);
console.log(`${figures.length - missed} figures met, ${missed} missed`);
process.exitCode = missed + broken.length > 0 ? 1 : 0;
