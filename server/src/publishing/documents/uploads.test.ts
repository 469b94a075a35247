import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/errors/index.ts';
import { PNG } from '../../kernel/extract/testing/office-files.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { createUploadsService, type UploadsService } from './uploads.service.ts';

let world: DocumentsWorld;
let uploads: UploadsService;
const queued: Record<string, unknown>[] = [];
beforeAll(async () => {
  world = await createDocumentsWorld();
  const { db, files, documentImport } = world;
  uploads = createUploadsService({
    db,
    files,
    documents: documentImport,
    enqueue: async (_tx, _queue, data) => void queued.push(data),
  });
});
afterAll(() => world.close());

async function* sent(...files: [string, string | AppError][]) {
  for (const [fileName, content] of files)
    yield { fileName, bytes: typeof content === 'string' ? Buffer.from(content) : content };
}
const tooLarge = new AppError('http.too_large', { limit: '1 MB' });

async function start(...files: [string, string | AppError][]): Promise<string> {
  const { id } = await uploads.start(world.editor, world.unit.id, sent(...files));
  await uploads.readWaiting({ tenantId: world.tenant.id, id });
  return id;
}

describe('the import in the console', () => {
  it('reads what can be read, tells why the rest cannot, and saves what is chosen', async () => {
    const { editor, documents } = world;
    const id = await start(
      ['一.txt', notice('2001')],
      ['二.txt', ''],
      ['三.txt', notice('2002')],
      ['大.pdf', tooLarge],
    );
    const view = await uploads.get(editor, id);
    expect(view).toMatchObject({ state: 'ready', total: 4, finished: 4 });
    expect(view.items.map((item) => item.state)).toEqual(['read', 'failed', 'read', 'failed']);
    expect(view.items[1]?.error?.message).toMatch(/空/);
    expect(view.items[0]?.fields?.['documentNumber']).toMatchObject({ value: '测财〔2026〕2001号' });
    const [first] = view.items;
    const title = '改过的标题';
    const fields = { ...plain(first?.fields ?? {}), title };
    const saved = await uploads.save(editor, id, [
      { position: 0, include: true, fields },
      { position: 2, include: false },
    ]);
    expect(saved).toMatchObject({
      state: 'done',
      items: [{ state: 'saved' }, { state: 'failed' }, { state: 'left_out' }, {}],
    });
    expect((await documents.get(editor, saved.items[0]?.documentId ?? '')).draft).toMatchObject({
      title,
      state: 'draft',
    });
    const again = await uploads.save(editor, id, [{ position: 0, include: true, fields }]);
    expect(again.items[0]).toMatchObject({ state: 'saved', documentId: saved.items[0]?.documentId });
    expect(await world.actionsOf(id)).toEqual(['documents.import.started']);
  });

  it('marks what is already there and leads to it', async () => {
    const first = await world.importText(world.editor, notice('2010'));
    const view = await uploads.get(world.editor, await start(['同.txt', notice('2010')]));
    expect(view.items[0]).toMatchObject({
      state: 'duplicate',
      documentId: first.state === 'saved' ? first.documentId : '',
    });
  });

  it('goes on after a crash with what still waits, and the sweep finds a lost job', async () => {
    const { id } = await uploads.start(
      world.editor,
      world.unit.id,
      sent(['a.txt', notice('2020')], ['b.txt', notice('2021')]),
    );
    await uploads.readWaiting({ tenantId: world.tenant.id, id });
    await uploads.readWaiting({ tenantId: world.tenant.id, id });
    expect((await uploads.get(world.editor, id)).items.map((item) => item.state)).toEqual(['read', 'read']);
    const lost = await uploads.start(world.editor, world.unit.id, sent(['c.txt', notice('2022')]));
    await world.db
      .updateTable('imports')
      .set({ createdAt: new Date(Date.now() - 600_000) })
      .where('id', '=', lost.id)
      .execute();
    await uploads.sweep();
    expect((await uploads.get(world.editor, lost.id)).state).toBe('ready');
  });

  it('keeps the pictures of an upload that an officer has not saved yet, and removes what nothing names', async () => {
    const { editor, files, folder } = world;
    const png = Buffer.from(PNG).toString('base64');
    const page = notice('2040').replaceAll('\n', '</p><p>');
    const id = await start([
      '图.html',
      `<html><body><p>${page}</p><p><img src="data:image/png;base64,${png}"></p></body></html>`,
    ]);
    const orphan = await files.put(Buffer.from('没有任何记录引用的内容'));
    for await (const { sha256 } of files.list()) {
      const longAgo = new Date(Date.now() - 2 * 3_600_000);
      utimesSync(join(folder, 'files', sha256.slice(0, 2), sha256), longAgo, longAgo);
    }
    await uploads.sweep();
    await expect(files.read(orphan)).rejects.toMatchObject({ code: 'files.not_found' });
    const view = await uploads.get(editor, id);
    const image = view.items[0]?.body.find((block) => block.kind === 'image');
    expect(image).toBeDefined();
    const fields = plain(view.items[0]?.fields ?? {});
    const saved = await uploads.save(editor, id, [{ position: 0, include: true, fields }]);
    expect(saved.items[0]?.state).toBe('saved');
    const stored = await files.read(image?.kind === 'image' ? image.file : '');
    expect(stored.equals(Buffer.from(PNG))).toBe(true);
  });

  it('is seen by its owner only, and needs the right and a file', async () => {
    const { editor, officer, unit, other } = world;
    const id = await start(['d.txt', notice('2030')]);
    const colleague = officer('colleague', ['documents.document.import'], unit.id);
    await expect(uploads.get(colleague, id)).rejects.toMatchObject({ code: 'documents.import_not_found' });
    await expect(uploads.start(editor, other.id, sent(['x.txt', 'x']))).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(uploads.start(editor, unit.id, sent())).rejects.toMatchObject({ code: 'documents.import_empty' });
    const waiting = await uploads.start(editor, unit.id, sent(['e.txt', notice('2031')]));
    await expect(uploads.save(editor, waiting.id, [])).rejects.toMatchObject({ code: 'documents.import_not_ready' });
  });
});

function plain(fields: Record<string, { value: string }>) {
  const value = (name: string) => fields[name]?.value ?? '';
  return {
    title: value('title'),
    documentNumber: value('documentNumber'),
    issuingBody: value('issuingBody'),
    indexNumber: value('indexNumber'),
    topic: value('topic'),
    subjectWords: value('subjectWords'),
    mainRecipients: value('mainRecipients'),
    madeOn: value('madeOn') || null,
    publishedOn: value('publishedOn') || null,
    validity: '' as const,
  };
}
