import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { Evidence, StoredEvidence } from './evidence.schema.ts';

/** A key that was told to have happened, or no longer to count. */
export interface EvidenceRow extends Evidence {
  kind: 'happened' | 'retracted';
  recordedBy: string;
  reason: string;
}

/** Adds rows; what stands already stays. Returns the ids of those that are new. One statement, however many rows. */
export async function insertEvidence(tx: Tx, tenantId: string, rows: readonly EvidenceRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const values = rows.map(({ about, occurredAt = null, facts = {}, ...row }) => ({
    ...{ ...row, id: newId(), occurredAt, facts },
    ...{ aboutType: about?.subjectType ?? '', aboutId: about?.subjectId ?? '' },
  }));
  const { rows: added } = await sql<{ id: string }>`
    insert into evidence_events (tenant_id, id, key, kind, type, organisation_id, subject_type, subject_id, about_type, about_id,
      occurred_on, occurred_at, recorded_by, title, facts, reason)
    select ${tenantId}::uuid, r.id, r.key, r.kind, r.type, r."organisationId", r."subjectType", r."subjectId", r."aboutType", r."aboutId",
           r."occurredOn", r."occurredAt", r."recordedBy", r.title, r.facts, r.reason
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(
      id uuid, key text, kind text, type text, "organisationId" uuid, "subjectType" text, "subjectId" text, "aboutType" text, "aboutId" text,
      "occurredOn" date, "occurredAt" timestamptz, "recordedBy" text, title text, facts jsonb, reason text)
    on conflict (tenant_id, key, kind) do nothing
    returning id`.execute(tx);
  return added.map(({ id }) => id);
}

export interface EvidenceFilter {
  keys?: readonly string[];
  ids?: readonly string[];
  types?: readonly string[];
  organisationId?: string;
  organisationIds?: readonly string[];
  subject?: { subjectType: string; subjectIds: readonly string[] };
  about?: { subjectType: string; subjectId: string };
  /** What is about, or of, one of these things. */
  concerning?: readonly string[];
  /** What answers one of these things of one type. */
  aboutAny?: { subjectType: string; subjectIds: readonly string[] };
  /** First and last day on which it was done. */
  from?: string;
  to?: string;
  /** Only what was told by then; later retractions do not count. */
  recordedBy?: Date;
  /** Also what no longer counts. */
  withRetracted?: boolean;
}

/** Happenings in the order of the day on which they were done, each with its retraction if there is one. */
export async function listEvidence(db: Queryable, tenantId: string, filter: EvidenceFilter): Promise<StoredEvidence[]> {
  let query = db
    .selectFrom('evidenceEvents as e')
    .leftJoin('evidenceEvents as r', (join) => {
      const on = join
        .onRef('r.tenantId', '=', 'e.tenantId')
        .onRef('r.key', '=', 'e.key')
        .on('r.kind', '=', 'retracted');
      return filter.recordedBy ? on.on('r.recordedAt', '<=', filter.recordedBy) : on;
    })
    .select(['e.id', 'e.key', 'e.type', 'e.organisationId', 'e.subjectType', 'e.subjectId', 'e.aboutType', 'e.aboutId'])
    .select(['e.occurredOn', 'e.occurredAt', 'e.recordedAt', 'e.recordedBy', 'e.title', 'e.facts'])
    .select(['r.recordedAt as retractedAt', sql<string>`coalesce(r.reason, '')`.as('retractionReason')])
    .where('e.tenantId', '=', tenantId)
    .where('e.kind', '=', 'happened');
  if (filter.keys) query = query.where('e.key', 'in', [...filter.keys, '']);
  if (filter.ids) query = query.where('e.id', 'in', filter.ids.length > 0 ? filter.ids : [newId()]);
  if (filter.types) query = query.where('e.type', 'in', [...filter.types, '']);
  if (filter.organisationId) query = query.where('e.organisationId', '=', filter.organisationId);
  if (filter.organisationIds)
    query = query.where('e.organisationId', '=', sql<string>`any(${filter.organisationIds}::uuid[])`);
  if (filter.concerning) {
    const ids = [...filter.concerning];
    query = query.where(
      sql<boolean>`(e.subject_id = any(${ids}::text[]) or (e.about_id <> '' and e.about_id = any(${ids}::text[])))`,
    );
  }
  if (filter.aboutAny)
    query = query
      .where('e.aboutType', '=', filter.aboutAny.subjectType)
      .where('e.aboutId', '<>', '')
      .where('e.aboutId', '=', sql<string>`any(${[...filter.aboutAny.subjectIds]}::text[])`);
  if (filter.subject)
    query = query
      .where('e.subjectType', '=', filter.subject.subjectType)
      .where('e.subjectId', 'in', [...filter.subject.subjectIds, '']);
  if (filter.about)
    query = query.where('e.aboutType', '=', filter.about.subjectType).where('e.aboutId', '=', filter.about.subjectId);
  if (filter.from) query = query.where('e.occurredOn', '>=', filter.from);
  if (filter.to) query = query.where('e.occurredOn', '<=', filter.to);
  if (filter.recordedBy) query = query.where('e.recordedAt', '<=', filter.recordedBy);
  if (!filter.withRetracted) query = query.where('r.id', 'is', null);
  const rows = await query.orderBy('e.occurredOn').orderBy('e.key').execute();
  return rows as unknown as StoredEvidence[];
}

/** The happenings that told rows speak of, whether they told or took back. */
export async function listTold(db: Queryable, tenantId: string, ids: readonly string[]): Promise<StoredEvidence[]> {
  const keys = await db
    .selectFrom('evidenceEvents')
    .select('key')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  if (keys.length === 0) return [];
  return listEvidence(db, tenantId, { keys: keys.map(({ key }) => key), withRetracted: true });
}

/** Takes title and facts of subjects away, because a correction for privacy or secrecy closed them; what stands under the excepted keys keeps them. */
export async function closeWords(
  tx: Tx,
  tenantId: string,
  subjectType: string,
  subjectIds: readonly string[],
  exceptKeys: readonly string[] = [],
): Promise<void> {
  await sql`
    update evidence_events set title = '', facts = '{}'::jsonb
    where tenant_id = ${tenantId} and subject_type = ${subjectType} and subject_id = any(${subjectIds}::text[])
      and not (key = any(${[...exceptKeys]}::text[]))
      and (title <> '' or facts <> '{}'::jsonb)`.execute(tx);
}
