import { join } from 'node:path';
import type { Database } from '../../kernel/db/index.ts';
import type { KeyRing } from '../../kernel/keys/index.ts';
import type { Logger } from '../../kernel/log/index.ts';
import type { Actor } from './actor.ts';
import { auditErrors } from './audit.errors.ts';
import { listEntries } from './audit.repo.ts';
import type { AuditEntry, AuditPage, AuditQuery, AuditStatus } from './audit.schema.ts';
import { exportHead, sealAll, sealTenant, verifyTenant, type VerifyReport } from './chain.ts';
import { countWaiting, findHead } from './chain.repo.ts';
import { createHeads } from './heads.ts';
import { runSealer, type Sealer } from './sealer.ts';
import { requirePermission, write } from './trace.ts';

export interface AuditService {
  /** Newest first. */
  list(actor: Actor, query: AuditQuery): Promise<AuditPage>;
  status(actor: Actor): Promise<AuditStatus>;
  /** As verifyTenant, and leaves an audit row that says who verified and what came out. One at a time for each tenant. */
  verify(actor: Actor): Promise<VerifyReport>;
  /** For the command line, where whoever may start it may read the database anyhow. */
  verifyTenant(tenantId: string): Promise<VerifyReport>;
  /** Seals what was committed before the call and exports the head. Returns how many entries were sealed. */
  sealTenant(tenantId: string): Promise<number>;
  sealAll(): Promise<number>;
  runSealer(options?: { intervalMs?: number }): Sealer;
}

export function createAuditService(deps: {
  db: Database;
  keys: KeyRing;
  dataDir: string;
  log: Logger;
  now?: () => Date;
}): AuditService {
  const { db, log } = deps;
  const now = deps.now ?? (() => new Date());
  const heads = createHeads(deps.keys, join(deps.dataDir, 'audit-heads'));
  const verifying = new Map<string, Promise<VerifyReport>>();

  const verifyOnce = (tenantId: string) => {
    const running = verifying.get(tenantId);
    if (running) return running;
    const started = verifyTenant(db, heads, tenantId, now).finally(() => verifying.delete(tenantId));
    verifying.set(tenantId, started);
    return started;
  };

  return {
    async list(actor, query) {
      requirePermission(actor, 'audit.entry.read');
      const { cursor, limit = 50, from, to, ...filter } = query;
      const period = { from: instantOf(from), to: instantOf(to) };
      if (period.from && period.to && period.from >= period.to) throw auditErrors.bad_period({ value: from ?? '' });
      const rows = await listEntries(
        db,
        actor.tenantId,
        { ...filter, ...period },
        { before: cursor, limit: limit + 1 },
      );
      const items = rows.slice(0, limit).map((row): AuditEntry => ({
        ...row,
        occurredAt: row.occurredAt.toISOString(),
        actorKind: row.actorKind as AuditEntry['actorKind'],
      }));
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },

    async status(actor) {
      requirePermission(actor, 'audit.entry.read');
      const [head, waiting, exported] = await Promise.all([
        findHead(db, actor.tenantId),
        countWaiting(db, actor.tenantId),
        heads.findLast(actor.tenantId),
      ]);
      return {
        headSeq: head?.seq ?? 0,
        headHash: head?.hash.toString('hex') ?? '',
        sealedAt: head?.sealedAt.toISOString() ?? null,
        waiting: waiting.count,
        oldestWaitingAt: waiting.oldestAt?.toISOString() ?? null,
        exportedSeq: exported?.seq ?? 0,
        exportedAt: exported?.at ?? null,
        publicKey: heads.publicKey,
      };
    },

    async verify(actor) {
      requirePermission(actor, 'audit.chain.verify');
      const report = await verifyOnce(actor.tenantId);
      await write(db, actor, { permission: 'audit.chain.verify' }, async ({ record }) => {
        const { ok, headSeq, sealed, findingsTotal } = report;
        const after = { ok, headSeq, sealed, findingsTotal };
        record({ action: 'audit.chain.verified', subjectType: 'audit_chain', subjectId: actor.tenantId, after });
      });
      return report;
    },

    verifyTenant: verifyOnce,

    async sealTenant(tenantId) {
      const count = await sealTenant(db, tenantId);
      await exportHead(db, heads, tenantId, now);
      return count;
    },

    async sealAll() {
      let total = 0;
      for (const [tenantId, count] of await sealAll(db)) {
        total += count;
        await exportHead(db, heads, tenantId, now);
      }
      return total;
    },

    runSealer: ({ intervalMs = 500 } = {}) => runSealer({ db, heads, now, log, intervalMs }),
  };
}

function instantOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text) || Number.isNaN(instant.getTime()))
    throw auditErrors.bad_period({ value: text });
  return instant;
}
