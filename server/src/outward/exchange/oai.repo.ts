import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import type { OaiHeader, Selection } from './oai.rules.ts';

/**
 * Every document that is or was public, as a harvester is told of it: its stamp is the moment of its last publication or of its end. A tombstone
 * tells that there was something, and nothing of it. The times of `readable()` hold here too: what is not public yet is not there at all.
 */
const stamped = (tenantId: string) => sql`
  select p.subject_id as id, p.version, o.code as unit,
    (p.state = 'withdrawn' or p.visible_until <= clock_timestamp()) as is_deleted,
    date_trunc('milliseconds', case
      when p.state = 'withdrawn' then coalesce(p.withdrawn_at, p.last_published_at)
      when p.visible_until <= clock_timestamp() then p.visible_until
      else p.last_published_at end) as at
  from publications p
  join organisations o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
  where p.tenant_id = ${tenantId} and p.subject_type = 'document'
    and (p.state = 'withdrawn' or p.visible_from <= clock_timestamp())`;

/** One part of a list, oldest stamp first, so that what changes meanwhile comes later and is not missed. */
export async function listStamped(
  db: Queryable,
  tenantId: string,
  { from, until, after }: Selection,
  unit: string,
  limit: number,
): Promise<OaiHeader[]> {
  const { rows } = await sql<OaiHeader>`
    select id, unit, is_deleted, at from (${stamped(tenantId)}) s
    where (${from}::timestamptz is null or at >= ${from}) and (${until}::timestamptz is null or at < ${until})
      and (${unit} = '' or unit = ${unit})
      and (${after?.at ?? null}::timestamptz is null or (at, id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at, id limit ${limit}`.execute(db);
  return rows;
}

export async function findStamped(db: Queryable, tenantId: string, id: string): Promise<OaiHeader | null> {
  const { rows } = await sql<OaiHeader>`
    select id, unit, is_deleted, at from (${stamped(tenantId)}) s where id = ${id}::uuid`.execute(db);
  return rows[0] ?? null;
}

export async function findEarliest(db: Queryable, tenantId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(at) as at from (${stamped(tenantId)}) s`.execute(db);
  return rows[0]?.at ?? null;
}

/** How harvesters are told of these documents; what was never public is missing. */
export async function listTold(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number; isDeleted: boolean }[]> {
  const { rows } = await sql<{ id: string; version: number; isDeleted: boolean }>`
    select id, version, is_deleted from (${stamped(tenantId)} and p.subject_id = any(${[...ids]}::uuid[])) s`.execute(
    db,
  );
  return rows;
}

/** The units that have or had something public. */
export async function listUnits(db: Queryable, tenantId: string): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from organisations o where tenant_id = ${tenantId} and exists (
      select 1 from publications p where p.tenant_id = o.tenant_id and p.organisation_id = o.id and p.subject_type = 'document'
        and (p.state = 'withdrawn' or p.visible_from <= clock_timestamp()))
    order by code`.execute(db);
  return rows;
}
