import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import { readable, type SiteScope } from '../../foundation/gate/index.ts';
import { DEFAULT_SETTINGS } from './normative.rules.ts';
import type { EffectKind, Kind, NormativeFields, PublicNormative, Settings, Validity } from './normative.schema.ts';
import type { Effect } from './validity.rules.ts';

const TYPE = 'document';

/** A document as it stands, whoever may see it. */
export interface KnownDocument {
  id: string;
  organisationId: string;
  organisationName: string;
  title: string;
  /** The day on which it became public, or the one it states; null while it is not public. */
  publishedOn: string | null;
  isPublic: boolean;
  /** As the public edition states it. */
  validity: Validity | '' | null;
}

export async function listKnown(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, KnownDocument>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<KnownDocument>`
    select distinct on (d.id) d.id, d.organisation_id, o.name as organisation_name,
      coalesce(live.title, e.title) as title, live.id is not null as is_public, live.validity,
      case when live.id is not null then coalesce(live.published_on, (p.visible_from at time zone 'Asia/Shanghai')::date) end as published_on
    from documents d join document_editions e on e.tenant_id = d.tenant_id and e.document_id = d.id
    join organisations o on o.tenant_id = d.tenant_id and o.id = d.organisation_id
    left join publications p on p.tenant_id = d.tenant_id and p.subject_type = ${TYPE} and p.subject_id = d.id
      and p.state = 'published' and p.visible_from <= clock_timestamp()
    left join document_editions live on live.tenant_id = p.tenant_id and live.id = p.edition_id
    where d.tenant_id = ${tenantId} and d.id = any(${[...new Set(ids)]}::uuid[])
    order by d.id, e.number desc`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface NormativeRow extends NormativeFields {
  documentId: string;
  version: number;
}
const FIELDS = [
  ...(['documentId', 'kind', 'registrationNumber', 'signedOn', 'effectiveOn', 'expiresOn'] as const),
  ...(['isTrial', 'version'] as const),
] as const;

export async function listNormative(
  db: Queryable,
  tenantId: string,
  documentIds: readonly string[],
): Promise<Map<string, NormativeRow>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('normativeDocuments')
    .select(FIELDS)
    .where('tenantId', '=', tenantId)
    .where('documentId', 'in', [...documentIds])
    .execute();
  return new Map((rows as NormativeRow[]).map((row) => [row.documentId, row]));
}

/** Registered documents of the units in scope, the newest first. */
export async function listRegistered(
  db: Queryable,
  tenantId: string,
  scope: 'all' | readonly string[],
  limit: number,
): Promise<string[]> {
  let query = db
    .selectFrom('normativeDocuments as n')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.tenantId', '=', 'n.tenantId').onRef('d.id', '=', 'n.documentId'),
    )
    .select('n.documentId')
    .where('n.tenantId', '=', tenantId);
  if (scope !== 'all') query = query.where('d.organisationId', 'in', scope.length > 0 ? [...scope] : [NOBODY]);
  return (await query.orderBy('n.createdAt', 'desc').limit(limit).execute()).map(({ documentId }) => documentId);
}
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Writes the registration; false when it is at another version. Version 0 is a new one. */
export async function saveNormative(
  tx: Tx,
  tenantId: string,
  documentId: string,
  fields: NormativeFields,
  version: number,
  by: string,
): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('normativeDocuments')
      .values({ tenantId, documentId, ...fields, createdBy: by })
      .onConflict((on) => on.columns(['tenantId', 'documentId']).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('normativeDocuments')
    .set({ ...fields, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Numbers are given one at a time within a tenant; held to the end of the transaction. */
export async function lockNumbers(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`normative-numbers:${tenantId}`}, 0))`.execute(tx);
}

export async function listNumbers(db: Queryable, tenantId: string, before: string): Promise<string[]> {
  const rows = await db
    .selectFrom('normativeDocuments')
    .select('registrationNumber')
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`starts_with(registration_number, ${before})`)
    .where('registrationNumber', '<>', '')
    .execute();
  return rows.map(({ registrationNumber }) => registrationNumber);
}

export interface EffectRow extends Effect {
  targetId: string;
  basis: string;
  state: 'declared' | 'in_effect';
}
const EFFECT = [
  ...(['id', 'targetId', 'kind', 'sinceOn', 'byId', 'cleanupId', 'expiresOn', 'basis', 'state'] as const),
] as const;

/** What these documents do, and what is done to them. */
export async function listEffects(db: Queryable, tenantId: string, ids: readonly string[]): Promise<EffectRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('normativeEffects')
    .select(EFFECT)
    .where('tenantId', '=', tenantId)
    .where((eb) => eb.or([eb('targetId', 'in', [...ids]), eb('byId', 'in', [...ids])]))
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
  return rows as EffectRow[];
}

export async function findEffect(db: Queryable, tenantId: string, id: string): Promise<EffectRow | null> {
  const row = await db
    .selectFrom('normativeEffects')
    .select(EFFECT)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as EffectRow | undefined) ?? null;
}

export interface NewEffect {
  targetId: string;
  kind: EffectKind;
  sinceOn: string | null;
  byId: string | null;
  cleanupId: string | null;
  expiresOn: string | null;
  basis: string;
  state: 'declared' | 'in_effect';
}

export async function insertEffects(
  tx: Tx,
  tenantId: string,
  effects: readonly NewEffect[],
  by: string,
): Promise<string[]> {
  const rows = effects.map((effect) => ({ tenantId, id: newId(), ...effect, recordedBy: by }));
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('normativeEffects')
      .values(rows.slice(at, at + 500))
      .execute();
  return rows.map(({ id }) => id);
}

export async function deleteEffect(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('normativeEffects')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'declared')
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Puts what a document declared into effect from a day on, where it names none itself. Returns what changed. */
export async function applyDeclared(tx: Tx, tenantId: string, byId: string, sinceOn: string): Promise<EffectRow[]> {
  const rows = await tx
    .updateTable('normativeEffects')
    .set({ state: 'in_effect', sinceOn: sql<string>`coalesce(since_on, ${sinceOn}::date)` })
    .where('tenantId', '=', tenantId)
    .where('byId', '=', byId)
    .where('state', '=', 'declared')
    .returning(EFFECT)
    .execute();
  return rows as EffectRow[];
}

/** Live documents whose stated validity may differ from what was decided, for the daily look: begun, ended or changed within these days. */
export async function listDue(
  db: Queryable,
  tenantId: string,
  from: string,
  until: string,
): Promise<{ documentId: string; validity: Validity | '' }[]> {
  const { rows } = await sql<{ documentId: string; validity: Validity | '' }>`
    select e.document_id, e.validity from document_editions e where e.tenant_id = ${tenantId} and e.state = 'live' and e.document_id in (
      select document_id from normative_documents where tenant_id = ${tenantId}
        and (effective_on between ${from}::date and ${until}::date or expires_on between ${from}::date - 1 and ${until}::date)
      union select target_id from normative_effects where tenant_id = ${tenantId} and state = 'in_effect'
        and (since_on between ${from}::date and ${until}::date or expires_on between ${from}::date - 1 and ${until}::date))
    order by e.document_id`.execute(db);
  return rows;
}

export async function findSettings(db: Queryable, tenantId: string): Promise<Settings> {
  const row = await db
    .selectFrom('normativeSettings')
    .select([
      ...(['publishDays', 'publishSource', 'warnMonths', 'warnSource', 'numberPattern', 'numberSource'] as const),
      'version',
    ])
    .where('tenantId', '=', tenantId)
    .executeTakeFirst();
  return row ?? DEFAULT_SETTINGS;
}

/** False when they are at another version; 0 is what holds without a row. */
export async function saveSettings(tx: Tx, tenantId: string, settings: Settings): Promise<boolean> {
  const { version, ...values } = settings;
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('normativeSettings')
      .values({ tenantId, ...values })
      .onConflict((on) => on.column('tenantId').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('normativeSettings')
    .set({ ...values, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface PublicFilter {
  /** The site whose list it is; absent: everything of the tenant. */
  on?: SiteScope | undefined;
  validity?: Validity | undefined;
  kind?: Kind | undefined;
  organisationId?: string | undefined;
}

const publicRows = (db: Queryable, tenantId: string, filter: PublicFilter) => {
  let query = readable(db, tenantId, TYPE, filter.on)
    .innerJoin('documentEditions as e', (join) =>
      join.onRef('e.tenantId', '=', 'publications.tenantId').onRef('e.id', '=', 'publications.editionId'),
    )
    .innerJoin('normativeDocuments as n', (join) =>
      join.onRef('n.tenantId', '=', 'publications.tenantId').onRef('n.documentId', '=', 'publications.subjectId'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.tenantId', '=', 'publications.tenantId').onRef('o.id', '=', 'publications.organisationId'),
    );
  if (filter.validity) query = query.where('e.validity', '=', filter.validity);
  if (filter.kind) query = query.where('n.kind', '=', filter.kind);
  if (filter.organisationId) query = query.where('publications.organisationId', '=', filter.organisationId);
  return query;
};

/** Public rules and normative documents, the newest first. */
export async function listPublic(
  db: Queryable,
  tenantId: string,
  filter: PublicFilter,
  page: { limit: number; offset: number },
): Promise<PublicNormative[]> {
  const rows = await publicRows(db, tenantId, filter)
    .select(['publications.subjectId as id', 'e.title', 'e.documentNumber', 'e.publishedOn', 'e.validity'])
    .select(['o.name as organisationName', 'n.registrationNumber', 'n.kind', 'n.isTrial', 'n.expiresOn'])
    .orderBy('e.publishedOn', (o) => o.desc().nullsLast())
    .orderBy('e.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => ({ ...row, url: `/documents/${row.id}` }) as PublicNormative);
}

/** Which of these documents are rules or normative documents, public or not. */
export async function listNormativeAmong(db: Queryable, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('normativeDocuments')
    .select('documentId')
    .where('tenantId', '=', tenantId)
    .where('documentId', 'in', [...ids])
    .execute();
  return rows.map(({ documentId }) => documentId);
}

/** Which of these stand in the public list, and the version that they are. */
export const listShown = (
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> =>
  publicRows(db, tenantId, {})
    .select(['publications.subjectId as id', 'publications.version'])
    .where('publications.subjectId', 'in', [...ids])
    .execute();

export async function countPublic(
  db: Queryable,
  tenantId: string,
  filter: PublicFilter,
): Promise<{
  total: number;
  validities: { value: Validity; count: number }[];
  kinds: { value: Kind; count: number }[];
}> {
  const count = sql<number>`count(*)::int`.as('count');
  const [total, validities, kinds] = await Promise.all([
    publicRows(db, tenantId, filter).select(count).executeTakeFirstOrThrow(),
    publicRows(db, tenantId, { ...filter, validity: undefined })
      .select(['e.validity as value', count])
      .groupBy('e.validity')
      .execute(),
    publicRows(db, tenantId, { ...filter, kind: undefined })
      .select(['n.kind as value', count])
      .groupBy('n.kind')
      .execute(),
  ]);
  return {
    total: total.count,
    validities: validities.filter(({ value }) => value !== ('' as never)) as { value: Validity; count: number }[],
    kinds: kinds as { value: Kind; count: number }[],
  };
}
