// `npm run -s yg -- COMMAND`: the command line, built when stale, on the project's own Node, in the folder where it was called.
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const node = join(root, 'node_modules/.bin/node');
if (!existsSync(node)) {
  console.error('还没有安装依赖，请先运行：npm ci\nThe dependencies are not installed yet. Run first: npm ci');
  process.exit(1);
}
const { buildStale } = await import('./build.mjs');
try {
  await buildStale(['server'], { quiet: true });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// npm runs scripts in the project's folder; paths on the command line belong to the folder it was called from.
const cwd = process.env.INIT_CWD ?? process.cwd();
const args = ['--enable-source-maps', join(root, 'dist/server/cli.js'), ...process.argv.slice(2)];
const cli = spawn(node, args, {
  stdio: 'inherit',
  cwd,
  env: { ...process.env, DATA_DIR: process.env.DATA_DIR ?? join(root, 'data') },
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => cli.kill(signal));
cli.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
