import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import { ROLE_NAMES, ROLES } from './identity.rules.ts';

/** Who is who, for other modules: what an account's owner is called, and who may do a thing in a unit. */

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Account id → the name that colleagues know. Ids that are no account's (system actors) are missing; the audit itself keeps account names only. */
export async function listDisplayNames(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => UUID.test(id));
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'displayName'])
    .where('tenantId', '=', tenantId)
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}

/** Account name (what somebody signs in with, kept beside what he did; it never changes) → the name that colleagues know. Others are missing. */
export async function listNamesByLogin(
  db: Queryable,
  tenantId: string,
  logins: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(logins)].filter((login) => login !== '');
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['name', 'displayName'])
    .where('tenantId', '=', tenantId)
    .where('name', 'in', wanted)
    .execute();
  return new Map(rows.map(({ name, displayName }) => [name, displayName]));
}

/** What colleagues call the owner of an account, and the unit that he is of; null for system actors. */
export async function findPerson(
  db: Queryable,
  tenantId: string,
  id: string,
): Promise<{ name: string; organisationId: string | null } | null> {
  if (!UUID.test(id)) return null;
  const query = db.selectFrom('accounts').select(['displayName as name', 'organisationId']);
  return (await query.where('tenantId', '=', tenantId).where('id', '=', id).executeTakeFirst()) ?? null;
}

export interface Holder {
  permission: string;
  organisationId: string;
  accountId: string;
  displayName: string;
}

/** Active accounts that hold a permission for a unit: through a role in it, in a unit above it, or in the whole tenant. By display name. */
export async function listHolders(
  db: Queryable,
  tenantId: string,
  needs: readonly { permission: string; organisationId: string }[],
): Promise<Holder[]> {
  if (needs.length === 0) return [];
  const roles = ROLE_NAMES.flatMap((role) => ROLES[role].permissions.map((permission) => ({ permission, role })));
  const { rows } = await sql<Holder>`
    with recursive needs as (
      select distinct n.permission, n."organisationId" as unit
      from jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as n(permission text, "organisationId" uuid)),
    above (unit, id) as (
      select distinct unit, unit from needs
      union
      select above.unit, o.parent_id from above
      join organisations o on o.tenant_id = ${tenantId} and o.id = above.id
      where o.parent_id is not null)
    select distinct n.permission, n.unit as organisation_id, a.id as account_id, a.display_name
    from needs n
    join jsonb_to_recordset(${JSON.stringify(roles)}::jsonb) as able(permission text, role text) on able.permission = n.permission
    join account_roles r on r.tenant_id = ${tenantId} and r.role = able.role
      and (r.organisation_id is null
        or exists (select from above where above.unit = n.unit and above.id = r.organisation_id))
    join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id and a.status = 'active'
    order by a.display_name`.execute(db);
  return rows;
}
