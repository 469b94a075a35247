import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { NewReadingPoint, ReadingPoint } from './reading-points.schema.ts';

/** Reading points in their order; open ones first. */
export async function listPoints(db: Queryable, tenantId: string, id?: string): Promise<ReadingPoint[]> {
  let query = db
    .selectFrom('readingPoints as p')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'p.tenantId').onRef('o.id', '=', 'p.organisationId'),
    )
    .select(['p.id', 'p.organisationId', 'o.name as organisationName', 'p.name', 'p.kind', 'p.address', 'p.hours'])
    .select(['p.phone', 'p.stock', 'p.stockCheckedOn', 'p.closedOn', 'p.version'])
    .where('p.tenantId', '=', tenantId);
  if (id) query = query.where('p.id', '=', id);
  const rows = await query
    .orderBy((eb) => eb('p.closedOn', 'is not', null))
    .orderBy('p.sortOrder')
    .orderBy('p.name')
    .execute();
  return rows as ReadingPoint[];
}

export async function insertPoint(tx: Tx, tenantId: string, point: NewReadingPoint): Promise<string> {
  const id = newId();
  await tx
    .insertInto('readingPoints')
    .values({ ...point, tenantId, id })
    .execute();
  return id;
}

/** False when the row is at another version than the one given. */
export async function updatePoint(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<NewReadingPoint & { closedOn: string | null }>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('readingPoints')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
