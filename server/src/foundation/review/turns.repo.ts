import { sql } from 'kysely';
import type { Queryable, Tx } from '../../kernel/db/index.ts';
import type { ReturnKind } from './review.schema.ts';

/** A time that a step was open: since when, who ended it and how. */
export interface Turn {
  reviewId: string;
  number: number;
  stepKey: string;
  permission: string;
  openedAt: Date;
  closedAt: Date | null;
  decision: 'approve' | 'return' | 'back' | 'lapsed' | null;
  decidedBy: string;
  decidedByName: string;
  /** Account id; '' when it was decided in one's own right. */
  onBehalfOf: string;
  returnKinds: ReturnKind[];
  backTo: string;
  decidedIn: string | null;
  decidedVersion: number | null;
  isCarried: boolean;
  remindedAt: Date | null;
  escalatedAt: Date | null;
}

/** What was written with it as well. */
export interface TurnWithNote extends Turn {
  note: string;
}

const columns = [
  't.reviewId',
  't.number',
  't.stepKey',
  't.permission',
  't.openedAt',
  't.closedAt',
  't.decision',
  't.decidedBy',
  't.decidedByName',
  't.onBehalfOf',
  't.returnKinds',
  't.backTo',
  't.decidedIn',
  't.decidedVersion',
  't.isCarried',
  't.remindedAt',
  't.escalatedAt',
] as const;

/** All turns of some reviews, oldest first. */
export async function listTurns(
  db: Queryable,
  tenantId: string,
  reviewIds: readonly string[],
): Promise<TurnWithNote[]> {
  if (reviewIds.length === 0) return [];
  const rows = await db
    .selectFrom('reviewTurns as t')
    .leftJoin('workflowSteps as s', (join) =>
      join
        .onRef('s.tenantId', '=', 't.tenantId')
        .onRef('s.instanceId', '=', 't.decidedIn')
        .onRef('s.version', '=', 't.decidedVersion'),
    )
    .select([...columns, sql<string>`coalesce(s.note, '')`.as('note')])
    .where('t.tenantId', '=', tenantId)
    .where(sql<boolean>`t.review_id = any(${[...reviewIds]}::uuid[])`)
    .orderBy('t.reviewId')
    .orderBy('t.number')
    .execute();
  return rows as TurnWithNote[];
}

export type NewTurn = Pick<Turn, 'stepKey' | 'permission' | 'openedAt'> & Partial<Omit<Turn, 'reviewId' | 'number'>>;

/** Adds turns behind those that a review has. */
export async function insertTurns(
  tx: Tx,
  tenantId: string,
  reviewId: string,
  turns: readonly NewTurn[],
): Promise<void> {
  if (turns.length === 0) return;
  const last = await tx
    .selectFrom('reviewTurns')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('number'))
    .where('tenantId', '=', tenantId)
    .where('reviewId', '=', reviewId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('reviewTurns')
    .values(turns.map((turn, at) => ({ tenantId, reviewId, number: Number(last.number) + at + 1, ...turn })))
    .execute();
}

/** Ends the open turn of a step, or of all steps that are still open. */
export async function closeTurns(
  tx: Tx,
  tenantId: string,
  reviewId: string,
  stepKey: string | null,
  change: Partial<Omit<Turn, 'reviewId' | 'number'>> & Pick<Turn, 'closedAt' | 'decision'>,
): Promise<void> {
  let query = tx
    .updateTable('reviewTurns')
    .set(change)
    .where('tenantId', '=', tenantId)
    .where('reviewId', '=', reviewId)
    .where('closedAt', 'is', null);
  if (stepKey !== null) query = query.where('stepKey', '=', stepKey);
  await query.execute();
}

/** Keeps that those concerned were told; false when another process was faster. */
export async function markTold(
  tx: Tx,
  tenantId: string,
  turn: Pick<Turn, 'reviewId' | 'number'>,
  column: 'remindedAt' | 'escalatedAt',
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .updateTable('reviewTurns')
    .set({ [column]: at })
    .where('tenantId', '=', tenantId)
    .where('reviewId', '=', turn.reviewId)
    .where('number', '=', turn.number)
    .where('closedAt', 'is', null)
    .where(column, 'is', null)
    .returning('number')
    .execute();
  return rows.length > 0;
}
