import type { Queryable } from '../../kernel/db/index.ts';
import { readable } from '../../foundation/gate/index.ts';

/** When these documents were first public and when their present editions were; what is not public is missing. */
export async function listTimes(
  db: Queryable,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, { publishedAt: Date; updatedAt: Date }>> {
  if (ids.length === 0) return new Map();
  const rows = await readable(db, tenantId, 'document')
    .select(['publications.subjectId', 'publications.visibleFrom', 'publications.lastPublishedAt'])
    .where('publications.subjectId', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.subjectId, { publishedAt: row.visibleFrom, updatedAt: row.lastPublishedAt }]));
}

/** The units of these documents, public or not any more. */
export async function listChangedUnits(db: Queryable, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('publications')
    .select('organisationId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('subjectType', '=', 'document')
    .where('subjectId', 'in', [...ids])
    .execute();
  return rows.map(({ organisationId }) => organisationId);
}
