import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { Settings } from './interpretation.schema.ts';

/** Settings of a place and its pool of experts. */

export async function findSettings(db: Queryable, tenantId: string): Promise<Settings | null> {
  const row = await db
    .selectFrom('interpretationSettings')
    .select([
      'limitDays',
      'limitSource',
      'neededGenres',
      'neededSource',
      'leaderYearly',
      'leaderSource',
      'stockDays',
      'version',
    ])
    .where('tenantId', '=', tenantId)
    .executeTakeFirst();
  return row ?? null;
}

/** False when somebody else wrote them since. */
export async function saveSettings(tx: Tx, tenantId: string, settings: Settings): Promise<boolean> {
  const { version, ...values } = settings;
  const row =
    version === 0
      ? await tx
          .insertInto('interpretationSettings')
          .values({ tenantId, ...values, version: 1 })
          .onConflict((oc) => oc.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('interpretationSettings')
          .set({ ...values, version: version + 1 })
          .where('tenantId', '=', tenantId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  return row !== undefined;
}

export interface ExpertRow {
  id: string;
  nameSealed: string;
  contactSealed: string;
  field: string;
  position: string;
  unit: string;
  status: 'active' | 'left';
  version: number;
}
const EXPERT = ['id', 'nameSealed', 'contactSealed', 'field', 'position', 'unit', 'status', 'version'] as const;

export async function listExperts(db: Queryable, tenantId: string): Promise<ExpertRow[]> {
  const rows = await db
    .selectFrom('interpretationExperts')
    .select(EXPERT)
    .where('tenantId', '=', tenantId)
    .orderBy('status')
    .orderBy('field')
    .orderBy('id')
    .limit(2000)
    .execute();
  return rows as ExpertRow[];
}

export async function insertExpert(tx: Tx, tenantId: string, expert: Omit<ExpertRow, 'version'>): Promise<void> {
  await tx
    .insertInto('interpretationExperts')
    .values({ tenantId, ...expert })
    .execute();
}

/** False when somebody else changed the entry since. */
export async function updateExpert(tx: Tx, tenantId: string, { id, version, ...values }: ExpertRow): Promise<boolean> {
  const row = await tx
    .updateTable('interpretationExperts')
    .set({ ...values, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
