import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/errors/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { countPublished, findPublished, listByIds } from './published.repo.ts';

let world: DocumentsWorld;
beforeAll(async () => void (world = await createDocumentsWorld()));
afterAll(() => world.close());

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

async function draft(n: string): Promise<string> {
  const outcome = await world.importText(world.editor, notice(n));
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.documentId;
}

async function approve(id: string): Promise<void> {
  const { documents, reviews, editor, reviewers } = world;
  const before = await documents.get(editor, id);
  const { reviewId } = await documents.submit(editor, id, before.draft?.version ?? 0);
  for (const reviewer of reviewers) {
    const view = await reviews.get(reviewer, reviewId);
    await reviews.decide(reviewer, reviewId, { version: view.version, decision: 'approve', reason: '' });
  }
}

describe('a document from draft to tombstone', () => {
  it('goes through the whole way, and each step leaves its audit row', async () => {
    const { documents, editor, publisher, db, tenant } = world;
    const id = await draft('1001');
    expect(await findPublished(db, tenant.id, id)).toBeNull();
    await approve(id);
    const approved = await documents.get(publisher, id);
    expect(approved.draft?.state).toBe('approved');
    await documents.publishApproved(publisher, id, approved.draft?.version ?? 0);
    const live = await findPublished(db, tenant.id, id);
    expect(live).toMatchObject({
      title: '测试市财政局关于做好第1001项工作的通知',
      documentNumber: '测财〔2026〕1001号',
      publishedOn: '2026-11-20',
      edition: 1,
    });
    expect(live?.tasks).toHaveLength(1);

    await documents.startDraft(editor, id);
    const again = await documents.get(editor, id);
    expect(again).toMatchObject({ live: { number: 1 }, draft: { number: 2, state: 'draft' } });
    await documents.withdraw(publisher, id, { reason: '内容有误，更正后重新发布' });
    expect(await findPublished(db, tenant.id, id)).toBeNull();
    expect(await listByIds(db, tenant.id, [id])).toEqual([]);
    expect((await documents.get(editor, id)).withdrawn).toMatchObject({ reason: '内容有误，更正后重新发布' });
    expect(await world.actionsOf(id)).toEqual(
      expect.arrayContaining([
        'documents.document.imported',
        'documents.draft.submitted',
        'review.step.approved',
        'documents.document.published',
        'documents.draft.started',
        'documents.document.withdrawn',
      ]),
    );
  });

  it('is not published before all have approved, nor by those who may not', async () => {
    const { documents, editor, publisher } = world;
    const id = await draft('1002');
    expect(await codeOf(documents.publishApproved(publisher, id, 1))).toBe('documents.action_refused');
    await approve(id);
    const { draft: approved } = await documents.get(editor, id);
    expect(await codeOf(documents.publishApproved(editor, id, approved?.version ?? 0))).toBe('access.denied');
  });

  it('goes back to the author with the reason, and can be sent again', async () => {
    const { documents, reviews, editor, reviewers } = world;
    const id = await draft('1003');
    const [first] = reviewers;
    if (!first) throw new Error('no reviewer');
    const { reviewId } = await documents.submit(editor, id, 1);
    expect(await codeOf(reviews.decide(first, reviewId, { version: 1, decision: 'return', reason: ' ' }))).toBe(
      'review.reason_missing',
    );
    const view = await reviews.decide(first, reviewId, { version: 1, decision: 'return', reason: '请补充附件' });
    expect(view).toMatchObject({ state: 'returned', steps: [{ state: 'returned', reason: '请补充附件' }, {}, {}, {}] });
    expect(
      await codeOf(reviews.decide(first, reviewId, { version: 1, decision: 'return', reason: '请补充附件' })),
    ).toBe('review.ended');
    const returned = await documents.get(editor, id);
    expect(returned.draft?.state).toBe('draft');
    expect((await documents.submit(editor, id, returned.draft?.version ?? 0)).reviewId).not.toBe(reviewId);
  });

  it('cannot be approved by its author, nor twice by one person', async () => {
    const { documents, reviews, editor, officer, reviewers, unit } = world;
    const id = await draft('1004');
    const { reviewId } = await documents.submit(editor, id, 1);
    const steps = ['first', 'second', 'secrecy', 'final'].map((step) => `review.step.${step}`);
    const author = officer('editor', ['documents.document.read', ...steps], unit.id);
    expect(await codeOf(reviews.decide(author, reviewId, { version: 1, decision: 'approve', reason: '' }))).toBe(
      'workflow.refused',
    );
    const everything = officer('busy', ['documents.document.read', ...steps]);
    await reviews.decide(everything, reviewId, { version: 1, decision: 'approve', reason: '' });
    expect(await codeOf(reviews.decide(everything, reviewId, { version: 2, decision: 'approve', reason: '' }))).toBe(
      'workflow.refused',
    );
    const [, second] = reviewers;
    if (!second) throw new Error('no reviewer');
    const outcomes = await Promise.all([
      codeOf(reviews.decide(second, reviewId, { version: 2, decision: 'approve', reason: '' })),
      codeOf(
        reviews.decide(officer('twin', ['documents.document.read', ...steps]), reviewId, {
          version: 2,
          decision: 'approve',
          reason: '',
        }),
      ),
    ]);
    expect(outcomes.filter((code) => code === 'no error')).toHaveLength(1);
    expect(outcomes.find((code) => code !== 'no error')).toMatch(/conflict/);
  });

  it('can be recalled by its author while it waits', async () => {
    const { documents, editor } = world;
    const id = await draft('1005');
    await documents.submit(editor, id, 1);
    expect(await codeOf(documents.saveDraft(editor, id, { version: 2, fields: fields('改') }))).toBe(
      'documents.action_refused',
    );
    await documents.recall(editor, id, '还要补充');
    expect((await documents.get(editor, id)).draft?.state).toBe('draft');
  });
});

const fields = (title: string) => ({
  title,
  documentNumber: '',
  issuingBody: '测试市财政局',
  indexNumber: '',
  topic: '',
  subjectWords: '',
  mainRecipients: '',
  madeOn: null,
  publishedOn: null,
  validity: '' as const,
});

describe('writing a draft', () => {
  it('reads numbers, anchors and tasks from the edited text again', async () => {
    const { documents, editor, unit } = world;
    const { id } = await documents.create(editor, { organisationId: unit.id, title: '关于停车收费的通知' });
    const saved = await documents.saveDraft(editor, id, {
      version: 1,
      fields: { ...fields('关于停车收费的通知'), madeOn: '2026-05-06' },
      blocks: [
        { kind: 'paragraph', text: '一、明确标准', headingLevel: 2 },
        { kind: 'paragraph', text: '（一）小型汽车每小时5元，6月底前公布。（市发展改革委牵头，市财政局配合）' },
        {
          kind: 'table',
          rows: [
            [{ text: '车型' }, { text: '元/小时' }],
            [{ text: '小型' }, { text: '5' }],
          ],
        },
      ],
    });
    expect(saved.body.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'table']);
    expect(saved.tasks).toMatchObject([
      { path: '一/（一）', lead: ['市发展改革委'], responsible: ['市财政局'], dueOn: '2026-06-30' },
    ]);
  });

  it('never overwrites what somebody else saved in the meantime', async () => {
    const { documents, editor } = world;
    const id = await draft('1010');
    await documents.saveDraft(editor, id, { version: 1, fields: fields('先保存的') });
    const late = documents.saveDraft(editor, id, { version: 1, fields: fields('后保存的') });
    expect(await codeOf(late)).toBe('documents.edition_conflict');
    expect((await documents.get(editor, id)).draft?.title).toBe('先保存的');
  });

  it('is kept from people of other units, who do not even see it', async () => {
    const { documents, officer, other } = world;
    const id = await draft('1011');
    const stranger = officer('stranger', ['documents.document.read', 'documents.document.write'], other.id);
    expect(await codeOf(documents.get(stranger, id))).toBe('documents.not_found');
    expect(await codeOf(documents.saveDraft(stranger, id, { version: 1, fields: fields('偷改') }))).toBe(
      'documents.not_found',
    );
    expect((await documents.list(stranger, { limit: 50 })).items).toEqual([]);
  });

  it('takes corrected tasks in the place of the recognised ones', async () => {
    const { documents, editor } = world;
    const id = await draft('1012');
    const [task] = (await documents.get(editor, id)).draft?.tasks ?? [];
    if (!task) throw new Error('no task');
    await documents.correctTasks(editor, id, {
      version: 1,
      tasks: [{ ...task, lead: ['市审计局'], dates: [{ on: '2026-09-30', words: '9月底前' }] }],
    });
    expect((await documents.get(editor, id)).draft?.tasks).toMatchObject([{ lead: ['市审计局'], dueOn: '2026-09-30' }]);
  });

  it('can be discarded, and its number is free again', async () => {
    const { documents, editor } = world;
    const id = await draft('1013');
    await documents.discardDraft(editor, id, 1);
    expect(await codeOf(documents.get(editor, id))).toBe('documents.not_found');
    expect(await draft('1013')).not.toBe(id);
  });
});

describe('what reviewers saw', () => {
  it('cannot be changed behind their backs: tasks stay while a text is in review or ready to publish', async () => {
    const { documents, editor } = world;
    const id = await draft('1050');
    const [task] = (await documents.get(editor, id)).draft?.tasks ?? [];
    if (!task) throw new Error('no task');
    await approve(id);
    const { draft: approved } = await documents.get(editor, id);
    const change = documents.correctTasks(editor, id, {
      version: approved?.version ?? 0,
      tasks: [{ ...task, text: '别的话' }],
    });
    expect(await codeOf(change)).toBe('documents.action_refused');
  });

  it('may be corrected after publication in units and dates only, by who may publish', async () => {
    const { documents, editor, publisher, officer, db, tenant } = world;
    const id = await draft('1051');
    await approve(id);
    await documents.publishApproved(publisher, id, (await documents.get(editor, id)).draft?.version ?? 0);
    const { live } = await documents.get(editor, id);
    const [task] = live?.tasks ?? [];
    if (!task || !live) throw new Error('nothing live');
    const version = live.version;
    expect(await codeOf(documents.correctTasks(editor, id, { version, tasks: [task] }))).toBe('access.denied');
    const rights = ['documents.document.read', 'documents.document.publish', 'documents.task.correct'];
    const both = officer('both', rights);
    const words = documents.correctTasks(both, id, { version, tasks: [{ ...task, text: '机密★5年' }] });
    expect(await codeOf(words)).toBe('documents.tasks_text_fixed');
    await documents.correctTasks(both, id, { version, tasks: [{ ...task, lead: ['市审计局'] }] });
    expect((await findPublished(db, tenant.id, id))?.tasks).toMatchObject([{ lead: ['市审计局'] }]);
  });

  it('never waits for reviewers when the gate would hold it, and an approved text can be taken back', async () => {
    const { documents, editor } = world;
    const secret = await world.importText(editor, `机密★5年\n${notice('1052')}`);
    if (secret.state !== 'saved') throw new Error('not saved');
    expect(await codeOf(documents.submit(editor, secret.documentId, 1))).toBe('gate.held');
    const id = await draft('1053');
    await approve(id);
    await documents.recall(editor, id, '发现错字');
    expect((await documents.get(editor, id)).draft?.state).toBe('draft');
  });
});

describe('editing an imported text', () => {
  it('keeps the officer’s corrected tasks where the words stayed, and drops the unedited original', async () => {
    const { documents, editor } = world;
    const id = await draft('1060');
    const before = (await documents.get(editor, id)).draft;
    const [task] = before?.tasks ?? [];
    if (!before || !task) throw new Error('no task');
    expect(before.original?.name).toBe('文件.txt');
    await documents.correctTasks(editor, id, { version: 1, tasks: [{ ...task, lead: ['市审计局'] }] });
    const texts = before.body.flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'heading' ? [`${block.marker ?? ''}${block.text}`] : [],
    );
    const blocks = [...texts, '补充一段说明。'].map((text) => ({ kind: 'paragraph' as const, text }));
    const saved = await documents.saveDraft(editor, id, {
      version: 2,
      fields: { ...fields(before.title), madeOn: '2026-03-02' },
      blocks,
    });
    expect(saved.tasks).toContainEqual(expect.objectContaining({ text: task.text, lead: ['市审计局'] }));
    expect(saved.original).toBeNull();
  });
});

describe('importing', () => {
  it('publishes in a second run what went in as a draft and was not touched', async () => {
    const { editor, officer, unit, db, tenant } = world;
    const bulk = officer('bulk2', ['documents.document.bulk_publish'], unit.id);
    const id = await draft('1070');
    expect(await world.importText(bulk, notice('1070'), { publish: true })).toMatchObject({
      state: 'saved',
      published: true,
      documentId: id,
    });
    expect(await findPublished(db, tenant.id, id)).not.toBeNull();
    expect(await world.importText(bulk, notice('1070'), { publish: true })).toMatchObject({ state: 'duplicate' });
    const edited = await draft('1071');
    await world.documents.saveDraft(editor, edited, { version: 1, fields: fields('改过标题的通知') });
    expect(await world.importText(bulk, notice('1071'), { publish: true })).not.toMatchObject({
      published: true,
      documentId: edited,
    });
  });

  it('knows a document that is already there, by number or by text, and changes nothing', async () => {
    const { editor } = world;
    const id = await draft('1020');
    expect(await world.importText(editor, notice('1020'))).toMatchObject({
      state: 'duplicate',
      documentId: id,
      by: 'text',
    });
    const sameNumber = notice('1020', '一、另一段正文。（市教育局负责）');
    expect(await world.importText(editor, sameNumber)).toMatchObject({
      state: 'duplicate',
      documentId: id,
      by: 'number',
    });
  });

  it('lets an amended text with the same number in, and says so', async () => {
    const { editor } = world;
    await draft('1021');
    const amended = notice('1021', '一、修改后的正文。（市教育局负责）').replace('2026年3月2日', '2026年8月2日');
    const outcome = await world.importText(editor, amended);
    expect(outcome).toMatchObject({ state: 'saved' });
    expect(outcome.state === 'saved' && outcome.warnings).toContainEqual(
      expect.objectContaining({ code: 'number_taken' }),
    );
  });

  it('publishes old stock at once only for those who may, and holds what carries a marking', async () => {
    const { editor, officer, unit, db, tenant } = world;
    const bulk = officer('bulk', ['documents.document.bulk_publish'], unit.id);
    expect(await codeOf(world.importText(editor, notice('1030'), { publish: true }))).toBe('access.denied');
    const before = await countPublished(db, tenant.id, {});
    expect(await world.importText(bulk, notice('1031'), { publish: true })).toMatchObject({ published: true });
    const secret = await world.importText(bulk, `秘密★1年\n${notice('1032')}`, { publish: true });
    expect(secret).toMatchObject({ state: 'saved', published: false, held: [{ code: 'secrecy_marking' }] });
    expect(await countPublished(db, tenant.id, {})).toBe(before + 1);
  });

  it('lets two imports of the same file in the same moment succeed once', async () => {
    const { editor } = world;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => world.importText(editor, notice('1040'))),
    );
    const saved = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value.state === 'saved');
    expect(saved).toHaveLength(1);
  });

  it.each([
    ['空文件', '', 'documents.file_reading_failed'],
    ['二进制', '\u0000\u0001\u0002'.repeat(50), 'documents.file_reading_failed'],
  ])('refuses %s with a reason', async (_name, text, code) => {
    expect(await codeOf(world.importText(world.editor, text))).toBe(code);
  });
});
