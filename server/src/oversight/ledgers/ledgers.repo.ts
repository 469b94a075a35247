import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { EntryState, FieldValues, FileLine } from './ledgers.schema.ts';

/** Entries and their attachments. */

export interface EntryRow {
  id: string;
  kind: string;
  organisationId: string;
  organisationName: string;
  title: string;
  fields: FieldValues;
  occurredOn: string | null;
  occurredAt: Date | null;
  aboutType: string;
  aboutId: string;
  state: EntryState;
  reason: string;
  authorIds: string[];
  changedAt: Date;
  version: number;
  files: number;
}

export interface EntryFilter {
  ids?: readonly string[];
  kinds?: readonly string[];
  states?: readonly EntryState[];
  organisationId?: string;
  /** Units of which the reader sees entries. */
  scope?: 'all' | readonly string[];
  text?: string;
  year?: number;
  aboutIds?: readonly string[];
  /** Not written by this person. */
  notBy?: string;
  /** Written by this person. */
  by?: string;
}

function selectEntries(db: Queryable, tenantId: string, filter: EntryFilter) {
  let query = db
    .selectFrom('ledgerEntries as e')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'e.tenantId').onRef('o.id', '=', 'e.organisationId'),
    )
    .where('e.tenantId', '=', tenantId);
  const { scope } = filter;
  if (scope && scope !== 'all') query = query.where(sql<boolean>`e.organisation_id = any(${[...scope]}::uuid[])`);
  if (filter.ids) query = query.where(sql<boolean>`e.id = any(${[...filter.ids]}::uuid[])`);
  if (filter.kinds) query = query.where(sql<boolean>`e.kind = any(${[...filter.kinds]}::text[])`);
  if (filter.states) query = query.where(sql<boolean>`e.state = any(${[...filter.states]}::text[])`);
  if (filter.organisationId) query = query.where('e.organisationId', '=', filter.organisationId);
  if (filter.aboutIds) query = query.where(sql<boolean>`e.about_id = any(${[...filter.aboutIds]}::text[])`);
  if (filter.notBy !== undefined) query = query.where(sql<boolean>`not (${filter.notBy} = any(e.author_ids))`);
  if (filter.by !== undefined) query = query.where(sql<boolean>`${filter.by} = any(e.author_ids)`);
  if (filter.year)
    query = query.where(
      sql<boolean>`e.occurred_on between ${`${filter.year}-01-01`}::date and ${`${filter.year}-12-31`}::date`,
    );
  if (filter.text) {
    const like = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(e.title ilike ${like} or e.fields::text ilike ${like})`);
  }
  return query;
}

/** Entries, the newest happening first; drafts without a day on top. */
export async function listEntries(
  db: Queryable,
  tenantId: string,
  filter: EntryFilter,
  page: { limit: number; offset: number } = { limit: 5000, offset: 0 },
): Promise<EntryRow[]> {
  const rows = await selectEntries(db, tenantId, filter)
    .select(['e.id', 'e.kind', 'e.organisationId', 'o.name as organisationName', 'e.title', 'e.fields', 'e.occurredOn'])
    .select([
      'e.occurredAt',
      'e.aboutType',
      'e.aboutId',
      'e.state',
      'e.reason',
      'e.authorIds',
      'e.changedAt',
      'e.version',
    ])
    .select(
      sql<number>`(select count(*)::int from ledger_files f where f.tenant_id = e.tenant_id and f.entry_id = e.id)`.as(
        'files',
      ),
    )
    .orderBy('e.occurredOn', (o) => o.desc().nullsFirst())
    .orderBy('e.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows as unknown as EntryRow[];
}

export async function countEntries(db: Queryable, tenantId: string, filter: EntryFilter): Promise<number> {
  const row = await selectEntries(db, tenantId, filter)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** How many entries of each kind are in each state, of these units. */
export async function countByKind(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
): Promise<{ kind: string; state: string; n: number }[]> {
  return selectEntries(db, tenantId, { scope })
    .select(['e.kind', 'e.state', sql<number>`count(*)::int`.as('n')])
    .groupBy(['e.kind', 'e.state'])
    .execute();
}

/** The row locked until the write ends; null when there is none. */
export async function lockEntry(tx: Tx, tenantId: string, id: string): Promise<EntryRow | null> {
  await sql`select 1 from ledger_entries where tenant_id = ${tenantId} and id = ${id} for update`.execute(tx);
  const [row] = await listEntries(tx, tenantId, { ids: [id] });
  return row ?? null;
}

export interface NewRow {
  kind: string;
  organisationId: string;
  title: string;
  fields: FieldValues;
  occurredOn: string | null;
  occurredAt: Date | null;
  aboutType: string;
  aboutId: string;
  onceKey: string;
  submissionKey: string;
  authorId: string;
}

/** Makes an entry; null when its form was sent before. */
export async function insertEntry(tx: Tx, tenantId: string, row: NewRow): Promise<string | null> {
  const { authorId, fields, ...rest } = row;
  const made = await tx
    .insertInto('ledgerEntries')
    .values({ ...rest, tenantId, id: newId(), fields: JSON.stringify(fields), authorIds: [authorId] })
    .onConflict((conflict) => conflict.columns(['tenantId', 'submissionKey']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}

export async function findBySubmission(db: Queryable, tenantId: string, keys: readonly string[]) {
  return db
    .selectFrom('ledgerEntries')
    .select(['id', 'submissionKey', 'authorIds'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`submission_key = any(${[...keys]}::text[])`)
    .execute();
}

type Change = Partial<Omit<NewRow, 'submissionKey' | 'authorId' | 'kind' | 'organisationId'>> & {
  state?: EntryState;
  reason?: string;
  decidedBy?: string;
  authorIds?: string[];
};

/** False when the row is at another version than the one given. */
export async function updateEntry(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  { fields, ...change }: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ledgerEntries')
    .set({
      ...change,
      ...(fields ? { fields: JSON.stringify(fields) } : {}),
      ...{ version: version + 1, changedAt: sql<Date>`clock_timestamp()` },
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listFiles(
  db: Queryable,
  tenantId: string,
  entryIds: readonly string[],
): Promise<(FileLine & { entryId: string })[]> {
  if (entryIds.length === 0) return [];
  const rows = await db
    .selectFrom('ledgerFiles')
    .select(['entryId', 'sha256', 'name', 'mediaType', sql<number>`size::int`.as('size'), 'isPublic'])
    .where('tenantId', '=', tenantId)
    .where('entryId', 'in', [...entryIds])
    .orderBy('addedAt')
    .orderBy('sha256')
    .execute();
  return rows;
}

/** Ties a stored file to an entry, and tells the sweep of the store that somebody holds it. The same file again changes nothing. */
export async function insertFile(
  tx: Tx,
  tenantId: string,
  entryId: string,
  { sha256, name, mediaType, size, isPublic }: FileLine,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ledgerFiles')
    .values({ tenantId, entryId, sha256, name, mediaType, size, isPublic })
    .onConflict((conflict) => conflict.columns(['tenantId', 'entryId', 'sha256']).doNothing())
    .executeTakeFirst();
  await tx
    .insertInto('heldFiles')
    .values({ tenantId, sha256, holderType: HOLDER, holderId: entryId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
const HOLDER = 'ledger_entry';

export async function updateFile(tx: Tx, tenantId: string, entryId: string, sha256: string, isPublic: boolean) {
  const { numUpdatedRows } = await tx
    .updateTable('ledgerFiles')
    .set({ isPublic })
    .where('tenantId', '=', tenantId)
    .where('entryId', '=', entryId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteFile(tx: Tx, tenantId: string, entryId: string, sha256: string): Promise<boolean> {
  await tx
    .deleteFrom('heldFiles')
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .where('holderType', '=', HOLDER)
    .where('holderId', '=', entryId)
    .execute();
  const { numDeletedRows } = await tx
    .deleteFrom('ledgerFiles')
    .where('tenantId', '=', tenantId)
    .where('entryId', '=', entryId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Titles of entries by id. */
export async function titlesOf(db: Queryable, tenantId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await listEntries(db, tenantId, { ids });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
