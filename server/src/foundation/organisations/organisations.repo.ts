import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { NewTenant, Organisation, Site, Tenant } from './organisations.schema.ts';

const TENANT_COLUMNS = ['id', 'code', 'name', 'nameEn', 'regionCode'] as const;
const SITE_COLUMNS = [
  'tenantId',
  'id',
  'name',
  'nameEn',
  'host',
  'siteCode',
  'icpNumber',
  'policeNumber',
  'organiser',
  'contact',
  'aliases',
  'palette',
  'emblem',
  'description',
  'descriptionEn',
  'operator',
  'address',
  'ipv6',
  'showsAll',
  'unitIds',
  'status',
  'version',
] as const;
const ORGANISATION_COLUMNS = [
  'id',
  'parentId',
  'code',
  'name',
  'shortName',
  'nameEn',
  'kind',
  'creditCode',
  'address',
  'phone',
  'officeHours',
  'duties',
  'sortOrder',
  'status',
  'version',
  'updatedAt',
] as const;

/** The columns that a person fills in. */
export type OrganisationFields = Omit<Organisation, 'id' | 'version' | 'updatedAt' | 'status' | 'parentId'>;

export async function listTenants(db: Queryable): Promise<Tenant[]> {
  return db.selectFrom('tenants').select(TENANT_COLUMNS).orderBy('createdAt').orderBy('id').execute();
}

export async function findTenantByCode(db: Queryable, code: string): Promise<Tenant | null> {
  const query = db.selectFrom('tenants').select(TENANT_COLUMNS).where('code', '=', code);
  return (await query.executeTakeFirst()) ?? null;
}

/** All sites of all tenants, oldest first: the host decides the tenant, so this is the one look-up before a tenant is known. */
export async function listSites(db: Queryable): Promise<Site[]> {
  const rows = await db.selectFrom('sites').select(SITE_COLUMNS).orderBy('createdAt').orderBy('id').execute();
  return rows.map(toSite);
}

const toSite = (row: Record<keyof Site, unknown>): Site => row as Site;

/** Null when a tenant with this code is there already. */
export async function insertTenant(tx: Tx, id: string, tenant: NewTenant): Promise<Tenant | null> {
  const { code, name, nameEn = '', regionCode = '' } = tenant;
  const query = tx.insertInto('tenants').values({ id, code, name, nameEn, regionCode });
  return (
    (await query
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning(TENANT_COLUMNS)
      .executeTakeFirst()) ?? null
  );
}

export async function insertSite(tx: Tx, site: Omit<Site, 'id' | 'version' | 'status' | 'emblem'>): Promise<Site> {
  const query = tx.insertInto('sites').values({ ...site, id: newId() });
  return toSite(await query.returning(SITE_COLUMNS).executeTakeFirstOrThrow());
}

/** Null when the row is at another version than the one given. */
export async function updateSite(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<Omit<Site, 'tenantId' | 'id' | 'version'>>,
): Promise<Site | null> {
  const row = await tx
    .updateTable('sites')
    .set({ ...change, version: version + 1, updatedAt: sql<Date>`now()` })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(SITE_COLUMNS)
    .executeTakeFirst();
  return row ? toSite(row) : null;
}

/** Lets one change of the sites run at a time: hosts are unique over all tenants. Held to the end of the transaction. */
export async function lockSites(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisations:sites', 0))`.execute(tx);
}

/** Names a tenant and its first site. */
export async function updateTenantNames(
  tx: Tx,
  tenantId: string,
  names: { name: string; nameEn: string; site: Partial<Omit<Site, 'id' | 'tenantId' | 'host'>> },
): Promise<void> {
  const { site, ...tenant } = names;
  await tx.updateTable('tenants').set(tenant).where('id', '=', tenantId).execute();
  if (Object.keys(site).length === 0) return;
  const first = await tx
    .selectFrom('sites')
    .select('id')
    .where('tenantId', '=', tenantId)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('sites')
    .set({ ...site, version: sql<number>`version + 1`, updatedAt: sql<Date>`now()` })
    .where('tenantId', '=', tenantId)
    .where('id', '=', first.id)
    .execute();
}

export async function listOrganisations(db: Queryable, tenantId: string): Promise<Organisation[]> {
  const query = db.selectFrom('organisations').select(ORGANISATION_COLUMNS).where('tenantId', '=', tenantId);
  return (await query.orderBy('sortOrder').orderBy('code').execute()).map(toOrganisation);
}

export async function findOrganisation(db: Queryable, tenantId: string, id: string): Promise<Organisation | null> {
  const query = db.selectFrom('organisations').select(ORGANISATION_COLUMNS).where('tenantId', '=', tenantId);
  const row = await query.where('id', '=', id).executeTakeFirst();
  return row ? toOrganisation(row) : null;
}

export async function findOrganisationByCode(
  db: Queryable,
  tenantId: string,
  code: string,
): Promise<Organisation | null> {
  const query = db.selectFrom('organisations').select(ORGANISATION_COLUMNS).where('tenantId', '=', tenantId);
  const row = await query.where('code', '=', code).executeTakeFirst();
  return row ? toOrganisation(row) : null;
}

/** Names by id, closed organisations too; ids without an organisation are left out. */
export async function listOrganisationNames(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const query = db.selectFrom('organisations').select(['id', 'name']).where('tenantId', '=', tenantId);
  const rows = await query.where('id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How many open organisations a tenant has. */
export async function countUnits(db: Queryable, tenantId: string): Promise<number> {
  const query = db.selectFrom('organisations').select((eb) => eb.fn.countAll<number>().as('count'));
  return (await query.where('tenantId', '=', tenantId).where('status', '=', 'active').executeTakeFirstOrThrow()).count;
}

/** Lets one change of a tenant's tree run at a time, so that two moves cannot make a circle together. Held to the end of the transaction. */
export async function lockTree(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`organisations:${tenantId}`}, 0))`.execute(tx);
}

export async function insertOrganisation(
  tx: Tx,
  tenantId: string,
  organisation: OrganisationFields & { parentId: string | null },
): Promise<Organisation> {
  const query = tx.insertInto('organisations').values({ ...organisation, tenantId, id: newId() });
  return toOrganisation(await query.returning(ORGANISATION_COLUMNS).executeTakeFirstOrThrow());
}

/** Null when the row is at another version than the one given, or is not there. */
export async function updateOrganisation(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<OrganisationFields & Pick<Organisation, 'parentId' | 'status'>>,
): Promise<Organisation | null> {
  const row = await tx
    .updateTable('organisations')
    .set({ ...change, version: version + 1, updatedAt: sql<Date>`now()` })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(ORGANISATION_COLUMNS)
    .executeTakeFirst();
  return row ? toOrganisation(row) : null;
}

function toOrganisation(row: {
  [K in (typeof ORGANISATION_COLUMNS)[number]]: K extends 'updatedAt'
    ? Date
    : K extends keyof Organisation
      ? unknown
      : never;
}): Organisation {
  return { ...(row as unknown as Organisation), updatedAt: row.updatedAt.toISOString() };
}
