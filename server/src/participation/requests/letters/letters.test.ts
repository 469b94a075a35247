import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import type { AppError } from '../../../kernel/errors/index.ts';
import { extractFile } from '../../../kernel/extract/index.ts';
import { openDiskStore } from '../../../kernel/files/index.ts';
import { openKeyRing } from '../../../kernel/keys/index.ts';
import { createPrinter } from '../../../kernel/print/index.ts';
import { systemActor, write, type Actor } from '../../../foundation/audit/index.ts';
import { createOrganisationsService } from '../../../foundation/organisations/index.ts';
import { sampleItem, sampleOf } from './letters.samples.ts';
import { createLettersService, type LetterOrder, type LettersService } from './letters.service.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-letters-'));
const printer = createPrinter();
let database: TestDatabase;
let letters: LettersService;
let officer: Actor;
let lawyer: Actor;
let [unitId, aboveId] = ['', ''];
const clock = { at: new Date('2026-11-22T03:00:00Z') };

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const organisations = createOrganisationsService({ db });
  const tenant = await organisations.ensureTenant({ code: 'test', name: '测试市' });
  const system = systemActor(tenant.id, 'test');
  const { organisation: above } = await organisations.create(system, { code: 'city', name: '测试市人民政府' });
  const { organisation: unit } = await organisations.create(system, {
    ...{ code: 'water', name: '测试市水务局', parentId: above.id },
  });
  [unitId, aboveId] = [unit.id, above.id];
  const keys = await openKeyRing(db, join(folder, 'master.key'));
  const files = await openDiskStore(join(folder, 'files'));
  letters = await createLettersService({ db, keys, files, printer, now: () => clock.at });
  const person = (name: string, permissions: string[], of?: string): Actor => ({
    ...{ kind: 'account', tenantId: tenant.id, id: name, name, locale: 'zh', requestId: '' },
    can: (permission, id) => permissions.includes(permission) && (of === undefined || id === undefined || id === of),
    scopeOf: (permission) => (permissions.includes(permission) ? (of ? [of] : 'all') : []),
  });
  officer = person('officer', ['requests.request.read', 'requests.request.work', 'requests.identity.reveal'], unitId);
  lawyer = person('lawyer', ['requests.request.read', 'requests.template.write', 'requests.settings.write']);
});
afterAll(async () => {
  await printer.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const SECRET = '甲乙丙丁戊';
const order = (more: Partial<LetterOrder> = {}): LetterOrder => {
  const { recipient: _recipient, ...sample } = sampleOf('reply', [sampleItem('third_party')]);
  return { ...sample, organisationId: unitId, requestId: newId(), recipient: SECRET, ...more };
};
const issue = (of: LetterOrder, cause = 'sign', actor = officer) =>
  write(database.db, actor, { permission: 'requests.request.work', organisationId: of.organisationId }, async (w) => {
    w.record({ action: 'requests.request.signed', subjectType: 'request', subjectId: of.requestId });
    return letters.issue(w, actor, { ...of, cause });
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const NONE = {
  ...{ numberPrefix: '', reconsiderationBody: '', court: '', contactAddress: '', contactPhone: '', payment: '' },
  ...{ source: '', version: 0 },
};
const CONTACT = { contactAddress: '测试市平湖路1号', contactPhone: '（0000）0000000' };
const serials = async (year: number) =>
  (
    await database.db
      .selectFrom('requestLetters')
      .select('serial')
      .where('organisationId', '=', unitId)
      .where('year', '=', year)
      .execute()
  ).map(({ serial }) => serial);

describe('facts of a unit', () => {
  it('are asked for when a letter needs them, and fall back to the unit above, but for the number', async () => {
    expect(await codeOf(issue(order()))).toBe('request_letters.prefix_missing');
    await letters.setSettings(lawyer, aboveId, {
      ...NONE,
      numberPrefix: '测政公开',
      court: '测试市中级人民法院',
      ...CONTACT,
    });
    expect(await codeOf(issue(order()))).toBe('request_letters.prefix_missing');
    await letters.setSettings(lawyer, unitId, { ...NONE, numberPrefix: '测水公开' });
    const failed = await issue(order()).catch((error: AppError) => error);
    expect(failed).toMatchObject({ code: 'request_letters.values_missing' });
    expect((failed as AppError).text('zh')).toContain('复议机关（行政复议机关名称）');
    const { holding } = await letters.setSettings(lawyer, unitId, {
      ...{ ...NONE, numberPrefix: '测水公开', reconsiderationBody: '测试市人民政府', version: 1 },
    });
    expect(holding).toMatchObject({ numberPrefix: '测水公开', court: '测试市中级人民法院' });
    expect(await codeOf(letters.setSettings(lawyer, unitId, { ...NONE, version: 1 }))).toBe('request_letters.conflict');
    expect(await codeOf(letters.setSettings(officer, unitId, NONE))).toBe('access.denied');
    expect(await serials(2026)).toEqual([]);
  });
});

describe('issuing a letter', () => {
  it('numbers without gaps, however many at once, and gives a failed number back', async () => {
    const broken = order({ values: {} });
    const all = await Promise.all([
      ...Array.from({ length: 6 }, () => issue(order()).then(({ number }) => number)),
      ...Array.from({ length: 3 }, () => codeOf(issue(broken))),
    ]);
    expect(all.slice(6)).toEqual(Array.from({ length: 3 }, () => 'request_letters.values_missing'));
    expect(all.slice(0, 6).toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((serial) => `测水公开〔2026〕${serial}号`));
    const next = await issue(order({ datedOn: '2027-01-04' }));
    expect(next.number).toBe('测水公开〔2027〕1号');
  });

  it('gives one letter for one cause, also when asked twice in the same moment', async () => {
    const of = order();
    const [one, two] = await Promise.all([issue(of), issue(of)]);
    expect(one.id).toBe(two.id);
    expect((await issue(of, 'corrected')).id).not.toBe(one.id);
    expect((await letters.list(officer, of.requestId)).map(({ kindName }) => kindName)).toEqual(['答复书', '答复书']);
    const used = (await serials(2026)).toSorted((a, b) => a - b);
    expect(used).toEqual(used.map((_, at) => at + 1));
  });

  it('refuses an incomplete decision, and whoever may not work on cases of the unit', async () => {
    const item = { ...sampleItem('third_party'), particulars: { reason: '有' } };
    const failed = await issue(order({ items: [item] })).catch((error: AppError) => error);
    expect((failed as AppError).text('zh')).toContain('第1项没有写明公开会损害的第三方合法权益');
    expect(await codeOf(issue(order({ organisationId: aboveId })))).toBe('access.denied');
    expect(await codeOf(letters.preview(lawyer, order(), 'pdf'))).toBe('access.denied');
  });

  it('keeps recipient and words sealed; the audit says what went out and nobody’s name', async () => {
    const of = order();
    const { number } = await issue(of);
    const rows = JSON.stringify([
      await database.db.selectFrom('requestLetters').selectAll().execute(),
      await database.db.selectFrom('auditEntries').select(['after', 'before']).execute(),
    ]);
    for (const secret of [SECRET, '生产工艺参数', '饮用水水源']) expect(rows).not.toContain(secret);
    const entry = await database.db
      .selectFrom('auditEntries')
      .select(['action', 'after'])
      .where('subjectId', '=', of.requestId)
      .where('action', '=', 'requests.letter.issued')
      .executeTakeFirstOrThrow();
    expect(entry.after).toMatchObject({ number, texts: { reply: 0, 'answer.third_party': 0 } });
  });
});

describe('a letter that went out', () => {
  it('is printed with the same bytes each time; each reading is recorded', async () => {
    const of = order();
    const { id, number } = await issue(of);
    const [one, two] = [await letters.print(officer, id, 'pdf'), await letters.print(officer, id, 'pdf')];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(one.fileName).toBe(`${number}.pdf`);
    const { blocks } = await extractFile(Uint8Array.from(one.bytes), 'letter.pdf', { maxBytes: 1 << 24 });
    const text = blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('');
    for (const part of [
      '政府信息不予公开告知书',
      number,
      SECRET,
      '先向测试市人民政府',
      '测试市中级人民法院',
      '2026年11月22日',
    ])
      expect(text.replace(/\s/g, '')).toContain(part);
    const readings = await database.db
      .selectFrom('auditEntries')
      .select('id')
      .where('subjectId', '=', of.requestId)
      .where('action', '=', 'requests.letter.read')
      .execute();
    expect(readings).toHaveLength(2);
    expect(await codeOf(letters.print(lawyer, id, 'pdf'))).toBe('access.denied');
    expect(await codeOf(letters.print(officer, newId(), 'pdf'))).toBe('request_letters.unknown');
  });

  it('is delivered once, not before its date and not in the future', async () => {
    const { id, version } = await issue(order());
    const delivery = { way: '邮寄', on: '2026-11-22', proof: 'XA12345678932', version };
    for (const on of ['2026-11-21', '2026-11-23'])
      expect(await codeOf(letters.recordDelivery(officer, id, { ...delivery, on }))).toBe(
        'request_letters.delivered_early',
      );
    const twice = await Promise.all([1, 2].map(() => codeOf(letters.recordDelivery(officer, id, delivery))));
    expect(twice.toSorted()[0]).toBe('done');
    expect(twice.toSorted()[1]).toMatch(/conflict|delivered_already/);
    expect(await codeOf(letters.recordDelivery(officer, id, delivery))).toBe('request_letters.delivered_already');
    const denied = { ...officer, can: (permission: string) => permission === 'requests.request.read' };
    const other = await issue(order());
    expect(await codeOf(letters.recordDelivery(denied, other.id, delivery))).toBe('access.denied');
  });
});

describe('a lawyer’s text', () => {
  it('holds for letters from now on; those that went out keep theirs', async () => {
    const before = await issue(order());
    const old = await letters.print(officer, before.id, 'pdf');
    const reply = (await letters.listTemplates(lawyer)).find(({ code }) => code === 'reply');
    const body = (reply?.body ?? '').replace('经审查，现答复如下：', '经依法审查，现将有关情况答复如下：');
    const input = { title: reply?.title ?? '', body, note: '按市司法局意见修改', version: 0 };
    const [one, two] = await Promise.all([1, 2].map(() => codeOf(letters.saveTemplate(lawyer, 'reply', input))));
    expect([one, two].toSorted()).toEqual(['done', 'request_letters.conflict']);
    expect(await codeOf(letters.saveTemplate(officer, 'reply', { ...input, version: 1 }))).toBe('access.denied');
    expect(Buffer.compare((await letters.print(officer, before.id, 'pdf')).bytes, old.bytes)).toBe(0);
    const now = await issue(order());
    const { blocks } = await extractFile(
      Uint8Array.from((await letters.print(officer, now.id, 'docx')).bytes),
      ...(['letter.docx', { maxBytes: 1 << 24 }] as const),
    );
    expect(JSON.stringify(blocks)).toContain('经依法审查');
    const entry = await database.db
      .selectFrom('auditEntries')
      .select('after')
      .where('action', '=', 'requests.template.changed')
      .executeTakeFirstOrThrow();
    expect(entry.after).toMatchObject({ code: 'reply', version: 1, note: '按市司法局意见修改' });
  });

  it('is refused with every fault, and seen before it is saved', async () => {
    const text = { title: '答复书', body: '答复：{答复}\n{答复事项}' };
    const failed = await letters
      .saveTemplate(lawyer, 'reply', { ...text, note: '', version: 1 })
      .catch((error: AppError) => error);
    expect((failed as AppError).text('zh')).toBe(
      '模板不能保存：没有占位符“{答复}”，请改用列表中的名称；缺少法律要求写明的“{救济}”。',
    );
    expect(await codeOf(letters.saveTemplate(lawyer, 'letter', { ...text, note: '', version: 0 }))).toBe(
      'request_letters.template_unknown',
    );
    for (const { code, title, body } of await letters.listTemplates(lawyer))
      if (code.startsWith('remedy.') || code === 'answer.partly')
        expect([code, (await letters.previewTemplate(lawyer, code, { title, body }, 'pdf')).notes]).toEqual([code, []]);
  });
});
