import { request as httpRequest, type IncomingMessage } from 'node:http';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../../kernel/config/index.ts';
import { fileErrors, type FileStore } from '../../../kernel/files/index.ts';
import { createHttpServer, createPageCache, type HttpServer } from '../../../kernel/http/index.ts';
import { createLogger } from '../../../kernel/log/index.ts';
import { createPublicSite } from '../../../portal/index.ts';
import { createRequestsServices } from '../requests.services.ts';
import { createRequestsWorld, type RequestsWorld } from '../requests.testing.ts';
import { registerIntakePortal } from './intake.portal.tsx';

const MB = 1024 * 1024;
const BOUNDARY = 'yg-boundary';
let world: RequestsWorld;
let app: HttpServer;
let port: number;
/** What fails now: the store has no room, or the database cannot keep a draft or take a case. */
let failing: 'store' | 'draft' | 'submit' | '' = '';

/** What is public, and what was looked for. */
const looked: string[] = [];
const found = (text: string) => {
  looked.push(text);
  return text.includes('决算')
    ? [{ title: '2024年决算<公开>', path: '/documents/x', organisation: '安澜市财政局', publishedOn: '2025-03-01' }]
    : [];
};

beforeAll(async () => {
  world = await createRequestsWorld();
  const { db, keys, calendar, workflows, organisations, letters } = world;
  const files: FileStore = {
    ...world.files,
    putStream: async (source) => {
      if (failing !== 'store') return world.files.putStream(source);
      // Full only after something was written.
      let written = 0;
      return world.files.putStream(
        (async function* () {
          for await (const chunk of source) {
            if ((written += chunk.length) > 100_000) throw fileErrors.disk_full();
            yield chunk;
          }
        })(),
      );
    },
  };
  const deps = { db, keys, files, calendar, workflows, organisations, letters, now: () => world.clock.at };
  const services = createRequestsServices({ ...deps, settings: { maxFiles: 3, maxFileBytes: 2 * MB } });
  const lost = () => Promise.reject(Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' }));
  const drafts = {
    ...services.drafts,
    save: (...args: Parameters<typeof services.drafts.save>) =>
      failing === 'draft' ? lost() : services.drafts.save(...args),
  };
  const intake = {
    ...services.intake,
    submit: async (...args: Parameters<typeof services.intake.submit>) => {
      // The worst moment: it counted, and nobody hears of it.
      const receipt = await services.intake.submit(...args);
      return failing === 'submit' ? lost() : receipt;
    },
  };
  app = await createHttpServer({ config: readConfig({}), log: createLogger('fatal'), apiTitle: 'x', apiVersion: '0' });
  const cache = createPageCache({ maxBytes: 1 << 20, isCurrent: () => true });
  const view = { name: '安澜市', origin: 'http://x.cn' };
  const tenantId = world.tenant.id;
  const site = createPublicSite({ app, cache, siteOf: async () => ({ tenantId, siteId: 's', view }) });
  const placeOf = async () => ({ tenantId, view });
  registerIntakePortal({
    ...services,
    drafts,
    intake,
    app,
    site,
    placeOf,
    findPublished: async (_, text) => found(text),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
beforeEach(() => void (failing = ''));
afterAll(async () => {
  await app.close();
  await world.close();
});

const TYPED = {
  ...{ title: '2025年市级决算', kind: 'natural', name: '测试人', documentType: 'resident_id', phone: '13900000000' },
  ...{ documentNumber: '11010519491231002X', form: 'paper', way: 'pickup', locale: 'zh' },
};
const fieldsOf = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('');

/** A form with files of such sizes, made as it is sent; answers with what came back and how much had been sent by then. */
function send(fields: Record<string, string>, sizes: readonly number[], options: { cutAfter?: number } = {}) {
  const head = (n: number) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${n}.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  const start = fieldsOf({ organisation: world.finance.id, ...TYPED, ...fields });
  const end = `${fieldsOf({ action: 'check' })}--${BOUNDARY}--\r\n`;
  const length =
    Buffer.byteLength(start) +
    Buffer.byteLength(end) +
    sizes.reduce((sum, size, n) => sum + Buffer.byteLength(head(n)) + size + 2, 0);
  let sent = 0;
  let isAnswered = false;
  async function* body() {
    yield Buffer.from(start);
    for (const [n, size] of sizes.entries()) {
      yield Buffer.from(head(n));
      for (let left = size, isFirst = true; left > 0; isFirst = false) {
        const chunk = Buffer.alloc(Math.min(left, 256 * 1024), 32);
        if (isFirst) chunk.write('%PDF-1.7 ');
        left -= chunk.length;
        sent += chunk.length;
        if (isAnswered) return;
        if (options.cutAfter !== undefined && sent > options.cutAfter) throw new Error('cut');
        yield chunk;
      }
      yield Buffer.from('\r\n');
    }
    yield Buffer.from(end);
  }
  return new Promise<{ status: number; text: string; sent: number; length: number }>((resolve, reject) => {
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'content-length': length };
    const request = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/requests/new', headers });
    request.on('error', reject);
    request.on('response', (response: IncomingMessage) => {
      isAnswered = true;
      const sentThen = sent;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        request.destroy();
        resolve({ status: response.statusCode ?? 0, text, sent: sentThen, length });
      });
    });
    const source = Readable.from(body());
    source.on('error', (error) => (request.destroy(), reject(error)));
    source.pipe(request);
  });
}

const stored = async () => {
  const found: string[] = [];
  for await (const { sha256 } of world.files.list()) found.push(sha256);
  return found;
};
const unfinished = () => readdirSync(join(world.folder, 'files', 'unfinished'));
const keyOf = (text: string) => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';

it('files are taken as they come, encrypted, and open again as they were', async () => {
  const before = await stored();
  const { status, text } = await send({}, [2 * MB, 70_000, 65_536]);
  expect(status).toBe(200);
  const draft = await world.drafts.find(world.tenant.id, keyOf(text));
  expect(draft?.files.map(({ size }) => size)).toEqual([2 * MB, 70_000, 65_536]);
  expect((await stored()).length).toBe(before.length + 3);
  for (const { sha256, size } of draft?.files ?? []) {
    const sealed = await world.files.read(sha256);
    expect(sealed.includes(Buffer.from('%PDF-1.7'))).toBe(false);
    expect(sealed.toString('latin1', 0, 15)).toBe('A256GCM-STREAM.');
    const bytes = await world.keys.openBytes('requests.files', sealed);
    expect([bytes.length, bytes.toString('latin1', 0, 8)]).toEqual([size, '%PDF-1.7']);
  }
});

it.each([
  ['too large', Array.from({ length: 20 }, () => 50 * MB), '超过 2 MB'],
  ['too many', Array.from({ length: 200 }, () => MB), '最多可附 3 个文件'],
])('files that are %s are refused before all of them came, and what was typed stays', async (_, sizes, said) => {
  const before = await stored();
  const { status, text, sent, length } = await send({}, sizes);
  expect(status).toBe(422);
  expect(text).toContain(said);
  for (const typed of [TYPED.title, TYPED.name, TYPED.documentNumber]) expect(text).toContain(typed);
  expect(sent).toBeLessThan(length / 4);
  // The three that fit are kept; nothing else is.
  const draft = await world.drafts.find(world.tenant.id, keyOf(text));
  expect((await stored()).length).toBe(before.length + (draft?.files.length ?? 0));
  expect(unfinished()).toEqual([]);
});

it('an English form is refused in English, with a file a little too large and the others kept', async () => {
  const { status, text } = await send({ locale: 'en' }, [1000, 2 * MB + 1, 3000]);
  expect(status).toBe(422);
  expect(text).toContain('is larger than 2 MB');
  expect(text).toContain('lang="en"');
  const draft = await world.drafts.find(world.tenant.id, keyOf(text));
  expect(draft?.files.map(({ size }) => size)).toEqual([1000, 3000]);
});

it('a form that is cut off on its way leaves nothing', async () => {
  const before = await stored();
  await expect(send({}, [MB, 2 * MB], { cutAfter: 2 * MB })).rejects.toThrow('cut');
  for (let wait = 0; wait < 100 && ((await stored()).length > before.length || unfinished().length > 0); wait += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await stored()).toEqual(before);
  expect(unfinished()).toEqual([]);
});

it('a full store is told, leaves nothing half-written and keeps what was typed', async () => {
  failing = 'store';
  const before = await stored();
  const { status, text } = await send({}, [MB]);
  expect(status).toBe(507);
  expect(text).toContain('暂时存不下附件');
  for (const typed of [TYPED.title, TYPED.name, TYPED.documentNumber]) expect(text).toContain(typed);
  expect([await stored(), unfinished()]).toEqual([before, []]);
  failing = '';
  // The same form sent again, without the file, goes on.
  expect((await send({ token: keyOf(text) }, [])).text).toContain('核对后提交');
});

it('a database that cannot keep the form gives it back as it was typed', async () => {
  failing = 'draft';
  const { status, text } = await send({}, []);
  expect(status).toBe(503);
  expect(text).toContain('您填写的内容都还在本页');
  for (const typed of [TYPED.title, TYPED.name, TYPED.documentNumber]) expect(text).toContain(typed);
  failing = '';
  expect((await send({ token: keyOf(text) }, [])).status).toBe(200);
});

it('a request whose commit nobody hears of can be sent again, and is one case with one receipt', async () => {
  const { text } = await send({}, [1000]);
  const token = keyOf(text);
  const post = () =>
    app.inject({
      ...{ method: 'POST', url: '/requests/send' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token, locale: 'zh' }).toString(),
    });
  failing = 'submit';
  const first = await post();
  expect(first.statusCode).toBe(503);
  expect(first.body).toContain('再次提交');
  expect(keyOf(first.body)).toBe(token);
  failing = '';
  const second = await post();
  expect(second.statusCode).toBe(303);
  const receipt = await app.inject(String(second.headers['location']));
  expect(receipt.body).toContain('申请已提交');
  const cases = await world.db.selectFrom('requests').select('id').execute();
  expect(cases).toHaveLength(1);
  // A day later the link says where to look.
  world.clock.at = new Date(world.clock.at.getTime() + 25 * 3_600_000);
  const late = await app.inject(`/en${String(second.headers['location'])}`);
  expect(late.statusCode).toBe(404);
  expect(late.body).toContain('The receipt opens for 24 hours only');
  expect(late.body).toContain('action="/requests/status"');
});

const suggest = (fields: Record<string, string>) =>
  app.inject({
    ...{ method: 'POST', url: '/requests/suggestions' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

it.each([
  ['zh', '可能已经公开', 'href="/documents/x"'],
  ['en', 'This is public already', 'href="/en/documents/x"'],
])(
  'what is public already is shown while the subject is typed (%s), as on the check page',
  async (locale, said, link) => {
    const { statusCode, body, headers } = await suggest({ title: '市级决算', locale });
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store']);
    for (const part of [said, link, '2024年决算&lt;公开', 'target="_blank"']) expect(body).toContain(part);
    expect(body).not.toContain('<html');
    const { text } = await send({ locale }, []);
    expect(text).toContain(link);
  },
);

it('nothing is looked for before there is a subject, nothing found is nothing said, and no other field counts', async () => {
  looked.length = 0;
  for (const title of ['', ' ', '决']) expect((await suggest({ title, locale: 'zh' })).body).toBe('');
  expect(looked).toEqual([]);
  const none = await suggest({ title: '天气', name: '决算', documentNumber: '11010519491231002X', locale: 'zh' });
  expect([none.body, looked]).toEqual(['', ['天气']]);
  // The form names where to ask and loads the script from a file of our own; without it, the region stays empty.
  const page = (await app.inject('/requests/new')).body;
  expect(page).toMatch(/<div id="suggestions" aria-live="polite" data-from="\/requests\/suggestions"[^>]*><\/div>/);
  expect(page).toMatch(/<script src="\/assets\/ask-[0-9a-f]{12}\.js" defer/);
});
