import { randomBytes } from 'node:crypto';
import { isUniqueViolation } from '../../kernel/db/index.ts';
import { digestOfLots, drawLots } from '../../kernel/lots/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requireEverywhere, write, type Actor } from '../../foundation/audit/index.ts';
import {
  answerObjection,
  decideCorrection,
  insertCorrection,
  insertObjection,
  insertSample,
  listCorrections,
  listObjections,
  listSamples,
  updateSample,
  type CorrectionRow,
  type ObjectionRow,
  type SampleItem,
  type SampleRow,
} from './appeals.repo.ts';
import { evaluationErrors } from './evaluation.errors.ts';
import { PERMISSIONS } from './evaluation-flow.rules.ts';
import { listResults } from './evaluation.repo.ts';
import type { Change, ObjectionAnswer, ObjectionInput } from './evaluation.schema.ts';
import { SUBJECT, type EvaluationDeps, type EvaluationService } from './evaluation.service.ts';
import { differenceOf, keyOf } from './score.rules.ts';

export type AppealsService = ReturnType<typeof createAppealsService>;

/** What a published score differs by from what is known now. */
export interface Difference {
  organisationId: string;
  /** Totals in hundredths: what stands, and what it would be now. */
  before: number;
  after: number;
  /** Since the publication. */
  change: Change;
}

/** Objections of units, corrections of what was published, and the samples of a third party. */
export function createAppealsService(
  deps: Pick<EvaluationDeps, 'db' | 'now' | 'personOf'> & { evaluations: EvaluationService },
) {
  const { db, now, evaluations } = deps;
  const nameOf = async (actor: Actor) => (await deps.personOf(actor)).name;

  /** Against what stands: the published score, or the last correction of it that was published. */
  async function differences(actor: Actor, id: string): Promise<Difference[]> {
    const row = await evaluations.requireEvaluation(actor, id);
    if (row.state !== 'published') return [];
    const frozen = await listResults(db, actor.tenantId, id, 'published');
    const corrections = (await listCorrections(db, actor.tenantId, id)).filter(({ state }) => state === 'published');
    const stands = new Map(corrections.map(({ organisationId, afterTotal }) => [organisationId, afterTotal]));
    const current = new Map(
      (await evaluations.compute(actor.tenantId, row)).map((one) => [one.score.organisationId, one]),
    );
    return frozen.flatMap(({ organisationId, score, duties }) => {
      const now = current.get(organisationId);
      if (!now) return [];
      const change = differenceOf({ score, duties }, { score: now.score, duties: now.duties });
      const corrected = stands.get(organisationId);
      const isSame = corrected === undefined ? change === null : corrected === now.score.total;
      const before = corrected ?? score.total;
      const none = { indicators: [], duties: [] };
      return isSame ? [] : [{ organisationId, before, after: now.score.total, change: change ?? none }];
    });
  }

  const scoped = <T extends { organisationId: string }>(actor: Actor, all: readonly T[]): T[] => {
    const scope = actor.scopeOf(PERMISSIONS.read);
    return scope === 'all' ? [...all] : all.filter(({ organisationId }) => scope.includes(organisationId));
  };

  return {
    /** What came to light after the publication: each unit whose score would be another one now, with the duties that changed. */
    async differences(actor: Actor, id: string): Promise<Difference[]> {
      return scoped(actor, await differences(actor, id));
    },

    /** Objections that the actor may see. */
    async objections(actor: Actor, id: string): Promise<ObjectionRow[]> {
      await evaluations.requireEvaluation(actor, id);
      return scoped(actor, await listObjections(db, actor.tenantId, id));
    },

    /** A unit objects to an indicator of what it was told. Throws not_told, unit_not_evaluated, indicator_unknown, objection_open. */
    async object(actor: Actor, id: string, { organisationId, indicator, words }: ObjectionInput): Promise<void> {
      const needs = { permission: PERMISSIONS.object, organisationId };
      await write(db, actor, needs, async (w) => {
        const row = await evaluations.requireEvaluation(actor, id, w.tx, true);
        if (row.state !== 'told' || row.objectionsUntil === null || chinaDate(now()) > row.objectionsUntil)
          throw evaluationErrors.not_told();
        if (!row.unitIds.includes(organisationId)) throw evaluationErrors.unit_not_evaluated();
        if (!row.tree.some(({ indicators }) => indicators.some(({ code }) => code === indicator)))
          throw evaluationErrors.indicator_unknown();
        const filed = {
          organisationId,
          indicator,
          words,
          filedBy: actor.id,
          filedByName: await nameOf(actor),
          filedAt: now(),
        };
        const objectionId = await insertObjection(w.tx, actor.tenantId, id, filed).catch((error: unknown) => {
          throw isUniqueViolation(error, 'evaluation_objections_open') ? evaluationErrors.objection_open() : error;
        });
        const after = { objectionId, organisationId, indicator };
        w.record({ action: 'evaluation.objection.filed', subjectType: SUBJECT, subjectId: id, after });
      });
    },

    /** The office answers. An objection that is right leads to scoring again (step reopen). Throws objection_unknown, same_person. */
    async answer(
      actor: Actor,
      id: string,
      objectionId: string,
      { version, upheld, answer }: ObjectionAnswer,
    ): Promise<void> {
      requireEverywhere(actor, PERMISSIONS.write);
      await write(db, actor, { permission: PERMISSIONS.write }, async (w) => {
        await evaluations.requireEvaluation(actor, id, w.tx, true);
        const own = (await listObjections(w.tx, actor.tenantId, id)).find((one) => one.id === objectionId);
        if (own?.state !== 'filed') throw evaluationErrors.objection_unknown();
        if (own.filedBy === actor.id) throw evaluationErrors.same_person();
        const state = upheld ? ('upheld' as const) : ('rejected' as const);
        const given = { state, answer, answeredBy: actor.id, answeredByName: await nameOf(actor), answeredAt: now() };
        if (!(await answerObjection(w.tx, actor.tenantId, objectionId, version, given)))
          throw evaluationErrors.conflict();
        const after = { objectionId, state };
        w.record({ action: 'evaluation.objection.answered', subjectType: SUBJECT, subjectId: id, after });
      });
    },

    async corrections(actor: Actor, id: string): Promise<CorrectionRow[]> {
      await evaluations.requireEvaluation(actor, id);
      return scoped(actor, await listCorrections(db, actor.tenantId, id));
    },

    /** Proposes to correct a published score by what differs now; the published score itself stays. Throws not_published, no_difference, correction_open. */
    async proposeCorrection(actor: Actor, id: string, organisationId: string, reason: string): Promise<void> {
      requireEverywhere(actor, PERMISSIONS.write);
      await write(db, actor, { permission: PERMISSIONS.write }, async (w) => {
        const row = await evaluations.requireEvaluation(actor, id, w.tx, true);
        if (row.state !== 'published') throw evaluationErrors.not_published();
        const found = (await differences(actor, id)).find((one) => one.organisationId === organisationId);
        if (!found) throw evaluationErrors.no_difference();
        const proposed = {
          ...{ organisationId, beforeTotal: found.before, afterTotal: found.after, changes: found.change, reason },
          ...{ proposedBy: actor.id, proposedByName: await nameOf(actor), proposedAt: now() },
        };
        const correctionId = await insertCorrection(w.tx, actor.tenantId, id, proposed).catch((error: unknown) => {
          throw isUniqueViolation(error, 'evaluation_corrections_open') ? evaluationErrors.correction_open() : error;
        });
        const after = { correctionId, organisationId, afterTotal: found.after };
        w.record({ action: 'evaluation.correction.proposed', subjectType: SUBJECT, subjectId: id, after });
      });
    },

    /** Another person publishes or refuses a correction. Throws correction_unknown, same_person, conflict. */
    async decideCorrection(
      actor: Actor,
      id: string,
      correctionId: string,
      { version, publish }: { version: number; publish: boolean },
    ): Promise<void> {
      requireEverywhere(actor, PERMISSIONS.publish);
      await write(db, actor, { permission: PERMISSIONS.publish }, async (w) => {
        await evaluations.requireEvaluation(actor, id, w.tx, true);
        const own = (await listCorrections(w.tx, actor.tenantId, id)).find((one) => one.id === correctionId);
        if (own?.state !== 'proposed') throw evaluationErrors.correction_unknown();
        if (own.proposedBy === actor.id) throw evaluationErrors.same_person();
        const state = publish ? ('published' as const) : ('refused' as const);
        const decision = { state, decidedBy: actor.id, decidedByName: await nameOf(actor), decidedAt: now() };
        if (!(await decideCorrection(w.tx, actor.tenantId, correctionId, version, decision)))
          throw evaluationErrors.conflict();
        const after = { correctionId, state };
        w.record({ action: 'evaluation.correction.decided', subjectType: SUBJECT, subjectId: id, after });
      });
    },

    async samples(actor: Actor, id: string): Promise<SampleRow[]> {
      await evaluations.requireEvaluation(actor, id);
      const all = await listSamples(db, actor.tenantId, id);
      const isOpen = actor.can(PERMISSIONS.assess) || actor.can(PERMISSIONS.write);
      // A unit sees what was found of its own duties; seed and digest are for everybody.
      return isOpen ? all : all.map((sample) => ({ ...sample, items: scoped(actor, sample.items) }));
    },

    /** Draws duties for the third party by lot; seed and digest are kept, and every draw stays. Throws nothing_to_draw. */
    async draw(actor: Actor, id: string, size: number): Promise<void> {
      requireEverywhere(actor, PERMISSIONS.assess);
      await write(db, actor, { permission: PERMISSIONS.assess }, async (w) => {
        const row = await evaluations.requireEvaluation(actor, id, w.tx, true);
        const all = (await evaluations.compute(actor.tenantId, row, row.unitIds, w.tx)).flatMap(({ duties }) => duties);
        if (all.length === 0) throw evaluationErrors.nothing_to_draw();
        const keys = all.map(keyOf);
        const seed = randomBytes(16).toString('hex');
        const byKey = new Map(all.map((duty) => [keyOf(duty), duty]));
        const items: SampleItem[] = drawLots(seed, keys, size).flatMap((key) => {
          const duty = byKey.get(key);
          if (!duty) return [];
          const { obligationId, organisationId, period, state } = duty;
          return [{ obligationId, organisationId, period, state, finding: '' as const, note: '' }];
        });
        const sample = {
          ...{ seed, size, drawnAt: now(), drawnBy: actor.id, drawnByName: await nameOf(actor) },
          ...{ populationDigest: digestOfLots(keys), population: keys.length, items },
        };
        const sampleId = await insertSample(w.tx, actor.tenantId, id, sample);
        const after = { sampleId, seed, size, population: keys.length };
        w.record({ action: 'evaluation.sample.drawn', subjectType: SUBJECT, subjectId: id, after });
      });
    },

    /** The assessor says of one drawn duty whether what it rests on is sound. Throws sample_unknown, duty_unknown, conflict. */
    async assess(
      actor: Actor,
      id: string,
      sampleId: string,
      input: { version: number; index: number; finding: 'sound' | 'not_sound'; note: string },
    ): Promise<void> {
      await write(db, actor, { permission: PERMISSIONS.assess }, async (w) => {
        await evaluations.requireEvaluation(actor, id, w.tx, true);
        const own = (await listSamples(w.tx, actor.tenantId, id)).find((one) => one.id === sampleId);
        if (!own) throw evaluationErrors.sample_unknown();
        const item = own.items[input.index];
        if (!item) throw evaluationErrors.duty_unknown();
        const items = own.items.map((one, at) =>
          at === input.index ? { ...one, finding: input.finding, note: input.note } : one,
        );
        if (!(await updateSample(w.tx, actor.tenantId, sampleId, input.version, items)))
          throw evaluationErrors.conflict();
        const after = { sampleId, duty: keyOf(item), finding: input.finding };
        w.record({ action: 'evaluation.sample.assessed', subjectType: SUBJECT, subjectId: id, after });
      });
    },
  };
}
