import { sql } from 'kysely';
import type { Queryable } from '../../kernel/db/index.ts';
import { readable, type SiteScope } from '../../foundation/gate/index.ts';
import type { FieldValues } from './ledgers.schema.ts';

/** What readers see of ledgers: every query starts from the gate's filter. */

export const TYPE = 'ledger_entry';

export interface PublicEntry {
  id: string;
  kind: string;
  organisationId: string;
  organisationName: string;
  title: string;
  fields: FieldValues;
  occurredOn: string;
  aboutId: string;
  version: number;
  publishedAt: Date;
}

const published = (db: Queryable, tenantId: string, on?: SiteScope) =>
  readable(db, tenantId, TYPE, on)
    .innerJoin('ledgerEntries as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.subjectId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'e.tenantId').onRef('o.id', '=', 'e.organisationId'),
    );

/** Public entries, the newest first; those of the ids, of a kind, or about others. */
export async function listPublished(
  db: Queryable,
  tenantId: string,
  filter: {
    ids?: readonly string[];
    kind?: string;
    aboutIds?: readonly string[];
    on?: SiteScope | undefined;
    limit?: number;
  },
): Promise<PublicEntry[]> {
  let query = published(db, tenantId, filter.on);
  if (filter.ids) query = query.where(sql<boolean>`e.id = any(${[...filter.ids]}::uuid[])`);
  if (filter.kind) query = query.where('e.kind', '=', filter.kind);
  if (filter.aboutIds) query = query.where(sql<boolean>`e.about_id = any(${[...filter.aboutIds]}::text[])`);
  const rows = await query
    .select(['e.id', 'e.kind', 'e.organisationId', 'o.name as organisationName', 'e.title', 'e.fields', 'e.occurredOn'])
    .select(['e.aboutId', 'publications.version', 'publications.lastPublishedAt as publishedAt'])
    .orderBy('e.occurredOn', 'desc')
    .orderBy('e.id', 'desc')
    .limit(filter.limit ?? 2000)
    .execute();
  return rows as unknown as PublicEntry[];
}

export async function countPublished(
  db: Queryable,
  tenantId: string,
  on?: SiteScope,
): Promise<{ kind: string; n: number }[]> {
  return published(db, tenantId, on)
    .select(['e.kind', sql<number>`count(*)::int`.as('n')])
    .groupBy('e.kind')
    .execute();
}

/** Of these entries, those that the ledgers themselves have as public. */
export async function listOwnPublished(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
  kinds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ledger_entries where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[])
      and state = 'confirmed' and kind = any(${[...kinds]}::text[])`.execute(db);
  return rows.map(({ id }) => id);
}

export async function listOwnPublishedAfter(
  db: Queryable,
  after: { tenantId: string; subjectId: string } | null,
  kinds: readonly string[],
  limit: number,
): Promise<{ tenantId: string; subjectId: string }[]> {
  const from = after ? sql`and (tenant_id, id) > (${after.tenantId}::uuid, ${after.subjectId}::uuid)` : sql``;
  const { rows } = await sql<{ tenantId: string; subjectId: string }>`
    select tenant_id, id as subject_id from ledger_entries
    where state = 'confirmed' and kind = any(${[...kinds]}::text[]) ${from}
    order by tenant_id, id limit ${limit}`.execute(db);
  return rows;
}
