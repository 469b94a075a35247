import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { AppError } from '../../kernel/errors/index.ts';
import { extractFile } from '../../kernel/extract/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { createOrganisationsService } from '../../foundation/organisations/index.ts';
import { readEvidence } from '../../foundation/evidence/index.ts';
import type { CaseFact } from '../../participation/requests/index.ts';
import { bareUnit, generateYear } from './annual-report.testing.ts';
import { createAnnualReportService, type AnnualReportService } from './annual-report.service.ts';
import { checkTables, type ReportInputs, type ReportTables } from './checks.rules.ts';
import { countDisputes, countDocuments, countRequests } from './tables.rules.ts';

let database: TestDatabase;
let reports: AnnualReportService;
let [tenantId, unitId] = ['', ''];
let office: Actor;
let reader: Actor;
const clock = { at: new Date('2027-01-15T03:00:00Z') };
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const unit = await bareUnit(db);
  [tenantId, unitId] = [unit.tenantId, unit.organisationId];
  await generateYear(db, tenantId, unitId, { year: 2026, size: 600, seed: 7 });
  const organisations = createOrganisationsService({ db });
  reports = createAnnualReportService({ db, organisations, now: () => clock.at });
  const person = (name: string, permissions: string[]): Actor => ({
    ...{ kind: 'account', tenantId, id: name, name, locale: 'zh', requestId: '' },
    can: (permission) => permissions.includes(permission),
    scopeOf: (permission) => (permissions.includes(permission) ? 'all' : []),
  });
  const READING = ['organisations.organisation.read', 'reports.annual.read'];
  office = person('office', [...READING, 'reports.annual.write']);
  reader = person('reader', READING);
});
afterAll(() => database.close());
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const INPUTS: ReportInputs = {
  ...{ licences: 120, penalties: 8, coercions: 0, fees: '0', problems: '检索不够方便，已改进。' },
  ...{ feeNotices: 12, feeAsked: 8600, feePaid: 900, feeText: '共发出收费通知12件。' },
};

describe('the report of a unit', () => {
  it('says what is not entered and what fails, and holds when all is there', async () => {
    const before = await reports.get(office, unitId, 2026);
    const unmet = before.checks.filter(({ isMet }) => !isMet).map(({ code }) => code);
    expect(unmet).toEqual(['R5', 'R7']);
    expect(before.checks.find(({ code }) => code === 'R5')?.faults).toContain('表二“行政许可”没有填写（没有的填 0）');
    expect(await codeOf(reports.settle(office, unitId, 2026, 0))).toBe('annual_report.checks_unmet');
    const after = await reports.enter(office, unitId, 2026, { ...INPUTS, version: 0 });
    expect(after.checks.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(after.rows[4]?.name).toBe('1.属于国家秘密');
    expect(await codeOf(reports.enter(office, unitId, 2026, { ...INPUTS, version: 0 }))).toBe('annual_report.conflict');
  });

  it('is read and written by those who may', async () => {
    const nobody = { ...reader, can: () => false };
    expect(await codeOf(reports.get(nobody, unitId, 2026))).toBe('access.denied');
    expect(await codeOf(reports.enter(reader, unitId, 2026, { ...INPUTS, version: 1 }))).toBe('access.denied');
    expect(await codeOf(reports.settle(reader, unitId, 2026, 1))).toBe('access.denied');
    expect((await reports.get(reader, unitId, 2026)).maySettle).toBe(false);
  });

  it('names the cases behind a cell', async () => {
    const { tables } = await reports.get(office, unitId, 2026);
    const cell = { table: 'table3', row: 'third_party', column: 'total' } as const;
    const { count, cases } = await reports.explain(reader, unitId, 2026, cell);
    expect(count).toBe(tables.table3['third_party']?.['total']);
    expect(cases).toHaveLength(count);
    expect(cases[0]?.number).toMatch(/^〔2026〕\d+号$/);
    expect(await codeOf(reports.explain(reader, unitId, 2026, { ...cell, row: 'refused' }))).toBe(
      'annual_report.cell_unknown',
    );
    const disputes = { table: 'table4', row: 'reconsideration', column: 'total' } as const;
    expect((await reports.explain(reader, unitId, 2026, disputes)).count).toBe(
      tables.table4['reconsideration']?.['total'],
    );
  });

  it('is a workbook in the form', async () => {
    const { bytes, fileName } = await reports.workbook(reader, unitId, 2026);
    expect(fileName).toBe('测试市人民政府2026年政府信息公开工作年度报告（表二至表四）.xlsx');
    const { blocks } = await extractFile(Uint8Array.from(bytes), 'report.xlsx', { maxBytes: 1 << 24 });
    const text = JSON.stringify(blocks);
    for (const part of [
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
      '8.属于行政查询事项',
      '结果纠正',
    ])
      expect(text).toContain(part);
  });

  it('is settled once, after its year; what comes later is a difference', async () => {
    clock.at = new Date('2026-12-31T15:59:00Z');
    expect(await codeOf(reports.settle(office, unitId, 2026, 1))).toBe('annual_report.year_open');
    clock.at = new Date('2026-12-31T16:00:00Z');
    const { version } = await reports.get(office, unitId, 2026);
    const both = await Promise.all([1, 2].map(() => codeOf(reports.settle(office, unitId, 2026, version))));
    expect(both.toSorted()[0]).toMatch(/^annual_report\.(conflict|settled)$/);
    expect(both.toSorted()[1]).toBe('done');
    expect(await codeOf(reports.enter(office, unitId, 2026, { ...INPUTS, version: version + 1 }))).toBe(
      'annual_report.settled',
    );
    const told = await readEvidence(database.db, office.tenantId, { types: ['annual_report.report.settled'] });
    expect(told.map(({ organisationId, occurredOn, facts }) => [organisationId, occurredOn, facts])).toEqual([
      [unitId, '2027-01-01', { period: '2026' }],
    ]);
    const kept = (await reports.get(office, unitId, 2026)).tables.table3['new']?.['total'];
    await sql`update requests set received_on = '2027-02-01' where id = (select id from requests where received_on between '2026-02-01' and '2026-10-01'
      and closed_at is null and registration_year is not null limit 1)`.execute(database.db);
    const later = await reports.get(office, unitId, 2026);
    expect(later.tables.table3['new']?.['total']).toBe(kept);
    expect(later.differences.some((line) => line.startsWith('一、本年新收'))).toBe(true);
    const actions = await database.db.selectFrom('auditEntries').select('action').orderBy('id').execute();
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['annual_report.inputs.changed', 'annual_report.report.settled']),
    );
  });

  it('fails when a case ended without an outcome', async () => {
    await sql`update request_items set outcome = '' where request_id = (select id from requests where replied_on between '2026-03-01' and '2026-10-01'
      and registration_year is not null limit 1)`.execute(database.db);
    const { checks } = await reports.get(office, unitId, 2026);
    const unmet = checks.filter(({ isMet }) => !isMet).map(({ code }) => code);
    expect(unmet).toEqual(['R1', 'undecided']);
  });
});

describe('the checks', () => {
  const fact = (id: string, answers: string[]): CaseFact => ({
    ...{ id, kind: 'natural', receivedOn: '2026-03-01', doneOn: '2026-04-01', answers },
  });
  const facts = [
    fact('1', ['provided']),
    fact('2', ['fee_unpaid']),
    fact('3', ['not_ours']),
    fact('4', ['petition', 'repeated']),
  ];
  const sound = (): ReportTables => ({
    table2: countDocuments([], 2026),
    table3: countRequests(facts, 2026).table,
    table4: countDisputes([{ id: '9', track: 'suit', filedOn: '2026-05-01', endedOn: null, result: '' }], 2026).table,
  });
  const unmet = (
    change: (tables: ReportTables) => void,
    more: { inputs?: Partial<ReportInputs>; before?: ReportTables } = {},
  ) => {
    const tables = sound();
    change(tables);
    const context = { before: more.before ?? null, inputs: { ...INPUTS, ...more.inputs }, facts, year: 2026 };
    return checkTables(tables, context).flatMap(({ code, isMet }) => (isMet ? [] : [code]));
  };
  const add = (row: string, column: 'natural' | 'total', n: number) => (tables: ReportTables) => {
    const cells = tables.table3[row];
    if (cells) cells[column] += n;
  };

  it('hold for sound tables', () => expect(unmet(() => {})).toEqual([]));
  it.each([
    ['R1', add('carried_out', 'natural', 1), ['R1', 'R3']],
    ['R2', add('granted', 'total', 1), ['R2', 'R3']],
    ['R5', add('granted', 'total', 0.5), expect.arrayContaining(['R5'])],
    [
      'R6',
      (tables: ReportTables) => {
        add('fee_unpaid', 'total', -1)(tables);
        add('fee_unpaid', 'natural', -1)(tables);
        add('other', 'total', 1)(tables);
        add('other', 'natural', 1)(tables);
      },
      ['R6'],
    ],
    ['R8', (tables: ReportTables) => void (tables.table4.suit.pending += 1), ['R8']],
  ] as [string, (tables: ReportTables) => void, unknown][])('%s sees its fault', (_code, change, expected) => {
    expect(unmet(change)).toEqual(expected);
  });
  it('R4, R9 and the stock look at the year before', () => {
    const before = sound();
    add('carried_out', 'natural', 3)(before);
    before.table4.suit.pending = 2;
    before.table2.rule.inForce = 5;
    expect(unmet(() => {}, { before })).toEqual(['R4', 'R9', 'stock']);
  });
  it('R5 and R7 look at what was entered', () => {
    expect(unmet(() => {}, { inputs: { coercions: null } })).toEqual(['R5']);
    expect(unmet(() => {}, { inputs: { fees: '/' } })).toEqual(['R5']);
    expect(unmet(() => {}, { inputs: { feeText: ' ' } })).toEqual(['R7']);
    expect(unmet(() => {}, { inputs: { problems: '无。' } })).toEqual(['R7']);
  });
});

describe('rules and normative documents', () => {
  const of = (madeOn: string | null, endedOn: string | null) => ({
    id: '1',
    kind: 'normative' as const,
    madeOn,
    endedOn,
  });
  it.each([
    [of('2026-01-01', null), [1, 0, 1]],
    [of('2026-12-31', '2027-01-01'), [1, 0, 1]],
    [of('2025-12-31', '2026-01-01'), [0, 1, 0]],
    [of('2026-02-01', '2026-12-31'), [1, 1, 0]],
    [of(null, null), [0, 0, 1]],
    [of('2027-01-01', null), [0, 0, 0]],
    [of('2020-01-01', '0001-01-01'), [0, 0, 0]],
  ])('%j → %j', (fact, expected) => {
    const { made, ended, inForce } = countDocuments([fact], 2026).normative;
    expect([made, ended, inForce]).toEqual(expected);
  });
});
