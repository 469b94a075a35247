import { emitEvents } from '../../kernel/jobs/index.ts';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { Actor, Write } from '../audit/index.ts';
import { insertEvidence, listEvidence, listTold, type EvidenceFilter, type EvidenceRow } from './evidence.repo.ts';
import type { Evidence, StoredEvidence } from './evidence.schema.ts';

/** The consumer of the outbox that settles duties. */
export const DUTIES_CONSUMER = 'duties';
export const EVIDENCE_TOLD = 'evidence.told';

/** Tells within a write that something was done which may prove a duty; the same key again changes nothing. */
export async function prove(w: Write, actor: Actor, evidence: Evidence | readonly Evidence[]): Promise<void> {
  const all = Array.isArray(evidence) ? (evidence as readonly Evidence[]) : [evidence as Evidence];
  await tell(
    w.tx,
    actor.tenantId,
    all.map((one) => ({ ...one, kind: 'happened', recordedBy: actor.id, reason: '' })),
  );
}

/** Tells within a write that happenings no longer count; duties that they settled are open again. Keys that never happened are left out. */
export async function retract(w: Write, actor: Actor, keys: readonly string[], reason: string): Promise<void> {
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
  return standing.map(({ key, type, organisationId, subjectType, subjectId, occurredOn }) => ({
    ...{ key, type, organisationId, subjectType, subjectId, occurredOn },
    ...{ kind: 'retracted', title: '', recordedBy, reason },
  }));
}

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
