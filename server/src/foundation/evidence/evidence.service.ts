import { emitEvents } from '../../kernel/jobs/index.ts';
import type { Database, Queryable, Tx } from '../../kernel/db/index.ts';
import type { Actor, Write } from '../audit/index.ts';
import {
  closeWords,
  insertEvidence,
  listEvidence,
  listTold,
  type EvidenceFilter,
  type EvidenceRow,
} from './evidence.repo.ts';
import type { Evidence, StoredEvidence } from './evidence.schema.ts';

/** The consumer of the outbox that settles duties. */
export const DUTIES_CONSUMER = 'duties';
export const EVIDENCE_TOLD = 'evidence.told';

/** Tells within a write that something was done which may prove a duty; the same key again changes nothing. */
export async function prove(
  w: Pick<Write, 'tx'>,
  actor: Actor,
  evidence: Evidence | readonly Evidence[],
): Promise<void> {
  const all = Array.isArray(evidence) ? (evidence as readonly Evidence[]) : [evidence as Evidence];
  await tell(
    w.tx,
    actor.tenantId,
    all.map((one) => ({ ...one, kind: 'happened', recordedBy: actor.id, reason: '' })),
  );
}

/** Tells within a write that happenings no longer count; duties that they settled are open again. Keys that never happened are left out. */
export async function retract(
  w: Pick<Write, 'tx'>,
  actor: Actor,
  keys: readonly string[],
  reason: string,
): Promise<void> {
  await tell(w.tx, actor.tenantId, await retractionsOf(w.tx, actor.tenantId, keys, actor.id, reason));
}

/** Rows that take back these keys as of now. */
export async function retractionsOf(
  db: Queryable,
  tenantId: string,
  keys: readonly string[],
  recordedBy: string,
  reason: string,
): Promise<EvidenceRow[]> {
  const standing = await listEvidence(db, tenantId, { keys });
  return standing.map((one) => retractionOf(one, recordedBy, reason));
}

const retractionOf = (
  { key, type, organisationId, subjectType, subjectId, occurredOn }: StoredEvidence,
  recordedBy: string,
  reason: string,
): EvidenceRow => ({
  ...{ key, type, organisationId, subjectType, subjectId, occurredOn },
  ...{ kind: 'retracted', title: '', recordedBy, reason },
});

/** Adds rows within a transaction and tells the duties of those that are new. */
export async function tell(tx: Tx, tenantId: string, rows: readonly EvidenceRow[]): Promise<void> {
  const ids = await insertEvidence(tx, tenantId, rows);
  if (ids.length === 0) return;
  await emitEvents(tx, [{ tenantId, consumer: DUTIES_CONSUMER, topic: EVIDENCE_TOLD, payload: { ids } }]);
}

/** What was done, by these marks; only what still counts unless asked otherwise. */
export const readEvidence = (db: Queryable, tenantId: string, filter: EvidenceFilter): Promise<StoredEvidence[]> =>
  listEvidence(db, tenantId, filter);

/** The happenings that rows told to the consumer speak of, those taken back as well. */
export const readTold = (db: Queryable, tenantId: string, ids: readonly string[]): Promise<StoredEvidence[]> =>
  listTold(db, tenantId, ids);

/**
 * Brings what stands for subjects, of these types, in line with `present`: what is not among it no longer counts, what is new is told. Said twice it
 * changes nothing. `closed`: subjects whose earlier words a correction for privacy or secrecy closed. For what follows publications (oversight/duties).
 */
export async function keepInLine(
  db: Database,
  tenantId: string,
  of: { subjectType: string; subjectIds: readonly string[]; types: readonly string[]; by: string },
  present: readonly Evidence[],
  closed: readonly string[] = [],
): Promise<void> {
  const { subjectType, subjectIds, types, by } = of;
  await db.transaction().execute(async (tx) => {
    const standing = await listEvidence(tx, tenantId, { types, subject: { subjectType, subjectIds } });
    const wanted = new Set(present.map(({ key }) => key));
    const known = new Set(standing.map(({ key }) => key));
    const gone = standing.filter(({ key }) => !wanted.has(key)).map((one) => retractionOf(one, by, ''));
    const told = present.filter(({ key }) => !known.has(key));
    await tell(tx, tenantId, [
      ...gone,
      ...told.map((one): EvidenceRow => ({ ...one, kind: 'happened', recordedBy: by, reason: '' })),
    ]);
    if (closed.length > 0) await closeWords(tx, tenantId, subjectType, closed, [...wanted]);
  });
}
