import { sql } from 'kysely';
import type { Database, Queryable } from '../../kernel/db/index.ts';
import { SELECTIVE, SURFACES, type SurfaceName } from './surfaces.rules.ts';

/** States of subjects for those who follow them, and the receipts of the surfaces. */

export interface SubjectKey {
  tenantId: string;
  subjectType: string;
  subjectId: string;
}
export interface PublicationState extends SubjectKey {
  version: number;
  state: 'published' | 'withdrawn';
  editionId: string;
  visibleFrom: Date;
  /** Its time has come, by the clock of the database: what is due now is readable a moment later. */
  isDue: boolean;
  /** Its period is over, recorded or not. */
  isOver: boolean;
}
export interface Receipt extends SubjectKey {
  version: number;
  surface: SurfaceName;
}

const IS_DUE = sql<boolean>`visible_from <= clock_timestamp()`;
const IS_OVER = sql<boolean>`coalesce(visible_until <= clock_timestamp(), false)`;

/** The state of subjects as the database has it. */
export async function listStates(db: Queryable, keys: readonly SubjectKey[]): Promise<PublicationState[]> {
  const { rows } = await sql<PublicationState>`
    select p.tenant_id, p.subject_type, p.subject_id, p.version, p.state, p.edition_id, p.visible_from, ${IS_DUE} as is_due, ${IS_OVER} as is_over
    from publications p
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("tenantId" uuid, "subjectType" text, "subjectId" uuid)
      on p.tenant_id = k."tenantId" and p.subject_type = k."subjectType" and p.subject_id = k."subjectId"`.execute(db);
  return rows;
}

/** Every subject of a type in the order of tenant and id, for rebuilding or checking a surface; null begins. */
export async function listStatesAfter(
  db: Queryable,
  subjectType: string,
  after: Pick<SubjectKey, 'tenantId' | 'subjectId'> | null,
  limit: number,
): Promise<PublicationState[]> {
  let query = db
    .selectFrom('publications')
    .select([
      'tenantId',
      'subjectType',
      'subjectId',
      'version',
      'state',
      'editionId',
      'visibleFrom',
      IS_DUE.as('isDue'),
      IS_OVER.as('isOver'),
    ])
    .where('subjectType', '=', subjectType);
  if (after)
    query = query.where(
      sql<boolean>`(tenant_id, subject_type, subject_id) > (${after.tenantId}::uuid, ${subjectType}, ${after.subjectId}::uuid)`,
    );
  const rows = await query.orderBy('tenantId').orderBy('subjectType').orderBy('subjectId').limit(limit).execute();
  return rows as PublicationState[];
}

/** Records that surfaces show, or no longer show, these versions. One statement, however many there are. */
export async function insertReceipts(db: Database, receipts: readonly Receipt[]): Promise<void> {
  if (receipts.length === 0) return;
  const rows = [...Map.groupBy(receipts, keyOf).values()].map((own) => ({
    ...own[0],
    surfaces: own.map(({ surface }) => surface),
  }));
  await sql`
    insert into publication_receipts (tenant_id, subject_type, subject_id, version, surface, settled_at)
    select r."tenantId", r."subjectType", r."subjectId", r.version, s.surface, clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("tenantId" uuid, "subjectType" text, "subjectId" uuid, version bigint, surfaces text[]), unnest(r.surfaces) as s(surface)
    on conflict do nothing`.execute(db);
}

const keyOf = ({ tenantId, subjectType, subjectId, version }: Receipt) =>
  `${tenantId}/${subjectType}/${subjectId}/${version}`;

/** The receipts of subjects, of every version. */
export async function listReceipts(
  db: Queryable,
  keys: readonly SubjectKey[],
): Promise<(SubjectKey & { version: number; surface: string; settledAt: Date })[]> {
  const { rows } = await sql<SubjectKey & { version: number; surface: string; settledAt: Date }>`
    select p.tenant_id, p.subject_type, p.subject_id, p.version, p.surface, p.settled_at
    from publication_receipts p
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("tenantId" uuid, "subjectType" text, "subjectId" uuid)
      on p.tenant_id = k."tenantId" and p.subject_type = k."subjectType" and p.subject_id = k."subjectId"`.execute(db);
  return rows;
}

/**
 * Where a subject stands: its present version, and for each surface the last version that was settled there; surfaces for some subjects only
 * are named once they gave a receipt. Null when it was never public.
 */
export async function findSettlement(
  db: Queryable,
  key: SubjectKey,
): Promise<{
  state: 'published' | 'withdrawn';
  version: number;
  surfaces: { name: SurfaceName; version: number | null; settledAt: Date | null }[];
} | null> {
  const [state] = await listStates(db, [key]);
  if (!state) return null;
  const receipts = await listReceipts(db, [key]);
  const surfaces = SURFACES.flatMap((name) => {
    const last = receipts.filter(({ surface }) => surface === name).sort((a, b) => b.version - a.version)[0];
    if (!last && SELECTIVE.has(name)) return [];
    return [{ name, version: last?.version ?? null, settledAt: last?.settledAt ?? null }];
  });
  return { state: state.state, version: state.version, surfaces };
}

/** Receipts whose subject has no publication at all, in order; the receipts of those that have one are looked at with it. */
export async function listStrayReceipts(db: Queryable, after: SubjectKey | null, limit: number): Promise<SubjectKey[]> {
  const { rows } = await sql<SubjectKey>`
    select distinct r.tenant_id, r.subject_type, r.subject_id
    from publication_receipts r
    where not exists (
        select from publications p
        where p.tenant_id = r.tenant_id and p.subject_type = r.subject_type and p.subject_id = r.subject_id)
      and (${after === null} or (r.tenant_id, r.subject_type, r.subject_id)
        > (${after?.tenantId ?? null}::uuid, ${after?.subjectType ?? null}::text, ${after?.subjectId ?? null}::uuid))
    order by 1, 2, 3 limit ${limit}`.execute(db);
  return rows;
}

/** Files with a public address whose subject is not published, in order. */
export async function listStrayFiles(
  db: Queryable,
  after: (SubjectKey & { sha256: string }) | null,
  limit: number,
): Promise<(SubjectKey & { sha256: string })[]> {
  const { rows } = await sql<SubjectKey & { sha256: string }>`
    select f.tenant_id, f.subject_type, f.subject_id, f.sha256
    from publication_files f
    where not exists (
        select from publications p
        where p.tenant_id = f.tenant_id and p.subject_type = f.subject_type and p.subject_id = f.subject_id
          and p.state = 'published')
      and (${after === null} or (f.tenant_id, f.sha256, f.subject_type, f.subject_id)
        > (${after?.tenantId ?? null}::uuid, ${after?.sha256 ?? null}::text, ${after?.subjectType ?? null}::text, ${after?.subjectId ?? null}::uuid))
    order by 1, 4, 2, 3 limit ${limit}`.execute(db);
  return rows;
}
