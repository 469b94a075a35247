import { isUniqueViolation, type Database } from '../../kernel/db/index.ts';
import type { StoredEvent } from '../../kernel/jobs/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, systemActor, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { listParts, listProgress, type PartRow } from './parts.repo.ts';
import {
  findMessage,
  insertReceived,
  insertSent,
  listMessages,
  updateMessage,
  type Payload,
  type TaskPayload,
} from './messages.repo.ts';
import { PERMISSIONS } from './plan-flow.rules.ts';
import { lastDayOf, percentOf } from './plan.rules.ts';
import { planErrors } from './plans.errors.ts';
import { findPlan, insertItem, listItems, TYPE, updatePlan, type PlanRow } from './plans.repo.ts';
import type { Exchange, LowerProgress, ProgressInput, SummaryFigures } from './plans.schema.ts';

export const EXCHANGE_CONSUMER = 'work_plans.exchange';
const SENT = 'work_plans.message.sent';
export type ExchangeService = ReturnType<typeof createExchangeService>;

/**
 * What passes between plans of different tenants: tasks go down, progress and summaries go up. Each side keeps its own copy under the same id,
 * delivered after the commit and once however often it is told; neither side reads the other's rows.
 */
export function createExchangeService(deps: {
  db: Database;
  organisations: Pick<OrganisationsService, 'listTenants'>;
  now: () => Date;
}) {
  const { db, organisations, now } = deps;

  async function send(w: Write, actor: Actor, otherTenantId: string, partId: string, payload: Payload): Promise<void> {
    const id = await insertSent(w.tx, actor.tenantId, { otherTenantId, partId, payload, sentAt: now() });
    const after = { id, to: otherTenantId, kind: payload.kind };
    w.record({ action: 'work_plans.message.sent', subjectType: 'work_plan_part', subjectId: partId, after });
    w.emit({ consumer: EXCHANGE_CONSUMER, topic: SENT, payload: { id } });
  }

  return {
    /** Parts of the level below go down as tasks. */
    async onForce(w: Write, actor: Actor, planId: string, begun?: readonly string[]): Promise<void> {
      const plan = await findPlan(w.tx, actor.tenantId, planId);
      if (!plan) return;
      const items = await listItems(w.tx, actor.tenantId, [planId]);
      for (const part of await listParts(w.tx, actor.tenantId, [planId])) {
        const item = items.find(({ id }) => id === part.itemId);
        if (!item || part.lowerTenantId === null || (begun && !begun.includes(item.id))) continue;
        await send(w, actor, part.lowerTenantId, part.id, {
          ...{ kind: 'task', planTitle: plan.title, title: item.title, words: part.words || item.words },
          ...{ expects: item.expects, threshold: item.threshold, visibility: item.visibility },
          dueOn: part.dueOn ?? lastDayOf(item.schedule, plan.year),
        });
      }
    },

    /** What was said of an item that carries out a task from above goes up as a figure and a state, without its words. */
    async onProgress(w: Write, actor: Actor, part: PartRow, said: ProgressInput): Promise<void> {
      const { tenantId } = actor;
      const item = (await listItems(w.tx, tenantId, [part.planId])).find(({ id }) => id === part.itemId);
      if (!item?.upperTenantId || !item.upperPartId) return;
      const progress = await listProgress(w.tx, tenantId, [part.planId]);
      const parts = (await listParts(w.tx, tenantId, [part.planId])).filter(({ itemId }) => itemId === item.id);
      const lastOf = (id: string) => progress.filter(({ partId }) => partId === id).at(-1);
      const percent = percentOf(parts.map((one) => ({ ...one, percent: lastOf(one.id)?.percent ?? null })));
      const outlooks = parts.map(({ id }) => lastOf(id)?.outlook);
      const outlook = outlooks.includes('at_risk')
        ? ('at_risk' as const)
        : outlooks.every((one) => one === 'done')
          ? ('done' as const)
          : ('on_track' as const);
      await send(w, actor, item.upperTenantId, item.upperPartId, {
        ...{ kind: 'progress', quarter: said.quarter, percent, outlook, on: chinaDate(now()) },
      });
    },

    /** The yearly summary goes to every tenant above whose tasks the plan carries out, once to each. */
    async onSummary(
      w: Write,
      actor: Actor,
      plan: PlanRow,
      { words, figures }: { words: string; figures: SummaryFigures },
    ): Promise<void> {
      const items = await listItems(w.tx, actor.tenantId, [plan.id]);
      const told = new Set<string>();
      for (const { upperTenantId, upperPartId } of items) {
        if (!upperTenantId || !upperPartId || told.has(upperTenantId)) continue;
        told.add(upperTenantId);
        const payload = { kind: 'summary' as const, planTitle: plan.title, words, figures, on: chinaDate(now()) };
        await send(w, actor, upperTenantId, upperPartId, payload);
      }
    },

    /** Brings each message to the other side; told twice it stands once. */
    consumer: {
      name: EXCHANGE_CONSUMER,
      batchSize: 50,
      async consume(events: StoredEvent[]): Promise<void> {
        for (const { tenantId, payload } of events) {
          const message = await findMessage(db, tenantId, String((payload as { id: string }).id));
          if (!message || message.receivedAt) continue;
          const receiver = systemActor(message.otherTenantId, 'exchange');
          const at = now();
          await write(db, receiver, { permission: PERMISSIONS.write }, async (w) => {
            await insertReceived(w.tx, receiver.tenantId, tenantId, message, at);
            await updateMessage(w.tx, tenantId, message.id, { receivedAt: at });
            const after = { id: message.id, from: tenantId, kind: message.kind };
            const subject = { subjectType: 'work_plan_part', subjectId: message.partId };
            w.record({ action: 'work_plans.message.received', ...subject, after });
          });
        }
      },
    },

    /** The last that was heard from below of these parts, by part. */
    async heardOf(tenantId: string, partIds: readonly string[]): Promise<Map<string, LowerProgress>> {
      const heard = new Map<string, LowerProgress>();
      for (const { partId, payload } of await listMessages(db, tenantId, {
        direction: 'in',
        kind: 'progress',
        partIds,
      })) {
        if (payload.kind !== 'progress' || heard.has(partId)) continue;
        const { quarter, percent, outlook, on } = payload;
        heard.set(partId, { quarter, percent, outlook, on });
      }
      return heard;
    },

    /** What came from other tenants and went to them, and which tenants there are to give tasks to. */
    async list(actor: Actor): Promise<Exchange> {
      requirePermission(actor, PERMISSIONS.read);
      const tenants = await organisations.listTenants();
      const nameOf = (id: string) => tenants.find((one) => one.id === id)?.name ?? '';
      const rows = await listMessages(db, actor.tenantId);
      return {
        tenants: tenants.filter(({ id }) => id !== actor.tenantId).map(({ id, name }) => ({ id, name })),
        messages: rows.map(({ payload, sentAt, receivedAt, otherTenantId, ...row }) => ({
          ...row,
          ...{ otherName: nameOf(otherTenantId), sentAt: sentAt.toISOString() },
          receivedAt: receivedAt?.toISOString() ?? null,
          title: payload.kind === 'progress' ? '' : payload.kind === 'task' ? payload.title : payload.planTitle,
          words: payload.kind === 'progress' ? '' : payload.words,
          dueOn: payload.kind === 'task' ? payload.dueOn : null,
          percent: payload.kind === 'progress' ? payload.percent : null,
          outlook: payload.kind === 'progress' ? payload.outlook : null,
        })),
      };
    },

    /** Takes a task from above into a draft, linked by the id of the upper part. Throws message_unknown, message_taken, not_draft. */
    async take(actor: Actor, messageId: string, planId: string): Promise<void> {
      const seen = await findPlan(db, actor.tenantId, planId);
      if (!seen) throw planErrors.not_found();
      await write(db, actor, { permission: PERMISSIONS.write, organisationId: seen.organisationId }, async (w) => {
        const plan = await findPlan(w.tx, actor.tenantId, planId, true);
        if (plan?.state !== 'draft') throw planErrors.not_draft();
        const message = await findMessage(w.tx, actor.tenantId, messageId);
        if (message?.direction !== 'in' || message.kind !== 'task') throw planErrors.message_unknown();
        if (message.itemId !== null) throw planErrors.message_taken();
        const task = message.payload as TaskPayload;
        const itemId = await insertItem(w.tx, actor.tenantId, {
          ...{ planId, position: (await listItems(w.tx, actor.tenantId, [planId])).length, number: '', anchor: '' },
          ...{ title: task.title, words: task.words, expects: task.expects, threshold: task.threshold },
          ...{ schedule: { kind: 'once', by: task.dueOn }, scheduleWords: '', unsure: ['units'] },
          // What is internal above does not become public below.
          visibility: task.visibility ?? 'internal',
          ...{ upperTenantId: message.otherTenantId, upperPartId: message.partId, upperWords: task.planTitle },
          ...{ validFrom: null, validUntil: null, replacesId: null },
        }).catch((error: unknown) => {
          const isTaken = isUniqueViolation(error, 'work_plan_items_of_upper');
          throw isTaken ? planErrors.message_taken({}, { cause: error }) : error;
        });
        await updateMessage(w.tx, actor.tenantId, messageId, { itemId });
        await updatePlan(w.tx, actor.tenantId, planId, { authorIds: [...new Set([...plan.authorIds, actor.id])] });
        w.record({
          action: 'work_plans.task.taken',
          subjectType: TYPE,
          subjectId: planId,
          after: { messageId, itemId },
        });
      });
    },
  };
}
