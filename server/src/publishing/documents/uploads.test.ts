import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/errors/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { PNG } from '../../kernel/extract/testing/office-files.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { createUploadsService, type UploadsService } from './uploads.service.ts';

let world: DocumentsWorld;
let uploads: UploadsService;
const queued: Record<string, unknown>[] = [];
beforeAll(async () => {
  world = await createDocumentsWorld();
  const { db, files, organisations, documentImport } = world;
  uploads = createUploadsService({
    ...{ db, files, organisations, documents: documentImport, keepReadingsDays: 30 },
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
    expect(view.items[0]).toMatchObject({ title: '测试市财政局关于做好第2001项工作的通知', isReadable: true });
    expect(view.items[0]).not.toHaveProperty('body');
    const first = await uploads.item(editor, id, 0);
    expect(first.fields?.['documentNumber']).toMatchObject({ value: '测财〔2026〕2001号' });
    expect(first.body.length).toBeGreaterThan(2);
    const title = '改过的标题';
    const fields = { title, documentNumber: '测财[2026] 3001 号' };
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
      documentNumber: '测财〔2026〕3001号',
      state: 'draft',
    });
    const again = await uploads.save(editor, id, [{ position: 0, include: true, fields }]);
    expect(again.items[0]).toMatchObject({ state: 'saved', documentId: saved.items[0]?.documentId });
    expect(await world.actionsOf(id)).toEqual([
      'documents.import.started',
      ...['read', 'failed', 'read'].map((state) =>
        expect.stringMatching(`documents.import.item_(${state}|read|failed)`),
      ),
      'documents.import.read',
      'documents.import.item_saved',
      'documents.import.item_left_out',
      'documents.import.finished',
    ]);
    const corrected = (await auditOf(id)).find(({ action }) => action === 'documents.import.item_saved');
    expect(corrected).toMatchObject({
      actorId: 'editor',
      before: { title: '测试市财政局关于做好第2001项工作的通知' },
      after: { title, position: 0, file: '一.txt', documentId: saved.items[0]?.documentId },
    });
    expect((await auditOf(saved.items[0]?.documentId ?? ''))[0]).toMatchObject({
      action: 'documents.document.imported',
      before: { title: '测试市财政局关于做好第2001项工作的通知' },
    });
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
    expect(view.items[0]).toMatchObject({ state: 'read' });
    const image = (await uploads.item(editor, id, 0)).body.find((block) => block.kind === 'image');
    const hash = image?.kind === 'image' ? image.file : '';
    expect(await shownTo(editor, id, hash)).toMatchObject({ mediaType: 'image/png', size: PNG.length });
    const colleague = world.officer(
      'colleague',
      ['documents.document.import', 'documents.document.read'],
      world.unit.id,
    );
    expect(await shownTo(colleague, id, hash)).toBe('documents.import_not_found');
    expect(await shownTo(world.officer('editor', [], world.unit.id), id, hash)).toBe('access.denied');
    expect(await shownTo(editor, id, orphan)).toBe('documents.import_not_found');
    await expect(world.documents.openFile(editor, hash)).rejects.toMatchObject({ code: 'documents.not_found' });
    const saved = await uploads.save(editor, id, [{ position: 0, include: true }]);
    expect(saved.items[0]?.state).toBe('saved');
    const stored = await files.read(hash);
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

describe('what an upload tells', () => {
  it('gives the reasons of failures in the language of whoever reads them', async () => {
    const { editor } = world;
    const id = await start(['空.txt', ''], ['大.pdf', tooLarge]);
    const english = { ...editor, locale: 'en' as const };
    const [zh, en] = [await uploads.get(editor, id), await uploads.get(english, id)];
    expect(zh.items.map(({ error }) => error?.message)).toEqual([
      expect.stringMatching(/空/),
      expect.stringMatching(/1 MB/),
    ]);
    expect(en.items.map(({ error }) => error?.message).join()).toMatch(/^[^\u4e00-\u9fff]+$/);
    expect(en.items[0]?.error?.message).toMatch(/empty/);
    expect(en.items[0]?.error?.code).toBe(zh.items[0]?.error?.code);
  });

  it('marks the second of two equal files as the duplicate of the first, and a body that is no unit here', async () => {
    const { editor } = world;
    const strange = notice('2061').replaceAll('测试市财政局', '外省某市人民政府');
    const id = await start(['甲.txt', notice('2060')], ['乙.txt', strange], ['丙.txt', notice('2060')]);
    const { items } = await uploads.get(editor, id);
    expect(items).toMatchObject([
      { state: 'read', duplicateOf: null },
      { state: 'read' },
      { state: 'duplicate', duplicateOf: { position: 0, fileName: '甲.txt' }, documentId: null },
    ]);
    const codes = async (at: number) => (await uploads.item(editor, id, at)).warnings.map(({ code }) => code);
    expect(await codes(0)).not.toContain('unit_unrecognised');
    expect((await uploads.item(editor, id, 1)).warnings).toContainEqual({
      code: 'unit_unrecognised',
      field: 'issuingBody',
      words: '外省某市人民政府',
    });
    const saved = await uploads.save(
      editor,
      id,
      items.map(({ position }) => ({ position, include: true })),
    );
    expect(saved.items.map(({ state }) => state)).toEqual(['saved', 'saved', 'duplicate']);
  });

  it('lets two savers of one item save it once, and leaves a title that was cleared to the officer', async () => {
    const { editor } = world;
    const id = await start(['同时.txt', notice('2062')]);
    const cleared = uploads.save(editor, id, [{ position: 0, include: true, fields: { title: ' ' } }]);
    await expect(cleared).rejects.toMatchObject({ code: 'documents.title_missing' });
    const both = await Promise.all([1, 2].map(() => uploads.save(editor, id, [{ position: 0, include: true }])));
    expect(new Set(both.map(({ items }) => items[0]?.state))).toEqual(new Set(['saved']));
    const actions = (await world.actionsOf(id)).filter(
      (action) => action.includes('.item_') && !action.endsWith('read'),
    );
    expect(actions).toEqual(['documents.import.item_saved']);
  });
});

describe('reading an upload', () => {
  /** The real reader, counting. */
  function counting() {
    const read: string[] = [];
    const documents = {
      ...world.documentImport,
      read: async (...asked: Parameters<typeof world.documentImport.read>) => {
        read.push(asked[1]);
        return world.documentImport.read(...asked);
      },
    };
    const { db, files, organisations } = world;
    const service = createUploadsService({
      ...{ db, files, organisations, documents, keepReadingsDays: 30 },
      enqueue: async () => undefined,
    });
    return { read, service };
  }
  const setReading = (id: string, change: { readBy: string; readSeenAt: Date }) =>
    world.db.updateTable('imports').set(change).where('id', '=', id).execute();

  it('is done by one process when two start at once', async () => {
    const [one, two] = [counting(), counting()];
    const names = ['1.txt', '2.txt', '3.txt', '4.txt'];
    const { id } = await uploads.start(
      world.editor,
      world.unit.id,
      sent(...names.map((n, i): [string, string] => [n, notice(2070 + i)])),
    );
    const upload = { tenantId: world.tenant.id, id };
    await Promise.all([
      one.service.readWaiting(upload),
      two.service.readWaiting(upload),
      one.service.readWaiting(upload),
    ]);
    expect([...one.read, ...two.read].toSorted()).toEqual(names);
    expect((await uploads.get(world.editor, id)).state).toBe('ready');
  });

  it('is left to a reader that was seen a moment ago, and taken from one that was not', async () => {
    const { read, service } = counting();
    const { id } = await uploads.start(world.editor, world.unit.id, sent(['活.txt', notice('2080')]));
    await setReading(id, { readBy: world.tenant.id, readSeenAt: new Date() });
    await world.db
      .updateTable('imports')
      .set({ createdAt: new Date(Date.now() - 600_000) })
      .where('id', '=', id)
      .execute();
    await service.sweep();
    await service.readWaiting({ tenantId: world.tenant.id, id });
    expect(read).toEqual([]);
    await setReading(id, { readBy: world.tenant.id, readSeenAt: new Date(Date.now() - 600_000) });
    await service.sweep();
    expect(read).toEqual(['活.txt']);
    expect((await uploads.get(world.editor, id)).state).toBe('ready');
  });

  it('changes nothing late: what a slow reader brings after somebody else is not taken', async () => {
    const { documentImport, db, files, organisations, editor, unit, tenant } = world;
    const { id } = await uploads.start(editor, unit.id, sent(['慢.txt', notice('2081')]));
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const documents = {
      ...documentImport,
      read: async (...asked: Parameters<typeof documentImport.read>) => {
        await gate;
        return documentImport.read(...asked);
      },
    };
    const slow = createUploadsService({
      ...{ db, files, organisations, documents, keepReadingsDays: 30 },
      enqueue: async () => undefined,
    }).readWaiting({ tenantId: tenant.id, id });
    await expect.poll(async () => (await readerOf(id)) !== null).toBe(true);
    await setReading(id, { readBy: (await readerOf(id)) ?? '', readSeenAt: new Date(Date.now() - 600_000) });
    await uploads.readWaiting({ tenantId: tenant.id, id });
    const saved = await uploads.save(editor, id, [{ position: 0, include: true }]);
    expect(saved.items[0]?.state).toBe('saved');
    go();
    await slow;
    expect(await uploads.get(editor, id)).toMatchObject({ state: 'done', items: [{ state: 'saved' }] });
  });
});

async function readerOf(id: string): Promise<string | null> {
  const row = await world.db.selectFrom('imports').select('readBy').where('id', '=', id).executeTakeFirstOrThrow();
  return row.readBy;
}

async function auditOf(subjectId: string) {
  return world.db
    .selectFrom('auditEntries')
    .select(['action', 'actorId', 'before', 'after'])
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .execute();
}

async function shownTo(actor: Actor, id: string, hash: string): Promise<unknown> {
  try {
    const { mediaType, size, body } = await uploads.openFile(actor, id, hash);
    body.destroy();
    return { mediaType, size };
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
}
