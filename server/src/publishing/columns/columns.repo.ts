import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { Column } from './columns.schema.ts';

const COLUMNS = [
  ...(['id', 'siteId', 'parentId', 'code', 'name', 'nameEn', 'kind', 'role', 'clause', 'organisationId'] as const),
  ...([
    'description',
    'keywords',
    'category',
    'link',
    'freshnessDays',
    'inNavigation',
    'sortOrder',
    'status',
    'version',
  ] as const),
] as const;

const toColumn = (row: Record<keyof Column, unknown>): Column => row as Column;

/** The columns of a tenant, of one site if it is given, in the order of their places. */
export async function listColumns(db: Queryable, tenantId: string, siteId?: string): Promise<Column[]> {
  let query = db.selectFrom('siteColumns').select(COLUMNS).where('tenantId', '=', tenantId);
  if (siteId !== undefined) query = query.where('siteId', '=', siteId);
  return (await query.orderBy('sortOrder').orderBy('code').execute()).map(toColumn);
}

/** Changes of one site's tree run one at a time, so that two moves cannot make a circle together. Held to the end of the transaction. */
export async function lockColumns(tx: Tx, siteId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`columns:${siteId}`}, 0))`.execute(tx);
}

export async function insertColumns(
  tx: Tx,
  tenantId: string,
  columns: readonly Omit<Column, 'id' | 'version' | 'status'>[],
): Promise<Column[]> {
  if (columns.length === 0) return [];
  const rows = columns.map((column) => ({ ...column, tenantId, id: newId() }));
  return (await tx.insertInto('siteColumns').values(rows).returning(COLUMNS).execute()).map(toColumn);
}

/** Null when the row is at another version than the one given, or is not there. */
export async function updateColumn(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<Omit<Column, 'id' | 'siteId' | 'version'>>,
): Promise<Column | null> {
  const row = await tx
    .updateTable('siteColumns')
    .set({ ...change, version: version + 1, updatedAt: sql<Date>`now()` })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row ? toColumn(row) : null;
}

/** Sets places without counting them as a change of the columns that only made room. */
export async function updatePlaces(
  tx: Tx,
  tenantId: string,
  places: readonly { id: string; sortOrder: number }[],
): Promise<void> {
  if (places.length === 0) return;
  await sql`
    update site_columns c set sort_order = r."sortOrder"
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(id uuid, "sortOrder" integer)
    where c.tenant_id = ${tenantId} and c.id = r.id`.execute(tx);
}

/** The day of the newest public thing in each list, along the index of lists; with `until`, of those that are dated up to that day. */
export async function listNewestDays(
  db: Queryable,
  tenantId: string,
  siteId?: string,
  until?: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; lastOn: string | null }>`
    select c.id, newest.listed_on as last_on
    from site_columns c
    left join lateral (
      select p.listed_on from column_placements p
      where p.tenant_id = c.tenant_id and p.column_id = c.id and p.is_public and (${until ?? null}::date is null or p.listed_on <= ${until ?? null}::date)
      order by p.listed_on desc, p.subject_id desc limit 1
    ) newest on true
    where c.tenant_id = ${tenantId} and (${siteId ?? null}::uuid is null or c.site_id = ${siteId ?? null}::uuid)`.execute(
    db,
  );
  return new Map(rows.flatMap(({ id, lastOn }) => (lastOn ? [[id, lastOn] as const] : [])));
}
