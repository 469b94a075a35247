import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { Obligation, ObligationBody, ObligationVersion } from './duties.schema.ts';

const OWN = ['id', 'code', 'field', 'pack', 'packVersion', 'planItemId', 'documentId'] as const;
const END = ['endedOn', 'endReason', 'isDeleted', 'version'] as const;

/** Something that differs whenever obligations were made or changed. */
export async function stampOfObligations(db: Queryable, tenantId: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select count(*) || '/' || coalesce(sum(version), 0) as stamp from obligations where tenant_id = ${tenantId}`.execute(
    db,
  );
  return rows[0]?.stamp ?? '';
}

/** Obligations with all their versions, in the order of their codes; deleted ones too. */
export async function listObligations(
  db: Queryable,
  tenantId: string,
  filter: {
    ids?: readonly string[];
    codes?: readonly string[];
    documentId?: string;
    planItemIds?: readonly string[];
  } = {},
): Promise<Obligation[]> {
  let query = db
    .selectFrom('obligations')
    .select([...OWN, ...END])
    .where('tenantId', '=', tenantId);
  if (filter.ids) query = query.where('id', '=', sql<string>`any(${[...filter.ids]}::uuid[])`);
  if (filter.codes) query = query.where('code', '=', sql<string>`any(${[...filter.codes]}::text[])`);
  if (filter.documentId) query = query.where('documentId', '=', filter.documentId);
  if (filter.planItemIds) query = query.where('planItemId', '=', sql<string>`any(${[...filter.planItemIds]}::uuid[])`);
  const rows = await query.orderBy('code').execute();
  if (rows.length === 0) return [];
  const versions = await db
    .selectFrom('obligationVersions')
    .select(['obligationId', 'number', 'validFrom', 'body'])
    .where('tenantId', '=', tenantId)
    .where('obligationId', '=', sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy('validFrom')
    .execute();
  const byObligation = Map.groupBy(versions, ({ obligationId }) => obligationId);
  return rows.map((row) => ({
    ...row,
    versions: (byObligation.get(row.id) ?? []).map(({ number, validFrom, body }) => ({
      ...{ number, validFrom: String(validFrom) },
      ...(body as unknown as ObligationBody),
    })),
  })) as Obligation[];
}

export interface ObligationRow {
  code: string;
  field: string;
  pack: string;
  packVersion: string;
  planItemId: string | null;
  documentId: string | null;
}

/** Null when the code is taken. */
export async function insertObligation(
  tx: Tx,
  tenantId: string,
  row: ObligationRow,
  by: string,
): Promise<string | null> {
  const id = newId();
  const made = await tx
    .insertInto('obligations')
    .values({ ...row, tenantId, id, createdBy: by })
    .onConflict((conflict) => conflict.columns(['tenantId', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}

export async function insertVersion(
  tx: Tx,
  tenantId: string,
  obligationId: string,
  { number, validFrom, ...body }: ObligationVersion,
  made: { by: string; reason: string },
): Promise<void> {
  await tx
    .insertInto('obligationVersions')
    .values({
      ...{ tenantId, obligationId, number, validFrom, body: JSON.stringify(body) },
      ...{ reason: made.reason, changedBy: made.by },
    })
    .execute();
}

/** False when the row is at another version than the one given. */
export async function updateObligation(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<Pick<Obligation, 'field' | 'endedOn' | 'endReason' | 'isDeleted' | 'packVersion'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('obligations')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
