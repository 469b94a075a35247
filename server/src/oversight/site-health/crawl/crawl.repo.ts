import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../../kernel/db/index.ts';
import type { FooterElement } from '../settings.rules.ts';
import type { Verdict } from './verdict.rules.ts';

/** Walks through the pages of a target, as rows. */

export interface CrawlRow {
  id: string;
  targetId: string;
  state: 'running' | 'done' | 'stopped';
  reason: string;
  isCut: boolean;
  startedAt: Date;
  endedAt: Date | null;
  pages: number;
  links: number;
}
/** What is kept of a page that was read. */
export interface PageMarks {
  title: string;
  tags: string[];
  newestOn: string | null;
  footer: FooterElement[];
  broken: { href: string; words: string }[];
}
export interface AddressRow {
  id: string;
  address: string;
  host: string;
  isInside: boolean;
  depth: number;
  isFirst: boolean;
  foundOn: string;
  words: string;
  attempts: number;
}
export type NewAddress = Pick<AddressRow, 'address' | 'host' | 'isInside' | 'depth' | 'isFirst' | 'foundOn' | 'words'>;
export interface AddressResult {
  state: 'waiting' | 'done' | 'left';
  verdict: Verdict | '';
  fault: string;
  status: number | null;
  attempts: number;
  notBefore: Date | null;
  facts: PageMarks | null;
}

const CRAWL = ['id', 'targetId', 'state', 'reason', 'isCut', 'startedAt', 'endedAt', 'pages', 'links'] as const;
const ADDRESS = sql`id, address, host, is_inside, depth, is_first, found_on, words, attempts`;

/** Null when one runs already. */
export async function insertCrawl(tx: Tx, tenantId: string, targetId: string, at: Date): Promise<string | null> {
  const row = await tx
    .insertInto('siteHealthCrawls')
    .values({ tenantId, id: newId(), targetId, startedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function listRunning(db: Queryable, tenantId: string): Promise<CrawlRow[]> {
  const query = db.selectFrom('siteHealthCrawls').select(CRAWL).where('tenantId', '=', tenantId);
  return (await query.where('state', '=', 'running').orderBy('startedAt').execute()) as CrawlRow[];
}

/** The last crawls of all targets, the newest first. */
export async function listLastCrawls(db: Queryable, tenantId: string): Promise<CrawlRow[]> {
  const { rows } = await sql<CrawlRow>`
    select distinct on (target_id) id, target_id, state, reason, is_cut, started_at, ended_at, pages, links
    from site_health_crawls where tenant_id = ${tenantId} order by target_id, started_at desc`.execute(db);
  return rows;
}

/** Takes a crawl for this process until `until`; false while another works on it. A process that was killed lets go when its time is over. */
export async function leaseCrawl(
  db: Queryable,
  tenantId: string,
  id: string,
  now: Date,
  until: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('siteHealthCrawls')
    .set({ leasedUntil: until })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where((eb) => eb.or([eb('leasedUntil', 'is', null), eb('leasedUntil', '<', now)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function releaseCrawl(db: Queryable, tenantId: string, id: string): Promise<void> {
  await db
    .updateTable('siteHealthCrawls')
    .set({ leasedUntil: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export async function endCrawl(
  tx: Tx,
  tenantId: string,
  id: string,
  end: { state: 'done' | 'stopped'; reason: string; isCut: boolean; endedAt: Date; pages: number; links: number },
): Promise<void> {
  await tx
    .updateTable('siteHealthCrawls')
    .set({ ...end, leasedUntil: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Adds addresses; one that is known stays as it is, but for the page that leads to it when none was known. */
export async function insertAddresses(
  tx: Queryable,
  tenantId: string,
  crawlId: string,
  addresses: readonly NewAddress[],
): Promise<void> {
  if (addresses.length === 0) return;
  // One row for each: an insert may not meet a row twice.
  const each = new Map(addresses.toReversed().map((one) => [one.address, one]));
  const rows = [...each.values()].toReversed().map((one) => ({ ...one, id: newId() }));
  await sql`
    insert into site_health_addresses (tenant_id, crawl_id, id, address, host, is_inside, depth, is_first, found_on, words)
    select ${tenantId}, ${crawlId}, r.id, r.address, r.host, r."isInside", r.depth, r."isFirst", r."foundOn", r.words
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, address text, host text, "isInside" boolean, depth integer,
      "isFirst" boolean, "foundOn" text, words text)
    on conflict (tenant_id, crawl_id, address) do update set found_on = excluded.found_on, words = excluded.words
      where site_health_addresses.found_on = '' and excluded.found_on <> ''`.execute(tx);
}

/** The next address of each host that waits and whose time has come: what was wrong before first, then what is near the home page. */
export async function listNextAddresses(
  db: Queryable,
  tenantId: string,
  crawlId: string,
  now: Date,
  busyHosts: readonly string[],
  limit: number,
): Promise<AddressRow[]> {
  const { rows } = await sql<AddressRow>`
    select * from (
      select distinct on (host) ${ADDRESS} from site_health_addresses
      where tenant_id = ${tenantId} and crawl_id = ${crawlId} and state = 'waiting'
        and (not_before is null or not_before <= ${now}) and not (host = any(${[...busyHosts]}::text[]))
      order by host, is_first desc, depth, id) a
    order by is_inside desc, is_first desc, depth, id limit ${limit}`.execute(db);
  return rows;
}

export interface Waiting {
  waiting: number;
  /** When the first of them may be tried again; null when one may now. */
  nextAt: Date | null;
  pagesDone: number;
  linksDone: number;
}
export async function countWaiting(db: Queryable, tenantId: string, crawlId: string, now: Date): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select (count(*) filter (where state = 'waiting'))::int as waiting,
      case when bool_or(state = 'waiting' and (not_before is null or not_before <= ${now})) then null
        else min(not_before) filter (where state = 'waiting') end as next_at,
      (count(*) filter (where state = 'done' and is_inside))::int as pages_done,
      (count(*) filter (where state = 'done' and not is_inside))::int as links_done
    from site_health_addresses where tenant_id = ${tenantId} and crawl_id = ${crawlId}`.execute(db);
  return rows[0] ?? { waiting: 0, nextAt: null, pagesDone: 0, linksDone: 0 };
}

export async function saveAddress(
  tx: Queryable,
  tenantId: string,
  crawlId: string,
  id: string,
  { facts, ...result }: AddressResult,
): Promise<void> {
  await tx
    .updateTable('siteHealthAddresses')
    .set({ ...result, facts: facts && JSON.stringify(facts) })
    .where('tenantId', '=', tenantId)
    .where('crawlId', '=', crawlId)
    .where('id', '=', id)
    .execute();
}

/** Waiting addresses that are not visited any more: those of a host, of a side, or all. Returns how many. */
export async function leaveWaiting(
  db: Queryable,
  tenantId: string,
  crawlId: string,
  which: { host?: string; isInside?: boolean },
  result: { verdict: Verdict | ''; fault: string; state: 'done' | 'left' },
): Promise<number> {
  let query = db
    .updateTable('siteHealthAddresses')
    .set(result)
    .where('tenantId', '=', tenantId)
    .where('crawlId', '=', crawlId)
    .where('state', '=', 'waiting');
  if (which.host !== undefined) query = query.where('host', '=', which.host);
  if (which.isInside !== undefined) query = query.where('isInside', '=', which.isInside);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** How many addresses of a pattern are known already, for patterns that could go on without end. */
export async function countAlike(db: Queryable, tenantId: string, crawlId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ pattern: string; count: number }>`
    select left(regexp_replace(address, '\d+', '#', 'g'), 500) as pattern, count(*)::int as count from site_health_addresses
    where tenant_id = ${tenantId} and crawl_id = ${crawlId} and is_inside group by 1 having count(*) > 1`.execute(db);
  return new Map(rows.map(({ pattern, count }) => [pattern, count]));
}

export interface DeadRow {
  address: string;
  isInside: boolean;
  foundOn: string;
  words: string;
  fault: string;
  status: number | null;
}
export async function listDead(db: Queryable, tenantId: string, crawlId: string): Promise<DeadRow[]> {
  const { rows } = await sql<DeadRow>`
    select address, is_inside, found_on, words, fault, status from site_health_addresses
    where tenant_id = ${tenantId} and crawl_id = ${crawlId} and verdict = 'dead' order by depth, id limit 2000`.execute(
    db,
  );
  return rows;
}

/** Every page that was read, with its marks. */
export async function listRead(
  db: Queryable,
  tenantId: string,
  crawlId: string,
): Promise<{ address: string; depth: number; facts: PageMarks }[]> {
  const { rows } = await sql<{ address: string; depth: number; facts: PageMarks }>`
    select address, depth, facts from site_health_addresses
    where tenant_id = ${tenantId} and crawl_id = ${crawlId} and facts is not null order by depth, id`.execute(db);
  return rows;
}

export interface AddressState {
  address: string;
  state: string;
  verdict: string;
  foundOn: string;
  wasRead: boolean;
}
/** What is known of these addresses in a crawl. */
export async function listStates(
  db: Queryable,
  tenantId: string,
  crawlId: string,
  addresses: readonly string[],
): Promise<Map<string, AddressState>> {
  if (addresses.length === 0) return new Map();
  const { rows } = await sql<AddressState>`
    select address, state, verdict, found_on, facts is not null as was_read from site_health_addresses
    where tenant_id = ${tenantId} and crawl_id = ${crawlId} and address = any(${[...addresses]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.address, row]));
}

/** Keeps the last crawls of a target and forgets the others. */
export async function dropOldCrawls(tx: Tx, tenantId: string, targetId: string, keep: number): Promise<void> {
  await sql`
    delete from site_health_crawls where tenant_id = ${tenantId} and target_id = ${targetId} and state <> 'running' and id not in (
      select id from site_health_crawls where tenant_id = ${tenantId} and target_id = ${targetId}
      order by started_at desc limit ${keep})`.execute(tx);
}
