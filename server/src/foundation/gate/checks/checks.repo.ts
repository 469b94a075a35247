import { sql } from 'kysely';
import type { Queryable, Tx } from '../../../kernel/db/index.ts';
import type { CheckFinding } from './checks.schema.ts';

export interface CheckedContent {
  hash: string;
  findings: readonly CheckFinding[];
}

/** Findings by hash, of those that were checked by this version of the checks. */
export async function listChecks(
  db: Queryable,
  tenantId: string,
  hashes: readonly string[],
  version: string,
): Promise<Map<string, CheckFinding[]>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('gateChecks')
    .select(['hash', 'findings'])
    .where('tenantId', '=', tenantId)
    .where('hash', 'in', [...new Set(hashes)])
    .where('checksVersion', '=', version)
    .execute();
  return new Map(rows.map(({ hash, findings }) => [hash, findings as unknown as CheckFinding[]]));
}

export async function saveChecks(
  db: Queryable,
  tenantId: string,
  contents: readonly (CheckedContent & { held: boolean })[],
  version: string,
): Promise<void> {
  // Two of one hash in a statement would be two changes of one row, which PostgreSQL refuses; in one order, so that no two wait for each other.
  const once = [...new Map(contents.map((content) => [content.hash, content])).values()].sort((a, b) =>
    a.hash < b.hash ? -1 : 1,
  );
  if (once.length === 0) return;
  await sql`
    insert into gate_checks (tenant_id, hash, checks_version, held, findings)
    select ${tenantId}::uuid, r.hash, ${version}, r.held, r.findings
    from jsonb_to_recordset(${JSON.stringify(once)}::jsonb) as r(hash text, held boolean, findings jsonb)
    on conflict (tenant_id, hash) do update
      set checks_version = excluded.checks_version, held = excluded.held, findings = excluded.findings, checked_at = now()
      where gate_checks.checks_version <> excluded.checks_version`.execute(db);
}

export interface Ruling {
  subjectId: string;
  findingKey: string;
  reason: string;
  ruledBy: string;
  ruledAt: Date;
}

/** Rulings on subjects, whichever findings they were about. */
export async function listRulings(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  ids: readonly string[],
): Promise<Ruling[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('gateRulings')
    .select(['subjectId', 'findingKey', 'reason', 'ruledBy', 'ruledAt'])
    .where('tenantId', '=', tenantId)
    .where('subjectType', '=', subjectType)
    .where('subjectId', 'in', [...ids])
    .execute();
}

export async function insertRuling(
  tx: Tx,
  row: {
    tenantId: string;
    subjectType: string;
    subjectId: string;
    findingKey: string;
    reason: string;
    ruledBy: string;
  },
): Promise<boolean> {
  const done = await tx
    .insertInto('gateRulings')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows) > 0;
}

/** Remembers what subjects consisted of when they went out. */
export async function saveContents(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  subjects: readonly { subjectId: string; title: string; hashes: readonly string[] }[],
  version: string,
): Promise<void> {
  if (subjects.length === 0) return;
  await sql`
    insert into gate_contents (tenant_id, subject_type, subject_id, title, hashes, checks_version)
    select ${tenantId}::uuid, ${subjectType}, r."subjectId", r.title, r.hashes, ${version}
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as r("subjectId" uuid, title text, hashes text[])
    on conflict (tenant_id, subject_type, subject_id) do update
      set title = excluded.title, hashes = excluded.hashes, checks_version = excluded.checks_version`.execute(db);
}

/** Public subjects that this version of the checks has not seen, oldest id first. */
export async function listNotOf(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  version: string,
  limit: number,
): Promise<{ subjectId: string; editionId: string }[]> {
  return db
    .selectFrom('publications as p')
    .leftJoin('gateContents as c', (join) =>
      join
        .onRef('c.tenantId', '=', 'p.tenantId')
        .onRef('c.subjectType', '=', 'p.subjectType')
        .onRef('c.subjectId', '=', 'p.subjectId'),
    )
    .select(['p.subjectId', 'p.editionId'])
    .where('p.tenantId', '=', tenantId)
    .where('p.subjectType', '=', subjectType)
    .where('p.state', '=', 'published')
    .where((eb) => eb.or([eb('c.checksVersion', 'is', null), eb('c.checksVersion', '<>', version)]))
    .orderBy('p.subjectId')
    .limit(limit)
    .execute();
}

/** Public subjects in which something of severity high was found, with the content it was found in. */
export async function listHeldInPublic(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  scope: 'all' | readonly string[],
  limit: number,
): Promise<
  {
    subjectId: string;
    title: string;
    organisationId: string;
    hash: string;
    textHash: string;
    findings: CheckFinding[];
  }[]
> {
  const rows = await db
    .selectFrom('gateChecks as k')
    .innerJoin('gateContents as c', (join) =>
      join.onRef('c.tenantId', '=', 'k.tenantId').on(sql<boolean>`k.hash = any(c.hashes)`),
    )
    .innerJoin('publications as p', (join) =>
      join
        .onRef('p.tenantId', '=', 'c.tenantId')
        .onRef('p.subjectType', '=', 'c.subjectType')
        .onRef('p.subjectId', '=', 'c.subjectId'),
    )
    .select([
      'c.subjectId',
      'c.title',
      'p.organisationId',
      'k.hash',
      'k.findings',
      sql<string>`c.hashes[1]`.as('textHash'),
    ])
    .where('k.tenantId', '=', tenantId)
    .where('k.held', '=', true)
    .where('c.subjectType', '=', subjectType)
    .where('p.state', '=', 'published')
    .$if(scope !== 'all', (query) =>
      query.where(
        'p.organisationId',
        'in',
        scope === 'all' || scope.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...scope],
      ),
    )
    .orderBy('c.subjectId')
    .limit(limit)
    .execute();
  return rows.map(({ findings, ...row }) => ({ ...row, findings: findings as unknown as CheckFinding[] }));
}
