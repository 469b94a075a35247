import { createHash } from 'node:crypto';
import { newId, type Database, type Queryable } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requireEverywhere, requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import { dueFrom } from '../../foundation/clocks/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import type { WorkflowService } from '../../foundation/workflow/index.ts';
import { listCounted } from '../duties/index.ts';
import { listObjections } from './appeals.repo.ts';
import { objectionRule } from './evaluation.clock.rules.ts';
import { evaluationErrors } from './evaluation.errors.ts';
import { evaluationFlow, PERMISSIONS } from './evaluation-flow.rules.ts';
import {
  findEvaluation,
  insertEvaluation,
  insertMark,
  listEvaluations,
  listMarks,
  listResults,
  replaceResults,
  updateEvaluation,
  type EvaluationRow,
  type FrozenResult,
} from './evaluation.repo.ts';
import type {
  EvaluationChange,
  EvaluationStep,
  MarkInput,
  NewEvaluation,
  ScoredDuty,
  UnitScore,
} from './evaluation.schema.ts';
import { findTreeFaults, hundredths, judgedPoints, rankScores, scoreOf } from './score.rules.ts';

export const SUBJECT = 'evaluation';
export type EvaluationService = ReturnType<typeof createEvaluationService>;
export interface EvaluationDeps {
  db: Database;
  organisations: Pick<OrganisationsService, 'findUnit'>;
  workflows: WorkflowService;
  calendar: Pick<CalendarService, 'forTenant'>;
  /** What colleagues call who acts, and the unit that he is of. */
  personOf: (actor: Actor) => Promise<{ name: string; organisationId: string | null }>;
  now: () => Date;
}

/** A unit's score with the duties behind it. */
export interface Computed {
  score: UnitScore;
  duties: ScoredDuty[];
}

/** Evaluations (考核): drawn up, judged, told to the units, published and frozen. */
export function createEvaluationService(deps: EvaluationDeps) {
  const { db, organisations, workflows, calendar, now } = deps;

  async function requireEvaluation(
    actor: Actor,
    id: string,
    from: Queryable = db,
    lock = false,
  ): Promise<EvaluationRow> {
    requirePermission(actor, PERMISSIONS.read);
    const row = await findEvaluation(from, actor.tenantId, id, lock);
    if (!row) throw evaluationErrors.not_found();
    return row;
  }

  async function requireSound(tenantId: string, input: NewEvaluation): Promise<void> {
    const { fromOn, untilOn, cutOn, tree, unitIds } = input;
    if (fromOn > untilOn || untilOn > cutOn) throw evaluationErrors.days_wrong();
    const faults = findTreeFaults(tree);
    if (faults.length > 0) {
      const words = { code_twice: '代码重复 / code given twice', no_points: '没有分值 / no points' };
      throw evaluationErrors.tree_wrong({
        faults: faults.map(({ code, at }) => `${at} ${words[code]}`.trim()).join('；'),
      });
    }
    for (const id of unitIds)
      if ((await organisations.findUnit(tenantId, id))?.status !== 'active') throw evaluationErrors.unit_unknown();
  }

  /** The scores as duties and marks stand now; of these units only when given. */
  async function compute(
    tenantId: string,
    row: EvaluationRow,
    unitIds = row.unitIds,
    from: Queryable = db,
    withMarks = true,
  ): Promise<Computed[]> {
    const marks = withMarks ? await listMarks(from, tenantId, row.id) : [];
    const all = await listCounted(from, tenantId, {
      ...{ responsibleIds: unitIds, dueFrom: row.fromOn, dueUntil: row.untilOn, on: row.cutOn },
    });
    const byUnit = Map.groupBy(all, ({ responsibleId }) => responsibleId);
    return unitIds.map((unitId) => {
      const duties = byUnit.get(unitId) ?? [];
      return { score: scoreOf(row.tree, row.rules, unitId, duties, marks), duties };
    });
  }

  /** The office always; everybody else when judges are done. */
  const seesMarks = (actor: Actor, { state }: EvaluationRow) =>
    actor.can(PERMISSIONS.write) || state === 'told' || state === 'published';

  const frozenOf = (all: readonly Computed[]): FrozenResult[] =>
    rankScores(all.map(({ score, duties }) => ({ ...score, duties }))).map(({ duties, rank, ...score }) => ({
      ...{ organisationId: score.organisationId, total: score.total, rank, score },
      duties: duties.map(({ obligationId, organisationId, period, state }) => ({
        ...{ obligationId, organisationId, period, state },
      })),
    }));

  async function conditionsOf(actor: Actor, row: EvaluationRow, all: readonly Computed[], from: Queryable) {
    const objections = await listObjections(from, actor.tenantId, row.id);
    const today = chinaDate(now());
    return {
      predicates: { not_author: !row.authorIds.includes(actor.id) },
      guards: {
        cut_is_over: today > row.cutOn,
        marks_complete: all.every(({ score }) => !score.waits),
        objections_over: row.objectionsUntil !== null && today > row.objectionsUntil,
        objections_answered: objections.every(({ state }) => state !== 'filed'),
      },
    };
  }

  const happened = (w: Write, what: string, subjectId: string, after: unknown, before?: unknown) =>
    w.record({
      ...{ action: `evaluation.${what}`, subjectType: SUBJECT, subjectId, after },
      ...(before !== undefined && { before }),
    });

  const service = {
    requireEvaluation,
    compute,

    async list(actor: Actor): Promise<EvaluationRow[]> {
      requirePermission(actor, PERMISSIONS.read);
      return listEvaluations(db, actor.tenantId);
    },

    /** One with the steps that can be taken now. Throws not_found. */
    async get(actor: Actor, id: string) {
      const row = await requireEvaluation(actor, id);
      const instance = await workflows.get(db, actor.tenantId, row.workflowId);
      const conditions = await conditionsOf(actor, row, await compute(actor.tenantId, row), db);
      return { row, options: await workflows.options(db, actor, instance, conditions) };
    },

    /** Draws up an evaluation. Throws days_wrong, tree_wrong, unit_unknown. */
    async create(actor: Actor, input: NewEvaluation): Promise<string> {
      requireEverywhere(actor, PERMISSIONS.write);
      await requireSound(actor.tenantId, input);
      const id = newId();
      await write(db, actor, { permission: PERMISSIONS.write }, async (w) => {
        const { id: workflowId } = await workflows.start(w, actor, {
          ...{ definition: evaluationFlow, subjectType: SUBJECT, subjectId: id },
        });
        await insertEvaluation(w.tx, actor.tenantId, { ...input, id, workflowId, authorIds: [actor.id] });
        happened(w, 'evaluation.created', id, { title: input.title, fromOn: input.fromOn, untilOn: input.untilOn });
      });
      return id;
    },

    /** Changes a draft. Throws conflict, not_draft and as create. */
    async update(actor: Actor, id: string, { version, ...input }: EvaluationChange): Promise<void> {
      requireEverywhere(actor, PERMISSIONS.write);
      await requireSound(actor.tenantId, input);
      await write(db, actor, { permission: PERMISSIONS.write }, async (w) => {
        const row = await requireEvaluation(actor, id, w.tx, true);
        if (row.version !== version) throw evaluationErrors.conflict();
        if (row.state !== 'draft') throw evaluationErrors.not_draft();
        const authorIds = [...new Set([...row.authorIds, actor.id])];
        await updateEvaluation(w.tx, actor.tenantId, id, { ...input, authorIds });
        happened(w, 'evaluation.changed', id, input, { title: row.title, tree: row.tree, rules: row.rules });
      });
    },

    /** A step of its life; told and published results are kept in the same write. Throws conflict, workflow.refused. */
    async step(actor: Actor, id: string, { version, step, note }: EvaluationStep): Promise<void> {
      const permission = step === 'publish' ? PERMISSIONS.publish : PERMISSIONS.write;
      requireEverywhere(actor, permission);
      await write(db, actor, { permission }, async (w) => {
        const row = await requireEvaluation(actor, id, w.tx, true);
        if (row.version !== version) throw evaluationErrors.conflict();
        const all = await compute(actor.tenantId, row, row.unitIds, w.tx);
        const instance = await workflows.get(w.tx, actor.tenantId, row.workflowId);
        const { instance: after, effects } = await workflows.transition(w, actor, {
          ...{ instanceId: row.workflowId, expectedVersion: instance.version, transition: step, note },
          conditions: () => conditionsOf(actor, row, all, w.tx),
        });
        const at = now();
        let kept: Partial<EvaluationRow> = {};
        if (effects.includes('freeze_told')) {
          await replaceResults(w.tx, actor.tenantId, id, 'told', frozenOf(all), at);
          const { dueOn } = dueFrom(objectionRule(row.rules), chinaDate(at), await calendar.forTenant(actor.tenantId));
          kept = { objectionsUntil: dueOn };
        }
        if (effects.includes('freeze_published')) {
          const results = frozenOf(all);
          await replaceResults(w.tx, actor.tenantId, id, 'published', results, at);
          kept = { publishedAt: at, digest: digestOf(results) };
        }
        await updateEvaluation(w.tx, actor.tenantId, id, { state: after.state as EvaluationRow['state'], ...kept });
        happened(w, `evaluation.${PAST[step]}`, id, {
          state: after.state,
          ...(kept.digest && { digest: kept.digest }),
        });
      });
    },

    /** A judge signs his mark; an earlier one of his stays as replaced. Throws not_scoring, own_unit, enough_judges and what the input lacks. */
    async sign(actor: Actor, id: string, { organisationId, indicator, points, reason }: MarkInput): Promise<void> {
      const person = await deps.personOf(actor);
      await write(db, actor, { permission: PERMISSIONS.judge }, async (w) => {
        const row = await requireEvaluation(actor, id, w.tx, true);
        if (row.state !== 'scoring') throw evaluationErrors.not_scoring();
        if (!row.unitIds.includes(organisationId)) throw evaluationErrors.unit_not_evaluated();
        if (person.organisationId === organisationId) throw evaluationErrors.own_unit();
        const found = row.tree.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator);
        if (found?.measure.kind !== 'judged') throw evaluationErrors.indicator_unknown();
        const most = hundredths(found.points);
        if (hundredths(points) > most) throw evaluationErrors.too_many_points({ most: found.points });
        const others = (await listMarks(w.tx, actor.tenantId, id)).filter(
          (mark) => mark.organisationId === organisationId && mark.indicator === indicator && mark.judgeId !== actor.id,
        );
        const standing = others.map((mark) => mark.points);
        const isNeeded =
          others.length < 2 || (others.length === 2 && judgedPoints(standing, most, row.rules.judgesApart) === null);
        if (!isNeeded) throw evaluationErrors.enough_judges();
        const mark = {
          organisationId,
          indicator,
          points: hundredths(points),
          reason,
          judgeId: actor.id,
          judgeName: person.name,
        };
        await insertMark(w.tx, actor.tenantId, id, mark, now());
        happened(w, 'mark.signed', id, { organisationId, indicator, points });
      });
    },

    /**
     * Marks that stand. A judge sees those of others only after the scoring, so that nobody copies; a unit sees its own when it is told, and all
     * when the result is published.
     */
    async marks(actor: Actor, id: string) {
      const row = await requireEvaluation(actor, id);
      const all = await listMarks(db, actor.tenantId, id);
      const scope = actor.scopeOf(PERMISSIONS.read);
      if (actor.can(PERMISSIONS.write) || row.state === 'published') return all;
      const isTold = row.state === 'told';
      return all.filter(
        ({ judgeId, organisationId }) =>
          judgeId === actor.id || (isTold && (scope === 'all' || scope.includes(organisationId))),
      );
    },

    /**
     * The ranking: published scores as they were frozen, told ones as they were told, otherwise as they stand now. Before the result is
     * published a unit sees its own score only. Throws not_found.
     */
    async scores(actor: Actor, id: string): Promise<(UnitScore & { rank: number })[]> {
      const row = await requireEvaluation(actor, id);
      const scope = actor.scopeOf(PERMISSIONS.read);
      const kept =
        row.state === 'told' || row.state === 'published' ? await listResults(db, actor.tenantId, id, row.state) : null;
      const all = kept
        ? kept.map(({ score, rank }) => ({ ...score, rank }))
        : // While judges are at work, a computed mean would tell one of them the mark of the other.
          rankScores(
            (await compute(actor.tenantId, row, row.unitIds, db, seesMarks(actor, row))).map(({ score }) => score),
          );
      return scope === 'all' || row.state === 'published'
        ? all
        : all.filter((one) => scope.includes(one.organisationId));
    },

    /** How a unit's score would stand if these duties were met. Throws duty_unknown. */
    async whatIf(
      actor: Actor,
      id: string,
      organisationId: string,
      met: readonly { obligationId: string; organisationId: string; period: string }[],
    ) {
      const row = await requireEvaluation(actor, id);
      requirePermission(actor, PERMISSIONS.read, organisationId);
      if (!row.unitIds.includes(organisationId)) throw evaluationErrors.unit_not_evaluated();
      const isOpen = seesMarks(actor, row);
      const [now] = await compute(actor.tenantId, row, [organisationId], db, isOpen);
      if (!now) throw evaluationErrors.unit_not_evaluated();
      const keys = new Set(met.map((one) => `${one.obligationId}/${one.organisationId}/${one.period}`));
      const duties = now.duties.map((duty) =>
        keys.delete(`${duty.obligationId}/${duty.organisationId}/${duty.period}`)
          ? { ...duty, state: 'met' as const }
          : duty,
      );
      if (keys.size > 0) throw evaluationErrors.duty_unknown();
      const marks = isOpen ? await listMarks(db, actor.tenantId, row.id) : [];
      return { before: now.score, after: scoreOf(row.tree, row.rules, organisationId, duties, marks) };
    },

    /** The duties that a unit's score counts: of the frozen result when there is one. */
    async duties(actor: Actor, id: string, organisationId: string) {
      const row = await requireEvaluation(actor, id);
      requirePermission(actor, PERMISSIONS.read, organisationId);
      if (row.state === 'told' || row.state === 'published')
        return (await listResults(db, actor.tenantId, id, row.state, organisationId)).flatMap(({ duties }) => duties);
      return (await compute(actor.tenantId, row, [organisationId])).flatMap(({ duties }) => duties);
    },
  };
  return service;
}

/** SHA-256 over all results in a canonical text: units in order, fields in order. */
export function digestOf(results: readonly FrozenResult[]): string {
  const lines = [...results]
    .sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1))
    .map(({ organisationId, total, rank, score, duties }) =>
      [
        ...[organisationId, total, rank],
        ...score.indicators.map(({ code, points, most }) => `${code}=${points ?? '-'}/${most}`),
        ...duties.map((duty) => `${duty.obligationId}/${duty.organisationId}/${duty.period}:${duty.state}`),
      ].join('\t'),
    );
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}

const PAST: Record<EvaluationStep['step'], string> = {
  open: 'opened',
  redraw: 'redrawn',
  tell: 'told',
  reopen: 'reopened',
  publish: 'published',
};
