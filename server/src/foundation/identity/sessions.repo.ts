import { newId, type Database, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { selectAccounts, type StoredAccount } from './accounts.repo.ts';

export interface StoredSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  address: string;
  userAgent: string;
}

export interface LiveSession {
  session: Pick<StoredSession, 'id' | 'lastSeenAt' | 'expiresAt'>;
  account: StoredAccount;
  tenant: { name: string; nameEn: string };
}

/** When a session counts as over: not seen since `idleSince`, or past its end at `now`. */
export interface SessionClock {
  now: Date;
  idleSince: Date;
}

/**
 * The live session of a token with its account and roles, in one query at every request: nothing about sessions and roles is
 * cached, so a revocation holds from its commit on. The token decides the tenant, so this look-up has none.
 */
export async function findLiveSession(
  db: Queryable,
  tokenHash: Buffer,
  clock: SessionClock,
): Promise<LiveSession | null> {
  const row = await selectAccounts(db)
    .innerJoin('sessions as s', (join) => join.onRef('s.tenantId', '=', 'a.tenantId').onRef('s.accountId', '=', 'a.id'))
    .innerJoin('tenants as t', 't.id', 'a.tenantId')
    .select(['s.id as sessionId', 's.lastSeenAt', 's.expiresAt', 't.name as tenantName', 't.nameEn as tenantNameEn'])
    .where('s.tokenHash', '=', tokenHash)
    .where('s.revokedAt', 'is', null)
    .where('s.expiresAt', '>', clock.now)
    .where('s.lastSeenAt', '>', clock.idleSince)
    .where('a.status', '=', 'active')
    .executeTakeFirst();
  if (!row) return null;
  const { sessionId, lastSeenAt, expiresAt, tenantName, tenantNameEn, ...account } = row;
  return {
    session: { id: sessionId, lastSeenAt, expiresAt },
    account,
    tenant: { name: tenantName, nameEn: tenantNameEn },
  };
}

export async function insertSession(
  tx: Tx,
  tenantId: string,
  session: { accountId: string; tokenHash: Buffer; now: Date; expiresAt: Date; address: string; userAgent: string },
): Promise<string> {
  const { now, ...rest } = session;
  const id = newId();
  await tx
    .insertInto('sessions')
    .values({ ...rest, tenantId, id, createdAt: now, lastSeenAt: now })
    .execute();
  return id;
}

export async function touchSession(db: Database, tenantId: string, id: string, at: Date): Promise<void> {
  const query = db.updateTable('sessions').set({ lastSeenAt: at }).where('tenantId', '=', tenantId);
  await query.where('id', '=', id).where('lastSeenAt', '<', at).execute();
}

/** Sessions that are still open, the latest first. */
export async function listLiveSessions(
  db: Queryable,
  tenantId: string,
  accountId: string,
  clock: SessionClock,
): Promise<StoredSession[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'createdAt', 'lastSeenAt', 'expiresAt', 'address', 'userAgent'])
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', clock.now)
    .where('lastSeenAt', '>', clock.idleSince)
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

/** Ends one session. False when there is none that is open. */
export async function revokeSession(
  tx: Tx,
  tenantId: string,
  accountId: string,
  id: string,
  at: Date,
): Promise<boolean> {
  const query = tx.updateTable('sessions').set({ revokedAt: at }).where('tenantId', '=', tenantId);
  const own = query.where('accountId', '=', accountId).where('id', '=', id).where('revokedAt', 'is', null);
  return (await own.executeTakeFirst()).numUpdatedRows > 0n;
}

/** Ends all sessions of an account but one. Returns how many it ended. */
export async function revokeSessions(
  tx: Tx,
  tenantId: string,
  accountId: string,
  at: Date,
  exceptId?: string,
): Promise<number> {
  let query = tx.updateTable('sessions').set({ revokedAt: at }).where('tenantId', '=', tenantId);
  query = query.where('accountId', '=', accountId).where('revokedAt', 'is', null);
  if (exceptId !== undefined) query = query.where('id', '<>', exceptId);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Addresses and browsers are personal data: sessions that ended before `before` go. */
export async function deleteOldSessions(tx: Tx, tenantId: string, accountId: string, before: Date): Promise<void> {
  const query = tx.deleteFrom('sessions').where('tenantId', '=', tenantId).where('accountId', '=', accountId);
  await query.where('expiresAt', '<', before).execute();
}
