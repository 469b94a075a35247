// `npm test`: builds what is stale (the browser tests walk the built product), then runs every test.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildStale } from './build.mjs';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
await buildStale();
const report = process.env.YG_TEST_REPORT;
const args = [
  'run',
  ...(report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []),
  ...process.argv.slice(2),
];
const run = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
  cwd: root,
  stdio: 'inherit',
});
run.on('exit', (code) => process.exit(code ?? 1));
