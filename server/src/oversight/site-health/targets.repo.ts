import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { DayOfSamples } from './availability.rules.ts';
import type { FindingFacts, FindingKind } from './findings.rules.ts';

/** What is watched, samples of it, and when each kind of thing was looked at. */

export interface TargetRow {
  id: string;
  siteId: string | null;
  name: string;
  origin: string;
  hosts: string[];
  organisationId: string;
  hasServices: boolean;
  isWatched: boolean;
  nextSampleAt: Date;
  nextCrawlAt: Date;
  nextCheckAt: Date;
  checkerHash: string | null;
  version: number;
}
export type TargetFields = Pick<
  TargetRow,
  'siteId' | 'name' | 'origin' | 'hosts' | 'organisationId' | 'hasServices' | 'isWatched'
>;
export interface SampleRow {
  targetId: string;
  sampledAt: Date;
  source: string;
  sampledOn: string;
  isOpen: boolean;
  milliseconds: number;
  status: number | null;
  fault: string;
}

const COLUMNS = [
  ...(['id', 'siteId', 'name', 'origin', 'hosts', 'organisationId', 'hasServices', 'isWatched'] as const),
  ...(['nextSampleAt', 'nextCrawlAt', 'nextCheckAt', 'checkerHash', 'version'] as const),
] as const;

export async function listTargets(db: Queryable, tenantId: string): Promise<TargetRow[]> {
  return db
    .selectFrom('siteHealthTargets')
    .select(COLUMNS)
    .where('tenantId', '=', tenantId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export async function findTarget(db: Queryable, tenantId: string, id: string): Promise<TargetRow | null> {
  const query = db.selectFrom('siteHealthTargets').select(COLUMNS).where('tenantId', '=', tenantId);
  return (await query.where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The target that a checker elsewhere proves to be trusted for. */
export async function findTargetByChecker(db: Queryable, tenantId: string, hash: string): Promise<TargetRow | null> {
  const query = db.selectFrom('siteHealthTargets').select(COLUMNS).where('tenantId', '=', tenantId);
  return (await query.where('checkerHash', '=', hash).executeTakeFirst()) ?? null;
}

export async function insertTarget(tx: Tx, tenantId: string, fields: TargetFields): Promise<string> {
  const id = newId();
  await tx
    .insertInto('siteHealthTargets')
    .values({ ...fields, tenantId, id })
    .execute();
  return id;
}

/** False when the row is at another version than the one given. */
export async function updateTarget(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<TargetFields> & { checkerHash?: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('siteHealthTargets')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type Due = 'nextSampleAt' | 'nextCrawlAt' | 'nextCheckAt';

/** Sets when something is done next, whoever else changes the target. */
export async function setNext(tx: Queryable, tenantId: string, id: string, due: Due, at: Date): Promise<void> {
  await tx
    .updateTable('siteHealthTargets')
    .set({ [due]: at })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Takes a due target for this process: of two that ask at once one is told true. */
export async function claimDue(
  db: Queryable,
  tenantId: string,
  target: TargetRow,
  due: Due,
  next: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('siteHealthTargets')
    .set({ [due]: next })
    .where('tenantId', '=', tenantId)
    .where('id', '=', target.id)
    // The database keeps microseconds, which a Date has not.
    .where((eb) => eb(sql<Date>`date_trunc('milliseconds', ${eb.ref(due)})`, '=', target[due]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Adds samples; one that is there already stays as it is. Returns how many are new. */
export async function insertSamples(tx: Queryable, tenantId: string, samples: readonly SampleRow[]): Promise<number> {
  if (samples.length === 0) return 0;
  const result = await tx
    .insertInto('siteHealthSamples')
    .values(samples.map((sample) => ({ ...sample, tenantId })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

/** Samples by day since a day; failed: not open, or open only after so many milliseconds. */
export async function countSamples(
  db: Queryable,
  tenantId: string,
  targetId: string,
  since: string,
  limitMs: number,
): Promise<DayOfSamples[]> {
  const { rows } = await sql<{ on: string; count: number; failed: number }>`
    select sampled_on as on, count(*)::int as count,
      (count(*) filter (where not is_open or milliseconds >= ${limitMs}))::int as failed
    from site_health_samples
    where tenant_id = ${tenantId} and target_id = ${targetId} and sampled_on >= ${since}::date
    group by sampled_on order by sampled_on`.execute(db);
  return rows;
}

export async function listLastSamples(
  db: Queryable,
  tenantId: string,
  targetId: string,
  limit: number,
): Promise<SampleRow[]> {
  return db
    .selectFrom('siteHealthSamples')
    .select(['targetId', 'sampledAt', 'source', 'sampledOn', 'isOpen', 'milliseconds', 'status', 'fault'])
    .where('tenantId', '=', tenantId)
    .where('targetId', '=', targetId)
    .orderBy('sampledAt', 'desc')
    .limit(limit)
    .execute();
}

export interface CheckRow {
  targetId: string;
  kind: FindingKind;
  checkedAt: Date;
  outcome: 'checked' | 'could_not';
  facts: FindingFacts;
}

/** A check that could not be made leaves the time of the last one that could. */
export async function saveChecks(tx: Tx, tenantId: string, checks: readonly CheckRow[]): Promise<void> {
  if (checks.length === 0) return;
  await tx
    .insertInto('siteHealthChecks')
    .values(checks.map((check) => ({ ...check, tenantId, facts: JSON.stringify(check.facts) })))
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'targetId', 'kind']).doUpdateSet((eb) => ({
        outcome: eb.ref('excluded.outcome'),
        facts: eb.ref('excluded.facts'),
        checkedAt: sql<Date>`case when excluded.outcome = 'checked' or site_health_checks.outcome = 'could_not'
          then excluded.checked_at else site_health_checks.checked_at end`,
      })),
    )
    .execute();
}

export async function listChecks(db: Queryable, tenantId: string, targetId?: string): Promise<CheckRow[]> {
  let query = db
    .selectFrom('siteHealthChecks')
    .select(['targetId', 'kind', 'checkedAt', 'outcome', 'facts'])
    .where('tenantId', '=', tenantId);
  if (targetId !== undefined) query = query.where('targetId', '=', targetId);
  return (await query.execute()) as CheckRow[];
}

export async function listOwnSettings(
  db: Queryable,
  tenantId: string,
): Promise<{ code: string; value: unknown; source: string }[]> {
  return db
    .selectFrom('siteHealthSettings')
    .select(['code', 'value', 'source'])
    .where('tenantId', '=', tenantId)
    .execute();
}

/** Null takes the setting of the place away: the one of the release holds again. */
export async function saveSetting(
  tx: Tx,
  tenantId: string,
  code: string,
  own: { value: unknown; source: string } | null,
  by: { changedBy: string; changedAt: Date },
): Promise<void> {
  if (own === null) {
    await tx.deleteFrom('siteHealthSettings').where('tenantId', '=', tenantId).where('code', '=', code).execute();
    return;
  }
  const row = { value: JSON.stringify(own.value), source: own.source, ...by };
  await tx
    .insertInto('siteHealthSettings')
    .values({ tenantId, code, ...row })
    .onConflict((conflict) => conflict.columns(['tenantId', 'code']).doUpdateSet(row))
    .execute();
}
