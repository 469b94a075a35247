// Writes docs/openapi.json from the running routes and the console's types from it. With --check: fails when a committed file differs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format } from 'prettier';

const root = resolve(import.meta.dirname, '..');
const targets = { openapi: join(root, 'docs/openapi.json'), types: join(root, 'console/src/api/schema.generated.ts') };
const folder = mkdtempSync(join(tmpdir(), 'yangguang-api-'));
try {
  // The built server is asked: what it answers is what clients get.
  const { startServer } = await import(join(root, 'dist/server/server.js'));
  const { readConfig } = await import('../server/src/kernel/config/index.ts');
  const config = readConfig({ DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error' });
  const server = await startServer(config, { announce: () => undefined });
  const description: unknown = await (await fetch(`${server.url}/openapi.json`)).json();
  await server.stop();
  const openapi = await format(JSON.stringify(description), { parser: 'json', printWidth: 120 });
  const head = '// Made from docs/openapi.json by `npm run api:types`. Do not edit.\n';
  const types = head + astToString(await openapiTS(description as never));
  const stale = [
    [targets.openapi, openapi],
    [targets.types, types],
  ].filter(([path = '', text]) => read(path) !== text);
  if (process.argv.includes('--check')) {
    for (const [path] of stale) console.error(`${path} is stale: run npm run api:types`);
    if (stale.length > 0) process.exitCode = 1;
  } else for (const [path = '', text = ''] of stale) writeFileSync(path, text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
process.exit(process.exitCode ?? 0);
