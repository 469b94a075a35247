import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/errors/index.ts';
import { PNG } from '../../kernel/extract/testing/office-files.ts';
import { IMAGE_MAX_BYTES } from './document-files.service.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { findPublished } from './published.repo.ts';

let world: DocumentsWorld;
beforeAll(async () => void (world = await createDocumentsWorld()));
afterAll(() => world.close());

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const fields = (title: string) => {
  const empty = { documentNumber: '', indexNumber: '', topic: '', subjectWords: '', mainRecipients: '' };
  return { title, issuingBody: '测试市财政局', ...empty, madeOn: null, publishedOn: null, validity: '' as const };
};
const paragraph = (text: string) => ({ kind: 'paragraph' as const, text });

async function created(title: string): Promise<string> {
  return (await world.documents.create(world.editor, { organisationId: world.unit.id, title })).id;
}

describe('saving an edited text', () => {
  it('that says what is stored changes neither the text nor the file beside it', async () => {
    const { documents, editor } = world;
    const id = await created('关于路灯的通知');
    const blocks = [paragraph('一、加强管理，6月底前完成。（市财政局负责）'), paragraph('说明如下。')];
    const first = await documents.saveDraft(editor, id, { version: 1, fields: fields('关于路灯的通知'), blocks });
    const again = await documents.saveDraft(editor, id, { version: 2, fields: fields('关于路灯的通知'), blocks });
    expect(again.body).toEqual(first.body);
    expect(again.tasks).toEqual(first.tasks);
    const imported = await world.importText(editor, notice('4001'));
    if (imported.state !== 'saved') throw new Error('not saved');
    const { draft } = await documents.get(editor, imported.documentId);
    const titled = { version: 1, fields: { ...fields('只改标题'), madeOn: '2026-03-02' } };
    const saved = await documents.saveDraft(editor, imported.documentId, titled);
    expect(saved).toMatchObject({ title: '只改标题', body: draft?.body, original: { name: '文件.txt' } });
    expect((await documents.list(editor, { text: '只改标题', limit: 5 })).items).toHaveLength(1);
  });

  it('is refused when somebody saved in the meantime, also when both send at once', async () => {
    const { documents, editor } = world;
    const id = await created('关于井盖的通知');
    const saves = ['甲', '乙', '丙'].map((name) =>
      codeOf(
        documents.saveDraft(editor, id, { version: 1, fields: fields('关于井盖的通知'), blocks: [paragraph(name)] }),
      ),
    );
    const codes = await Promise.all(saves);
    expect(codes.filter((code) => code === 'no error')).toHaveLength(1);
    expect(codes.filter((code) => code === 'documents.edition_conflict')).toHaveLength(2);
  });

  it('leaves its trace, and none of a text for somebody who may not write', async () => {
    const { documents, editor, officer, unit } = world;
    const id = await created('关于围挡的通知');
    await documents.saveDraft(editor, id, { version: 1, fields: fields('关于围挡的通知'), blocks: [paragraph('甲')] });
    const reader = officer('reader', ['documents.document.read'], unit.id);
    const denied = documents.saveDraft(reader, id, { version: 2, fields: fields('改'), blocks: [paragraph('乙')] });
    expect(await codeOf(denied)).toBe('access.denied');
    expect(await world.actionsOf(id)).toEqual(['documents.document.drafted', 'documents.draft.saved']);
  });
});

describe('a picture in a draft', () => {
  it('is seen with the draft, is public with the edition only, and is told in the audit', async () => {
    const { documents, editor, officer, unit, db, tenant, publisher, reviews, reviewers } = world;
    const id = await created('关于标识的通知');
    const image = await documents.addImage(editor, id, Buffer.from(PNG));
    expect(image).toMatchObject({ mediaType: 'image/png', file: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const reader = officer('reader', ['documents.document.read'], unit.id);
    (await documents.openFile(reader, image.file)).body.destroy();
    const stranger = officer('stranger', ['documents.document.read'], world.other.id);
    expect(await codeOf(documents.openFile(stranger, image.file))).toBe('documents.not_found');
    const blocks = [paragraph('标识如下。'), { kind: 'image' as const, file: image.file, alt: '标识' }];
    const saved = await documents.saveDraft(editor, id, { version: 1, fields: fields('关于标识的通知'), blocks });
    expect(saved.body).toContainEqual(expect.objectContaining({ kind: 'image', file: image.file, alt: '标识' }));
    const shown = () => db.selectFrom('publicationFiles').select('sha256').where('sha256', '=', image.file).execute();
    expect(await shown()).toEqual([]);
    const { reviewId } = await documents.submit(editor, id, saved.version);
    for (const reviewer of reviewers) {
      const { version } = await reviews.get(reviewer, reviewId);
      await reviews.decide(reviewer, reviewId, { version, decision: 'approve', reason: '' });
    }
    await documents.publishApproved(publisher, id, (await documents.get(editor, id)).draft?.version ?? 0);
    expect(await shown()).toHaveLength(1);
    expect((await findPublished(db, tenant.id, id))?.body).toContainEqual(expect.objectContaining({ kind: 'image' }));
    expect(await world.actionsOf(id)).toContain('documents.image.added');
  });

  it('is refused where nothing can be written, when it is none, and when it is too large', async () => {
    const { documents, editor, officer, unit } = world;
    const id = await created('关于图示的通知');
    const add = (bytes: Buffer, actor = editor) => codeOf(documents.addImage(actor, id, bytes));
    expect(await add(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('documents.image_unknown');
    expect(await add(Buffer.alloc(IMAGE_MAX_BYTES + 1))).toBe('documents.image_too_large');
    const reader = officer('reader', ['documents.document.read'], unit.id);
    expect(await add(Buffer.from(PNG), reader)).toBe('access.denied');
    await documents.submit(editor, id, 1);
    expect(await add(Buffer.from(PNG))).toBe('documents.action_refused');
    expect((await world.actionsOf(id)).filter((action) => action === 'documents.image.added')).toEqual([]);
  });

  it('of a document that the officer may not see does not come in by its hash', async () => {
    const { documents, editor, officer, other } = world;
    const theirs = officer(
      'theirs',
      ['read', 'write'].map((verb) => `documents.document.${verb}`),
      other.id,
    );
    const { id: hidden } = await documents.create(theirs, { organisationId: other.id, title: '他单位的通知' });
    const { file } = await documents.addImage(theirs, hidden, Buffer.from([...PNG]));
    await world.db.deleteFrom('documentFiles').where('sha256', '=', file).where('documentId', '!=', hidden).execute();
    const id = await created('关于借图的通知');
    const blocks = [paragraph('图如下。'), { kind: 'image' as const, file, alt: '' }];
    const saved = await documents.saveDraft(editor, id, { version: 1, fields: fields('关于借图的通知'), blocks });
    expect(saved.body.map(({ kind }) => kind)).toEqual(['paragraph']);
    expect(await codeOf(documents.openFile(editor, file))).toBe('documents.not_found');
  });
});

describe('taking a text back from review', () => {
  it('is offered while it waits and when it is ready, to those who may send it', async () => {
    const { documents, editor, officer, unit } = world;
    const id = await created('关于撤回的通知');
    const offered = async (actor = editor) =>
      (await documents.get(actor, id)).actions.find(({ name }) => name === 'recall');
    expect(await offered()).toMatchObject({ allowed: false, reason: expect.stringMatching(/审核/) });
    expect(await codeOf(documents.recall(editor, id, '不在审核中'))).toBe('documents.action_refused');
    await documents.submit(editor, id, 1);
    expect(await offered()).toMatchObject({ allowed: true });
    const reader = officer('reader', ['documents.document.read'], unit.id);
    expect(await offered(reader)).toMatchObject({ allowed: false });
    expect(await codeOf(documents.recall(reader, id, '无权'))).toBe('access.denied');
    await documents.recall(editor, id, '还要补充');
    expect((await documents.get(editor, id)).draft?.state).toBe('draft');
    expect(await world.actionsOf(id)).toContain('documents.draft.recalled');
  });
});
