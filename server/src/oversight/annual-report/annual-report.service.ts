import type { Database } from '../../kernel/db/index.ts';
import type { Locale } from '../../kernel/errors/index.ts';
import { writeWorkbook } from '../../kernel/sheets/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { prove } from '../../foundation/evidence/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { listLifetimes } from '../../publishing/normative/index.ts';
import { OUTCOMES, yearly } from '../../participation/requests/index.ts';
import { annualReportErrors } from './annual-report.errors.ts';
import { findReport, saveInputs, settleReport } from './annual-report.repo.ts';
import type { CellView, InputsChange, ReportView } from './annual-report.schema.ts';
import {
  checkTables,
  columnName,
  resultName,
  rowName,
  trackName,
  type CheckResult,
  type ReportInputs,
  type ReportTables,
} from './checks.rules.ts';
import { countAgain } from './second-count.repo.ts';
import { sheetsOf } from './sheets.rules.ts';
import {
  COLUMNS,
  countDisputes,
  countDocuments,
  countRequests,
  RESULTS,
  ROWS,
  TRACKS,
  type Table3Count,
  type Table4Count,
} from './tables.rules.ts';

const READ = 'reports.annual.read';
const WRITE = 'reports.annual.write';
const NOTHING: ReportInputs = {
  ...{ licences: null, penalties: null, coercions: null, fees: '', problems: '' },
  ...{ feeNotices: null, feeAsked: null, feePaid: null, feeText: '' },
};
const MOST_CASES = 1000;

export type AnnualReportService = ReturnType<typeof createAnnualReportService>;
export interface AnnualReportDeps {
  db: Database;
  organisations: Pick<OrganisationsService, 'get'>;
  now: () => Date;
}

/** The annual report of a unit (条例 articles 49 and 50): tables 2–4 from the rows of the year, checked, explained, settled once. */
export function createAnnualReportService({ db, organisations, now }: AnnualReportDeps) {
  async function count(tenantId: string, organisationId: string, year: number) {
    const units = [organisationId];
    const [facts, disputes, documents] = await Promise.all([
      yearly.listCaseFacts(db, tenantId, units, year),
      yearly.listDisputeFacts(db, tenantId, units, year),
      listLifetimes(db, tenantId, units, `${year}-12-31`),
    ]);
    const [requests, proceedings] = [countRequests(facts, year), countDisputes(disputes, year)];
    const tables: ReportTables = {
      ...{ table2: countDocuments(documents, year), table3: requests.table, table4: proceedings.table },
    };
    return { facts, requests, proceedings, tables };
  }

  async function unitName(actor: Actor, organisationId: string): Promise<string> {
    return (await organisations.get(actor, organisationId)).name;
  }

  /** Everything but the names: tables, what was entered, checks against the year before and the second count. */
  async function compute(actor: Actor, organisationId: string, year: number) {
    const { tenantId } = actor;
    const settledBefore = async () =>
      (await findReport(db, tenantId, organisationId, year - 1))?.tables ??
      (await count(tenantId, organisationId, year - 1)).tables;
    const [{ facts, requests, tables }, second, row, before] = await Promise.all([
      count(tenantId, organisationId, year),
      countAgain(db, tenantId, [organisationId], year),
      findReport(db, tenantId, organisationId, year),
      settledBefore(),
    ]);
    const inputs = row?.inputs ?? NOTHING;
    const context = { before, inputs, facts, year };
    const checks = [...checkTables(tables, context), undecidedCheck(requests), secondCheck(tables, second)];
    return { tables, inputs, row, checks };
  }

  const service = {
    async get(actor: Actor, organisationId: string, year: number): Promise<ReportView> {
      requirePermission(actor, READ, organisationId);
      const organisationName = await unitName(actor, organisationId);
      const { tables, inputs, row, checks } = await compute(actor, organisationId, year);
      const { locale } = actor;
      return {
        ...{ organisationId, organisationName, year, inputs, version: row?.version ?? 0 },
        tables: row?.tables ?? tables,
        rows: ROWS.map((code) => ({ code, name: rowName(code, locale), group: groupOf(code) })),
        columns: COLUMNS.map((code) => ({ code, name: columnName(code, locale) })),
        tracks: TRACKS.map((code) => ({ code, name: trackName(code, locale) })),
        results: RESULTS.map((code) => ({ code, name: resultName(code, locale) })),
        checks: checks.map(({ code, level, isMet, zh, en }) => ({
          ...{ code, level, isMet, faults: locale === 'zh' ? zh : en },
        })),
        settledAt: row?.settledAt?.toISOString() ?? null,
        differences: row?.tables ? differencesOf(row.tables, tables, locale) : [],
        maySettle: actor.can(WRITE, organisationId),
      };
    },

    /** The cases that a cell of table 3 or the proceedings that a cell of table 4 counts. Throws cell_unknown. */
    async explain(
      actor: Actor,
      organisationId: string,
      year: number,
      cell: { table: 'table3' | 'table4'; row: string; column: string },
    ): Promise<CellView> {
      requirePermission(actor, READ, organisationId);
      const { table, row, column } = cell;
      const known: readonly [readonly string[], readonly string[]] =
        table === 'table3' ? [ROWS, COLUMNS] : [TRACKS, RESULTS];
      if (!known[0].includes(row) || !known[1].includes(column)) throw annualReportErrors.cell_unknown();
      const { requests, proceedings } = await count(actor.tenantId, organisationId, year);
      const counted: Table3Count | Table4Count = table === 'table3' ? requests : proceedings;
      const ids = counted.cases.get(`${row} ${column}`) ?? [];
      const shown = ids.slice(0, MOST_CASES);
      const cases =
        table === 'table3'
          ? await yearly.listCaseNumbers(db, actor.tenantId, shown)
          : shown.map((id) => ({ id, number: '', receivedOn: '' }));
      return {
        ...cell,
        ...{ count: ids.length, hidden: shown.length - cases.length },
        cases: cases.map(({ id, number, receivedOn }) => ({ id, number, receivedOn })),
      };
    },

    /** Keeps what the office enters. Throws conflict, settled. */
    async enter(actor: Actor, organisationId: string, year: number, change: InputsChange): Promise<ReportView> {
      const { version, ...inputs } = change;
      await unitName(actor, organisationId);
      await write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        const before = await findReport(tx, actor.tenantId, organisationId, year);
        if (before?.settledAt) throw annualReportErrors.settled({ year });
        if (!(await saveInputs(tx, actor.tenantId, organisationId, year, inputs, version)))
          throw annualReportErrors.conflict();
        record({
          ...{
            action: 'annual_report.inputs.changed',
            subjectType: 'annual_report',
            subjectId: `${organisationId}/${year}`,
          },
          ...{ before: before?.inputs ?? null, after: inputs },
        });
      });
      return service.get(actor, organisationId, year);
    },

    /** Freezes the tables when no check of level error fails. Throws year_open, checks_unmet, settled, conflict. */
    async settle(actor: Actor, organisationId: string, year: number, version: number): Promise<ReportView> {
      requirePermission(actor, WRITE, organisationId);
      if (chinaDate(now()) <= `${year}-12-31`) throw annualReportErrors.year_open({ year });
      const { tables, checks, row } = await compute(actor, organisationId, year);
      if (row?.settledAt) throw annualReportErrors.settled({ year });
      const unmet = checks.filter(({ isMet, level }) => !isMet && level === 'error').map(({ code }) => code);
      if (unmet.length > 0) throw annualReportErrors.checks_unmet({ checks: unmet });
      await write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        const settled = { tables, version, at: now(), by: actor.id };
        if (!(await settleReport(tx, actor.tenantId, organisationId, year, settled)))
          throw annualReportErrors.conflict();
        record({
          ...{
            action: 'annual_report.report.settled',
            subjectType: 'annual_report',
            subjectId: `${organisationId}/${year}`,
          },
          after: tables,
        });
        await prove({ tx }, actor, {
          ...{ key: `annual_report:${organisationId}/${year}`, type: 'annual_report.report.settled', organisationId },
          ...{
            subjectType: 'annual_report',
            subjectId: `${organisationId}/${year}`,
            occurredOn: chinaDate(settled.at),
          },
          ...{ title: `${year}年政府信息公开工作年度报告`, facts: { period: String(year) } },
        });
      });
      return service.get(actor, organisationId, year);
    },

    /** Tables 2–4 in the form of the annual report. */
    async workbook(
      actor: Actor,
      organisationId: string,
      year: number,
    ): Promise<{ bytes: Uint8Array; fileName: string }> {
      const { tables, inputs, organisationName } = await service.get(actor, organisationId, year);
      const bytes = writeWorkbook(sheetsOf(tables as unknown as ReportTables, inputs));
      return { bytes, fileName: `${organisationName}${year}年政府信息公开工作年度报告（表二至表四）.xlsx` };
    },
  };
  return service;
}

const groupOf = (row: string): string => OUTCOMES.find(({ code }) => code === row)?.group ?? '';

function undecidedCheck({ undecided }: Table3Count): CheckResult {
  const count = undecided.length;
  return {
    ...{ code: 'undecided', level: 'error', isMet: count === 0 },
    zh: count === 0 ? [] : [`${count} 件已办结的申请没有处理结果`],
    en: count === 0 ? [] : [`${count} requests ended without an outcome`],
  };
}

/** Two counts that share nothing have to agree, cell by cell. */
function secondCheck(
  { table3, table4 }: ReportTables,
  second: { table3: Record<string, number>; table4: Record<string, number> },
): CheckResult {
  const differing = [
    [table3, second.table3] as const,
    [table4 as Record<string, Record<string, number>>, second.table4] as const,
  ].flatMap(([first, again]) =>
    Object.entries(first).flatMap(([row, cells]) =>
      Object.entries(cells)
        .filter(([column, n]) => n !== (again[`${row} ${column}`] ?? 0))
        .map(([column, n]) => `${row}/${column}: ${n} ≠ ${again[`${row} ${column}`] ?? 0}`),
    ),
  );
  return { code: 'second', level: 'error', isMet: differing.length === 0, zh: differing, en: differing };
}

/** What the rows say now that differs from what was settled. */
function differencesOf(settled: ReportTables, now: ReportTables, locale: Locale): string[] {
  return ROWS.flatMap((row) =>
    COLUMNS.flatMap((column) => {
      const [then, today] = [settled.table3[row]?.[column] ?? 0, now.table3[row]?.[column] ?? 0];
      return then === today ? [] : [`${rowName(row, locale)} · ${columnName(column, locale)}: ${then} → ${today}`];
    }),
  );
}
