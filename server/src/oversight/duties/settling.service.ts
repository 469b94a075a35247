import { createHash } from 'node:crypto';
import type { Database, Queryable, Tx } from '../../kernel/db/index.ts';
import type { OutboxConsumer, StoredEvent } from '../../kernel/jobs/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import type { CalendarService } from '../../foundation/calendar/index.ts';
import {
  DUTIES_CONSUMER,
  EVIDENCE_TOLD,
  readEvidence,
  readTold,
  type StoredEvidence,
} from '../../foundation/evidence/index.ts';
import { listDecisions } from './decisions.repo.ts';
import {
  deleteDuties,
  deleteEmptyTallies,
  findBasis,
  listDuties,
  listDutyUnits,
  listUnits,
  lockDuties,
  stampOfUnits,
  upsertBasis,
  upsertDuties,
  type Basis,
} from './duties.repo.ts';
import type { Duty, Obligation, UnitSuccession } from './duties.schema.ts';
import { dutiesOf, indexEvidence, OBLIGATION_SUBJECT, typesOf } from './engine.rules.ts';
import { matches, type Happened } from './filter.rules.ts';
import { listObligations, stampOfObligations } from './obligations.repo.ts';
import { createLimits, type Limits } from './periods.rules.ts';
import { horizonOf } from './states.rules.ts';
import { listStandingSuccessions } from './successions.repo.ts';
import { entriesOf, relatedUnits, type UnitEntry, type UnitOf } from './units.rules.ts';

/** An obligation was made, changed or ended, or a decision on one of its duties fell. */
export const OBLIGATION_CHANGED = 'duties.obligation.changed';
/** Units went over to others, or came back. */
export const UNITS_CHANGED = 'duties.units.changed';
/** Units computed together: enough that a statement is worth its way, few enough that their evidence fits into memory. */
const UNITS_AT_ONCE = 20;

export type SettlingService = ReturnType<typeof createSettlingService>;

export interface Difference {
  obligationId: string;
  organisationId: string;
  period: string;
  stored: Duty | null;
  computed: Duty | null;
}

export interface Recomputation {
  units: number;
  duties: number;
  /** SHA-256 over all computed duties in their order. */
  digest: string;
  differences: number;
  /** The first of them. */
  examples: Difference[];
}

interface World {
  tenantId: string;
  horizonOn: string;
  limits: Limits;
  basis: Basis;
  obligations: readonly Obligation[];
  entries: ReadonlyMap<string, readonly UnitEntry[]>;
  byType: ReadonlyMap<string, readonly Obligation[]>;
  byId: ReadonlyMap<string, Obligation>;
  units: readonly UnitOf[];
  successions: readonly UnitSuccession[];
}

/** Brings the stored duties in line with obligations, evidence, units and calendar: after one event, one change, or all over again. */
export function createSettlingService(deps: {
  db: Database;
  calendar: Pick<CalendarService, 'forTenant'>;
  now: () => Date;
}) {
  const { db, calendar, now } = deps;
  const known = new Map<string, { stamp: string; world: World }>();

  /** What the duties of a tenant rest on beside evidence; kept while nothing of it changed. */
  async function worldOf(at: Queryable, tenantId: string): Promise<World> {
    const today = chinaDate(now());
    const workdays = await calendar.forTenant(tenantId, at);
    const successions = await listStandingSuccessions(at, tenantId, today);
    const basis: Basis = {
      horizonOn: horizonOf(today),
      calendar: hash(workdays.years.map((year) => workdays.find(year))),
      units: hash([await stampOfUnits(at, tenantId), successions]),
    };
    const stamp = JSON.stringify([basis, await stampOfObligations(at, tenantId)]);
    const before = known.get(tenantId);
    if (before?.stamp === stamp) return before.world;
    const obligations = await listObligations(at, tenantId);
    const units = await listUnits(at, tenantId);
    const byType = new Map<string, Obligation[]>();
    for (const one of obligations)
      for (const type of typesOf(one)) byType.set(type, [...(byType.get(type) ?? []), one]);
    const world: World = {
      ...{ tenantId, basis, horizonOn: basis.horizonOn, obligations, byType, units, successions },
      // One table of limits for one calendar: it remembers what it computed.
      limits: before?.world.basis.calendar === basis.calendar ? before.world.limits : createLimits(workdays),
      byId: new Map(obligations.map((one) => [one.id, one])),
      entries: new Map(obligations.map((one) => [one.id, entriesOfAll(one, units, successions)])),
    };
    known.set(tenantId, { stamp, world });
    return world;
  }

  /** Computes the duties of these obligations for these units and writes what differs. Returns what was computed and what differed. */
  async function settle(
    tx: Tx,
    world: World,
    of: { obligations: readonly Obligation[]; unitIds: ReadonlySet<string> },
    write = true,
  ): Promise<{ duties: Duty[]; differences: Difference[] }> {
    const pairs = of.obligations.flatMap((obligation) =>
      (world.entries.get(obligation.id) ?? [])
        .filter(({ unitId }) => of.unitIds.has(unitId))
        .map((entry) => ({ obligation, entry })),
    );
    const indexOf = await evidenceFor(
      tx,
      world,
      of.obligations,
      pairs.map(({ entry }) => entry),
    );
    const duties = pairs.flatMap(({ obligation, entry }) =>
      dutiesOf(obligation, entry, indexOf(entry), world.limits, world.horizonOn),
    );
    const unitIds = [...of.unitIds];
    const obligationIds =
      of.obligations.length === world.obligations.length ? undefined : of.obligations.map(({ id }) => id);
    await decide(tx, world.tenantId, duties, unitIds);
    const stored = await listDuties(tx, world.tenantId, { unitIds, ...(obligationIds ? { obligationIds } : {}) });
    const differences = differencesOf(stored, duties);
    if (write) {
      await upsertDuties(
        tx,
        world.tenantId,
        differences.flatMap(({ computed }) => computed ?? []),
      );
      await deleteDuties(
        tx,
        world.tenantId,
        differences.flatMap(({ stored: gone, computed }) => (computed ? [] : (gone ?? []))),
      );
    }
    return { duties, differences };
  }

  /** Settles what told evidence may change. */
  async function settleTold(tx: Tx, world: World, ids: readonly string[]): Promise<void> {
    const touched = new Map<Obligation, Set<string>>();
    for (const told of await readTold(tx, world.tenantId, ids)) {
      for (const [obligation, unitIds] of await touchedBy(tx, world, told))
        touched.set(obligation, new Set([...(touched.get(obligation) ?? []), ...unitIds]));
    }
    // Obligations that the same units are touched in are computed together.
    const groups = Map.groupBy(touched, ([, unitIds]) => [...unitIds].sort().join());
    for (const group of groups.values()) {
      const unitIds = group[0]?.[1] ?? new Set<string>();
      await settle(tx, world, { obligations: group.map(([obligation]) => obligation), unitIds });
    }
  }

  return {
    consumer: {
      name: DUTIES_CONSUMER,
      batchSize: 100,
      async consume(events: StoredEvent[]) {
        for (const [tenantId, own] of Map.groupBy(events, (event) => event.tenantId)) {
          await db.transaction().execute(async (tx) => {
            await lockDuties(tx, tenantId);
            const world = await worldOf(tx, tenantId);
            const changed = own.filter(({ topic }) => topic === OBLIGATION_CHANGED);
            for (const id of new Set(changed.map(({ payload }) => String(payload['obligationId'])))) {
              const obligation = world.byId.get(id);
              if (!obligation) continue;
              const unitIds = new Set((world.entries.get(id) ?? []).map(({ unitId }) => unitId));
              for (const unitId of await listDutyUnits(tx, tenantId)) unitIds.add(unitId);
              await settle(tx, world, { obligations: [obligation], unitIds });
            }
            const moved = own.filter(({ topic }) => topic === UNITS_CHANGED);
            const movedIds = moved.flatMap(({ payload }) => payload['unitIds'] as string[]);
            if (movedIds.length > 0)
              await settle(tx, world, {
                obligations: world.obligations,
                unitIds: new Set([...movedIds, ...relatedUnits(movedIds, world.successions)]),
              });
            const told = own.filter(({ topic }) => topic === EVIDENCE_TOLD);
            const ids = told.flatMap(({ payload }) => payload['ids'] as string[]);
            if (ids.length > 0) await settleTold(tx, world, ids);
          });
        }
      },
    } satisfies OutboxConsumer,

    /** Computes everything again, unit by unit; with `check` it writes nothing and tells what differs. */
    async recompute(tenantId: string, { check = false } = {}): Promise<Recomputation> {
      const result: Recomputation = { units: 0, duties: 0, digest: '', differences: 0, examples: [] };
      const digest = createHash('sha256');
      const world = await worldOf(db, tenantId);
      const unitIds = new Set([...world.entries.values()].flatMap((entries) => entries.map(({ unitId }) => unitId)));
      for (const unitId of await listDutyUnits(db, tenantId)) unitIds.add(unitId);
      const all = [...unitIds].sort();
      for (let at = 0; at < all.length; at += UNITS_AT_ONCE) {
        const some = new Set(all.slice(at, at + UNITS_AT_ONCE));
        const { duties, differences } = await db.transaction().execute(async (tx) => {
          await lockDuties(tx, tenantId);
          const present = await worldOf(tx, tenantId);
          return settle(tx, present, { obligations: present.obligations, unitIds: some }, !check);
        });
        duties.sort(byKey).forEach((duty) => digest.update(`${JSON.stringify(duty)}\n`));
        result.units += some.size;
        result.duties += duties.length;
        result.differences += differences.length;
        result.examples.push(...differences.slice(0, Math.max(0, 20 - result.examples.length)));
      }
      result.digest = digest.digest('hex');
      if (!check)
        await db.transaction().execute(async (tx) => {
          await deleteEmptyTallies(tx, tenantId);
          await upsertBasis(tx, tenantId, world.basis);
        });
      return result;
    },

    /** Computes everything again when the calendar, the units or the horizon are others than last time. Returns how many duties changed. */
    async keep(tenantId: string): Promise<number> {
      const { basis, obligations } = await worldOf(db, tenantId);
      if (obligations.length === 0) return 0;
      if (JSON.stringify(await findBasis(db, tenantId)) === JSON.stringify(basis)) return 0;
      return (await this.recompute(tenantId)).differences;
    },
  };
}

/** Units that any version names; each follows only the versions that name it. */
function entriesOfAll(one: Obligation, units: readonly UnitOf[], successions: readonly UnitSuccession[]): UnitEntry[] {
  const entries = new Map<string, UnitEntry>();
  for (const { responsible, number } of one.versions)
    for (const entry of entriesOf(responsible, units, successions))
      entries.set(entry.unitId, { ...entry, rules: [...(entries.get(entry.unitId)?.rules ?? []), number] });
  return [...entries.values()];
}

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);

const keyOf = ({ organisationId, obligationId, period }: Duty): string => `${organisationId}/${obligationId}/${period}`;
const byKey = (a: Duty, b: Duty) => (keyOf(a) < keyOf(b) ? -1 : 1);

function differencesOf(stored: readonly Duty[], computed: readonly Duty[]): Difference[] {
  const before = new Map(stored.map((duty) => [keyOf(duty), duty]));
  const differences: Difference[] = [];
  for (const duty of computed) {
    const was = before.get(keyOf(duty)) ?? null;
    before.delete(keyOf(duty));
    if (was && JSON.stringify(was) === JSON.stringify(duty)) continue;
    const { obligationId, organisationId, period } = duty;
    differences.push({ obligationId, organisationId, period, stored: was, computed: duty });
  }
  for (const gone of before.values()) {
    const { obligationId, organisationId, period } = gone;
    differences.push({ obligationId, organisationId, period, stored: gone, computed: null });
  }
  return differences;
}

/** Puts approved decisions on their duties. */
async function decide(tx: Tx, tenantId: string, duties: readonly Duty[], unitIds: readonly string[]): Promise<void> {
  const approved = await listDecisions(tx, tenantId, { states: ['approved'], unitIds });
  if (approved.length === 0) return;
  const byDuty = new Map<string, Duty['decision']>(
    approved.map((one) => [`${one.organisationId}/${one.obligationId}/${one.period}`, one.kind]),
  );
  for (const duty of duties) duty.decision = byDuty.get(keyOf(duty)) ?? '';
}

const toHappened = ({ occurredAt, ...one }: StoredEvidence): Happened => ({
  ...{ key: one.key, type: one.type, organisationId: one.organisationId, subjectType: one.subjectType },
  ...{ subjectId: one.subjectId, aboutType: one.aboutType, aboutId: one.aboutId, occurredOn: one.occurredOn },
  ...{ occurredAt: occurredAt?.toISOString() ?? null, title: one.title, facts: one.facts },
});

const schedulesOf = (one: Obligation) => one.versions.map(({ schedule }) => schedule);

/** Reads what may count for these obligations and units, and gives it unit by unit. */
async function evidenceFor(
  tx: Tx,
  world: World,
  obligations: readonly Obligation[],
  entries: readonly UnitEntry[],
): Promise<(entry: UnitEntry) => ReturnType<typeof indexEvidence>> {
  const { tenantId } = world;
  const types = [...new Set(obligations.flatMap((one) => [...typesOf(one)]))];
  const organisationIds = [...new Set(entries.flatMap(({ sources }) => sources.map(({ unitId }) => unitId)))];
  const own = (await readEvidence(tx, tenantId, { types, organisationIds })).map(toHappened);
  const filed = obligations.some(({ versions }) => versions.some(({ evidence }) => evidence.byHand))
    ? await readEvidence(tx, tenantId, {
        aboutAny: { subjectType: OBLIGATION_SUBJECT, subjectIds: obligations.map(({ id }) => id) },
        organisationIds,
      })
    : [];
  const byUnit = Map.groupBy([...own, ...filed.map(toHappened)], ({ organisationId }) => organisationId);

  // What others did about a thing that happened here: an interpretation by another unit.
  const events = obligations.flatMap(schedulesOf).filter((schedule) => schedule.kind === 'on_event');
  const anyones = events.filter(({ by }) => by === 'anyone').flatMap(({ trigger }) => trigger.types);
  const everywhere = anyones.length > 0 ? (await readEvidence(tx, tenantId, { types: anyones })).map(toHappened) : [];
  const triggerTypes = new Set(events.filter(({ match }) => match !== 'unit').flatMap(({ trigger }) => trigger.types));
  const triggers = [...own, ...everywhere].filter(({ type }) => triggerTypes.has(type));
  const answers =
    triggers.length > 0
      ? (
          await readEvidence(tx, tenantId, {
            types,
            concerning: [...new Set(triggers.map(({ subjectId }) => subjectId))],
          })
        ).map(toHappened)
      : [];
  const bySubject = new Map<string, Happened[]>();
  for (const answer of answers)
    for (const id of new Set([answer.subjectId, answer.aboutId]))
      if (id !== '') bySubject.set(id, [...(bySubject.get(id) ?? []), answer]);

  const indexes = new Map<string, ReturnType<typeof indexEvidence>>();
  return ({ unitId, sources }) => {
    const before = indexes.get(unitId);
    if (before) return before;
    const mine = sources.flatMap((source) => byUnit.get(source.unitId) ?? []);
    const things = new Set(
      [...mine, ...everywhere].filter(({ type }) => triggerTypes.has(type)).map(({ subjectId }) => subjectId),
    );
    const index = indexEvidence([...mine, ...everywhere, ...[...things].flatMap((id) => bySubject.get(id) ?? [])]);
    indexes.set(unitId, index);
    return index;
  };
}

/** Obligations that a happening may settle, trigger or reopen, each with the units whose duties it may change. */
async function touchedBy(tx: Tx, world: World, told: StoredEvidence): Promise<Map<Obligation, Set<string>>> {
  const touched = new Map<Obligation, Set<string>>();
  const one = toHappened(told);
  // Words that were closed match nothing any more, though they may have counted before.
  const isClosed = one.title === '' && Object.keys(one.facts).length === 0;
  const near = relatedUnits([one.organisationId], world.successions);
  const add = (obligation: Obligation, unitIds: Iterable<string>) =>
    touched.set(obligation, new Set([...(touched.get(obligation) ?? []), ...unitIds]));
  if (one.aboutType === OBLIGATION_SUBJECT) {
    const filed = world.byId.get(one.aboutId);
    if (filed) add(filed, near);
  }
  for (const obligation of world.byType.get(one.type) ?? []) {
    for (const { schedule, evidence } of obligation.versions) {
      const counts =
        evidence.filter !== null &&
        (isClosed ? evidence.filter.types.includes(one.type) : matches(evidence.filter, one));
      if (counts) add(obligation, near);
      if (schedule.kind !== 'on_event') continue;
      const { trigger, match, by } = schedule;
      if (isClosed ? trigger.types.includes(one.type) : matches(trigger, one))
        add(obligation, by === 'anyone' ? (world.entries.get(obligation.id) ?? []).map(({ unitId }) => unitId) : near);
      if (!counts || match === 'unit') continue;
      if (by === 'anyone')
        add(
          obligation,
          (world.entries.get(obligation.id) ?? []).map(({ unitId }) => unitId),
        );
      const thing =
        match === 'about'
          ? { subjectType: one.aboutType, subjectIds: [one.aboutId] }
          : { subjectType: one.subjectType, subjectIds: [one.subjectId] };
      const triggers = await readEvidence(tx, world.tenantId, { types: trigger.types, subject: thing });
      add(
        obligation,
        relatedUnits(
          triggers.map(({ organisationId }) => organisationId),
          world.successions,
        ),
      );
    }
  }
  return touched;
}
