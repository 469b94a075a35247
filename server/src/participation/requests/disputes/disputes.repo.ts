import { newId, type Queryable, type Tx } from '../../../kernel/db/index.ts';
import type { DisputeView } from './disputes.schema.ts';

const COLUMNS = [
  ...(['id', 'organisationId', 'requestId', 'track', 'number', 'body', 'procedure', 'filedOn', 'servedOn'] as const),
  ...(['answerDueOn', 'answerProvisional', 'answeredOn', 'result', 'endedOn', 'version'] as const),
] as const;

/** Proceedings of a unit, the newest first. */
export async function listDisputes(db: Queryable, tenantId: string, organisationId: string): Promise<DisputeView[]> {
  const rows = await db
    .selectFrom('requestDisputes')
    .select(COLUMNS)
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', organisationId)
    .orderBy('filedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as DisputeView[];
}

export async function findDispute(db: Queryable, tenantId: string, id: string): Promise<DisputeView | null> {
  const row = await db
    .selectFrom('requestDisputes')
    .select(COLUMNS)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as DisputeView | undefined) ?? null;
}

export async function isRequestOf(
  db: Queryable,
  tenantId: string,
  organisationId: string,
  requestId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('requests')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', organisationId)
    .where('id', '=', requestId)
    .executeTakeFirst();
  return row !== undefined;
}

export type DisputeFields = Omit<DisputeView, 'id' | 'version' | 'organisationId'>;

export async function insertDispute(
  tx: Tx,
  tenantId: string,
  organisationId: string,
  fields: DisputeFields,
  by: string,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('requestDisputes')
    .values({ tenantId, id, organisationId, ...fields, createdBy: by })
    .execute();
  return id;
}

/** False when it is at another version. */
export async function updateDispute(
  tx: Tx,
  tenantId: string,
  id: string,
  fields: DisputeFields,
  version: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('requestDisputes')
    .set({ ...fields, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
