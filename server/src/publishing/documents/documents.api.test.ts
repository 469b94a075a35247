import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { PNG } from '../../kernel/extract/testing/office-files.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { registerDocumentsApi } from './documents.api.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { createUploadsService, type UploadsService } from './uploads.service.ts';
import { createWorkbenchService } from './workbench.service.ts';

let world: DocumentsWorld;
let app: HttpServer;
let uploads: UploadsService;
let actor: Actor;

beforeAll(async () => {
  world = await createDocumentsWorld();
  actor = world.editor;
  const { db, files, organisations, documents, documentImport, reviews, tenant } = world;
  uploads = createUploadsService({
    ...{ db, files, organisations, documents: documentImport, keepReadingsDays: 30 },
    enqueue: async () => undefined,
  });
  const config = readConfig({});
  const log = createLogger('error', { write: () => undefined });
  app = await createHttpServer({ config, log, apiTitle: 'test', apiVersion: '1' });
  registerDocumentsApi(app, {
    ...{ db, documents, uploads, uploadMaxBytes: 1 << 20 },
    workbench: createWorkbenchService({ db, reviews, disclosure: { listDue: async () => [] } }),
    actorOf: async () => actor,
    tenantOf: async () => tenant.id,
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

function form(name: string, content: Buffer, fields: Record<string, string> = {}) {
  const mark = 'mark-of-a-part';
  const parts = Object.entries(fields).map(([key, value]) =>
    Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`),
  );
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/svg+xml\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
    payload: Buffer.concat([...parts, Buffer.from(head), content, Buffer.from(`\r\n--${mark}--\r\n`)]),
  };
}
const draft = async () =>
  (await world.documents.create(world.editor, { organisationId: world.unit.id, title: '关于接口的通知' })).id;

describe('pictures over HTTP', () => {
  it('come in by their content, whatever they are called, and are shown to staff only as what they are', async () => {
    const id = await draft();
    const url = `/api/v1/console/documents/${id}/images`;
    const answer = await app.inject({ method: 'POST', url, ...form('图.svg', Buffer.from(PNG)) });
    expect(answer.statusCode).toBe(200);
    const { file } = answer.json<{ file: string }>();
    const shown = await app.inject(`/api/v1/console/files/${file}`);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'private, no-store' });
    expect(shown.rawPayload.equals(Buffer.from(PNG))).toBe(true);
  });

  it.each([
    ['documents.image_unknown', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['documents.image_too_large', Buffer.alloc(10 * 1024 * 1024 + 1)],
  ])('are refused as %s', async (code, content) => {
    const url = `/api/v1/console/documents/${await draft()}/images`;
    const answer = await app.inject({ method: 'POST', url, ...form('图.png', content) });
    expect(answer.json()).toMatchObject({ code });
    expect((await app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(415);
  });
});

describe('an import over HTTP', () => {
  it('tells its progress without texts, one item with all of it, and its pictures to nobody else', async () => {
    const png = Buffer.from(PNG).toString('base64');
    const page = `<html><body><p>${notice('7001').replaceAll('\n', '</p><p>')}</p><img src="data:image/png;base64,${png}"></body></html>`;
    const started = await app.inject({
      method: 'POST',
      url: '/api/v1/console/imports',
      ...form('图\u0001文.html', Buffer.from(page), { organisationId: world.unit.id }),
    });
    const { id } = started.json<{ id: string }>();
    await uploads.readWaiting({ tenantId: world.tenant.id, id });
    const url = `/api/v1/console/imports/${id}`;
    const view = (await app.inject(url)).json<{ items: Record<string, unknown>[] }>();
    expect(view.items).toMatchObject([
      { state: 'read', isReadable: true, fileName: expect.stringMatching(/^图.文\.html$/) },
    ]);
    expect(Object.keys(view.items[0] ?? {})).not.toEqual(expect.arrayContaining(['body']));
    const item = (await app.inject(`${url}/items/0`)).json<{ body: { kind: string; file?: string }[] }>();
    const file = item.body.find(({ kind }) => kind === 'image')?.file;
    expect((await app.inject(`${url}/files/${file}`)).headers['content-type']).toBe('image/png');
    expect((await app.inject(`${url}/items/9`)).statusCode).toBe(404);
    actor = world.officer('colleague', ['documents.document.import', 'documents.document.read'], world.unit.id);
    for (const path of ['', '/items/0', `/files/${file}`]) expect((await app.inject(url + path)).statusCode).toBe(404);
    actor = world.editor;
    const corrected = { position: 0, include: true, fields: { madeOn: '2026-02-30' } };
    const refused = await app.inject({ method: 'POST', url: `${url}/save`, payload: { items: [corrected] } });
    expect(refused.json()).toMatchObject({ code: 'http.invalid_date', details: { field: 'items.0.fields.madeOn' } });
    const payload = { items: [{ ...corrected, fields: { madeOn: '2026-02-28' } }] };
    const saved = await app.inject({ method: 'POST', url: `${url}/save`, payload });
    expect(saved.json()).toMatchObject({ state: 'done', items: [{ state: 'saved' }] });
  });
});

describe('what cannot be kept', () => {
  const fields = {
    title: '关于接口的通知',
    documentNumber: '',
    issuingBody: '',
    indexNumber: '',
    topic: '',
    subjectWords: '',
  };
  const rest = { mainRecipients: '甲：\n乙：', madeOn: null, publishedOn: null, validity: '' };

  it.each([
    ['http.invalid_date', 'fields.publishedOn', { publishedOn: '2026-02-30' }],
    ['http.invalid_line', 'fields.title', { title: '两行\n标题' }],
    ['http.invalid_text', 'fields.mainRecipients', { mainRecipients: '甲\u0000' }],
    ['http.invalid_text', 'fields.topic', { topic: '\udc00' }],
  ])('is refused as %s in %s, and nothing is written', async (code, field, change) => {
    const id = await draft();
    const payload = { version: 1, fields: { ...fields, ...rest, ...change } };
    const answer = await app.inject({ method: 'PUT', url: `/api/v1/console/documents/${id}/draft`, payload });
    expect(answer.json()).toMatchObject({ code, details: { field } });
    expect(await world.actionsOf(id)).toEqual(['documents.document.drafted']);
    const kept = await app.inject({
      method: 'PUT',
      url: `/api/v1/console/documents/${id}/draft`,
      payload: { version: 1, fields: { ...fields, ...rest, title: `关于${field}的通知` } },
    });
    expect(kept.json()).toMatchObject({ mainRecipients: '甲：\n乙：', version: 2 });
  });

  it('is refused in the dates of tasks too', async () => {
    const imported = await world.importText(world.editor, notice('7002'));
    if (imported.state !== 'saved') throw new Error('not saved');
    const { draft: own } = await world.documents.get(world.editor, imported.documentId);
    const tasks = own?.tasks.map((task) => ({ ...task, dates: [{ on: '2026-06-31', words: '六月底' }] }));
    const url = `/api/v1/console/documents/${imported.documentId}/tasks`;
    const answer = await app.inject({ method: 'PUT', url, payload: { version: 1, tasks } });
    expect(answer.json()).toMatchObject({ code: 'http.invalid_date', details: { field: 'tasks.0.dates.0.on' } });
  });
});
