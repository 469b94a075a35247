import type { Queryable, Tx } from '../../kernel/db/index.ts';

export interface StoredPicture {
  sha256: string;
  mediaType: string;
  width: number;
  height: number;
}

/** Keeps a picture; the same one twice is one row. */
export async function insertPicture(
  tx: Tx,
  tenantId: string,
  picture: StoredPicture & { bytes: Buffer },
): Promise<void> {
  await tx
    .insertInto('pictures')
    .values({ tenantId, ...picture })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A picture with its bytes; null when there is none. Who may see it is for the caller to say. */
export async function findPicture(
  db: Queryable,
  tenantId: string,
  sha256: string,
): Promise<(StoredPicture & { bytes: Buffer }) | null> {
  const row = await db
    .selectFrom('pictures')
    .select(['sha256', 'mediaType', 'width', 'height', 'bytes'])
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row ?? null;
}

/** Which of these pictures there are. */
export async function listPictures(
  db: Queryable,
  tenantId: string,
  hashes: readonly string[],
): Promise<StoredPicture[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom('pictures')
    .select(['sha256', 'mediaType', 'width', 'height'])
    .where('tenantId', '=', tenantId)
    .where('sha256', 'in', [...hashes])
    .execute();
}
