import type { Queryable, Tx } from '../../../kernel/db/index.ts';

/** False when the applicant has said it before. */
export async function insertRating(
  tx: Tx,
  tenantId: string,
  row: { requestId: string; score: number; wordsSealed: string; givenAt: Date },
): Promise<boolean> {
  const made = await tx
    .insertInto('requestRatings')
    .values({ tenantId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .returning('requestId')
    .executeTakeFirst();
  return made !== undefined;
}

export async function findRating(db: Queryable, tenantId: string, requestId: string): Promise<number | null> {
  const row = await db
    .selectFrom('requestRatings')
    .select('score')
    .where('tenantId', '=', tenantId)
    .where('requestId', '=', requestId)
    .executeTakeFirst();
  return row?.score ?? null;
}
