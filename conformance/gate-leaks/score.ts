/**
 * Runs the gate over the corpus: `node_modules/.bin/node conformance/gate-leaks/score.ts [--json] [--program "PROGRAM ARGUMENTS"]`.
 * The program gets the paths of the files and prints one JSON line a file; by default it is the product's own
 * `npm run -s yg -- gate check FILES… --json`. Ends with 1 when a leak is missed or more than 5 % of the clean files are flagged.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { passes, score, type Answer } from './compare.ts';
import type { Expected } from './make/item.ts';

const BATCH = 40;
const BATCH_TIMEOUT_MS = 300_000;
const root = resolve(import.meta.dirname, '../..');

const argument = (name: string) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const program = argument('--program')?.split(' ') ?? ['npm', 'run', '-s', 'yg', '--', 'gate', 'check'];

const pathOf = ({ file, shared }: Expected) =>
  shared ? resolve(import.meta.dirname, file) : join(import.meta.dirname, 'files', file);
const all = JSON.parse(readFileSync(join(import.meta.dirname, 'expected.json'), 'utf8')) as Expected[];
const present = all.filter((line) => !line.shared || existsSync(pathOf(line)));
const fileOf = new Map(present.map((line) => [pathOf(line), line.file]));

function readAnswer(line: string): Answer | undefined {
  try {
    const value = JSON.parse(line) as Partial<Answer>;
    if (typeof value.file !== 'string' || typeof value.held !== 'boolean' || !Array.isArray(value.findings)) return;
    const text = (part: unknown) => (typeof part === 'string' ? part : JSON.stringify(part ?? ''));
    const findings = value.findings.map(({ kind, where, excerpt, severity }) => ({ kind: text(kind), where: text(where), excerpt: text(excerpt), severity: text(severity) })); // prettier-ignore
    return { file: value.file, held: value.held, findings };
  } catch {
    return undefined;
  }
}

const answers = new Map<string, Answer>();
const paths = [...fileOf.keys()];
for (let i = 0; i < paths.length; i += BATCH) {
  const [command = '', ...rest] = program;
  const { stdout, stderr, error } = spawnSync(command, [...rest, ...paths.slice(i, i + BATCH), '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: BATCH_TIMEOUT_MS,
  });
  const before = answers.size;
  for (const line of stdout.split('\n')) {
    const answer = readAnswer(line);
    const file = answer && fileOf.get(resolve(root, answer.file));
    if (answer && file) answers.set(file, answer);
  }
  const missing = Math.min(BATCH, paths.length - i) - (answers.size - before);
  if (missing > 0)
    console.error(`${missing} files got no answer (${error?.message ?? stderr.trim().split('\n').at(-1) ?? ''})`);
}

const result = score(present, answers);
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else {
  for (const file of result.held) console.log(`held, not named  ${file}`);
  for (const { file, leak, mustFind } of result.missed)
    console.log(`MISSED           ${file}: ${leak}${mustFind ? ` [${mustFind.join('] [')}]` : ''}`);
  for (const { expected, answer } of result.flagged) {
    const worst = answer?.findings.find(({ severity }) => severity === 'high') ?? answer?.findings[0];
    const why = answer ? (worst ? `${worst.kind} ${worst.where} ${worst.excerpt}` : 'held') : 'no answer';
    console.log(`FLAGGED          ${expected.file}: ${why.slice(0, 120)} (${expected.leak})`);
  }
  const skipped = all.length - present.length;
  const found = result.named.length + result.held.length;
  console.log(
    `leaks: ${found} of ${result.leaks} found (${result.named.length} named, ${result.held.length} only held), ${result.missed.length} missed`,
  );
  console.log(
    `clean: ${result.flagged.length} of ${result.clean} flagged (${((result.flagged.length / result.clean) * 100).toFixed(1)} %, 5 % allowed)${skipped ? `, ${skipped} by reference are not here and were skipped` : ''}`,
  );
}
if (!passes(result)) process.exitCode = 1;
