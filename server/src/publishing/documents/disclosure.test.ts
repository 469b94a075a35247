import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../kernel/errors/index.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { WITHHOLDING_CLAUSES } from './disclosure.data.ts';
import { decisionFault, readDisclosure } from './disclosure.rules.ts';
import { createDisclosureService, type DisclosureService } from './disclosure.service.ts';
import { fieldsOnly } from './editions.service.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';

let world: DocumentsWorld;
let disclosure: DisclosureService;
let count = 900;
beforeAll(async () => {
  world = await createDocumentsWorld();
  const now = () => world.clock.at;
  const calendar = createCalendarService({ db: world.db, now });
  disclosure = createDisclosureService({ db: world.db, calendar, now, reviewMonths: 12 });
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock.at = new Date('2026-11-20T03:00:00Z');
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );
async function imported(text?: string, options = {}): Promise<string> {
  const outcome = await world.importText(world.editor, text ?? notice((count += 1)), { undecided: true, ...options });
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.documentId;
}
const decide = (id: string, input: object) =>
  disclosure.decide(world.editor, id, { disclosure: 'proactive', clause: '', reason: '', ...input });
const WITHHELD = { disclosure: 'withheld' as const, clause: 'X16b', reason: '讨论稿，尚未定稿' };
const stateOf = async (id: string) => (await disclosure.get(world.editor, id)).disclosure;

describe('the attribute that a text gives itself', () => {
  it.each([
    [['公开方式：主动公开'], [], 'proactive'],
    [['公开属性: 主动公开'], [], 'proactive'],
    [['公开选项：□依申请公开 ☑主动公开'], [], 'proactive'],
    [['公开选项：☑依申请公开 □主动公开'], ['公开选项：☑依申请公开'], 'on_request'],
    [['公开选项：□主动公开 □依申请公开'], [], ''],
    [['（此件公开发布）'], [], 'proactive'],
    [['（此件主动公开）'], [], 'proactive'],
    [['各单位应当主动公开办事指南。', '推进此件事项公开'], [], ''],
    [['（此件公开发布）'], ['密级：秘密'], 'withheld'],
    [['公开属性：不予公开'], ['公开属性：不予公开'], 'withheld'],
  ] as const)('%j with markings %j is %j', (lines, markings, wanted) => {
    expect(readDisclosure(lines, markings)).toBe(wanted);
  });

  it('goes into the document, and where the text says nothing somebody is told to decide', async () => {
    const said = await imported(`${notice((count += 1))}（此件公开发布）\n`);
    expect(await stateOf(said)).toBe('proactive');
    const silent = await imported();
    expect(await stateOf(silent)).toBe('');
    const { draft } = await world.documents.get(world.editor, silent);
    expect(draft?.warnings.map(({ code }) => code)).toContain('disclosure_missing');
    expect(await codeOf(world.documents.submit(world.editor, silent, 1))).toBe('documents.disclosure_undecided');
  });

  it('is asked for before sending in is offered, and neither it nor a filled field is asked for any longer', async () => {
    const number = '测财[2026]77号';
    const id = await imported(notice((count += 1)).replace(/测财〔2026〕\d+号\n/, ''));
    const look = async () => {
      const { draft, actions } = await world.documents.get(world.editor, id);
      if (!draft) throw new Error('no draft');
      return { draft, submit: actions.find(({ name }) => name === 'submit') };
    };
    const counted = async () =>
      (await world.documents.list(world.editor, { limit: 100 })).items.find((item) => item.id === id)?.warnings;
    const before = await look();
    expect(before.draft.warnings).toEqual(
      expect.arrayContaining([{ code: 'field_missing', field: 'documentNumber' }, { code: 'disclosure_missing' }]),
    );
    expect(before.submit).toMatchObject({ allowed: false, missing: 'disclosure' });
    const asked = await counted();
    const fields = { ...fieldsOnly(before.draft), documentNumber: number };
    const saved = await world.documents.saveDraft(world.editor, id, { version: before.draft.version, fields });
    expect(saved.documentNumber).toBe('测财〔2026〕77号');
    await decide(id, {});
    const after = await look();
    expect(after.draft.warnings).toEqual(before.draft.warnings.filter(({ code }) => !code.endsWith('_missing')));
    expect(await counted()).toBe((asked ?? 0) - 2);
    expect(after.submit).toEqual({ name: 'submit', allowed: true, reason: '' });
  });

  it('is decided by those who publish old stock at once, and by whoever writes a text here', async () => {
    const { documentId } = (await world.importText(world.system, notice((count += 1)), { publish: true })) as {
      documentId: string;
    };
    expect(await stateOf(documentId)).toBe('proactive');
    const { id } = await world.documents.create(world.editor, { organisationId: world.unit.id, title: '新稿' });
    expect(await stateOf(id)).toBe('proactive');
  });
});

describe('a decision', () => {
  it('to withhold needs a clause of the Regulation and a reason', () => {
    const before = { disclosure: '' as const, isPublic: false };
    expect(decisionFault(before, { ...WITHHELD, clause: '' })).toBe('clause_missing');
    expect(decisionFault(before, { ...WITHHELD, clause: 'X99' })).toBe('clause_unknown');
    expect(decisionFault(before, { ...WITHHELD, reason: ' ' })).toBe('reason_missing');
    expect(decisionFault(before, { disclosure: 'on_request', clause: 'X15', reason: 'x' })).toBe('clause_unwanted');
    for (const { code, source } of WITHHOLDING_CLAUSES) {
      expect(decisionFault(before, { ...WITHHELD, clause: code })).toBeNull();
      expect(source).toMatch(/条例.*第十[四五六]条/);
    }
  });

  it('keeps what is withheld from review and from the public, whatever else is right with it', async () => {
    const id = await imported();
    await decide(id, WITHHELD);
    expect(await codeOf(world.documents.submit(world.editor, id, 1))).toBe('documents.disclosure_not_proactive');
    await decide(id, { disclosure: 'on_request', reason: '仅依申请提供' });
    expect(await codeOf(world.documents.submit(world.editor, id, 1))).toBe('documents.disclosure_not_proactive');
  });

  it('to withhold after all the reviews still stops the publication, at once and at its time', async () => {
    const id = await imported();
    await decide(id, {});
    const version = await world.approve(id);
    await world.documents.schedule(world.publisher, id, { version, publishAt: '2026-11-20T04:00:00Z' });
    await decide(id, WITHHELD);
    const publishing = world.documents.publishApproved(world.publisher, id, version + 1);
    expect(await codeOf(publishing)).toBe('documents.disclosure_not_proactive');
    world.clock.at = new Date('2026-11-20T04:00:01Z');
    for (const work of world.documents.dueWork) await work.run();
    expect((await world.documents.get(world.editor, id)).live).toBeNull();
    expect(await world.actionsOf(id)).toContain('documents.schedule.refused');
  });

  it('cannot withhold what is public: it has to be withdrawn first', async () => {
    const { documentId } = (await world.importText(world.system, notice((count += 1)), { publish: true })) as {
      documentId: string;
    };
    expect(await codeOf(decide(documentId, WITHHELD))).toBe('documents.disclosure_still_public');
    await world.documents.withdraw(world.publisher, documentId, { reason: '不应公开' });
    expect(await codeOf(decide(documentId, WITHHELD))).toBe('done');
  });

  it('belongs to whoever may write, and nobody else learns of it', async () => {
    const id = await imported();
    expect(await codeOf(disclosure.decide(world.publisher, id, WITHHELD))).toBe('access.denied');
    const stranger = world.officer('stranger', ['documents.document.read', 'documents.document.write'], world.other.id);
    expect(await codeOf(disclosure.decide(stranger, id, WITHHELD))).toBe('documents.not_found');
    expect(await codeOf(disclosure.get(stranger, id))).toBe('documents.not_found');
    expect(await stateOf(id)).toBe('');
  });

  it('and every one after it is kept with its reason and in the audit', async () => {
    const id = await imported();
    await decide(id, WITHHELD);
    expect(await codeOf(decide(id, {}))).toBe('documents.disclosure_reason_missing');
    await decide(id, { reason: '已定稿，可以公开' });
    const { decisions, disclosure: now } = await disclosure.get(world.editor, id);
    expect(decisions.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
      'decided 讨论稿，尚未定稿',
      'converted 已定稿，可以公开',
    ]);
    expect(now).toBe('proactive');
    const actions = await world.actionsOf(id);
    expect(actions).toEqual(expect.arrayContaining(['documents.disclosure.decided', 'documents.disclosure.converted']));
  });
});

describe('the review of what is withheld', () => {
  it('is due after the months of the place, by the working calendar, and stands on the work bench in time', async () => {
    const id = await imported();
    const { reviewDueOn } = await decide(id, WITHHELD);
    // 2027-11-20 is a Saturday; a year without a published calendar still knows weekends.
    expect(reviewDueOn).toBe('2027-11-22');
    expect((await disclosure.get(world.editor, id)).isProvisional).toBe(true);
    const listed = async () => (await disclosure.listDue(world.editor)).some(({ documentId }) => documentId === id);
    expect(await listed()).toBe(false);
    world.clock.at = new Date('2027-10-25T03:00:00Z');
    expect(await listed()).toBe(true);
    const elsewhere = world.officer('elsewhere', ['documents.document.write'], world.other.id);
    expect((await disclosure.listDue(elsewhere)).map(({ documentId }) => documentId)).not.toContain(id);
    await decide(id, { ...WITHHELD, reason: '仍在讨论，继续不予公开' });
    expect(await listed()).toBe(false);
    const { decisions } = await disclosure.get(world.editor, id);
    expect(decisions.at(-1)).toMatchObject({ kind: 'reviewed', reviewDueOn: '2028-10-25' });
  });
});
