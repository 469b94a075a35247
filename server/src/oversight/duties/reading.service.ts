import { chinaDate } from '../../kernel/time/index.ts';
import type { Database } from '../../kernel/db/index.ts';
import { requirePermission, type Actor } from '../../foundation/audit/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import { readEvidence, type EvidenceTypes, type StoredEvidence } from '../../foundation/evidence/index.ts';
import { listDecisions, type StoredDecision } from './decisions.repo.ts';
import { dutyErrors } from './duties.errors.ts';
import { listUnits, type DutyKey } from './duties.repo.ts';
import type { DutyState, Obligation, ObligationVersion } from './duties.schema.ts';
import { explain } from './explain.rules.ts';
import { listObligations } from './obligations.repo.ts';
import { READ } from './obligations.service.ts';
import { countStated, findStated, listStated, listTallies, type DutyFilter, type StatedDuty } from './reading.repo.ts';
import { lightOf, type Light } from './states.rules.ts';

/** More are counted as "more than"; nobody pages that far. */
const MOST = 10_000;

export interface ReadDuty extends StatedDuty {
  light: Light;
  code: string;
  field: string;
  action: string;
  source: ObligationVersion['source'];
  organisationName: string;
  responsibleName: string;
  /** False when the unit that answers for it was closed: somebody must be named. */
  hasOwner: boolean;
  lastEvidence: { on: string; title: string } | null;
  explanation: { zh: string; en: string };
}

export interface DutyQuery {
  unitIds?: readonly string[];
  obligationIds?: readonly string[];
  field?: string;
  states?: readonly DutyState[];
  dueFrom?: string;
  dueUntil?: string;
  /** The day of the states; today when absent. */
  on?: string;
  limit?: number;
  offset?: number;
}

export type Tally = Partial<Record<DutyState, number>>;
export type DutiesReading = ReturnType<typeof createDutiesReading>;

/** What people and other modules read of duties: lists with states and explanations, one with its evidence, counts, and what has no owner. */
export function createDutiesReading(deps: {
  db: Database;
  calendar: Pick<CalendarService, 'forTenant'>;
  evidenceTypes: EvidenceTypes;
  now: () => Date;
}) {
  const { db, calendar, evidenceTypes, now } = deps;

  /** Units that the actor sees; null: all. */
  const scopeOf = (actor: Actor): readonly string[] | null => {
    requirePermission(actor, READ);
    const scope = actor.scopeOf(READ);
    return scope === 'all' ? null : scope;
  };

  async function filterOf(actor: Actor, query: DutyQuery): Promise<DutyFilter> {
    const scope = scopeOf(actor);
    const wanted = query.unitIds?.filter((id) => scope === null || scope.includes(id)) ?? scope;
    const { states, dueFrom, dueUntil, field } = query;
    let { obligationIds } = query;
    if (field !== undefined) {
      const own = (await listObligations(db, actor.tenantId)).filter((one) => one.field === field).map(({ id }) => id);
      obligationIds = obligationIds ? obligationIds.filter((id) => own.includes(id)) : own;
    }
    return {
      // What a unit took over stays to be seen by it, and what went over stays with its history.
      ...(wanted ? { responsibleIds: wanted, organisationIds: wanted } : {}),
      ...(obligationIds ? { obligationIds } : {}),
      ...{ ...(states ? { states } : {}), ...(dueFrom ? { dueFrom } : {}), ...(dueUntil ? { dueUntil } : {}) },
    };
  }

  async function read(tenantId: string, duties: readonly StatedDuty[], on: string): Promise<ReadDuty[]> {
    if (duties.length === 0) return [];
    const ids = [...new Set(duties.map(({ obligationId }) => obligationId))];
    const obligations = new Map((await listObligations(db, tenantId, { ids })).map((one) => [one.id, one]));
    const units = new Map((await listUnits(db, tenantId)).map((unit) => [unit.id, unit]));
    const keys = duties.flatMap(({ evidence }) => evidence.at(-1) ?? []);
    const last = new Map(
      (keys.length > 0 ? await readEvidence(db, tenantId, { keys, withRetracted: true }) : []).map((one) => [
        one.key,
        one,
      ]),
    );
    const waived = duties.some(({ decision }) => decision !== '')
      ? await listDecisions(db, tenantId, { states: ['approved'], obligationIds: ids })
      : [];
    const workdays = await calendar.forTenant(tenantId);
    return duties.map((duty) => {
      const obligation = obligations.get(duty.obligationId);
      const rule = ruleOf(obligation, duty.rule);
      const newest = last.get(duty.evidence.at(-1) ?? '');
      const lastEvidence = newest ? { on: newest.occurredOn, title: newest.title } : null;
      const unit = units.get(duty.responsibleId);
      const organisationName = units.get(duty.organisationId)?.name ?? '';
      const responsibleName = unit?.name ?? '';
      const decision = waived.find((one) => isOf(one, duty));
      const expects = (rule.evidence.filter?.types ?? []).flatMap((type) => evidenceTypes.find(type)?.title ?? []);
      const texts = explain(
        {
          ...{ duty, rule, unit: responsibleName, arisenFor: organisationName, expects, last: lastEvidence },
          ...(decision
            ? { decision: { reason: decision.reason, by: decision.proposedByName, approvedBy: decision.decidedByName } }
            : {}),
        },
        on,
        workdays,
      );
      return {
        ...duty,
        ...{ light: lightOf(duty.state), code: obligation?.code ?? '', field: obligation?.field ?? '' },
        ...{ action: rule.action, source: rule.source, organisationName, responsibleName },
        ...{ hasOwner: unit?.status === 'active', lastEvidence, explanation: texts },
      };
    });
  }

  const dayOf = (on?: string) => on ?? chinaDate(now());

  return {
    /** Duties with states, lights and explanations; `total` is counted up to 10,000. */
    async list(actor: Actor, query: DutyQuery): Promise<{ items: ReadDuty[]; total: number; on: string }> {
      const filter = await filterOf(actor, query);
      const on = dayOf(query.on);
      const page = { limit: Math.min(query.limit ?? 50, 500), offset: query.offset ?? 0 };
      const items = await read(actor.tenantId, await listStated(db, actor.tenantId, filter, on, page), on);
      return { items, total: await countStated(db, actor.tenantId, filter, on, MOST), on };
    },

    /** One duty with all that counted for it and all decisions. Throws duty_not_found. */
    async get(
      actor: Actor,
      key: DutyKey,
    ): Promise<ReadDuty & { happenings: StoredEvidence[]; decisions: StoredDecision[]; rule: number }> {
      const scope = scopeOf(actor);
      const on = dayOf();
      const stated = await findStated(db, actor.tenantId, key, on);
      if (
        !stated ||
        (scope !== null && ![stated.organisationId, stated.responsibleId].some((id) => scope.includes(id)))
      )
        throw dutyErrors.duty_not_found();
      const [duty] = await read(actor.tenantId, [stated], on);
      if (!duty) throw dutyErrors.duty_not_found();
      const happenings =
        duty.evidence.length > 0
          ? await readEvidence(db, actor.tenantId, { keys: duty.evidence, withRetracted: true })
          : [];
      const all = await listDecisions(db, actor.tenantId, {
        obligationIds: [key.obligationId],
        unitIds: [key.organisationId],
      });
      return { ...duty, happenings, decisions: all.filter((one) => isOf(one, duty)) };
    },

    /** Counts by state on a day, by unit, obligation, field of duty or month of the due day; only what the actor sees. */
    async tallies(
      actor: Actor,
      by: 'unit' | 'obligation' | 'field' | 'month',
      { dueFrom, dueUntil, on }: { dueFrom?: string; dueUntil?: string; on?: string } = {},
    ): Promise<{ id: string; name: string; tally: Tally; total: number }[]> {
      const scope = scopeOf(actor);
      const { tenantId } = actor;
      const range = { ...(dueFrom ? { dueFrom } : {}), ...(dueUntil ? { dueUntil } : {}) };
      const kind = by === 'field' ? 'obligation' : by;
      // Those who see some units only get counts of these units; the other ways of counting are of the whole tenant.
      if (scope !== null && by !== 'unit') requirePermission(actor, 'duties.obligation.write');
      const rows = await listTallies(db, tenantId, kind, dayOf(on), { ...range, ...(scope ? { ids: scope } : {}) });
      const names = new Map<string, { id: string; name: string }>();
      if (by === 'unit') for (const { id, name } of await listUnits(db, tenantId)) names.set(id, { id, name });
      if (kind === 'obligation')
        for (const { id, field, versions } of await listObligations(db, tenantId))
          names.set(id, by === 'field' ? { id: field, name: field } : { id, name: versions.at(-1)?.action ?? '' });
      const groups = new Map<string, { id: string; name: string; tally: Tally; total: number }>();
      for (const row of rows) {
        const { id, name } = names.get(row.id) ?? { id: row.id, name: row.id };
        const group = groups.get(id) ?? { id, name, tally: {}, total: 0 };
        group.tally[row.state] = (group.tally[row.state] ?? 0) + row.count;
        group.total += row.count;
        groups.set(id, group);
      }
      return [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    /** What nobody answers for: obligations without a unit, closed units with open duties, obligations whose reading is not checked. */
    async gaps(actor: Actor) {
      requirePermission(actor, READ);
      const on = dayOf();
      const all = (await listObligations(db, actor.tenantId)).filter(({ endedOn }) => endedOn === null);
      const lastOf = ({ versions }: Obligation) => versions.at(-1);
      const withoutUnits = all.filter((one) => {
        const responsible = lastOf(one)?.responsible;
        return responsible?.kind === 'named' && responsible.unitIds.length === 0;
      });
      const unchecked = all.filter((one) => (lastOf(one)?.unrecognised?.length ?? 0) > 0 && !lastOf(one)?.checked);
      const closed = (await listUnits(db, actor.tenantId)).filter(({ status }) => status === 'closed');
      const rows = await listTallies(db, actor.tenantId, 'unit', on, { ids: closed.map(({ id }) => id) });
      const closedUnits = closed
        .map(({ id, name }) => ({
          ...{ id, name },
          open: rows
            .filter((row) => row.id === id && ['open', 'near', 'overdue', 'not_yet'].includes(row.state))
            .reduce((sum, { count }) => sum + count, 0),
        }))
        .filter(({ open }) => open > 0);
      const short = (one: Obligation) => ({ id: one.id, code: one.code, action: lastOf(one)?.action ?? '' });
      return { withoutUnits: withoutUnits.map(short), unchecked: unchecked.map(short), closedUnits };
    },
  };
}

const isOf = (one: DutyKey, duty: DutyKey) =>
  one.obligationId === duty.obligationId && one.organisationId === duty.organisationId && one.period === duty.period;

function ruleOf(obligation: Obligation | undefined, number: number): ObligationVersion {
  const rule = obligation?.versions.find((one) => one.number === number) ?? obligation?.versions.at(-1);
  if (!rule) throw dutyErrors.not_found();
  return rule;
}
