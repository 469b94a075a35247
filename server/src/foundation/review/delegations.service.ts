import { newId, type Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, traceErrors, write, type Actor } from '../audit/index.ts';
import { dates } from '../calendar/index.ts';
import { listDisplayNames, listHolders } from '../identity/index.ts';
import { listUnits } from './chains.repo.ts';
import {
  endDelegation,
  insertDelegation,
  listDelegationsOf,
  lockDelegations,
  type DelegationRow,
} from './delegations.repo.ts';
import { reviewErrors } from './review.errors.ts';
import { STEP_PERMISSIONS, type Delegation, type DelegationInput } from './review.schema.ts';

const READ = 'documents.document.read';
const LONGEST_DAYS = 366;

/** Who decides for whom while somebody is away. Each person gives and ends his own; both are audited. */
export function createDelegationsService({ db, now }: { db: Database; now: () => Date }) {
  /** Permissions to decide that the actor holds himself; who holds none has nothing to hand on. */
  const ownSteps = (actor: Actor) => STEP_PERMISSIONS.filter((permission) => actor.can(permission));

  /** Who may read the documents of every unit for which the actor decides. */
  async function delegatesOf(actor: Actor): Promise<{ id: string; name: string }[]> {
    const scopes = ownSteps(actor).map((permission) => actor.scopeOf(permission));
    const units = await listUnits(db, actor.tenantId);
    const mine = scopes.includes('all')
      ? units.filter(({ parentId }) => parentId === null).map(({ id }) => id)
      : [...new Set(scopes.flatMap((scope) => (scope === 'all' ? [] : scope)))];
    const needs = mine.map((organisationId) => ({ permission: READ, organisationId }));
    const counts = new Map<string, { name: string; count: number }>();
    for (const { accountId, displayName } of await listHolders(db, actor.tenantId, needs))
      counts.set(accountId, { name: displayName, count: (counts.get(accountId)?.count ?? 0) + 1 });
    return [...counts]
      .filter(([id, { count }]) => id !== actor.id && count === needs.length)
      .map(([id, { name }]) => ({ id, name }));
  }

  function requireSteps(actor: Actor): void {
    if (ownSteps(actor).length === 0) throw traceErrors.denied({ permission: 'review.step.*' });
  }

  const stateOf = ({ fromOn, untilOn, endedAt }: DelegationRow, today: string): Delegation['state'] =>
    endedAt ? 'ended' : today < fromOn ? 'ahead' : today > untilOn ? 'over' : 'running';

  return {
    /** What this person gave and was given, newest first. */
    async listDelegations(actor: Actor): Promise<Delegation[]> {
      requirePermission(actor, READ);
      const rows = await listDelegationsOf(db, actor.tenantId, actor.id);
      const names = await listDisplayNames(
        db,
        actor.tenantId,
        rows.flatMap(({ fromAccount, toAccount }) => [fromAccount, toAccount]),
      );
      const today = chinaDate(now());
      return rows.map((row) => ({
        id: row.id,
        fromName: names.get(row.fromAccount) ?? '',
        toName: names.get(row.toAccount) ?? '',
        ...{ fromOn: row.fromOn, untilOn: row.untilOn, reason: row.reason, version: row.version },
        state: stateOf(row, today),
        isMine: row.fromAccount === actor.id,
      }));
    },

    /** Whom this person may choose to stand in for him. */
    async listDelegates(actor: Actor): Promise<{ id: string; name: string }[]> {
      requireSteps(actor);
      return delegatesOf(actor);
    },

    /**
     * Lets another account decide for this one on some days. That he may not decide on a text he wrote in is asked at each decision. Throws
     * review.delegation_dates, review.delegate_unknown, review.delegation_overlaps or access.denied.
     */
    async delegate(actor: Actor, { toAccount, fromOn, untilOn, reason }: DelegationInput): Promise<{ id: string }> {
      const id = newId();
      const at = now();
      const [own] = ownSteps(actor);
      await write(db, actor, { permission: own ?? 'review.step.first' }, async ({ tx, record }) => {
        const isDay = dates.isDate(fromOn) && dates.isDate(untilOn);
        if (!isDay || fromOn < chinaDate(at) || untilOn < fromOn || dates.daysBetween(fromOn, untilOn) > LONGEST_DAYS)
          throw reviewErrors.delegation_dates();
        if (!(await delegatesOf(actor)).some((one) => one.id === toAccount)) throw reviewErrors.delegate_unknown();
        await lockDelegations(tx, actor.tenantId, actor.id);
        const others = await listDelegationsOf(tx, actor.tenantId, actor.id);
        const overlaps = others.some(
          (other) =>
            other.fromAccount === actor.id && !other.endedAt && other.fromOn <= untilOn && other.untilOn >= fromOn,
        );
        if (overlaps) throw reviewErrors.delegation_overlaps();
        const row = { id, fromAccount: actor.id, toAccount, fromOn, untilOn, reason: reason.trim(), createdAt: at };
        await insertDelegation(tx, actor.tenantId, row);
        // The reason stays with the row: people write of their health, and the audit keeps for good.
        record({
          ...{ action: 'review.delegation.given', subjectType: 'review_delegation', subjectId: id },
          after: { fromAccount: actor.id, toAccount, fromOn, untilOn },
        });
      });
      return { id };
    },

    /** Ends a delegation that this person gave; what was decided under it stays. Throws review.delegation_not_found. */
    async endDelegation(actor: Actor, id: string): Promise<void> {
      const [own] = ownSteps(actor);
      await write(db, actor, { permission: own ?? READ }, async ({ tx, record }) => {
        await lockDelegations(tx, actor.tenantId, actor.id);
        const rows = await listDelegationsOf(tx, actor.tenantId, actor.id);
        const row = rows.find((one) => one.id === id && one.fromAccount === actor.id);
        if (!row || row.endedAt) throw reviewErrors.delegation_not_found();
        await endDelegation(tx, actor.tenantId, id, now());
        const before = { toAccount: row.toAccount, fromOn: row.fromOn, untilOn: row.untilOn };
        record({ action: 'review.delegation.ended', subjectType: 'review_delegation', subjectId: id, before });
      });
    },
  };
}
