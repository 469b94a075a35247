import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { FindingFacts, FindingKind, Seen } from './findings.rules.ts';

export interface FindingRow {
  id: string;
  targetId: string;
  targetName: string;
  kind: FindingKind;
  key: string;
  organisationId: string;
  organisationName: string;
  title: string;
  address: string;
  facts: FindingFacts;
  firstSeenAt: Date;
  lastSeenAt: Date;
  mendedAt: Date | null;
  plan: string;
  planBy: string | null;
  excuse: string;
  excusedBy: string;
  version: number;
}
export interface FindingFilter {
  targetId?: string | undefined;
  kind?: FindingKind | undefined;
  organisationId?: string | undefined;
  state: 'open' | 'excused' | 'mended';
}

const select = sql`f.id, f.target_id, t.name as target_name, f.kind, f.key, f.organisation_id, o.name as organisation_name, f.title, f.address,
  f.facts, f.first_seen_at, f.last_seen_at, f.mended_at, f.plan, f.plan_by, f.excuse, f.excused_by, f.version`;
const from = sql`site_health_findings f
  join site_health_targets t on t.tenant_id = f.tenant_id and t.id = f.target_id
  join organisations o on o.tenant_id = f.tenant_id and o.id = f.organisation_id`;

const where = (tenantId: string, units: readonly string[] | null, filter: FindingFilter) => sql`
  f.tenant_id = ${tenantId} and (${units}::uuid[] is null or f.organisation_id = any(${units}::uuid[]))
  and (${filter.targetId ?? null}::uuid is null or f.target_id = ${filter.targetId ?? null}::uuid)
  and (${filter.kind ?? null}::text is null or f.kind = ${filter.kind ?? null}::text)
  and (${filter.organisationId ?? null}::uuid is null or f.organisation_id = ${filter.organisationId ?? null}::uuid)
  and case ${filter.state} when 'mended' then f.mended_at is not null
    when 'excused' then f.mended_at is null and f.excuse <> '' else f.mended_at is null and f.excuse = '' end`;

/** Open findings the oldest first, mended ones the latest first. `units` null: of all units. */
export async function listFindings(
  db: Queryable,
  tenantId: string,
  units: readonly string[] | null,
  filter: FindingFilter,
  page: { limit: number; offset: number },
): Promise<{ items: FindingRow[]; total: number }> {
  const condition = where(tenantId, units, filter);
  const order = filter.state === 'mended' ? sql`f.mended_at desc, f.id` : sql`f.first_seen_at, f.kind, f.title, f.id`;
  const [items, total] = await Promise.all([
    sql<FindingRow>`select ${select} from ${from} where ${condition} order by ${order}
      limit ${page.limit} offset ${page.offset}`.execute(db),
    sql<{ count: number }>`select count(*)::int as count from ${from} where ${condition}`.execute(db),
  ]);
  return { items: items.rows, total: total.rows[0]?.count ?? 0 };
}

/** Every open finding of a target, also those that are set aside. */
export async function listOpenFindings(db: Queryable, tenantId: string, targetId: string): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`select ${select} from ${from}
    where f.tenant_id = ${tenantId} and f.target_id = ${targetId} and f.mended_at is null
    order by f.first_seen_at, f.kind, f.title, f.id`.execute(db);
  return rows;
}

export async function findFinding(db: Queryable, tenantId: string, id: string): Promise<FindingRow | null> {
  const { rows } = await sql<FindingRow>`select ${select} from ${from}
    where f.tenant_id = ${tenantId} and f.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** How many are open by target and kind, those set aside left out. */
export async function countFindings(
  db: Queryable,
  tenantId: string,
  units: readonly string[] | null,
): Promise<{ targetId: string; kind: FindingKind; count: number; oldestAt: Date }[]> {
  const { rows } = await sql<{ targetId: string; kind: FindingKind; count: number; oldestAt: Date }>`
    select f.target_id, f.kind, count(*)::int as count, min(f.first_seen_at) as oldest_at from site_health_findings f
    where f.tenant_id = ${tenantId} and f.mended_at is null and f.excuse = ''
      and (${units}::uuid[] is null or f.organisation_id = any(${units}::uuid[]))
    group by f.target_id, f.kind`.execute(db);
  return rows;
}

/** One check of a target at a time, so that two never open the same finding or close what the other sees. To the end of the transaction. */
export async function lockFindings(tx: Tx, targetId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`site-health:${targetId}`}, 0))`.execute(tx);
}

/** Opens what is new and keeps what is known; what an officer entered stays. Returns the new ones. */
export async function upsertSeen(
  tx: Tx,
  tenantId: string,
  targetId: string,
  seen: readonly Seen[],
  at: Date,
): Promise<{ id: string; kind: FindingKind; title: string }[]> {
  if (seen.length === 0) return [];
  const rows = seen.map((one) => ({ ...one, id: newId() }));
  const result = await sql<{ id: string; kind: FindingKind; title: string; isNew: boolean }>`
    insert into site_health_findings as f
      (tenant_id, id, target_id, kind, key, organisation_id, title, address, facts, first_seen_at, last_seen_at)
    select ${tenantId}, r.id, ${targetId}, r.kind, r.key, r."organisationId", r.title, r.address, r.facts, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, kind text, key text, "organisationId" uuid, title text, address text, facts jsonb)
    on conflict (tenant_id, target_id, kind, key) where mended_at is null
    do update set last_seen_at = excluded.last_seen_at, organisation_id = excluded.organisation_id, title = excluded.title,
      address = excluded.address, facts = excluded.facts
    returning f.id, f.kind, f.title, f.first_seen_at = f.last_seen_at as is_new`.execute(tx);
  return result.rows.filter(({ isNew }) => isNew).map(({ id, kind, title }) => ({ id, kind, title }));
}

export async function closeFindings(tx: Tx, tenantId: string, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('siteHealthFindings')
    .set((eb) => ({ mendedAt: at, version: eb('version', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .where('mendedAt', 'is', null)
    .execute();
}

/** False when it is at another version than the one given, or mended. */
export async function updateFinding(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<Pick<FindingRow, 'plan' | 'planBy' | 'excuse' | 'excusedBy' | 'organisationId'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('siteHealthFindings')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('mendedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
