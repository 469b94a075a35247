import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { openDiskStore } from '../../kernel/files/index.ts';
import { writeWorkbook } from '../../kernel/sheets/index.ts';
import { createFileChecks, type FileChecks } from '../../foundation/gate/checks/index.ts';
import { readEvidence } from '../../foundation/evidence/index.ts';
import { createWorkflowService } from '../../foundation/workflow/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createLedgersServices, createLedgerSurfaces, type LedgersServices } from './index.ts';
import type { EntryDetail, FieldValues } from './ledgers.schema.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let ledgers: LedgersServices;
let folder: string;
let checks: FileChecks;
let writer: Actor;
let confirmer: Actor;
let at = new Date('2026-11-22T16:30:00Z'); // already the 23rd in China
let serial = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
  folder = await mkdtemp(join(tmpdir(), 'ledgers-'));
  checks = createFileChecks({ threads: 1, storeFolder: folder });
  const files = await openDiskStore(folder);
  const now = () => at;
  const workflows = createWorkflowService({ now });
  const { organisations } = world;
  ledgers = createLedgersServices({ db: test.db, organisations, workflows, checks, files, now });
  const all = ['ledgers.entry.read', 'ledgers.entry.write', 'ledgers.entry.confirm'];
  writer = { ...world.only(all), kind: 'account', id: 'writer', name: '登记员' };
  confirmer = { ...world.only(all), kind: 'account', id: 'confirmer', name: '确认员' };
});
afterAll(async () => {
  await checks.close();
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF');
const form = (kind: string, title: string, fields: FieldValues, organisationId = world.finance) => ({
  ...{ kind, title, fields, organisationId, submissionKey: `test-key-${++serial}` },
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const step = (actor: Actor, entry: EntryDetail, name: EntryDetail['steps'][number]['name'], note = '') =>
  ledgers.entries.step(actor, entry.id, { name, version: entry.version, note });
const confirmed = async (kind: string, title: string, fields: FieldValues, file?: 'file') => {
  let entry = await ledgers.entries.create(writer, form(kind, title, fields));
  if (file)
    entry = await ledgers.attachments.add(writer, entry.id, {
      ...{ version: entry.version, name: '签到表.pdf', bytes: PDF, isPublic: false },
    });
  return step(confirmer, await step(writer, entry, 'submit'), 'confirm');
};
const evidenceOf = (type: string) => readEvidence(test.db, world.tenantId, { types: [type] });
const heard = { heldOn: '2026-11-20', heardBy: 'head' };

describe('an entry', () => {
  it('is filed, attached to, sent in, confirmed by another, proves its duty, and is taken back', async () => {
    const draft = await ledgers.entries.create(writer, form('report_heard', '听取前三季度汇报', heard));
    expect(draft.faults.map(({ field }) => field)).toEqual(['attachments']);
    expect(await codeOf(step(writer, draft, 'submit'))).toBe('ledgers.fields_wrong');
    const attached = await ledgers.attachments.add(writer, draft.id, {
      ...{ version: draft.version, name: '会议纪要.pdf', bytes: PDF, isPublic: true },
    });
    // A ledger that is not public lets no file out, whatever was ticked.
    expect(attached.attachments).toMatchObject([{ name: '会议纪要.pdf', isPublic: false }]);
    const sent = await step(writer, attached, 'submit');
    expect(sent.steps.find(({ name }) => name === 'confirm')).toMatchObject({ allowed: false });
    expect(await codeOf(step(writer, sent, 'confirm'))).toBe('workflow.refused');
    expect(await evidenceOf('ledgers.report_heard.confirmed')).toEqual([]);
    const done = await step(confirmer, sent, 'confirm');
    expect(done.state).toBe('confirmed');
    const [proof] = await evidenceOf('ledgers.report_heard.confirmed');
    expect(proof).toMatchObject({
      ...{ organisationId: world.finance, subjectType: 'ledger_entry', subjectId: draft.id, occurredOn: '2026-11-20' },
      ...{ title: '听取前三季度汇报', facts: { heardBy: 'head' }, recordedBy: 'confirmer' },
    });
    expect(await codeOf(step(confirmer, done, 'take_back'))).toBe('ledgers.reason_missing');
    const gone = await step(confirmer, done, 'take_back', '会议没有召开');
    expect(gone).toMatchObject({ state: 'taken_back', reason: '会议没有召开' });
    expect(await evidenceOf('ledgers.report_heard.confirmed')).toEqual([]);
    expect((await world.auditOf(draft.id)).filter((action) => action.startsWith('ledgers'))).toEqual([
      ...['ledgers.entry.filed', 'ledgers.file.added', 'ledgers.entry.submitted', 'ledgers.entry.confirmed'],
      'ledgers.entry.taken_back',
    ]);
  });

  it('comes back with a reason, is mended and sent again', async () => {
    const draft = await ledgers.entries.create(
      writer,
      form('staffing', '保障', { sinceOn: '2026-01-04', office: '办公室', officers: 3 }),
    );
    const sent = await step(writer, draft, 'submit');
    const [todo] = (await ledgers.entries.listTodos(confirmer)).filter(({ id }) => id === draft.id);
    expect(todo).toMatchObject({ kind: 'ledger_confirm', step: '机构、人员、经费保障 · 待确认' });
    expect((await ledgers.entries.listTodos(writer)).filter(({ id }) => id === draft.id)).toEqual([]);
    const back = await step(confirmer, sent, 'return', '人数不对');
    expect((await ledgers.entries.listTodos(writer)).find(({ id }) => id === draft.id)).toMatchObject({
      ...{ kind: 'ledger_returned', step: '机构、人员、经费保障 · 人数不对' },
    });
    const saved = await ledgers.entries.save(writer, back.id, {
      ...{ version: back.version, title: '保障', fields: { ...back.fields, officers: 4 } },
    });
    const again = await step(confirmer, await step(writer, saved, 'submit'), 'confirm');
    expect(again.history.map(({ title, note }) => [title, note])).toEqual([
      ['登记', ''],
      ['送确认', ''],
      ['退回', '人数不对'],
      ['送确认', ''],
      ['确认', ''],
    ]);
    expect(
      await codeOf(ledgers.entries.save(writer, again.id, { version: again.version, title: 'x', fields: {} })),
    ).toBe('ledgers.fixed');
  });

  it('is kept to the units and rights of people', async () => {
    const own = world.only(['ledgers.entry.read', 'ledgers.entry.write'], [world.education]);
    expect(await codeOf(ledgers.entries.create(own, form('report_heard', '一', heard)))).toBe('access.denied');
    const draft = await ledgers.entries.create(writer, form('report_heard', '二', heard));
    expect(await codeOf(ledgers.entries.get(own, draft.id))).toBe('ledgers.not_found');
    expect(
      (await ledgers.entries.list(own, { page: 1 })).items.filter(
        ({ organisationId }) => organisationId !== world.education,
      ),
    ).toEqual([]);
    const onlyWrites = { ...world.only(['ledgers.entry.read', 'ledgers.entry.write']), id: 'third' };
    const fixed = await confirmed('staffing', '教育', { sinceOn: '2026-02-01', office: '一', officers: 1 });
    expect(await codeOf(step(onlyWrites, fixed, 'take_back', '一'))).toBe('access.denied');
    expect(await codeOf(ledgers.entries.kinds(world.only([])))).toBe('access.denied');
    const denied = await test.db
      .selectFrom('auditEntries')
      .select('id')
      .where('action', '=', 'access.permission.denied')
      .execute();
    expect(denied.length).toBeGreaterThan(1);
  });

  it('refuses what cannot be', async () => {
    expect(await codeOf(ledgers.entries.create(writer, form('nonsense', '一', {})))).toBe('ledgers.kind_unknown');
    expect(await codeOf(ledgers.entries.create(writer, form('training', '一', {}, world.siteId)))).toBe(
      'ledgers.unit_unknown',
    );
    expect(await codeOf(ledgers.entries.create(writer, form('report_heard', '一', { heldOn: '2026-11-24' })))).toBe(
      'ledgers.fields_wrong',
    );
    expect(await codeOf(ledgers.entries.create(writer, form('report_heard', ' ', heard)))).toBe('ledgers.fields_wrong');
    const draft = await ledgers.entries.create(writer, form('report_heard', '一', heard));
    const add = (name: string, bytes: Buffer, version = 1) =>
      codeOf(ledgers.attachments.add(writer, draft.id, { version, name, bytes, isPublic: false }));
    expect(await add('a.exe', Buffer.from('MZ'))).toBe('ledgers.file_type');
    expect(await add('a.pdf', Buffer.from('<html>'))).toBe('ledgers.file_type');
    expect(await add('a.pdf', Buffer.alloc(0))).toBe('ledgers.file_empty');
    expect(await add(`${'长'.repeat(201)}.pdf`, PDF)).toBe('ledgers.file_name');
    expect(await add('a\u0000.pdf', PDF)).toBe('ledgers.file_name');
    expect(await add('a.pdf', PDF, 9)).toBe('ledgers.conflict');
    expect(await codeOf(ledgers.attachments.open(writer, draft.id, 'a'.repeat(64)))).toBe('ledgers.file_unknown');
  });

  it('whose form is sent twice stands once, also at the same moment', async () => {
    const input = form('report_heard', '一份表单', heard);
    const made = await Promise.all([1, 2, 3].map(() => ledgers.entries.create(writer, input)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await codeOf(ledgers.entries.create(confirmer, input))).toBe('ledgers.conflict');
  });

  it('is confirmed once when two do it at the same moment', async () => {
    const draft = await ledgers.entries.create(
      writer,
      form('staffing', '两人', { sinceOn: '2026-03-01', office: '一', officers: 1 }),
    );
    const sent = await step(writer, draft, 'submit');
    const other = { ...confirmer, id: 'other' };
    const results = await Promise.all([
      codeOf(step(confirmer, sent, 'confirm')),
      codeOf(step(other, sent, 'return', '不')),
    ]);
    expect(results.sort()).toEqual(['done', 'ledgers.conflict']);
  });

  it('with personal data in its title is not confirmed', async () => {
    const fields = { sinceOn: '2026-03-02', office: '一', officers: 1 };
    const draft = await ledgers.entries.create(writer, form('staffing', '联系人 13800138000', fields));
    expect(await codeOf(step(confirmer, await step(writer, draft, 'submit'), 'confirm'))).toBe(
      'ledgers.title_personal',
    );
  });
});

describe('items that are followed', () => {
  const item = {
    ...{ year: 2026, number: '1', setOn: '2026-01-10', dueOn: '2026-12-31', funds: 500, measures: '改造老旧小区' },
  };
  it('show their quarters in public, with lights that midnight changes, and cannot go while reports stand', async () => {
    at = new Date('2026-10-15T15:59:00Z');
    const made = await confirmed('livelihood_item', '老旧小区改造', item);
    expect(made.url).toBe(`/ledgers/entries/${made.id}`);
    const report = (quarter: string, percent: number) => ({
      ...{ item: made.id, reportedOn: '2026-10-10', quarter, percent, paid: percent * 4, text: '正在施工' },
    });
    await confirmed('progress', '二季度进展', report('2026-Q2', 50));
    const [row] = (await ledgers.reading.list(world.tenantId, 'livelihood_item')).rows;
    expect(row?.standing).toEqual({ percent: 50, quarter: '2026-Q2', paid: 200, light: 'on_time' });
    at = new Date('2026-10-15T16:00:00Z'); // midnight in China: the third quarter should have been reported
    const [later] = (await ledgers.reading.list(world.tenantId, 'livelihood_item')).rows;
    expect(later?.standing?.light).toBe('silent');
    const third = await confirmed('progress', '三季度进展', report('2026-Q3', 100));
    const shown = await ledgers.reading.get(world.tenantId, made.id);
    expect('reports' in shown && shown.reports.map(({ fields }) => fields['quarter'])).toEqual(['2026-Q3', '2026-Q2']);
    const [proof] = await evidenceOf('ledgers.progress.confirmed').then((all) =>
      all.filter(({ subjectId }) => subjectId === third.id),
    );
    expect(proof).toMatchObject({
      ...{ aboutType: 'ledger_entry', aboutId: made.id },
      facts: { of: 'livelihood_item', quarter: '2026-Q3', percent: 100, completed: true },
    });
    const twice = await ledgers.entries.create(
      writer,
      form('progress', '又一份', report('2026-Q3', 90), world.education),
    );
    expect(await codeOf(step(writer, twice, 'submit'))).toBe('ledgers.twice');
    expect(await codeOf(step(confirmer, made, 'take_back', '误报'))).toBe('ledgers.in_use');
    const [pageSurface] = createLedgerSurfaces({ db: test.db, files: await openDiskStore(folder) });
    expect((await pageSurface?.ask(world.tenantId, [third.id], false))?.get(third.id)?.kind).toBe('shows');
    await step(confirmer, third, 'take_back', '数据有误');
    expect((await pageSurface?.ask(world.tenantId, [third.id], false))?.get(third.id)?.kind).toBe('gone');
    expect(await ledgers.reading.get(world.tenantId, third.id)).toMatchObject({ reason: '数据有误' });
    at = new Date('2026-11-22T16:30:00Z');
  });

  it('are about confirmed things only, and after them', async () => {
    const early = await ledgers.entries.create(
      writer,
      form('emergency', '事故', { happenedAt: '2026-11-22T10:00:00+08:00', level: 'major' }),
    );
    const release = (emergency: string, releasedAt: string) =>
      form('emergency_release', '首次发布', { emergency, releasedAt, form: 'first_release' });
    const attach = async (entry: EntryDetail) =>
      ledgers.attachments.add(writer, entry.id, { version: entry.version, name: 'a.pdf', bytes: PDF, isPublic: false });
    const open = await attach(await ledgers.entries.create(writer, release(early.id, '2026-11-22T14:00:00+08:00')));
    expect(await codeOf(step(writer, open, 'submit'))).toBe('ledgers.fields_wrong');
    await step(confirmer, await step(writer, early, 'submit'), 'confirm');
    const before = await attach(await ledgers.entries.create(writer, release(early.id, '2026-11-22T09:59:00+08:00')));
    expect(before.faults.map(({ text }) => text)).toEqual(['“突发事件”发生在这之后（2026-11-22）']);
    const done = await step(
      confirmer,
      await step(writer, await ledgers.entries.get(writer, open.id), 'submit'),
      'confirm',
    );
    const [proof] = await evidenceOf('ledgers.emergency_release.confirmed');
    expect(proof).toMatchObject({ aboutId: early.id, facts: { form: 'first_release' }, subjectId: done.id });
    expect(proof?.occurredAt?.toISOString()).toBe('2026-11-22T06:00:00.000Z');
  });
});

describe('leaders and trainings', () => {
  it('keep who was responsible before, and tell no names', async () => {
    const first = await confirmed('leader_named', '甲', { person: '甲', position: '副局长', sinceOn: '2025-03-01' });
    await confirmed('leader_named', '乙', { person: '乙', position: '副局长', sinceOn: '2026-05-01' });
    const { rows } = await ledgers.reading.list(world.tenantId, 'leader_named');
    expect(rows.map(({ title, replacedOn }) => [title, replacedOn])).toEqual([
      ['乙', null],
      ['甲', '2026-05-01'],
    ]);
    expect(await ledgers.entries.get(writer, first.id)).toMatchObject({ isReplaced: true, holdsUntil: '2026-05-01' });
    const proofs = await evidenceOf('ledgers.leader_named.confirmed');
    expect(proofs.map(({ title, facts }) => [title, facts])).toEqual([
      ['分管负责人', {}],
      ['分管负责人', {}],
    ]);
    const { rows: audited } = {
      rows: await test.db.selectFrom('auditEntries').select('after').where('subjectId', '=', first.id).execute(),
    };
    expect(JSON.stringify(audited)).not.toContain('甲');
  });

  it('count the people of each unit within two years', async () => {
    const units = (finance: number, education: number) => [
      { organisationId: world.finance, people: finance },
      { organisationId: world.education, people: education },
    ];
    await confirmed('training', '早年培训', { heldOn: '2024-11-23', form: 'officers', units: units(9, 9) }, 'file');
    const made = await confirmed(
      'training',
      '春季培训',
      { heldOn: '2026-03-05', form: 'officers', units: units(4, 2) },
      'file',
    );
    const cycle = await ledgers.training.cycle(writer);
    const of = (id: string) => cycle.find(({ organisationId }) => organisationId === id);
    // 财政局: the newest entry of staff says 1 officer; the training of two years ago to the day counts no more.
    expect(of(world.finance)).toMatchObject({ trained: 4, trainings: 1, lastOn: '2026-03-05', state: 'met' });
    expect(of(world.education)).toMatchObject({ trained: 2, officers: null, state: 'unknown' });
    const attended = await evidenceOf('ledgers.training.attended');
    expect(
      attended
        .filter(({ subjectId }) => subjectId === made.id)
        .map(({ organisationId, facts }) => [organisationId, facts]),
    ).toEqual(
      expect.arrayContaining([
        [world.finance, { people: 4, form: 'officers' }],
        [world.education, { people: 2, form: 'officers' }],
      ]),
    );
    await step(confirmer, made, 'take_back', '登记重复');
    expect((await evidenceOf('ledgers.training.attended')).filter(({ subjectId }) => subjectId === made.id)).toEqual(
      [],
    );
  });
});

describe('tables', () => {
  const sheet = (rows: readonly string[][]) =>
    writeWorkbook([
      {
        name: '听取汇报',
        rows: [['责任单位', '标题', '日期', '听取人', '议定事项'], ...rows].map((row) =>
          row.map((value) => ({ value })),
        ),
      },
    ]);
  const take = (bytes: Uint8Array, dryRun = false) =>
    ledgers.sheets.importFile(writer, 'report_heard', bytes, { dryRun });

  it('come in whole or not at all, and once', async () => {
    const before = (await ledgers.entries.list(writer, { page: 1, kinds: ['report_heard'] })).total;
    const bad = await take(
      sheet([
        ['财政局', '表一', '2026-03-01', '主要负责人', ''],
        ['火星局', '', '昨天', '老板', ''],
      ]),
    );
    expect(bad).toEqual({
      ...{ written: false, added: 2, same: 0 },
      faults: [
        { where: '3', text: '“标题”没有填写' },
        { where: '3', text: '没有“火星局”这个单位' },
        { where: '3', text: '“日期”读不懂“昨天”' },
        { where: '3', text: '“听取人”读不懂“老板”' },
      ],
    });
    expect((await ledgers.entries.list(writer, { page: 1, kinds: ['report_heard'] })).total).toBe(before);
    const good = sheet([
      ['财政局', '表一', '2026-03-01', '主要负责人', ''],
      ['教育局', '表二', '2026年3月2日', '分管负责人', '一'],
    ]);
    expect(await take(good, true)).toMatchObject({ written: false, added: 2, same: 0 });
    expect(await take(good)).toMatchObject({ written: true, added: 2, same: 0 });
    expect(await take(good)).toMatchObject({ written: false, added: 0, same: 2 });
    expect((await ledgers.entries.list(writer, { page: 1, kinds: ['report_heard'] })).total).toBe(before + 2);
    const { items } = await ledgers.entries.list(writer, {
      page: 1,
      kinds: ['report_heard'],
      states: ['draft'],
      text: '表',
    });
    const many = await ledgers.entries.stepMany(writer, {
      name: 'submit',
      note: '',
      entries: items.map(({ id, version }) => ({ id, version })),
    });
    expect(many.failed.every(({ reason }) => reason.includes('没有附件'))).toBe(true);
    expect(many.failed.length).toBe(items.length);
  });

  it('that are none, or too large, are told plainly', async () => {
    expect(await codeOf(take(Buffer.from('PK\u0003\u0004 no zip')))).toBe('ledgers.sheet_unreadable');
    expect(await codeOf(take(PDF))).toBe('ledgers.sheet_unreadable');
    expect(await codeOf(take(Buffer.alloc(9 * 1024 * 1024)))).toBe('ledgers.file_too_large');
    const rows = Array.from({ length: 1001 }, (_, i) => ['财政局', `表${i}`, '2026-03-01', '主要负责人', '']);
    expect(await codeOf(take(sheet(rows)))).toBe('ledgers.too_many_rows');
  });

  it('go out and come in again as they were', async () => {
    const { bytes } = await ledgers.sheets.workbook(writer, 'training', { states: ['confirmed'] });
    const again = await ledgers.sheets.importFile(writer, 'training', bytes, { dryRun: true });
    expect(again).toMatchObject({ faults: [], added: 1 });
    expect(ledgers.sheets.template(writer, 'training').name).toBe('政务公开培训模板.xlsx');
  });
});
