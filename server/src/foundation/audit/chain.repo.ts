import { sql, type RawBuilder } from 'kysely';
import type { Database, Queryable, Tx } from '../../kernel/db/index.ts';
import { FIRST_LINK, linkHash, type SealedRow } from './chain.rules.ts';

/** Every column of an entry, as text. jsonb and uuid are taken as PostgreSQL writes them, which does not change between reads. */
export const DIGESTED_COLUMNS: Record<string, string> = {
  tenant_id: 'e.tenant_id::text',
  id: 'e.id::text',
  occurred_at: '(extract(epoch from e.occurred_at) * 1000000)::bigint::text',
  actor_kind: 'e.actor_kind',
  actor_id: 'e.actor_id',
  actor_name: 'e.actor_name',
  action: 'e.action',
  subject_type: 'e.subject_type',
  subject_id: 'e.subject_id',
  before: 'e.before::text',
  after: 'e.after::text',
  request_id: 'e.request_id',
};

/** Each value with its length in front, `-` for null, so that no two different rows read the same. Computed where the rows are: large values do not travel. */
const digest: RawBuilder<Buffer> = sql.raw(
  `pg_catalog.sha256(convert_to(${Object.values(DIGESTED_COLUMNS)
    .map((column) => `coalesce(octet_length(${column}) || ':' || ${column}, '-')`)
    .join(' || ')}, 'UTF8'))`,
);

const micros = (column: string) => sql.raw<number>(`(extract(epoch from ${column}) * 1000000)::bigint`);

export interface ChainHead {
  seq: number;
  hash: Buffer;
  sealedAt: Date;
}

/** Only one process at a time extends or exports a tenant's chain. Held to the end of the transaction. */
export async function lockChain(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit-seal:${tenantId}`}, 0))`.execute(tx);
}

export async function findHead(db: Queryable, tenantId: string): Promise<ChainHead | null> {
  const query = db.selectFrom('auditChain').select(['seq', 'hash', 'sealedAt']).where('tenantId', '=', tenantId);
  return (await query.orderBy('seq', 'desc').limit(1).executeTakeFirst()) ?? null;
}

/** Chains up to `limit` waiting entries, oldest ids first, whenever they were committed. Returns how many left the queue. */
export async function sealBatch(tx: Tx, tenantId: string, limit: number): Promise<number> {
  await lockChain(tx, tenantId);
  const { rows: waiting } = await sql<{ id: string; digest: Buffer; sealed: boolean; sealedAtMicros: number }>`
    select e.id, ${digest} as digest, ${micros('clock_timestamp()')} as sealed_at_micros,
           exists (select 1 from audit_chain c where c.tenant_id = e.tenant_id and c.entry_id = e.id) as sealed
    from audit_unsealed u join audit_entries e on e.tenant_id = u.tenant_id and e.id = u.entry_id
    where u.tenant_id = ${tenantId} order by u.entry_id limit ${limit}`.execute(tx);
  const [first] = waiting;
  if (!first) return 0;

  const head = await findHead(tx, tenantId);
  let seq = head?.seq ?? 0;
  let previous = head?.hash ?? FIRST_LINK;
  const links: { seq: number; id: string; hash: string }[] = [];
  for (const entry of waiting) {
    if (entry.sealed) continue; // put into the queue a second time by hand: sealing it twice would stop the chain
    seq += 1;
    previous = linkHash(previous, seq, first.sealedAtMicros, entry.digest);
    links.push({ seq, id: entry.id, hash: previous.toString('hex') });
  }
  await sql`
    insert into audit_chain (tenant_id, seq, entry_id, hash, sealed_at)
    select ${tenantId}::uuid, l.seq, l.id, decode(l.hash, 'hex'),
           timestamptz 'epoch' + ${first.sealedAtMicros}::bigint * interval '1 microsecond'
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l(seq bigint, id uuid, hash text)`.execute(tx);
  const ids = waiting.map((entry) => entry.id);
  await sql`delete from audit_unsealed where tenant_id = ${tenantId} and entry_id = any(${ids}::uuid[])`.execute(tx);
  return waiting.length;
}

/** Tenants that have entries waiting for a seal. */
export async function listTenantsToSeal(db: Queryable): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from tenants t where exists (select 1 from audit_unsealed u where u.tenant_id = t.id) order by t.id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Tenants that have a chain. */
export async function listTenantsSealed(db: Queryable): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from tenants t where exists (select 1 from audit_chain c where c.tenant_id = t.id) order by t.id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** One unchanging view of the store for as long as `work` runs, so that sealing may go on meanwhile without being taken for tampering. */
export async function inSnapshot<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

/** The next rows of the chain after `afterSeq` (null: from the start), each with today's digest of its entry. */
export async function readChain(
  tx: Tx,
  tenantId: string,
  afterSeq: number | null,
  limit: number,
): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select c.seq, c.entry_id, c.hash, ${micros('c.sealed_at')} as sealed_at_micros,
           case when e.id is null then null else ${digest} end as digest
    from audit_chain c left join audit_entries e on e.tenant_id = c.tenant_id and e.id = c.entry_id
    where c.tenant_id = ${tenantId} ${afterSeq === null ? sql`` : sql`and c.seq > ${afterSeq}`}
    order by c.seq limit ${limit}`.execute(tx);
  return rows;
}

/** Entries that are neither sealed nor waiting, at most `limit`. */
export async function listUnsealed(tx: Tx, tenantId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from audit_entries e
    where e.tenant_id = ${tenantId}
      and not exists (select 1 from audit_chain c where c.tenant_id = e.tenant_id and c.entry_id = e.id)
      and not exists (select 1 from audit_unsealed u where u.tenant_id = e.tenant_id and u.entry_id = e.id)
    order by e.id limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}

/** Entries in the queue that no longer exist, at most `limit`. */
export async function listWaitingDeleted(tx: Tx, tenantId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.entry_id as id from audit_unsealed u
    where u.tenant_id = ${tenantId}
      and not exists (select 1 from audit_entries e where e.tenant_id = u.tenant_id and e.id = u.entry_id)
    order by u.entry_id limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}

export interface Waiting {
  count: number;
  firstId: string | null;
  oldestAt: Date | null;
}

/** Entries waiting for a seal; with `olderThanSeconds`, only those that have waited longer (by the database's clock). */
export async function countWaiting(db: Queryable, tenantId: string, olderThanSeconds = 0): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*) as count, (array_agg(e.id order by e.id))[1] as first_id, min(e.occurred_at) as oldest_at
    from audit_unsealed u join audit_entries e on e.tenant_id = u.tenant_id and e.id = u.entry_id
    where u.tenant_id = ${tenantId} and e.occurred_at <= now() - make_interval(secs => ${olderThanSeconds})`.execute(
    db,
  );
  return rows[0] ?? { count: 0, firstId: null, oldestAt: null };
}

/** How many entries there are, counted. */
export async function countEntries(db: Queryable, tenantId: string): Promise<number> {
  const query = db.selectFrom('auditEntries').select((eb) => eb.fn.countAll<number>().as('count'));
  return (await query.where('tenantId', '=', tenantId).executeTakeFirstOrThrow()).count;
}
