import { forgetPages, type Database } from '../../kernel/db/index.ts';
import { defineErrors } from '../../kernel/errors/index.ts';
import type { OutboxConsumer } from '../../kernel/jobs/index.ts';
import type { Write } from '../audit/index.ts';
import {
  insertReceipts,
  listDue,
  listReadable,
  listStates,
  updateWithdrawn,
  upsertPublications,
  type PublicationState,
  type PublishInput,
  type SubjectKey,
} from './gate.repo.ts';
import { holdReasons, type GateSubject } from './gate.rules.ts';

export const gateErrors = defineErrors('gate', {
  held: {
    status: 422,
    zh: '发布审查未通过：{reasons}。请处理后再发布。',
    en: 'The publication check holds this: {reasons}. Please resolve it before publishing.',
  },
  not_public: {
    status: 409,
    zh: '这份内容现在没有公开，不需要撤下。',
    en: 'This is not public now, so there is nothing to withdraw.',
  },
});

const CONSUMER = 'gate.surfaces';

/** A place where the public meets published things: pages, lists, search, feeds, files, API. */
export interface Surface {
  name: string;
  /** Brings the surface in line with these states, or throws; a receipt is written after it returned. */
  settle(states: readonly PublicationState[]): Promise<void>;
}

/** Makes subjects public within the caller's write; nothing is public before it commits. Throws gate.held when a text may not go out. */
export async function publish(
  w: Write,
  tenantId: string,
  subjectType: string,
  inputs: readonly (PublishInput & { subject: GateSubject })[],
): Promise<void> {
  for (const { subject } of inputs) {
    const reasons = holdReasons(subject);
    if (reasons.length > 0) throw gateErrors.held({ reasons: reasons.map((r) => r.words || r.code) });
  }
  await upsertPublications(w.tx, tenantId, subjectType, inputs);
  await announce(
    w,
    tenantId,
    subjectType,
    inputs.map((input) => input.subjectId),
  );
}

/** Takes a subject back within the caller's write and leaves a tombstone. Throws gate.not_public. */
export async function withdraw(
  w: Write,
  key: SubjectKey,
  input: { reason: string; titleHidden: boolean },
): Promise<void> {
  const version = await updateWithdrawn(w.tx, key, input);
  if (version === null) throw gateErrors.not_public();
  await announce(w, key.tenantId, key.subjectType, [key.subjectId]);
}

async function announce(w: Write, tenantId: string, subjectType: string, ids: readonly string[]): Promise<void> {
  for (const subjectId of ids)
    w.emit({ consumer: CONSUMER, topic: 'gate.subject.changed', payload: { subjectType, subjectId } });
  await forgetPages(w.tx, [`tenant:${tenantId}`, ...ids.map((id) => `${subjectType}:${id}`)]);
}

/**
 * The surfaces that read the database at every request (pages, lists, API, feeds, files). They are in line when the commit is; this
 * looks whether the filter really shows what is published and nothing of what was withdrawn, and throws otherwise.
 */
export function createReadingSurface(db: Database): Surface {
  return {
    name: 'reading',
    async settle(states) {
      for (const [subjectType, own] of Map.groupBy(states, (state) => state.subjectType)) {
        // Due is asked first: what is due then is readable a moment later, by the same clock.
        const due = await listDue(db, subjectType, own);
        const seen = await listReadable(db, subjectType, own);
        for (const { subjectId, state } of own) {
          const expected = due.has(subjectId);
          if (seen.has(subjectId) !== expected)
            throw new Error(`${subjectType} ${subjectId} is ${state} but ${expected ? 'cannot' : 'can'} be read`);
        }
      }
    },
  };
}

/** Tells every surface of each change, in order, and writes its receipt. A surface that fails is tried again; the others are not held up. */
export function createSurfacesConsumer(db: Database, surfaces: readonly Surface[]): OutboxConsumer {
  return {
    name: CONSUMER,
    batchSize: 200,
    async consume(events) {
      const keys = new Map<string, SubjectKey>();
      for (const { tenantId, payload } of events) {
        const key = { tenantId, subjectType: String(payload['subjectType']), subjectId: String(payload['subjectId']) };
        keys.set(`${tenantId}/${key.subjectType}/${key.subjectId}`, key);
      }
      const states = await listStates(db, [...keys.values()]);
      const failures: Error[] = [];
      for (const surface of surfaces) {
        try {
          await surface.settle(states);
          await insertReceipts(db, surface.name, states);
        } catch (error) {
          failures.push(error as Error);
        }
      }
      if (failures[0]) throw failures[0];
    },
  };
}
