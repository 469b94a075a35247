import { newId, type Queryable, type Tx } from '../../../kernel/db/index.ts';
import type { SelfCheckTable } from './score.rules.ts';

export interface SelfCheckRow {
  id: string;
  targetId: string;
  /** The first day of the month. */
  month: string;
  result: SelfCheckTable | null;
  settledAt: Date | null;
  settledBy: string;
  version: number;
}
export interface JudgementRow {
  line: string;
  verdict: 'met' | 'unmet' | 'not_applicable';
  points: number;
  evidence: string;
  judgedBy: string;
  judgedAt: Date;
}

const COLUMNS = ['id', 'targetId', 'month', 'result', 'settledAt', 'settledBy', 'version'] as const;

/** The newest month first. */
export async function listSelfChecks(db: Queryable, tenantId: string): Promise<SelfCheckRow[]> {
  const query = db.selectFrom('siteSelfChecks').select(COLUMNS).where('tenantId', '=', tenantId);
  return (await query.orderBy('month', 'desc').orderBy('id').limit(500).execute()) as unknown as SelfCheckRow[];
}

export async function findSelfCheck(db: Queryable, tenantId: string, id: string): Promise<SelfCheckRow | null> {
  const query = db.selectFrom('siteSelfChecks').select(COLUMNS).where('tenantId', '=', tenantId);
  return ((await query.where('id', '=', id).executeTakeFirst()) as unknown as SelfCheckRow | undefined) ?? null;
}

/** The id of the one of that month, made now or before. */
export async function ensureSelfCheck(
  tx: Tx,
  tenantId: string,
  targetId: string,
  month: string,
): Promise<{ id: string; isNew: boolean }> {
  const made = await tx
    .insertInto('siteSelfChecks')
    .values({ tenantId, id: newId(), targetId, month })
    .onConflict((conflict) => conflict.columns(['tenantId', 'targetId', 'month']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return { id: made.id, isNew: true };
  const known = await tx
    .selectFrom('siteSelfChecks')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('targetId', '=', targetId)
    .where('month', '=', month)
    .executeTakeFirstOrThrow();
  return { id: known.id, isNew: false };
}

export async function listJudgements(db: Queryable, tenantId: string, selfCheckId: string): Promise<JudgementRow[]> {
  const rows = await db
    .selectFrom('siteSelfCheckJudgements')
    .select(['line', 'verdict', 'points', 'evidence', 'judgedBy', 'judgedAt'])
    .where('tenantId', '=', tenantId)
    .where('selfCheckId', '=', selfCheckId)
    .execute();
  return rows.map((row) => ({ ...row, points: Number(row.points) })) as JudgementRow[];
}

export async function saveJudgement(
  tx: Tx,
  tenantId: string,
  selfCheckId: string,
  { line, ...judgement }: JudgementRow,
): Promise<void> {
  await tx
    .insertInto('siteSelfCheckJudgements')
    .values({ tenantId, selfCheckId, line, ...judgement })
    .onConflict((conflict) => conflict.columns(['tenantId', 'selfCheckId', 'line']).doUpdateSet(judgement))
    .execute();
}

/** Moves a self-check that is not settled to its next version, frozen when a result is given; false when somebody was faster. */
export async function advanceSelfCheck(
  tx: Tx,
  tenantId: string,
  id: string,
  version: number,
  settled?: { result: SelfCheckTable; settledAt: Date; settledBy: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('siteSelfChecks')
    .set({ version: version + 1, ...(settled && { ...settled, result: JSON.stringify(settled.result) }) })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Targets without a self-check of the month. */
export async function listWithoutSelfCheck(db: Queryable, tenantId: string, month: string): Promise<string[]> {
  const rows = await db
    .selectFrom('siteHealthTargets as t')
    .leftJoin('siteSelfChecks as c', (join) =>
      join.onRef('c.tenantId', '=', 't.tenantId').onRef('c.targetId', '=', 't.id').on('c.month', '=', month),
    )
    .select('t.id')
    .where('t.tenantId', '=', tenantId)
    .where('t.isWatched', '=', true)
    .where('c.id', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}
