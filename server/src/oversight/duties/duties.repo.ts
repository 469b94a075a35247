import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { Duty } from './duties.schema.ts';
import type { UnitOf } from './units.rules.ts';

/** One writer of a tenant's duties at a time. Held to the end of the transaction. */
export async function lockDuties(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`duties:${tenantId}`}, 0))`.execute(tx);
}

interface DutyRow extends Omit<Duty, 'dueAt' | 'settledAt'> {
  dueAt: Date | null;
  settledAt: Date | null;
}

/** In the one form in which duties are compared. */
const toDuty = (row: DutyRow): Duty => ({
  ...{ obligationId: row.obligationId, organisationId: row.organisationId, period: row.period },
  ...{ responsibleId: row.responsibleId, rule: row.rule, opensOn: row.opensOn, nearOn: row.nearOn, dueOn: row.dueOn },
  ...{ dueAt: row.dueAt?.toISOString() ?? null, needed: row.needed, counted: row.counted, settledOn: row.settledOn },
  ...{ settledAt: row.settledAt?.toISOString() ?? null, isLate: row.isLate, closedOn: row.closedOn },
  ...{ decision: row.decision, provisional: row.provisional, evidence: row.evidence },
});

/** Stored duties of these units; of these obligations only when given. */
export async function listDuties(
  db: Queryable,
  tenantId: string,
  of: { unitIds: readonly string[]; obligationIds?: readonly string[] },
): Promise<Duty[]> {
  let query = db
    .selectFrom('duties')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('organisationId', '=', sql<string>`any(${[...of.unitIds]}::uuid[])`);
  if (of.obligationIds) query = query.where('obligationId', '=', sql<string>`any(${[...of.obligationIds]}::uuid[])`);
  return ((await query.execute()) as unknown as DutyRow[]).map(toDuty);
}

/** Puts duties in place of what stands under their keys. One statement, however many there are. */
export async function upsertDuties(tx: Tx, tenantId: string, duties: readonly Duty[]): Promise<void> {
  if (duties.length === 0) return;
  await sql`
    insert into duties (tenant_id, obligation_id, organisation_id, period, responsible_id, rule, opens_on, near_on, due_on, due_at, needed, counted,
      settled_on, settled_at, is_late, closed_on, decision, provisional, evidence)
    select ${tenantId}::uuid, r."obligationId", r."organisationId", r.period, r."responsibleId", r.rule, r."opensOn", r."nearOn", r."dueOn",
      r."dueAt", r.needed, r.counted, r."settledOn", r."settledAt", r."isLate", r."closedOn", r.decision, r.provisional, r.evidence
    from json_to_recordset(${JSON.stringify(duties)}::json) as r("obligationId" uuid, "organisationId" uuid, period text, "responsibleId" uuid,
      rule int, "opensOn" date, "nearOn" date, "dueOn" date, "dueAt" timestamptz, needed int, counted int, "settledOn" date, "settledAt" timestamptz,
      "isLate" boolean, "closedOn" date, decision text, provisional boolean, evidence text[])
    on conflict (tenant_id, organisation_id, obligation_id, period) do update set
      responsible_id = excluded.responsible_id, rule = excluded.rule, opens_on = excluded.opens_on, near_on = excluded.near_on,
      due_on = excluded.due_on, due_at = excluded.due_at, needed = excluded.needed, counted = excluded.counted, settled_on = excluded.settled_on,
      settled_at = excluded.settled_at, is_late = excluded.is_late, closed_on = excluded.closed_on, decision = excluded.decision,
      provisional = excluded.provisional, evidence = excluded.evidence`.execute(tx);
}

export type DutyKey = Pick<Duty, 'organisationId' | 'obligationId' | 'period'>;

export async function deleteDuties(tx: Tx, tenantId: string, keys: readonly DutyKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    delete from duties d using json_to_recordset(${JSON.stringify(keys)}::json)
      as k("organisationId" uuid, "obligationId" uuid, period text)
    where d.tenant_id = ${tenantId} and d.organisation_id = k."organisationId" and d.obligation_id = k."obligationId"
      and d.period = k.period`.execute(tx);
}

/** Units that duties stand for, in order. */
export async function listDutyUnits(db: Queryable, tenantId: string): Promise<string[]> {
  // A walk along the key instead of a look at every duty.
  const { rows } = await sql<{ id: string }>`
    with recursive units as (
      (select organisation_id from duties where tenant_id = ${tenantId} order by organisation_id limit 1)
      union all
      select (select d.organisation_id from duties d where d.tenant_id = ${tenantId} and d.organisation_id > u.organisation_id
              order by d.organisation_id limit 1)
      from units u where u.organisation_id is not null)
    select organisation_id as id from units where organisation_id is not null`.execute(db);
  return rows.map(({ id }) => id);
}

/** Takes away counts that came to nothing. */
export async function deleteEmptyTallies(tx: Tx, tenantId: string): Promise<void> {
  await tx.deleteFrom('dutyTallies').where('tenantId', '=', tenantId).where('count', '=', 0).execute();
}

/** Something that differs whenever a unit was made, changed or closed. */
export async function stampOfUnits(db: Queryable, tenantId: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select count(*) || '/' || coalesce(sum(version), 0) as stamp from organisations where tenant_id = ${tenantId}`.execute(
    db,
  );
  return rows[0]?.stamp ?? '';
}

export async function listUnits(
  db: Queryable,
  tenantId: string,
): Promise<(UnitOf & { name: string; shortName: string })[]> {
  const query = db.selectFrom('organisations').select(['id', 'kind', 'status', 'name', 'shortName']);
  return (await query.where('tenantId', '=', tenantId).orderBy('id').execute()) as (UnitOf & {
    name: string;
    shortName: string;
  })[];
}

/** What duties were computed on. */
export interface Basis {
  horizonOn: string;
  /** Years of the calendar with their versions. */
  calendar: string;
  /** Units and successions. */
  units: string;
}

export async function findBasis(db: Queryable, tenantId: string): Promise<Basis | null> {
  const query = db.selectFrom('dutyBases').select(['horizonOn', 'calendar', 'units']).where('tenantId', '=', tenantId);
  const row = await query.executeTakeFirst();
  return row ? { ...row, horizonOn: String(row.horizonOn) } : null;
}

export async function upsertBasis(tx: Tx, tenantId: string, basis: Basis): Promise<void> {
  await tx
    .insertInto('dutyBases')
    .values({ ...basis, tenantId })
    .onConflict((conflict) =>
      conflict.column('tenantId').doUpdateSet({ ...basis, computedAt: sql<Date>`clock_timestamp()` }),
    )
    .execute();
}
