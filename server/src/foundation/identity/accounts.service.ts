import { inTransaction, isUniqueViolation, type Database, type Tx } from '../../kernel/db/index.ts';
import { requirePermission, systemActor, write, type Actor, type Write } from '../audit/index.ts';
import type { OrganisationsService } from '../organisations/index.ts';
import {
  countHolders,
  deleteRole,
  findAccount,
  findAccountByName,
  hasHolderOf,
  insertAccount,
  insertRole,
  listAccounts,
  lockAccounts,
  updateAccount,
  updatePassword,
  type StoredAccount,
} from './accounts.repo.ts';
import { identityErrors } from './identity.errors.ts';
import {
  findGrantFault,
  isRole,
  ROLE_NAMES,
  ROLES,
  type IdentitySettings,
  type RoleGrant,
  type RoleName,
} from './identity.rules.ts';
import {
  ACCOUNT_NAME,
  nameAsKept,
  type Account,
  type AccountChange,
  type AccountPage,
  type AccountQuery,
  type NewAccount,
} from './identity.schema.ts';
import { hashPassword, makeOneTimePassword } from './passwords.ts';
import { revokeSessions } from './sessions.repo.ts';

const READ = 'identity.account.read';
const WRITE = 'identity.account.write';
const GRANT = 'identity.role.grant';
const PAGE = 200;
const HOUR_MS = 3_600_000;

export interface OneTimePassword {
  /** Shown once; only its hash is kept. */
  oneTimePassword: string;
  /** When it stops opening the account (UTC). */
  oneTimeUntil: string;
}
export interface CreatedAccount extends OneTimePassword {
  account: Account;
}

type IssuedPassword = { passwordHash: string; oneTimeUntil: Date };

export function createAccountsService(deps: {
  db: Database;
  organisations: OrganisationsService;
  now: () => Date;
  settings: IdentitySettings;
}) {
  const { db, organisations, now, settings } = deps;

  /** A new one-time password with what is kept of it and what is told of it. */
  const issue = async () => {
    const oneTimePassword = makeOneTimePassword();
    const until = new Date(now().getTime() + settings.oneTimePasswordHours * HOUR_MS);
    const kept = { passwordHash: await hashPassword(oneTimePassword), oneTimeUntil: until };
    return { kept, told: { oneTimePassword, oneTimeUntil: until.toISOString() } satisfies OneTimePassword };
  };

  const get = async (tenantId: string, id: string): Promise<Account> => {
    const account = await findAccount(db, tenantId, id);
    if (!account) throw identityErrors.account_not_found();
    return present(account);
  };
  /** Without the hash and the counters, whoever it is shown to. */
  const present = (stored: StoredAccount): Account => ({
    id: stored.id,
    name: stored.name,
    displayName: stored.displayName,
    organisationId: stored.organisationId,
    organisationName: stored.organisationName,
    status: stored.status,
    lockedUntil: stored.lockedUntil && stored.lockedUntil > now() ? stored.lockedUntil.toISOString() : null,
    mustChangePassword: stored.mustChangePassword,
    lastSignedInAt: stored.lastSignedInAt?.toISOString() ?? null,
    version: stored.version,
    roles: stored.roles,
  });
  const lockedAccount = async (tx: Tx, actor: Actor, id: string): Promise<StoredAccount> => {
    await lockAccounts(tx, actor.tenantId);
    const account = await findAccount(tx, actor.tenantId, id);
    if (!account) throw identityErrors.account_not_found();
    return account;
  };

  const nameOf = async (actor: Actor, organisationId: string): Promise<string> => {
    const unit = await organisations.findUnit(actor.tenantId, organisationId);
    if (!unit) throw identityErrors.organisation_not_found({ unit: organisationId });
    return unit.name;
  };

  /** Adds the row; the caller records grants itself. */
  const add = async (
    { tx, record }: Write,
    actor: Actor,
    input: NewAccount & IssuedPassword,
  ): Promise<{ id: string; name: string }> => {
    const name = nameAsKept(input.name);
    if (!ACCOUNT_NAME.test(name)) throw identityErrors.bad_name({ name: input.name });
    const { organisationId = null, passwordHash, oneTimeUntil } = input;
    if (organisationId !== null) await nameOf(actor, organisationId);
    const displayName = input.displayName.trim();
    const row = { name, displayName, organisationId, passwordHash, oneTimeUntil };
    const id = await insertAccount(tx, actor.tenantId, row).catch((error) => {
      throw isUniqueViolation(error) ? identityErrors.name_taken({ name }) : error;
    });
    // The display name may be a person's: it stays out of the audit.
    const after = { name, organisationId };
    record({ action: 'identity.account.created', subjectType: 'account', subjectId: id, after });
    return { id, name };
  };

  /** Writes the difference between the roles held and the roles wanted, one audit row a role. */
  const writeRoles = async (
    { tx, record }: Write,
    actor: Actor,
    account: Pick<StoredAccount, 'id' | 'name' | 'roles'>,
    wanted: readonly RoleGrant[],
  ): Promise<number> => {
    checkGrants(wanted);
    const same = (a: RoleGrant) => (b: RoleGrant) => a.role === b.role && a.organisationId === b.organisationId;
    const revoked = account.roles.filter((held) => !wanted.some(same(held)));
    const granted = wanted.filter((grant) => !account.roles.some(same(grant)));
    for (const { role } of revoked) await requireOther(tx, actor, role, account.id);
    const detail = async ({ role, organisationId }: RoleGrant) => {
      const organisationName = organisationId === null ? null : await nameOf(actor, organisationId);
      return { account: account.name, role, organisationId, organisationName };
    };
    const subject = { subjectType: 'account', subjectId: account.id };
    for (const grant of revoked) {
      const before = await detail(grant);
      await deleteRole(tx, actor.tenantId, account.id, grant);
      record({ action: 'identity.role.revoked', ...subject, before });
    }
    for (const grant of granted) {
      const after = await detail(grant);
      await insertRole(tx, actor.tenantId, account.id, grant);
      record({ action: 'identity.role.granted', ...subject, after });
    }
    return revoked.length + granted.length;
  };

  /** Throws when nobody else could do the work of an administrator any more. */
  const requireOther = async (tx: Tx, actor: Actor, role: string, exceptId: string): Promise<void> => {
    if (!isRole(role) || !ROLES[role].administrator) return;
    if ((await countHolders(tx, actor.tenantId, role, exceptId)) === 0)
      throw identityErrors.last_administrator(titlesOf(role, 'role'));
  };

  return {
    /** By name. */
    async list(actor: Actor, query: AccountQuery): Promise<AccountPage> {
      requirePermission(actor, READ);
      const { q, cursor, limit = PAGE } = query;
      const rows = await listAccounts(db, actor.tenantId, { q: q?.trim(), afterName: cursor, limit: limit + 1 });
      const items = rows.slice(0, limit).map(present);
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.name ?? null) : null };
    },

    async get(actor: Actor, id: string): Promise<Account> {
      requirePermission(actor, READ);
      return get(actor.tenantId, id);
    },

    /** An account without any role: those are the security administrator's. Throws bad_name, name_taken, organisation_not_found. */
    async create(actor: Actor, input: NewAccount): Promise<CreatedAccount> {
      const { kept, told } = await issue();
      const { id } = await write(db, actor, { permission: WRITE }, (w) => add(w, actor, { ...input, ...kept }));
      return { account: await get(actor.tenantId, id), ...told };
    },

    /** Throws conflict, own_account or last_administrator. Disabling ends all sessions at once. */
    async update(actor: Actor, id: string, input: AccountChange): Promise<Account> {
      const { version, ...change } = input;
      await write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
        const before = await lockedAccount(tx, actor, id);
        if (before.version !== version) throw identityErrors.conflict();
        const disables = change.status === 'disabled' && before.status === 'active';
        if (disables) {
          if (id === actor.id) throw identityErrors.own_account();
          for (const { role } of before.roles) await requireOther(tx, actor, role, id);
        }
        const { organisationId } = change;
        if (organisationId) await nameOf(actor, organisationId);
        const fields = { ...change, ...(change.displayName ? { displayName: change.displayName.trim() } : {}) };
        if (!(await updateAccount(tx, actor.tenantId, id, version, fields))) throw identityErrors.conflict();
        const endedSessions = disables ? await revokeSessions(tx, actor.tenantId, id, now()) : 0;
        const verb = change.status && change.status !== before.status ? STATUS_VERBS[change.status] : 'updated';
        record({
          action: `identity.account.${verb}`,
          subjectType: 'account',
          subjectId: id,
          before: { name: before.name, organisationId: before.organisationId, status: before.status },
          after: {
            organisationId: change.organisationId === undefined ? before.organisationId : change.organisationId,
            status: change.status ?? before.status,
            displayNameChanged: fields.displayName !== undefined && fields.displayName !== before.displayName,
            endedSessions,
          },
        });
      });
      return get(actor.tenantId, id);
    },

    /** Replaces all roles of an account; nobody's own. They hold from the next request on. */
    async setRoles(
      actor: Actor,
      id: string,
      input: { version: number; roles: readonly RoleGrant[] },
    ): Promise<Account> {
      await write(db, actor, { permission: GRANT }, async (w) => {
        if (id === actor.id) throw identityErrors.own_account();
        const account = await lockedAccount(w.tx, actor, id);
        if (account.version !== input.version) throw identityErrors.conflict();
        const changes = await writeRoles(w, actor, account, input.roles);
        if (changes === 0) {
          const after = { account: account.name };
          w.record({ action: 'identity.role.confirmed', subjectType: 'account', subjectId: id, after });
        }
        if (!(await updateAccount(w.tx, actor.tenantId, id, input.version, {}))) throw identityErrors.conflict();
      });
      return get(actor.tenantId, id);
    },

    /** A new one-time password; ends the lock and all sessions. Not one's own: that is changed with the current one. */
    async resetPassword(actor: Actor, id: string): Promise<OneTimePassword> {
      const { kept, told } = await issue();
      await write(db, actor, { permission: 'identity.password.reset' }, async ({ tx, record }) => {
        if (id === actor.id) throw identityErrors.own_account();
        const account = await lockedAccount(tx, actor, id);
        await updatePassword(tx, actor.tenantId, id, kept);
        const endedSessions = await revokeSessions(tx, actor.tenantId, id, now());
        const after = { account: account.name, endedSessions };
        record({ action: 'identity.password.reset', subjectType: 'account', subjectId: id, after });
      });
      return told;
    },

    /** For the command line, which knows accounts by name. Throws account_unknown. */
    async resetPasswordOf(actor: Actor, name: string): Promise<OneTimePassword> {
      const account = await findAccountByName(db, actor.tenantId, nameAsKept(name));
      if (!account) throw identityErrors.account_unknown({ name });
      return this.resetPassword(actor, account.id);
    },

    /** For the command line: account and roles in one step. Roles other than administrators' are granted for the unit, if one is named. */
    async addAccount(
      actor: Actor,
      input: { name: string; displayName?: string; roles: readonly string[]; unitCode?: string },
    ): Promise<CreatedAccount> {
      const unit = input.unitCode ? await organisations.findByCode(actor.tenantId, input.unitCode) : null;
      if (input.unitCode && !unit) throw identityErrors.organisation_not_found({ unit: input.unitCode });
      const grants = input.roles.map((role) => ({
        role,
        organisationId: isRole(role) && ROLES[role].administrator ? null : (unit?.id ?? null),
      }));
      checkGrants(grants);
      requirePermission(actor, GRANT);
      const { kept, told } = await issue();
      const displayName = input.displayName?.trim() || input.name;
      const { id } = await write(db, actor, { permission: WRITE }, async (w) => {
        const organisationId = unit?.id ?? null;
        const added = await add(w, actor, { name: input.name, displayName, organisationId, ...kept });
        await writeRoles(w, actor, { ...added, roles: [] }, grants);
        return added;
      });
      return { account: await get(actor.tenantId, id), ...told };
    },

    /** The three administrators of a tenant that has no account yet, each with a one-time password to be shown once; else nothing. */
    async bootstrapAdministrators(
      tenantId: string,
    ): Promise<({ name: string; displayName: string; role: RoleName } & OneTimePassword)[]> {
      if (
        await hasHolderOf(
          db,
          tenantId,
          FIRST_ACCOUNTS.map(({ role }) => role),
        )
      )
        return [];
      const made = await Promise.all(
        FIRST_ACCOUNTS.map(async ({ name, role }) => {
          const displayName: string = ROLES[role].nameZh;
          return { name, displayName, role, ...(await issue()) };
        }),
      );
      const actor = systemActor(tenantId, 'start');
      return inTransaction(db, async (lockTx) => {
        await lockAccounts(lockTx, tenantId);
        if (
          await hasHolderOf(
            lockTx,
            tenantId,
            FIRST_ACCOUNTS.map(({ role }) => role),
          )
        )
          return []; // another process was first
        await write(db, actor, { permission: WRITE }, async (w) => {
          for (const { name, displayName, role, kept } of made) {
            const added = await add(w, actor, { name, displayName, ...kept });
            await writeRoles(w, actor, { ...added, roles: [] }, [{ role, organisationId: null }]);
          }
        });
        return made.map(({ name, displayName, role, told }) => ({ name, displayName, role, ...told }));
      });
    },
  };
}

const STATUS_VERBS = { active: 'enabled', disabled: 'disabled' } as const;
const FIRST_ACCOUNTS = [
  { name: 'sysadmin', role: 'system_admin' },
  { name: 'secadmin', role: 'security_admin' },
  { name: 'auditadmin', role: 'audit_admin' },
] as const satisfies { name: string; role: RoleName }[];

const titlesOf = (role: string, key: 'role' | 'other') => ({
  [`${key}Zh`]: isRole(role) ? ROLES[role].nameZh : role,
  [`${key}En`]: isRole(role) ? ROLES[role].nameEn : role,
});

function checkGrants(grants: readonly RoleGrant[]): void {
  const fault = findGrantFault(grants);
  if (!fault) return;
  const titles = titlesOf(fault.role, 'role');
  if (fault.code === 'unknown_role') throw identityErrors.unknown_role({ role: fault.role, roles: ROLE_NAMES });
  if (fault.code === 'not_together')
    throw identityErrors.not_together({ ...titles, ...titlesOf(fault.other, 'other') });
  throw identityErrors[fault.code](titles);
}
