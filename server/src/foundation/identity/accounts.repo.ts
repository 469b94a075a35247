import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { RoleGrant } from './identity.rules.ts';

export interface StoredAccount {
  tenantId: string;
  id: string;
  name: string;
  displayName: string;
  organisationId: string | null;
  organisationName: string | null;
  passwordHash: string;
  mustChangePassword: boolean;
  /** Until when the one-time password opens the account; null when the password is the owner's own. */
  oneTimeUntil: Date | null;
  status: 'active' | 'disabled';
  failedAttempts: number;
  lockedUntil: Date | null;
  lastSignedInAt: Date | null;
  version: number;
  roles: RoleGrant[];
}

/** An account's row with the name of its organisation and its roles, as SQL that sessions join as well. */
export function selectAccounts(db: Queryable) {
  return db
    .selectFrom('accounts as a')
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'a.tenantId').onRef('o.id', '=', 'a.organisationId'),
    )
    .select([
      'a.tenantId',
      'a.id',
      'a.name',
      'a.displayName',
      'a.organisationId',
      'o.name as organisationName',
      'a.passwordHash',
      'a.mustChangePassword',
      'a.oneTimeUntil',
      sql<'active' | 'disabled'>`a.status`.as('status'),
      'a.failedAttempts',
      'a.lockedUntil',
      'a.lastSignedInAt',
      'a.version',
      sql<RoleGrant[]>`coalesce((
        select jsonb_agg(jsonb_build_object('role', r.role, 'organisationId', r.organisation_id) order by r.role, r.organisation_id)
        from account_roles r where r.tenant_id = a.tenant_id and r.account_id = a.id), '[]')`.as('roles'),
    ]);
}

export async function findAccount(db: Queryable, tenantId: string, id: string): Promise<StoredAccount | null> {
  const query = selectAccounts(db).where('a.tenantId', '=', tenantId).where('a.id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

export async function findAccountByName(db: Queryable, tenantId: string, name: string): Promise<StoredAccount | null> {
  const query = selectAccounts(db).where('a.tenantId', '=', tenantId).where('a.name', '=', name);
  return (await query.executeTakeFirst()) ?? null;
}

/** By name; `q` is looked for in name and display name. */
export async function listAccounts(
  db: Queryable,
  tenantId: string,
  page: { q?: string; afterName?: string; limit: number },
): Promise<StoredAccount[]> {
  let query = selectAccounts(db).where('a.tenantId', '=', tenantId);
  if (page.q) {
    const pattern = `%${page.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('a.name', 'ilike', pattern), eb('a.displayName', 'ilike', pattern)]));
  }
  if (page.afterName !== undefined) query = query.where('a.name', '>', page.afterName);
  return query.orderBy('a.name').limit(page.limit).execute();
}

/** Whether anybody holds one of these roles. Officers made on the command line before the first start do not count as administrators. */
export async function hasHolderOf(db: Queryable, tenantId: string, roles: readonly string[]): Promise<boolean> {
  const query = db
    .selectFrom('accountRoles')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('role', 'in', [...roles]);
  return (await query.limit(1).execute()).length > 0;
}

/** Lets one change of accounts and roles of a tenant run at a time: "at least one of them is left" cannot be undercut by two at once. */
export async function lockAccounts(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity:${tenantId}`}, 0))`.execute(tx);
}

export async function insertAccount(
  tx: Tx,
  tenantId: string,
  account: {
    name: string;
    displayName: string;
    organisationId: string | null;
    passwordHash: string;
    oneTimeUntil: Date;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('accounts')
    .values({ ...account, tenantId, id })
    .execute();
  return id;
}

/** False when the row is at another version. */
export async function updateAccount(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: { displayName?: string; organisationId?: string | null; status?: 'active' | 'disabled' },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('accounts')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Sets the password; `oneTimeUntil` makes it a one-time one (a date) or the owner's own (null). Ends a lock. */
export async function updatePassword(
  tx: Tx,
  tenantId: string,
  id: string,
  change: { passwordHash: string; oneTimeUntil?: Date | null },
): Promise<void> {
  const { passwordHash, oneTimeUntil } = change;
  const kind = oneTimeUntil === undefined ? {} : { oneTimeUntil, mustChangePassword: oneTimeUntil !== null };
  const query = tx.updateTable('accounts').set({ passwordHash, ...kind, failedAttempts: 0, lockedUntil: null });
  await query.where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

export async function clearFailures(tx: Tx, tenantId: string, id: string): Promise<void> {
  const query = tx.updateTable('accounts').set({ failedAttempts: 0, lockedUntil: null });
  await query.where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** Counts a failure and locks at the limit; a lock that has passed starts the count anew. True when this one locked. For an unknown id it does the same work and answers false. */
export async function addFailure(
  tx: Tx,
  tenantId: string,
  id: string,
  rule: { now: Date; limit: number; lockedUntil: Date },
): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    update accounts set
      failed_attempts = case when locked_until <= ${rule.now} then 1 else failed_attempts + 1 end,
      locked_until = case
        when (case when locked_until <= ${rule.now} then 1 else failed_attempts + 1 end) >= ${rule.limit} then ${rule.lockedUntil}::timestamptz
        when locked_until <= ${rule.now} then null else locked_until end
    where tenant_id = ${tenantId} and id = ${id}
    returning locked_until is not distinct from ${rule.lockedUntil}::timestamptz as locked`.execute(tx);
  return rows[0]?.locked ?? false;
}

export async function markSignedIn(tx: Tx, tenantId: string, id: string, at: Date): Promise<void> {
  const query = tx.updateTable('accounts').set({ failedAttempts: 0, lockedUntil: null, lastSignedInAt: at });
  await query.where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

export async function insertRole(tx: Tx, tenantId: string, accountId: string, grant: RoleGrant): Promise<void> {
  await tx
    .insertInto('accountRoles')
    .values({ ...grant, tenantId, id: newId(), accountId })
    .execute();
}

export async function deleteRole(tx: Tx, tenantId: string, accountId: string, grant: RoleGrant): Promise<void> {
  const query = tx.deleteFrom('accountRoles').where('tenantId', '=', tenantId).where('accountId', '=', accountId);
  await query
    .where('role', '=', grant.role)
    .where('organisationId', 'is not distinct from', grant.organisationId)
    .execute();
}

/** How many active accounts other than `exceptId` hold a role. */
export async function countHolders(tx: Tx, tenantId: string, role: string, exceptId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('accountRoles as r')
    .innerJoin('accounts as a', (join) => join.onRef('a.tenantId', '=', 'r.tenantId').onRef('a.id', '=', 'r.accountId'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('r.tenantId', '=', tenantId)
    .where('r.role', '=', role)
    .where('a.status', '=', 'active')
    .where('a.id', '<>', exceptId)
    .executeTakeFirstOrThrow();
  return count;
}
