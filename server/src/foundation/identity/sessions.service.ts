import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId, type Database } from '../../kernel/db/index.ts';
import { chinaMinute } from '../../kernel/time/index.ts';
import { requirePermission, systemActor, write, type Actor } from '../audit/index.ts';
import type { OrganisationsService } from '../organisations/index.ts';
import {
  addFailure,
  clearFailures,
  findAccount,
  findAccountByName,
  markSignedIn,
  updatePassword,
  type StoredAccount,
} from './accounts.repo.ts';
import { buildActor, type RequestMeta } from './actors.ts';
import { createNameLocks } from './attempts.rules.ts';
import { identityErrors } from './identity.errors.ts';
import { OWN_ACCOUNT, permissionsOf, type IdentitySettings } from './identity.rules.ts';
import { nameAsKept, type AccountSession, type SessionView } from './identity.schema.ts';
import { findPasswordFault, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password.rules.ts';
import { hashPassword, isOutdated, isPassword } from './passwords.ts';
import {
  deleteOldSessions,
  findLiveSession,
  insertSession,
  listLiveSessions,
  revokeSession,
  revokeSessions,
  touchSession,
  type LiveSession,
} from './sessions.repo.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How often a session in use is marked as seen: one write a minute, not one a request. */
const TOUCH_MS = MINUTE_MS;
const KEEP_ENDED_DAYS = 30;

export interface SignInInput {
  tenantId: string;
  name: string;
  password: string;
  address: string;
  userAgent: string;
}

/** A session at work: who, what he may, and what the console shows of it. */
export interface SignedIn {
  actor: Actor;
  sessionId: string;
  mustChangePassword: boolean;
  view: SessionView;
}

export type SessionsService = ReturnType<typeof createSessionsService>;

/** 256 bits of chance for the cookie; the database keeps only their hash, so a copy of it opens no session. */
const newToken = () => randomBytes(32).toString('base64url');
const hashToken = (token: string) => createHash('sha256').update(token).digest();

export function createSessionsService(deps: {
  db: Database;
  organisations: OrganisationsService;
  now: () => Date;
  settings: IdentitySettings;
}) {
  const { db, organisations, now, settings } = deps;
  const unknownNames = createNameLocks(settings.lockAfterFailures, settings.lockMinutes * MINUTE_MS);
  const inOrder = createQueues();
  const clock = () => ({ now: now(), idleSince: new Date(now().getTime() - settings.idleMinutes * MINUTE_MS) });
  const lockedError = (until: Date) =>
    identityErrors.locked({ minutes: Math.max(1, Math.ceil((until.getTime() - now().getTime()) / MINUTE_MS)) });

  const isOver = ({ oneTimeUntil }: StoredAccount) => oneTimeUntil !== null && oneTimeUntil <= now();
  const overError = ({ name, oneTimeUntil }: StoredAccount) =>
    identityErrors.one_time_password_over({
      name,
      until: chinaMinute(oneTimeUntil ?? now()),
      hours: settings.oneTimePasswordHours,
    });

  const signedIn = async ({ account, session, tenant }: LiveSession, meta: RequestMeta): Promise<SignedIn> => ({
    actor: await buildActor(organisations, account, meta),
    sessionId: session.id,
    mustChangePassword: account.mustChangePassword,
    view: {
      account: {
        id: account.id,
        name: account.name,
        displayName: account.displayName,
        organisationId: account.organisationId,
        organisationName: account.organisationName,
      },
      mustChangePassword: account.mustChangePassword,
      roles: account.roles,
      permissions: account.mustChangePassword ? [] : [...permissionsOf(account.roles).keys()].sort(),
      tenant,
      expiresAt: session.expiresAt.toISOString(),
    },
  });

  const findSignedIn = async (token: string, meta: RequestMeta): Promise<SignedIn | null> => {
    const live = await findLiveSession(db, hashToken(token), clock());
    if (!live) return null;
    const at = now();
    if (at.getTime() - live.session.lastSeenAt.getTime() >= TOUCH_MS)
      await touchSession(db, live.account.tenantId, live.session.id, at);
    return signedIn(live, meta);
  };

  /** Until when a name is locked; unknown names lock in memory, so that a lock does not tell which names exist. */
  const lockOf = (account: StoredAccount | null, key: string): Date | null => {
    const at = now();
    if (account?.status === 'active')
      return account.lockedUntil && account.lockedUntil > at ? account.lockedUntil : null;
    const until = unknownNames.lockedUntil(key, at.getTime());
    return until === null ? null : new Date(until);
  };

  /** Counts and audits a wrong password. What was typed as a name is kept only when it is one: people type passwords there. */
  const refuse = async (
    tenantId: string,
    account: StoredAccount | null,
    key: string,
    actor: Actor,
    action: string,
  ): Promise<void> => {
    const known = account?.status === 'active' ? account : null;
    if (!known) unknownNames.fail(key, now().getTime());
    await write(db, actor, { permission: OWN_ACCOUNT }, async ({ tx, record }) => {
      const lockedUntil = new Date(now().getTime() + settings.lockMinutes * MINUTE_MS);
      const rule = { now: now(), limit: settings.lockAfterFailures, lockedUntil };
      const locks = await addFailure(tx, tenantId, known?.id ?? newId(), rule);
      const subject = { subjectType: 'account', subjectId: account?.id ?? '' };
      const reason = account ? (known ? 'wrong_password' : 'disabled') : 'unknown_name';
      record({ action, ...subject, after: { reason, ...(account ? { name: account.name } : {}) } });
      if (locks)
        record({
          action: 'identity.account.locked',
          ...subject,
          after: { name: account?.name, until: lockedUntil.toISOString() },
        });
    });
  };

  return {
    /** Throws wrong_credentials or locked, alike for names that exist and that do not; both are audited. */
    async signIn(
      input: SignInInput,
      meta: RequestMeta,
    ): Promise<{ token: string; expiresAt: Date; signedIn: SignedIn }> {
      const { tenantId, password } = input;
      const name = nameAsKept(input.name);
      const key = `${tenantId} ${name}`;
      // One at a time for each name: a hundred guesses at once are five guesses and a lock.
      return inOrder(key, async () => {
        const receivedAt = performance.now();
        const account = await findAccountByName(db, tenantId, name);
        const lockedUntil = lockOf(account, key);
        if (lockedUntil) throw lockedError(lockedUntil);
        const usable = account?.status === 'active' ? account : null;
        const right = await isPassword(usable?.passwordHash ?? null, password);
        if (!right || !usable) {
          const actor = { ...systemActor(tenantId, 'sign-in', meta.requestId), locale: meta.locale };
          await refuse(tenantId, account, key, actor, 'identity.session.refused');
          await sleep(Math.max(0, settings.refusedAfterMs - (performance.now() - receivedAt)));
          throw identityErrors.wrong_credentials({ limit: settings.lockAfterFailures, minutes: settings.lockMinutes });
        }
        if (isOver(usable)) {
          // Told only to who knows the password; the right one is no guess, so nothing is counted.
          await write(
            db,
            await buildActor(organisations, usable, meta),
            { permission: OWN_ACCOUNT },
            async ({ record }) => {
              const after = { reason: 'one_time_password_over', name: usable.name };
              record({ action: 'identity.session.refused', subjectType: 'account', subjectId: usable.id, after });
            },
          );
          throw overError(usable);
        }
        const freshHash = isOutdated(usable.passwordHash) ? await hashPassword(password) : null;
        const token = newToken();
        const startedAt = now();
        const expiresAt = new Date(startedAt.getTime() + settings.sessionHours * 60 * MINUTE_MS);
        const actor = await buildActor(organisations, usable, meta);
        await write(db, actor, { permission: OWN_ACCOUNT }, async ({ tx, record }) => {
          if (freshHash) await updatePassword(tx, tenantId, usable.id, { passwordHash: freshHash });
          await markSignedIn(tx, tenantId, usable.id, startedAt);
          await deleteOldSessions(tx, tenantId, usable.id, new Date(startedAt.getTime() - KEEP_ENDED_DAYS * DAY_MS));
          const sessionId = await insertSession(tx, tenantId, {
            accountId: usable.id,
            tokenHash: hashToken(token),
            now: startedAt,
            expiresAt,
            address: input.address,
            userAgent: input.userAgent.slice(0, 300),
          });
          const after = { account: usable.name };
          record({ action: 'identity.session.started', subjectType: 'session', subjectId: sessionId, after });
        });
        const started = await findSignedIn(token, meta);
        if (!started) throw identityErrors.not_signed_in(); // disabled in the same moment
        return { token, expiresAt, signedIn: started };
      });
    },

    /** The session of a token with everything about it; null when it ended, was revoked or never was. */
    findSignedIn,

    /** The actor of a token, with roles and scopes as they stand in the database now. Throws must_change_password for a one-time password. */
    async actorForToken(token: string, meta: RequestMeta): Promise<Actor | null> {
      const found = await findSignedIn(token, meta);
      if (found?.mustChangePassword) throw identityErrors.must_change_password();
      return found?.actor ?? null;
    },

    /** The actor of an active account by name, for commands on the machine that act as somebody; null when there is none. */
    async actorForName(tenantId: string, name: string, requestId: string): Promise<Actor | null> {
      const account = await findAccountByName(db, tenantId, name);
      if (account?.status !== 'active') return null;
      // Whoever may start commands on the machine does not sign in: an unchanged one-time password is no obstacle here.
      return buildActor(organisations, { ...account, mustChangePassword: false }, { requestId, locale: 'zh' });
    },

    async signOut({ actor, sessionId }: SignedIn): Promise<void> {
      await write(db, actor, { permission: OWN_ACCOUNT }, async ({ tx, record }) => {
        await revokeSession(tx, actor.tenantId, actor.id, sessionId, now());
        const after = { account: actor.name };
        record({ action: 'identity.session.ended', subjectType: 'session', subjectId: sessionId, after });
      });
    },

    /** Changes the own password and ends all other sessions of the account. Throws wrong_password, locked or the rule that the new one breaks. */
    async changePassword(self: SignedIn, input: { current: string; next: string }): Promise<void> {
      const { actor } = self;
      const key = `${actor.tenantId} ${actor.name}`;
      await inOrder(key, async () => {
        const account = await findAccount(db, actor.tenantId, actor.id);
        if (!account) throw identityErrors.not_signed_in();
        const lockedUntil = lockOf(account, key);
        if (lockedUntil) throw lockedError(lockedUntil);
        if (!(await isPassword(account.passwordHash, input.current))) {
          await refuse(actor.tenantId, account, key, actor, 'identity.password.refused');
          throw identityErrors.wrong_password();
        }
        if (isOver(account)) throw overError(account);
        const fault = findPasswordFault(input.next, account, input.current);
        if (fault === 'unchanged') throw identityErrors.password_unchanged();
        if (fault) throw identityErrors[`password_${fault}`]({ min: MIN_PASSWORD_LENGTH, max: MAX_PASSWORD_LENGTH });
        const passwordHash = await hashPassword(input.next);
        await write(db, actor, { permission: OWN_ACCOUNT }, async ({ tx, record }) => {
          await updatePassword(tx, actor.tenantId, actor.id, { passwordHash, oneTimeUntil: null });
          const endedSessions = await revokeSessions(tx, actor.tenantId, actor.id, now(), self.sessionId);
          const after = { account: actor.name, endedSessions };
          record({ action: 'identity.password.changed', subjectType: 'account', subjectId: actor.id, after });
        });
      });
    },

    /** The own sessions, or with identity.session.revoke those of anybody. */
    async listSessions(actor: Actor, accountId: string, currentId?: string): Promise<AccountSession[]> {
      const account = await accountFor(actor, accountId);
      const rows = await listLiveSessions(db, actor.tenantId, account.id, clock());
      return rows.map(({ createdAt, lastSeenAt, expiresAt, ...session }) => ({
        ...session,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        current: session.id === currentId,
      }));
    },

    /** Ends a session at once; without an id, all sessions of the account. Throws session_not_found. */
    async revokeSessions(actor: Actor, accountId: string, sessionId?: string): Promise<void> {
      const permission = accountId === actor.id ? OWN_ACCOUNT : 'identity.session.revoke';
      await write(db, actor, { permission }, async ({ tx, record }) => {
        const account = await findAccount(tx, actor.tenantId, accountId);
        if (!account) throw identityErrors.account_not_found();
        if (sessionId === undefined) {
          const ended = await revokeSessions(tx, actor.tenantId, accountId, now());
          const after = { account: account.name, ended };
          record({ action: 'identity.sessions.revoked', subjectType: 'account', subjectId: accountId, after });
        } else {
          if (!(await revokeSession(tx, actor.tenantId, accountId, sessionId, now())))
            throw identityErrors.session_not_found();
          const after = { account: account.name };
          record({ action: 'identity.session.revoked', subjectType: 'session', subjectId: sessionId, after });
        }
      });
    },

    /** Ends a lock. Throws account_not_found. */
    async unlock(actor: Actor, accountId: string): Promise<void> {
      await write(db, actor, { permission: 'identity.password.reset' }, async ({ tx, record }) => {
        const account = await findAccount(tx, actor.tenantId, accountId);
        if (!account) throw identityErrors.account_not_found();
        await clearFailures(tx, actor.tenantId, accountId);
        const before = { lockedUntil: account.lockedUntil?.toISOString() ?? null };
        const subject = { subjectType: 'account', subjectId: accountId, after: { name: account.name } };
        record({ action: 'identity.account.unlocked', ...subject, before });
      });
    },
  };

  async function accountFor(actor: Actor, accountId: string): Promise<StoredAccount> {
    if (accountId !== actor.id) requirePermission(actor, 'identity.session.revoke');
    const account = await findAccount(db, actor.tenantId, accountId);
    if (!account) throw identityErrors.account_not_found();
    return account;
  }
}

/** Runs work of the same key one after the other. */
function createQueues() {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const result = (tails.get(key) ?? Promise.resolve()).then(work, work);
    const tail = result
      .catch(() => undefined)
      .finally(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return result;
  };
}
