import type { Database, Tx } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../foundation/audit/index.ts';
import { prove } from '../../foundation/evidence/index.ts';
import { siteHealthErrors } from './site-health.errors.ts';
import { FINDING_MENDED } from './evidence.rules.ts';
import {
  closeFindings,
  findFinding,
  listFindings,
  listOpenFindings,
  lockFindings,
  updateFinding,
  upsertSeen,
  type FindingRow,
} from './findings.repo.ts';
import { kindName, nextStep, toClose, type FindingFacts, type FindingKind, type Seen } from './findings.rules.ts';
import type { FindingChange, FindingQuery, FindingView } from './site-health.schema.ts';
import { saveChecks, type TargetRow } from './targets.repo.ts';

export const READ = 'sites.finding.read';
const WRITE = 'sites.finding.write';
const PAGE = 50;

/** What a check brings: the kinds it looked at, with what it can say of each, and what it saw. */
export interface CheckResult {
  kinds: { kind: FindingKind; outcome: 'checked' | 'could_not'; facts?: FindingFacts }[];
  seen: Seen[];
  /** An open finding that this check had no way to look at. */
  couldNotLook?: (finding: Pick<FindingRow, 'kind' | 'key' | 'address' | 'facts'>) => boolean;
}

export type FindingsService = ReturnType<typeof createFindingsService>;

/** What is to be mended, by whom, since when; opened and closed by checks, planned and set aside by people. */
export function createFindingsService({ db, now }: { db: Database; now: () => Date }) {
  const view = (actor: Actor, row: FindingRow): FindingView => {
    const { key: _key, firstSeenAt, lastSeenAt, mendedAt, ...rest } = row;
    return {
      ...rest,
      kindName: kindName(row.kind, actor.locale),
      nextStep: row.plan || nextStep(row.kind, actor.locale),
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      mendedAt: mendedAt?.toISOString() ?? null,
      mayWrite: mendedAt === null && actor.can(WRITE, row.organisationId),
    };
  };

  return {
    /** The findings of the officer's units: open ones the oldest first. */
    async list(actor: Actor, query: FindingQuery): Promise<{ items: FindingView[]; total: number }> {
      requirePermission(actor, READ);
      const scope = actor.scopeOf(READ);
      const { items, total } = await listFindings(
        db,
        actor.tenantId,
        scope === 'all' ? null : [...scope],
        { targetId: query.target, kind: query.kind, organisationId: query.unit, state: query.state ?? 'open' },
        { limit: PAGE, offset: ((query.page ?? 1) - 1) * PAGE },
      );
      return { items: items.map((row) => view(actor, row)), total };
    },

    /** Enters the next step and its day, or sets the finding aside with a reason. Throws finding_unknown, mended, conflict. */
    async change(actor: Actor, id: string, input: FindingChange): Promise<FindingView> {
      const row = await findFinding(db, actor.tenantId, id);
      if (!row || !actor.can(READ, row.organisationId)) throw siteHealthErrors.finding_unknown();
      const { version, ...given } = input;
      const change = {
        ...given,
        ...(given.plan !== undefined && { plan: given.plan.trim() }),
        ...(given.excuse !== undefined && {
          excuse: given.excuse.trim(),
          excusedBy: given.excuse.trim() === '' ? '' : actor.name,
        }),
      };
      await write(db, actor, { permission: WRITE, organisationId: row.organisationId }, async ({ tx, record }) => {
        if (row.mendedAt) throw siteHealthErrors.mended();
        if (!(await updateFinding(tx, actor.tenantId, id, version, change))) throw siteHealthErrors.conflict();
        const verb = change.excuse === undefined ? 'planned' : change.excuse === '' ? 'counted_again' : 'set_aside';
        record({
          ...{ action: `site_health.finding.${verb}`, subjectType: 'site_health_finding', subjectId: id },
          before: { plan: row.plan, planBy: row.planBy, excuse: row.excuse },
          after: change,
        });
      });
      const after = await findFinding(db, actor.tenantId, id);
      return view(actor, after ?? row);
    },

    /** Brings the findings of a target in line with a check, within a write: opens what is new, closes what is no longer seen. */
    async reconcile(
      w: Write,
      actor: Actor,
      target: TargetRow,
      result: CheckResult,
    ): Promise<{ opened: number; mended: number }> {
      const at = now();
      const { tx } = w;
      await lockFindings(tx, target.id);
      const checked = result.kinds.flatMap(({ kind, outcome }) => (outcome === 'checked' ? [kind] : []));
      const open = await listOpenFindings(tx, actor.tenantId, target.id);
      const mended = toClose(open, checked, result.seen, result.couldNotLook);
      const opened = await upsertSeen(tx, actor.tenantId, target.id, onePerKey(result.seen), at);
      await closeFindings(
        tx,
        actor.tenantId,
        mended.map(({ id }) => id),
        at,
      );
      await saveKinds(tx, actor.tenantId, target.id, result.kinds, at);
      await tellMended(w, actor, mended, at);
      w.record({
        ...{ action: 'site_health.check.made', subjectType: 'site_health_target', subjectId: target.id },
        after: {
          kinds: result.kinds.map(({ kind, outcome }) => `${kind}: ${outcome}`),
          opened: opened.slice(0, 100).map(({ id }) => id),
          mended: mended.slice(0, 100).map(({ id }) => id),
          ...(opened.length + mended.length > 200 && { counts: [opened.length, mended.length] }),
        },
      });
      return { opened: opened.length, mended: mended.length };
    },
  };
}

/** Two that name the same thing are one: an insert may not meet a row twice. */
function onePerKey(seen: readonly Seen[]): Seen[] {
  return [...new Map(seen.map((one) => [`${one.kind} ${one.key}`, one])).values()];
}

const saveKinds = (tx: Tx, tenantId: string, targetId: string, kinds: CheckResult['kinds'], at: Date) =>
  saveChecks(
    tx,
    tenantId,
    kinds.map(({ kind, outcome, facts = {} }) => ({ targetId, kind, outcome, facts, checkedAt: at })),
  );

async function tellMended(w: Write, actor: Actor, mended: readonly FindingRow[], at: Date): Promise<void> {
  if (mended.length === 0) return;
  await prove(
    w,
    actor,
    mended.map((row) => ({
      ...{ key: `${FINDING_MENDED.code}:${row.id}`, type: FINDING_MENDED.code, organisationId: row.organisationId },
      ...{ subjectType: 'site_health_finding', subjectId: row.id, title: kindName(row.kind, 'zh') },
      ...{ occurredOn: chinaDate(at), occurredAt: at },
      facts: { kind: row.kind, days: Math.floor((at.getTime() - row.firstSeenAt.getTime()) / 86_400_000) },
    })),
  );
}
