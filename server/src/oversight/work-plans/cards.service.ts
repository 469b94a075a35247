import { isUniqueViolation, type Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { decideAsk, findAsk, insertAsk, listAsks, type AskRow } from './asks.repo.ts';
import { findPart, listParts, listProgress, saveProgress, updatePart, type PartRow } from './parts.repo.ts';
import { PERMISSIONS } from './plan-flow.rules.ts';
import { lastDayOf, quartersBegun, quartersMissing } from './plan.rules.ts';
import { planErrors } from './plans.errors.ts';
import { findPlan, listItems, listPlans, type ItemRow, type PlanRow } from './plans.repo.ts';
import { isStanding } from './plan-view.ts';
import type { Ask, AskDecision, AskInput, Card, PartDuty, ProgressInput } from './plans.schema.ts';

export type CardsService = ReturnType<typeof createCardsService>;
export interface CardsDeps {
  db: Database;
  organisations: Pick<OrganisationsService, 'findUnit'>;
  /** What follows in the same write when a part says how far it is, or falls due on another day. */
  onProgress?: (w: Write, actor: Actor, part: PartRow, said: ProgressInput) => Promise<void>;
  onDate?: (w: Write, actor: Actor, part: PartRow, reason: string) => Promise<void>;
  statesOf?: (actor: Actor, parts: PartRow[]) => Promise<ReadonlyMap<string, PartDuty[]>>;
  now: () => Date;
}
const PART = 'work_plan_part';

/** Task cards: what a unit has to do of plans in force; it says how far it is and asks for help or another date. */
export function createCardsService(deps: CardsDeps) {
  const { db, organisations, now } = deps;
  const today = () => chinaDate(now());

  /** A part of an item that stands, of a plan in force; the part locked against a second writer. */
  async function openPart(w: Write, tenantId: string, partId: string) {
    const part = await findPart(w.tx, tenantId, partId, true);
    const plan = part && (await findPlan(w.tx, tenantId, part.planId));
    const item = part && (await listItems(w.tx, tenantId, [part.planId])).find(({ id }) => id === part.itemId);
    if (!part || !plan || !item) throw planErrors.part_unknown();
    if (plan.state !== 'in_force' || !isStanding(item, today())) throw planErrors.not_in_force();
    return { part, plan, item };
  }
  /** The unit that answers for a part; a part without one can be spoken for by nobody. */
  async function unitOf(actor: Actor, partId: string): Promise<string> {
    const part = await findPart(db, actor.tenantId, partId);
    if (!part?.organisationId) throw planErrors.part_unknown();
    return part.organisationId;
  }
  const askView =
    (actor: Actor, plan: Pick<PlanRow, 'organisationId'>) =>
    (ask: AskRow): Ask => {
      const { askedBy, askedAt, decidedAt, ...shown } = ask;
      return {
        ...shown,
        ...{ askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
        mayDecide: ask.state === 'open' && askedBy !== actor.id && actor.can(PERMISSIONS.write, plan.organisationId),
      };
    };
  const dueOf = (part: PartRow, item: ItemRow, year: number) => part.dueOn ?? lastDayOf(item.schedule, year);

  const service = {
    /** Cards of the officer's units in plans in force; those with something missing first, then by day. */
    async list(actor: Actor): Promise<Card[]> {
      requirePermission(actor, PERMISSIONS.report);
      const { tenantId } = actor;
      const plans = await listPlans(db, tenantId, ['in_force']);
      const ids = plans.map(({ id }) => id);
      const [items, parts, progress, asks] = await Promise.all([
        listItems(db, tenantId, ids),
        listParts(db, tenantId, ids),
        listProgress(db, tenantId, ids),
        listAsks(db, tenantId, ids),
      ]);
      const on = today();
      const own = parts.filter(
        (part) => part.organisationId !== null && actor.can(PERMISSIONS.report, part.organisationId),
      );
      const states = await deps.statesOf?.(actor, own);
      const cards = await Promise.all(
        own.map(async (part): Promise<Card | null> => {
          const item = items.find(({ id }) => id === part.itemId);
          const plan = plans.find(({ id }) => id === part.planId);
          if (!item || !plan || !isStanding(item, on)) return null;
          const said = progress.filter(({ partId }) => partId === part.id);
          const lead = parts.find(({ itemId, role }) => itemId === item.id && role === 'lead');
          const nameOf = async (id: string | null) => (id && (await organisations.findUnit(tenantId, id))?.name) || '';
          const dueOn = dueOf(part, item, plan.year);
          const since = item.validFrom ?? plan.inForceOn ?? on;
          const isDone = said.some(({ outlook }) => outlook === 'done');
          const quarters = said.map(({ quarter }) => quarter);
          return {
            ...{ partId: part.id, planId: plan.id, planTitle: plan.title, year: plan.year, number: item.number },
            ...{ title: item.title, words: item.words, partWords: part.words, expects: item.expects },
            ...{
              threshold: item.threshold,
              schedule: item.schedule,
              scheduleWords: item.scheduleWords,
              role: part.role,
            },
            ...{ organisationId: part.organisationId ?? '', organisationName: await nameOf(part.organisationId) },
            ...{
              leadName: lead ? (await nameOf(lead.organisationId)) || lead.unitWords : '',
              dueOn,
              share: part.share,
            },
            ...{ obligationId: part.obligationId, duties: states?.get(part.id) ?? [] },
            progress: said.map(({ partId: _id, reportedAt, ...one }) => ({
              ...one,
              reportedAt: reportedAt.toISOString(),
            })),
            missing: isDone ? [] : quartersMissing(plan.year, on, { said: quarters, since, dueOn }),
            quartersBegun: quartersBegun(plan.year, on),
            asks: asks.filter(({ partId }) => partId === part.id).map(askView(actor, plan)),
          };
        }),
      );
      return cards
        .filter((card) => card !== null)
        .toSorted((a, b) => b.missing.length - a.missing.length || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
    },

    /** The days of an officer's cards that are still to come or were missed, for his calendar. */
    async listDays(actor: Actor): Promise<{ uid: string; on: string; summary: string }[]> {
      if (!actor.can(PERMISSIONS.report)) return [];
      return (await service.list(actor)).flatMap((card) => {
        const said = card.progress.some(({ outlook }) => outlook === 'done');
        const open = card.duties.filter(
          ({ state }) => !['met', 'met_late', 'waived', 'not_applicable'].includes(state),
        );
        const days =
          card.duties.length > 0
            ? open.map(({ period, dueOn }) => ({ period, dueOn }))
            : said
              ? []
              : [{ period: '', dueOn: card.dueOn }];
        return days.flatMap(({ period, dueOn }) =>
          dueOn === null
            ? []
            : [{ uid: `${card.partId}-${period || 'due'}`, on: dueOn, summary: `工作要点：${card.title}` }],
        );
      });
    },

    /** What units ask for in a plan. */
    async listAsks(actor: Actor, planId: string): Promise<Ask[]> {
      requirePermission(actor, PERMISSIONS.read);
      const plan = await findPlan(db, actor.tenantId, planId);
      if (!plan) throw planErrors.not_found();
      return (await listAsks(db, actor.tenantId, [planId])).map(askView(actor, plan));
    },

    /** A unit says how far its part is in a quarter. Throws quarter_ahead, done_is_whole, progress_conflict, not_in_force. */
    async report(actor: Actor, partId: string, said: ProgressInput): Promise<void> {
      const organisationId = await unitOf(actor, partId);
      if (said.outlook === 'done' && said.percent !== 100) throw planErrors.done_is_whole();
      await write(db, actor, { permission: PERMISSIONS.report, organisationId }, async (w) => {
        const { part, plan } = await openPart(w, actor.tenantId, partId);
        if (said.quarter > quartersBegun(plan.year, today())) throw planErrors.quarter_ahead({ quarter: said.quarter });
        const before = (await listProgress(w.tx, actor.tenantId, [plan.id])).find(
          (row) => row.partId === partId && row.quarter === said.quarter,
        );
        const by = { reportedBy: actor.id, reportedByName: actor.name, reportedAt: now() };
        if (!(await saveProgress(w.tx, actor.tenantId, partId, { ...said, ...by })))
          throw planErrors.progress_conflict();
        w.record({ action: 'work_plans.progress.reported', subjectType: PART, subjectId: partId, before, after: said });
        await deps.onProgress?.(w, actor, part, said);
      });
    },

    /** A unit asks for help or another date. Throws date_missing, date_past, date_same, date_of_events, ask_open. */
    async ask(actor: Actor, partId: string, ask: AskInput): Promise<void> {
      const organisationId = await unitOf(actor, partId);
      if (ask.kind === 'date' && ask.wantedOn === null) throw planErrors.date_missing();
      await write(db, actor, { permission: PERMISSIONS.report, organisationId }, async (w) => {
        const { part, plan, item } = await openPart(w, actor.tenantId, partId);
        if (ask.kind === 'date') requireDate(ask.wantedOn, part, item, plan.year);
        const by = { askedBy: actor.id, askedByName: actor.name, askedAt: now() };
        const wantedOn = ask.kind === 'date' ? ask.wantedOn : null;
        const id = await insertAsk(w.tx, actor.tenantId, { ...ask, wantedOn, planId: plan.id, partId, ...by }).catch(
          (error: unknown) => {
            throw isUniqueViolation(error, 'work_plan_asks_open') ? planErrors.ask_open({}, { cause: error }) : error;
          },
        );
        w.record({ action: 'work_plans.ask.made', subjectType: PART, subjectId: partId, after: { id, ...ask } });
      });
    },

    /** The office answers; a date that is granted holds from now on. Throws own_ask, ask_decided, date_past. */
    async decide(actor: Actor, askId: string, { granted, answer }: AskDecision): Promise<void> {
      const seen = await findAsk(db, actor.tenantId, askId);
      const plan = seen && (await findPlan(db, actor.tenantId, seen.planId));
      if (!seen || !plan) throw planErrors.ask_unknown();
      await write(db, actor, { permission: PERMISSIONS.write, organisationId: plan.organisationId }, async (w) => {
        const ask = await findAsk(w.tx, actor.tenantId, askId, true);
        if (ask?.state !== 'open') throw planErrors.ask_decided();
        if (ask.askedBy === actor.id) throw planErrors.own_ask();
        const { part, item } = await openPart(w, actor.tenantId, ask.partId);
        const state = granted ? ('granted' as const) : ('refused' as const);
        const by = { decidedBy: actor.id, decidedByName: actor.name, decidedAt: now() };
        await decideAsk(w.tx, actor.tenantId, askId, { state, answer, ...by });
        if (granted && ask.kind === 'date') {
          requireDate(ask.wantedOn, part, item, plan.year);
          await updatePart(w.tx, actor.tenantId, part.id, { dueOn: ask.wantedOn });
          await deps.onDate?.(w, actor, { ...part, dueOn: ask.wantedOn }, answer);
        }
        const before = { dueOn: part.dueOn };
        const after = { askId, state, answer, ...(granted && ask.kind === 'date' && { dueOn: ask.wantedOn }) };
        w.record({ action: 'work_plans.ask.decided', subjectType: PART, subjectId: part.id, before, after });
      });
    },
  };

  function requireDate(wantedOn: string | null, part: PartRow, item: ItemRow, year: number): void {
    const due = dueOf(part, item, year);
    if (wantedOn === null) throw planErrors.date_missing();
    if (item.schedule?.kind !== 'once' && part.dueOn === null) throw planErrors.date_of_events();
    if (wantedOn < today()) throw planErrors.date_past();
    if (wantedOn === due) throw planErrors.date_same();
    if (wantedOn > `${year + 1}-12-31`) throw planErrors.due_outside({ on: wantedOn });
  }
  return service;
}
