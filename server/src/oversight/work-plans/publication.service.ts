import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import {
  findTombstone,
  listTombstones,
  publish,
  withdraw,
  type PublicRecord,
  type Surface,
  type SurfaceAnswer,
} from '../../foundation/gate/index.ts';
import { PERMISSIONS } from './plan-flow.rules.ts';
import { planErrors } from './plans.errors.ts';
import { findPlan, TYPE } from './plans.repo.ts';
import type { PlanDetail, Summary } from './plans.schema.ts';
import {
  insertEdition,
  listLiveAfter,
  listOwnLive,
  listShownIds,
  listShownPlans,
  listShownVersions,
  setLiveEdition,
  type ShownPlan,
} from './publication.repo.ts';
import { publicPlanOf, textOf } from './publication.rules.ts';

export type PublicationService = ReturnType<typeof createPublicationService>;
const BATCH = 500;

/** Makes the progress of a plan public through the gate, as a picture of it on a day, and reads what is public. */
export function createPublicationService(deps: {
  db: Database;
  getPlan: (actor: Actor, id: string) => Promise<PlanDetail>;
  getSummary: (actor: Actor, id: string) => Promise<Summary>;
  now: () => Date;
}) {
  const { db, now } = deps;
  return {
    listPublic: async (tenantId: string): Promise<ReadonlySet<string>> => new Set(await listShownIds(db, tenantId)),

    /** Publishes the plan as it is today; again after progress was reported. Throws not_agreed, own_plan, conflict, gate.held. */
    async publish(actor: Actor, id: string, version: number): Promise<PlanDetail> {
      const detail = await deps.getPlan(actor, id);
      const today = chinaDate(now());
      const content = publicPlanOf(detail, await deps.getSummary(actor, id), today);
      const { organisationId } = detail;
      await write(db, actor, { permission: PERMISSIONS.publish, organisationId }, async (w) => {
        const plan = await findPlan(w.tx, actor.tenantId, id, true);
        if (!plan || plan.version !== version) throw planErrors.conflict();
        if (plan.state !== 'in_force' && plan.state !== 'closed') throw planErrors.not_agreed();
        if (plan.authorIds.includes(actor.id)) throw planErrors.own_plan();
        const { id: editionId, number } = await insertEdition(w.tx, actor.tenantId, id, today, content);
        await setLiveEdition(w.tx, actor.tenantId, id, editionId);
        const subject = { title: content.title, text: textOf(content) };
        await publish(w, actor.tenantId, TYPE, [{ subjectId: id, editionId, organisationId, files: [], subject }]);
        const after = { number, items: content.items.length };
        w.record({ action: 'work_plans.plan.published', subjectType: TYPE, subjectId: id, after });
      });
      return deps.getPlan(actor, id);
    },

    /** Takes the public pages of a plan back with a reason. Throws gate.not_public. */
    async withdraw(actor: Actor, id: string, reason: string): Promise<PlanDetail> {
      const { organisationId } = await deps.getPlan(actor, id);
      await write(db, actor, { permission: PERMISSIONS.publish, organisationId }, async (w) => {
        await findPlan(w.tx, actor.tenantId, id, true);
        await setLiveEdition(w.tx, actor.tenantId, id, null);
        await withdraw(w, { tenantId: actor.tenantId, subjectType: TYPE, subjectId: id }, { reason });
        w.record({ action: 'work_plans.plan.withdrawn', subjectType: TYPE, subjectId: id, after: { reason } });
      });
      return deps.getPlan(actor, id);
    },

    /** What an officer would make public now, before it is. */
    async preview(actor: Actor, id: string) {
      requirePermission(actor, PERMISSIONS.read);
      return publicPlanOf(await deps.getPlan(actor, id), await deps.getSummary(actor, id), chinaDate(now()));
    },

    /** Public reading: plans that readers see, the last published first. */
    list: (tenantId: string): Promise<ShownPlan[]> => listShownPlans(db, tenantId),
    isAnyPublished: async (tenantId: string): Promise<boolean> => (await listShownIds(db, tenantId)).length > 0,

    /** Public reading: one plan, or what is told of its withdrawal. Throws not_found. */
    async find(tenantId: string, id: string): Promise<ShownPlan | { withdrawnOn: string; reason: string }> {
      const [plan] = await listShownPlans(db, tenantId, id);
      if (plan) return plan;
      const gone = await findTombstone(db, { tenantId, subjectType: TYPE, subjectId: id });
      if (!gone) throw planErrors.not_found();
      return { withdrawnOn: chinaDate(gone.withdrawnAt), reason: gone.reason };
    },

    /** The plans as entries of a feed, the last changed first. */
    async newest(tenantId: string, limit: number) {
      const plans = (await listShownPlans(db, tenantId)).slice(0, limit);
      const entries = plans.map(({ planId, madeOn, content, visibleFrom, lastPublishedAt }) => ({
        ...{ id: planId, path: `/work-plans/${planId}`, title: content.title, author: content.organisationName },
        ...{ category: '', summary: `${content.items.length}项任务，总体进度${content.percent}%（${madeOn}）` },
        ...{ publishedOn: madeOn, publishedAt: visibleFrom, updatedAt: lastPublishedAt },
      }));
      return { title: '工作要点', entries };
    },
  };
}

/** Page and list of plans, asked with the filter that answers their readers. */
export function createPlanSurfaces(db: Database): Surface[] {
  const shows = async (tenantId: string, ids: readonly string[]) =>
    new Map(
      (await listShownVersions(db, tenantId, ids)).map(({ id, version }): [string, SurfaceAnswer] => [
        id,
        { kind: 'shows', version },
      ]),
    );
  return [
    {
      ...{ name: 'page', subjectType: TYPE, tellsWithdrawal: true },
      async ask(tenantId, ids) {
        const answers = await shows(tenantId, ids);
        const absent = ids.filter((id) => !answers.has(id));
        for (const { subjectId, version } of await listTombstones(db, tenantId, TYPE, absent))
          answers.set(subjectId, { kind: 'gone', version });
        return answers;
      },
    },
    { name: 'list', subjectType: TYPE, ask: shows },
  ];
}

/** What plans themselves have as published, which the gate has to agree with. */
export function createPlanRecord(db: Database): PublicRecord {
  return {
    subjectType: TYPE,
    editionsOf: async (tenantId, ids) =>
      new Map((await listOwnLive(db, tenantId, ids)).map(({ id, liveEditionId }) => [id, liveEditionId])),
    async *subjects() {
      for (let after: { tenantId: string; subjectId: string } | null = null; ;) {
        const batch: { tenantId: string; subjectId: string }[] = await listLiveAfter(db, after, BATCH);
        after = batch.at(-1) ?? null;
        if (!after) return;
        yield batch.map((key) => ({ ...key, subjectType: TYPE }));
      }
    },
  };
}
