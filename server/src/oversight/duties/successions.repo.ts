import { sql } from 'kysely';
import { isUniqueViolation, newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { UnitSuccession } from './duties.schema.ts';

export interface StoredSuccession {
  id: string;
  kind: 'merged' | 'split' | 'renamed';
  fromId: string;
  toId: string;
  isMain: boolean;
  succeededOn: string;
  source: string;
  madeAt: Date;
  madeBy: string;
  reversedAt: Date | null;
  reversedBy: string;
  reversalReason: string;
}

/** All changes of units, the newest first; those taken back too. */
export async function listSuccessions(db: Queryable, tenantId: string): Promise<StoredSuccession[]> {
  const rows = await db
    .selectFrom('unitSuccessions')
    .select(['id', 'kind', 'fromId', 'toId', 'isMain', 'succeededOn', 'source', 'madeAt', 'madeBy'])
    .select(['reversedAt', 'reversedBy', 'reversalReason'])
    .where('tenantId', '=', tenantId)
    .orderBy('succeededOn', 'desc')
    .orderBy('id')
    .execute();
  return rows as StoredSuccession[];
}

/** Those in force on a day, as the engine reads them. */
export async function listStandingSuccessions(db: Queryable, tenantId: string, on: string): Promise<UnitSuccession[]> {
  const rows = await db
    .selectFrom('unitSuccessions')
    .select(['fromId', 'toId', 'isMain', 'succeededOn as on'])
    .where('tenantId', '=', tenantId)
    .where('reversedAt', 'is', null)
    .where('succeededOn', '<=', on)
    .orderBy('succeededOn')
    .orderBy('id')
    .execute();
  return rows as UnitSuccession[];
}

/** False when it stands already. */
export async function insertSuccession(
  tx: Tx,
  tenantId: string,
  row: Pick<StoredSuccession, 'kind' | 'fromId' | 'toId' | 'isMain' | 'succeededOn' | 'source' | 'madeBy'>,
): Promise<string | null> {
  const id = newId();
  try {
    await tx
      .insertInto('unitSuccessions')
      .values({ ...row, tenantId, id })
      .execute();
    return id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** False when it is not there or was taken back already. */
export async function reverseSuccession(
  tx: Tx,
  tenantId: string,
  id: string,
  by: string,
  reason: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('unitSuccessions')
    .set({ reversedAt: sql<Date>`clock_timestamp()`, reversedBy: by, reversalReason: reason })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('reversedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
