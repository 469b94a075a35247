import type { Database } from '../../../kernel/db/index.ts';
import type { Printer } from '../../../kernel/print/index.ts';
import { writeWorkbook } from '../../../kernel/sheets/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { requirePermission, systemActor, write, type Actor } from '../../../foundation/audit/index.ts';
import { prove } from '../../../foundation/evidence/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import type { ErrorReportsService } from '../../../publishing/error-reports/index.ts';
import { SELF_CHECK_SETTLED } from '../evidence.rules.ts';
import { listOpenFindings } from '../findings.repo.ts';
import { READ } from '../findings.service.ts';
import type { SamplesService } from '../samples.service.ts';
import { SETTINGS, type Settings } from '../settings.rules.ts';
import type { SettingEntry } from '../settings.rules.ts';
import { siteHealthErrors } from '../site-health.errors.ts';
import type { JudgementChange, SelfCheckItem, SelfCheckView } from '../site-health.schema.ts';
import { listChecks, listOwnSettings, listTargets, type TargetRow } from '../targets.repo.ts';
import type { TargetsService } from '../targets.service.ts';
import { indicatorOf } from './indicators.rules.ts';
import { fillTable, type Line, type SelfCheckTable } from './score.rules.ts';
import {
  advanceSelfCheck,
  ensureSelfCheck,
  findSelfCheck,
  listJudgements,
  listSelfChecks,
  listWithoutSelfCheck,
  saveJudgement,
  type SelfCheckRow,
} from './self-check.repo.ts';
import { printOf, sheetsOf } from './forms.rules.ts';

const WRITE = 'sites.selfcheck.write';
/** Settings whose values stand in the table. */
const IN_TABLE = /^(?:score|cap|points)\./;

export interface SelfCheckDeps {
  db: Database;
  targets: TargetsService;
  samples: SamplesService;
  reports: Pick<ErrorReportsService, 'listTimes'>;
  organisations: Pick<OrganisationsService, 'findUnit' | 'scopeOf'>;
  printer: Pick<Printer, 'print'>;
  now: () => Date;
}
export type SelfCheckService = ReturnType<typeof createSelfCheckService>;

/** The monthly table of indicators: filled from findings, judged by people where no program can, frozen when settled. */
export function createSelfCheckService(deps: SelfCheckDeps) {
  const { db, targets, now } = deps;

  const get = async (tenantId: string, id: string): Promise<SelfCheckRow> => {
    const row = await findSelfCheck(db, tenantId, id);
    if (!row) throw siteHealthErrors.self_check_unknown();
    return row;
  };

  /** The table as it is now, or as it was settled. */
  async function tableOf(
    tenantId: string,
    row: SelfCheckRow,
    target: TargetRow,
    settings: Settings,
  ): Promise<SelfCheckTable> {
    if (row.result) return row.result;
    const today = chinaDate(now());
    const [open, checks, availability, judgements, times, scope] = await Promise.all([
      listOpenFindings(db, tenantId, target.id),
      listChecks(db, tenantId, target.id),
      deps.samples.availability(tenantId, target.id, settings),
      listJudgements(db, tenantId, row.id),
      target.siteId ? deps.reports.listTimes(tenantId, new Date(now().getTime() - 400 * 86_400_000)) : [],
      target.siteId ? deps.organisations.scopeOf(tenantId, target.siteId) : undefined,
    ]);
    return fillTable(
      {
        ...{ today, month: row.month.slice(0, 7), hasServices: target.hasServices, availability },
        findings: open
          .filter(({ excuse }) => excuse === '')
          .map((one) => ({ ...one, since: chinaDate(one.firstSeenAt) })),
        checkedOn: new Map(
          checks.flatMap(({ kind, outcome, checkedAt }) =>
            outcome === 'checked' ? [[kind, chinaDate(checkedAt)] as const] : [],
          ),
        ),
        lateAnswers: times.flatMap(({ number, organisationId, organisationName, dueOn, answeredOn }) =>
          answeredOn !== null && answeredOn > dueOn && (!scope || scope.unitIds.includes(organisationId))
            ? [{ number, organisationName, dueOn, answeredOn }]
            : [],
        ),
        judgements: judgements.map(({ judgedAt, ...one }) => ({ ...one, judgedOn: chinaDate(judgedAt) })),
      },
      settings,
    );
  }

  async function filled(actor: Actor, id: string) {
    const row = await get(actor.tenantId, id);
    const target = await targets.get(actor.tenantId, row.targetId);
    if (!actor.can(READ, target.organisationId)) throw siteHealthErrors.self_check_unknown();
    const settings = await targets.settingsOf(actor.tenantId);
    return { row, target, settings, table: await tableOf(actor.tenantId, row, target, settings) };
  }

  const service = {
    /** The self-checks of the officer's units, the newest month first. */
    async list(actor: Actor): Promise<SelfCheckItem[]> {
      requirePermission(actor, READ);
      const [rows, all] = await Promise.all([listSelfChecks(db, actor.tenantId), listTargets(db, actor.tenantId)]);
      return rows.flatMap(({ id, targetId, month, settledAt, result }) => {
        const target = all.find((one) => one.id === targetId);
        if (!target || !actor.can(READ, target.organisationId)) return [];
        return [
          {
            ...{ id, targetId, targetName: target.name, month: month.slice(0, 7) },
            settledAt: settledAt?.toISOString() ?? null,
            ...{ outcome: result?.outcome ?? null, score: result?.score ?? null },
          },
        ];
      });
    },

    async get(actor: Actor, id: string): Promise<SelfCheckView> {
      requirePermission(actor, READ);
      const { row, target, settings, table } = await filled(actor, id);
      const { lines, ...rest } = table;
      const zh = actor.locale === 'zh';
      const own = new Set((await listOwnSettings(db, actor.tenantId)).map(({ code }) => code));
      const uncertain = (Object.entries(SETTINGS) as [string, SettingEntry][])
        .filter(([code, entry]) => IN_TABLE.test(code) && entry.isUncertain && !own.has(code))
        .map(([, entry]) => entry[actor.locale]);
      const unit = await deps.organisations.findUnit(actor.tenantId, target.organisationId);
      const mayWrite = row.settledAt === null && actor.can(WRITE, target.organisationId);
      return {
        ...{ ...rest, id, targetId: target.id, targetName: target.name, organisationName: unit?.name ?? '' },
        ...{ month: row.month.slice(0, 7), settledAt: row.settledAt?.toISOString() ?? null, version: row.version },
        ...{ uncertain, mayWrite, bonusCap: settings['score.bonusCap'] },
        lines: lines.map(({ zh: nameZh, en: nameEn, ruleZh, ruleEn, seenZh, seenEn, ...line }) => ({
          ...line,
          ...{ name: zh ? nameZh : nameEn, rule: zh ? ruleZh : ruleEn, seen: zh ? seenZh : seenEn },
          mayJudge: mayWrite && mayJudge(line),
        })),
      };
    },

    /** The self-check of a month (YYYY-MM), made now or before. Throws month_wrong, target_unknown. */
    async create(actor: Actor, input: { targetId: string; month: string }): Promise<{ id: string }> {
      const target = await targets.get(actor.tenantId, input.targetId);
      const needs = { permission: WRITE, organisationId: target.organisationId };
      return write(db, actor, needs, async ({ tx, record }) => {
        if (input.month > chinaDate(now()).slice(0, 7)) throw siteHealthErrors.month_wrong();
        const { id, isNew } = await ensureSelfCheck(tx, actor.tenantId, target.id, `${input.month}-01`);
        record({
          action: isNew ? 'site_health.self_check.begun' : 'site_health.self_check.opened',
          ...{ subjectType: 'site_self_check', subjectId: id, after: input },
        });
        return { id };
      });
    },

    /** A person says how a line stands and on what ground. Throws line_unknown, line_automatic, evidence_missing, points_wrong, settled, conflict. */
    async judge(actor: Actor, id: string, code: string, input: JudgementChange): Promise<SelfCheckView> {
      requirePermission(actor, READ);
      const { row, target, settings, table } = await filled(actor, id);
      const line = table.lines.find((one) => one.code === code);
      const indicator = indicatorOf(code);
      if (!line || !indicator) throw siteHealthErrors.line_unknown();
      await write(db, actor, { permission: WRITE, organisationId: target.organisationId }, async ({ tx, record }) => {
        if (row.settledAt) throw siteHealthErrors.settled({ month: row.month.slice(0, 7) });
        if (!mayJudge(line)) throw siteHealthErrors.line_automatic();
        const evidence = input.evidence.trim();
        if (evidence === '') throw siteHealthErrors.evidence_missing();
        const max = maxPoints(line, settings);
        const isCounted = indicator.part === 'bonus' ? input.verdict === 'met' : input.verdict === 'unmet';
        const points = isCounted && max > 0 ? input.points : 0;
        if (isCounted && max > 0 && !(points > 0 && points <= max)) throw siteHealthErrors.points_wrong({ max });
        const judgement = { verdict: input.verdict, points, evidence };
        if (!(await advanceSelfCheck(tx, actor.tenantId, id, input.version))) throw siteHealthErrors.conflict();
        await saveJudgement(tx, actor.tenantId, id, {
          ...{ ...judgement, line: code, judgedBy: actor.name, judgedAt: now() },
        });
        record({
          ...{ action: 'site_health.self_check.judged', subjectType: 'site_self_check', subjectId: id },
          before: { verdict: line.verdict, points: line.points, evidence: line.evidence },
          after: { line: code, ...judgement },
        });
      });
      return service.get(actor, id);
    },

    /** Freezes the table. Throws lines_open unless every line has a result or a veto ended it, settled, conflict. */
    async settle(actor: Actor, id: string, version: number): Promise<SelfCheckView> {
      requirePermission(actor, READ);
      const { row, target, table } = await filled(actor, id);
      const month = row.month.slice(0, 7);
      const settledAt = now();
      await write(db, actor, { permission: WRITE, organisationId: target.organisationId }, async (w) => {
        if (row.settledAt) throw siteHealthErrors.settled({ month });
        if (table.outcome !== 'vetoed' && table.open.length > 0) {
          const names = table.lines.filter(({ code }) => table.open.includes(code)).map((line) => line[actor.locale]);
          throw siteHealthErrors.lines_open({ count: names.length, lines: names });
        }
        const settled = { result: table, settledAt, settledBy: actor.name };
        if (!(await advanceSelfCheck(w.tx, actor.tenantId, id, version, settled))) throw siteHealthErrors.conflict();
        const { outcome, score } = table;
        w.record({
          ...{ action: 'site_health.self_check.settled', subjectType: 'site_self_check', subjectId: id },
          after: { month, outcome, score, vetoes: table.vetoes },
        });
        await prove(w, actor, {
          ...{ key: `${SELF_CHECK_SETTLED.code}:${id}`, type: SELF_CHECK_SETTLED.code },
          ...{ organisationId: target.organisationId, subjectType: 'site_self_check', subjectId: id },
          ...{ occurredOn: chinaDate(settledAt), occurredAt: settledAt, title: `${target.name} ${month}` },
          facts: { month, outcome, ...(score !== null && { score }) },
        });
      });
      return service.get(actor, id);
    },

    /** The table as a file in the form of the inspection, always in Chinese: it is the form. */
    async file(
      actor: Actor,
      id: string,
      format: 'xlsx' | 'docx' | 'pdf',
    ): Promise<{ bytes: Uint8Array; fileName: string }> {
      requirePermission(actor, READ);
      const { row, target, table } = await filled(actor, id);
      const unit = await deps.organisations.findUnit(actor.tenantId, target.organisationId);
      const head = {
        ...{ targetName: target.name, origin: target.origin, unit: unit?.name ?? '', month: row.month.slice(0, 7) },
        settledOn: row.settledAt ? chinaDate(row.settledAt) : null,
        producedAt: (row.settledAt ?? now()).toISOString(),
      };
      const fileName = `${target.name}${head.month}自查表${head.settledOn ? '' : '（未定稿）'}.${format}`;
      if (format === 'xlsx') return { bytes: writeWorkbook(sheetsOf(head, table)), fileName };
      return { bytes: (await deps.printer.print(format, printOf(head, table))).bytes, fileName };
    },

    /** Begins the self-checks of the month that just ended, for every target that is watched. Returns how many. */
    async beginDue(tenantId: string): Promise<number> {
      const [year = 0, month = 1] = chinaDate(now()).split('-').map(Number);
      const before = new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
      const missing = await listWithoutSelfCheck(db, tenantId, before);
      for (const targetId of missing)
        await service.create(systemActor(tenantId, 'job:site-health'), { targetId, month: before.slice(0, 7) });
      return missing.length;
    },
  };
  return service;
}

/** A line that no program fills, or that it could not fill this time. */
const mayJudge = ({ code, verdict, judgedBy }: Pick<Line, 'code' | 'verdict' | 'judgedBy'>): boolean =>
  !indicatorOf(code)?.automatic || verdict === 'unknown' || judgedBy !== '';

/** The most points that a line may cost or give: what its group has. */
function maxPoints({ part, group }: Pick<Line, 'part' | 'group'>, settings: Settings): number {
  if (part === 'bonus') return settings['score.bonusCap'];
  if (part !== 'deduction') return 0;
  const caps = {
    ...{ publishing: settings['cap.publishing'], services: settings['cap.services'] },
    ...{ interaction: settings['cap.interaction'], design: settings['cap.design'] },
  };
  return caps[group as keyof typeof caps] ?? 0;
}
