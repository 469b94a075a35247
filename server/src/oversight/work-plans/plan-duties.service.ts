import { chinaDate } from '../../kernel/time/index.ts';
import type { Actor, Write } from '../../foundation/audit/index.ts';
import type { DutiesServices } from '../duties/index.ts';
import { listParts, setObligation, type PartRow } from './parts.repo.ts';
import { addDays } from './plan.rules.ts';
import { findPlan, listItems, type ItemRow, type PlanRow } from './plans.repo.ts';
import type { PartDuty } from './plans.schema.ts';

export type PlanDuties = ReturnType<typeof createPlanDuties>;
/** Plans, reports and summaries (方案、报告、总结) as the lists of duties call the field. */
const FIELD = 'RPT';
const READ_DUTIES = 'duties.obligation.read';
const BATCH = 400;

/** What the parts of a plan in force are to the engine of duties: an obligation each, ended and begun with the plan; and how its duties stand. */
export function createPlanDuties({
  duties,
  now,
}: {
  duties: Pick<DutiesServices, 'obligations' | 'reading'>;
  now: () => Date;
}) {
  const { obligations, reading } = duties;
  const today = () => chinaDate(now());

  async function begin(w: Write, actor: Actor, plan: PlanRow, items: readonly ItemRow[], from: string): Promise<void> {
    const parts = await listParts(w.tx, actor.tenantId, [plan.id]);
    for (const item of items)
      for (const part of parts.filter(({ itemId }) => itemId === item.id)) {
        const made = obligationOf(plan, item, part, from);
        if (!made) continue;
        const [id = ''] = await obligations.createIn(w, actor, [made]);
        await setObligation(w.tx, actor.tenantId, part.id, id);
      }
  }

  async function end(w: Write, actor: Actor, parts: readonly PartRow[], on: string, reason: string): Promise<void> {
    for (const { obligationId } of parts) {
      if (obligationId === null) continue;
      const { version, endedOn, versions } = await obligations.get(readerOf(actor), obligationId);
      if (endedOn !== null) continue;
      // What ends before it began never was: it is closed as of today and stays to be seen.
      const isDeleted = on < (versions[0]?.validFrom ?? on);
      await obligations.endIn(w, actor, obligationId, { version, on: isDeleted ? today() : on, reason, isDeleted });
    }
  }

  return {
    /** The plan takes force: every part of a unit with days of its own becomes an obligation. */
    async onForce(w: Write, actor: Actor, planId: string): Promise<void> {
      const plan = await findPlan(w.tx, actor.tenantId, planId);
      if (plan) await begin(w, actor, plan, await listItems(w.tx, actor.tenantId, [planId]), today());
    },

    async onEnd(w: Write, actor: Actor, planId: string): Promise<void> {
      const parts = await listParts(w.tx, actor.tenantId, [planId]);
      await end(w, actor, parts, today(), '工作要点已办结');
    },

    /** Items that an amendment ends stop the day before; what fell due before stays as it was. */
    async onAmended(
      w: Write,
      actor: Actor,
      planId: string,
      change: { on: string; ended: string[]; begun: string[]; reason: string },
    ): Promise<void> {
      const plan = await findPlan(w.tx, actor.tenantId, planId);
      if (!plan) return;
      const parts = await listParts(w.tx, actor.tenantId, [planId]);
      const ending = parts.filter(({ itemId }) => change.ended.includes(itemId));
      await end(w, actor, ending, addDays(change.on, -1), change.reason);
      const items = (await listItems(w.tx, actor.tenantId, [planId])).filter(({ id }) => change.begun.includes(id));
      await begin(w, actor, plan, items, change.on);
    },

    /** A part falls due on another day from now on; on the day on which its obligation began, from the next. */
    async onDate(w: Write, actor: Actor, part: PartRow, reason: string): Promise<void> {
      if (part.obligationId === null || part.dueOn === null) return;
      const { version, versions } = await obligations.get(readerOf(actor), part.obligationId);
      const last = versions.at(-1)?.validFrom ?? '';
      const validFrom = last >= today() ? addDays(last, 1) : today();
      const schedule = { kind: 'once' as const, by: part.dueOn };
      await obligations.changeIn(w, actor, part.obligationId, {
        version,
        validFrom,
        reason: reason.slice(0, 500),
        schedule,
      });
    },

    /** The duties of these parts by the id of the part, the first due first; none for who may not read duties. */
    async statesOf(
      actor: Actor,
      parts: readonly Pick<PartRow, 'id' | 'obligationId'>[],
    ): Promise<Map<string, PartDuty[]>> {
      const byPart = new Map<string, PartDuty[]>();
      const ids = parts.flatMap(({ obligationId }) => obligationId ?? []);
      if (!actor.can(READ_DUTIES) || ids.length === 0) return byPart;
      const partOf = new Map(parts.map(({ id, obligationId }) => [obligationId, id]));
      for (let at = 0; at < ids.length; at += BATCH) {
        const obligationIds = ids.slice(at, at + BATCH);
        for (let offset = 0, total = 1; offset < total; offset += 500) {
          const page = await reading.list(actor, { obligationIds, limit: 500, offset });
          total = page.total;
          for (const duty of page.items) {
            const part = partOf.get(duty.obligationId);
            if (part === undefined) continue;
            const { period, opensOn, dueOn, state, light, lastEvidence, explanation } = duty;
            const shown = {
              period,
              opensOn,
              dueOn,
              state,
              light,
              lastEvidence,
              explanation: explanation[actor.locale],
            };
            byPart.set(part, [...(byPart.get(part) ?? []), shown]);
          }
        }
      }
      for (const list of byPart.values()) list.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
      return byPart;
    },
  };
}

/** The obligation is read by the plan itself, within a write that was permitted. */
const readerOf = (actor: Actor): Actor => ({ ...actor, can: () => true });

function obligationOf(plan: PlanRow, item: ItemRow, part: PartRow, from: string) {
  const { schedule } = item;
  if (part.organisationId === null || schedule === null) return null;
  // What follows events that nobody tells the platform has no days of its own; a part with a day of its own has.
  if (schedule.kind === 'after' && part.dueOn === null) return null;
  const own = part.dueOn ?? (schedule.kind === 'once' ? (schedule.by ?? `${plan.year}-12-31`) : null);
  const last = `${plan.year}-12-31`;
  return {
    ...{ code: `plan-${part.id}`, field: FIELD, planItemId: item.id, validFrom: from },
    source: {
      document: (plan.documentWords || plan.title).slice(0, 300),
      ...{ documentId: plan.documentId, clause: item.number.slice(0, 100), words: item.words.slice(0, 4000) },
    },
    action: (part.words.replace(/\s+/g, ' ').trim() || item.title).slice(0, 500),
    leadUnits: [],
    responsible: { kind: 'named' as const, unitIds: [part.organisationId] },
    schedule:
      own !== null || schedule.kind !== 'every'
        ? { kind: 'once' as const, by: own }
        : { kind: 'every' as const, period: schedule.period, times: schedule.times, due: schedule.due },
    evidence: { filter: null, byHand: true, count: 1 },
    ...{ threshold: item.threshold.slice(0, 200), weight: 1, visibility: item.visibility, checked: true },
    validUntil: own === null && from <= last ? last : null,
  };
}
