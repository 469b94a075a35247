import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';

export interface DestructionRow {
  id: string;
  closedBefore: string;
  state: 'proposed' | 'done' | 'refused';
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  decidedBy: string;
  decidedByName: string;
  decidedAt: Date | null;
  people: number;
  files: number;
  texts: number;
  version: number;
}
export interface DueCase {
  id: string;
  organisationId: string;
  code: string;
  number: string;
  closedOn: string;
  isHidden: boolean;
}

const NUMBER = sql`coalesce('〔' || r.registration_year || '〕' || r.registration_number || '号', '')`;
const CLOSED_ON = sql`(r.closed_at at time zone 'Asia/Shanghai')::date::text`;

/**
 * Cases whose people may go: closed before the day, not destroyed, in no proposal that waits, and with no reconsideration, suit or complaint
 * that is still open. The oldest first. A hidden case is due like any other.
 */
export async function listDueCases(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
  closedBefore: string,
  limit: number,
): Promise<DueCase[]> {
  const units = scope === 'all' ? sql`true` : sql`r.organisation_id = any(${[...scope]}::uuid[])`;
  const { rows } = await sql<DueCase>`
    select r.id, r.organisation_id, r.code, r.is_hidden, ${NUMBER} as number, ${CLOSED_ON} as closed_on
    from requests r
    where r.tenant_id = ${tenantId} and ${units} and (r.closed_at at time zone 'Asia/Shanghai')::date < ${closedBefore}::date
      and exists (select 1 from request_people p where p.tenant_id = r.tenant_id and p.request_id = r.id and p.destroyed_at is null)
      and not exists (select 1 from request_disputes d where d.tenant_id = r.tenant_id and d.request_id = r.id and d.ended_on is null)
      and not exists (select 1 from openness_complaints o where o.tenant_id = r.tenant_id and o.request_id = r.id and o.ended_on is null)
      and not exists (select 1 from request_destruction_cases c join request_destructions x on x.tenant_id = c.tenant_id and x.id = c.destruction_id
        where c.tenant_id = r.tenant_id and c.request_id = r.id and x.state = 'proposed')
    order by r.closed_at, r.id limit ${limit}`.execute(db);
  return rows;
}

export async function insertDestruction(
  tx: Tx,
  tenantId: string,
  row: Pick<DestructionRow, 'id' | 'closedBefore' | 'proposedBy' | 'proposedByName' | 'proposedAt'>,
  requestIds: readonly string[],
): Promise<void> {
  await tx
    .insertInto('requestDestructions')
    .values({ tenantId, ...row })
    .execute();
  await tx
    .insertInto('requestDestructionCases')
    .values(requestIds.map((requestId) => ({ tenantId, destructionId: row.id, requestId })))
    .execute();
}

export async function listDestructions(db: Queryable, tenantId: string): Promise<DestructionRow[]> {
  const { rows } = await sql<DestructionRow>`
    select id, closed_before, state, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, people, files, texts, version
    from request_destructions where tenant_id = ${tenantId} order by proposed_at desc, id desc limit 200`.execute(db);
  return rows;
}

/** The proposal, locked until the transaction ends: of two who decide at once the second sees what the first did. */
export async function lockDestruction(tx: Tx, tenantId: string, id: string): Promise<DestructionRow | null> {
  const { rows } = await sql<DestructionRow>`
    select id, closed_before, state, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, people, files, texts, version
    from request_destructions where tenant_id = ${tenantId} and id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function listCasesOf(db: Queryable, tenantId: string, destructionId: string): Promise<DueCase[]> {
  const { rows } = await sql<DueCase>`
    select r.id, r.organisation_id, r.code, r.is_hidden, ${NUMBER} as number, ${CLOSED_ON} as closed_on
    from request_destruction_cases c join requests r on r.tenant_id = c.tenant_id and r.id = c.request_id
    where c.tenant_id = ${tenantId} and c.destruction_id = ${destructionId}
    order by r.registration_year, r.registration_number, r.id`.execute(db);
  return rows;
}

export async function decideDestruction(
  tx: Tx,
  tenantId: string,
  id: string,
  change: {
    state: 'done' | 'refused';
    decidedBy: string;
    decidedByName: string;
    decidedAt: Date;
    version: number;
    people?: number;
    files?: number;
    texts?: number;
  },
): Promise<void> {
  await tx
    .updateTable('requestDestructions')
    .set(change)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Empties who asked and the hashes by which he was found; returns how many people. */
export async function emptyPeople(tx: Tx, tenantId: string, requestId: string, at: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('requestPeople')
    .set({ identitySealed: '', contactSealed: '', documentIndex: '', phoneTailIndex: '', documentTailIndex: '' })
    .set({ destroyedAt: at })
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('destroyedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Who complained about the case other than from its status page, sealed. */
export async function listComplainants(tx: Tx, tenantId: string, requestId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('opennessComplaints')
    .select('personSealed')
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('personSealed', '<>', '')
    .execute();
  return rows.map(({ personSealed }) => personSealed);
}

/** Empties who complained about the case (articles 47 and 51) by letter or at the counter; what was found stays. Returns how many. */
export async function emptyComplainants(tx: Tx, tenantId: string, requestId: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('opennessComplaints')
    .set({ personSealed: '' })
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('personSealed', '<>', '')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Takes the applicant's files from the case; returns their hashes, which nothing holds any more. */
export async function dropFiles(tx: Tx, tenantId: string, requestId: string): Promise<string[]> {
  const gone = await tx
    .deleteFrom('requestFiles')
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .returning('sha256')
    .execute();
  const hashes = gone.map(({ sha256 }) => sha256);
  if (hashes.length > 0)
    await tx
      .deleteFrom('heldFiles')
      .where('tenantId', '=', tenantId)
      .where('holderType', '=', 'request')
      .where('holderId', '=', requestId)
      .where('sha256', 'in', hashes)
      .execute();
  return hashes;
}

/** Hashes of these that something still holds. */
export async function listStillHeld(db: Queryable, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await db
    .selectFrom('heldFiles')
    .select('sha256')
    .where('sha256', 'in', [...hashes])
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

/** Every column that holds sealed words of cases, asked of the database itself: what is added later is not forgotten. */
export async function listSealedColumns(db: Queryable): Promise<{ table: string; column: string; key: string }[]> {
  const { rows } = await sql<{ table: string; column: string; key: string }>`
    select c.table_name as "table", c.column_name as "column", case when c.table_name = 'requests' then 'id' else 'request_id' end as key
    from information_schema.columns c
    where c.table_schema = current_schema() and c.column_name like '%\\_sealed' and c.table_name <> 'request_people'
      and (c.table_name = 'requests' or exists (select 1 from information_schema.columns k
        where k.table_schema = c.table_schema and k.table_name = c.table_name and k.column_name = 'request_id'))
    order by 1, 2`.execute(db);
  return rows;
}

export async function listSealed(
  tx: Tx,
  tenantId: string,
  requestId: string,
  { table, column, key }: { table: string; column: string; key: string },
): Promise<{ place: string; sealed: string }[]> {
  const { rows } = await sql<{ place: string; sealed: string }>`
    select ctid::text as place, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where tenant_id = ${tenantId} and ${sql.ref(key)} = ${requestId} and ${sql.ref(column)} <> '' for update`.execute(
    tx,
  );
  return rows;
}

export async function updateSealed(
  tx: Tx,
  tenantId: string,
  { table, column }: { table: string; column: string },
  place: string,
  sealed: string,
): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sealed} where tenant_id = ${tenantId} and ctid = ${place}::tid`.execute(
    tx,
  );
}
