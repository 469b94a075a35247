import { systemActor } from '../../../foundation/audit/index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyRing } from '../../../kernel/keys/index.ts';
import type { AppError } from '../../../kernel/errors/index.ts';
import { createCalendarService } from '../../../foundation/calendar/index.ts';
import { createWorkflowService } from '../../../foundation/workflow/index.ts';
import { createDocumentsWorld, type DocumentsWorld } from '../../../publishing/documents/documents.testing.ts';
import { createPrinter } from '../../../kernel/print/index.ts';
import { createLettersService } from '../letters/letters.service.ts';
import { createRequestsServices, type RequestsServices } from '../requests.services.ts';
import { PLANTED } from '../requests.testing.ts';
import type { OpeningsService } from './openings.service.ts';

let world: DocumentsWorld;
let requests: RequestsServices;
let openings: OpeningsService;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const DESK = ['requests.request.read', 'requests.request.work'];
const WRITE = ['documents.document.read', 'documents.document.write', 'documents.document.submit'];

beforeAll(async () => {
  world = await createDocumentsWorld();
  const keys = await openKeyRing(world.db, `${world.folder}.key`);
  const now = () => world.clock.at;
  const calendar = createCalendarService({ db: world.db, now });
  const ground = { db: world.db, keys, files: world.files, calendar, organisations: world.organisations, now };
  const printer = createPrinter();
  const letters = await createLettersService({ ...ground, printer });
  await letters.setSettings(systemActor(world.tenant.id, 'test'), world.unit.id, {
    ...{ numberPrefix: '测公开', reconsiderationBody: '测试市人民政府', court: '测试市中级人民法院', payment: '' },
    ...{ contactAddress: '测试路1号', contactPhone: '（0000）0000000', source: '', version: 0 },
  });
  requests = createRequestsServices({ ...ground, letters, workflows: createWorkflowService({ now }) });
  openings = requests.openingsOn(world.documents);
});
afterAll(() => world.close());

const people = () => ({
  officer: world.officer('editor', [...DESK, ...WRITE, 'documents.task.correct'], world.unit.id),
  other: world.officer('other', [...DESK, ...WRITE], world.other.id),
});

/** A request of somebody, answered with what is asked for. */
async function answered(key: string, title: string, change: Partial<typeof PLANTED> = {}): Promise<string> {
  const { system } = world;
  const today = new Date(world.clock.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { id } = await requests.intake.submit(world.tenant.id, {
    ...{ submissionKey: key, locale: 'zh', files: [] },
    form: {
      organisationId: world.unit.id,
      applicant: {
        ...{ kind: 'natural', documentType: 'other', representative: '', contactName: '', email: '', postcode: '' },
        ...{ address: '测试路99号', ...PLANTED, ...change },
      },
      items: [{ title, number: '', description: '' }],
      delivery: { form: 'electronic', way: 'pickup' },
      wantsHelp: false,
    },
  });
  const step = async (name: string, more: object = {}, actor = system) =>
    requests.steps.step(actor, id, { version: (await requests.cases.get(system, id)).version, step: name, ...more });
  await step('confirm_receipt', { on: today });
  await step('register');
  await step('accept', { unitId: world.unit.id });
  const { version, items } = await requests.cases.get(system, id);
  const decision = { version, answer: 'provided', grounds: [], particulars: { way: '领取' } };
  await requests.work.decide(system, id, items[0]?.id ?? '', decision);
  await step('draft');
  const [lawyer, chief] = ['lawyer', 'chief'].map((name) => ({ ...system, id: name, name }));
  await step('check', {}, lawyer);
  await step('sign', {}, chief);
  await step('deliver', { on: today, words: '当面领取' });
  return id;
}

describe('what several asked for', () => {
  it('is one press away from a draft, goes the way of every document, and is public only then', async () => {
    const { officer, other } = people();
    const first = await answered('one', '停车收费标准成本监审报告');
    const second = await answered('two', '关于停车收费标准的成本监审报告', {
      documentNumber: 'X-2222',
      name: '司徒样例',
    });
    await answered('three', '完全不同的材料', { documentNumber: 'X-3333' });
    const [group, ...more] = (await openings.desk(officer)).groups;
    expect(more).toEqual([]);
    expect(group).toMatchObject({ applicants: 2, documentId: null });
    const ids = group?.requests.map(({ id }) => id) ?? [];
    expect(ids.toSorted()).toEqual([first, second].toSorted());
    const [a, b] = await Promise.all([openings.open(officer, ids), openings.open(officer, ids)]);
    expect(a.documentId).toBe(b.documentId);
    const { draft } = await world.documents.get(officer, a.documentId);
    expect(draft?.title).toBe('关于停车收费标准的成本监审报告');
    expect((await openings.desk(officer)).groups[0]?.documentId).toBe(a.documentId);
    expect(await openings.listPublic(world.tenant.id, { limit: 10, offset: 0 })).toEqual([]);
    const version = await world.approve(a.documentId);
    await world.documents.publishApproved(world.publisher, a.documentId, version);
    const [shown] = await openings.listPublic(world.tenant.id, { limit: 10, offset: 0 });
    expect(shown).toMatchObject({ id: a.documentId, kind: 'opened' });
    expect(await codeOf(openings.open(other, ids))).toBe('requests.not_found');
    expect(await world.actionsOf(a.documentId)).toContain('requests.opening.drafted');
  });

  it('is drafted from answers with disclosure only', async () => {
    const { officer } = people();
    const { id } = await requests.intake.submit(world.tenant.id, {
      ...{ submissionKey: 'open-one', locale: 'zh', files: [] },
      form: {
        organisationId: world.unit.id,
        applicant: {
          ...{ kind: 'natural', documentType: 'other', representative: '', contactName: '', email: '', postcode: '' },
          ...{ address: '', ...PLANTED },
        },
        items: [{ title: '在办', number: '', description: '' }],
        delivery: { form: 'electronic', way: 'pickup' },
        wantsHelp: false,
      },
    });
    expect(await codeOf(openings.open(officer, [id]))).toBe('requests_openings.not_answered');
  });
});

describe('the summary of an answer', () => {
  const words = { title: '部门决算', asked: '申请2025年部门决算。', answer: '予以公开，见附表。' };

  it('is published without a word of who asked, and refused wherever one stands in it', async () => {
    const { officer } = people();
    const requestId = await answered('sum', '部门决算');
    const planted = [PLANTED.name, '1101 0519 4912 3100 2x', '139-8765-4321', '测试路 99 号'];
    for (const word of planted)
      expect(await codeOf(openings.summarise(officer, { ...words, requestId, answer: `答复${word}先生` }))).toBe(
        'requests_openings.personal',
      );
    const { documentId } = await openings.summarise(officer, { ...words, requestId });
    expect((await openings.summarise(officer, { ...words, requestId })).documentId).toBe(documentId);
    // Written into the draft afterwards, by the editor of documents: the next step looks again.
    const { draft } = await world.documents.get(officer, documentId);
    if (!draft) throw new Error('no draft');
    const { title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients } = draft;
    const { madeOn, publishedOn, validity } = draft;
    const named = { title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients };
    const fields = { ...named, madeOn, publishedOn, validity };
    const save = (version: number, text: string) =>
      world.documents.saveDraft(officer, documentId, { version, fields, blocks: [{ kind: 'paragraph', text }] });
    const saved = await save(draft.version, `已答复${PLANTED.name}。`);
    expect(await codeOf(world.documents.submit(officer, documentId, saved.version))).toBe('requests_openings.personal');
    await save(saved.version, '予以公开，见附表。');
    const version = await world.approve(documentId);
    await world.documents.publishApproved(world.publisher, documentId, version);
    const shown = await openings.listPublic(world.tenant.id, { limit: 10, offset: 0 });
    expect(shown.find(({ id }) => id === documentId)).toMatchObject({ kind: 'answer', outcome: 'granted' });
    for (const word of [PLANTED.name, PLANTED.documentNumber, PLANTED.phone, '测试路99号'])
      expect(JSON.stringify(shown)).not.toContain(word);
  });

  it('keeps its request from being hidden while it is public, and does not go out while it is hidden', async () => {
    const { officer } = people();
    const requestId = await answered('hid', '隐藏与摘编', { documentNumber: 'X-4444', name: '司徒样例' });
    const system = systemActor(world.tenant.id, 'test');
    const chief = { ...system, id: 'chief', name: 'chief' };
    const { documentId } = await openings.summarise(officer, { ...words, title: '隐藏与摘编', requestId });
    const hide = { requestId, kind: 'hide' as const, reason: '误登' };
    const first = await requests.hidings.propose(system, hide);
    await requests.hidings.decide(chief, first.id, { version: 1, approve: true });
    const { draft } = await world.documents.get(officer, documentId);
    const submit = () => world.documents.submit(officer, documentId, draft?.version ?? 0);
    expect(await codeOf(submit())).toBe('requests_openings.hidden');
    const back = await requests.hidings.propose(system, { ...hide, kind: 'show' });
    await requests.hidings.decide(chief, back.id, { version: 1, approve: true });
    const version = await world.approve(documentId);
    await world.documents.publishApproved(world.publisher, documentId, version);
    const again = await requests.hidings.propose(system, hide);
    const decide = () => requests.hidings.decide(chief, again.id, { version: 1, approve: true });
    expect(await codeOf(decide())).toBe('requests_hiding.still_public');
    const listed = async () =>
      (await openings.listPublic(world.tenant.id, { limit: 50, offset: 0 })).some(({ id }) => id === documentId);
    expect(await listed()).toBe(true);
    // Should one be public all the same, the list leaves it out.
    await world.db.updateTable('requests').set({ isHidden: true }).where('id', '=', requestId).execute();
    expect(await listed()).toBe(false);
    await world.db.updateTable('requests').set({ isHidden: false }).where('id', '=', requestId).execute();
    await world.documents.withdraw(world.publisher, documentId, { reason: '所属申请要隐藏' });
    expect(await codeOf(decide())).toBe('done');
  });
});
