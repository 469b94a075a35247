import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { Change } from './evaluation.schema.ts';

/** Objections of units, corrections of what was published, and samples of a third party. */

export interface ObjectionRow {
  id: string;
  organisationId: string;
  indicator: string;
  words: string;
  filedBy: string;
  filedByName: string;
  filedAt: Date;
  state: 'filed' | 'upheld' | 'rejected';
  answer: string;
  answeredByName: string;
  answeredAt: Date | null;
  version: number;
}

export async function listObjections(db: Queryable, tenantId: string, evaluationId: string): Promise<ObjectionRow[]> {
  const rows = await db
    .selectFrom('evaluationObjections')
    .select(['id', 'organisationId', 'indicator', 'words', 'filedBy', 'filedByName', 'filedAt', 'state', 'answer'])
    .select(['answeredByName', 'answeredAt', 'version'])
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .orderBy('filedAt')
    .execute();
  return rows as ObjectionRow[];
}

export async function insertObjection(
  tx: Tx,
  tenantId: string,
  evaluationId: string,
  row: Pick<ObjectionRow, 'organisationId' | 'indicator' | 'words' | 'filedBy' | 'filedByName' | 'filedAt'>,
): Promise<string> {
  const id = newId();
  const values = { ...row, tenantId, id, evaluationId, state: 'filed' };
  await tx.insertInto('evaluationObjections').values(values).execute();
  return id;
}

/** False when it is at another version or was answered. */
export async function answerObjection(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  answer: {
    state: 'upheld' | 'rejected';
    answer: string;
    answeredBy: string;
    answeredByName: string;
    answeredAt: Date;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('evaluationObjections')
    .set({ ...answer, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'filed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface CorrectionRow {
  id: string;
  organisationId: string;
  beforeTotal: number;
  afterTotal: number;
  changes: Change;
  reason: string;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  state: 'proposed' | 'published' | 'refused';
  decidedByName: string;
  decidedAt: Date | null;
  version: number;
}

/** The oldest first. */
export async function listCorrections(db: Queryable, tenantId: string, evaluationId: string): Promise<CorrectionRow[]> {
  const rows = await db
    .selectFrom('evaluationCorrections')
    .select(['id', 'organisationId', 'beforeTotal', 'afterTotal', 'changes', 'reason', 'proposedBy', 'proposedByName'])
    .select(['proposedAt', 'state', 'decidedByName', 'decidedAt', 'version'])
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .orderBy('proposedAt')
    .execute();
  return rows as unknown as CorrectionRow[];
}

export async function insertCorrection(
  tx: Tx,
  tenantId: string,
  evaluationId: string,
  row: Omit<CorrectionRow, 'id' | 'state' | 'decidedByName' | 'decidedAt' | 'version'>,
): Promise<string> {
  const id = newId();
  const values = { ...row, changes: JSON.stringify(row.changes), tenantId, id, evaluationId, state: 'proposed' };
  await tx.insertInto('evaluationCorrections').values(values).execute();
  return id;
}

/** False when it is at another version or was decided. */
export async function decideCorrection(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  decision: { state: 'published' | 'refused'; decidedBy: string; decidedByName: string; decidedAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('evaluationCorrections')
    .set({ ...decision, version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface SampleItem {
  obligationId: string;
  organisationId: string;
  period: string;
  state: string;
  finding: '' | 'sound' | 'not_sound';
  note: string;
}
export interface SampleRow {
  id: string;
  seed: string;
  size: number;
  drawnAt: Date;
  drawnByName: string;
  populationDigest: string;
  population: number;
  items: SampleItem[];
  version: number;
}

export async function listSamples(db: Queryable, tenantId: string, evaluationId: string): Promise<SampleRow[]> {
  const rows = await db
    .selectFrom('evaluationSamples')
    .select(['id', 'seed', 'size', 'drawnAt', 'drawnByName', 'populationDigest', 'population', 'items', 'version'])
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .orderBy('drawnAt')
    .execute();
  return rows as unknown as SampleRow[];
}

export async function insertSample(
  tx: Tx,
  tenantId: string,
  evaluationId: string,
  row: Omit<SampleRow, 'id' | 'version'> & { drawnBy: string },
): Promise<string> {
  const id = newId();
  const values = { ...row, items: JSON.stringify(row.items), tenantId, id, evaluationId };
  await tx.insertInto('evaluationSamples').values(values).execute();
  return id;
}

/** False when it is at another version. */
export async function updateSample(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  items: readonly SampleItem[],
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('evaluationSamples')
    .set({ items: JSON.stringify(items), version: version + 1 })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
