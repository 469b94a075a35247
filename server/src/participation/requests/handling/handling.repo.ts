import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';
import type { RequestRow } from '../requests.repo.ts';
import { isShown } from '../shown.repo.ts';
import type { FileGuard } from '../intake/intake.schema.ts';
import type { ConsultationKind } from './handling.schema.ts';

/** Everything that stands beside a case: items, consultations, records, units, files; and the lists over all cases. */

export interface ItemRow {
  id: string;
  position: number;
  titleSealed: string;
  outcome: string;
  reasonsSealed: string;
  decidedByName: string;
  decidedAt: Date | null;
}
export interface ConsultationRow {
  id: string;
  kind: ConsultationKind;
  organisationId: string | null;
  askedSealed: string;
  answerSealed: string;
  answer: string;
  askedOn: string;
  receivedOn: string | null;
  dueOn: string | null;
  answeredOn: string | null;
  askedByName: string;
  answeredByName: string;
}
export interface RecordRow {
  id: string;
  kind: string;
  occurredOn: string;
  data: Record<string, string | number | boolean>;
  wordsSealed: string;
  recordedBy: string;
  recordedByName: string;
}
export interface UnitRow {
  organisationId: string;
  role: 'lead' | 'co';
}

const of = (db: Queryable, table: 'requestItems', tenantId: string, requestId: string) =>
  db.selectFrom(table).where('tenantId', '=', tenantId).where('requestId', '=', requestId);

export const listItems = (db: Queryable, tenantId: string, requestId: string): Promise<ItemRow[]> =>
  of(db, 'requestItems', tenantId, requestId)
    .select(['id', 'position', 'titleSealed', 'outcome', 'reasonsSealed', 'decidedByName', 'decidedAt'])
    .orderBy('position')
    .execute();

export async function listConsultations(
  db: Queryable,
  tenantId: string,
  requestId: string,
): Promise<ConsultationRow[]> {
  const { rows } = await sql<ConsultationRow>`
    select id, kind, organisation_id, asked_sealed, answer_sealed, answer, asked_on, received_on, due_on, answered_on, asked_by_name, answered_by_name
    from request_consultations where tenant_id = ${tenantId} and request_id = ${requestId} order by id`.execute(db);
  return rows;
}

export async function listRecords(db: Queryable, tenantId: string, requestId: string): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select id, kind, occurred_on, data, words_sealed, recorded_by, recorded_by_name
    from request_records where tenant_id = ${tenantId} and request_id = ${requestId} order by id`.execute(db);
  return rows;
}

export async function listUnitsOf(db: Queryable, tenantId: string, requestId: string): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select organisation_id, role from request_units where tenant_id = ${tenantId} and request_id = ${requestId} order by role desc`.execute(
    db,
  );
  return rows;
}

export interface FileOfRequest {
  id: string;
  kind: string;
  nameSealed: string;
  mediaType: string;
  size: number;
  sha256: string;
  guard: FileGuard;
  isScan: boolean;
}
export async function listFilesOf(db: Queryable, tenantId: string, requestId: string): Promise<FileOfRequest[]> {
  const { rows } = await sql<FileOfRequest>`
    select id, kind, name_sealed, media_type, size::int, sha256, guard, is_scan from request_files
    where tenant_id = ${tenantId} and request_id = ${requestId} order by id`.execute(db);
  return rows;
}

export async function updateFileGuard(
  tx: Tx,
  tenantId: string,
  requestId: string,
  id: string,
  guard: FileGuard,
): Promise<void> {
  await tx
    .updateTable('requestFiles')
    .set({ guard })
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('id', '=', id)
    .execute();
}

export async function insertRecord(
  tx: Tx,
  tenantId: string,
  requestId: string,
  record: RecordRow & { recordedAt: Date },
): Promise<void> {
  await tx
    .insertInto('requestRecords')
    .values({ tenantId, requestId, ...record, data: JSON.stringify(record.data) })
    .execute();
}

export async function insertConsultation(
  tx: Tx,
  tenantId: string,
  requestId: string,
  row: Omit<ConsultationRow, 'answerSealed' | 'answer' | 'answeredOn' | 'answeredByName'>,
): Promise<void> {
  await tx
    .insertInto('requestConsultations')
    .values({ tenantId, requestId, ...row })
    .execute();
}

export async function updateConsultation(
  tx: Tx,
  tenantId: string,
  requestId: string,
  id: string,
  change: Partial<Omit<ConsultationRow, 'id' | 'kind'>>,
): Promise<void> {
  await tx
    .updateTable('requestConsultations')
    .set(change)
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('id', '=', id)
    .execute();
}

/** The units of a case in the place of those that it had. */
export async function replaceUnits(
  tx: Tx,
  tenantId: string,
  requestId: string,
  units: readonly UnitRow[],
  since: Date,
): Promise<void> {
  await tx.deleteFrom('requestUnits').where('tenantId', '=', tenantId).where('requestId', '=', requestId).execute();
  if (units.length > 0)
    await tx
      .insertInto('requestUnits')
      .values(units.map((unit) => ({ tenantId, requestId, since, ...unit })))
      .execute();
}

/** The items of a case in the place of those that it had, in this order; an item that comes without its decision is to be decided anew. */
export async function replaceItems(
  tx: Tx,
  tenantId: string,
  requestId: string,
  items: readonly ({ id: string; titleSealed: string } & Partial<ItemRow>)[],
): Promise<void> {
  await tx.deleteFrom('requestItems').where('tenantId', '=', tenantId).where('requestId', '=', requestId).execute();
  await tx
    .insertInto('requestItems')
    .values(items.map((item, at) => ({ tenantId, requestId, ...item, position: at + 1 })))
    .execute();
}

export async function decideItem(
  tx: Tx,
  tenantId: string,
  requestId: string,
  id: string,
  change: { outcome: string; reasonsSealed: string; decidedByName: string; decidedAt: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('requestItems')
    .set(change)
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Cases that grew out of this one, or that it grew out of or into. */
export async function listRelated(
  db: Queryable,
  tenantId: string,
  row: Pick<RequestRow, 'id' | 'originId' | 'joinedIntoId'>,
): Promise<
  { id: string; registrationYear: number | null; registrationNumber: number | null; code: string; relation: string }[]
> {
  const { rows } = await sql<{
    id: string;
    registrationYear: number | null;
    registrationNumber: number | null;
    code: string;
    relation: string;
  }>`
    select id, registration_year, registration_number, code,
      case when id = ${row.originId} then 'origin' when id = ${row.joinedIntoId} then 'joined_into' when joined_into_id = ${row.id} then 'joined' else 'part' end as relation
    from requests where tenant_id = ${tenantId} and ${isShown(tenantId, 'requests.id')}
      and (id = ${row.originId} or id = ${row.joinedIntoId} or origin_id = ${row.id} or joined_into_id = ${row.id})
    order by arrived_at, id limit 50`.execute(db);
  return rows;
}

/** Other open cases of the same document at the same authority. */
export async function listSameApplicant(db: Queryable, tenantId: string, row: RequestRow): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select r.* from request_people mine
    join request_people p on p.tenant_id = mine.tenant_id and p.document_index = mine.document_index and p.request_id <> mine.request_id
      and p.role = mine.role
    join requests r on r.tenant_id = p.tenant_id and r.id = p.request_id
    where mine.tenant_id = ${tenantId} and mine.request_id = ${row.id} and mine.role = 'applicant' and r.organisation_id = ${row.organisationId} and r.closed_at is null
      and ${isShown(tenantId, 'r.id')}
    order by r.arrived_at desc, r.id desc limit 20`.execute(db);
  return rows;
}

export type ListedRow = RequestRow & { identitySealed: string | null; leadUnitId: string | null };

export interface ListFilter {
  view: 'open' | 'closed' | 'unconfirmed' | 'overdue' | 'near' | 'paused' | 'mine' | 'undelivered' | 'to_deliver';
  actorId: string;
  /** Only what lies on the desk of this officer; `none`: what nobody has. */
  officer?: string | undefined;
  /** Of closed cases: closed from this instant on and before that. */
  closed?: { from: Date; until: Date } | undefined;
  today: string;
  nearUntil: string;
  limit: number;
  offset: number;
}

/** What lies on the desks of these units, the longest due first; closed ones with the newest first. */
export async function listRequests(
  db: Queryable,
  tenantId: string,
  scope: Scope,
  filter: ListFilter,
): Promise<ListedRow[]> {
  const isClosed = filter.view === 'closed';
  // Which ones first, then what is shown of them: people and units are looked up for one page only.
  const page = isClosed
    ? closedPage(tenantId, scope, filter)
    : sql`select r.id from requests r where r.tenant_id = ${tenantId} and ${isShown(tenantId, 'r.id')} and ${inScope(tenantId, scope)}
        and ${viewOf(filter)} and ${deskOf(filter)}
        order by r.due_on nulls last, r.arrived_at, r.id limit ${filter.limit} offset ${filter.offset}`;
  const { rows } = await sql<ListedRow>`
    with page as materialized (${page})
    select r.*, p.identity_sealed, (select u.organisation_id from request_units u where u.tenant_id = r.tenant_id and u.request_id = r.id and u.role = 'lead') as lead_unit_id
    from page join requests r on r.tenant_id = ${tenantId} and r.id = page.id
    left join request_people p on p.tenant_id = r.tenant_id and p.request_id = r.id and p.role = 'applicant'
    order by ${isClosed ? sql`r.arrived_at desc, r.id desc` : sql`r.due_on nulls last, r.arrived_at, r.id`}`.execute(
    db,
  );
  return rows;
}

type Scope = 'all' | readonly string[];

/** Closed cases are counted and shown up to so many; an older one is found by its number. */
const MOST_CLOSED = 5000;
/** Up to so many units the newest cases of each are merged; with more, all cases are gone through from the newest on, most of which are theirs. */
const FEW_UNITS = 32;

/** Ids of one page of closed cases without looking at all of them: there may be a million. */
function closedPage(tenantId: string, scope: Scope, filter: ListFilter) {
  const { limit, offset } = filter;
  if (isNarrowed(filter))
    return sql`select r.id ${closedNarrowed(tenantId, scope, filter)} order by r.arrived_at desc, r.id desc limit ${limit} offset ${offset}`;
  if (scope === 'all' || scope.length > FEW_UNITS)
    return sql`select r.id from requests r where r.tenant_id = ${tenantId} and r.closed_at is not null and ${isShown(tenantId, 'r.id')}
      and ${scope === 'all' ? sql`true` : helpsOrOwns(tenantId, scope)} order by r.arrived_at desc, r.id desc limit ${limit} offset ${offset}`;
  return sql`select id from (${newestOwned(tenantId, scope, offset + limit)} union ${newestHelped(tenantId, scope, offset + limit)}) c
    order by arrived_at desc, id desc limit ${limit} offset ${offset}`;
}

/** Asked for by year or officer: these have an index of their own, and are few enough to be counted one by one. */
const isNarrowed = ({ officer, closed }: ListFilter) => officer !== undefined || closed !== undefined;
const closedNarrowed = (tenantId: string, scope: Scope, filter: ListFilter) =>
  sql`from requests r where r.tenant_id = ${tenantId} and r.closed_at is not null and ${isShown(tenantId, 'r.id')} and ${deskOf(filter)}
    and ${filter.closed ? sql`r.closed_at >= ${filter.closed.from} and r.closed_at < ${filter.closed.until}` : sql`true`}
    and ${scope === 'all' ? sql`true` : helpsOrOwns(tenantId, scope)}`;

/** The newest closed cases of each unit, at most `most` of each, read in the order of the index. */
const newestOwned = (tenantId: string, units: readonly string[], most: number) =>
  sql`select c.* from unnest(${[...units]}::uuid[]) unit cross join lateral (
    select r.arrived_at, r.id from requests r where r.tenant_id = ${tenantId} and r.organisation_id = unit and r.closed_at is not null
      and ${isShown(tenantId, 'r.id')}
    order by r.arrived_at desc, r.id desc limit ${most}) c`;
const newestHelped = (tenantId: string, units: readonly string[], most: number) =>
  sql`select c.* from unnest(${[...units]}::uuid[]) unit cross join lateral (
    select u.arrived_at, u.request_id as id from request_units u where u.tenant_id = ${tenantId} and u.organisation_id = unit and not u.is_open
      and ${isShown(tenantId, 'u.request_id')}
    order by u.arrived_at desc, u.request_id desc limit ${most}) c`;

/** How many closed cases there are, at most MOST_CLOSED; exact for those of a year or an officer. */
async function countClosed(db: Queryable, tenantId: string, scope: Scope, filter: ListFilter): Promise<number> {
  if (isNarrowed(filter)) {
    const { rows } = await sql<{ total: number }>`
      select count(*)::int as total ${closedNarrowed(tenantId, scope, filter)}`.execute(db);
    return rows[0]?.total ?? 0;
  }
  const upTo = async (which: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ total: number }>`
      select count(*)::int as total from (select 1 from (${which}) c limit ${MOST_CLOSED}) c`.execute(db);
    return rows[0]?.total ?? 0;
  };
  if (scope === 'all')
    return upTo(
      sql`select 1 from requests r where r.tenant_id = ${tenantId} and r.closed_at is not null and ${isShown(tenantId, 'r.id')}`,
    );
  // Owned ones are nobody's twice and are counted as they come; only units with few of them need the whole look.
  const owned = await upTo(newestOwned(tenantId, scope, MOST_CLOSED));
  if (owned === MOST_CLOSED) return owned;
  return upTo(sql`${newestOwned(tenantId, scope, MOST_CLOSED)} union ${newestHelped(tenantId, scope, MOST_CLOSED)}`);
}

export async function countRequests(
  db: Queryable,
  tenantId: string,
  scope: Scope,
  filter: ListFilter,
): Promise<{ total: number; unconfirmed: number; overdue: number; near: number; normal: number; paused: number }> {
  const { today, nearUntil, view } = filter;
  const [{ rows }, closed] = await Promise.all([
    sql<{ total: number; unconfirmed: number; overdue: number; near: number; normal: number; paused: number }>`
    select count(*) filter (where r.clock_state = 'not_started')::int as unconfirmed,
      count(*) filter (where r.clock_state = 'running' and r.due_on < ${today}::date)::int as overdue,
      count(*) filter (where r.clock_state = 'running' and r.due_on between ${today}::date and ${nearUntil}::date)::int as near,
      count(*) filter (where r.clock_state = 'running' and r.due_on > ${nearUntil}::date)::int as normal,
      count(*) filter (where r.clock_state = 'paused')::int as paused,
      count(*) filter (where ${viewOf(filter)})::int as total
    from requests r where r.tenant_id = ${tenantId} and ${isShown(tenantId, 'r.id')} and ${inScope(tenantId, scope)} and r.closed_at is null
      and ${deskOf(filter)}`.execute(db),
    view === 'closed' ? countClosed(db, tenantId, scope, filter) : null,
  ]);
  const counts = rows[0] ?? { total: 0, unconfirmed: 0, overdue: 0, near: 0, normal: 0, paused: 0 };
  return closed === null ? counts : { ...counts, total: closed };
}

/** Of open cases: what these units answer themselves or work on for others. */
function inScope(tenantId: string, scope: Scope) {
  if (scope === 'all') return sql`true`;
  const units = [...scope];
  return sql`(r.organisation_id = any(${units}::uuid[]) or r.id in (select u.request_id from request_units u
    where u.tenant_id = ${tenantId} and u.organisation_id = any(${units}::uuid[]) and u.is_open))`;
}

/** The same of any one case. */
function helpsOrOwns(tenantId: string, scope: readonly string[]) {
  const units = [...scope];
  return sql`(r.organisation_id = any(${units}::uuid[]) or exists (select 1 from request_units u
    where u.tenant_id = ${tenantId} and u.request_id = r.id and u.organisation_id = any(${units}::uuid[])))`;
}

const deskOf = ({ officer }: ListFilter) =>
  officer === 'none' ? sql`r.officer_id is null` : officer ? sql`r.officer_id = ${officer}` : sql`true`;

/** Cases of these units with this registration number or code, open or closed, the newest first. */
export async function findByNumber(
  db: Queryable,
  tenantId: string,
  scope: Scope,
  wanted: { year: number | null; number: number } | { code: string },
  limit: number,
): Promise<ListedRow[]> {
  const which =
    'code' in wanted
      ? sql`r.code = ${wanted.code}`
      : sql`r.registration_number = ${wanted.number} and (${wanted.year}::int is null or r.registration_year = ${wanted.year})`;
  const { rows } = await sql<ListedRow>`
    select r.*, p.identity_sealed, (select u.organisation_id from request_units u where u.tenant_id = r.tenant_id and u.request_id = r.id and u.role = 'lead') as lead_unit_id
    from requests r left join request_people p on p.tenant_id = r.tenant_id and p.request_id = r.id and p.role = 'applicant'
    where r.tenant_id = ${tenantId} and ${isShown(tenantId, 'r.id')} and ${scope === 'all' ? sql`true` : helpsOrOwns(tenantId, scope)} and ${which}
    order by r.arrived_at desc, r.id desc limit ${limit}`.execute(db);
  return rows;
}

function viewOf({ view, actorId, today, nearUntil }: ListFilter) {
  switch (view) {
    case 'closed':
      return sql`r.closed_at is not null`;
    case 'unconfirmed':
      return sql`r.closed_at is null and r.clock_state = 'not_started'`;
    case 'overdue':
      return sql`r.closed_at is null and r.clock_state = 'running' and r.due_on < ${today}::date`;
    case 'near':
      return sql`r.closed_at is null and r.clock_state = 'running' and r.due_on between ${today}::date and ${nearUntil}::date`;
    case 'paused':
      return sql`r.closed_at is null and r.clock_state = 'paused'`;
    case 'mine':
      return sql`r.closed_at is null and r.officer_id = ${actorId}`;
    case 'undelivered':
      return sql`r.archived_at is null and exists (select 1 from request_letters l
        where l.tenant_id = r.tenant_id and l.request_id = r.id and l.state = 'failed')`;
    case 'to_deliver':
      return sql`r.archived_at is null and exists (select 1 from request_letters l
        where l.tenant_id = r.tenant_id and l.request_id = r.id and (l.state = 'to_deliver'
          or (l.state = 'held' and r.state = 'signed' and l.way in ('post', 'pickup', 'onsite', 'fax'))))`;
    case 'open':
      return sql`r.closed_at is null`;
  }
}

/** Open cases with their clock's events, for computing all of them again; of a hidden case the limit goes on as well. */
export async function listOpenClocks(
  db: Queryable,
  tenantId: string,
): Promise<{ id: string; dueOn: string | null; dueProvisional: boolean; clockState: string; events: unknown[] }[]> {
  const { rows } = await sql<{
    id: string;
    dueOn: string | null;
    dueProvisional: boolean;
    clockState: string;
    events: unknown[];
  }>`
    select r.id, r.due_on, r.due_provisional, r.clock_state, jsonb_agg(e.event order by e.recorded_at, e.id) as events
    from requests r join request_clock_events e on e.tenant_id = r.tenant_id and e.request_id = r.id
    where r.tenant_id = ${tenantId} and r.closed_at is null group by r.id, r.due_on, r.due_provisional, r.clock_state`.execute(
    db,
  );
  return rows;
}

/** New due days of many cases in one statement, of those whose day is still the one that was read; gives the cases written. */
export async function updateDueDays(
  tx: Tx,
  tenantId: string,
  rows: readonly {
    id: string;
    dueOn: string | null;
    dueProvisional: boolean;
    before: string | null;
    wasProvisional: boolean;
  }[],
): Promise<ReadonlySet<string>> {
  const written = await sql<{ id: string }>`
    update requests r set due_on = n."dueOn", due_provisional = n."dueProvisional"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "dueOn" date, "dueProvisional" boolean, before date, "wasProvisional" boolean)
    where r.tenant_id = ${tenantId} and r.id = n.id and r.closed_at is null
      and r.due_on is not distinct from n.before and r.due_provisional = n."wasProvisional" returning r.id`.execute(tx);
  return new Set(written.rows.map(({ id }) => id));
}

/** Open cases of each officer, and how many of them are late. */
export async function countOpenOfOfficers(
  db: Queryable,
  tenantId: string,
  today: string,
): Promise<ReadonlyMap<string, { open: number; overdue: number }>> {
  const { rows } = await sql<{ officerId: string; open: number; overdue: number }>`
    select officer_id, count(*)::int as open,
      count(*) filter (where clock_state = 'running' and due_on < ${today}::date)::int as overdue
    from requests where tenant_id = ${tenantId} and ${isShown(tenantId, 'requests.id')} and closed_at is null and officer_id is not null
    group by officer_id`.execute(db);
  return new Map(rows.map(({ officerId, open, overdue }) => [officerId, { open, overdue }]));
}
