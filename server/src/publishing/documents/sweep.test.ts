import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PNG } from '../../kernel/extract/testing/office-files.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { createUploadsService, type UploadsService } from './uploads.service.ts';

let world: DocumentsWorld;
let uploads: UploadsService;
beforeAll(async () => {
  world = await createDocumentsWorld();
  const { db, files, organisations, documentImport } = world;
  uploads = createUploadsService({
    ...{ db, files, organisations, documents: documentImport, keepReadingsDays: 30 },
    enqueue: async () => undefined,
  });
});
afterAll(() => world.close());

const LONG_AGO = new Date(Date.now() - 100 * 3_600_000);

/** Lets everything stored so far look old: bytes, names and the time since when a file is loose. */
async function grow(): Promise<void> {
  for await (const { sha256 } of world.files.list())
    utimesSync(join(world.folder, 'files', sha256.slice(0, 2), sha256), LONG_AGO, LONG_AGO);
  await world.db.updateTable('files').set({ claimedAt: LONG_AGO }).execute();
  await world.db
    .updateTable('documentFiles')
    .set({ looseSince: LONG_AGO })
    .where('looseSince', 'is not', null)
    .execute();
}
const sweepByTwo = () => Promise.all([uploads.sweep(), uploads.sweep()]);
const isStored = (sha256: string) =>
  world.files.read(sha256).then(
    () => true,
    () => false,
  );
const isNamed = async (sha256: string) =>
  (await world.db.selectFrom('files').select('sha256').where('sha256', '=', sha256).execute()).length > 0;

async function draft(text: string): Promise<{ id: string; original: string }> {
  const outcome = await world.importText(world.editor, text, { fileName: `${/第(\d+)项/.exec(text)?.[1]}.txt` });
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  const row = await world.db
    .selectFrom('documentEditions')
    .select('originalFile')
    .where('documentId', '=', outcome.documentId)
    .executeTakeFirstOrThrow();
  return { id: outcome.documentId, original: row.originalFile ?? '' };
}

describe('files that nothing names any more', () => {
  it('go with the draft that was discarded, and stay while another document holds the same bytes', async () => {
    const { documents, editor, officer } = world;
    const alone = await draft(notice('3001'));
    const kept = await draft(notice('3002'));
    const twin = await draft(notice('3003'));
    await world.db
      .insertInto('documentFiles')
      .values({ tenantId: world.tenant.id, sha256: twin.original, documentId: kept.id })
      .execute();
    await documents.discardDraft(editor, alone.id, 1);
    await documents.discardDraft(editor, twin.id, 1);
    await sweepByTwo();
    expect(await isStored(alone.original)).toBe(true); // young: it may be somebody's who is just saving it
    await grow();
    await sweepByTwo();
    expect(await isStored(alone.original)).toBe(false);
    expect(await isNamed(alone.original)).toBe(false);
    expect(await isStored(twin.original)).toBe(true);
    expect(await isStored(kept.original)).toBe(true);
    const reader = officer('reader', ['documents.document.read']);
    (await documents.openFile(reader, kept.original)).body.destroy();
    await expect(documents.openFile(reader, alone.original)).rejects.toMatchObject({ code: 'documents.not_found' });
  });

  it('stay as long as an edition has them: the original of what is public, a picture that undo may bring back', async () => {
    const { documents, editor, officer, unit } = world;
    const bulk = officer('bulk', ['documents.document.bulk_publish'], unit.id);
    const outcome = await world.importText(bulk, notice('3010'), { publish: true });
    if (outcome.state !== 'saved') throw new Error('not saved');
    const id = outcome.documentId;
    await documents.startDraft(editor, id);
    const { live, draft: next } = await documents.get(editor, id);
    const { file } = await documents.addImage(editor, id, Buffer.from(PNG));
    const fields = fieldsOf(next!);
    const text = { kind: 'paragraph' as const, text: '一、改过的正文。（市财政局负责）' };
    const image = { kind: 'image' as const, file, alt: '示意图' };
    let saved = await documents.saveDraft(editor, id, { version: next!.version, fields, blocks: [text, image] });
    expect(saved.original).toBeNull();
    await grow();
    await sweepByTwo();
    expect(await isStored(file)).toBe(true);
    expect((await documents.get(editor, id)).live?.original?.url).toBe(live?.original?.url);
    const original = /files\/([0-9a-f]{64})/.exec(live?.original?.url ?? '')?.[1] ?? '';
    expect(await isStored(original)).toBe(true);

    saved = await documents.saveDraft(editor, id, { version: saved.version, fields, blocks: [text] });
    await sweepByTwo();
    saved = await documents.saveDraft(editor, id, { version: saved.version, fields, blocks: [text, image] }); // undo
    await grow();
    await sweepByTwo();
    expect(await isStored(file)).toBe(true);
    await documents.saveDraft(editor, id, { version: saved.version, fields, blocks: [text] });
    await grow();
    await sweepByTwo();
    expect(await isStored(file)).toBe(false);
    expect(await isStored(original)).toBe(true);
  });

  it('are never taken from whoever names them in the same moment', async () => {
    const { editor, documents } = world;
    const names = ['3020', '3021', '3022', '3023'];
    const gone = await Promise.all(names.map((n) => draft(notice(n))));
    for (const { id } of gone) await documents.discardDraft(editor, id, 1);
    await grow();
    const [again] = await Promise.all([Promise.all(names.map((n) => draft(notice(n)))), sweepByTwo()]);
    for (const { original } of again) {
      expect(await isNamed(original)).toBe(true);
      expect(await isStored(original)).toBe(true);
    }
  });
});

describe('what was read from uploads', () => {
  it('is forgotten after the days that are set, with a trace, and what was not saved counts as left out', async () => {
    const { editor, unit, tenant, db } = world;
    async function* sent() {
      yield { fileName: '存.txt', bytes: Buffer.from(notice('3030')) };
      yield { fileName: '忘.txt', bytes: Buffer.from(notice('3031')) };
    }
    const { id } = await uploads.start(editor, unit.id, sent());
    await uploads.readWaiting({ tenantId: tenant.id, id });
    const saved = await uploads.save(editor, id, [{ position: 0, include: true }]);
    const file = await db
      .selectFrom('importItems')
      .select(['position', 'file'])
      .where('importId', '=', id)
      .orderBy('position')
      .execute();
    await db
      .updateTable('imports')
      .set({ createdAt: new Date(Date.now() - 29 * 86_400_000) })
      .where('id', '=', id)
      .execute();
    await grow();
    await sweepByTwo();
    expect((await uploads.get(editor, id)).items[1]).toMatchObject({ state: 'read', isReadable: true });
    await db
      .updateTable('imports')
      .set({ createdAt: new Date(Date.now() - 31 * 86_400_000) })
      .where('id', '=', id)
      .execute();
    await sweepByTwo();
    expect(await uploads.get(editor, id)).toMatchObject({
      state: 'done',
      items: [
        {
          state: 'saved',
          isReadable: false,
          documentId: saved.items[0]?.documentId,
          title: expect.stringMatching('3030'),
        },
        { state: 'left_out', isReadable: false },
      ],
    });
    expect((await uploads.item(editor, id, 1)).body).toEqual([]);
    expect((await world.actionsOf(id)).filter((action) => action === 'documents.import.forgotten')).toHaveLength(1);
    expect(await isStored(file[0]?.file ?? '')).toBe(true); // the original of the draft
    expect(await isStored(file[1]?.file ?? '')).toBe(false);
  });
});

function fieldsOf(edition: { title: string; documentNumber: string; issuingBody: string }) {
  const { title, documentNumber, issuingBody } = edition;
  const empty = { indexNumber: '', topic: '', subjectWords: '', mainRecipients: '', validity: '' as const };
  return { title, documentNumber, issuingBody, ...empty, madeOn: null, publishedOn: null };
}
