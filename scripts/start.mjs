// `npm start`: builds what is stale, then starts the server on the project's own Node.
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
  await buildStale();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const server = spawn(node, ['--enable-source-maps', join(root, 'dist/server/server.js')], {
  stdio: 'inherit',
  cwd: process.cwd(),
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
  process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
