import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, serve, stopServing, type ServingProgram } from './program.testing.ts';

/** What is not public has no address: a draft and a held import are looked for on every public surface of the built product. */

const folder = mkdtempSync(join(tmpdir(), 'yangguang-leaks-'));
const dataDir = join(folder, 'data');
let server: ServingProgram;
const secrets: { what: string; id: string; hash: string; title: string }[] = [];
let publicId = '';

const text = (title: string, number: number, head = '') =>
  `${head}${title}\n安政办发〔2026〕${number}号\n各县区人民政府：\n一、办好${title}所列事项。（市财政局负责）\n安澜市人民政府办公室\n2026年3月2日\n`;

async function importOne(what: string, title: string, content: string, ...options: string[]): Promise<string> {
  const file = join(folder, `${what}.txt`);
  writeFileSync(file, content);
  const { out } = await runCli(['import', file, '--json', ...options], { dataDir });
  const { documentId } = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as { documentId: string };
  expect(documentId).not.toBe('');
  secrets.push({ what, id: documentId, hash: createHash('sha256').update(readFileSync(file)).digest('hex'), title });
  return documentId;
}

beforeAll(async () => {
  await runCli(['accounts', 'add', 'stock', '--role', 'bulk_publisher'], { dataDir });
  await importOne('draft', '关于蓝鲸计划筹备的通知', text('关于蓝鲸计划筹备的通知', 801));
  const held = '关于青铜渡口迁移的通知';
  await importOne('held', held, text(held, 802, '秘密★1年\n'), '--publish', '--as', 'stock');
  const open = '关于银杏大道绿化的通知';
  publicId = await importOne('public', open, text(open, 803), '--publish', '--as', 'stock');
  secrets.pop();
  server = await serve({ dataDir, settings: { RATE_LIMIT_PER_MINUTE: '100000' } });
}, 240_000);
afterAll(async () => {
  if (server) await stopServing(server);
  rmSync(folder, { recursive: true, force: true });
});

describe('what is not public', () => {
  it('finds nothing on page, list, API, search, feed, sitemap or file address', async () => {
    expect(secrets.map((secret) => secret.what)).toEqual(['draft', 'held']);
    for (const { what, id, hash, title } of secrets) {
      const q = encodeURIComponent(title);
      const refused = [
        `/documents/${id}`,
        `/en/documents/${id}`,
        `/documents/${id}?view=large`,
        `/api/v1/documents/${id}`,
        `/files/${hash}/${what}.txt`,
      ];
      for (const path of refused) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await fetch(server.url + path, { method });
          expect({ path, method, status: answer.status }).toEqual({ path, method, status: 404 });
          expect(await answer.text()).not.toContain(title);
        }
      }
      const surfaces = [
        '/',
        '/en',
        '/documents',
        '/units',
        '/feeds/documents.atom',
        '/sitemap.xml',
        '/openapi.json',
        '/readyz',
        '/metrics',
        '/api/v1/documents',
        '/api/v1/units',
        `/api/v1/search?q=${q}`,
        `/api/v1/search?q=${id}`,
        `/api/v1/search?q=${hash}`,
      ];
      for (const path of surfaces) {
        const body = await (await fetch(server.url + path)).text();
        expect({ path, found: [id, hash, title].filter((word) => body.includes(word)) }).toEqual({ path, found: [] });
      }
      // The page repeats the words that were searched, and nothing else of them.
      const page = await (await fetch(`${server.url}/search?q=${q}`)).text();
      expect(page).not.toContain(`/documents/${id}`);
    }
    expect((await fetch(`${server.url}/documents/${publicId}`)).status).toBe(200);
  });

  it('is behind a sign-in in the console, on every route there is', async () => {
    const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { security?: unknown }>>;
    };
    const staff = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) => (security ? [{ path, method }] : [])),
    );
    expect(staff.length).toBeGreaterThan(20);
    for (const { path, method } of staff.filter((route) => route.method === 'get')) {
      const [secret] = secrets;
      const url = path.replaceAll(/\{sha256\}/g, secret?.hash ?? '').replaceAll(/\{[^}]+\}/g, secret?.id ?? '');
      const { status } = await fetch(server.url + url, { method: method.toUpperCase() });
      expect({ path, refused: status === 401 || status === 400 || status === 404 }).toEqual({ path, refused: true });
    }
  });
});
