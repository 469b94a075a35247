import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { MediaAccount, NewMediaAccount } from './registers.schema.ts';

export type MediaRow = Omit<MediaAccount, 'attention'>;

/** The register with the last reading of each entry; open ones first, by unit and kind. */
export async function listMedia(db: Queryable, tenantId: string, id?: string): Promise<MediaRow[]> {
  const { rows } = await sql<MediaRow>`
    select m.id, m.organisation_id, m.kind, m.name, m.account, m.address, m.site_code, m.opened_on, m.closed_on, m.closing_reason,
      m.version, o.name as organisation_name, r.read_on as last_read_on, newest.newest_on, coalesce(r.finding, '') as finding
    from media_accounts m
    join organisations o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
    left join lateral (
      select read_on, finding from media_account_readings r
      where r.tenant_id = m.tenant_id and r.account_id = m.id order by read_on desc limit 1) r on true
    left join lateral (
      select max(newest_on) as newest_on from media_account_readings r
      where r.tenant_id = m.tenant_id and r.account_id = m.id) newest on true
    where m.tenant_id = ${tenantId} and (${id ?? null}::uuid is null or m.id = ${id ?? null}::uuid)
    order by m.closed_on is not null, o.sort_order, o.name, m.kind, m.name`.execute(db);
  return rows;
}

export async function insertMedia(tx: Tx, tenantId: string, account: NewMediaAccount): Promise<string> {
  const id = newId();
  await tx
    .insertInto('mediaAccounts')
    .values({ ...account, tenantId, id })
    .execute();
  return id;
}

/** False when the row is at another version than the one given. */
export async function updateMedia(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<NewMediaAccount & { closedOn: string | null; closingReason: string }>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mediaAccounts')
    .set({ ...change, version: version + 1, updatedAt: sql<Date>`now()` })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** One reading a day: a second look on the same day replaces the first. */
export async function upsertReading(
  tx: Tx,
  tenantId: string,
  reading: { accountId: string; readOn: string; readBy: string; newestOn: string | null; finding: string },
): Promise<void> {
  await tx
    .insertInto('mediaAccountReadings')
    .values({ ...reading, tenantId })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'accountId', 'readOn']).doUpdateSet({
        ...{ readBy: reading.readBy, newestOn: reading.newestOn, finding: reading.finding },
        readAt: sql<Date>`now()`,
      }),
    )
    .execute();
}
