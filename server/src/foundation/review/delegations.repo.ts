import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';

export interface DelegationRow {
  id: string;
  fromAccount: string;
  toAccount: string;
  fromOn: string;
  untilOn: string;
  reason: string;
  endedAt: Date | null;
  version: number;
}

const day = (column: 'from_on' | 'until_on') => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

const delegations = (db: Queryable, tenantId: string) =>
  db
    .selectFrom('reviewDelegations')
    .select([
      'id',
      'fromAccount',
      'toAccount',
      day('from_on').as('fromOn'),
      day('until_on').as('untilOn'),
      'reason',
      'endedAt',
      'version',
    ])
    .where('tenantId', '=', tenantId);

/** Those that hold on a day (YYYY-MM-DD), of the whole tenant. */
export async function listRunning(db: Queryable, tenantId: string, on: string): Promise<DelegationRow[]> {
  return delegations(db, tenantId)
    .where('endedAt', 'is', null)
    .where('fromOn', '<=', on)
    .where('untilOn', '>=', on)
    .execute();
}

/** All that an account gave or was given, newest first. */
export async function listDelegationsOf(db: Queryable, tenantId: string, accountId: string): Promise<DelegationRow[]> {
  return delegations(db, tenantId)
    .where((eb) => eb.or([eb('fromAccount', '=', accountId), eb('toAccount', '=', accountId)]))
    .orderBy('fromOn', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** Serialises the delegations of an account, so that two cannot overlap. */
export async function lockDelegations(tx: Tx, tenantId: string, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review.delegation ${tenantId} ${accountId}`}, 0))`.execute(
    tx,
  );
}

export async function insertDelegation(
  tx: Tx,
  tenantId: string,
  row: Omit<DelegationRow, 'endedAt' | 'version'> & { createdAt: Date },
): Promise<void> {
  await tx
    .insertInto('reviewDelegations')
    .values({ tenantId, ...row })
    .execute();
}

export async function endDelegation(tx: Tx, tenantId: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('reviewDelegations')
    .set({ endedAt: at, version: sql`version + 1` })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}
