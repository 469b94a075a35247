import { sql } from 'kysely';
import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { CountedDuty, Mark, NewEvaluation, UnitScore } from './evaluation.schema.ts';

export interface EvaluationRow extends NewEvaluation {
  id: string;
  state: 'draft' | 'scoring' | 'told' | 'published';
  workflowId: string;
  authorIds: string[];
  objectionsUntil: string | null;
  publishedAt: Date | null;
  digest: string;
  version: number;
}

export async function insertEvaluation(
  tx: Tx,
  tenantId: string,
  row: NewEvaluation & { id: string; workflowId: string; authorIds: string[] },
): Promise<void> {
  const { tree, rules, ...rest } = row;
  const values = { ...rest, tenantId, tree: JSON.stringify(tree), rules: JSON.stringify(rules), state: 'draft' };
  await tx.insertInto('evaluations').values(values).execute();
}

/** Newest first. */
export async function listEvaluations(db: Queryable, tenantId: string): Promise<EvaluationRow[]> {
  const query = db.selectFrom('evaluations').selectAll().where('tenantId', '=', tenantId);
  return (await query.orderBy('untilOn', 'desc').orderBy('id', 'desc').execute()).map(toRow);
}

export async function findEvaluation(
  db: Queryable,
  tenantId: string,
  id: string,
  forUpdate = false,
): Promise<EvaluationRow | null> {
  const query = db.selectFrom('evaluations').selectAll().where('tenantId', '=', tenantId).where('id', '=', id);
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst();
  return row ? toRow(row) : null;
}

const toRow = (row: object): EvaluationRow => {
  const { overallShare, ...rest } = row as EvaluationRow;
  return { ...rest, overallShare: Number(overallShare) };
};

/** Changes what is given and counts the version up. */
export async function updateEvaluation(
  tx: Tx,
  tenantId: string,
  id: string,
  change: Partial<Omit<EvaluationRow, 'id' | 'version' | 'workflowId'>>,
): Promise<void> {
  const { tree, rules, ...rest } = change;
  await tx
    .updateTable('evaluations')
    .set({
      ...rest,
      ...(tree && { tree: JSON.stringify(tree) }),
      ...(rules && { rules: JSON.stringify(rules) }),
      version: sql<number>`version + 1`,
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export interface MarkRow extends Mark {
  id: string;
  judgeName: string;
  reason: string;
  signedAt: Date;
}

/** Marks that stand. */
export async function listMarks(db: Queryable, tenantId: string, evaluationId: string): Promise<MarkRow[]> {
  return db
    .selectFrom('evaluationMarks')
    .select(['id', 'organisationId', 'indicator', 'judgeId', 'judgeName', 'points', 'reason', 'signedAt'])
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .where('replacedAt', 'is', null)
    .orderBy('signedAt')
    .execute();
}

/** Signs a mark; an earlier one of the same judge stays as replaced. */
export async function insertMark(
  tx: Tx,
  tenantId: string,
  evaluationId: string,
  mark: Mark & { judgeName: string; reason: string },
  at: Date,
): Promise<string> {
  await tx
    .updateTable('evaluationMarks')
    .set({ replacedAt: at })
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .where('organisationId', '=', mark.organisationId)
    .where('indicator', '=', mark.indicator)
    .where('judgeId', '=', mark.judgeId)
    .where('replacedAt', 'is', null)
    .execute();
  const id = newId();
  await tx
    .insertInto('evaluationMarks')
    .values({ ...mark, tenantId, id, evaluationId, signedAt: at })
    .execute();
  return id;
}

export interface FrozenResult {
  organisationId: string;
  total: number;
  rank: number;
  score: UnitScore;
  duties: CountedDuty[];
}

/** Keeps results of a stage in place of those of the same stage; published ones are refused by the database. */
export async function replaceResults(
  tx: Tx,
  tenantId: string,
  evaluationId: string,
  stage: 'told' | 'published',
  results: readonly FrozenResult[],
  at: Date,
): Promise<void> {
  await tx
    .deleteFrom('evaluationResults')
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .where('stage', '=', stage)
    .execute();
  await sql`
    insert into evaluation_results (tenant_id, evaluation_id, organisation_id, stage, total, rank, score, duties, frozen_at)
    select ${tenantId}::uuid, ${evaluationId}::uuid, r."organisationId", ${stage}, r.total, r.rank, r.score, r.duties, ${at}
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
      as r("organisationId" uuid, total int, rank int, score jsonb, duties jsonb)`.execute(tx);
}

export async function listResults(
  db: Queryable,
  tenantId: string,
  evaluationId: string,
  stage: 'told' | 'published',
  organisationId?: string,
): Promise<FrozenResult[]> {
  let query = db
    .selectFrom('evaluationResults')
    .select(['organisationId', 'total', 'rank', 'score', 'duties'])
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .where('stage', '=', stage);
  if (organisationId) query = query.where('organisationId', '=', organisationId);
  return (await query.orderBy('rank').orderBy('organisationId').execute()) as unknown as FrozenResult[];
}
