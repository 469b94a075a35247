import { inTransaction, type Database } from '../../kernel/db/index.ts';
import { insertEntries, type NewAuditEntry } from './audit.repo.ts';
import {
  countWaiting,
  findHead,
  inSnapshot,
  listTenantsSealed,
  listTenantsToSeal,
  listUnsealed,
  listWaitingDeleted,
  lockChain,
  readChain,
  sealBatch,
} from './chain.repo.ts';
import { createChainCheck, createHeadCheck, type Finding } from './chain.rules.ts';
import type { Heads } from './heads.ts';

const SEAL_BATCH = 5000;
const READ_BATCH = 2000;
const OVERDUE_SECONDS = 60;
const MAX_FINDINGS = 1000;

/** Chains every entry of a tenant that was committed before the call. Returns how many were sealed. */
export async function sealTenant(db: Database, tenantId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await inTransaction(db, (tx) => sealBatch(tx, tenantId, SEAL_BATCH));
    total += count;
    if (count < SEAL_BATCH) return total;
  }
}

/** Seals all tenants that have something waiting. Returns the number sealed by tenant. */
export async function sealAll(db: Database): Promise<Map<string, number>> {
  const sealed = new Map<string, number>();
  for (const tenantId of await listTenantsToSeal(db)) sealed.set(tenantId, await sealTenant(db, tenantId));
  return sealed;
}

/** Writes the tenant's head to its file unless it stands there already. Returns whether a line was written. */
export async function exportHead(db: Database, heads: Heads, tenantId: string, now: () => Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockChain(tx, tenantId); // one writer to the file, and only committed heads in it
    const head = await findHead(tx, tenantId);
    const last = await heads.findLast(tenantId);
    // A head that is not behind the last one exported is a chain that was cut: the file keeps saying so.
    if (!head || (last && head.seq <= last.seq)) return false;
    if (!last && (await heads.measure(tenantId)) === null) await insertEntries(tx, [begun(tenantId, head.seq)]);
    await heads.append(tenantId, { seq: head.seq, hash: head.hash.toString('hex'), at: now().toISOString() });
    return true;
  });
}

/** A file of heads that begins anew is itself an event: whoever deletes one leaves this behind. */
const begun = (tenantId: string, seq: number): NewAuditEntry => ({
  tenantId,
  actorKind: 'system',
  actorId: 'audit',
  actorName: 'audit',
  action: 'audit.heads.begun',
  subjectType: 'audit_chain',
  subjectId: tenantId,
  after: { seq },
  requestId: '',
});

/** Tenants whose head may have to be exported: all that have a chain. */
export const listTenantsWithChain = (db: Database): Promise<string[]> => listTenantsSealed(db);

export interface VerifyReport {
  ok: boolean;
  /** Links looked at, and the last of them. */
  sealed: number;
  headSeq: number;
  headHash: string;
  waiting: number;
  /** Exported heads compared. */
  headsChecked: number;
  /** At most 1,000; `findingsTotal` counts all. */
  findings: Finding[];
  findingsTotal: number;
}

/**
 * Recomputes the whole chain of a tenant in bounded memory, in one snapshot of the database, beside the exported heads.
 * What it finds is in the report; it throws only when the store cannot be read.
 */
export async function verifyTenant(
  db: Database,
  heads: Heads,
  tenantId: string,
  now: () => Date,
): Promise<VerifyReport> {
  const findings: Finding[] = [];
  let findingsTotal = 0;
  const found = (finding: Finding) => {
    findingsTotal += 1;
    if (findings.length < MAX_FINDINGS) findings.push(finding);
  };
  // Before the snapshot: every head within these bytes was committed earlier, so the snapshot must show it.
  const headBytes = await heads.measure(tenantId);
  return inSnapshot(db, async (tx) => {
    const chain = createChainCheck(found);
    const headCheck = createHeadCheck(found);
    const lines = heads.read(tenantId, headBytes ?? 0);
    let headsChecked = 0;
    const nextHead = async () => {
      while (headCheck.wanted() === null) {
        const { value, done } = await lines.next();
        if (done) return false;
        headCheck.take(value);
        headsChecked += 1;
      }
      return true;
    };

    let afterSeq: number | null = null;
    let firstSealedAt = Infinity;
    let sealed = 0;
    let headHash = '';
    for (;;) {
      const rows = await readChain(tx, tenantId, afterSeq, READ_BATCH);
      for (const row of rows) {
        chain.accept(row);
        while ((await nextHead()) && (headCheck.wanted() ?? Infinity) < row.seq) {
          found({ kind: 'head_missing', seq: headCheck.wanted() ?? 0 });
          headCheck.take(null);
        }
        headCheck.pass(row);
        afterSeq = row.seq;
        firstSealedAt = Math.min(firstSealedAt, row.sealedAtMicros / 1000);
        headHash = row.hash.toString('hex');
      }
      sealed += rows.length;
      if (rows.length < READ_BATCH) break;
    }
    chain.finish();
    while (await nextHead()) {
      found({ kind: 'head_missing', seq: headCheck.wanted() ?? 0 });
      headCheck.take(null);
    }
    // The very first seal may be a moment ahead of the very first export.
    if (headBytes === null && firstSealedAt < now().getTime() - OVERDUE_SECONDS * 1000) found({ kind: 'heads_absent' });

    for (const entryId of await listUnsealed(tx, tenantId, MAX_FINDINGS)) found({ kind: 'entry_unsealed', entryId });
    for (const entryId of await listWaitingDeleted(tx, tenantId, MAX_FINDINGS))
      found({ kind: 'waiting_entry_deleted', entryId });
    const overdue = await countWaiting(tx, tenantId, OVERDUE_SECONDS);
    if (overdue.count > 0) found({ kind: 'seal_overdue', count: overdue.count, entryId: overdue.firstId ?? undefined });
    const waiting = (await countWaiting(tx, tenantId)).count;
    return {
      ok: findingsTotal === 0,
      sealed,
      headSeq: afterSeq ?? 0,
      headHash,
      waiting,
      headsChecked,
      findings,
      findingsTotal,
    };
  });
}
