import { newId, type Queryable, type Tx } from '../../kernel/db/index.ts';
import type { ChannelHandover, NewChannelHandover } from './channels.schema.ts';

/** The unit that a document belongs to; null for none. */
export async function findUnit(db: Queryable, tenantId: string, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('documents')
    .select('organisationId')
    .where('tenantId', '=', tenantId)
    .where('id', '=', documentId)
    .executeTakeFirst();
  return row?.organisationId ?? null;
}

export async function listHandovers(db: Queryable, tenantId: string, documentId: string): Promise<ChannelHandover[]> {
  const rows = await db
    .selectFrom('channelHandovers')
    .select(['id', 'channel', 'place', 'link', 'handedAt', 'handedByName', 'takenBackAt'])
    .where('tenantId', '=', tenantId)
    .where('documentId', '=', documentId)
    .orderBy('handedAt')
    .orderBy('id')
    .execute();
  return rows.map(({ handedAt, takenBackAt, ...row }) => ({
    ...(row as Omit<ChannelHandover, 'handedAt' | 'takenBackAt'>),
    handedAt: handedAt.toISOString(),
    takenBackAt: takenBackAt?.toISOString() ?? null,
  }));
}

export async function insertHandover(
  tx: Tx,
  tenantId: string,
  documentId: string,
  handover: NewChannelHandover & { handedAt: string; handedBy: string; handedByName: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('channelHandovers')
    .values({ ...handover, tenantId, documentId, id })
    .execute();
  return id;
}

/** False when it was taken back before. */
export async function updateTakenBack(tx: Tx, tenantId: string, id: string, at: Date, by: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('channelHandovers')
    .set({ takenBackAt: at, takenBackBy: by })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('takenBackAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
