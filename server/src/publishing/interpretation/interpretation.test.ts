import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyRing } from '../../kernel/keys/index.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { createDocumentsWorld, type DocumentsWorld } from '../documents/documents.testing.ts';
import { createInterpretationBeside } from './interpretation.portal.tsx';
import type { NewInterpretation } from './interpretation.schema.ts';
import { createInterpretationService, type InterpretationService } from './interpretation.service.ts';
import { createInterpretationPool, type InterpretationPool } from './pool.service.ts';

const now = () => new Date('2026-11-20T03:00:00Z');
let world: DocumentsWorld;
let service: InterpretationService;
let pool: InterpretationPool;
let folder: string;

beforeAll(async () => {
  world = await createDocumentsWorld();
  const { db, documents, organisations } = world;
  service = createInterpretationService({
    ...{ db, documents, organisations, now },
    calendar: createCalendarService({ db, now }),
  });
  folder = mkdtempSync(join(tmpdir(), 'yangguang-pool-'));
  pool = createInterpretationPool({ db, keys: await openKeyRing(db, join(folder, 'master.key')) });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
/** A draft with a text of its own. */
async function draft(title: string): Promise<string> {
  const { documents, editor, unit } = world;
  count += 1;
  const { id } = await documents.create(editor, { organisationId: unit.id, title });
  const { draft: edition } = await documents.get(editor, id);
  if (!edition) throw new Error('no draft');
  await documents.saveDraft(editor, id, {
    version: edition.version,
    fields: fieldsOf(edition),
    blocks: [{ kind: 'paragraph', text: `第${count}件：自2027年1月1日起执行，由市财政局负责解释。` }],
  });
  return id;
}
function fieldsOf(edition: NonNullable<Awaited<ReturnType<DocumentsWorld['documents']['get']>>['draft']>) {
  const { title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients } = edition;
  const { madeOn, publishedOn, validity } = edition;
  return {
    ...{ title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients },
    ...{ madeOn, publishedOn, validity },
  };
}
const versionOf = async (id: string) => (await world.documents.get(world.editor, id)).draft?.version ?? 0;
const submit = async (id: string) => world.documents.submit(world.editor, id, await versionOf(id));
/** Decides every step of a review; the last error is thrown. */
async function approve(reviewId: string): Promise<void> {
  for (const reviewer of world.reviewers) {
    const { version } = await world.reviews.get(reviewer, reviewId);
    await world.reviews.decide(reviewer, reviewId, { version, decision: 'approve', reason: '' });
  }
}
const publish = async (id: string) => world.documents.publishApproved(world.publisher, id, await versionOf(id));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const input = (explains: string[], more: Partial<NewInterpretation> = {}): NewInterpretation => ({
  ...{
    explains,
    title: `解读材料${(count += 1)}`,
    form: 'text',
    interpreter: 'leader',
    interpreterRole: '市财政局局长',
  },
  ...{ interpreterUnitId: world.unit.id, expertId: null, phone: '0900-1234567', audience: '企业', mediaLink: '' },
  ...{ heldOn: null },
  ...more,
});
async function writeText(id: string): Promise<void> {
  const { documents, editor } = world;
  const { draft: edition } = await documents.get(editor, id);
  if (!edition) throw new Error('no draft');
  count += 1;
  await documents.saveDraft(editor, id, {
    version: edition.version,
    fields: fieldsOf(edition),
    blocks: [{ kind: 'paragraph', text: `第${count}份解读：为什么制定、适用于谁、怎么办理。` }],
  });
}

describe('a document and its interpretation', () => {
  it('are sent, signed off and published together, and each page leads to the other', async () => {
    const id = await draft('测试市专项资金管理办法');
    expect(await codeOf(submit(id))).toBe('interpretation.hold_missing');
    const made = await service.create(world.editor, input([id], { title: '《测试市专项资金管理办法》解读' }));
    await writeText(made.documentId);
    expect(made).toMatchObject({ state: 'draft', explains: [{ id, title: '测试市专项资金管理办法' }], version: 1 });

    const review = await submit(id);
    // 同步审签: the last reviewer is told that the interpretation is still a draft.
    expect(await codeOf(approve(review.reviewId))).toBe('interpretation.hold_not_sent');
    const second = await submit(made.documentId);
    const last = world.reviewers.at(-1);
    if (!last) throw new Error('nobody reviews');
    const { version } = await world.reviews.get(last, review.reviewId);
    await world.reviews.decide(last, review.reviewId, { version, decision: 'approve', reason: '' });
    await approve(second.reviewId);

    const before = createInterpretationBeside(service);
    expect((await before(world.tenant.id, id, 'zh')).interpretations).toEqual([]);
    await publish(id);
    const { live } = await world.documents.get(world.editor, made.documentId);
    expect(live?.state).toBe('live');
    const shown = await before(world.tenant.id, id, 'zh');
    expect(shown.interpretations).toEqual([
      { path: `/documents/${made.documentId}`, title: '《测试市专项资金管理办法》解读' },
    ]);
    expect(shown.tags).toContain(`document:${made.documentId}`);
    const other = await before(world.tenant.id, made.documentId, 'zh');
    expect(other.interprets).toEqual([{ path: `/documents/${id}`, title: '测试市专项资金管理办法' }]);
    expect(other.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['文字解读', '市财政局局长（主要负责人）', '0900-1234567', '企业']),
    );
    expect(await world.actionsOf(made.documentId)).toEqual(
      expect.arrayContaining(['interpretation.link.created', 'documents.document.published']),
    );
    expect((await service.of(world.editor, id)).duty.state).toBe('kept');

    // What is withdrawn is named on neither page.
    await world.documents.withdraw(world.publisher, id, { reason: '内容有误' });
    expect((await before(world.tenant.id, made.documentId, 'zh')).interprets).toEqual([]);
    const listed = await service.listPublished(world.tenant.id, {}, { limit: 10, offset: 0 });
    expect(listed.find((item) => item.id === made.documentId)?.explains).toEqual([]);
    await world.documents.withdraw(world.publisher, made.documentId, { reason: '文件已撤下' });
    expect(await service.listPublished(world.tenant.id, {}, { limit: 10, offset: 0 })).toEqual([]);
  });

  it('goes out with a stated reason where it needs none, and the reason can be taken back', async () => {
    const id = await draft('测试市内部规程管理规定');
    await service.exempt(world.editor, id, '仅调整内部流程，不涉及公众');
    expect((await service.of(world.editor, id)).duty.state).toBe('exempt');
    await service.exempt(world.editor, id, null);
    expect(await codeOf(submit(id))).toBe('interpretation.hold_missing');
    await service.exempt(world.editor, id, '仅调整内部流程，不涉及公众');
    await approve((await submit(id)).reviewId);
    await publish(id);
    const actions = await world.actionsOf(id);
    expect(actions.filter((action) => action.startsWith('interpretation.'))).toEqual([
      'interpretation.exemption.stated',
      'interpretation.exemption.removed',
      'interpretation.exemption.stated',
    ]);
  });

  it('waits for its interpretation where both go out at the same time', async () => {
    const office = world.officer('office', ['documents.document.read', 'interpretation.settings.write']);
    const settings = await pool.getSettings(office);
    const set = await pool.setSettings(office, { ...settings, limitDays: 0, limitSource: '大政办发〔2016〕125号' });
    const id = await draft('测试市停车收费办法');
    const made = await service.create(world.editor, input([id]));
    await writeText(made.documentId);
    const [review, second] = [await submit(id), await submit(made.documentId)];
    await approve(review.reviewId);
    expect(await codeOf(publish(id))).toBe('interpretation.hold_not_approved');
    expect((await world.documents.get(world.editor, id)).live).toBeNull();
    await approve(second.reviewId);
    await publish(id);
    expect((await world.documents.get(world.editor, made.documentId)).live?.state).toBe('live');
    expect(await codeOf(pool.setSettings(office, settings))).toBe('interpretation.conflict');
    await pool.setSettings(office, { ...set, limitDays: 3 });
  });

  it('is not asked of kinds of documents that need none', async () => {
    const id = await draft('关于2027年元旦值班安排的通知');
    expect(await service.of(world.editor, id)).toMatchObject({ genre: '通知', needed: false });
    expect(await codeOf(submit(id))).toBe('done');
  });
});

describe('links', () => {
  it('are refused to those who may not write, to itself, in chains, and when something is missing', async () => {
    const id = await draft('测试市补贴办法');
    const reader = world.officer('reader', ['documents.document.read']);
    expect(await codeOf(service.create(reader, input([id])))).toBe('access.denied');
    const elsewhere = world.officer('elsewhere', ['documents.document.read'], world.other.id);
    expect(await codeOf(service.of(elsewhere, id))).toBe('interpretation.document_unknown');
    expect(await codeOf(service.create(world.editor, input([id], { phone: '' })))).toBe('interpretation.phone_missing');
    expect(await codeOf(service.create(world.editor, input([world.unit.id])))).toBe('interpretation.document_unknown');
    const both = input([id], { documentId: id });
    expect(await codeOf(service.create(world.editor, both))).toBe('interpretation.one_of_both');
    const { title: _title, ...untitled } = input([id]);
    expect(await codeOf(service.create(world.editor, { ...untitled, documentId: id }))).toBe('interpretation.itself');
    const made = await service.create(world.editor, input([id]));
    expect(await codeOf(service.create(world.editor, input([made.documentId])))).toBe('interpretation.chain');
    const { items } = await service.of(world.editor, id);
    expect(items).toHaveLength(1);
  });

  it('are changed and removed, with a conflict for who saw an old version', async () => {
    const [one, two] = [await draft('测试市甲办法'), await draft('测试市乙办法')];
    const {
      documentId,
      version,
      explains: _explains,
      title: _title,
      state: _state,
      publishedOn: _on,
      ...fields
    } = await service.create(world.editor, input([one]));
    const changed = await service.update(world.editor, documentId, { ...fields, version, explains: [one, two] });
    expect(changed.explains.map(({ id }) => id).sort()).toEqual([one, two].sort());
    const again = service.update(world.editor, documentId, { ...fields, version, explains: [one] });
    expect(await codeOf(again)).toBe('interpretation.conflict');
    await service.unlink(world.editor, documentId);
    expect((await service.of(world.editor, two)).items).toEqual([]);
    expect(await codeOf(service.unlink(world.editor, documentId))).toBe('interpretation.not_found');
  });

  it('end with a draft that is thrown away', async () => {
    const id = await draft('测试市丙办法');
    const { documentId } = await service.create(world.editor, input([id]));
    await world.documents.discardDraft(world.editor, documentId, await versionOf(documentId));
    expect((await service.of(world.editor, id)).items).toEqual([]);
  });
});

describe('duties and counts', () => {
  it('list public documents without interpretation by their clock, and count the heads of units by year', async () => {
    const late = await world.importText(
      world.system,
      '测试市财政局关于印发《测试市绩效管理办法》的通知\n测财〔2026〕88号\n各单位：\n现将办法印发给你们，请遵照执行。\n测试市财政局\n2026年11月2日\n',
      { publish: true, fileName: '绩效.txt' },
    );
    if (late.state !== 'saved') throw new Error(JSON.stringify(late));
    const duties = await service.listDuties(world.editor);
    expect(duties[0]?.duty.state === 'overdue' || duties[0]?.duty.state === 'running').toBe(true);
    expect(duties.map(({ documentId }) => documentId)).toContain(late.documentId);
    expect(await codeOf(service.listDuties(world.officer('nobody', [])))).toBe('access.denied');
    const waiting = (await service.listTodos(world.editor)).find(({ id }) => id === late.documentId);
    expect(waiting).toMatchObject({ kind: 'interpretation', step: expect.stringMatching(/工作日/) as string });
    expect(await service.listTodos(world.officer('reader', ['documents.document.read']))).toEqual([]);
    await service.exempt(world.editor, late.documentId, '内部管理事项，不涉及公众');
    expect((await service.listTodos(world.editor)).map(({ id }) => id)).not.toContain(late.documentId);
    const counts = await service.countLeaders(world.tenant.id, 2026);
    expect(counts.find(({ organisationId }) => organisationId === world.unit.id)).toMatchObject({
      count: 1,
      byForm: { text: 1 },
    });
    expect((await service.countLeaders(world.tenant.id, 2025)).every((row) => row.count === 0)).toBe(true);
  });
});

describe('the pool of experts', () => {
  it('keeps names and contacts to those who keep it, and out of rows and audit', async () => {
    const keeper = world.officer('keeper', ['documents.document.read', 'interpretation.pool.write']);
    const expert = {
      version: 0,
      name: '专家甲',
      contact: '0900-7654321',
      field: '财税',
      position: '教授',
      unit: '测试大学',
    };
    const { id } = await pool.saveExpert(keeper, null, { ...expert, status: 'active' });
    expect((await pool.listExperts(keeper))[0]).toMatchObject({ id, name: '专家甲', contact: '0900-7654321' });
    expect((await pool.listExperts(world.editor))[0]).toMatchObject({ id, name: null, contact: null, field: '财税' });
    expect(await codeOf(pool.saveExpert(world.editor, null, { ...expert, status: 'active' }))).toBe('access.denied');
    const rows = await world.db.selectFrom('interpretationExperts').selectAll().execute();
    const audit = await world.db.selectFrom('auditEntries').selectAll().where('subjectId', '=', id).execute();
    expect(audit).toHaveLength(1);
    expect(JSON.stringify([rows, audit])).not.toMatch(/专家甲|7654321/);
    await pool.saveExpert(keeper, id, { ...expert, version: 1, status: 'left' });
    expect(await codeOf(pool.saveExpert(keeper, id, { ...expert, version: 1, status: 'left' }))).toBe(
      'interpretation.conflict',
    );
    const target = await draft('测试市丁办法');
    const refused = service.create(world.editor, input([target], { interpreter: 'expert', expertId: id }));
    expect(await codeOf(refused)).toBe('interpretation.expert_unknown');
  });
});
