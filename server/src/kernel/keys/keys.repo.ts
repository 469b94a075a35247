import type { Database } from '../db/index.ts';

export interface StoredKey {
  id: string;
  purpose: string;
  masterKeyId: string;
  wrappedKey: Buffer;
}

/** The key in use for a purpose; without a purpose, any key at all. Null when there is none. */
export async function findCurrentKey(db: Database, purpose?: string): Promise<StoredKey | null> {
  let query = db
    .selectFrom('dataKeys')
    .select(['id', 'purpose', 'masterKeyId', 'wrappedKey'])
    .where('retiredAt', 'is', null);
  if (purpose !== undefined) query = query.where('purpose', '=', purpose);
  return (await query.limit(1).executeTakeFirst()) ?? null;
}

export async function findKey(db: Database, id: string): Promise<StoredKey | null> {
  const query = db.selectFrom('dataKeys').select(['id', 'purpose', 'masterKeyId', 'wrappedKey']).where('id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

/** Does nothing when another process made a key for the purpose first. */
export async function insertKey(db: Database, key: StoredKey & { algorithm: string }): Promise<void> {
  await db
    .insertInto('dataKeys')
    .values(key)
    .onConflict((c) => c.doNothing())
    .execute();
}
