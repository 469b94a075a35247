import type { Database } from '../../kernel/db/index.ts';
import { emitEvents, type OutboxConsumer } from '../../kernel/jobs/index.ts';
import {
  insertReceipts,
  listReceipts,
  listStates,
  listStatesAfter,
  listStrayFiles,
  listStrayReceipts,
  type PublicationState,
  type Receipt,
  type SubjectKey,
} from './surfaces.repo.ts';
import {
  differenceOf,
  expectedOf,
  type Difference,
  type Finding,
  type SurfaceAnswer,
  type SurfaceName,
} from './surfaces.rules.ts';

export const CONSUMER = 'gate.surfaces';
export const CHANGED = 'gate.subject.changed';
const BATCH = 200;

/** A place where the public meets published things of one type. */
export interface Surface {
  name: SurfaceName;
  subjectType: string;
  /** At the address of something withdrawn it says so (410). */
  tellsWithdrawal?: boolean;
  /** Which of these subjects have a place there, published or not; absent: all have. */
  placed?(tenantId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** Brings a surface with a store of its own in line with these states, or throws; the others read the database at every request. */
  settle?(states: readonly PublicationState[]): Promise<void>;
  /** What it shows of these subjects now, asked of what it reads itself. `thorough` also looks at what is too dear to look at after every publication. */
  ask(tenantId: string, ids: readonly string[], thorough: boolean): Promise<ReadonlyMap<string, SurfaceAnswer>>;
  /** Everything in a store of its own, in batches, for finding what should not be there. */
  holdings?(): AsyncIterable<readonly SubjectKey[]>;
}

/** What the owner of a subject type has as public, independent of the gate. */
export interface PublicRecord {
  subjectType: string;
  /** The live edition of each of these subjects. */
  editionsOf(tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Every subject with a live edition, in batches. */
  subjects(): AsyncIterable<readonly SubjectKey[]>;
}

export interface Surfaces extends OutboxConsumer {
  /** Announces again what has no receipt of some surface for its present version, as the next event of the consumer. Returns how many. */
  announceUnsettled(): Promise<number>;
  /** All surfaces against the database, both ways, in bounded memory. Returns how many subjects were asked for. */
  verify(check: Verification): Promise<number>;
}

export interface Verification {
  records: readonly PublicRecord[];
  found: (finding: Finding) => void;
  /** Awaited before a difference is looked at a second time: what was being published meanwhile is right then. */
  meanwhile: () => Promise<void>;
}

const keyOf = ({ tenantId, subjectType, subjectId }: SubjectKey) => `${tenantId}/${subjectType}/${subjectId}`;

/**
 * Tells every surface of each change, in order, asks it what it shows and writes a receipt for each right answer. A surface that fails
 * or answers wrongly is tried again; the others are not held up.
 */
export function createSurfaces(db: Database, surfaces: readonly Surface[]): Surfaces {
  async function settle(states: readonly PublicationState[]): Promise<void> {
    const receipts: Receipt[] = [];
    const wrong: { state: PublicationState; words: string }[] = [];
    const failures: unknown[] = [];
    for (const surface of surfaces) {
      const own = states.filter(({ subjectType }) => subjectType === surface.subjectType);
      try {
        await surface.settle?.(own);
        for (const [tenantId, group] of Map.groupBy(own, (state) => state.tenantId)) {
          const answers = await answersOf(surface, tenantId, group.map(idOf), false);
          for (const state of group) {
            const { version, subjectId, subjectType } = state;
            const expected = expectedOf(state);
            const found = differenceOf(expected, version, answers.get(subjectId), surface.tellsWithdrawal ?? false);
            if (found) {
              wrong.push({ state, words: `${surface.name}: ${found.difference} ${found.words}` });
            } else if (expected !== 'hidden' && !isUnrecordedEnd(state) && !isWithoutPlace(answers, subjectId))
              receipts.push({ tenantId, subjectType, subjectId, version, surface: surface.name });
          }
        }
      } catch (error) {
        failures.push(error);
      }
    }
    await insertReceipts(db, receipts);
    if (failures.length > 0) throw failures[0];
    // What changed again meanwhile is announced by an event of its own.
    const now = new Map(
      (
        await listStates(
          db,
          wrong.map(({ state }) => state),
        )
      ).map((state) => [keyOf(state), state]),
    );
    const still = wrong.find(({ state }) => now.get(keyOf(state))?.version === state.version);
    if (still)
      throw new Error(
        `${still.state.subjectType} ${still.state.subjectId} version ${still.state.version}: ${still.words}`,
      );
  }

  async function* states(): AsyncGenerator<PublicationState[]> {
    for (const type of new Set(surfaces.map(({ subjectType }) => subjectType))) {
      for (let after: PublicationState | null = null; ;) {
        const batch: PublicationState[] = await listStatesAfter(db, type, after, BATCH);
        after = batch.at(-1) ?? null;
        if (!after) break;
        yield batch;
      }
    }
  }

  return {
    name: CONSUMER,
    batchSize: BATCH,
    async consume(events) {
      const keys = new Map<string, SubjectKey>();
      for (const { tenantId, payload } of events) {
        const key = { tenantId, subjectType: String(payload['subjectType']), subjectId: String(payload['subjectId']) };
        keys.set(keyOf(key), key);
      }
      await settle(await listStates(db, [...keys.values()]));
    },

    async announceUnsettled() {
      let announced = 0;
      for await (const batch of states()) {
        const events = (await unsettledOf(batch)).map(({ tenantId, subjectType, subjectId }) => ({
          ...{ tenantId, consumer: CONSUMER, topic: CHANGED, payload: { subjectType, subjectId } },
        }));
        await db.transaction().execute((tx) => emitEvents(tx, events));
        announced += events.length;
      }
      return announced;
    },

    async verify({ records, found, meanwhile }) {
      let asked = 0;
      const twice = async (
        keys: readonly SubjectKey[],
        look: (keys: readonly SubjectKey[]) => Promise<readonly Finding[]>,
      ) => {
        const suspects = await look(keys);
        if (suspects.length === 0) return;
        await meanwhile();
        const again = [...new Map(suspects.map((finding) => [keyOf(finding), finding])).values()];
        for (const finding of await look(again)) found(finding);
      };
      for await (const batch of states()) {
        await twice(batch, (keys) => differences(keys, records));
        asked += batch.length;
      }
      for (const record of records)
        for await (const batch of record.subjects()) await twice(batch, (keys) => unpublished(keys, record));
      for (const surface of surfaces)
        for await (const batch of surface.holdings?.() ?? []) await twice(batch, (keys) => unknown(keys, surface.name));
      await strays(listStrayReceipts, (key) =>
        found({ ...key, surface: 'gate', difference: 'receipt_unfounded', words: '' }),
      );
      await strays(listStrayFiles, ({ sha256, ...key }) =>
        found({ ...key, surface: 'file', difference: 'still_shown', words: sha256 }),
      );
      return asked;
    },
  };

  /** Of these states, those that lack the receipt of a surface which has a place for them. */
  async function unsettledOf(batch: readonly PublicationState[]): Promise<PublicationState[]> {
    const receipts = Map.groupBy(await listReceipts(db, batch), keyOf);
    const lacking = new Set<PublicationState>();
    for (const surface of surfaces) {
      const own = batch.filter(
        (state) =>
          state.subjectType === surface.subjectType &&
          !lacking.has(state) &&
          !isSettled(receipts.get(keyOf(state)) ?? [], surface.name, state.version),
      );
      for (const [tenantId, group] of Map.groupBy(own, (state) => state.tenantId)) {
        const answers = await answersOf(surface, tenantId, group.map(idOf), false);
        for (const state of group) if (!isWithoutPlace(answers, state.subjectId)) lacking.add(state);
      }
    }
    return batch.filter((state) => lacking.has(state));
  }

  /** Each subject that was ever published, on every surface, with its receipts and the record of its owner. */
  async function differences(keys: readonly SubjectKey[], records: readonly PublicRecord[]): Promise<Finding[]> {
    const found: Finding[] = [];
    const current = await listStates(db, keys);
    const receipts = Map.groupBy(await listReceipts(db, keys), keyOf);
    for (const group of Map.groupBy(current, ({ tenantId, subjectType }) => `${tenantId}/${subjectType}`).values()) {
      const { tenantId = '', subjectType = '' } = group[0] ?? {};
      const ids = group.map(idOf);
      const live = await records.find((record) => record.subjectType === subjectType)?.editionsOf(tenantId, ids);
      const own = surfaces.filter((surface) => surface.subjectType === subjectType);
      const answers = await Promise.all(own.map((surface) => answersOf(surface, tenantId, ids, true)));
      for (const state of group) {
        const add = (surface: Finding['surface'], difference: Difference, words = '') =>
          found.push({ surface, difference, tenantId, subjectType, subjectId: state.subjectId, words });
        const edition = live?.get(state.subjectId);
        const agrees = !live || edition === (state.state === 'published' ? state.editionId : undefined);
        if (!agrees) add('gate', 'record_differs', `${state.state} ${state.editionId} ≠ ${edition ?? '—'}`);
        // What only one of the two records has as public must be shown nowhere.
        const expected = agrees ? expectedOf(state) : state.state === 'withdrawn' ? 'gone' : 'hidden';
        const mine = receipts.get(keyOf(state)) ?? [];
        own.forEach((surface, i) => {
          const answer = answers[i]?.get(state.subjectId);
          const wrong = differenceOf(expected, state.version, answer, surface.tellsWithdrawal ?? false);
          // A store of its own is brought in line when the end is recorded; what it finds is read through the filter until then.
          const isBehind = isUnrecordedEnd(state) && surface.settle !== undefined;
          if (wrong && !isBehind) add(surface.name, wrong.difference, wrong.words);
          const isOwed = expected !== 'hidden' && !isUnrecordedEnd(state) && answer?.kind !== 'no_place';
          if (isOwed && !isSettled(mine, surface.name, state.version)) add(surface.name, 'receipt_missing');
          const tooNew = mine.find(
            (receipt) =>
              receipt.surface === surface.name &&
              (receipt.version > state.version || (receipt.version === state.version && expected === 'hidden')),
          );
          if (tooNew) add(surface.name, 'receipt_unfounded', `${tooNew.version} > ${state.version}`);
        });
      }
    }
    return found;
  }

  /** Subjects that their owner has as public and of which the gate knows nothing. */
  async function unpublished(keys: readonly SubjectKey[], { editionsOf }: PublicRecord): Promise<Finding[]> {
    const known = new Set((await listStates(db, keys)).map(keyOf));
    const found: Finding[] = [];
    for (const [tenantId, group] of Map.groupBy(
      keys.filter((key) => !known.has(keyOf(key))),
      (key) => key.tenantId,
    )) {
      const live = await editionsOf(tenantId, group.map(idOf));
      for (const { subjectType, subjectId } of group)
        if (live.has(subjectId))
          found.push({
            surface: 'gate',
            difference: 'record_differs',
            tenantId,
            subjectType,
            subjectId,
            words: `— ≠ ${live.get(subjectId)}`,
          });
    }
    return found;
  }

  /** What a surface with a store of its own has of subjects that were never published; the others were asked for with their state. */
  async function unknown(keys: readonly SubjectKey[], surface: SurfaceName): Promise<Finding[]> {
    const known = new Set((await listStates(db, keys)).map(keyOf));
    return keys
      .filter((key) => !known.has(keyOf(key)))
      .map(({ tenantId, subjectType, subjectId }) => ({
        ...{ surface, difference: 'unknown_subject' as const },
        ...{ tenantId, subjectType, subjectId, words: '' },
      }));
  }

  async function strays<K extends SubjectKey>(
    list: (from: Database, after: K | null, limit: number) => Promise<K[]>,
    found: (key: K) => void,
  ): Promise<void> {
    for (let after: K | null = null; ;) {
      const batch: K[] = await list(db, after, BATCH);
      batch.forEach(found);
      after = batch.at(-1) ?? null;
      if (!after) return;
    }
  }
}

/** What a surface shows of these subjects, and which have no place there. */
async function answersOf(
  surface: Surface,
  tenantId: string,
  ids: readonly string[],
  thorough: boolean,
): Promise<ReadonlyMap<string, SurfaceAnswer>> {
  if (!surface.placed) return surface.ask(tenantId, ids, thorough);
  const placed = new Set(await surface.placed(tenantId, ids));
  const asked = ids.filter((id) => placed.has(id));
  const answers = new Map(asked.length > 0 ? await surface.ask(tenantId, asked, thorough) : []);
  for (const id of ids) if (!placed.has(id)) answers.set(id, { kind: 'no_place' });
  return answers;
}

const isSettled = (receipts: readonly { surface: string; version: number }[], name: SurfaceName, version: number) =>
  receipts.some((receipt) => receipt.surface === name && receipt.version === version);

const isWithoutPlace = (answers: ReadonlyMap<string, SurfaceAnswer>, subjectId: string) =>
  answers.get(subjectId)?.kind === 'no_place';

const idOf = ({ subjectId }: SubjectKey) => subjectId;

/** Gone because its period is over; the version that proves it comes with the record of the end. */
const isUnrecordedEnd = ({ state, isOver }: PublicationState) => state === 'published' && isOver;
